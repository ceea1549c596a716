"""Released documents → vectors in the index and what they teach, in an order that survives being killed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.catalogue.documents import Documents
from index.catalogue.learned import Learning
from index.catalogue.passages import IndexEntry, Passages
from index.catalogue.vectors import Embedded, Vectors, content_key
from index.embed import Embedder, ReadsParts
from index.errors import StoreError
from index.lexical import passage_vector
from index.model import UNKNOWN, Interval, Precision
from index.sentences import sentences
from index.vectors import Point, VectorIndex
from index.vectors.filters import period_payload
from index.words_near import packed, telling_spans

BATCH = 256

log = logging.getLogger("kennisbank")
Mark = Callable[[Sequence[IndexEntry], Sequence[NDArray[np.float32]]], None]


class Writer:
    """Brings the index up to the catalogue: embed, write, flush, study, and only then mark as taken in.

    Killed between two of these, the document is still "vrijgegeven" and is written again under the same
    point ids.
    """

    def __init__(
        self,
        documents: Documents,
        kept: Vectors,
        index: VectorIndex,
        embedder: Embedder,
        learning: Learning,
        mark: Mark | None = None,
    ) -> None:
        """`mark` is shown every passage with its vector, each time it is put in the index."""
        self._documents = documents
        self._passages = Passages(documents.engine)
        self._kept = kept
        self._index = index
        self._embedder = embedder
        self._learning = learning
        self._mark = mark

    def write(self, ids: Sequence[str]) -> None:
        """Put these released documents in the index and mark them as taken in."""
        for batch, complete in self._batches(ids):
            self._index.upsert(batch)
            for identity in complete:
                self._learning.study(identity)
            self._documents.mark_indexed(complete)

    def catch_up(self) -> None:
        """Write what the catalogue has released and the index does not hold yet; read anew what is outdated."""
        self.write(self._documents.unindexed())
        self._learning.catch_up()

    def rebuild(self) -> None:
        """Fill a new index from the catalogue and put it in the place of the old one, in one step.

        Vectors that were kept are not made again; what papers teach is read again. The old index goes on
        answering meanwhile, when it can: one of another model or word list is not even open.
        """
        self._learning.renew()
        waiting = self._documents.unindexed()
        rebuilt = self._index.begin_rebuild()
        try:
            for batch, _ in self._batches([*self._documents.indexed(), *waiting]):
                rebuilt.upsert(batch)
        except BaseException:
            self._index.abandon(rebuilt)
            raise
        self._index.commit(rebuilt)
        self._documents.mark_indexed(waiting)
        self.settle()

    def settle(self) -> None:
        """Make an index that has grown large fast again; that may take minutes, while it goes on answering."""
        try:
            self._index.optimise()
        except StoreError as error:
            # What was taken in is safe and is found; it is only found less fast.
            log.warning("%s", error)

    def _batches(self, ids: Sequence[str]) -> Iterator[tuple[list[Point], list[str]]]:
        """Points of about BATCH passages at a time, with the documents that are complete with them."""
        entries: list[IndexEntry] = []
        complete: list[str] = []
        for identity in ids:
            entries += self._passages.entries(identity)
            complete.append(identity)
            while len(entries) > BATCH:
                yield self._points(entries[:BATCH]), []
                entries = entries[BATCH:]
            if len(entries) >= BATCH // 2:
                yield self._points(entries), complete
                entries, complete = [], []
        if complete:
            yield self._points(entries), complete

    def _points(self, entries: Sequence[IndexEntry]) -> list[Point]:
        vectors = self._dense(entries)
        if self._mark:
            self._mark(entries, vectors)
        return [
            _point(entry, dense, self._described(entry)) for entry, dense in zip(entries, vectors, strict=True)
        ]

    def _described(self, entry: IndexEntry) -> tuple[str, ...]:
        """What the catalogue knows of the document and its text may not say: sender, place, kind, number."""
        fields = [("soort", entry.kind), ("organisatie", entry.organisation), ("gemeente", entry.municipality)]
        labels = [self._documents.label(field, key) for field, key in fields if key and key != UNKNOWN]
        return (*labels, *([entry.number] if entry.number else []))

    def _dense(self, entries: Sequence[IndexEntry]) -> list[NDArray[np.float32]]:
        texts = [embedded_text(entry) for entry in entries]
        keys = [content_key(text) for text in texts]
        vectors = self._kept.get(keys)
        whole = self._kept.words(keys) if isinstance(self._embedder, ReadsParts) else vectors
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in whole}
        if missing:
            made = dict(zip(missing, self._embedded(list(missing.values())), strict=True))
            self._kept.put(made)
            vectors |= {key: each.dense for key, each in made.items()}
        return [vectors[key] for key in keys]

    def _embedded(self, texts: Sequence[str]) -> list[Embedded]:
        if not isinstance(self._embedder, ReadsParts):
            return [Embedded(dense) for dense in self._embedder.passages(texts)]
        stretches = [(sentences(text), telling_spans(text)) for text in texts]
        whole, parts = self._embedder.passages_and_parts(texts, [[*some, *words] for some, words in stretches])
        mean = self._embedder.mean_words["passage"]
        return [
            Embedded(dense, rows[: len(some)], packed(rows[len(some) :], mean))
            for dense, rows, (some, _) in zip(whole, parts, stretches, strict=True)
        ]


def embedded_text(entry: IndexEntry) -> str:
    """What the model reads of a passage."""
    return entry.passage.text


def _point(entry: IndexEntry, dense: NDArray[np.float32], described: Sequence[str]) -> Point:
    passage = entry.passage
    payload: dict[str, object] = {
        "document": passage.document_id,
        "family": entry.family,
        "ordinal": passage.ordinal,
        "page": passage.page,
        "parts": entry.parts,
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
        sparse=passage_vector(passage.text, entry.title, [*passage.heading_path, *described]),
        payload=payload,
    )
