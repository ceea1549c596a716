"""Text → dense vectors: one protocol, the built-in model or any sentence-transformers model behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

BUILTIN: Final = "ingebouwd"


class Embedder(Protocol):
    """Vectors are float32 and of length one; vectors of different fingerprints are never compared."""

    fingerprint: str
    dimension: int
    max_tokens: int
    """Longest text, in tokens of its own, that is read whole."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """[n, dimension], in the order of the texts. Raises ModelError when a text is too long."""
        ...

    def query(self, text: str) -> NDArray[np.float32]:
        """[dimension]."""
        ...

    def count_tokens(self, text: str) -> int: ...


def prepare_embedder(model: str, cache: Path) -> None:
    """Make the model ready for use; the built-in one is built in `cache`, once."""
    if model == BUILTIN:
        from index.embedding.folder import prepare

        prepare(cache)
    else:
        open_embedder(model, cache)


def open_embedder(model: str, cache: Path, device: str | None = None) -> Embedder:
    """`ingebouwd`, or the name or folder of a sentence-transformers model. Raises ModelError.

    The device ("cpu", "cuda", ...) is for other models only; the built-in one runs on the processor.
    """
    if model == BUILTIN:
        from index.embedding.builtin import BuiltinEmbedder
        from index.embedding.folder import prepare

        return BuiltinEmbedder(prepare(cache))
    from index.embedding.other import TransformerEmbedder

    return TransformerEmbedder(model, device)


def open_tokenizer(model: str, cache: Path) -> Callable[[str], Sequence[tuple[int, int]]]:
    """Text → (start, end) of each token of the model, without the model itself."""
    if model == BUILTIN:
        from index.embedding.builtin import BuiltinTokenizer
        from index.embedding.folder import prepare

        return BuiltinTokenizer(prepare(cache) / "tokenizer.json").offsets
    from index.embedding.other import TransformerTokenizer

    return TransformerTokenizer(model).offsets
