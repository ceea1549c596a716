"""Proeftuinen side by side: for each topic the dated sentences that say something of each, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.answer import DocumentCard, Quote
from index.catalogue.documents import Documents
from index.catalogue.listing import Listing
from index.catalogue.passages import Passages
from index.concepts import MEANS_THE_CONCEPT, Concept, Mention
from index.embed import Embedder
from index.errors import QueryError
from index.lexical import query_vector
from index.model import Passage
from index.rank import DEFAULT_WEIGHTS, Weights, weighed
from index.replaced import Replaced
from index.sentences import sentences
from index.snippet import LONGEST, quoted
from index.vectors import Candidate, VectorIndex
from index.vectors.filters import any_value
from index.vocabulary import Vocabulary

MOST: Final = 3
"""Quotes in one cell."""
EVERYWHERE: Final = 150
"""Passages of the whole collection that are read for a topic: a national paper may speak of every proeftuin."""
EACH: Final = 40
"""Passages of papers of one proeftuin that are read for a topic."""
WORD: Final = 0.06
"""What a word that means the topic counts against the score of a passage; an indication counts a third."""
ONE_FAMILY: Final = 0.1
"""How far a sentence of a case lesson stands behind one of a paper: it tells of one family, not of a region."""
SHORTEST: Final = 5
"""Words of a sentence that says something."""

_ELSEWHERE = re.compile(
    r"\b(?:andere|meeste|overige) (?:proeftuinen|regio[’']?s|gemeenten)|\belders\b|^\W*(?:aan|af)wezig",
    re.IGNORECASE,
)
"""A sentence that says how others do it, or who was there."""
_GENERAL = re.compile(r"\b(?:proeftuinen|regio[’']?s|gemeenten|toekomstscenario|landelijk\w*)\b", re.IGNORECASE)
"""A sentence of a paper about several proeftuinen that speaks of all of them."""
_NUMBER = re.compile(r"\d+")

FIRM: Final = replace(DEFAULT_WEIGHTS, milder=0.0)
"""A cell stays empty where a question would still be shown what lies nearest."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A whole sentence of a source with the paper it stands in."""

    document: DocumentCard
    quote: Quote


@dataclass(frozen=True, slots=True)
class Cell:
    """What the collection says of a topic in a proeftuin, oldest first; empty means: no evidence found."""

    proeftuin: str
    topic: str
    found: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns are (key, label); `cells` holds every pair of them, row by row."""

    proeftuinen: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence that may stand in a cell."""

    passage: Passage
    start: int
    end: int
    words: tuple[tuple[int, int], ...]
    score: float
    proeftuinen: frozenset[str]


