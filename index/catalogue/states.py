"""The states of a document, as conditions: which of them readers see."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, and_, select

from index.catalogue.tables import documents
from index.model import ReleaseState

INDEXED = "opgenomen"
RELEASED = ReleaseState.RELEASED.value
PENDING = ReleaseState.PENDING.value
WITHDRAWN = "ingetrokken"


def is_newest(paper: FromClause = documents) -> ColumnElement[bool]:
    """Indexed, and no newer version of its family is: what an older one said is not said any more."""
    other = documents.alias()
    newer = select(other.c.id).where(
        other.c.family == paper.c.family, other.c.version > paper.c.version, other.c.state == INDEXED
    )
    return and_(paper.c.state == INDEXED, ~newer.exists())
