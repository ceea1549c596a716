"""PDF: the text layer line by line, with places on the page; a scanned page is read from its picture."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import ConversionError, UnreadableSource
from index.model import Converted, Source
from ingest.convert import ocr
from ingest.convert.builder import TextBuilder, one_line
from ingest.convert.layout import Line, add_pages
from ingest.convert.readable import is_readable
from ingest.endings import is_item
from ingest.sources import os_reason

MAX_PAGES = 5_000
FEW_LETTERS = 300
"""A page with fewer letters than this and a picture all over it is a scan; stamps put some text on those."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONG_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{4,}")
_HYPHENS = (0x02, 0xFFFE)
WIDE_GAP = 1.6
"""A gap between words wider than this, in heights of a letter, parts columns."""

Box = tuple[float, float, float, float]


def convert(source: Source) -> Converted:
    """The text of a PDF; pages without a usable text layer are read by OCR.

    Raises ConversionError for a damaged or locked file, and for a scan that cannot be read.
    """
    document = _open(source)
    try:
        if len(document) == 0:
            raise ConversionError("het PDF-bestand heeft 0 pagina's")
        if len(document) > MAX_PAGES:
            raise ConversionError(f"het PDF-bestand heeft meer dan {MAX_PAGES} pagina's")
        pages, scanned = _read(document)
        usable = is_readable(" ".join(line.text for page in pages for line in page))
        if not usable:
            scanned = list(range(len(pages)))
        unread = _read_scans(document, pages, scanned, usable) if scanned else []
        builder = TextBuilder()
        # Of letters on a picture, the size and weight are guesses.
        add_pages(builder, pages, with_headings=len(scanned) * 2 <= len(pages))
        properties = _properties(document)
        if unread:
            properties["unread_pages"] = ", ".join(str(index + 1) for index in unread)
        by_ocr = len(scanned) > len(unread)
        return builder.build(source, properties, from_ocr=by_ocr, lines_known=True)
    finally:
        document.close()


def _open(source: Source) -> pdfium.PdfDocument:
    try:
        source.path.stat()
    except OSError as error:
        raise UnreadableSource(os_reason(error)) from error
    try:
        return pdfium.PdfDocument(source.path)
    except pdfium.PdfiumError as error:
        code = raw.FPDF_GetLastError() if "password" not in str(error).lower() else raw.FPDF_ERR_PASSWORD
        if code == raw.FPDF_ERR_PASSWORD:
            raise ConversionError(
                "het PDF-bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord"
            ) from error
        if _says_no_pages(source):
            raise ConversionError("het PDF-bestand heeft 0 pagina's") from error
        raise ConversionError("het PDF-bestand is beschadigd") from error


def _says_no_pages(source: Source) -> bool:
    """pdfium calls a file without pages damaged."""
    with source.path.open("rb") as file:
        start = file.read(1_000_000)
    return re.search(rb"/Count\s+0\b", start) is not None and b"%%EOF" in start


