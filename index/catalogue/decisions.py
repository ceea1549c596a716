"""What reviewers decided on stretches of a text, by place; the text itself is not kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, func, insert, select

from index.catalogue.tables import decisions
from index.model import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    start: int
    end: int
    label: str
    decision: Decision
    by: str


class Decisions:
    """An append-only list for each document; one deed may cover many identical places."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, document_id: str) -> list[Decided]:
        """In the order in which they were taken."""
        with self._engine.connect() as db:
            rows = db.execute(
                select(decisions)
                .where(decisions.c.document_id == document_id)
                .order_by(decisions.c.deed, decisions.c.start)
            )
            return [Decided(r.start, r.end, r.label, Decision(r.decision), r.by) for r in rows]

    def add(self, document_id: str, made: Sequence[Decided]) -> None:
        with self._engine.begin() as db:
            last = _last_deed(db, document_id)
            db.execute(
                insert(decisions),
                [
                    {
                        "document_id": document_id,
                        "deed": last + 1,
                        "start": one.start,
                        "end": one.end,
                        "label": one.label,
                        "decision": one.decision.value,
                        "by": one.by,
                        "at": datetime.now(UTC),
                    }
                    for one in made
                ],
            )

    def drop_last(self, document_id: str) -> None:
        with self._engine.begin() as db:
            last = _last_deed(db, document_id)
            db.execute(
                delete(decisions).where(decisions.c.document_id == document_id, decisions.c.deed == last)
            )


def _last_deed(db: Connection, document_id: str) -> int:
    """The number of the last deed on a document; 0 when there is none."""
    last = db.execute(select(func.max(decisions.c.deed)).where(decisions.c.document_id == document_id)).scalar()
    return last or 0
