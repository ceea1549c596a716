"""Cuts normalised text into lines that know their page, what stands before them, and what becomes of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.model import Converted, OffsetMap
from ingest.endings import is_closed, is_item
from ingest.repair.flattened import flattened

_LINE = re.compile(r"[^\n\f\u2028]*(\n|\f|\u2028|$)")
_SPACES = re.compile(r" {2,}")
_TABULAR = re.compile(r" \| | {3,}\S.* {3,}\S")


@dataclass(slots=True, eq=False)
class Line:
    """A line with text on it: `text[start:end]` of the normalised text, spaces at its ends left out."""

    index: int
    """Its place among the lines."""
    start: int
    end: int
    text: str
    page: int
    gap: int
    """Blank lines before it."""
    kept: bool
    """Whether the break before it was asked for, and stays."""
    heading: int = 0
    furniture: bool = False
    note: bool = False
    opens_note: bool = False
    is_mark: bool = False
    """Whether it is nothing but the mark of a footnote, broken off the line above."""
    contact: str | None = None
    """Which kind of contact data it is, "" for none; None until that was asked."""
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    """Replacements inside the line: (start, end, text), offsets in the line, ascending."""

    def pieces(self) -> Iterator[tuple[str, int]]:
        """The text of the line as it is written, in pieces with their offset in the normalised text."""
        edits = self.edits
        if "  " in self.text:
            edits = sorted([*edits, *((m.start(), m.end(), " ") for m in _SPACES.finditer(self.text))])
        position = 0
        for start, end, replacement in edits:
            if start < position:
                continue
            yield self.text[position:start], self.start + position
            yield replacement, self.start + start
            position = end
        yield self.text[position:], self.start + position

    @property
    def is_item(self) -> bool:
        return is_item(self.text)

    @property
    def is_tabular(self) -> bool:
        return ("|" in self.text or "   " in self.text) and _TABULAR.search(self.text) is not None

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence, a label or a list item ends."""
        return is_closed(self.text)


def split_lines(text: str, converted: Converted, way_back: OffsetMap) -> list[Line]:
    """The lines of `text`, which is the normalised text of `converted`."""
    lines: list[Line] = []
    page_ends = [_forward(way_back, page.end) for page in converted.pages[:-1]]
    gap, kept, page = 0, False, 0
    for match in _LINE.finditer(text):
        start, end = match.start(), match.start(1)
        found = text[start:end]
        stripped = found.strip()
        if stripped:
            start += len(found) - len(found.lstrip())
            while page < len(page_ends) and start >= page_ends[page]:
                page += 1
            for part, offset, heading in flattened(stripped):
                lines.append(
                    Line(len(lines), start + offset, start + offset + len(part), part, page, gap, kept, heading)
                )
                gap, kept = (0, True) if is_item(part) else (1, False)
            gap, kept = 0, match.group(1) == "\u2028"
        elif match.group(1):
            gap += 1
            kept = False
    _mark_headings(lines, converted, way_back)
    return lines


def _mark_headings(lines: list[Line], converted: Converted, way_back: OffsetMap) -> None:
    starts = [line.start for line in lines]
    for heading in converted.headings:
        start, end = _forward(way_back, heading.start), _forward(way_back, heading.end)
        at = max(bisect_right(starts, start) - 1, 0)
        while at < len(lines) and lines[at].start < end:
            if lines[at].end > start:
                lines[at].heading = heading.level
            at += 1


def _forward(way_back: OffsetMap, raw: int) -> int:
    """The offset in the normalised text of an offset in the text as it came in."""
    at = bisect_right(way_back.raw, raw) - 1
    limit = way_back.clean[at + 1] if at + 1 < len(way_back.clean) else None
    offset = way_back.clean[at] + raw - way_back.raw[at]
    return offset if limit is None else min(offset, limit)
