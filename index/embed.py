"""Text → dense vectors: what an embedding model must offer, and how one is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.embedding.layout import CACHE as CACHE

if TYPE_CHECKING:
    from index.embedding.states import TokenStates

FloatArray = NDArray[np.float32]

BUILTIN: Final = "ingebouwd"

Kind = Literal["passage", "query"]

TokenOffsets = Callable[[str], Sequence[tuple[int, int]]]
"""Text → (start, end) of each token in it, in characters, without special tokens."""


class Embedder(Protocol):
    """An embedding model. Vectors are float32 and L2-normalised; those of two fingerprints never mix.

    Counts of tokens are those of the text itself, without special tokens and prefix.
    Several threads may use one embedder at once.
    """

    fingerprint: str
    dimension: int
    max_tokens: int
    """The longest text that `passages` takes, by `count_tokens`."""

    def passages(self, texts: Sequence[str]) -> FloatArray:
        """Vectors [n, dimension] in the order of the texts; ModelError when one is too long."""
        ...

    def query(self, text: str) -> FloatArray:
        """Vector [dimension]; QueryError when the text is too long."""
        ...

    def count_tokens(self, text: str) -> int: ...


Parts = Sequence[tuple[int, int]]
"""(start, end) of sentences or words of a text, in characters."""


@runtime_checkable
class ReadsParts(Protocol):
    """A model that gives parts of a text, sentences or words, their own vectors while it reads the text."""

    mean_words: Mapping[Kind, FloatArray]
    """The mean L2-normalised vector of words that are no stop words [dimension]: what all words share."""

    def passages_and_parts(
        self, texts: Sequence[str], parts: Sequence[Parts]
    ) -> tuple[FloatArray, list[FloatArray]]:
        """What `passages` gives, and for each text [parts, dimension], L2-normalised; zeros if empty."""
        ...

    def query_and_parts(self, text: str, parts: Parts) -> tuple[FloatArray, FloatArray]:
        """What `query` gives, and [parts, dimension] as for passages, in one run of the model."""
        ...


def prepare_embedder(model: str, cache: Path) -> None:
    """Make a model ready for use: build the built-in one in `cache`, or fetch another from the hub.

    This is the only call that may use the network, and it does not when HF_HUB_OFFLINE is set.
    ModelError when it does not succeed.
    """
    if model == BUILTIN:
        from index.embedding.tokens import builtin_tokens

        builtin_tokens(_builtin_folder(cache, every_file=True))
    else:
        from index.embedding.hub import fetch

        fetch(model, cache)


def open_embedder(model: str, cache: Path, device: str | None = None, threads: int | None = None) -> Embedder:
    """`ingebouwd`, or the name or folder of a sentence-transformers model; ModelError when there is none.

    `device` ("cpu", "cuda", ...) is for other models: the built-in one runs on the processor. `threads` is
    how many processors it may use; None means all.
    """
    if model == BUILTIN:
        from index.embedding.builtin import BuiltinEmbedder
        from index.embedding.cache import fingerprint
        from index.embedding.ingredients import installed_ingredients

        return BuiltinEmbedder(_builtin_folder(cache), fingerprint(installed_ingredients()), threads)
    from index.embedding.hub import HubEmbedder, find

    return HubEmbedder(find(model, cache), model, device, threads)


def open_tokenizer(model: str, cache: Path) -> TokenOffsets:
    """The tokens of a model, without opening the model itself."""
    from index.embedding.tokens import builtin_tokens

    if model == BUILTIN:
        return builtin_tokens(_builtin_folder(cache)).offsets
    from index.embedding.hub import find, hub_tokens

    return hub_tokens(find(model, cache)).offsets


def open_token_states(cache: Path, layer: int, learned: Path | None = None) -> TokenStates:
    """The built-in model up to a layer, with what `learned` adds to its matrices; made ready in `cache` when it
    is not. ModelError when that fails, OSError when `learned` is not there."""
    from index.embedding.cache import fingerprint
    from index.embedding.ingredients import installed_ingredients
    from index.embedding.states import open_states

    return open_states(_builtin_folder(cache), fingerprint(installed_ingredients(), layer), layer, learned)


def _builtin_folder(cache: Path, *, every_file: bool = False) -> Path:
    from index.embedding.cache import ready_folder
    from index.embedding.ingredients import Ingredients, installed_ingredients

    def build(ingredients: Ingredients, folder: Path) -> None:
        from index.embedding.folder import build_folder

        build_folder(ingredients, folder)

    return ready_folder(cache, installed_ingredients(), build, every_file=every_file)
