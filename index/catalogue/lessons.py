"""What editors decided about lesson cards: checks, level of evidence, how long they keep and how they ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from index.catalogue.tables import lesson_checks, lesson_decisions


@dataclass(frozen=True, slots=True)
class Check:
    """Why a lesson is significant, valid or applicable, in a sentence without people."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A card that is no longer in force; `replaced_by` is the family of the card in its place."""

    state: str
    """vervangen or ingetrokken"""
    reason: str
    at: datetime
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    checks: tuple[Check, ...] = ()
    level: str = ""
    keeps_until: date | None = None
    ended: Ended | None = None


_ENDED = select(lesson_decisions.c.family).where(lesson_decisions.c.state != "")


class LessonDecisions:
    """Kept by version family, apart from the text: taking a case in again changes nothing of them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, family: str) -> Decided:
        with self._engine.connect() as db:
            checks = db.execute(select(lesson_checks).where(lesson_checks.c.family == family)).all()
            row = db.execute(select(lesson_decisions).where(lesson_decisions.c.family == family)).first()
        found = tuple(Check(check.key, check.sentence) for check in checks)
        if row is None:
            return Decided(found)
        ended = Ended(row.state, row.reason, row.at, row.replaced_by) if row.state else None
        return Decided(found, row.level, row.keeps_until, ended)

    def ended(self) -> frozenset[str]:
        """Families of the cards that are no longer in force."""
        with self._engine.connect() as db:
            return frozenset(db.execute(_ENDED).scalars())

    def check(
        self, family: str, checks: Sequence[Check], level: str, keeps_until: date | None, by: str
    ) -> None:
        """Put these checks in the place of older ones."""
        now = datetime.now(UTC)
        with self._engine.begin() as db:
            db.execute(delete(lesson_checks).where(lesson_checks.c.family == family))
            if checks:
                rows = [
                    {"family": family, "key": each.key, "sentence": each.sentence, "by": by, "at": now}
                    for each in checks
                ]
                db.execute(insert(lesson_checks), rows)
            _decide(db, family, by, level=level, keeps_until=keeps_until)

    def end(self, family: str, state: str, reason: str, by: str, replaced_by: str = "") -> None:
        with self._engine.begin() as db:
            _decide(db, family, by, state=state, reason=reason, replaced_by=replaced_by)

    def resume(self, family: str, by: str) -> None:
        """Put a card that ended back in force."""
        with self._engine.begin() as db:
            _decide(db, family, by, state="", reason="", replaced_by="")


def _decide(db: Connection, family: str, by: str, **changes: Any) -> None:
    columns = lesson_decisions.c
    row = db.execute(select(lesson_decisions).where(columns.family == family)).mappings().first()
    before = dict(row) if row else {"family": family, "level": "", "state": "", "reason": ""}
    before.setdefault("replaced_by", "")
    db.execute(delete(lesson_decisions).where(columns.family == family))
    after = {**before, **changes, "by": by, "at": datetime.now(UTC)}
    db.execute(insert(lesson_decisions).values(**after))
