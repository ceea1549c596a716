"""Released documents → vectors in the index, in an order that survives being killed at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from index.embed import Embedder
from index.lexical import passage_vector
from numpy.typing import NDArray

from index.catalogue.documents import Documents, IndexEntry
from index.catalogue.vectors import Vectors, content_key
from index.model import Interval, Precision
from index.vectors import Point, VectorIndex, period_payload

BATCH = 256


class Writer:
    """Brings the index up to the catalogue: embed, write, flush, and only then mark as taken in.

    Killed between two of these, the document is still "vrijgegeven" and is written again under the same
    point ids.
    """

    def __init__(self, documents: Documents, kept: Vectors, index: VectorIndex, embedder: Embedder) -> None:
        self._documents = documents
        self._kept = kept
        self._index = index
        self._embedder = embedder

    def write(self, ids: Sequence[str]) -> None:
        entries: list[IndexEntry] = []
        done: list[str] = []
        for identity in ids:
            entries += self._documents.index_entries(identity)
            done.append(identity)
            if len(entries) >= BATCH:
                self._write(entries, done)
                entries, done = [], []
        self._write(entries, done)

    def catch_up(self, tell: Callable[[int, int], None] = lambda _done, _total: None) -> int:
        """Write what the catalogue has released and the index does not hold; returns how many documents."""
        waiting = self._documents.unindexed()
        for done, chunk in enumerate(_chunks(waiting, 16)):
            tell(done * 16, len(waiting))
            self.write(chunk)
        return len(waiting)

    def _write(self, entries: Sequence[IndexEntry], done: Iterable[str]) -> None:
        for start in range(0, len(entries), BATCH):
            batch = entries[start : start + BATCH]
            self._index.upsert([_point(*pair) for pair in zip(batch, self._dense(batch), strict=True)])
        self._documents.mark_indexed(done)

    def _dense(self, entries: Sequence[IndexEntry]) -> list[NDArray[np.float32]]:
        texts = [embedded_text(entry) for entry in entries]
        keys = [content_key(text) for text in texts]
        vectors = self._kept.get(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in vectors}
        if missing:
            made = dict(zip(missing, self._embedder.passages(list(missing.values())), strict=True))
            self._kept.put(made)
            vectors |= made
        return [vectors[key] for key in keys]


def embedded_text(entry: IndexEntry) -> str:
    """What the model reads of a passage."""
    return entry.passage.text


def _point(entry: IndexEntry, dense: NDArray[np.float32]) -> Point:
    passage = entry.passage
    payload: dict[str, object] = {
        "document": passage.document_id,
        "family": entry.family,
        "ordinal": passage.ordinal,
        "page": passage.page,
        "kind": entry.kind,
    }
    if entry.organisation:
        payload["organisation"] = entry.organisation
    if entry.municipality:
        payload["municipality"] = entry.municipality
    for field, value in entry.labels:
        payload.setdefault(field, [])
        values = payload[field]
        if isinstance(values, list):
            values.append(value)
    payload |= period_payload(Interval(entry.first_day, entry.last_day, Precision.UNKNOWN))
    return Point(
        id=passage.id,
        dense=dense.tolist(),
        sparse=passage_vector(passage.text, entry.title, passage.heading_path),
        payload=payload,
    )


def _chunks(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (ids[i : i + size] for i in range(0, len(ids), size))
