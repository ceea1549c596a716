"""A collection to take along: as a feed, a table, JSON, records for reference managers, or a list in Word."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from feedgen.feed import FeedGenerator

from api.collections import described, item
from api.paging import pagination
from api.schemas.collections import Collectiestukken
from api.sheets import sheet
from index.answer import DocumentCard
from index.catalogue.collections import Collection
from index.collection_shelf import Item

COLUMNS = ("titel", "soort", "datum", "organisatie", "proeftuin", "notitie", "adres")
RIS_KINDS = {"webpagina": "ELEC", "rapport": "RPRT", "kamerbrief": "GOVDOC"}


def as_atom(collection: Collection, items: Sequence[Item], address: str, query: str = "") -> bytes:
    """An Atom feed (RFC 4287), what was added last on top; `query` holds the key of a shared link."""
    page = f"{address}/collecties/{collection.id}"
    feed = FeedGenerator()
    feed.id(f"urn:uuid:{collection.id}")
    feed.title(collection.title)
    feed.subtitle(collection.introduction)
    feed.author({"name": "Kennisbank kind- en gezinsbescherming"})
    feed.link(href=f"{page}{query}", rel="alternate")
    feed.link(href=f"{page}/feed.atom{query}", rel="self")
    feed.language("nl")
    feed.updated(max((each.added_at for each in items), default=collection.changed_at))
    for each in sorted(items, key=lambda one: one.added_at):  # each new entry is put on top
        if each.document:
            _entry(feed, each, each.document, address)
    written: bytes = feed.atom_str(pretty=True)
    return written


def as_csv(items: Sequence[Item], address: str) -> bytes:
    return sheet(COLUMNS, [_row(each, address) for each in items if each.document]).encode()


def as_json(collection: Collection, items: Sequence[Item]) -> bytes:
    """What the API answers, all of it."""
    whole = Collectiestukken(
        collectie=described(collection),
        stukken=[item(each) for each in items],
        paginering=pagination(1, max(1, len(items)), len(items)),
    )
    return whole.model_dump_json(by_alias=True, indent=2).encode()


def as_ris(items: Sequence[Item], address: str) -> bytes:
    """The lines that reference managers read; each record ends in `ER`."""
    lines: list[str] = []
    for each in items:
        card = each.document
        if card is None:
            continue
        first = card.period.first
        record = [
            f"TY  - {RIS_KINDS.get(card.kind[0], 'RPRT')}",
            f"TI  - {_line(card.title)}",
            f"AU  - {_line(card.organisation[1])}" if card.organisation else "",
            f"PY  - {first.year}" if first else "",
            f"DA  - {first:%Y/%m/%d}" if first else "",
            f"M3  - {_line(card.kind[1])}",
            f"UR  - {address}/documenten/{card.id}",
            f"N1  - {_line(each.note)}" if each.note else "",
            "LA  - nl",
        ]
        lines += [line for line in record if line] + ["ER  - ", ""]
    return "\r\n".join(lines).encode()


def as_docx(collection: Collection, items: Sequence[Item], address: str) -> bytes:
    paper = Document()
    paper.core_properties.author = "Kennisbank"
    paper.core_properties.title = collection.title
    paper.add_heading(collection.title, level=1)
    if collection.introduction:
        paper.add_paragraph(collection.introduction)
    for each in items:
        if each.document is None:
            continue
        title, kind, day, organisation, proeftuin, note, link = _row(each, address)
        paper.add_heading(title, level=2)
        paper.add_paragraph(" · ".join(fact for fact in (kind, day, organisation, proeftuin) if fact))
        if note:
            paper.add_paragraph(note)
        paper.add_paragraph(link)
    paper.add_paragraph("Uit de Kennisbank kind- en gezinsbescherming. Persoonsgegevens zijn afgeschermd.")
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _entry(feed: FeedGenerator, each: Item, card: DocumentCard, address: str) -> None:
    entry = feed.add_entry()
    entry.id(f"urn:uuid:{card.id}")
    entry.title(card.title)
    entry.link(href=f"{address}/documenten/{card.id}")
    entry.updated(each.added_at)
    facts = [card.kind[1], card.date, card.organisation[1] if card.organisation else "", each.note]
    entry.summary(" · ".join(fact for fact in facts if fact and fact != "onbekend"))


def _row(each: Item, address: str) -> list[str]:
    card = each.document
    assert card is not None
    return [
        card.title,
        card.kind[1],
        card.date,
        card.organisation[1] if card.organisation else "",
        ", ".join(label for _, label in card.proeftuinen),
        each.note,
        f"{address}/documenten/{card.id}",
    ]


def _line(text: str) -> str:
    return " ".join(text.split())
