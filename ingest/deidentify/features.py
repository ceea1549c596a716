"""What the lists and the form of a word say of it, as numbers beside what the language model says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_LETTERS = 'TILvVqQGgSsWUPACEXOkKpRoFMlhju0nN|.,:()-"/*?'
_KINDS = (
    Is.WORD, Is.COMPOUND, Is.GIVEN, Is.SURNAME, Is.PLACE, Is.PROPER, Is.WEAK, Is.ENGLISH, Is.KEEP, Is.FOREIGN,
    Is.COUNTED, Is.CAPITAL, Is.CAPITALS, Is.DESCRIBES, Is.AFTER_ORGANISATION, Is.STARTER, Is.PARTY, Is.SCHOOL,
    Is.GREETING,
)  # fmt: skip
_OWN = len(_LETTERS) + len(_KINDS) + 3
WIDTH = _OWN + 2 * len(_LETTERS)
"""A word's own numbers, then the classes of the words before and behind it."""

_MOST_SEEN = 100_000


class Features:
    """Rows of zeros and ones, one a token; each word is worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._seen: dict[tuple[str, str, int, bool], int] = {}
        self._table = np.zeros((1_000, _OWN), dtype=np.float32)

    def rows(self, sheet: Sheet) -> NDArray[np.float32]:
        """Shape (tokens, WIDTH)."""
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        keys = zip(sheet.words, sheet.letters, sheet.flags, sheet.opens, strict=True)
        places = [self._place(key) for key in keys]
        found = np.zeros((len(places), WIDTH), dtype=np.float32)
        found[:, :_OWN] = self._table[places]
        classes = found[:, : len(_LETTERS)]
        found[1:, _OWN : _OWN + len(_LETTERS)] = classes[:-1]
        found[:-1, _OWN + len(_LETTERS) :] = classes[1:]
        return found

    def _place(self, key: tuple[str, str, int, bool]) -> int:
        """Where the numbers of a word stand in the table."""
        place = self._seen.get(key)
        if place is None:
            place = self._seen[key] = len(self._seen)
            if place == len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._table[place] = self._row(*key)
        return place

    def _row(self, word: str, letter: str, flags: int, opens: bool) -> NDArray[np.float32]:
        row = np.zeros(_OWN, dtype=np.float32)
        place = _LETTERS.find(letter)
        if place >= 0:
            row[place] = 1
        row[len(_LETTERS) : -3] = [bool(flags & kind) for kind in _KINDS]
        row[-3:] = opens, letter == "l" and self._lexicon.is_verb(word.lower()), "-" in word
        return row
