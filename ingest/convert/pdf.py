"""PDF: the text layer line by line, with places on the page; a scanned page is read from its picture."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import ConversionError, UnreadableSource
from index.model import Converted, Layout, Source, Word
from ingest.convert import ocr
from ingest.convert.builder import TextBuilder, one_line
from ingest.convert.layout import Line, add_pages
from ingest.convert.pdf_lines import lines_of
from ingest.convert.readable import is_readable
from ingest.file import os_reason

MAX_PAGES = 5_000
FEW_LETTERS = 300
"""A page with fewer letters than this and a picture all over it is a scan; stamps put some text on those."""


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
        words: dict[int, tuple[Word, ...]] = {}
        unread = _read_scans(document, pages, words, scanned, usable) if scanned else []
        builder = TextBuilder()
        # Of letters on a picture, the size and weight are guesses.
        placed = add_pages(builder, pages, with_headings=len(scanned) * 2 <= len(pages))
        properties = _properties(document)
        if unread:
            properties["unread_pages"] = ", ".join(str(index + 1) for index in unread)
        by_ocr = len(scanned) > len(unread)
        return builder.build(
            source, properties, from_ocr=by_ocr, lines_known=True, layout=Layout(placed, words)
        )
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
        if "password" in str(error).lower():
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
            lines = lines_of(page)
            letters = _letters(lines)
            if letters < FEW_LETTERS and _is_picture(page, any_size=letters == 0):
                scanned.append(index)
            pages.append(lines)
        finally:
            page.close()
    return pages, scanned


def _read_scans(
    document: pdfium.PdfDocument,
    pages: list[list[Line]],
    words: dict[int, tuple[Word, ...]],
    scanned: list[int],
    usable: bool,
) -> list[int]:
    """Put lines read from pictures in the place of missing or unusable ones; give the pages left unread.

    `words` receives the words of each page that was read so, by its number.
    """
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
            lines, read = ocr.read_page(page, budget)
        finally:
            page.close()
        if not usable or _letters(lines) > _letters(pages[index]):
            pages[index] = lines
            words[index + 1] = read
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
