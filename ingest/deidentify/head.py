"""The part that the project trained: states and features of words in a row → what each of them points at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

LABELS = ("PERSON", "ADDRESS", "SCHOOL", "AGE", "CASE", "PHONE", "HANDLE", "OFFICE")
"""What the component tells apart, in the order of its outputs; OFFICE: who is named acts in a public office."""
PERSON, OFFICE = LABELS.index("PERSON"), LABELS.index("OFFICE")
REACH = 2
"""Words on each side that one layer looks at; two layers see four."""


def log_odds(chances: FloatArray, far: float) -> FloatArray:
    """The log-odds of chances, of which one nearer than `far` to 0 or 1 says no more."""
    near = np.clip(chances, far, 1 - far)
    found: FloatArray = np.log(near / (1 - near))
    return found


class Head:
    """A layer over each word, two over the words around it, and one logistic output a label:
    `h = relu(norm(states) @ s + features @ f + b)`, twice `h += relu(window(h) @ w + c)`, `h @ o + d`.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file, np.load(file) as stored:
            self._weights = {name: stored[name].astype(np.float32) for name in stored.files}

    def chances(self, states: FloatArray, features: FloatArray, lengths: Sequence[int]) -> FloatArray:
        """Shapes (tokens, WIDTH of reading), (tokens, WIDTH of features) → (tokens, len(LABELS)), from 0 to 1.

        `lengths` are the tokens of each stretch; words of one stretch do not look at those of another.
        """
        w = self._weights
        middle = states - states.mean(axis=1, keepdims=True)
        middle /= np.sqrt((middle**2).mean(axis=1, keepdims=True) + 1e-5)
        words = np.maximum(middle @ w["states"] + features @ w["features"] + w["bias"], 0)
        # Rows of zeros between the stretches, so that a window never crosses from one to the next.
        places = np.arange(len(words)) + REACH * (1 + np.repeat(np.arange(len(lengths)), lengths))
        spaced = np.zeros((len(words) + REACH * (len(lengths) + 1), words.shape[1]), dtype=np.float32)
        around = places[:, None] + np.arange(-REACH, REACH + 1)
        for name in ("first", "second"):
            spaced[places] = words
            window = spaced[around].reshape(len(words), -1)
            words = words + np.maximum(window @ w[name] + w[f"{name}_bias"], 0)
        # Beyond fifty a chance is 0 or 1 in float32, and far beyond it the exponent overflows.
        found: FloatArray = 1 / (1 + np.exp(-np.clip(words @ w["out"] + w["out_bias"], -50, 50)))
        return found
