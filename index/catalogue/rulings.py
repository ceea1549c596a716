"""Decisions, money and statements of the newest papers, as the catalogue keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine, Row, Select, func, or_, select

from index.catalogue.period_columns import period_of
from index.catalogue.states import is_newest
from index.catalogue.tables import amounts, documents, rulings, statements
from index.knowledge.decisions import Decision
from index.knowledge.money import Money
from index.knowledge.scope import Scope
from index.knowledge.statements import Statement
from index.model import Amount, Interval, Precision


@dataclass(frozen=True, slots=True)
class Asked:
    """Which decisions are asked for; what is empty does not choose. The period is that of the decision."""

    kinds: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    undated: bool = False
    """Only those of which the moment is unknown."""


_moment = func.coalesce(rulings.c.first_day, rulings.c.last_day, documents.c.first_day)


def count_decisions(engine: Engine, asked: Asked) -> int:
    with engine.connect() as db:
        return int(db.execute(_chosen(asked, func.count())).scalar_one())


def decisions(
    engine: Engine, asked: Asked, limit: int | None = None, offset: int = 0
) -> list[tuple[str, Decision]]:
    """(document, decision), the latest moment on top; without a moment the day of the paper counts."""
    with engine.connect() as db:
        rows = db.execute(
            _chosen(asked, rulings, *_dated())
            .order_by(_moment.desc().nulls_last(), rulings.c.document_id, rulings.c.start)
            .limit(limit)
            .offset(offset)
        ).all()
    return [(row.document_id, _decision(row)) for row in rows]


def organisations(engine: Engine) -> list[str]:
    """Keys of the organisations of which a paper decides something."""
    with engine.connect() as db:
        found = db.execute(
            select(documents.c.organisation)
            .join(rulings)
            .where(is_newest(), documents.c.organisation.is_not(None))
            .distinct()
        )
        return sorted(key for key in found.scalars() if key)


def money(engine: Engine, ids: tuple[str, ...] = (), limit: int | None = None) -> list[tuple[str, Money]]:
    """(document, money) with a giver or a manager that is known, newest papers first."""
    chosen = (
        select(amounts, func.substr(documents.c.text, amounts.c.start + 1, amounts.c.end - amounts.c.start))
        .join(documents)
        .where(is_newest())
        .order_by(documents.c.first_day.desc().nulls_last(), documents.c.id, amounts.c.start)
        .limit(limit)
    )
    if ids:
        chosen = chosen.where(amounts.c.document_id.in_(ids))
    else:
        chosen = chosen.where(or_(amounts.c.giver != "onbekend", amounts.c.manager != "onbekend"))
    with engine.connect() as db:
        return [(row.document_id, _money(row)) for row in db.execute(chosen)]


def stated(engine: Engine) -> list[tuple[str, Statement]]:
    """(document, statement) on the topics of the register."""
    with engine.connect() as db:
        rows = db.execute(
            select(statements, *_dated())
            .join(documents)
            .where(is_newest())
            .order_by(documents.c.first_day.nulls_last(), documents.c.id, statements.c.number)
        ).all()
    return [
        (
            row.document_id,
            Statement(
                topic=row.topic,
                value=row.value,
                start=row.start,
                end=row.end,
                scope=Scope(row.scope, row.entity),
                stated=_stated(row),
                planned=row.planned,
            ),
        )
        for row in rows
    ]


def _chosen(asked: Asked, *columns: Any) -> Select[Any]:
    chosen = select(*columns).select_from(rulings.join(documents)).where(is_newest())
    for values, column in (
        (asked.kinds, rulings.c.kind),
        (asked.scopes, rulings.c.scope),
        (asked.organisations, documents.c.organisation),
        (asked.documents, rulings.c.document_id),
    ):
        if values:
            chosen = chosen.where(column.in_(values))
    if asked.since:
        chosen = chosen.where(func.coalesce(rulings.c.last_day, documents.c.last_day) >= asked.since)
    if asked.until:
        chosen = chosen.where(_moment <= asked.until)
    if asked.undated:
        chosen = chosen.where(_moment.is_(None))
    return chosen


def _dated() -> tuple[Any, ...]:
    return (
        documents.c.first_day.label("paper_first"),
        documents.c.last_day.label("paper_last"),
        documents.c.precision.label("paper_precision"),
        documents.c.derived.label("paper_derived"),
    )


def _stated(row: Row[Any]) -> Interval:
    return Interval(row.paper_first, row.paper_last, Precision(row.paper_precision), row.paper_derived)


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        start=row.start,
        end=row.end,
        kind=row.kind,
        body=row.body,
        when=period_of(row),
        when_text=row.when_text,
        stated=_stated(row),
        scope=Scope(row.scope, row.entity),
    )


def _money(row: Row[Any]) -> Money:
    return Money(
        amount=Amount(row.start, row.end, row[-1], row.cents),
        start=row.sentence_start,
        end=row.sentence_end,
        giver=row.giver,
        manager=row.manager,
        use=row.use,
        not_for=row.not_for,
        scope=Scope(row.scope, row.entity),
    )
