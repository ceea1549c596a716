"""Text → Dutch sparse vector: the words of a passage or question as terms with BM25 weights.

A word gives its Snowball stem, its own form and, when it is a compound, the stems of its parts. Passage vectors
hold the saturated term frequency of BM25; the engine multiplies by the inverse document frequency.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

from index.lexical.compounds import parts
from index.lexical.words import STOP_WORDS, Word, fold, words
from index.model import SparseVector

__all__ = ["analyse", "fingerprint", "fold", "matches", "matching_words", "passage_vector", "query_vector"]

_VERSION: Final = 1

K1: Final = 1.2
B: Final = 0.75
AVERAGE_LENGTH: Final = 70
"""BM25 (Robertson & Zaragoza, 2009); the length of a passage is its number of words that are no stop words."""

FORM_WEIGHT: Final = 0.3
PART_WEIGHT: Final = 0.5
QUERY_PART_WEIGHT: Final = 0.6
TITLE_WEIGHT: Final = 0.5
HEADING_WEIGHT: Final = 0.5
"""How much an occurrence counts against one of a whole word in the passage itself."""

_stemmer = snowballstemmer.stemmer("dutch")


class Term(NamedTuple):
    """A term of the vector: its id, its text (`=jongeren` for an unstemmed form) and how much it counts."""

    id: int
    text: str
    weight: float


def passage_vector(text: str, title: str = "", headings: Sequence[str] = ()) -> SparseVector:
    """The terms of a passage; those of its title and headings count for less and not for its length."""
    counts: dict[int, float] = {}
    length = _add(counts, text, 1.0)
    if title:
        _add(counts, title, TITLE_WEIGHT)
    for heading in headings:
        _add(counts, heading, HEADING_WEIGHT)
    slack = K1 * (1 - B + B * length / AVERAGE_LENGTH)
    return _vector((term, count * (K1 + 1) / (count + slack)) for term, count in counts.items())


def query_vector(text: str) -> SparseVector:
    """The terms of a question, each once, by its heaviest occurrence."""
    weights: dict[int, float] = {}
    for word in words(text):
        for term in _terms(word.form, word.whole):
            weight = term.weight if term.weight != PART_WEIGHT else QUERY_PART_WEIGHT
            weights[term.id] = max(weight, weights.get(term.id, 0.0))
    return _vector(weights.items())


def analyse(text: str) -> list[tuple[Word, tuple[Term, ...]]]:
    """Every word that counts, with its terms."""
    return [(word, terms) for word in words(text) if (terms := _terms(word.form, word.whole))]


def matches(text: str, query: str) -> list[tuple[int, int]]:
    """Where words of `text` share a stem or a part with the question, in order and without overlap."""
    return [(start, end) for start, end, _ in matching_words(text, query)]


def matching_words(text: str, query: str) -> list[tuple[int, int, str]]:
    """Each match with the word of the question that it answers.

    >>> matching_words("De keten van jeugdbescherming", "jeugdbeschermingsketen")
    [(3, 8, 'jeugdbeschermingsketen'), (13, 29, 'jeugdbeschermingsketen')]
    """
    asked: dict[int, str] = {}
    for word, terms in analyse(query):
        for term in terms:
            asked.setdefault(term.id, query[word.start : word.end])
    found: list[tuple[int, int, str]] = []
    for word, terms in analyse(text):
        if found and word.start < found[-1][1]:
            continue
        answer = next((asked[term.id] for term in terms if term.id in asked), None)
        if answer is not None:
            found.append((word.start, word.end, answer))
    return found


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Names this analysis: vectors of two fingerprints are never mixed in one index."""
    package = files("index.lexical")
    names = ("__init__.py", "compounds.py", "words.py", "data/woorden-nl.txt.gz", "data/woordgroepen.toml")
    digest = hashlib.sha256(b"".join(package.joinpath(name).read_bytes() for name in names))
    return f"nl-{_VERSION}-{digest.hexdigest()[:8]}"


def term_id(text: str) -> int:
    """A stable unsigned 32-bit number; of 100,000 terms about one pair shares a number."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")


def _add(counts: dict[int, float], text: str, factor: float) -> int:
    """Add the terms of `text` and return its length in words."""
    length = 0
    for _, _, form, whole in words(text):
        terms = _terms(form, whole)
        if terms and whole:
            length += 1
        for identifier, _, weight in terms:
            counts[identifier] = counts.get(identifier, 0.0) + factor * weight
    return length


@lru_cache(maxsize=300_000)
def _terms(form: str, whole: bool) -> tuple[Term, ...]:
    if form in STOP_WORDS or (len(form) < 2 and not form.isdigit()):
        return ()
    stem = _stem(form)
    weights = {stem: 1.0 if whole else PART_WEIGHT}
    for part in parts(form):
        weights.setdefault(_stem(part), PART_WEIGHT)
    if whole and stem != form:
        weights[f"={form}"] = FORM_WEIGHT
    return tuple(Term(term_id(text), text, weight) for text, weight in weights.items())


@lru_cache(maxsize=100_000)
def _stem(form: str) -> str:
    return fold(_stemmer.stemWord(form)) if form.isalpha() else form


def _vector(weights: Iterable[tuple[int, float]]) -> SparseVector:
    ordered = sorted(weights)
    return SparseVector(tuple(term for term, _ in ordered), tuple(weight for _, weight in ordered))
