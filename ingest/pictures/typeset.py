"""Safe text → lines as they will stand on sheets: words with their place, masks as boxes, rows of tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.blocks import Span, cells, is_pairs, lines, paragraphs, runs, trimmed
from index.model import Heading
from ingest.pictures.allowed import label_of
from ingest.pictures.faces import BOLD, REGULAR, Face, drawn
from ingest.pictures.paint import label_width

WIDTH = 890
"""Pixels of a line: about 85 letters, as many as an eye follows back to the next line."""
BODY = Face(REGULAR, 22)
HEADINGS = (Face(BOLD, 32), Face(BOLD, 27), Face(BOLD, 24), Face(BOLD, 22))
TABLE_SIZES = (20, 18, 16)
LEADING = 1.45
BETWEEN = 14
"""White space between paragraphs."""
BESIDE = 2
"""Blank pixels on each side of a box."""
CELL_GAP = 18
ROW_GAP = 10
NARROWEST = 60
"""A column that would be narrower makes the table a list of lines."""
WHOLE_ROW = 12
"""A row of at most this many lines is not parted over two sheets."""

_INK = re.compile(r"\S+")
_ITEM = re.compile(r"(?:[•▪●○◦‣–*-]|[☐☑☒✓✔]|\(?\d{1,3}[.):]|\(?[a-zA-Z][.)]|[¹²³⁰⁴-⁹]+)\s+")


@dataclass(frozen=True, slots=True)
class Atom:
    """`text[start:end]` as it is drawn: letters, or the label of a mask; `width` in pixels."""

    start: int
    end: int
    shown: str
    mask: bool
    width: int
    face: Face


Placed = tuple[tuple[int, Atom], ...]
"""Atoms with the pixel of the line that each begins at."""
Word = tuple[Atom, ...]
"""What stands together without white space between."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet, with its height and the white space `before` it in pixels.

    `keep`: not parted from the next line. `rule`: a thin line stands above it, between rows of a table.
    """

    placed: Placed
    height: int
    before: int = 0
    keep: bool = False
    rule: bool = False


def typeset(text: str, headings: Sequence[Heading], masks: Sequence[Span]) -> Iterator[Line]:
    """All of a safe text; `masks` are the places of what was masked, in order and apart from each other."""
    levels = {heading.start: heading.level for heading in headings}
    setter = _Setter(text, masks)
    for begin, stop in paragraphs(text, 0, len(text)):
        before = BETWEEN
        for left, right, is_table in runs(text, begin, stop):
            if is_table:
                made = setter.table(left, right)
            elif level := levels.get(left, 0):
                made = setter.heading(left, right, level)
                before = HEADINGS[min(level, len(HEADINGS)) - 1].size
            else:
                made = setter.prose(left, right)
            for number, line in enumerate(made):
                yield replace(line, before=before) if number == 0 else line
            before = BETWEEN // 2


class _Setter:
    def __init__(self, text: str, masks: Sequence[Span]) -> None:
        self._text = text
        self._masks = masks
        self._ends = [end for _, end in masks]

    def heading(self, start: int, end: int, level: int) -> list[Line]:
        face = HEADINGS[min(level, len(HEADINGS)) - 1]
        return [replace(line, keep=True) for line in self._filled(start, end, face, 0, 0)]

    def prose(self, start: int, end: int) -> list[Line]:
        """A paragraph; each line of it that is a list item hangs from its mark."""
        made: list[Line] = []
        for line in lines(self._text, start, end):
            left, right = trimmed(self._text, *line)
            item = _ITEM.match(self._text, left, right)
            hang = BODY.width(drawn(item.group().strip())) + BODY.width(" ") if item else 0
            made += self._filled(left, right, BODY, hang, 4 if item and made else 0)
        # No line of a paragraph stands alone at the foot or the head of a sheet.
        return [
            replace(line, keep=len(made) > 1 and number in (0, len(made) - 2))
            for number, line in enumerate(made)
        ]

    def table(self, start: int, end: int) -> list[Line]:
        """Rows of cells, in smaller letters when they do not fit; else lines of text, bars and all."""
        places = [list(cells(self._text, *line)) for line in lines(self._text, start, end)]
        pairs = is_pairs(places)
        for size in TABLE_SIZES:
            rows = [
                [
                    list(self._words(*cell, Face(BOLD if _is_name(pairs, number, column) else REGULAR, size)))
                    for column, cell in enumerate(row)
                ]
                for number, row in enumerate(places)
            ]
            if widths := _columns(rows, at_any_cost=size == TABLE_SIZES[-1]):
                return [
                    line
                    for number, row in enumerate(rows)
                    for line in _set_row(self._text, row, widths, size, number == 0, not pairs and number == 0)
                ]
        return self.prose(start, end)

    def _filled(self, start: int, end: int, face: Face, hang: int, before: int) -> Iterator[Line]:
        height = round(face.size * (1.25 if face in HEADINGS else LEADING))
        for number, row in enumerate(_broken(self._text, list(self._words(start, end, face)), WIDTH, hang)):
            yield Line(row, height, before if number == 0 else 0)

    def _words(self, start: int, end: int, face: Face) -> Iterator[Word]:
        word: list[Atom] = []
        for atom in self._atoms(start, end, face):
            if word and word[-1].end != atom.start:
                yield tuple(word)
                word = []
            word.append(atom)
        if word:
            yield tuple(word)

    def _atoms(self, start: int, end: int, face: Face) -> Iterator[Atom]:
        at = start
        for number in range(bisect_right(self._ends, start), len(self._masks)):
            left, right = self._masks[number]
            if left >= end:
                break
            yield from self._letters(at, left, face)
            label = label_of(self._text, left, right)
            yield Atom(left, right, label, True, label_width(label) + 2 * BESIDE, face)
            at = right
        yield from self._letters(at, end, face)

    def _letters(self, start: int, end: int, face: Face) -> Iterator[Atom]:
        for found in _INK.finditer(self._text, start, end):
            yield _letters(self._text, *found.span(), face)


def _is_name(pairs: bool, row: int, column: int) -> bool:
    """Whether a cell names its row, or its column, as the page with the text has it."""
    return column == 0 if pairs else row == 0


def _letters(text: str, start: int, end: int, face: Face) -> Atom:
    shown = drawn(text[start:end])
    return Atom(start, end, shown, False, face.width(shown), face)


def _broken(text: str, words: Sequence[Word], width: int, hang: int = 0) -> Iterator[Placed]:
    """Words on lines of `width` pixels; all but the first begin `hang` pixels further on."""
    row: list[tuple[int, Atom]] = []
    x = 0
    for word in words:
        for atoms in _fitting(text, word, width - hang):
            glued = bool(row) and row[-1][1].end == atoms[0].start
            space = atoms[0].face.width(" ") if row and not glued else 0
            if row and x + space + _wide(atoms) > width:
                yield tuple(row)
                row, x, space = [], hang, 0
            x += space
            for atom in atoms:
                row.append((x, atom))
                x += atom.width
    if row:
        yield tuple(row)


def _fitting(text: str, word: Word, width: int) -> Iterator[Word]:
    """A word, in parts when it is wider than a line: between its atoms, or in the middle of letters."""
    if _wide(word) <= width:
        yield word
        return
    part: list[Atom] = []
    for atom in word:
        if part and _wide(part) + atom.width > width:
            yield tuple(part)
            part = []
        while atom.width > width and not atom.mask and atom.end - atom.start > 1:
            first = _most_of(text, atom, width)
            yield (first,)
            atom = _letters(text, first.end, atom.end, atom.face)
        part.append(replace(atom, width=min(atom.width, width)) if atom.mask else atom)
    if part:
        yield tuple(part)


def _most_of(text: str, atom: Atom, width: int) -> Atom:
    """As many letters of an atom as fit in `width`, and at least one."""

    def part(count: int) -> Atom:
        return _letters(text, atom.start, atom.start + count, atom.face)

    count = bisect_right(range(1, atom.end - atom.start), width, key=lambda count: part(count).width)
    return part(max(count, 1))


def _wide(atoms: Sequence[Atom]) -> int:
    return sum(atom.width for atom in atoms)


def _columns(rows: Sequence[Sequence[Sequence[Word]]], at_any_cost: bool) -> list[int]:
    """The width of each column; none when words would have to be broken and that is not wanted yet."""
    count = max(map(len, rows))
    room = WIDTH - (count - 1) * CELL_GAP
    whole, least = [1] * count, [1] * count
    for row in rows:
        for column, words in enumerate(row):
            if words:
                spaces = (len(words) - 1) * words[0][0].face.width(" ")
                whole[column] = max(whole[column], sum(map(_wide, words)) + spaces)
                least[column] = max(least[column], *map(_wide, words))
    if sum(whole) <= room:
        return whole
    if sum(least) <= room:
        return _shared(least, [wide - narrow for wide, narrow in zip(whole, least, strict=True)], room)
    if not at_any_cost or count * NARROWEST > room:
        return []
    narrow = [min(width, NARROWEST) for width in least]
    return _shared(narrow, [wide - small for wide, small in zip(least, narrow, strict=True)], room)


def _shared(widths: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """What is left of the room goes to the columns as they want it."""
    left, total = room - sum(widths), sum(wanted) or 1
    return [width + left * more // total for width, more in zip(widths, wanted, strict=True)]


def _set_row(
    text: str, row: Sequence[Sequence[Word]], widths: Sequence[int], size: int, first: bool, names: bool
) -> Iterator[Line]:
    """The lines of one row: of each cell its next line, beside each other."""
    columns = [list(_broken(text, words, width)) for words, width in zip(row, widths, strict=False)]
    high = max(map(len, columns), default=0)
    lefts = list(accumulate((width + CELL_GAP for width in widths), initial=0))
    for number in range(high):
        placed = tuple(
            (left + x, atom)
            for left, column in zip(lefts, columns, strict=False)
            if number < len(column)
            for x, atom in column[number]
        )
        opens = number == 0 and not first
        keep = names or (number < high - 1 and high <= WHOLE_ROW)
        yield Line(placed, round(size * 1.35), ROW_GAP if opens else 0, keep, rule=opens)
