"""A word of a question that nothing knows → the word that was probably meant, offered and not searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain, islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.lexical import fold
from index.lexical.compounds import parts
from index.lexical.lists import frequencies
from index.query import Terms

SHORTEST: Final = 5
"""Letters of a word that is looked at: shorter ones resemble too much."""
LONG: Final = 8
"""Letters from which two of them may be wrong, otherwise one."""
MOST: Final = 3
"""Unknown words of a question: with more of them it is in another language, or no question."""
_TRIED: Final = 5
_LONGEST: Final = 40
_WORD: Final = re.compile(rf"(?<![\w*@./-])[^\W\d_]{{{SHORTEST},{_LONGEST}}}(?![\w*@/-])")


class Spelling:
    """Words of the language and of the vocabulary; only what `occurs` in the collection is offered."""

    def __init__(self, terms: Terms, occurs: Callable[[str], bool]) -> None:
        self._occurs = occurs
        self._frequencies = frequencies()
        own = {fold(word) for text in _texts(terms) for word in _WORD.findall(text)}
        self._own = frozenset(own)
        self._by_length: dict[int, list[str]] = {}
        for word in own | self._frequencies.keys():
            self._by_length.setdefault(len(word), []).append(word)

    def corrected(self, typed: str) -> str:
        """The question with its unknown words replaced; empty when there are none, or nothing like them.

        Distance is that of optimal string alignment: letters left out, added, changed, or two swapped.
        """
        unknown = filter(self._is_unknown, dict.fromkeys(_WORD.findall(typed)))
        few = list(islice(unknown, MOST + 1))
        if len(few) > MOST:
            return ""
        meant = {word: self._meant(word) for word in few}
        corrected = _WORD.sub(lambda match: meant.get(match[0], match[0]), typed)
        return "" if corrected == typed else corrected

    def _is_unknown(self, word: str) -> bool:
        form = fold(word)
        known = form in self._frequencies or form in self._own or len(parts(form)) > 1
        return not (known or self._occurs(word))

    def _meant(self, word: str) -> str:
        form = fold(word)
        wrong = 2 if len(form) >= LONG else 1
        lengths = range(len(form) - wrong, len(form) + wrong + 1)
        words = chain.from_iterable(self._by_length.get(length, ()) for length in lengths)
        near = process.extract(form, list(words), scorer=OSA.distance, score_cutoff=wrong, limit=_TRIED * 4)
        likely = sorted(near, key=lambda found: (found[1], found[0][0] != form[0], -self._worth(found[0])))
        meant = next((each for each, _, _ in likely[:_TRIED] if self._occurs(each)), word)
        return meant.capitalize() if word[0].isupper() else meant

    def _worth(self, word: str) -> int:
        return max(self._frequencies.get(word, 0), 40 if word in self._own else 0)


def _texts(terms: Terms) -> Iterable[str]:
    for term, others in terms.synonyms.items():
        yield term
        yield from others
    yield from terms.names
