"""Everyday words of a question → the words that papers have for the same: "elders wonen" is "uithuisplaatsing".

A small thesaurus of our own (`index/lexical/data/gewone-taal.txt`). What it adds is a hint: it is weighed far
below what was typed, and is not shown as a synonym of the vocabulary is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from index.lexical import fold, query_vector, stem_of
from index.lexical.lists import DATA
from index.lexical.words import STOP_WORDS

OTHER_WAY: Final = 0.5
"""What a word counts that the everyday word does not stand for, but shares an everyday word with."""

_WORD: Final = re.compile(r"[\w-]+")

Stems = tuple[str, ...]
"""Of each word its stem behind its first letters: Snowball takes "ge" off, and "geweld" is not "wel"."""


def written(text: str) -> dict[str, float]:
    """What papers may call the things in `text`, with how sure that is (0..1); longest stretches first.

    >>> written("kan een tehuis 31839-1018 sluiten?")["gezinshuis"], written("31839-1018")
    (1.0, {})
    """
    table, longest = _thesaurus()
    asked = _stems(text)
    found: dict[str, float] = {}
    first = 0
    while first < len(asked):
        for last in range(min(len(asked), first + longest), first, -1):
            if added := table.get(asked[first:last]):
                for words, sure in added.items():
                    found[words] = max(found.get(words, 0.0), sure)
                first = last
                break
        else:
            first += 1
    return found


@lru_cache(maxsize=512)
def terms(text: str) -> Mapping[int, float]:
    """The terms of all that `written` gives, each by its heaviest occurrence."""
    weights: dict[int, float] = {}
    for words, sure in written(text).items():
        for term, weight in _terms(words):
            weights[term] = max(weights.get(term, 0.0), sure * weight)
    return weights


@lru_cache(maxsize=4096)
def _terms(words: str) -> tuple[tuple[int, float], ...]:
    found = query_vector(words)
    return tuple(zip(found.indices, found.values, strict=True))


@lru_cache(maxsize=1)
def _thesaurus() -> tuple[Mapping[Stems, Mapping[str, float]], int]:
    """Stems of a stretch → what it may be called, and the length of the longest stretch."""
    table: dict[Stems, dict[str, float]] = {}
    for line in DATA.joinpath("gewone-taal.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        everyday, _, rest = line.partition(": ")
        row = [everyday, *(words.strip() for words in rest.split(","))]
        for one in row:
            if fold(one) in STOP_WORDS:
                continue
            added = table.setdefault(_stems(one), {})
            for other in row:
                if other != one:
                    added[other] = max(added.get(other, 0.0), 1.0 if one == everyday else OTHER_WAY)
    return table, max(map(len, table), default=0)


def _stems(text: str) -> Stems:
    return tuple(_key(word) for word in _WORD.findall(text))


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    form = fold(word)
    return f"{form[:3]} {stem_of(form)}"
