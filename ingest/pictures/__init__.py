"""Makes shielded page pictures in the reading process: all that leaves it of a page is what may be seen."""

from __future__ import annotations

import pypdfium2 as pdfium

from index.errors import UnreadableSource
from index.model import Converted, PlacedLine, Repaired, SafeDocument
from index.pictures.values import SafePage, SafePictures, text_digest
from ingest import media
from ingest.pictures.allowed import Read, allowed
from ingest.pictures.page import DOUBT, picture_of
from ingest.pictures.sheets import on_sheets

MOST_PAGES = 300

TOO_MANY = f"Van een stuk met meer dan {MOST_PAGES} pagina’s worden geen paginabeelden gemaakt."
DAMAGED = "Deze pagina is in het bestand beschadigd."
UNREAD = "Deze pagina is een plaatje dat niet gelezen is."

KINDS = {
    "PERSON": "naam",
    "OFFICIAL": "naam",
    "PHONE": "telefoon",
    "EMAIL": "e-mail",
    "BSN": "bsn",
    "ADDRESS": "adres",
    "POSTCODE": "postcode",
    "DOB": "geboortedatum",
    "CASE": "dossiernummer",
    "IBAN": "rekeningnummer",
}


def make_pictures(
    converted: Converted, repaired: Repaired, document: SafeDocument, read: Read
) -> SafePictures | None:
    """Pictures of all pages of a document, or of the sheets that the text of an office file is set on.

    None for other files without pages: web pages and plain text were never paper, and are best read as text.

    `read` finds what may identify someone in a text (`Deidentifier.findings` under the document's policy).
    A page about which there is any doubt comes without a picture, with the reason.
    """
    layout = converted.layout
    if layout is None:
        office = converted.source.media_type in media.OFFICE
        return on_sheets(document.text, document.headings, document.findings) if office else None
    if len(converted.pages) > MOST_PAGES:
        return without_pictures(converted, document, TOO_MANY)
    may = allowed(converted.text, layout, repaired, document, _label, read)
    lines: dict[int, list[PlacedLine]] = {}
    for line in layout.lines:
        lines.setdefault(line.page, []).append(line)
    unread = {int(page) for page in converted.properties.get("unread_pages", "").split(", ") if page}
    try:
        opened = pdfium.PdfDocument(converted.source.path)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadableSource("het bestand is tijdens het lezen veranderd") from error
    pages = []
    try:
        for index in range(len(opened)):
            number = index + 1
            if number in unread:
                pages.append(SafePage(number, reason=UNREAD))
                continue
            try:
                page = opened[index]
            except pdfium.PdfiumError:
                pages.append(SafePage(number, reason=DAMAGED))
                continue
            try:
                words = layout.words.get(number)
                pages.append(picture_of(page, number, converted.text, lines.get(number, []), words, may))
            except Exception:
                # A page that cannot be drawn, or read again in time, costs itself and not the others.
                pages.append(SafePage(number, reason=DOUBT))
            finally:
                page.close()
    finally:
        opened.close()
    return SafePictures(text_digest(document.text), tuple(pages))


def without_pictures(converted: Converted, document: SafeDocument, reason: str = DOUBT) -> SafePictures | None:
    """All pages of a document without a picture, for one reason."""
    if converted.layout is None:
        return None
    pages = tuple(SafePage(page.number, reason=reason) for page in converted.pages)
    return SafePictures(text_digest(document.text), pages)


def _label(kind: str) -> str:
    return KINDS.get(kind, "afgeschermd")