class Comparison:
    """Compares by looking up; nothing is written by it. Fulfils `api.ports.knowledge.Comparer`."""

    def __init__(
        self,
        documents: Documents,
        index: VectorIndex,
        embedder: Embedder,
        vocabulary: Vocabulary,
        weights: Weights = FIRM,
    ) -> None:
        self._documents = documents
        self._listing = Listing(documents)
        self._passages = Passages(documents.engine)
        self._replaced = Replaced(documents)
        self._index = index
        self._embedder = embedder
        self._vocabulary = vocabulary
        self._weights = weights

    def proeftuinen(self) -> tuple[tuple[str, str], ...]:
        """Every proeftuin that can be a row."""
        return _named(self._vocabulary.scheme("proeftuin"))

    def topics(self) -> tuple[tuple[str, str], ...]:
        """Every topic that can be a column."""
        return _named(self._vocabulary.scheme("onderwerp"))

    def matrix(self, proeftuinen: Sequence[str], topics: Sequence[str]) -> Matrix:
        """The cells of these rows and columns, in the order of the vocabulary. Raises QueryError for a key."""
        rows = self._chosen("proeftuin", proeftuinen)
        columns = self._chosen("onderwerp", topics)
        size = self._listing.counts()[1]
        by_topic = [self._column([row.key for row in rows], topic, size) for topic in columns]
        cells = tuple(
            tuple(
                Cell(row.key, topic.key, found[row.key]) for topic, found in zip(columns, by_topic, strict=True)
            )
            for row in rows
        )
        return Matrix(_named(rows), _named(columns), cells)

    def _chosen(self, scheme: str, keys: Sequence[str]) -> list[Concept]:
        known = self._vocabulary.scheme(scheme)
        unknown = set(keys) - {concept.key for concept in known}
        if unknown:
            what = "Deze proeftuin" if scheme == "proeftuin" else "Dit onderwerp"
            raise QueryError(f"{what} bestaat niet. Kies uit de lijst.")
        return [concept for concept in known if concept.key in set(keys)]

    def _column(self, rows: Sequence[str], topic: Concept, size: int) -> dict[str, tuple[Cited, ...]]:
        candidates = {each.id: each for each in self._candidates(rows, topic, size)}
        passages = self._passages.get(list(candidates))
        cards = self._documents.cards(
            list({p.document_id for p in passages.values()} - self._replaced.all().keys())
        )
        claims = [
            claim
            for passage in passages.values()
            if passage.document_id in cards
            for claim in self._claims(passage, cards[passage.document_id], topic, candidates[passage.id].score)
        ]
        claims = [replace(c, score=c.score - ONE_FAMILY) if _is_lesson(cards, c) else c for c in claims]
        claims.sort(key=lambda each: (-each.score, each.passage.id, each.start))
        return {row: _cell([c for c in claims if row in c.proeftuinen], cards) for row in rows}

    def _candidates(self, rows: Sequence[str], topic: Concept, size: int) -> Iterator[Candidate]:
        dense = self._embedder.query(str(topic.details["vraag"])).tolist()
        sparse = query_vector(" ".join([topic.label, *topic.known_as("synoniem")]).replace("*", ""))
        found = self._index.candidates(dense, sparse, None, depth=EVERYWHERE)
        yield from weighed(found, sparse, size, self._weights)
        for row in rows:
            own = self._index.candidates(dense, sparse, any_value("proeftuin", [row]), depth=EACH)
            yield from weighed(own, sparse, size, self._weights)

    def _claims(self, passage: Passage, card: DocumentCard, topic: Concept, score: float) -> Iterator[_Claim]:
        """The sentences of a passage that speak of the topic, each with the proeftuinen it speaks of."""
        mentions = self._vocabulary.mentions(passage.text, ("onderwerp", "proeftuin"))
        places = [m for m in mentions if m.concept.scheme == "proeftuin" and m.name.role in MEANS_THE_CONCEPT]
        words = [m for m in mentions if m.concept == topic]
        for start, end in sentences(passage.text):
            inside = [m for m in words if start <= m.start and m.end <= end]
            weight = _weight(inside)
            if weight < 1 or not _whole(passage.text[start:end]) or _ELSEWHERE.search(passage.text[start:end]):
                continue
            regions = self._regions(passage, card, places, start, end)
            if regions:
                marks = tuple((m.start, m.end) for m in inside)
                yield _Claim(passage, start, end, marks, score + WORD * min(weight, 3), regions)

    def _regions(
        self, passage: Passage, card: DocumentCard, places: Sequence[Mention], start: int, end: int
    ) -> frozenset[str]:
        """Which proeftuinen a sentence speaks of.

        Those it names; else the one that its paper is about; in a paper about several the one named last
        before it in the paragraph, or in its headings. Nobody is guessed.
        """
        named = frozenset(m.concept.key for m in places if start <= m.start < end)
        if named:
            return named
        if len(card.proeftuinen) == 1:
            return frozenset({card.proeftuinen[0][0]})
        if _GENERAL.search(passage.text, start, end):
            return frozenset()
        paragraph = passage.text.rfind("\n\n", 0, start)
        before = [m.concept.key for m in places if paragraph < m.start and m.end <= start]
        if before:
            return frozenset({before[-1]})
        headings = self._vocabulary.mentions(" . ".join(passage.heading_path), ("proeftuin",))
        return frozenset({m.concept.key for m in headings if m.name.role in MEANS_THE_CONCEPT})


def _is_lesson(cards: Mapping[str, DocumentCard], claim: _Claim) -> bool:
    return cards[claim.passage.document_id].kind[0] == "casus"


def _cell(claims: Sequence[_Claim], cards: Mapping[str, DocumentCard]) -> tuple[Cited, ...]:
    """The best sentence of each paper, at most three, no two alike but for their numbers; oldest first."""
    kept: dict[str, _Claim] = {}
    papers: set[str] = set()
    for claim in claims:
        said = _NUMBER.sub("", " ".join(claim.passage.text[claim.start : claim.end].casefold().split()))
        if claim.passage.document_id not in papers and said not in kept and len(kept) < MOST:
            kept[said] = claim
            papers.add(claim.passage.document_id)
    found = [
        Cited(cards[each.passage.document_id], quoted(each.passage, each.start, each.end, each.words))
        for each in kept.values()
    ]
    return tuple(sorted(found, key=_day))


def _weight(mentions: Iterable[Mention]) -> float:
    """One for each word that means the topic, a half for each different indication."""
    whole: set[str] = set()
    hints: set[str] = set()
    for mention in mentions:
        (hints if mention.name.role == "term" else whole).add(mention.name.text)
    return len(whole) + len(hints) / 2


def _whole(sentence: str) -> bool:
    """A sentence that can be quoted by itself: no row of a table, no heading, no question to the reader."""
    return (
        len(sentence) <= LONGEST
        and len(sentence.split()) >= SHORTEST
        and sentence.endswith((".", "!", ";"))
        and "|" not in sentence
    )


def _day(cited: Cited) -> tuple[bool, str]:
    first = cited.document.period.first
    return first is None, first.isoformat() if first else ""


def _named(concepts: Iterable[Concept]) -> tuple[tuple[str, str], ...]:
    return tuple((concept.key, concept.label) for concept in concepts)
