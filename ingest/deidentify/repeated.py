"""A number or address that is masked once is masked wherever it stands again, however it is spaced there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ingest.deidentify.evidence import Evidence

LABELS = frozenset(["PHONE", "BSN", "IBAN", "CASE", "PLATE", "ADDRESS", "POSTCODE", "DOB"])
_SHORTEST, _FEWEST_DIGITS = 6, 3
_PIECE = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Letters and digits in lower case: what two ways of writing a number share.

    >>> folded("06-12 34 56 78"), folded("Z/23/104882")
    ('0612345678', 'z23104882')
    """
    return "".join(_PIECE.findall(text)).lower()


def memorable(text: str) -> str:
    """The folded form, or nothing where it is too short to mean the same thing elsewhere."""
    short = folded(text)
    enough = len(short) >= _SHORTEST and sum(map(str.isdigit, short)) >= _FEWEST_DIGITS
    return short if enough else ""


def find_again(text: str, known: Mapping[str, str]) -> Iterator[Evidence]:
    """Where the folded numbers of `known` (→ label) stand in `text` as whole words."""
    if not known:
        return
    pieces = list(_PIECE.finditer(text))
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    parts: list[str] = []
    length = 0
    for piece in pieces:
        begins[length] = piece.start()
        lower = piece.group().lower()
        parts.append(lower)
        length += len(lower)
        ends[length] = piece.end()
    short = "".join(parts)
    for number, label in known.items():
        at = short.find(number)
        while at != -1:
            start, end = begins.get(at), ends.get(at + len(number))
            # Pieces far apart are a row of figures, not this number.
            if start is not None and end is not None and end - start <= 2 * len(number) + 4:
                yield Evidence(start, end, label, "doorgetrokken", 0.9, "eerder genoemd")
            at = short.find(number, at + 1)


def numbers_in(text: str, masked: Iterable[Evidence]) -> Iterator[tuple[str, str]]:
    """What is worth remembering of the evidence that is masked: folded number, label."""
    for one in masked:
        if one.label in LABELS and (short := memorable(text[one.start : one.end])):
            yield short, one.label
