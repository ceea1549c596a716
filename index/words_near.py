"""How near the words of passages lie to those of a question, word by word and by meaning.

Late interaction (ColBERT, Khattab & Zaharia, SIGIR 2020) over the built-in model: each word that says something
has the mean vector of its tokens, as the model read them in their passage. Of a passage only the sign of each
number is kept, after the mean word was taken away: 48 bytes a word, and measured as good as whole numbers
(docs/metingen.md, "Zoeken"). The question keeps its whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.lexical import fold, whole_words, whole_words_before
from index.lexical.lists import frequencies

FloatArray = NDArray[np.float32]

_UNKNOWN: Final = 20
"""Tenths of Zipf of a word that is in no list."""
_COMMONEST: Final = 80
_BITS: Final = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float32)
"""The eight signs of each byte."""
_TOGETHER: Final = 256
"""Words whose signs are written out at once: so few stay in the cache of the processor."""
_ALONE: Final = 262_144
"""Multiplications up to which OpenBLAS does a product on one thread (65,536 x GEMM_MULTITHREAD_THRESHOLD).
Waiting for the other threads takes a hundred times as long on a busy machine (docs/metingen.md)."""


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The telling words of a question [n, dimension], L2-normalised, and what each counts; these sum to 1."""

    vectors: FloatArray
    weights: FloatArray


NOTHING_ASKED: Final = AskedWords(np.zeros((0, 0), np.float32), np.zeros(0, np.float32))


def telling_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each word that is no stop word, in order.

    >>> telling_spans("wie blijft er bij het gezin?")
    [(4, 10), (22, 27)]
    """
    return whole_words(text)


def rarities(text: str, spans: Sequence[tuple[int, int]]) -> FloatArray:
    """How rare each of these words is in Dutch, in tenths of the Zipf scale from the commonest; 0 or more."""
    known = frequencies()
    rare = [_COMMONEST - known.get(fold(text[start:end]), _UNKNOWN) for start, end in spans]
    return np.maximum(np.array(rare, np.float32), np.float32(0))


def asked_words(text: str, vectors: FloatArray, mean: FloatArray) -> AskedWords:
    """`vectors` holds a row for each of `telling_spans(text)`; `mean` is the mean word of questions."""
    if not len(vectors):
        return NOTHING_ASKED
    weights = rarities(text, telling_spans(text))
    weights /= weights.sum() or np.float32(1)
    return AskedWords(_unit(_unit(vectors) - mean), weights)


def packed(vectors: FloatArray, mean: FloatArray) -> bytes:
    """The signs of each row, eight in a byte; `mean` is the mean word of passages."""
    return np.packbits(_unit(vectors) > mean, axis=1).tobytes()


def compared(asked: AskedWords, kept: Mapping[str, bytes]) -> dict[str, FloatArray]:
    """For each passage the cosine of each of its words to each word of the question [words, asked].

    `kept` holds what `packed` gave; a passage without words is left out.
    """
    dimension = asked.vectors.shape[1]
    filled = {key: words for key, words in kept.items() if words}
    if not len(asked.weights) or not filled:
        return {}
    ends = np.cumsum([len(words) * 8 // dimension for words in filled.values()])
    near = _cosines(asked, b"".join(filled.values()))
    return dict(zip(filled, np.split(near, ends[:-1]), strict=True))


def nearness(asked: AskedWords, near: Mapping[str, FloatArray]) -> dict[str, float]:
    """For each passage the weighed mean over the words of the question of its nearest word (MaxSim), -1..1."""
    if not near:
        return {}
    nearest = np.stack([np.maximum.reduce(rows, axis=0) for rows in near.values()])
    # Once in thousands of times BLAS raises the flag of numbers that it reads along and leaves out.
    with np.errstate(invalid="ignore"):
        return dict(zip(near, (nearest @ asked.weights).tolist(), strict=True))


def nearness_of_parts(
    asked: AskedWords, near: FloatArray | None, text: str, parts: Sequence[tuple[int, int]]
) -> list[float]:
    """The same for each part of one passage, 0 for one without words; empty when `near` is not of this text."""
    if near is None:
        return []
    *before, total = whole_words_before(text, [place for part in parts for place in part] + [len(text)])
    if len(near) != total:
        return []
    rows = np.array(before, np.int64).reshape(-1, 2)
    # A row that is never nearest, so that the end of the last part is a row as well.
    padded = np.concatenate([near, np.full((1, len(asked.weights)), -1, np.float32)])
    found = np.maximum.reduceat(padded, rows.ravel(), axis=0)[::2] @ asked.weights
    return np.where(rows[:, 0] < rows[:, 1], found, np.float32(0)).tolist()  # type: ignore[no-any-return]


def _cosines(asked: AskedWords, kept: bytes) -> FloatArray:
    """[words of passages, words of the question]: the cosine of each sign vector to each whole one."""
    dimension = asked.vectors.shape[1]
    rows = np.frombuffer(kept, np.uint8).reshape(-1, dimension // 8)
    found = np.empty((len(rows), len(asked.weights)), np.float32)
    together = max(1, min(_TOGETHER, _ALONE // asked.vectors.size))
    for first in range(0, len(rows), together):
        some = rows[first : first + together]
        signs = _BITS.take(some.ravel(), axis=0).reshape(len(some), dimension)
        np.matmul(signs, asked.vectors.T, out=found[first : first + together])
    # The signs are -1 and 1 and kept as 0 and 1.
    found *= 2
    found -= asked.vectors.sum(axis=1)
    found /= np.float32(dimension**0.5)
    return found


def _unit(rows: FloatArray) -> FloatArray:
    found = rows.copy()
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found /= np.where(lengths > 0, lengths, np.float32(1))
    return found
