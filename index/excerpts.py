"""Sentences of safe texts with the passage they stand in, fetched by their offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select

from index.catalogue.tables import documents, passages

Span = tuple[str, int, int]
"""(document id, start, end) in the text of the document."""


@dataclass(frozen=True, slots=True)
class Place:
    """A whole sentence of safe text with the number of the passage it begins in (from 1, 0 outside any)."""

    sentence: str
    passage: int


def excerpts(engine: Engine, spans: Iterable[Span]) -> dict[Span, Place]:
    """Each span with its words, on one line. A document that is gone is left out."""
    by_document: dict[str, set[tuple[int, int]]] = {}
    for identity, start, end in spans:
        by_document.setdefault(identity, set()).add((start, end))
    found: dict[Span, Place] = {}
    with engine.connect() as db:
        for identity, wanted in by_document.items():
            found |= _of_document(db, identity, sorted(wanted))
    return found


_AT_ONCE = 100


def _of_document(db: Connection, identity: str, wanted: list[tuple[int, int]]) -> dict[Span, Place]:
    columns = passages.c
    parts = db.execute(
        select(columns.start, columns.end, columns.ordinal).where(columns.document_id == identity)
    ).all()
    found: dict[Span, Place] = {}
    for i in range(0, len(wanted), _AT_ONCE):
        some = wanted[i : i + _AT_ONCE]
        row = db.execute(
            select(*(func.substr(documents.c.text, start + 1, end - start) for start, end in some)).where(
                documents.c.id == identity
            )
        ).first()
        if row is None:
            return {}
        for (start, end), words in zip(some, row, strict=True):
            number = next((part.ordinal + 1 for part in parts if part.start <= start < part.end), 0)
            found[identity, start, end] = Place(" ".join(words.split()), number)
    return found
