"""The built-in model at work: multilingual-e5-small in int8, run by onnxruntime."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Kind
from index.embedding.layout import GRAPH, PROMPTS, SETTINGS
from index.embedding.session import Session, available_threads, batches
from index.embedding.tokens import builtin_tokens
from index.errors import ModelError, QueryError

FloatArray = NDArray[np.float32]

MEAN_WORDS = Path(__file__).with_name("mean_words.npy")


class BuiltinEmbedder:
    """Vectors of dimension 384, also of parts of a text; several threads may use it at once."""

    def __init__(self, folder: Path, fingerprint: str, threads: int | None = None) -> None:
        """`threads`: how many processors it may use; None means all of this process."""
        sizes = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        self._threads = threads or available_threads()
        with ThreadPoolExecutor(1) as loader:  # half of the time is the tokenizer's, which needs no graph
            session = loader.submit(Session, folder / GRAPH, self._threads)
            self._tokens = builtin_tokens(folder)
            self._session = session.result()
        self._longest: int = sizes["max_position_embeddings"]
        self._before = {kind: len(self._framed(kind, [""])[0]) - 1 for kind in PROMPTS}
        self.fingerprint = fingerprint
        self.dimension: int = sizes["hidden_size"]
        self.max_tokens = self._longest - self._before["passage"] - 1
        self.mean_words = _mean_words(self.dimension)

    def passages(self, texts: Sequence[str]) -> FloatArray:
        """Vectors [n, dimension]; ModelError when a text is longer than `max_tokens`."""
        framed = self._passages(texts)
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for places, (values,) in self._run_all(["sentence_embedding"], framed):
            vectors[places] = values
        return vectors

    def passages_and_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[FloatArray, list[FloatArray]]:
        """What `passages` gives, and for each text the vector of each of its parts, in one run of the model."""
        framed = self._passages(texts)
        vectors = np.empty((len(texts), self.dimension), np.float32)
        pooled: dict[int, FloatArray] = {}
        outputs = ["sentence_embedding", "token_embeddings"]
        for places, (whole, tokens) in self._run_all(outputs, framed):
            vectors[places] = whole
            for place, rows in zip(places, tokens, strict=True):
                pooled[place] = self._parts(rows, framed[place], "passage", texts[place], parts[place])
        return vectors, [pooled[place] for place in range(len(texts))]

    def query(self, text: str) -> FloatArray:
        """Vector [dimension]; QueryError when the text is longer than the model reads."""
        vector: FloatArray = self._session.run(["sentence_embedding"], [self._query(text)])[0][0]
        return vector

    def query_and_parts(self, text: str, parts: Sequence[tuple[int, int]]) -> tuple[FloatArray, FloatArray]:
        """What `query` gives, and the vector of each of its parts, in one run of the model."""
        framed = self._query(text)
        whole, tokens = self._session.run(["sentence_embedding", "token_embeddings"], [framed])
        return whole[0], self._parts(tokens[0], framed, "query", text, parts)

    def count_tokens(self, text: str) -> int:
        return self._tokens.count(text)

    def _framed(self, kind: str, texts: Sequence[str]) -> list[list[int]]:
        return self._tokens.framed(PROMPTS[kind], texts)

    def _passages(self, texts: Sequence[str]) -> list[list[int]]:
        framed = self._framed("passage", texts)
        for place, ids in enumerate(framed):
            if len(ids) > self._longest:
                raise ModelError(
                    f"Passage {place + 1} van {len(texts)} heeft {len(ids) - self._longest} tokens te veel "
                    f"voor het taalmodel, dat er {self.max_tokens} leest. Deel het stuk opnieuw in."
                )
        return framed

    def _query(self, text: str) -> list[int]:
        framed = self._framed("query", [text])[0]
        if len(framed) > self._longest:
            raise QueryError("De vraag is te lang: vat haar samen in ten hoogste 300 woorden.")
        return framed

    def _parts(
        self, rows: FloatArray, framed: Sequence[int], kind: Kind, text: str, parts: Sequence[tuple[int, int]]
    ) -> FloatArray:
        starts = [start for start, _ in self._tokens.offsets(text)]
        return _pooled(rows[self._before[kind] : len(framed) - 1], starts, parts)

    def _run_all(
        self, outputs: Sequence[str], framed: Sequence[Sequence[int]]
    ) -> Iterator[tuple[list[int], list[FloatArray]]]:
        """Places in `framed` with the values of each output, batch by batch."""

        def run(places: list[int]) -> list[FloatArray]:
            return self._session.run(outputs, [framed[place] for place in places])

        together = list(batches([len(ids) for ids in framed]))
        # One thread a batch keeps the processors busier than all threads on one batch.
        with ThreadPoolExecutor(self._threads) as pool:
            yield from zip(together, pool.map(run, together), strict=True)


def _mean_words(dimension: int) -> dict[Kind, FloatArray]:
    """As measured on the built-in model (`index.embedding.calibrate.mean_words`); zeros for another one."""
    kept = np.load(MEAN_WORDS).astype(np.float32)
    if kept.shape[1] != dimension:
        kept = np.zeros((2, dimension), np.float32)
    return {"passage": kept[0], "query": kept[1]}


def _pooled(rows: FloatArray, starts: Sequence[int], parts: Sequence[tuple[int, int]]) -> FloatArray:
    """The mean of the token vectors of each part, of length 1; zeros for a part without tokens.

    "Late chunking" (Günther e.a., 2024): each token was read in the light of the whole passage.
    """
    found = np.zeros((len(parts), rows.shape[1]), np.float32)
    for place, (start, end) in enumerate(parts):
        inside = rows[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(inside):
            mean = inside.mean(axis=0)
            found[place] = mean / (np.linalg.norm(mean) or 1.0)
    return found
