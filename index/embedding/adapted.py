"""What a model learned after its maker was done with it: additions of low rank to products of its layers.

Low-rank adaptation (Hu e.a., 2021). A file holds `l4.qkv.down` [inputs, rank] and `l4.qkv.up` [rank, outputs]
for each product (`index.embedding.graph.product_matrix`) that was added to. What the search itself learned is
in `adapted.npz`; MODEL.md tells from what.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from index.embedding.e5s1 import Weights
from index.errors import ModelError

FloatArray = NDArray[np.float32]

LEARNED = Path(__file__).with_name("adapted.npz")


def additions(file: Path) -> dict[str, FloatArray]:
    """Product → what is added to its matrix [inputs, outputs]; ModelError when the file is damaged."""
    with _opened(file) as stored:
        return {
            name: stored[f"{name}.down"].astype(np.float32) @ stored[f"{name}.up"].astype(np.float32)
            for name in _products(stored)
        }


def lowest_layer(file: Path) -> int:
    """The first layer that is added to: those below it are as their maker left them. ModelError as above."""
    with _opened(file) as stored:
        return min(int(name[1 : name.index(".")]) for name in _products(stored))


def adapted(weights: Weights, added: Mapping[str, FloatArray]) -> Weights:
    """The weights with what `additions` gave."""
    learned = {}
    for name, matrix in added.items():
        layer, _, product = name.partition(".")
        parts = "qkv" if product == "qkv" else [product]
        for part, rows in zip(parts, np.split(matrix.T, len(parts)), strict=True):
            learned[f"{layer}.{part}.w"] = rows
    return replace(weights, learned=learned)


@contextmanager
def _opened(file: Path) -> Iterator[NpzFile]:
    try:
        with file.open("rb") as opened, np.load(opened) as stored:
            yield stored
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError("Het ingebouwde taalmodel is beschadigd; installeer Kennisbank opnieuw.") from error


def _products(stored: NpzFile) -> list[str]:
    return sorted({key.rpartition(".")[0] for key in stored.files})
