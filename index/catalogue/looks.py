"""What every document in the index looks like, held in memory until the catalogue changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy import Engine, select

from index.catalogue.chunks import bound, chunks
from index.catalogue.states import INDEXED
from index.catalogue.tables import documents
from index.catalogue.writes import Writes

KEPT: Final = 250_000
"""Documents; about 110 MB. Of what is more than that, each question reads what it needs."""

_COLUMNS = (documents.c.id, documents.c.title, documents.c.sketch, documents.c.fictional)
# Built once: writing a statement anew takes longer than SQLite needs to answer it.
_LOOKS = select(*_COLUMNS).where(documents.c.id.in_(bound()), documents.c.state == INDEXED)
_ALL_LOOKS = select(*_COLUMNS).where(documents.c.state == INDEXED).limit(KEPT)


class Look(NamedTuple):
    """By what one document is told from another: its title, its sketch (`index.likeness`), if a sample."""

    title: str
    sketch: bytes
    fictional: bool = False


class Looks:
    """Of the documents of one engine; what was read before the last write is forgotten."""

    def __init__(self, engine: Engine, writes: Writes) -> None:
        self._engine, self._writes = engine, writes
        self._held: tuple[int, dict[str, Look]] = (0, {})

    def of(self, ids: Sequence[str]) -> dict[str, Look]:
        """Those of these documents that are in the index."""
        # Held on to: what a write makes old meanwhile gets nothing new any more.
        known = self._known()
        missing = [each for each in ids if each not in known]
        if not missing:
            return {each: known[each] for each in ids}
        fresh: dict[str, Look] = {}
        with self._engine.connect() as db:
            for chunk in chunks(missing):
                fresh |= {identity: Look(*look) for identity, *look in db.execute(_LOOKS, {"ids": chunk}).all()}
        found = {each: known[each] for each in ids if each in known} | fresh
        if len(known) + len(fresh) <= KEPT:
            known |= fresh
        return found

    def read_ahead(self) -> None:
        """Read all of them at once, so that no question has to."""
        known = self._known()
        with self._engine.connect() as db:
            known |= {identity: Look(*look) for identity, *look in db.execute(_ALL_LOOKS).all()}

    def _known(self) -> dict[str, Look]:
        if self._held[0] != self._writes.number:
            self._held = self._writes.number, {}
        return self._held[1]
