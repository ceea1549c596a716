"""Rows of the catalogue as cards: what a list shows of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from index.answer import DocumentCard
from index.catalogue.chunks import bound, chunks
from index.catalogue.period_columns import period_of
from index.catalogue.tables import document_labels, documents

Label = Callable[[str, str], str]
"""(field, key) → what people read, e.g. ("proeftuin", "foodvalley") → "FoodValley"."""

CARD = (
    documents.c.id,
    documents.c.name,
    documents.c.title,
    documents.c.kind,
    documents.c.date_text,
    documents.c.first_day,
    documents.c.last_day,
    documents.c.precision,
    documents.c.derived,
    documents.c.organisation,
    documents.c.municipality,
    documents.c.fictional,
)

# Built once: writing a statement anew takes longer than SQLite needs to answer it.
_LABELS = select(document_labels).where(document_labels.c.document_id.in_(bound()))


def read_cards(db: Connection, rows: Sequence[Any], label: Label) -> list[DocumentCard]:
    """A card of each of these rows of `CARD`, in their order."""
    labels: dict[str, list[tuple[str, str]]] = {row.id: [] for row in rows}
    for chunk in chunks(list(labels)):
        for found in db.execute(_LABELS, {"ids": chunk}):
            labels[found.document_id].append((found.field, found.value))
    return [_card(row, labels[row.id], label) for row in rows]


def _card(row: Any, labels: Sequence[tuple[str, str]], label: Label) -> DocumentCard:
    def pair(field: str, key: str) -> tuple[str, str]:
        return key, label(field, key)

    def pairs(field: str) -> tuple[tuple[str, str], ...]:
        return tuple(pair(field, value) for name, value in sorted(labels) if name == field)

    return DocumentCard(
        id=row.id,
        name=row.name,
        title=row.title,
        kind=pair("soort", row.kind),
        date=row.date_text,
        period=period_of(row),
        organisation=pair("organisatie", row.organisation) if row.organisation else None,
        municipality=pair("gemeente", row.municipality) if row.municipality else None,
        proeftuinen=pairs("proeftuin"),
        themas=pairs("thema"),
        fictional=row.fictional,
    )
