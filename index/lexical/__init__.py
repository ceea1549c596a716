"""Text → Dutch sparse vector: the words of a passage or question as terms with BM25 weights.

A word gives its Snowball stem, its own form and, when it is a compound, the stems of its parts. A compound also
gives its neighbouring parts as pairs, and so does a question its neighbouring words: `keten jeugdbescherming`
meets `jeugdbeschermingsketen` on more than words that happen to occur. Passage vectors hold the saturated term
frequency of BM25; the engine multiplies by the inverse document frequency.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

from index.lexical.compounds import atoms, parts
from index.lexical.lists import frequencies
from index.lexical.words import STOP_WORDS, Word, fold, words
from index.model import SparseVector

__all__ = [
    "analyse",
    "fingerprint",
    "fold",
    "matches",
    "matching_words",
    "passage_vector",
    "query_vector",
    "shares_a_term",
    "stem_of",
    "telling_words",
    "whole_words",
    "whole_words_before",
]

# Measured on 463 and 81 questions: docs/metingen.md, "Zoeken op woorden".
K1: Final = 1.2
B: Final = 0.6
AVERAGE_LENGTH: Final = 60
"""BM25 (Robertson & Zaragoza, 2009); the length of a passage is its number of words that are no stop words."""

FORM_WEIGHT: Final = 0.1
PART_WEIGHT: Final = 0.5
QUERY_PART_WEIGHT: Final = 0.6
QUERY_PAIR_WEIGHT: Final = 0.5
TITLE_WEIGHT: Final = 0.5
HEADING_WEIGHT: Final = 0.5
"""How much an occurrence counts against one of a whole word in the passage itself."""

_NEIGHBOURS: Final = 2
"""So many words that are no stop words apart, two words of a question may be parts of one compound."""

_stemmer = snowballstemmer.stemmer("dutch")


class Terms(NamedTuple):
    """What one word gives: the ids of its stem, of its own form (0 when that is the stem), parts and pairs.

    `ends` are the stems of its first and last part, which may pair with a neighbour.
    """

    stem: int
    form: int
    parts: tuple[int, ...]
    pairs: tuple[int, ...]
    ends: tuple[str, ...]
    whole: bool


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

    def ask(term: int, weight: float) -> None:
        weights[term] = max(weight, weights.get(term, 0.0))

    before: list[tuple[str, ...]] = []
    for terms in _asked_terms(text):
        ask(terms.stem, 1.0 if terms.whole else QUERY_PART_WEIGHT)
        if terms.form:
            ask(terms.form, FORM_WEIGHT)
        for part in terms.parts:
            ask(part, QUERY_PART_WEIGHT)
        if terms.whole:
            for neighbour in before[-_NEIGHBOURS:]:
                for one in neighbour:
                    for other in terms.ends:
                        ask(_pair(one, other), QUERY_PAIR_WEIGHT)
            before.append(terms.ends)
    return _vector(weights.items())


def shares_a_term(text: str, asked: Set[int]) -> bool:
    """Whether the `query_vector` of `text` holds one of these terms, which are those of a whole question.

    Far faster than making it. Neighbours in common have a word in common, and with it a stem or a part.
    """
    return any(not asked.isdisjoint(chunk.ids) for chunk in _each_chunk(text))


def _asked_terms(text: str) -> Iterable[Terms]:
    """As `analyse`, without places: so that every word that was met before is only looked up."""
    return [terms for chunk in _each_chunk(text) for _, terms in chunk.words]


def _each_chunk(text: str) -> Iterable[_Chunk]:
    """In order, without their places."""
    if _SPACED.search(text):
        return [chunk for _, chunk in _chunks(text)]
    return map(_known_chunks.__getitem__, text.split())


def analyse(text: str) -> list[tuple[Word, Terms]]:
    """Every word that is no stop word, with its terms."""
    return [(word, terms) for word in words(text) if (terms := _terms(word.form, word.whole))]


def matches(text: str, query: str) -> list[tuple[int, int]]:
    """Where words of `text` answer words of the question, in order and without overlap."""
    return [(start, end) for start, end, _ in matching_words(text, query)]


def matching_words(text: str, query: str) -> list[tuple[int, int, str]]:
    """Each match with the word of the question that it answers.

    They have a stem in common, or one is a part of the other, or both hold the same two parts side by side.

    >>> matching_words("De keten van jeugdbescherming, geen jeugdzorg", "jeugdbeschermingsketen")
    [(3, 8, 'jeugdbeschermingsketen'), (13, 29, 'jeugdbeschermingsketen')]
    """
    asked, asked_within = _asked(query)
    ids = asked.keys() | asked_within.keys()
    found: list[tuple[int, int, str]] = []
    for base, within in _holding(text, ids):
        for word, terms in within:
            if found and base + word.start < found[-1][1]:
                continue
            answers = (
                asked.get(terms.stem),
                *map(asked.get, terms.parts),
                asked_within.get(terms.stem),
                *map(asked_within.get, terms.pairs),
            )
            answer = next(filter(None, answers), None)
            if answer is not None:
                found.append((base + word.start, base + word.end, answer))
    return found


def _holding(text: str, ids: Set[int]) -> Iterable[tuple[int, tuple[tuple[Word, Terms], ...]]]:
    """The chunks of a text that hold one of these terms: where each begins, and its words; in order."""
    if _SPACED.search(text):
        return [(base, chunk.words) for base, chunk in _chunks(text) if not ids.isdisjoint(chunk.ids)]
    # Most chunks hold none and many occur twice: where a chunk stands is only looked for when it matters.
    known = _known_chunks
    holding = [each for each in set(text.split()) if not ids.isdisjoint(known[each].ids)]
    return sorted((base, known[each].words) for each in holding for base in _places(text, each))


def _places(text: str, chunk: str) -> Iterable[int]:
    """Where this stretch without white space stands by itself."""
    start, length, end = text.find(chunk), len(chunk), len(text)
    while start >= 0:
        after = start + length
        if (not start or text[start - 1].isspace()) and (after == end or text[after].isspace()):
            yield start
        start = text.find(chunk, after)


def telling_words(text: str) -> set[str]:
    """The words of `text` that are no stop words, as written."""
    return {text[word.start : word.end] for word, terms in analyse(text) if terms.whole}


def whole_words(text: str) -> list[tuple[int, int]]:
    """(start, end) of each word that is no stop word, pieces of words left out, in order."""
    return [(base + start, base + end) for base, (_, _, whole) in _chunks(text) for start, end in whole]


def whole_words_before(text: str, places: Sequence[int]) -> list[int]:
    """How many of `whole_words(text)` begin before each of these places, which are in ascending order.

    >>> whole_words_before("De keten. Het gezin wacht.", [0, 9, 10, 26])
    [0, 1, 1, 3]
    """
    if _SPACED.search(text) or any(_inside(text, place) for place in places):
        starts = [start for start, _ in whole_words(text)]
        return [bisect_left(starts, place) for place in places]
    known = _known_counts.__getitem__
    counts = []
    before = count = 0
    for place in places:
        count += sum(map(known, text[before:place].split()))
        counts.append(count)
        before = place
    return counts


def _inside(text: str, place: int) -> bool:
    """Whether there is no white space on either side."""
    return 0 < place < len(text) and not text[place - 1].isspace() and not text[place].isspace()


class _Chunk(NamedTuple):
    """The words of a stretch without white space, and all their terms."""

    words: tuple[tuple[Word, Terms], ...]
    ids: frozenset[int]
    whole: tuple[tuple[int, int], ...]
    """(start, end) of the words that are no pieces of others."""


_CHUNK: Final = re.compile(r"[^\w\s]{0,4}\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)\S*|\S+")
_SPACED: Final = re.compile(r"\d[ \u00a0]\d{3}")
"""What a chunk with white space in it holds."""
_UNSPACED: Final = re.compile(r"\S+")


@lru_cache(maxsize=64)  # the passages of one answer are each asked for a few times
def _chunks(text: str) -> tuple[tuple[int, _Chunk], ...]:
    """The chunks of a text, with where they begin."""
    pattern = _CHUNK if _SPACED.search(text) else _UNSPACED
    known = _known_chunks
    return tuple([(match.start(), known[match[0]]) for match in pattern.finditer(text)])


class _KnownChunks(dict[str, _Chunk]):
    """Chunks that were analysed: a plain dict, for keeping the order of use takes longer than looking up."""

    def __missing__(self, text: str) -> _Chunk:
        analysed = tuple(analyse(text))
        if len(self) >= _CHUNKS_KEPT:
            self.clear()
        self[text] = found = _Chunk(
            analysed,
            frozenset(i for _, terms in analysed for i in (terms.stem, *terms.parts, *terms.pairs)),
            tuple((word.start, word.end) for word, terms in analysed if terms.whole),
        )
        return found


class _KnownCounts(dict[str, int]):
    """How many words that are no pieces of others a chunk has."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _CHUNKS_KEPT:
            self.clear()
        self[text] = found = len(_known_chunks[text].whole)
        return found


