"""What the trained component sees of a word: its class, kinds, place and form, but not which name it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]  # its stub leaves this one out

from ingest.deidentify.lexicon import Is, Lexicon

if TYPE_CHECKING:
    from ingest.deidentify.sheet import Sheet

COLUMNS = 5
"""Word, class, kinds, place and form, last letters."""

# These letters of the grammar may be anyone's name: the word itself is left out, so that it cannot be learned.
_NAMELESS = frozenset("GgSsWUPLIX")
_OWN = frozenset("TkKpRoFvVqQMO")
_KINDS = (
    Is.WORD | Is.COMPOUND | Is.GIVEN | Is.SURNAME | Is.PLACE | Is.PROPER | Is.WEAK
    | Is.ENGLISH | Is.KEEP | Is.FOREIGN | Is.COUNTED
)  # fmt: skip
_ROLE = Is.CAPITALS | Is.DESCRIBES | Is.AFTER_ORGANISATION | Is.STARTER | Is.PARTY | Is.SCHOOL | Is.GREETING


class Features:
    """Rows of hashes, one a token; each word is worked out once.

    `words` are the lower-case words that the component learned by name; any other is known by its form alone.
    """

    def __init__(self, lexicon: Lexicon, words: Iterable[str]) -> None:
        self._lexicon = lexicon
        self._words = frozenset(words)
        self._seen: dict[tuple[str, str, int, bool], tuple[int, ...]] = {}

    def rows(self, sheet: Sheet) -> NDArray[np.uint64]:
        """Shape (tokens, COLUMNS)."""
        seen = self._seen
        if len(seen) > 300_000:
            seen.clear()
        rows = []
        for key in zip(sheet.words, sheet.letters, sheet.flags, sheet.opens, strict=True):
            row = seen.get(key)
            if row is None:
                row = seen[key] = self._row(*key)
            rows.append(row)
        return np.array(rows, dtype=np.uint64).reshape(len(rows), COLUMNS)

    def _row(self, word: str, letter: str, flags: int, opens: bool) -> tuple[int, ...]:
        lower = word.lower()
        verb = letter == "l" and self._lexicon.is_verb(lower)
        return tuple(
            hash_string(feature)
            for feature in (
                self._word(lower, letter, verb),
                letter,
                f"s{flags & _KINDS}",
                f"p{flags & _ROLE}{opens:d}{verb:d}{_shape(word)}",
                f"e{lower[-3:]}" if word[0].isalpha() else "e",
            )
        )

    def _word(self, lower: str, letter: str, verb: bool) -> str:
        if letter in _NAMELESS:
            return f"<{letter}>"
        if letter in _OWN or not lower[0].isalpha():
            return lower if not lower[0].isdigit() else f"<{len(lower)}>"
        if lower in self._words:
            return lower if letter == "l" else f"{letter}:{lower}"
        return f"<{letter}{verb:d}>"


def _shape(word: str) -> str:
    """ "Anne-Fleur" → "Xx-Xx", "JANSEN" → "X", "06-12" → "0-0"."""
    shape = ""
    for sign in word:
        form = "X" if sign.isupper() else "x" if sign.isalpha() else "0" if sign.isdigit() else sign
        if not shape.endswith(form):
            shape += form
    return shape[:6]
