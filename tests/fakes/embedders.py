"""Embedding models that know nothing of meaning."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.lexical import analyse


class WordEmbedder:
    """Texts are near when they share words; unrelated texts lie at .57, as those of the built-in model do."""

    fingerprint = "woorden"
    dimension = 264
    max_tokens = 500

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dimension, np.float32)
        for word, _ in analyse(text):
            vector[crc32(word.form[:6].encode()) % 256] += 1
        vector /= max(float(np.linalg.norm(vector)), 1.0)
        vector[256] = 1.15
        normalised: NDArray[np.float32] = vector / np.linalg.norm(vector)
        return normalised

    def count_tokens(self, text: str) -> int:
        return len(text.split())


class FakeEmbedder:
    """Vectors from a hash of the text: the flow is real, meaning is not."""

    fingerprint = "nep"
    dimension = 16
    max_tokens = 512

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [np.frombuffer(hashlib.sha512(text.encode()).digest()[:16], np.uint8) for text in texts]
        vectors = np.array(rows, np.float32).reshape(len(texts), 16) + 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def query(self, text: str) -> NDArray[np.float32]:
        return np.asarray(self.passages([text])[0], np.float32)

    def count_tokens(self, text: str) -> int:
        return len(text.split())


def token_offsets(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
