"""The papers of the promise ledger, as the catalogue keeps them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, literal, select, union

from index.catalogue.period_columns import period_of
from index.catalogue.states import is_newest
from index.catalogue.tables import documents, mentions, promises, references, ties
from index.knowledge.ledger import Paper, Told
from index.knowledge.promise import Promise
from index.model import UNKNOWN


def papers(engine: Engine) -> list[Paper]:
    """Every indexed paper that promises something or may keep a promise, oldest first."""
    with engine.connect() as db:
        found = _headers(db)
        for row in _promise_rows(db):
            paper = found.get(row.document_id)
            if paper:
                promise = _promise(row, paper.organisation or UNKNOWN)
                found[row.document_id] = replace(paper, promises=(*paper.promises, promise))
        for identity, told in _told(db, {paper.number for paper in found.values() if paper.promises}):
            if identity in found:
                paper = found[identity]
                found[identity] = replace(paper, told=(*paper.told, told))
    return list(found.values())


def _headers(db: Connection) -> dict[str, Paper]:
    """Papers that promise, and all others of an organisation that does."""
    promising = select(promises.c.document_id)
    organisations = select(documents.c.organisation).where(documents.c.id.in_(promising))
    rows = db.execute(
        select(
            documents.c.id,
            documents.c.family,
            documents.c.organisation,
            documents.c.number,
            documents.c.title,
            documents.c.first_day,
            documents.c.last_day,
            documents.c.precision,
            documents.c.derived,
        )
        .where(
            is_newest(),
            documents.c.id.in_(promising) | documents.c.organisation.in_(organisations),
        )
        .order_by(documents.c.first_day.nulls_last(), documents.c.id)
    )
    return {
        row.id: Paper(
            document=row.id,
            family=row.family,
            organisation=row.organisation,
            number=row.number,
            period=period_of(row),
            title=row.title,
        )
        for row in rows
    }


def _promise_rows(db: Connection) -> list[Row[Any]]:
    return list(db.execute(select(promises).order_by(promises.c.document_id, promises.c.start)))


def _promise(row: Row[Any], organisation: str) -> Promise:
    return Promise(
        start=row.start,
        end=row.end,
        digest=row.digest,
        kind=row.kind,
        doer=row.doer,
        organisation=organisation,
        receiver=row.receiver,
        subject=row.subject,
        window=period_of(row),
        window_text=row.window_text,
        reported=row.reported,
        made_in=row.made_in,
        made_on=row.made_on,
        kept_here=row.kept_here,
        not_yet=row.not_yet,
        said_status=row.said_status,
        also=tuple((start, end) for start, end in row.also),
    )


def _told(db: Connection, numbers: set[str | None]) -> list[tuple[str, Told]]:
    """Sentences that cite one of these numbers or say "zoals toegezegd", without those that say "nog niet"."""
    cited = (
        select(ties.c.document_id, ties.c.sentence_start, ties.c.sentence_end, references.c.canonical)
        .join(
            references,
            (references.c.document_id == ties.c.document_id) & (references.c.start == ties.c.start),
        )
        .where(ties.c.not_yet.is_(False), references.c.canonical.in_([n for n in numbers if n]))
    )
    said = select(
        mentions.c.document_id,
        mentions.c.sentence_start,
        mentions.c.sentence_end,
        literal("").label("canonical"),
    ).where(mentions.c.kind == "zoals-toegezegd", mentions.c.not_yet.is_(False))
    both = union(cited, said).subquery()
    identity, start, end, canonical = both.c
    words = func.substr(documents.c.text, start + 1, end - start)
    rows = db.execute(
        select(identity, start, end, canonical, words)
        .join(documents, documents.c.id == identity)
        .order_by(identity, start)
    )
    return [
        (row[0], Told(row[1], row[2], row[4], (row[3],) if row[3] else (), as_promised=not row[3]))
        for row in rows
    ]
