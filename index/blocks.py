"""How a stored text is laid out: its paragraphs, the tables in them, and the cells of a row.

A blank line parts paragraphs; within one each line stands by itself, and bars part the cells of a row.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_GAP = re.compile(r"\n[ \t]*\n\s*|\Z")
_LINE = re.compile(r"[^\n]+")
_BAR = re.compile(r"(?<!\S)\|(?!\S)|$")

Span = tuple[int, int]


def paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Offsets of the paragraphs of `text[start:end]`, without the blank lines between them."""
    at = start
    for gap in _GAP.finditer(text, start, end):
        begin, stop = trimmed(text, at, gap.start())
        if begin < stop:
            yield begin, stop
        at = gap.end()


def runs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A paragraph cut where a table begins or ends: (start, end, whether it is a table)."""
    for is_table, run in itertools.groupby(lines(text, start, end), lambda line: " | " in text[slice(*line)]):
        spans = list(run)
        left, right = trimmed(text, spans[0][0], spans[-1][1])
        if left < right:
            yield left, right, is_table


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    return (line.span() for line in _LINE.finditer(text, start, end))


def cells(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of one row, an empty one as an empty span.

    >>> list(cells("Jaar | | Bedrag", 0, 15))
    [(0, 4), (7, 7), (9, 15)]
    """
    at = start
    for bar in _BAR.finditer(text, at, end):
        yield trimmed(text, at, bar.start())
        at = bar.end()


def is_pairs(rows: list[list[Span]]) -> bool:
    """Whether the first cell of each row names it; else the first row names the columns."""
    return all(len(row) == 2 for row in rows)


def trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
