"""The one place that decides: which evidence holds, what covers what, and what the policy does with it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable
from operator import attrgetter

from ingest.deidentify.evidence import Evidence

# When two kinds claim the same characters, the first in this list wins; the rest of the other stays covered.
_ORDER = [
    "EMAIL",
    "URL",
    "IBAN",
    "BSN",
    "DOB",
    "PHONE",
    "CASE",
    "PLATE",
    "ADDRESS",
    "POSTCODE",
    "HANDLE",
    "SCHOOL",
    "AGE",
    "OFFICIAL",
    "PERSON",
    "DATE",
    "PLACE",
    "TRAIT",
]
LABELS = frozenset(_ORDER)
_YEARS = re.compile(r"(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d(?:-\d\d)?)")
_RANK = {label: rank for rank, label in enumerate(_ORDER)}
_SURELY = 0.9
_START, _END = attrgetter("start"), attrgetter("end")


def resolve(text: str, evidence: Iterable[Evidence], threshold: Callable[[Evidence], float]) -> list[Evidence]:
    """Non-overlapping evidence in reading order: the longest safe cover.

    Evidence of one kind that overlaps is joined; where kinds overlap, the stronger keeps its characters and
    the other keeps what is left of it.
    """
    held = [one for one in evidence if one.score >= threshold(one) and one.end > one.start]
    dates = [one for one in held if one.label == "DATE"]
    # "Zitting 2024-01-09" and "schooljaar 2022-2023" look like the number of a case.
    held = [
        one
        for one in held
        if one.label != "CASE"
        or not _YEARS.fullmatch(text, one.start, one.end)
        or not any(date.start <= one.start and one.end <= date.end for date in dates)
    ]
    joined: list[Evidence] = []
    for label in _ORDER:
        joined.extend(_join([one for one in held if one.label == label]))
    # "een mail naar Lotte van 't Hof": in the name of someone stands no school.
    people = [one for one in joined if one.label == "PERSON" and one.score >= _SURELY]
    joined = [
        one
        for one in joined
        if one.label != "SCHOOL"
        or not any(
            person.start < one.start and one.end == person.end
            for person in overlapping(people, one.start, one.end)
        )
    ]
    joined.sort(key=lambda one: (_RANK[one.label], one.start - one.end))
    taken: list[Evidence] = []
    for one in joined:
        for piece in _rest(text, one, overlapping(taken, one.start, one.end)):
            insort(taken, piece, key=_START)
    return taken


def overlapping(resolved: list[Evidence], start: int, end: int) -> list[Evidence]:
    """What of `resolved`, which is in reading order without overlap, has characters in `[start, end)`."""
    first = bisect_right(resolved, start, key=_END)
    return resolved[first : bisect_left(resolved, end, first, key=_START)]


def _join(same: list[Evidence]) -> list[Evidence]:
    result: list[Evidence] = []
    for one in sorted(same, key=lambda one: (one.start, -one.end)):
        if result and one.start < result[-1].end:
            last = result[-1]
            best = max(last, one, key=lambda e: e.score)
            result[-1] = Evidence(
                last.start, max(last.end, one.end), one.label, best.source, best.score, best.ground
            )
        else:
            result.append(one)
    return result


def _rest(text: str, one: Evidence, taken: list[Evidence]) -> list[Evidence]:
    """What `taken` leaves of this evidence; a person inside an address is the address."""
    pieces = [(one.start, one.end)]
    for other in taken:
        pieces = [
            piece
            for start, end in pieces
            for piece in (
                [(start, end)]
                if end <= other.start or start >= other.end
                else [(start, other.start), (other.end, end)]
            )
            if piece[1] > piece[0]
        ]
    if pieces == [(one.start, one.end)]:
        return [one]
    if one.label in {"PERSON", "OFFICIAL", "PLACE", "DATE", "AGE", "TRAIT"} and any(
        o.start <= one.start and one.end <= o.end for o in taken
    ):
        return []
    left = [_trim(text, start, end) for start, end in pieces]
    return [
        Evidence(*piece, one.label, one.source, one.score, one.ground)
        for piece in left
        if piece[1] - piece[0] > 2
    ]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces and marks that stood between two findings."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
