"""The second component that the project trained: it reads half a page at a time.

It tells who acts in a public office, and has a say in who is a person as well (`two_readings`).
"""

from __future__ import annotations

import json
from collections.abc import Set
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import open_token_states
from ingest.deidentify import reading
from ingest.deidentify.head import LABELS, Head
from ingest.deidentify.in_office import Weighing
from ingest.deidentify.sheet import Sheet

FOLDER = Path(__file__).parent / "model_offices"
LAYERS = 3
"""Of twelve, as `reading.LAYER`; twelve that learned a third as long were no better (docs/decisions.md)."""
REMEMBERED = 2_000
"""Pages of which the chances are kept, under a hash of their words: a second reading meets most again."""


class PageReader:
    """Reads sheets page by page; raises OSError, ValueError or KeyError when its folder is damaged, ModelError
    without the language model in `cache`."""

    def __init__(self, cache: Path, folder: Path = FOLDER) -> None:
        self.version = str(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["version"])
        self.weighing = Weighing.read(folder / "weighing.json")
        self._head = Head(folder / "weights.npz")
        self._states = open_token_states(cache, LAYERS, folder / "layers.npz")
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self.language_model = self._states.fingerprint

    def chances(self, sheet: Sheet, rows: NDArray[np.float32], people: Set[int]) -> NDArray[np.float32]:
        """Of each token the chance of each of LABELS, shape (tokens, labels); NaN on pages without `people`.

        `rows` are the features of the sheet.
        """
        found = np.full((len(sheet.words), len(LABELS)), np.nan, dtype=np.float32)
        for page in reading.stretches(sheet, reading.PAGE):
            if not people.isdisjoint(page):
                found[page.start : page.stop] = self._read(sheet, page, rows[page.start : page.stop])
        return found

    def _read(self, sheet: Sheet, page: range, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        key = reading.key_of(sheet, page, rows)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            states = reading.read_words(self._states, [(sheet, page)])
            found = self._known[key] = self._head.chances(states, rows, [len(page)])
        return found
