"""A question as it was read → its terms, with those of synonyms and the trade, and what a text says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from index import plain_words
from index.answer import Reading
from index.lexical import query_vector
from index.model import SparseVector
from index.words_said import shares_said

WAYS = 5
"""Ways to say a question that are looked for in a text: as typed, written out, with one of its synonyms."""
SYNONYM_WEIGHT = 0.4
WRITTEN_WEIGHT = 0.5
"""What a word counts that papers have for an everyday word of the question, against that word itself."""


def most_said(reading: Reading, texts: Mapping[str, str]) -> dict[str, float]:
    """The most of the question that each text holds, as typed, written out or with a synonym in it."""
    shares: dict[str, float] = {}
    for way in islice(_ways_to_say(reading), WAYS):
        for i, share in shares_said(way, texts).items():
            shares[i] = max(shares.get(i, 0.0), share)
    return shares


def _ways_to_say(reading: Reading) -> Iterator[str]:
    yield reading.text
    if reading.written_out:
        yield reading.written_out
    for synonym in reading.synonyms:
        parts = re.split(rf"(?<!\w){re.escape(synonym.term)}(?!\w)", reading.text)
        for words in synonym.shown:
            yield words.join(parts)


def expanded(reading: Reading) -> SparseVector:
    """The terms of the question, with those of its synonyms at less than their own weight."""
    weights: dict[int, float] = {}
    for synonym in reading.synonyms:
        for words in synonym.added:
            added = query_vector(words)
            for term, weight in zip(added.indices, added.values, strict=True):
                weights[term] = max(weights.get(term, 0.0), SYNONYM_WEIGHT * weight)
    own = query_vector(reading.text)
    weights |= dict(zip(own.indices, own.values, strict=True))
    return _vector(weights)


def with_written(asked: SparseVector, text: str) -> SparseVector:
    """These terms of a question, with those that papers have for its everyday words, at less weight."""
    written = {term: WRITTEN_WEIGHT * weight for term, weight in plain_words.terms(text).items()}
    return _vector(written | dict(zip(asked.indices, asked.values, strict=True)))


def _vector(weights: Mapping[int, float]) -> SparseVector:
    ordered = sorted(weights.items())
    return SparseVector(tuple(term for term, _ in ordered), tuple(weight for _, weight in ordered))
