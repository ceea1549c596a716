"""Building a new index beside the one in use, so that the one in use keeps answering and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Self

from index.errors import StoreError
from index.vectors.collection import Collection
from index.vectors.values import IndexSpec, Point


class RebuildableIndex(Collection):
    """The index in use, with at most one successor under construction.

    What is written to the index in use meanwhile also goes to the successor, and is final there: a document
    that was removed or renewed while the rebuild read the catalogue does not come back in its old shape.
    (Not when the successor has another model: then only removals go along.)
    """

    def __init__(self, spec: IndexSpec) -> None:
        self.spec = spec
        self._writing = threading.RLock()
        self._successor: Self | None = None
        self._final: set[str] = set()
        """Documents of a successor that already have their final points."""

    def upsert(self, points: Sequence[Point]) -> None:
        with self._writing:
            self._put([point for point in points if point.payload.get("document") not in self._final])
            successor = self._successor
            if successor is not None and successor.spec == self.spec:
                successor._settle({str(point.payload["document"]) for point in points}, points)

    def delete(self, document_ids: Sequence[str]) -> None:
        with self._writing:
            self._drop(document_ids)
            if self._successor is not None:
                self._successor._settle(set(document_ids), ())

    def begin_rebuild(self, spec: IndexSpec | None = None) -> Self:
        with self._writing:
            if self._successor is not None:
                raise StoreError("De index wordt al herbouwd. Wacht tot dat klaar is.")
            self._successor = self._build(spec or self.spec)
            return self._successor

    def commit(self, rebuilt: Any) -> None:
        with self._writing:
            successor = self._own(rebuilt)
            with successor._writing:
                self._adopt(successor)
                self.spec, self._successor = successor.spec, None

    def abandon(self, rebuilt: Any) -> None:
        with self._writing:
            successor = self._own(rebuilt)
            self._successor = None
            with successor._writing:
                successor._discard()

    def close(self) -> None:
        """Release everything; a successor that was not committed is thrown away."""
        with self._writing:
            if self._successor is not None:
                self.abandon(self._successor)
            self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # What the two kinds of index do in their own way.

    def _put(self, points: Sequence[Point]) -> None:
        raise NotImplementedError

    def _drop(self, document_ids: Sequence[str]) -> None:
        raise NotImplementedError

    def _build(self, spec: IndexSpec) -> Self:
        """An empty index beside this one."""
        raise NotImplementedError

    def _adopt(self, successor: Self) -> None:
        """Answer with the contents of the successor from now on, and make that last."""
        raise NotImplementedError

    def _discard(self) -> None:
        """Throw the contents of this index away."""
        raise NotImplementedError

    def _release(self) -> None:
        raise NotImplementedError

    def _own(self, rebuilt: Any) -> Self:
        if self._successor is None or rebuilt is not self._successor:
            raise StoreError("Deze herbouw hoort niet bij deze index. Begin opnieuw met `kennisbank herbouw`.")
        return self._successor

    def _settle(self, documents: set[str], points: Sequence[Point]) -> None:
        with self._writing:
            self._drop(sorted(documents))
            self._put(points)
            self._final |= documents
