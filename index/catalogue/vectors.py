"""Vectors kept by what was embedded and with which model, so that a rebuild embeds nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, delete, insert, select

from index.catalogue.tables import vectors

MANY = 400


def content_key(text: str) -> str:
    """What identifies an embedded text; the text cannot be read back from it."""
    return hashlib.blake2b(text.encode(), digest_size=32).hexdigest()


class Vectors:
    """Dense vectors as float16, by content key, of one model."""

    def __init__(self, engine: Engine, fingerprint: str) -> None:
        self._engine = engine
        self._fingerprint = fingerprint

    def get(self, keys: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        found: dict[str, NDArray[np.float32]] = {}
        with self._engine.connect() as db:
            for i in range(0, len(keys), MANY):
                rows = db.execute(
                    select(vectors.c.content_key, vectors.c.dense).where(
                        vectors.c.fingerprint == self._fingerprint,
                        vectors.c.content_key.in_(keys[i : i + MANY]),
                    )
                )
                found |= {
                    row.content_key: np.frombuffer(row.dense, dtype=np.float16).astype(np.float32)
                    for row in rows
                }
        return found

    def put(self, made: Mapping[str, NDArray[np.float32]]) -> None:
        known = self.get(list(made))
        rows = [
            {"content_key": key, "fingerprint": self._fingerprint, "dense": vector.astype(np.float16).tobytes()}
            for key, vector in made.items()
            if key not in known
        ]
        if rows:
            with self._engine.begin() as db:
                db.execute(insert(vectors), rows)

    def forget(self, keys: Sequence[str]) -> None:
        with self._engine.begin() as db:
            for i in range(0, len(keys), MANY):
                db.execute(delete(vectors).where(vectors.c.content_key.in_(keys[i : i + MANY])))
