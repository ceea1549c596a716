"""What a visitor keeps: a list of documents in a cookie, shown as a page and taken along as CSV or Word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from docx import Document

from api.sheets import sheet
from index.answer import DocumentCard
from ui import dates
from ui.cards import card_view

COOKIE = "selectie"
MOST = 60
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
COLUMNS = ("titel", "soort", "datum", "organisatie", "proeftuin", "bron", "adres")


def read_cookie(text: str) -> tuple[str, ...]:
    """The ids in a cookie, oldest first; anything else in it is left out."""
    found = (part for part in text.split(".") if KEY.fullmatch(part))
    return tuple(dict.fromkeys(found))[:MOST]


def write_cookie(ids: Iterable[str]) -> str:
    return ".".join(ids)


def as_csv(cards: Sequence[DocumentCard], address: str) -> bytes:
    """UTF-8 with a byte order mark and semicolons, as Dutch spreadsheets expect."""
    return sheet(COLUMNS, [_row(card, address) for card in cards]).encode()


def as_docx(cards: Sequence[DocumentCard], address: str) -> bytes:
    paper = Document()
    paper.core_properties.author = "Kennisbank"
    paper.add_heading("Leeslijst", level=1)
    paper.add_paragraph("Uit de Kennisbank kind- en gezinsbescherming. Persoonsgegevens zijn afgeschermd.")
    for card in cards:
        title, kind, date, organisation, proeftuin, source, link = _row(card, address)
        paper.add_heading(title, level=2)
        facts = [kind, date, organisation, proeftuin, "fictief voorbeeld" if card.fictional else ""]
        paper.add_paragraph(" · ".join(fact for fact in facts if fact))
        paper.add_paragraph(f"Bestand: {source}")
        paper.add_paragraph(link)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _row(card: DocumentCard, address: str) -> tuple[str, ...]:
    view = card_view(card)
    proeftuinen = ", ".join(view.proeftuinen)
    date, link = dates.card_date(card), address + view.href
    return view.title, view.kind, date, view.organisation, proeftuinen, card.name, link
