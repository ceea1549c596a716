"""Makes lines of the characters that pdfium finds on a page, each with its place."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import ConversionError
from ingest.convert.layout import Line
from ingest.endings import is_item
from ingest.marks import lowered, raised

MAX_CHARACTERS = 1_000_000
"""Characters of the fullest page that is read; a page of small print holds ten thousand."""
WIDE_GAP = 1.6
"""A gap between words wider than this, in heights of a letter, parts columns."""
LOOK_BACK = 50
"""Segments among which one that stands on the same line is looked for."""
ACROSS = -1
NOT_DRAWN = -1

_LONG_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{4,}")
_HYPHENS = (0x02, 0xFFFE)

Box = tuple[float, float, float, float]


def lines_of(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page in the order of the file, parts of one line put together again.

    A turned page is read as it is meant; text turned another way than most of the page comes last. Text across
    the page (a watermark) is left out. Raises ConversionError when a page holds more than MAX_CHARACTERS.
    """
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > MAX_CHARACTERS:
            raise ConversionError("een pagina van het PDF-bestand bevat te veel tekst")
        by_turn: dict[int, list[Line]] = {}
        waiting: list[_Segment] = []
        for segment in _segments(textpage):
            if waiting and not any(segment.is_beside(other) for other in waiting[-LOOK_BACK:]):
                by_turn.setdefault(waiting[0].turn, []).extend(_joined(waiting))
                waiting = []
            waiting.append(segment)
        if waiting:
            by_turn.setdefault(waiting[0].turn, []).extend(_joined(waiting))
    finally:
        textpage.close()
    turns = sorted(by_turn, key=lambda turn: -sum(len(line.text) for line in by_turn[turn]))
    return [line for turn in turns for line in by_turn[turn]]


@dataclass(slots=True)
class _Segment:
    """Characters beside each other with their boxes (left, bottom, right, top), in points; None for a space."""

    turn: int = 0
    """How far it is turned, in quarters to the right."""
    chars: list[str] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)
    glyphs: list[int] = field(default_factory=list)
    """The number of each character in the text layer of the page; NOT_DRAWN for a space."""
    bold: int = 0
    left: float = math.inf
    right: float = -math.inf
    bottom: float = 0.0
    height: float = 0.0

    def add(self, char: str, box: Box, glyph: int) -> None:
        self.chars.append(char)
        self.boxes.append(box)
        self.glyphs.append(glyph)
        self.left = min(self.left, box[0])
        self.right = max(self.right, box[2])
        if box[3] - box[1] > self.height:
            self.bottom, self.height = box[1], box[3] - box[1]

    def space(self) -> None:
        if self.chars and self.chars[-1] != " ":
            self.chars.append(" ")
            self.boxes.append(None)
            self.glyphs.append(NOT_DRAWN)

    def is_beside(self, other: _Segment) -> bool:
        """Whether both stand on one line: letters at the same height, or a mark raised at the other's end."""
        if self.turn != other.turn:
            return False
        overlap = min(self.bottom + self.height, other.bottom + other.height) - max(self.bottom, other.bottom)
        return overlap >= 0.5 * min(self.height, other.height)

    def takes(self, box: Box) -> bool:
        """Whether a character with this box goes on where the segment ends."""
        height = max(self.height, box[3] - box[1])
        overlap = min(self.bottom + self.height, box[3]) - max(self.bottom, box[1])
        # Letters of another size a step further are a note in the margin; a raised mark has no gap.
        if abs(self.height - (box[3] - box[1])) > 0.2 * height and box[0] - self.right > 0.6 * height:
            return False
        low = 0.4 * min(self.height, box[3] - box[1])
        return overlap >= low and -0.5 * height <= box[0] - self.right <= WIDE_GAP * height


def _joined(segments: list[_Segment]) -> Iterator[Line]:
    """Lines made of segments on one height: a column in another size of letter becomes a line of its own."""
    while segments:
        row = [segments[0]]
        rest: list[_Segment] = []
        for segment in segments[1:]:
            tallest = max(segment.height, *(part.height for part in row))
            near = any(-2 <= segment.left - part.right <= 0.8 * tallest for part in row)
            marked = len(row) == 1 and is_item("".join(row[0].chars).strip() + " x")
            alike = near or marked or all(abs(segment.height - part.height) <= 0.15 * tallest for part in row)
            (row if alike else rest).append(segment)
        yield _line(sorted(row, key=lambda part: part.left))
        segments = rest


