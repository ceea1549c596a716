"""Writes out the numbers that Word puts before headings and list items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, its pattern ("%1.%2."), and where it starts."""

    kind: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """The levels of each list, and which lists count on together (`shared`)."""

    lists: Mapping[str, Mapping[int, Level]]
    shared: Mapping[str, str]


class Counters:
    """Counts through a document.

    >>> level = Level("decimal", "%1.", 1)
    >>> counters = Counters(Numbering({"1": {0: level}}, {"1": "a"}))
    >>> counters.next("1", 0), counters.next("1", 0)
    ('1.', '2.')
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, number: str, depth: int) -> str:
        """The mark of the next item of a list at `depth` (from 0); "-" for a bullet."""
        levels = self._numbering.lists.get(number, {})
        level = levels.get(depth)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "-"
        counts = self._counts.setdefault(self._numbering.shared.get(number, number), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]

        def digit(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            known = levels.get(at, level)
            return written(counts.get(at, known.start), known.kind)

        return re.sub(r"%([1-9])", digit, level.pattern).strip()


def written(count: int, kind: str) -> str:
    """A count as a list writes it.

    >>> written(3, "lowerLetter"), written(4, "upperRoman"), written(2, "decimal")
    ('c', 'IV', '2')
    """
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman if kind == "upperRoman" else roman.lower()
    if kind == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _roman(count: int) -> str:
    signs = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    out = ""
    for value, sign in signs:
        out += sign * (count // value)
        count %= value
    return out
