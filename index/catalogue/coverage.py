"""What is in the collection and what is not, in numbers over the whole catalogue."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, func, select

from index.answer import Coverage, Facet, FacetValue, FilterField
from index.catalogue.document_cards import Label
from index.catalogue.learned import outdated
from index.catalogue.states import INDEXED, PENDING
from index.catalogue.tables import document_labels, documents, learned, passages, references
from index.model import Reference

COLUMNS: tuple[tuple[FilterField, str, Any], ...] = (
    ("soort", "Soort stuk", documents.c.kind),
    ("organisatie", "Organisatie", documents.c.organisation),
    ("gemeente", "Gemeente", documents.c.municipality),
)
LABELS: tuple[tuple[FilterField, str], ...] = (("proeftuin", "Proeftuin"), ("thema", "Thema"))

_indexed = documents.c.state == INDEXED


def coverage(engine: Engine, label: Label) -> Coverage:
    """Counts over the indexed documents; `missing` is left to `absent_numbers`."""
    year = func.extract("year", documents.c.first_day)
    theme, region = document_labels.alias(), document_labels.alias()
    with engine.connect() as db:
        total, since, until, undated, fictional = db.execute(
            select(
                func.count(),
                func.min(documents.c.first_day),
                func.max(documents.c.last_day),
                func.count().filter(documents.c.first_day.is_(None)),
                func.count().filter(documents.c.fictional),
            ).where(_indexed)
        ).one()
        pending = db.execute(
            select(func.count()).select_from(documents).where(documents.c.state == PENDING)
        ).scalar_one()
        unread = db.execute(
            select(func.count()).select_from(documents.outerjoin(learned)).where(_indexed, outdated())
        ).scalar_one()
        parts = db.execute(
            select(func.count()).select_from(passages.join(documents)).where(_indexed)
        ).scalar_one()
        years = db.execute(
            select(year, func.count()).where(_indexed, documents.c.first_day.is_not(None)).group_by(year)
        ).all()
        grid = db.execute(
            select(theme.c.value, region.c.value, func.count())
            .join(region, theme.c.document_id == region.c.document_id)
            .join(documents, documents.c.id == theme.c.document_id)
            .where(_indexed, theme.c.field == "thema", region.c.field == "proeftuin")
            .group_by(theme.c.value, region.c.value)
        ).all()
        facets = [_column_facet(db, label, *column) for column in COLUMNS]
        facets += [_label_facet(db, label, *field) for field in LABELS]
    return Coverage(
        documents=total,
        passages=parts,
        since=since,
        until=until,
        pending=pending,
        unread=unread,
        undated=undated,
        fictional=fictional,
        facets=tuple(facets),
        years=tuple(sorted((int(found), count) for found, count in years)),
        grid=tuple((found[0], found[1], found[2]) for found in grid),
    )


def absent_numbers(engine: Engine, limit: int) -> list[Reference]:
    """Numbers that indexed documents cite and none of them carries, most cited first."""
    carried = select(documents.c.number).where(_indexed, documents.c.number.is_not(None))
    with engine.connect() as db:
        rows = db.execute(
            select(references.c.canonical, func.min(references.c.raw), func.min(references.c.kind))
            .join(documents)
            .where(_indexed, references.c.canonical.not_in(carried))
            .group_by(references.c.canonical)
            .order_by(func.count(references.c.document_id.distinct()).desc(), references.c.canonical)
            .limit(limit)
        ).all()
    return [Reference(0, 0, raw, canonical, kind) for canonical, raw, kind in rows]


def _column_facet(db: Connection, label: Label, field: FilterField, name: str, column: Any) -> Facet:
    rows = db.execute(
        select(column, func.count())
        .where(_indexed, column.is_not(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
    ).all()
    return Facet(field, name, tuple(FacetValue(key, label(field, key), count) for key, count in rows))


def _label_facet(db: Connection, label: Label, field: FilterField, name: str) -> Facet:
    rows = db.execute(
        select(document_labels.c.value, func.count())
        .join(documents)
        .where(_indexed, document_labels.c.field == field)
        .group_by(document_labels.c.value)
        .order_by(func.count().desc(), document_labels.c.value)
    ).all()
    return Facet(field, name, tuple(FacetValue(key, label(field, key), count) for key, count in rows))
