"""PDF: the text layer line by line, with places on the page; a scanned page is read from its picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import ConversionError, UnreadableSource
from index.model import Converted, Source
from ingest.convert import ocr
from ingest.convert.builder import TextBuilder, one_line
from ingest.convert.layout import Line, add_pages
from ingest.convert.readable import is_readable
from ingest.sources import os_reason

MAX_PAGES = 5_000
FEW_LETTERS = 20
"""A page with fewer letters than this and a picture on it is a scan."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHENS = (0x02, 0xFFFE)


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
        if scanned:
            _read_scans(document, pages, scanned)
        builder = TextBuilder()
        by_ocr = len(scanned) * 2 > len(pages)
        add_pages(builder, pages, with_headings=not by_ocr)
        return builder.build(source, _properties(document), from_ocr=bool(scanned), lines_known=True)
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
        raise ConversionError("het PDF-bestand is beschadigd") from error


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
            letters = sum(len(line.text) for line in lines)
            if letters < FEW_LETTERS and _has_picture(page):
                scanned.append(index)
            pages.append(lines)
        finally:
            page.close()
    text = " ".join(line.text for page in pages for line in page)
    if text and not is_readable(text):
        scanned = list(range(len(pages)))
    return pages, scanned


def _read_scans(document: pdfium.PdfDocument, pages: list[list[Line]], scanned: list[int]) -> None:
    """Put lines read from pictures in the place of missing or unusable ones."""
    unusable = any(pages[index] for index in scanned) and len(scanned) == len(pages)
    if not ocr.available():
        if unusable:
            raise ConversionError("de tekstlaag is onbruikbaar; installeer tesseract-ocr-nld")
        if len(scanned) * 2 > len(pages) or not any(pages):
            raise ConversionError("scan zonder tekstlaag; installeer tesseract-ocr-nld")
        return
    budget = ocr.Budget()
    for index in scanned:
        page = document[index]
        try:
            lines = ocr.read_page(page, budget)
        finally:
            page.close()
        if lines or unusable:
            pages[index] = lines
    text = " ".join(line.text for page in pages for line in page)
    if not text.strip():
        raise ConversionError("scan zonder leesbare tekst")
    if not is_readable(text):
        raise ConversionError("de scan is te slecht om te lezen")


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(
        kind.type in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH)
        for kind in page.get_objects(max_depth=2)
    )


def _lines(page: pdfium.PdfPage) -> Iterator[Line]:
    """The lines of a page in the order of the file, parts of one line put together again."""
    textpage = page.get_textpage()
    try:
        waiting: _Row | None = None
        for row in _rows(textpage):
            if waiting is None:
                waiting = row
            elif waiting.continues_in(row):
                waiting.append(row)
            else:
                yield waiting.line()
                waiting = row
        if waiting is not None:
            yield waiting.line()
    finally:
        textpage.close()


class _Row:
    """Characters on one line with their boxes (left, bottom, right, top), in points."""

    __slots__ = ("bold", "boxes", "chars")

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.boxes: list[tuple[float, float, float, float] | None] = []
        self.bold = False

    def add(self, char: str, box: tuple[float, float, float, float] | None) -> None:
        self.chars.append(char)
        self.boxes.append(box)

    @property
    def placed(self) -> list[tuple[float, float, float, float]]:
        return [box for box in self.boxes if box is not None]

    def continues_in(self, other: _Row) -> bool:
        """Whether `other` stands on the same line, further right: a raised mark ends a line for pdfium."""
        mine, theirs = self.placed, other.placed
        bottom, top = median(box[1] for box in mine), median(box[3] for box in mine)
        low, high = median(box[1] for box in theirs), median(box[3] for box in theirs)
        overlap = min(top, high) - max(bottom, low)
        gap = min(box[0] for box in theirs) - max(box[2] for box in mine)
        return overlap >= 0.5 * min(top - bottom, high - low) and -2 <= gap <= 3 * (top - bottom)

    def append(self, other: _Row) -> None:
        gap = min(box[0] for box in other.placed) - max(box[2] for box in self.placed)
        if gap > 0.2 * (self.placed[-1][3] - self.placed[-1][1]):
            self.add(" ", None)
        self.chars += other.chars
        self.boxes += other.boxes

    def line(self) -> Line:
        placed = self.placed
        height = median(box[3] - box[1] for box in placed)
        base = median(box[1] for box in placed)
        tabular = False
        before: tuple[float, float, float, float] | None = None
        for position, box in enumerate(self.boxes):
            if box is None:
                continue
            char = self.chars[position]
            small, raised = box[3] - box[1] < 0.85 * height, box[1] > base + 0.15 * height
            if small and raised and char.isascii() and char.isdigit():
                self.chars[position] = char.translate(_SUPERSCRIPT)
            if before is not None and box[0] - before[2] > 2.5 * height and position > 6:
                tabular = True
            before = box
        text = one_line("".join(self.chars))
        return Line(
            text,
            min(box[0] for box in placed),
            max(box[2] for box in placed),
            base,
            height,
            self.bold,
            tabular,
        )


def _rows(textpage: pdfium.PdfTextPage) -> Iterator[_Row]:
    """Lines as pdfium parts them; blank ones left out."""
    handle = textpage.raw
    rect = raw.FS_RECTF()
    unicode_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    row = _Row()
    for index in range(textpage.count_chars()):
        code = unicode_at(handle, index)
        if code in (0x0D, 0x0A):
            if row.placed:
                yield row
            row = _Row()
            continue
        if code == 0 or 0xD800 <= code <= 0xDFFF:
            continue
        char = "-" if code in _HYPHENS else chr(code)
        if char.isspace():
            row.add(" ", None)
            continue
        box_at(handle, index, rect)
        if not row.placed:
            row.bold = _is_bold(handle, index)
        row.add(char, (rect.left, rect.bottom, rect.right, rect.top))
        if code in _HYPHENS:
            # pdfium swallows the line break after a hyphen.
            yield row
            row = _Row()
    if row.placed:
        yield row


def _is_bold(handle: object, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    lower = name.value.lower()
    return (
        b"bold" in lower
        or b"black" in lower
        or b"heavy" in lower
        or raw.FPDFText_GetFontWeight(handle, index) >= 700
    )


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
