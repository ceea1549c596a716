"""How many of the telling words of a question stand in each passage as they were typed, by their rarity.

The score of words (BM25) says how often and how rare; this says how complete: of two passages that hold the
rarest word, the one that holds the others too is about all of the question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from index.words_near import rarities, telling_spans

SHORT: Final = 5
"""Letters up to which a word must stand there whole; of a longer one the last two may differ."""
_ENDING: Final = 2
FEWEST: Final = 4
"""Words of a question that may be a sentence of a paper."""
_WORD: Final = re.compile(r"\w+")


def shares_said(question: str, texts: Mapping[str, str]) -> dict[str, float]:
    """For each text the share of the question that it holds, 0..1; empty without telling words.

    >>> shares_said("wachttijden bij jeugdhulp", {"a": "De wachttijd voor jeugdhulp"})
    {'a': 1.0}
    """
    spans = telling_spans(question)
    worth: dict[str, float] = {}
    for (start, end), rarity in zip(spans, rarities(question, spans), strict=True):
        if word := _beginning(question[start:end]):
            worth[word] = float(rarity)
    total = sum(worth.values())
    if not total:
        return {}
    found = {}
    for key, text in texts.items():
        folded = _letters(text)
        found[key] = sum(rarity for word, rarity in worth.items() if word in folded) / total
    return found


def holding(question: str, texts: Mapping[str, str]) -> list[str]:
    """Keys of the texts in which the question stands as it was typed; a few words stand anywhere.

    >>> holding("wie betaalt de hulp?", {"a": "Wie betaalt de\\nhulp? Ede.", "b": "Hulp betaalt de gemeente."})
    ['a']
    """
    asked = _spelled(question)
    if asked.count(" ") < FEWEST - 1:
        return []
    words = asked.split()
    # Looking for words takes far less than writing a text without its punctuation, and few texts hold them all.
    near = [key for key, text in texts.items() if all(word in _letters(text) for word in words)]
    return [key for key in near if f" {asked} " in f" {_spelled(texts[key])} "]


def _spelled(text: str) -> str:
    return " ".join(_WORD.findall(_letters(text)))


def _beginning(word: str) -> str:
    folded = _letters(word)
    return folded if len(folded) <= SHORT else folded[:-_ENDING]


@lru_cache(maxsize=64)  # the passages of one question are each asked for a few times
def _letters(text: str) -> str:
    """Lower case without diacritics, as `index.lexical.fold` but fast enough for thirty passages."""
    return unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
