"""What every document in the index looks like, held in memory until the catalogue changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, event, select

from index.catalogue.chunks import bound, chunks
from index.catalogue.states import INDEXED
from index.catalogue.tables import documents

KEPT: Final = 100_000
"""Documents; about 60 MB."""

_COLUMNS = (documents.c.id, documents.c.title, documents.c.sketch, documents.c.fictional)
# Built once: writing a statement anew takes longer than SQLite needs to answer it.
_LOOKS = select(*_COLUMNS).where(documents.c.id.in_(bound()), documents.c.state == INDEXED)
_ALL_LOOKS = select(*_COLUMNS).where(documents.c.state == INDEXED).limit(KEPT)
_WRITTEN: Final = "kennisbank: written"


class Look(NamedTuple):
    """By what one document is told from another: its title, its sketch (`index.likeness`), if a sample."""

    title: str
    sketch: bytes
    fictional: bool = False


class Looks:
    """Of the documents of one engine, through which everything is written; any write empties the memory."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[str, Look] = {}
        event.listen(engine, "commit", _mark)
        event.listen(engine, "checkin", self._checked_in)

    def of(self, ids: Sequence[str]) -> dict[str, Look]:
        """Those of these documents that are in the index."""
        # Held on to: what a write empties meanwhile gets nothing of before that write any more.
        known = self._known
        missing = [each for each in ids if each not in known]
        if not missing:
            return {each: known[each] for each in ids}
        fresh: dict[str, Look] = {}
        with self._engine.connect() as db:
            for chunk in chunks(missing):
                fresh |= {identity: Look(*look) for identity, *look in db.execute(_LOOKS, {"ids": chunk}).all()}
        if len(known) + len(fresh) > KEPT:
            self._known = {}
        known |= fresh
        return {each: known[each] for each in ids if each in known}

    def read_ahead(self) -> None:
        """Read all of them at once, so that no question has to."""
        known = self._known
        with self._engine.connect() as db:
            known |= {identity: Look(*look) for identity, *look in db.execute(_ALL_LOOKS).all()}

    def _checked_in(self, _connection: Any, record: Any) -> None:
        """A connection that wrote comes back: what was written is there to be read now."""
        if record.info.pop(_WRITTEN, False):
            self._known = {}


def _mark(connection: Connection) -> None:
    # Told before it is done: emptied here, the memory could be filled again with what was.
    connection.info[_WRITTEN] = True
