"""Dates and periods as Dutch writes them, as intervals with the precision that the words have.

A period without a year takes it from the anchor, the date of the document, and is marked `derived`; without an
anchor it stays unresolved. Winter is named after the year of its January, as the KNMI does.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from index.model import Interval, Precision
from index.period_parts import Context, Rule, months_of
from index.period_rules import BARE_YEAR, RULES
from index.reference_laws import LAWS

_Found = tuple[int, int, Interval]


def find_periods(text: str, anchor: date | None) -> tuple[_Found, ...]:
    """Every date or period in `text` with its offsets, in order, never overlapping.

    A bare year counts only where a word says that it is one ("in 2025", "begroting 2024").

    >>> [(a, b, str(i.last)) for a, b, i in find_periods("In Q3 van 2023 volgt meer.", None)]
    [(3, 14, '2023-09-30')]
    """
    return tuple(_find(text, anchor, RULES))


def parse_period(text: str, anchor: date | None) -> Interval | None:
    """The one period that `text` consists of, also a bare year; None when it is something else.

    >>> str(parse_period("in de zomer van 2024", None).first)
    '2024-06-01'
    """
    found = list(_find(text, anchor, (*RULES, BARE_YEAR)))
    if len(found) != 1:
        return None
    start, end, interval = found[0]
    footnote_mark = text[end : end + 1].isdigit()
    rest = f"{text[:start]} {text[end + footnote_mark :]}".lower()
    return interval if _FILLER.fullmatch(rest) else None


def year_alone(text: str) -> _Found | None:
    """The first year that a question names without a word that says so ("moties 2024"); no number of something.

    >>> year_alone("moties 2024 jeugd")[:2], year_alone("Wmo 2015"), year_alone("2025 gezinnen")
    ((7, 11), None, None)
    """
    for match in _YEAR_ALONE.finditer(text):
        before = text[: match.end()].lower()
        if not _NUMBER_BEFORE.search(text, 0, match.start()) and not before.endswith(_LAWS_OF_A_YEAR):
            return match.start(), match.end(), months_of(int(match.group()), 1, 12, Precision.YEAR)
    return None


_YEAR_ALONE = re.compile(
    r"(?<![\w.,:/€$–-])(?!2000)(?:199|20[0-6])\d(?![\w/%:–-]|[.,]\d|\s[-–/]|\s[A-Z]{2}\b|\s\d)"  # 2011 AB
    r"(?!\s*(?:euro|eur|m2|m²|m3|km|meter|uur|uren|fte|stuks|keer|per)\b)"
    r"(?!\s+(?:\w+\s)?(?:inwoners|woningen|huishoudens|leerlingen|kinderen|personen|gezinnen|jongeren|jeugdigen"
    r"|cli[eë]nten|mensen|ouders|plekken|plaatsen|meldingen|dagen|weken|maanden)\b)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"(?:[€$]|\b(?:eur|euro|\w*nummer|nrs?|no|art|artikel\w*|postbus|dossier|kenmerk|lid|pagina|blz|p|tel|kamer"
    r"|kamerstuk\w*|dan|ruim|ongeveer|bijna)\b\.?:?)\s*$",
    re.IGNORECASE,
)
_LAWS_OF_A_YEAR = tuple(name.lower() for name in LAWS if name[-4:].isdigit())

_FILLER = re.compile(r"(?:[\s.,;:()]|\b(?:in|op|per|het|de|jaar|van|d\.d|datum|periode|tussen)\b)*")


def _find(text: str, anchor: date | None, rules: tuple[Rule, ...]) -> Iterator[_Found]:
    low = _lower(text)
    candidates: list[tuple[int, int, int, re.Match[str]]] = []
    for order, rule in enumerate(rules):
        for match in rule.pattern.finditer(low):
            start, end = match.span("at") if "at" in rule.pattern.groupindex else match.span()
            candidates.append((start, -end, order, match))
    candidates.sort(key=lambda c: c[:3])
    position = 0
    for start, minus_end, order, match in candidates:
        if start < position:
            continue
        interval = rules[order].read(match, Context(anchor, low, start, -minus_end))
        if interval is not None:
            begin, bounded = _bound(low, start, position, interval)
            yield begin, -minus_end, bounded
            position = -minus_end


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


# --- words around a period ------------------------------------------------------------------------

_BOUND = re.compile(
    r"(?<![\w/])(?P<word>(?:ten\s?minste|minimaal|minstens)\s+(?:t/m|tot\s+en\s+met|tot)|omstreeks|rond(?:om)?|circa|ongeveer"
    r"|t/m|tot\s+en\s+met|uiterlijk|v[oó][oó]r|tot|vanaf|sinds|na)"
    r"(?:\s+(?:in|op|per))?(?:\s+(?:de|het))?\s+$"
)


def _bound(low: str, start: int, floor: int, interval: Interval) -> tuple[int, Interval]:
    """Apply the word before a period ("t/m", "omstreeks", "vanaf") to it; also where the whole now starts."""
    window = max(floor, start - 40)
    match = _BOUND.search(low, window, start)
    if match is None or interval.first is None or interval.last is None:
        return start, interval
    word = re.sub(r"\s+", " ", match["word"])
    day = interval.precision is Precision.DAY
    bounded: Interval | None
    if word in ("omstreeks", "rond", "rondom", "circa", "ongeveer"):
        bounded = Interval(
            _month_earlier(interval.first), _month_later(interval.last), Precision.WIDE, interval.derived
        )
    elif word.startswith(("ten", "min")):
        bounded = replace(interval, first=interval.last, last=None)
    elif word in ("t/m", "tot en met", "uiterlijk"):
        bounded = replace(interval, first=None)
    elif word == "tot":
        bounded = replace(interval, first=None, last=interval.last if day else interval.first - timedelta(1))
    elif word in ("vanaf", "sinds"):
        bounded = replace(interval, last=None)
    elif word == "na":
        bounded = replace(interval, first=interval.last + timedelta(1), last=None)
    elif word == "vóór" or (word == "voor" and day) or low[start:].startswith("eind"):
        last = interval.last if low[start:].startswith("eind") else interval.first - timedelta(1)
        bounded = replace(interval, first=None, last=last)
    else:
        bounded = None  # "voor 2024" is "for 2024"
    return (match.start(), bounded) if bounded else (start, interval)


def _month_earlier(day: date) -> date:
    year, month = (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _month_later(day: date) -> date:
    """One month on; the end of a month becomes the end of the next."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    length = monthrange(year, month)[1]
    return date(year, month, length if day.day == monthrange(day.year, day.month)[1] else min(day.day, length))