_CHUNKS_KEPT: Final = 50_000
_known_chunks = _KnownChunks()
_known_counts = _KnownCounts()


@lru_cache(maxsize=4)
def _asked(query: str) -> tuple[dict[int, str], dict[int, str]]:
    """The words of a question by their stem, and by the parts and pairs within them."""
    asked: dict[int, str] = {}
    within: dict[int, str] = {}
    for word, terms in analyse(query):
        surface = query[word.start : word.end]
        asked.setdefault(terms.stem, surface)
        for inner in (*terms.parts, *terms.pairs):
            within.setdefault(inner, surface)
    return asked, within


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Names this analysis by what it does: vectors of two fingerprints are never mixed in one index.

    Taken from the vectors of a sample of words: a newer stemmer or list is noticed, a comment is not.
    """
    sample = " ".join(islice(frequencies(), 0, None, 499)) + _HARD_CASES
    digest = hashlib.sha256(repr((passage_vector(sample, _HARD_CASES), query_vector(sample))).encode())
    return f"nl-{digest.hexdigest()[:12]}"


_HARD_CASES: Final = " Cliënten, 0.a. j0ngeren 31 839 Z-24-018834 e-mail jeugdbeschermingsketen onderzoeken"


def term_id(text: str) -> int:
    """A stable unsigned 32-bit number, never 0; of 100,000 terms about one pair shares a number."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big") or 1