def _read(document: pdfium.PdfDocument) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the indices of pages that must be read from their picture."""
    pages: list[list[Line]] = []
    scanned: list[int] = []
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            # One damaged page does not spoil the others.
            pages.append([])
            continue
        try:
            lines = list(_lines(page))
            letters = _letters(lines)
            if letters < FEW_LETTERS and _is_picture(page, any_size=letters == 0):
                scanned.append(index)
            pages.append(lines)
        finally:
            page.close()
    return pages, scanned


def _read_scans(
    document: pdfium.PdfDocument, pages: list[list[Line]], scanned: list[int], usable: bool
) -> list[int]:
    """Put lines read from pictures in the place of missing or unusable ones; give the pages left unread."""
    if not ocr.available():
        if not usable:
            raise ConversionError("de tekstlaag is onbruikbaar; installeer tesseract-ocr-nld")
        if len(scanned) * 2 > len(pages) or not any(map(_letters, pages)):
            raise ConversionError("scan zonder tekstlaag; installeer tesseract-ocr-nld")
        return scanned
    budget = ocr.Budget()
    for index in scanned:
        page = document[index]
        try:
            lines = ocr.read_page(page, budget)
        finally:
            page.close()
        if not usable or _letters(lines) > _letters(pages[index]):
            pages[index] = lines
    text = " ".join(line.text for page in pages for line in page)
    if not text.strip():
        raise ConversionError("scan zonder leesbare tekst")
    if not is_readable(text):
        raise ConversionError("de scan is te slecht om te lezen")
    return []


def _letters(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _is_picture(page: pdfium.PdfPage, any_size: bool) -> bool:
    """Whether a picture covers half the page or more; a page without a letter may also be drawn."""
    width, height = page.get_size()
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, *([raw.FPDF_PAGEOBJ_PATH] if any_size else [])]
    for number, found in enumerate(page.get_objects(filter=kinds, max_depth=3)):
        if any_size:
            return True
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) >= 0.5 * width * height or number > 1_000:
            return True
    return False


def _lines(page: pdfium.PdfPage) -> Iterator[Line]:
    """The lines of a page in the order of the file, parts of one line put together again."""
    textpage = page.get_textpage()
    try:
        waiting: list[_Segment] = []
        for segment in _segments(textpage):
            if waiting and not any(segment.is_beside(other) for other in waiting):
                yield from _joined(waiting)
                waiting = []
            waiting.append(segment)
        yield from _joined(waiting)
    finally:
        textpage.close()


@dataclass(slots=True)
class _Segment:
    """Characters beside each other with their boxes (left, bottom, right, top), in points; None for a space."""

    chars: list[str] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)
    bold: int = 0
    left: float = math.inf
    right: float = -math.inf
    bottom: float = 0.0
    height: float = 0.0

    def add(self, char: str, box: Box) -> None:
        self.chars.append(char)
        self.boxes.append(box)
        self.left = min(self.left, box[0])
        self.right = max(self.right, box[2])
        if box[3] - box[1] > self.height:
            self.bottom, self.height = box[1], box[3] - box[1]

    def space(self) -> None:
        if self.chars and self.chars[-1] != " ":
            self.chars.append(" ")
            self.boxes.append(None)

    def is_beside(self, other: _Segment) -> bool:
        """Whether both stand on one line: letters at the same height, or a mark raised at the other's end."""
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
    words: list[str] = []
    starts: list[float] = []
    right = -math.inf
    for part in row:
        if words:
            gap = part.left - right
            if gap > WIDE_GAP * height:
                starts.append(part.left)
            words.append(" " if gap > 0.15 * height else "")
        words.append(_raised(part, base, height))
        right = max(right, part.right)
    text = one_line("".join(words))
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
    )


def _raised(part: _Segment, base: float, height: float) -> str:
    """The text of a segment, with small raised digits as superscripts; a raised "1400405" is a line beside."""
    chars = list(part.chars)
    for at, (char, box) in enumerate(zip(part.chars, part.boxes, strict=True)):
        small = box is not None and box[3] - box[1] < 0.85 * height and box[1] > base + 0.15 * height
        if small and char.isascii() and char.isdigit():
            chars[at] = char.translate(_SUPERSCRIPT)
    return _LONG_RAISED.sub(lambda match: match.group().translate(_PLAIN), "".join(chars))


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
    bold = False
    for index in range(textpage.count_chars()):
        code = unicode_at(handle, index)
        if code in (0x0D, 0x0A):
            if segment.chars:
                yield segment
            segment = _Segment()
            continue
        if code == 0 or 0xD800 <= code <= 0xDFFF:
            continue
        char = "-" if code in _HYPHENS else chr(code)
        if char.isspace():
            segment.space()
            continue
        box_at(handle, index, rect)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if segment.chars and not segment.takes(box):
            yield segment
            segment = _Segment()
        if not segment.chars or segment.chars[-1] == " ":
            bold = _is_bold(handle, index)
        segment.add(char, box)
        segment.bold += bold
        if code in _HYPHENS:
            # pdfium swallows the line break after a hyphen.
            yield segment
            segment = _Segment()
    if segment.chars:
        yield segment


def _is_bold(handle: object, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    lower = name.value.lower()
    if any(word in lower for word in (b"bold", b"black", b"heavy")):
        return True
    return bool(raw.FPDFText_GetFontWeight(handle, index) >= 700)


_INFO = {
    "Title": "title", "Author": "author", "Subject": "subject", "Keywords": "keywords", "CreationDate":
    "date", "ModDate": "modified", "Creator": "program",
}  # fmt: skip


def _properties(document: pdfium.PdfDocument) -> dict[str, str]:
    found = {}
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        if name in _INFO:
            text = one_line(value)
            found[_INFO[name]] = _iso(text) if name.endswith("Date") else text
    return found


def _iso(date: str) -> str:
    """ "D:20240312..." as "2024-03-12"; anything else as it is."""
    digits = date.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else date
