"""What papers teach, written beside them: once when they are released, again when the rules change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, func, insert, or_, select

from index.catalogue.period_columns import period_columns
from index.catalogue.tables import (
    TAUGHT,
    amounts,
    completeness,
    documents,
    judgements,
    learned,
    mentions,
    promises,
    rulings,
    statements,
    ties,
)
from index.knowledge.learned import VERSION, Learned
from index.knowledge.scope import Scope
from index.model import UNKNOWN, Interval, Metadata, ReleaseState

Learn = Callable[[str, Metadata], Learned]

_metadata = TypeAdapter(Metadata)
_READABLE = (ReleaseState.RELEASED.value, "opgenomen")


class Learning:
    """Keeps what was learned up to date; what a person said of it is kept elsewhere and survives."""

    def __init__(self, engine: Engine, learn: Learn, version: int = VERSION) -> None:
        self._engine = engine
        self._learn = learn
        self._version = version
        self._reading = threading.Lock()

    def waiting(self) -> list[str]:
        """Readable documents that were not read yet, or with another version of the rules."""
        with self._engine.connect() as db:
            found = select(documents.c.id).outerjoin(learned).where(outdated(self._version))
            return list(db.execute(found.order_by(documents.c.id)).scalars())

    def catch_up(
        self, progress: Callable[[int, int], None] | None = None, rest: Callable[[float], bool] | None = None
    ) -> int:
        """Read every document that waits; how many were read, none when another thread is doing it already.

        `rest` is called after each document with the seconds that it took, and says whether to stop.
        """
        if not self._reading.acquire(blocking=False):
            return 0
        try:
            found = self.waiting()
            for number, identity in enumerate(found, 1):
                start = monotonic()
                self.study(identity)
                if progress:
                    progress(number, len(found))
                if rest and rest(monotonic() - start):
                    return number
            return len(found)
        finally:
            self._reading.release()

    def renew(self) -> None:
        """Read every readable document again."""
        with self._engine.connect() as db:
            found = db.execute(select(documents.c.id).where(documents.c.state.in_(_READABLE))).scalars()
            ids = list(found)
        for identity in ids:
            self.study(identity)

    def study(self, identity: str) -> None:
        """Read one document and keep what it teaches, in the place of what was kept."""
        with self._engine.connect() as db:
            row = db.execute(
                select(documents.c.text, documents.c.facts, documents.c.state).where(documents.c.id == identity)
            ).first()
        if row is None or row.state not in _READABLE:
            return
        taught = self._learn(row.text, _metadata.validate_python(row.facts))
        with self._engine.begin() as db:
            forget(db, identity)
            # The text may have changed or gone meanwhile: what is kept must be of what is there.
            now = db.execute(
                select(documents.c.id).where(
                    documents.c.id == identity, documents.c.state.in_(_READABLE), documents.c.text == row.text
                )
            ).first()
            if now:
                _write(db, identity, taught, self._version)


def outdated(version: int = VERSION) -> ColumnElement[bool]:
    """Of `documents` joined with `learned`: readable, and not read with these rules."""
    unread = or_(learned.c.version.is_(None), learned.c.version != version)
    return and_(documents.c.state.in_(_READABLE), unread)


def revision(engine: Engine) -> tuple[object, ...]:
    """Changes whenever what is known or what people said of it does; cheap to ask."""
    with engine.connect() as db:
        return tuple(
            db.execute(
                select(
                    select(func.count())
                    .select_from(documents)
                    .where(documents.c.state == _READABLE[1])
                    .scalar_subquery(),
                    select(func.count()).select_from(learned).scalar_subquery(),
                    select(func.max(learned.c.at)).scalar_subquery(),
                    select(func.count()).select_from(judgements).scalar_subquery(),
                    select(func.max(judgements.c.at)).scalar_subquery(),
                    select(func.count()).select_from(completeness).scalar_subquery(),
                    select(func.max(completeness.c.at)).scalar_subquery(),
                )
            ).one()
        )


def forget(db: Connection, identity: str) -> None:
    for table in TAUGHT:
        db.execute(delete(table).where(table.c.document_id == identity))


def _write(db: Connection, identity: str, taught: Learned, version: int) -> None:
    owner = {"document_id": identity}
    _insert(db, learned, [owner | {"version": version, "at": datetime.now(UTC)}])
    _insert(
        db,
        ties,
        (
            owner
            | {
                "start": edge.reference.start,
                "tie": edge.tie,
                "not_yet": edge.not_yet,
                "sentence_start": edge.start,
                "sentence_end": edge.end,
            }
            for edge in {edge.reference.start: edge for edge in taught.edges}.values()
        ),
    )
    unknown = period_columns(Interval(None, None, Metadata().period.precision))
    _insert(
        db,
        mentions,
        [
            owner
            | period_columns(one.written)
            | {
                "start": one.start,
                "end": one.end,
                "kind": "brief",
                "by_us": one.by_us,
                "not_yet": False,
                "sentence_start": one.sentence[0],
                "sentence_end": one.sentence[1],
            }
            for one in {one.start: one for one in taught.mentions}.values()
        ]
        + [
            owner
            | unknown
            | {
                "start": said.start,
                "end": said.end,
                "kind": "zoals-toegezegd",
                "by_us": True,
                "not_yet": said.not_yet,
                "sentence_start": said.start,
                "sentence_end": said.end,
            }
            for said in taught.as_promised
        ],
    )
    _insert(
        db,
        promises,
        (
            owner
            | period_columns(one.window)
            | {
                "start": one.start,
                "end": one.end,
                "digest": one.digest,
                "kind": one.kind,
                "doer": one.doer,
                "receiver": one.receiver,
                "subject": one.subject,
                "window_text": one.window_text,
                "reported": one.reported,
                "made_in": one.made_in,
                "made_on": one.made_on,
                "kept_here": one.kept_here,
                "not_yet": one.not_yet,
                "said_status": one.said_status,
                "also": [list(span) for span in one.also],
            }
            for one in {one.start: one for one in taught.promises}.values()
        ),
    )
    _insert(
        db,
        rulings,
        (
            owner
            | period_columns(one.when)
            | _scope(one.scope)
            | {
                "start": one.start,
                "end": one.end,
                "kind": one.kind,
                "body": one.body,
                "when_text": one.when_text,
            }
            for one in taught.decisions
        ),
    )
    _insert(
        db,
        amounts,
        (
            owner
            | _scope(one.scope)
            | {
                "start": one.amount.start,
                "end": one.amount.end,
                "cents": one.amount.cents,
                "sentence_start": one.start,
                "sentence_end": one.end,
                "giver": one.giver,
                "manager": one.manager,
                "use": one.use,
                "not_for": one.not_for,
            }
            for one in {one.amount.start: one for one in taught.money}.values()
        ),
    )
    _insert(
        db,
        statements,
        (
            owner
            | _scope(one.scope)
            | {
                "number": number,
                "start": one.start,
                "end": one.end,
                "topic": one.topic,
                "value": one.value,
                "planned": one.planned,
            }
            for number, one in enumerate(taught.statements)
        ),
    )


def _insert(db: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        db.execute(insert(table), values)


def _scope(scope: Scope) -> dict[str, Any]:
    return {"scope": scope.level, "entity": scope.entity or UNKNOWN}
