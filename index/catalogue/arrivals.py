"""What was taken in between two moments: the newest version of each paper, once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, select

from index.catalogue.states import is_newest
from index.catalogue.tables import documents


def arrivals(engine: Engine, first: datetime, until: datetime) -> list[tuple[str, str]]:
    """(document, family) of what came from `first` up to but not on `until`, in UTC; the last one on top."""
    added = documents.c.added_at
    with engine.connect() as db:
        rows = db.execute(
            select(documents.c.id, documents.c.family)
            .where(is_newest(), added >= first, added < until)
            .order_by(added.desc(), documents.c.id)
        ).all()
    return [(row.id, row.family) for row in rows]
