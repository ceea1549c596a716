"""Passages as the catalogue keeps them, with what the index needs of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select

from index.catalogue.chunks import bound, chunks
from index.catalogue.document_rows import passages_of, read_passage
from index.catalogue.tables import document_labels, documents, passages
from index.model import Passage

# Built once: writing a statement anew takes longer than SQLite needs to answer it.
_PASSAGES = select(passages).where(passages.c.id.in_(bound()))


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the index needs of one passage: its text, what it stands under, and what it is filtered by."""

    passage: Passage
    family: str
    title: str
    kind: str
    organisation: str | None
    municipality: str | None
    labels: tuple[tuple[str, str], ...]
    first_day: date | None
    last_day: date | None
    number: str | None = None
    parts: int = 1
    """How many passages the document has."""


class Passages:
    """Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Those of these ids that exist."""
        found: dict[str, Passage] = {}
        with self._engine.connect() as db:
            for chunk in chunks(ids):
                rows = db.execute(_PASSAGES, {"ids": chunk}).all()
                found |= {row.id: read_passage(row) for row in rows}
        return found

    def entries(self, identity: str) -> list[IndexEntry]:
        """Of one document, in order."""
        with self._engine.connect() as db:
            row = db.execute(select(documents).where(documents.c.id == identity)).one()
            parts = db.execute(passages_of(identity)).all()
            labels = db.execute(
                select(document_labels.c.field, document_labels.c.value).where(
                    document_labels.c.document_id == identity
                )
            ).all()
        return [
            IndexEntry(
                passage=read_passage(part),
                family=row.family,
                title=row.title,
                kind=row.kind,
                organisation=row.organisation,
                municipality=row.municipality,
                labels=tuple((label.field, label.value) for label in labels),
                first_day=row.first_day,
                last_day=row.last_day,
                number=row.number,
                parts=len(parts),
            )
            for part in parts
        ]

    def texts_elsewhere(self, texts: Sequence[str], identity: str) -> set[str]:
        """Which of these passage texts another document than this one holds."""
        other = passages.c.document_id != identity
        found: set[str] = set()
        with self._engine.connect() as db:
            for chunk in chunks(texts):
                found |= set(
                    db.execute(select(passages.c.text).where(other, passages.c.text.in_(chunk))).scalars()
                )
        return found
