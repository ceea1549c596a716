"""The component that the project trained: for each token of a sheet, how likely it names a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc

from ingest.deidentify import network
from ingest.deidentify.features import Features
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.sheet import Sheet

FOLDER = Path(__file__).parent / "model"
CHANCES = "kennisbank.kansen"
"""Where a Doc carries the chance of each token of its sheet."""
LEAST = 0.4
_PIECE, _AROUND = 4000, 24
"""Tokens read at once, and those read again on each side so that no cut is felt."""
_CERTAIN = frozenset("GSWU")
UNLIKELY = 0.05
# From which chance a word of this class counts, and for how much, inside a sentence and where one opens. A word
# that is also something else is enough for a case (0.4) long before it is for a published paper (0.5). Set on
# the open part of the gold set, as it is and with every name replaced by a word or a place.
_COUNTS = {
    "g": (((0.9, 0.6), (0.4, 0.45)), ((0.6, 0.45),)),
    "s": (((0.8, 0.55), (0.4, 0.45)), ((0.5, 0.45),)),
    "C": (((0.5, 0.45),), ((0.7, 0.45),)),
    "P": (((0.8, 0.55), (0.4, 0.45)), ((0.5, 0.45),)),
    "I": (((0.95, 0.55),), ()),
}
_NEVER = frozenset("nN|,.:;()0?!_*/@#&+")
_ONLY_INSIDE = frozenset('l-"vq')


class BuiltIn:
    """Reads sheets; raises what spaCy raises when its folder is damaged."""

    def __init__(self, folder: Path = FOLDER) -> None:
        nlp = spacy.load(folder)
        tagger: Any = nlp.get_pipe("personen")
        self.version = str(nlp.meta["version"])
        self._vocab = nlp.vocab
        self._model = tagger.model
        self._person = tagger.labels.index("PERSON")
        words = (folder / "woorden.txt").read_text(encoding="utf-8").split()
        self._features = Features(load_lexicon(), words)

    def chances(self, sheet: Sheet) -> NDArray[np.float32]:
        """One number from 0 to 1 a token."""
        rows = self._features.rows(sheet)
        found = np.zeros(len(rows), dtype=np.float32)
        for start in range(0, len(rows), _PIECE):
            first, last = max(0, start - _AROUND), min(len(rows), start + _PIECE + _AROUND)
            doc = Doc(self._vocab, words=sheet.words[first:last])
            doc.user_data[network.ROWS] = rows[first:last]
            scores = self._model.predict([doc])[0]
            odds = np.exp(scores - scores.max(axis=1, keepdims=True))
            chance = odds[:, self._person] / odds.sum(axis=1)
            stop = min(len(rows), start + _PIECE)
            found[start:stop] = chance[start - first : stop - first]
        return found

    def people(self, sheet: Sheet, chances: NDArray[np.float32]) -> Iterator[tuple[int, int, str, float]]:
        """Stretches of likely tokens: start and end in characters, label, score."""
        first: int | None = None
        for i in range(len(sheet.words) + 1):
            named = i < len(sheet.words) and chances[i] >= LEAST and sheet.letters[i] not in _NEVER
            if named and first is None:
                first = i
            elif not named and first is not None:
                yield from self._stretch(sheet, chances, first, i)
                first = None

    def _stretch(
        self, sheet: Sheet, chances: NDArray[np.float32], first: int, last: int
    ) -> Iterator[tuple[int, int, str, float]]:
        while last > first and sheet.letters[last - 1] in _ONLY_INSIDE:
            last -= 1
        while first < last and sheet.letters[first] in 'l-"':
            first += 1
        scores = [self._score(sheet, chances, i) for i in range(first, last)]
        if max(scores, default=0.0) >= LEAST:
            yield sheet.starts[first], sheet.ends[last - 1], "PERSON", max(scores)

    def _score(self, sheet: Sheet, chances: NDArray[np.float32], i: int) -> float:
        letter, chance = sheet.letters[i], float(chances[i])
        if letter in _CERTAIN:
            return chance
        inside, opening = _COUNTS.get(letter, ((), ()))
        return next((score for least, score in (opening if sheet.opens[i] else inside) if chance >= least), 0.0)
