"""A number, address or school that is masked once is masked wherever it stands again, however it is spaced."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from ingest.deidentify.evidence import Evidence

LABELS = frozenset(["PHONE", "BSN", "IBAN", "CASE", "PLATE", "ADDRESS", "POSTCODE", "DOB"])
_NAMED = frozenset(["SCHOOL", "ADDRESS"])
_SHORTEST, _FEWEST_DIGITS = 6, 3
_SHORTEST_NAME = 5
# The name in "obs De Vlinder" and "Molenweg 12": from its first capital to its number.
_NAME = re.compile(
    r"(?:(?:De|Het|'t|Den|Sint)[ ])?(?![A-Z]{2,5}[ ])[A-ZÀ-Þ][\w'-]*[a-zà-ÿ][\w'-]*"
    r"(?:[ ](?:(?:van|de|der|den|het|en)[ ]){0,2}[A-ZÀ-Þ][\w'-]+)*"
)
_NO_NAME = re.compile(
    r"(?i)(?:\w*school|college|lyceum|gymnasium|\w*opvang|kindcentrum|laan|weg|plein|hof|park|dijk|kade|straat|singel)"
)
_LAST_WORD = re.compile(r"([^\W\d_])[\w'-]*$")
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
    parts = [piece.lower() for piece in _PIECE.findall(text)]
    short = "".join(parts)
    found = [(number, label) for number, label in known.items() if number in short]
    if not found:
        return
    ends = list(accumulate(map(len, parts)))
    spans = [piece.span() for piece in _PIECE.finditer(text)]
    for number, label in found:
        at = short.find(number)
        while at != -1:
            # A piece that ends before the number, and the one that it ends with.
            first, last = bisect_right(ends, at), bisect_left(ends, at + len(number))
            whole = at == (ends[first - 1] if first else 0) and ends[last] == at + len(number)
            start, end = spans[first][0], spans[last][1]
            # Pieces far apart are a row of figures, not this number.
            if whole and end - start <= 2 * len(number) + 4:
                # "de wilgen" are trees, "De Wilgen" is the school.
                word = _LAST_WORD.search(text, start, end)
                if word is None or word[1].isupper() or any(map(str.isdigit, number)):
                    yield Evidence(start, end, label, "doorgetrokken", 0.9, "eerder genoemd")
            at = short.find(number, at + 1)


def numbers_in(text: str, masked: Iterable[Evidence]) -> Iterator[tuple[str, str]]:
    """What is worth remembering of the evidence that is masked: folded number, label."""
    for one in masked:
        if one.label in LABELS and (short := memorable(text[one.start : one.end])):
            yield short, one.label


def names_in(text: str, masked: Iterable[Evidence]) -> Iterator[tuple[str, str]]:
    """The schools and streets of the evidence that is masked, without kind or number: folded name, label."""
    for one in masked:
        if one.label not in _NAMED:
            continue
        name = _NAME.search(text, one.start, one.end)
        if name and not _NO_NAME.fullmatch(name.group()) and len(folded(name.group())) >= _SHORTEST_NAME:
            yield folded(name.group()), one.label
