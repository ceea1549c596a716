"""Payloads of points, held in memory until their document is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from sys import intern
from time import monotonic
from typing import Any, Final

from index.background import Rest

Payload = Mapping[str, Any]

TOGETHER: Final = 256
"""Points that are read ahead before it rests."""
KEPT: Final = 100_000
"""About 60 MB. Reading a payload from the disk takes longer than finding its point (docs/metingen.md)."""


class Payloads:
    """As they are read: the one who writes says which documents changed."""

    def __init__(self) -> None:
        self._known: dict[str, Payload] = {}

    def get(
        self, ids: Sequence[str], read: Callable[[Sequence[str]], dict[str, Payload]]
    ) -> dict[str, Payload]:
        """Of each of these points that exists; `read` gives those that are not held."""
        # Held on to: what a write puts aside meanwhile gets nothing of before that write any more.
        known = self._known
        missing = [each for each in ids if each not in known]
        if not missing:
            return {each: known[each] for each in ids}
        fresh = {identity: _lean(payload) for identity, payload in read(missing).items()}
        found = {each: known[each] for each in ids if each in known} | fresh
        if len(known) + len(fresh) > KEPT:
            # What was read last is what is asked for now; a list first, as in `forget`.
            self._known = dict(list(known.items())[KEPT // 2 :])
        else:
            known |= fresh
        return found

    def read_ahead(self, points: Iterable[tuple[str, Payload]], rest: Rest) -> None:
        """Take these points as they come, until there is no more room or a write comes between.

        It rests four times as long as it reads: who asks meanwhile waits for every page that is read.
        """
        known, started = self._known, monotonic()
        for number, (identity, payload) in enumerate(points, start=1):
            if known is not self._known or len(known) >= KEPT:
                return
            known[identity] = _lean(payload)
            if number % TOGETHER == 0:
                if rest(4 * (monotonic() - started)):
                    return
                started = monotonic()

    def forget(self, documents: Collection[str]) -> None:
        # A list first: that is made in one go, while others may be adding.
        held = list(self._known.items())
        self._known = {
            identity: payload for identity, payload in held if payload.get("document") not in documents
        }

    def clear(self) -> None:
        self._known = {}


def _lean(payload: Payload) -> Payload:
    """The same with strings that it shares with other payloads: half the memory."""
    return {intern(name): intern(value) if type(value) is str else value for name, value in payload.items()}
