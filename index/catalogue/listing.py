"""Lists of documents: chosen by filters, newest first, or in one state, with how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from index.answer import DocumentCard, FilterField, Filters
from index.catalogue.chunks import chunks
from index.catalogue.document_cards import CARD, read_cards
from index.catalogue.documents import Documents
from index.catalogue.states import INDEXED
from index.catalogue.tables import document_labels, documents, lesson_decisions, passages
from index.facets import PAYLOAD_FIELDS, Counts

_INDEXED = documents.c.state == INDEXED
_INDEXED_BY_DAY = func.coalesce(documents.c.state, "") == INDEXED
"""The same for a page in order of day: SQLite then follows that order, and does not sort all of that state."""


class Listing:
    """Every method is one transaction."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._engine = documents.engine
        self._label = documents.label

    def page(self, filters: Filters, sort: str, limit: int, offset: int) -> list[DocumentCard]:
        """One page of the documents that pass the filters."""
        day = documents.c.first_day
        # nulls_last keeps papers without a date below those with one, whichever way it is sorted.
        order = (day.asc() if sort == "oudste" else day.desc()).nulls_last()
        chosen = _filtered(filters, _INDEXED_BY_DAY).order_by(order, documents.c.id).limit(limit).offset(offset)
        with self._engine.connect() as db:
            ids = db.execute(chosen.with_only_columns(documents.c.id)).scalars().all()
            rows = db.execute(select(*CARD).where(documents.c.id.in_(ids))).all()
            cards = {card.id: card for card in read_cards(db, rows, self._label)}
            return [cards[identity] for identity in ids]

    def passing(self, ids: Sequence[str], filters: Filters) -> set[str]:
        """Those of these documents that pass the filters."""
        found: set[str] = set()
        with self._engine.connect() as db:
            for chunk in chunks(ids):
                some = _filtered(filters).where(documents.c.id.in_(chunk))
                found |= set(db.execute(some.with_only_columns(documents.c.id)).scalars())
        return found

    def counted(self, filters: Filters) -> Counts:
        """The documents that pass the filters, counted by the database: there may be hundreds of thousands."""
        shown, number, of = _filtered(filters), func.count(), documents.c
        own: dict[FilterField, Any] = {
            "soort": of.kind,
            "organisatie": of.organisation,
            "gemeente": of.municipality,
        }
        values: dict[FilterField, Counter[str]] = {field: Counter() for field, _ in PAYLOAD_FIELDS}
        years, total = Counter[int](), 0
        with self._engine.connect() as db:
            columns = own.values()
            for *held, count in db.execute(shown.with_only_columns(*columns, number).group_by(*columns)):
                total += count
                for field, value in zip(own, held, strict=True):
                    if value:
                        values[field][value] += count
            days = of.first_day
            dated = shown.where(days.is_not(None)).with_only_columns(days, number)
            for day, count in db.execute(dated.group_by(days)):
                years[day.year] += count
            labelled = shown.join(document_labels).where(document_labels.c.field.in_(("proeftuin", "thema")))
            pair = (document_labels.c.field, document_labels.c.value)
            for field, value, count in db.execute(labelled.with_only_columns(*pair, number).group_by(*pair)):
                values[field][value] += count
        return Counts(total, values, years)

    def newest(self, count: int) -> tuple[DocumentCard, ...]:
        """The documents that were taken in last, newest first."""
        with self._engine.connect() as db:
            rows = db.execute(
                select(*CARD)
                .where(documents.c.state == INDEXED)
                .order_by(documents.c.added_at.desc(), documents.c.id)
                .limit(count)
            ).all()
            return tuple(read_cards(db, rows, self._label))

    def with_state(self, state: str) -> tuple[DocumentCard, ...]:
        with self._engine.connect() as db:
            rows = db.execute(
                select(*CARD).where(documents.c.state == state).order_by(documents.c.added_at)
            ).all()
            return tuple(read_cards(db, rows, self._label))

    def newest_of(self, families: Sequence[str]) -> dict[str, DocumentCard]:
        """The card of the newest version of each of these families that is in the index."""
        found: dict[str, str] = {}
        with self._engine.connect() as db:
            for chunk in chunks(families):
                rows = db.execute(
                    select(documents.c.family, documents.c.id)
                    .where(documents.c.family.in_(chunk), documents.c.state == INDEXED)
                    .order_by(documents.c.version)
                )
                found |= {row.family: row.id for row in rows}
        cards = self._documents.cards(list(found.values()))
        return {family: cards[identity] for family, identity in found.items()}

    def totals(self) -> tuple[int, date | None]:
        """Documents in the index, and the newest day any of them is dated."""
        # Two statements: each is then answered from an index alone.
        shown = documents.c.state == INDEXED
        with self._engine.connect() as db:
            total = db.execute(select(func.count()).select_from(documents).where(shown)).scalar_one()
            until = db.execute(select(func.max(documents.c.last_day)).where(shown)).scalar_one()
        return total, until

    def counts(self) -> tuple[int, int, date | None]:
        """Documents in the index, their passages, and the newest day any of them is dated."""
        total, until = self.totals()
        with self._engine.connect() as db:
            parts = db.execute(
                select(func.count()).select_from(passages.join(documents)).where(documents.c.state == INDEXED)
            ).scalar_one()
        return total, parts, until

    def organisations(self) -> set[str]:
        """Keys of the organisations of which a paper is indexed."""
        with self._engine.connect() as db:
            found = db.execute(
                select(documents.c.organisation)
                .where(documents.c.state == INDEXED, documents.c.organisation.is_not(None))
                .distinct()
            )
            return {key for key in found.scalars() if key}


def _filtered(filters: Filters, indexed: ColumnElement[bool] = _INDEXED) -> Select[Any]:
    """What readers may choose from: not the cards that are no longer in force."""
    ended = select(lesson_decisions.c.family).where(
        lesson_decisions.c.family == documents.c.family, lesson_decisions.c.state != ""
    )
    chosen = select(documents).where(indexed, ~ended.exists())
    if filters.soort:
        chosen = chosen.where(documents.c.kind.in_(filters.soort))
    if filters.organisatie:
        chosen = chosen.where(documents.c.organisation.in_(filters.organisatie))
    if filters.gemeente:
        chosen = chosen.where(documents.c.municipality.in_(filters.gemeente))
    for field, values in (("proeftuin", filters.proeftuin), ("thema", filters.thema)):
        if values:
            labelled = select(document_labels.c.document_id).where(
                document_labels.c.field == field, document_labels.c.value.in_(values)
            )
            chosen = chosen.where(documents.c.id.in_(labelled))
    if filters.van:
        chosen = chosen.where(documents.c.last_day >= filters.van)
    if filters.tot:
        chosen = chosen.where(documents.c.first_day <= filters.tot)
    return chosen
