"""How often something was written to the catalogue, so that what was read of it is kept until then."""

from __future__ import annotations

from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, event

_WRITTEN: Final = "kennisbank: written"


class Writes:
    """Counts what is written through one engine, through which everything is written."""

    def __init__(self, engine: Engine) -> None:
        self.number = 0
        self._one_more = Lock()
        event.listen(engine, "commit", _mark)
        event.listen(engine, "checkin", self._checked_in)

    def _checked_in(self, _connection: Any, record: Any) -> None:
        """A connection that wrote comes back: what was written is there to be read now."""
        if record.info.pop(_WRITTEN, False):
            with self._one_more:
                self.number += 1


def _mark(connection: Connection) -> None:
    # Counted before it is done, what is read in between would be kept as if it came after.
    connection.info[_WRITTEN] = True