def _add(counts: dict[int, float], text: str, factor: float) -> int:
    """Add the terms of `text`, each occurrence `factor` times its weight, and return its length in words."""
    length = 0
    for _, terms in analyse(text):
        length += terms.whole
        counts[terms.stem] = counts.get(terms.stem, 0.0) + factor * (1.0 if terms.whole else PART_WEIGHT)
        if terms.form:
            counts[terms.form] = counts.get(terms.form, 0.0) + factor * FORM_WEIGHT
        for part in terms.parts:
            counts[part] = counts.get(part, 0.0) + factor * PART_WEIGHT
        for pair in terms.pairs:
            counts[pair] = counts.get(pair, 0.0) + factor
    return length


@lru_cache(maxsize=300_000)
def _terms(form: str, whole: bool) -> Terms | None:
    """None for a stop word and a single letter."""
    if form in STOP_WORDS or (len(form) < 2 and not form.isdigit()):
        return None
    stem = stem_of(form)
    stems = dict.fromkeys(stem_of(part) for part in parts(form))
    row = [stem_of(atom) for atom in atoms(form)]
    return Terms(
        stem=term_id(stem),
        form=term_id(f"={form}") if whole and form != stem else 0,
        parts=tuple(term_id(part) for part in stems if part != stem),
        pairs=tuple(dict.fromkeys(_pair(one, other) for one, other in pairwise(row))),
        ends=tuple(dict.fromkeys((row[0], row[-1]))),
        whole=whole,
    )


@lru_cache(maxsize=300_000)
def _pair(one: str, other: str) -> int:
    return term_id("~".join(sorted((one, other))))


@lru_cache(maxsize=100_000)
def stem_of(form: str) -> str:
    """The Snowball stem of a folded word, folded; what is no word stays what it is."""
    return fold(_stemmer.stemWord(form)) if form.isalpha() else form


def _vector(weights: Iterable[tuple[int, float]]) -> SparseVector:
    ordered = sorted(weights)
    return SparseVector(tuple(term for term, _ in ordered), tuple(weight for _, weight in ordered))
