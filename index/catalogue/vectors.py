"""Vectors kept by what was embedded and with which model, so that a rebuild embeds nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Engine, Row, Select, bindparam, delete, insert, select

from index.catalogue.chunks import bound
from index.catalogue.tables import vectors

MANY = 400
LARGEST = 127
"""Of a number in int8; each vector is scaled so that its largest number is this."""

FloatArray = NDArray[np.float32]


def _kept(*columns: Column[Any]) -> Select[Any]:
    return select(vectors.c.content_key, *columns).where(
        vectors.c.fingerprint == bindparam("fingerprint"),
        vectors.c.content_key.in_(bound("keys")),
    )


# Built once: writing a statement anew takes longer than SQLite needs to answer it.
_DENSE = _kept(vectors.c.dense)
# Sentences stand before the words, so that who reads these passes over those: together takes as long.
_PARTS = _kept(vectors.c.sentences, vectors.c.words)


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vector of a passage; where the model gives them one for each of its sentences [n, dimension], and
    its words as `index.words_near.packed` gives them."""

    dense: FloatArray
    sentences: FloatArray | None = None
    words: bytes | None = None


class Parts(NamedTuple):
    """What was kept of the sentences (`opened`) and the words of a passage, as far as it was."""

    sentences: bytes | None
    words: bytes | None


def content_key(text: str) -> str:
    """What identifies an embedded text; the text cannot be read back from it."""
    return hashlib.blake2b(text.encode(), digest_size=32).hexdigest()


class Vectors:
    """Vectors of one model by content key: of passages as float16, of sentences as int8, of words as signs."""

    def __init__(self, engine: Engine, fingerprint: str) -> None:
        self._engine = engine
        self._fingerprint = fingerprint

    def get(self, keys: Sequence[str]) -> dict[str, FloatArray]:
        """The vectors of whole passages."""
        return {
            row.content_key: np.frombuffer(row.dense, dtype=np.float16).astype(np.float32)
            for row in self._rows(keys, _DENSE)
        }

    def parts(self, keys: Sequence[str]) -> dict[str, Parts]:
        return {row.content_key: Parts(row.sentences, row.words) for row in self._rows(keys, _PARTS)}

    def sentences(self, keys: Sequence[str], dimension: int) -> dict[str, FloatArray]:
        """The vectors of the sentences of each passage, L2-normalised, as far as they were kept."""
        return {
            key: opened(kept.sentences, dimension)
            for key, kept in self.parts(keys).items()
            if kept.sentences is not None
        }

    def words(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The words of each passage as they were put, as far as they were kept."""
        return {key: kept.words for key, kept in self.parts(keys).items() if kept.words is not None}

    def put(self, made: Mapping[str, Embedded]) -> None:
        """Keep what was made, in the place of what was kept of the same text."""
        rows = [
            {
                "content_key": key,
                "fingerprint": self._fingerprint,
                "dense": each.dense.astype(np.float16).tobytes(),
                "sentences": None if each.sentences is None else small(each.sentences),
                "words": each.words,
            }
            for key, each in made.items()
        ]
        if rows:
            with self._engine.begin() as db:
                for some in _some(list(made)):
                    own = vectors.c.fingerprint == self._fingerprint
                    db.execute(delete(vectors).where(own, vectors.c.content_key.in_(some)))
                db.execute(insert(vectors), rows)

    def forget(self, keys: Sequence[str]) -> None:
        with self._engine.begin() as db:
            for some in _some(keys):
                db.execute(delete(vectors).where(vectors.c.content_key.in_(some)))

    def _rows(self, keys: Sequence[str], kept: Select[Any]) -> Iterator[Row[Any]]:
        with self._engine.connect() as db:
            for some in _some(keys):
                yield from db.execute(kept, {"fingerprint": self._fingerprint, "keys": some}).all()


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[first : first + MANY] for first in range(0, len(keys), MANY))


def small(sentences: FloatArray) -> bytes:
    """Each vector by its direction alone: only cosines are asked of it."""
    largest = np.abs(sentences).max(axis=1, keepdims=True)
    return np.rint(sentences / np.where(largest > 0, largest, 1) * LARGEST).astype(np.int8).tobytes()


def opened(kept: bytes, dimension: int) -> FloatArray:
    """The vectors of which `small` made this, of length 1 [n, dimension]."""
    found: FloatArray = np.frombuffer(kept, np.int8).reshape(-1, dimension).astype(np.float32)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    found /= np.where(lengths > 0, lengths, np.float32(1))
    return found
