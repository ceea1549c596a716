"""The network of the trained component for spaCy: hashed features of a word and of its neighbours."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    clone,
    concatenate,
    expand_window,
    residual,
    with_array,
)

from ingest.deidentify.features import COLUMNS

ROWS = "kennisbank.kenmerken"
"""Where a Doc carries the rows of `Features`, one a token."""


def _extract(
    model: Model[list[Doc], list[NDArray[np.uint64]]], docs: list[Doc], is_train: bool
) -> tuple[list[NDArray[np.uint64]], Any]:
    return [doc.user_data[ROWS] for doc in docs], lambda _: []


def network(width: int, rows: list[int], window: int, depth: int) -> Any:
    """Docs with rows of features → a vector of `width` a token, which saw `window * depth` on each side."""
    embeds: list[Model[Any, Any]] = [
        HashEmbed(width, rows[column], column=column, seed=column + 7, dropout=0.0) for column in range(COLUMNS)
    ]
    layer: Model[Any, Any] = chain(
        expand_window(window_size=window),
        Maxout(nO=width, nI=width * (2 * window + 1), nP=3, dropout=0.0, normalize=True),
    )
    return chain(
        Model("kennisbank_kenmerken", _extract),
        with_array(
            chain(
                concatenate(*embeds),
                Maxout(nO=width, nI=width * COLUMNS, nP=3, dropout=0.0, normalize=True),
                clone(residual(layer), depth),
            ),
            pad=window * depth,
        ),
    )


registry.architectures.register("kennisbank.Kenmerken.v1", func=network)
