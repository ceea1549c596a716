"""What papers cite and where that leads, read from the catalogue as it is now.

Nothing of where a reference leads is stored: a paper that arrives carries its number, and the references that
waited for it lead to it from then on. Only what a person said is kept (`index.catalogue.judgements`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, String, and_, case, cast, func, or_, select

from index.catalogue.states import is_newest
from index.catalogue.tables import documents, judgements, mentions, references, ties
from index.knowledge.chains import PAPER_KINDS, LinkStatus, Tie
from index.model import Precision, Reference

WAITING_KINDS = PAPER_KINDS
"""Kinds of numbers whose papers a collection could hold; laws and judgments are only pointed at."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One place where a paper cites a number; `targets` are the documents that it leads or may lead to."""

    document: str
    family: str
    reference: Reference
    tie: Tie
    sentence: tuple[int, int]
    status: LinkStatus
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A letter that a paper names by its day only, with the papers that may be meant."""

    document: str
    family: str
    start: int
    end: int
    day: date
    sentence: tuple[int, int]
    status: LinkStatus
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which references are asked for; what is empty does not choose."""

    documents: tuple[str, ...] | None = None
    statuses: tuple[str, ...] = ()
    papers_only: bool = False
    tie: Tie | None = None


_cites = documents.alias("citing")
_holds = documents.alias("holding")


def _judged(verdict: str, about: str, family: Any, subject: Any, target: Any = None) -> ColumnElement[bool]:
    found = select(judgements.c.family).where(
        judgements.c.about == about,
        judgements.c.family == family,
        judgements.c.subject == subject,
        judgements.c.verdict == verdict,
    )
    if target is not None:
        found = found.where(judgements.c.target == target)
    return found.exists()


def _leads(number: Any) -> ColumnElement[bool]:
    """Whether a paper carries the number and no person said that it is not meant."""
    return and_(
        _holds.c.number == number,
        _holds.c.family != _cites.c.family,
        is_newest(_holds),
        ~_judged("verworpen", "verwijzing", _cites.c.family, number, _holds.c.family),
    )


_number = references.c.canonical
_holders = select(func.count()).select_from(_holds).where(_leads(_number)).correlate(references, _cites)
_holders_count = _holders.scalar_subquery()
STATUS: ColumnElement[str] = case(
    (_judged("bevestigd", "verwijzing", _cites.c.family, _number), "gekoppeld"),
    (_holders_count == 1, "gekoppeld"),
    (_holders_count > 1, "meerduidig"),
    (_judged("verworpen", "verwijzing", _cites.c.family, _number), "afgewezen"),
    else_="niet_gevonden",
)


def _asked(asked: Asked, *columns: Any) -> Select[Any]:
    chosen = (
        select(*columns)
        .select_from(references)
        .join(_cites, _cites.c.id == references.c.document_id)
        .outerjoin(
            ties, and_(ties.c.document_id == references.c.document_id, ties.c.start == references.c.start)
        )
        .where(is_newest(_cites), or_(_cites.c.number.is_(None), _cites.c.number != _number))
    )
    if asked.documents is not None:
        chosen = chosen.where(references.c.document_id.in_(asked.documents))
    if asked.papers_only:
        chosen = chosen.where(references.c.kind.in_(WAITING_KINDS))
    if asked.tie:
        chosen = chosen.where(ties.c.tie == asked.tie)
    if asked.statuses:
        chosen = chosen.where(STATUS.in_(asked.statuses))
    return chosen


def count_cited(engine: Engine, asked: Asked) -> int:
    with engine.connect() as db:
        return int(db.execute(_asked(asked, func.count())).scalar_one())


def cited(engine: Engine, asked: Asked, limit: int | None = None, offset: int = 0) -> list[Cited]:
    """Places where numbers are cited, in order of document and place."""
    with engine.connect() as db:
        rows = db.execute(
            _asked(
                asked,
                references,
                _cites.c.family,
                ties.c.tie,
                func.coalesce(ties.c.sentence_start, references.c.start).label("begin"),
                func.coalesce(ties.c.sentence_end, references.c.end).label("finish"),
                STATUS.label("status"),
            )
            .order_by(_cites.c.first_day.desc().nulls_last(), references.c.document_id, references.c.start)
            .limit(limit)
            .offset(offset)
        ).all()
    targets = _targets(engine, {(row.document_id, row.canonical) for row in rows})
    return [
        Cited(
            document=row.document_id,
            family=row.family,
            reference=Reference(row.start, row.end, row.raw, row.canonical, row.kind),
            tie=row.tie or "verwijst_naar",
            sentence=(row.begin, row.finish),
            status=row.status,
            targets=targets.get((row.document_id, row.canonical), ()),
        )
        for row in rows
    ]


def citing(engine: Engine, document: str) -> list[Cited]:
    """Places in other papers that lead or may lead to this one."""
    with engine.connect() as db:
        found = db.execute(
            select(documents.c.number).where(documents.c.id == document, documents.c.number.is_not(None))
        ).scalar()
        if found is None:
            return []
        ids = db.execute(
            select(references.c.document_id).where(references.c.canonical == found).distinct()
        ).scalars()
        asked = Asked(documents=tuple(ids))
    return [one for one in cited(engine, asked) if one.reference.canonical == found and document in one.targets]


