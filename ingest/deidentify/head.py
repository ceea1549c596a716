"""The part that the project trained: states and features of a word → how likely it names a person."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


class Head:
    """Two layers: `relu(norm(states) @ s + features @ f + b) @ o + c`, then the logistic function."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self._weights = {name: stored[name].astype(np.float32) for name in stored.files}

    def chances(self, states: FloatArray, features: FloatArray) -> FloatArray:
        """Shapes (tokens, WIDTH of reading) and (tokens, WIDTH of features) → (tokens,), from 0 to 1."""
        w = self._weights
        middle = states - states.mean(axis=1, keepdims=True)
        middle /= np.sqrt((middle**2).mean(axis=1, keepdims=True) + 1e-5)
        wide = np.maximum(middle @ w["states"] + features @ w["features"] + w["bias"], 0)
        found: FloatArray = 1 / (1 + np.exp(-(wide @ w["out"] + w["out_bias"])))
        return found
