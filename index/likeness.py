"""How much two texts are alike, from a sketch of 128 bytes each: the same letter to another council."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SIZE: Final = 128
SHINGLE: Final = 3
"""Words in a row that count as one thing in common."""

_PRIME: Final = (1 << 31) - 1
_random = np.random.default_rng(20240524)
_FACTORS: Final = _random.integers(1, _PRIME, (SIZE, 1), dtype=np.int64)
_TERMS: Final = _random.integers(0, _PRIME, (SIZE, 1), dtype=np.int64)
_BLOCK: Final = 4096


def sketch(text: str) -> bytes:
    """One byte for each of SIZE hash functions; b"" for a text of fewer words than a shingle.

    b-bit minwise hashing with b = 8 (Li & König, WWW 2010).
    """
    words = re.findall(r"\w+", text.casefold())
    shingles = {
        crc32(" ".join(words[i : i + SHINGLE]).encode()) % _PRIME for i in range(len(words) - SHINGLE + 1)
    }
    if not shingles:
        return b""
    values = np.fromiter(shingles, np.int64, len(shingles))
    least = np.full(SIZE, _PRIME, np.int64)
    for first in range(0, len(values), _BLOCK):
        hashed = (_FACTORS * values[first : first + _BLOCK] + _TERMS) % _PRIME
        least = np.minimum(least, hashed.min(axis=1))
    return least.astype(np.uint8).tobytes()


def alike(sketches: Sequence[bytes], least: float) -> set[tuple[int, int]]:
    """Pairs (i, j), i < j, whose similarity is at least `least`.

    Only sketches that share a band of two bytes are compared (Broder's bands): of two texts of similarity .5
    all 64 bands differ once in two million times.
    """
    known = [place for place, each in enumerate(sketches) if each]
    if len(known) < 2:
        return set()
    bands = np.frombuffer(b"".join(sketches[place] for place in known), np.uint16).reshape(len(known), -1).T
    order = np.argsort(bands, axis=1, kind="stable")
    ordered = np.take_along_axis(bands, order, axis=1)
    band, place = np.nonzero(ordered[:, 1:] == ordered[:, :-1])
    neighbours = set(zip(order[band, place].tolist(), order[band, place + 1].tolist(), strict=True))
    # The pairs of all groups at once: most groups are two papers that share a band by chance.
    pairs = np.array([pair for group in _connected(neighbours) for pair in combinations(group, 2)], np.intp)
    if not len(pairs):
        return set()
    rows = bands.T.view(np.uint8)
    close = pairs[_similarity((rows[pairs[:, 0]] == rows[pairs[:, 1]]).mean(axis=1)) >= least]
    return {(known[i], known[j]) for i, j in close.tolist()}


def _similarity(equal: NDArray[np.float64]) -> NDArray[np.float32]:
    """Estimated Jaccard similarity of the shingles from the share of the bytes that are equal, of which one in
    256 is by chance. Standard error about .04."""
    found: NDArray[np.float32] = np.clip((equal - 1 / 256) / (1 - 1 / 256), 0, 1).astype(np.float32)
    return found


def _connected(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups that pairs link together, each in ascending order."""
    of: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = of.get(one, {one}) | of.get(other, {other})
        for each in joined:
            of[each] = joined
    return [sorted(group) for group in {id(group): group for group in of.values()}.values()]