def _targets(engine: Engine, asked: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(citing document, number) → documents that it leads to; only the confirmed one when there is one."""
    found: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    pairs = sorted(asked)
    with engine.connect() as db:
        for i in range(0, len(pairs), 400):
            some = pairs[i : i + 400]
            numbers = {number for _, number in some}
            confirmed = _judged("bevestigd", "verwijzing", _cites.c.family, _holds.c.number, _holds.c.family)
            rows = db.execute(
                select(_cites.c.id, _holds.c.number, _holds.c.id, confirmed)
                .select_from(_cites)
                .join(_holds, _leads(_holds.c.number))
                .where(_cites.c.id.in_({identity for identity, _ in some}), _holds.c.number.in_(numbers))
                .order_by(_holds.c.first_day, _holds.c.id)
            )
            for identity, number, target, sure in rows:
                found.setdefault((identity, number), []).append((sure, target))
    return {
        key: tuple(target for sure, target in targets if sure or not any(s for s, _ in targets))
        for key, targets in found.items()
    }


def most_cited(engine: Engine, limit: int) -> list[tuple[str, int]]:
    """Documents with how many other papers cite their number, most first."""
    count = func.count(references.c.document_id.distinct())
    with engine.connect() as db:
        rows = db.execute(
            select(_holds.c.id, count)
            .select_from(references)
            .join(_cites, _cites.c.id == references.c.document_id)
            .join(_holds, _leads(_number))
            .where(is_newest(_cites), STATUS == "gekoppeld")
            .group_by(_holds.c.id)
            .order_by(count.desc(), _holds.c.id)
            .limit(limit)
        )
        return [(row[0], row[1]) for row in rows]


# --- letters by date ------------------------------------------------------------------------------

MOST_SUGGESTED = 3


def mentioned(engine: Engine, ids: Iterable[str] | None = None, limit: int = 200) -> list[Mentioned]:
    """Letters named by day, with papers of that day: of the same author for "onze brief", else any letter."""
    day = cast(mentions.c.first_day, String)
    same_day = and_(
        _holds.c.first_day == mentions.c.first_day,
        _holds.c.last_day == mentions.c.first_day,
        _holds.c.precision == Precision.DAY.value,
        _holds.c.family != _cites.c.family,
        is_newest(_holds),
        or_(
            _holds.c.organisation == _cites.c.organisation,
            and_(mentions.c.by_us.is_(False), _holds.c.kind.like("%brief")),
        ),
        ~_judged("verworpen", "brief", _cites.c.family, day, _holds.c.family),
    )
    confirmed = _judged("bevestigd", "brief", _cites.c.family, day, _holds.c.family)
    chosen = (
        select(mentions, _cites.c.family, _holds.c.id.label("target"), confirmed.label("sure"))
        .select_from(mentions)
        .join(_cites, _cites.c.id == mentions.c.document_id)
        .join(_holds, same_day)
        .where(mentions.c.kind == "brief", mentions.c.first_day.is_not(None), is_newest(_cites))
        .order_by(mentions.c.document_id, mentions.c.start, _holds.c.id)
    )
    if ids is not None:
        chosen = chosen.where(mentions.c.document_id.in_(list(ids)))
    with engine.connect() as db:
        rows = db.execute(chosen.limit(limit * MOST_SUGGESTED)).all()
    found: dict[tuple[str, int], list[Any]] = {}
    for row in rows:
        found.setdefault((row.document_id, row.start), []).append(row)
    return [_mentioned(group) for group in found.values()]


def _mentioned(rows: list[Any]) -> Mentioned:
    first = rows[0]
    sure = [row.target for row in rows if row.sure]
    return Mentioned(
        document=first.document_id,
        family=first.family,
        start=first.start,
        end=first.end,
        day=first.first_day,
        sentence=(first.sentence_start, first.sentence_end),
        status="gekoppeld" if sure else "meerduidig",
        targets=tuple(sure or [row.target for row in rows][:MOST_SUGGESTED]),
    )


# --- worklist -------------------------------------------------------------------------------------


def missing(engine: Engine, limit: int, offset: int = 0) -> tuple[int, list[tuple[Reference, tuple[str, ...]]]]:
    """How many numbers of papers lead nowhere, and some of them with the documents that cite them."""
    asked = Asked(statuses=("niet_gevonden",), papers_only=True)
    grouped = _asked(
        asked,
        _number.label("canonical"),
        func.min(references.c.raw).label("raw"),
        func.min(references.c.kind).label("kind"),
        func.count(references.c.document_id.distinct()).label("papers"),
    ).group_by(_number)
    with engine.connect() as db:
        total = db.execute(select(func.count()).select_from(grouped.subquery())).scalar_one()
        rows = db.execute(
            grouped.order_by(func.count(references.c.document_id.distinct()).desc(), _number)
            .limit(limit)
            .offset(offset)
        ).all()
        by = db.execute(
            select(_number, references.c.document_id)
            .join(_cites, _cites.c.id == references.c.document_id)
            .where(_number.in_([row.canonical for row in rows]), is_newest(_cites))
            .distinct()
            .order_by(_number, references.c.document_id)
        ).all()
    citing_of: dict[str, list[str]] = {}
    for number, identity in by:
        citing_of.setdefault(number, []).append(identity)
    return total, [
        (Reference(0, 0, row.raw, row.canonical, row.kind), tuple(citing_of.get(row.canonical, ())))
        for row in rows
    ]