def _line(row: list[_Segment]) -> Line:
    height = max(part.height for part in row)
    base = next(part.bottom for part in row if part.height == height)
    usual = _usual_box(row)
    chars: list[str] = []
    glyphs: list[int] = []
    starts: list[float] = []
    right = -math.inf
    for part in row:
        if chars:
            gap = part.left - right
            if gap > WIDE_GAP * height:
                starts.append(part.left)
            if gap > 0.15 * height:
                chars.append(" ")
                glyphs.append(NOT_DRAWN)
        chars.extend(_raised(part, usual[1], usual[3] - usual[1]))
        glyphs.extend(part.glyphs)
        right = max(right, part.right)
    text, drawn = _on_one_line(chars, glyphs)
    if not starts and is_item(text):
        hanging = _after_mark(row[0])
        starts = [hanging] if hanging is not None else []
    return Line(
        text,
        row[0].left,
        right,
        base,
        height,
        bold=2 * sum(part.bold for part in row) > sum(len(part.boxes) - part.boxes.count(None) for part in row),
        column=starts[-1] if starts else None,
        tabular=len(starts) > 1,
        glyphs=drawn,
    )


def _on_one_line(chars: list[str], glyphs: list[int]) -> tuple[str, array[int]]:
    """The characters with single spaces and none at the ends (as `one_line`), each with its glyph."""
    kept = [at for at, char in enumerate(chars) if char != " " or (at and chars[at - 1] != " ")]
    if kept and chars[kept[-1]] == " ":
        kept.pop()
    if kept and chars[kept[0]] == " ":
        del kept[0]
    return "".join(chars[at] for at in kept), array("i", (glyphs[at] for at in kept))


def _usual_box(row: list[_Segment]) -> Box:
    """The box of a usual letter of a line: a sign of another font (euro, bullet) may be far taller."""
    drawn = [(char, box) for part in row for char, box in zip(part.chars, part.boxes, strict=True) if box]
    letters = [box for char, box in drawn if char.isalpha()] or [box for _, box in drawn]
    return sorted(letters, key=lambda box: box[3] - box[1])[len(letters) // 2]


def _raised(part: _Segment, base: float, height: float) -> str:
    """The text of a segment, with small raised digits as superscripts; a raised "1400405" is a line beside."""
    chars = list(part.chars)
    for at, (char, box) in enumerate(zip(part.chars, part.boxes, strict=True)):
        small = box is not None and box[3] - box[1] < 0.85 * height and box[1] > base + 0.15 * height
        if small and char.isascii() and char.isdigit():
            chars[at] = raised(char)
    return _LONG_RAISED.sub(lambda match: lowered(match.group()), "".join(chars))


def _after_mark(part: _Segment) -> float | None:
    """Where the text of a list item begins, after its mark."""
    if " " not in part.chars:
        return None
    following = part.boxes[part.chars.index(" ") + 1 :]
    return next((box[0] for box in following if box is not None), None)


def _segments(textpage: pdfium.PdfTextPage) -> Iterator[_Segment]:
    """Stretches of characters without a wide gap, a jump or a line break between them; blank ones left out."""
    handle = textpage.raw
    rect = raw.FS_RECTF()
    unicode_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    segment = _Segment()
    bold, turn = False, 0
    begins = True
    for index in range(textpage.count_chars()):
        code = unicode_at(handle, index)
        if code in (0x0D, 0x0A):
            if segment.chars:
                yield segment
            segment, begins = _Segment(), True
            continue
        if code == 0 or 0xD800 <= code <= 0xDFFF:
            continue
        char = "-" if code in _HYPHENS else chr(code)
        if char.isspace():
            segment.space()
            begins = True
            continue
        if begins:
            bold, turn, begins = _is_bold(handle, index), _turn(handle, index), False
        if turn is ACROSS:
            continue
        box_at(handle, index, rect)
        box = _upright(turn, rect.left, rect.bottom, rect.right, rect.top)
        if segment.chars and (segment.turn != turn or not segment.takes(box)):
            yield segment
            segment = _Segment()
        segment.turn = turn
        segment.add(char, box, index)
        segment.bold += bold
        if code in _HYPHENS:
            # pdfium swallows the line break after a hyphen.
            yield segment
            segment, begins = _Segment(), True
    if segment.chars:
        yield segment


def _turn(handle: object, index: int) -> int:
    """How far a character is turned, in quarters to the right; ACROSS for what is in between."""
    quarters = raw.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < 0.2 else ACROSS


def _upright(turn: int, left: float, bottom: float, right: float, top: float) -> Box:
    """The box as it stands when its text is turned upright."""
    if turn == 0:
        return left, bottom, right, top
    if turn == 1:
        return -top, left, -bottom, right
    if turn == 2:
        return -right, -top, -left, -bottom
    return bottom, -right, top, -left


def _is_bold(handle: object, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    lower = name.value.lower()
    if any(word in lower for word in (b"bold", b"black", b"heavy")):
        return True
    return bool(raw.FPDFText_GetFontWeight(handle, index) >= 700)
