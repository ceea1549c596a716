"""What people said of what was only suggested, and of which sources are complete."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

from sqlalchemy import Engine, delete, insert, select

from index.catalogue.tables import completeness, judgements
from index.knowledge.ledger import Verdict

About = Literal["afdoening", "verwijzing", "brief"]
"""A paper that may keep a promise; one of several that carry a number; a letter named by its date."""


class Judgements:
    """Each verdict is of (family, subject, family), so it holds for every version and reading of both papers.

    `subject` is what the first paper says it of: the digest of a promise, a canonical number, a day. No text.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def judge(self, about: About, family: str, subject: str, target: str, verdict: Verdict, by: str) -> None:
        """The last word counts."""
        key = {"about": about, "family": family, "subject": subject, "target": target}
        with self._engine.begin() as db:
            db.execute(delete(judgements).filter_by(**key))
            db.execute(insert(judgements).values(**key, verdict=verdict, by=by, at=datetime.now(UTC)))

    def take_back(self, about: About, family: str, subject: str, target: str) -> None:
        with self._engine.begin() as db:
            db.execute(delete(judgements).filter_by(about=about, family=family, subject=subject, target=target))

    def verdicts(self, about: About) -> dict[tuple[str, str, str], Verdict]:
        """(family, subject, target) → what a person said."""
        with self._engine.connect() as db:
            rows = db.execute(select(judgements).where(judgements.c.about == about))
            return {(row.family, row.subject, row.target): row.verdict for row in rows}

    # --- complete sources ---

    def complete_until(self) -> dict[str, date]:
        with self._engine.connect() as db:
            return {row.organisation: row.until for row in db.execute(select(completeness))}

    def declare_complete(self, organisation: str, until: date | None, by: str) -> None:
        """All papers of the organisation up to this day are here; None takes that back."""
        with self._engine.begin() as db:
            db.execute(delete(completeness).where(completeness.c.organisation == organisation))
            if until:
                db.execute(
                    insert(completeness).values(
                        organisation=organisation, until=until, by=by, at=datetime.now(UTC)
                    )
                )
