"""A question as it was read → candidates in order: lists weighed, words compared, one group a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Event
from typing import NamedTuple

from qdrant_client.http import models

from index.answer import Filters, Reading
from index.asked_of import preference, where_of
from index.catalogue.documents import Documents
from index.catalogue.lessons import LessonDecisions
from index.catalogue.passages import Passages
from index.catalogue.vectors import Vectors
from index.embed import Embedder, FloatArray, ReadsParts
from index.held import Held
from index.lexical import query_vector
from index.literal import Literal
from index.model import Passage, SparseVector
from index.naming import asks_for_a_name, gives_a_name
from index.rank import (
    DEFAULT_WEIGHTS,
    Closer,
    Group,
    Weights,
    answers,
    best_evidence,
    closer,
    grouped,
    lexical_weight,
    merged,
    named,
    real_first,
    weighed,
)
from index.sentences import sentences
from index.snippet import share_said
from index.vectors import Candidate, VectorIndex
from index.vectors.filters import any_value
from index.vectors.values import Mode
from index.ways_to_say import expanded, most_said, with_written
from index.words_near import NOTHING_ASKED, AskedWords, asked_words, nearness, nearness_of_parts, telling_spans
from index.words_said import holding

DEEPEST = 1600
COUNTED_WHOLE = 5_000
"""Passages up to which all that answers is counted; in a larger collection until the page is full."""
COUNTED_DEPTH = 120
"""Passages of the documents that are read for a number."""
CLOSER = 30
"""Candidates whose words are compared with those of the question."""
SENTENCE_WORDS = 0.8
"""What the words of a sentence count against its cosine when one is chosen to be shown."""
QUESTIONS_KEPT = 256
"""Questions of which the vectors are remembered, 10 kB each: for a next page, a filter or short answer, and for
whoever asks the same."""
GATE = 10
"""Passages in which the words of a question are looked for when none of them lies near."""
SAID = 0.75
"""Part of the telling words of a question that make a passage an answer by themselves."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """What measurement chose (docs/metingen.md): which lists are asked, how deep, and how they are weighed."""

    mode: Mode = "hybrid"
    depth: int = 100
    weights: Weights = DEFAULT_WEIGHTS
    synonyms: bool = True
    everyday: bool = True
    """Whether everyday words also find what papers call the same."""


DEFAULT_TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Asked:
    """The vector of a question, and its words."""

    whole: FloatArray
    words: AskedWords


class Groups(NamedTuple):
    """Documents in order; `whole` when these are all that answer."""

    found: list[Group]
    whole: bool


NO_GROUPS = Groups([], True)


class Finder:
    """Finds candidates in one index, with the texts and words of one catalogue."""

    def __init__(
        self,
        documents: Documents,
        index: VectorIndex,
        embedder: Embedder,
        tuning: Tuning,
        kept: Vectors | None,
        size: Callable[[], int],
    ) -> None:
        """`size` gives the number of passages in the collection."""
        self._documents = documents
        self._passages = Passages(documents.engine)
        self._cards = LessonDecisions(documents.engine)
        self._index = index
        self._embedder = embedder
        self._tuning = tuning
        self._kept = kept
        self._literal = Literal(index)
        self.size = size
        self._aside = ThreadPoolExecutor(thread_name_prefix="vraag")
        self._begun = lru_cache(maxsize=QUESTIONS_KEPT)(self._embedding)

    def held(self) -> Held:
        """For one question."""
        return Held(self._passages, self._kept, self._embedder.dimension)

    def begin(self, reading: Reading) -> None:
        """Have the model read a question while its words are looked up: the model leaves the GIL alone."""
        if reading.text and not reading.only_numbers and self._tuning.mode != "sparse":
            self._begun(reading.meant)
            if reading.topic:
                self._begun(reading.topic)

    def asked(self, text: str) -> Asked:
        """What the model reads in a question, when it is done."""
        try:
            return self._begun(text).result()
        except BaseException:
            self._begun.cache_clear()  # what failed is not remembered
            raise

    def _embedding(self, text: str) -> Future[Asked]:
        started = Event()

        def read() -> Asked:
            started.set()
            return self._embedded(text)

        future = self._aside.submit(read)
        # Who wants the GIL gets it after 5 ms, or when this thread waits for something.
        started.wait()
        return future

    def groups(
        self, reading: Reading, filters: Filters, leave_out: set[str], needed: int, held: Held
    ) -> Groups:
        """Groups in order, at least `needed` of them where there are so many."""
        if not reading.text or reading.only_numbers:
            return NO_GROUPS
        where = where_of(filters, reading, self._cards.ended())
        depth = self._tuning.depth
        exact = bool(reading.phrases or reading.prefixes or reading.alternatives)
        whole = None if exact or where is None else self.found(reading, None, depth)
        best = best_evidence(whole, self._of_words(reading), self._tuning.weights) if whole else None
        found = self.found(reading, where, depth, best=best)
        if not exact and not self._answers(found if whole is None else whole, reading, held):
            return NO_GROUPS
        while True:
            full = len(found) >= depth
            if exact or reading.excluded:
                found = self._literal.only(found, reading, where, held)
            closer = self.closer(found, reading, held)
            groups = self.merged([g for g in grouped(closer) if g.document not in leave_out], reading.text)
            enough = len(groups) >= needed and self.size() > COUNTED_WHOLE
            if enough or not full or depth >= DEEPEST:
                return Groups(groups, not full)
            depth *= 4
            found = self.found(reading, where, depth, best=best)

    def nearest(self, reading: Reading, filters: Filters, limit: int, held: Held) -> list[Group]:
        """What lies nearest, best first, evidence or not; nothing when something must occur literally."""
        literal = reading.phrases or reading.prefixes or reading.alternatives or reading.excluded
        if not reading.text or reading.only_numbers or literal:
            return []
        anything = replace(self._tuning.weights, best=0.0, best_growth=0.0)
        found = self.found(reading, where_of(filters, reading, self._cards.ended()), CLOSER, anything)
        return self.merged(grouped(self.closer(found, reading, held)), reading.text)[:limit]

    def found(
        self,
        reading: Reading,
        where: models.Filter | None,
        depth: int,
        weights: Weights | None = None,
        best: float | None = None,
    ) -> list[Candidate]:
        """Weighed candidates; `best` is the `best_evidence` of the whole collection, where this narrows it."""
        mode = self._tuning.mode
        sparse = self._asked_for(reading)
        wider = with_written(sparse, reading.text) if self._tuning.everyday else sparse
        dense = None if mode == "sparse" else lambda: self.asked(reading.meant).whole.tolist()
        found = self._index.candidates(dense, None if mode == "dense" else wider, where, depth=depth)
        weights = weights or self._tuning.weights
        return weighed(
            found,
            sparse if mode == "hybrid" else SparseVector((), ()),
            self.size(),
            weights,
            preference(reading, weights) if mode == "hybrid" else lambda _: 0.0,
            best,
        )

    def closer(self, found: Sequence[Candidate], reading: Reading, held: Held) -> list[Candidate]:
        """The best candidates in the order that their texts give them, read word by word."""
        weights = self._tuning.weights
        if self._tuning.mode != "hybrid" or not reading.text:
            return list(found)
        asked = self.asked(reading.meant).words if weights.words and self._kept else NOTHING_ASKED
        passages = held.passages([candidate.id for candidate in found[:CLOSER]])
        texts = {i: passage.text for i, passage in passages.items()}
        by_name = asks_for_a_name(reading.text) and bool(reading.synonyms)
        seen = Closer(
            near=nearness(asked, held.words(list(texts), asked)) if len(asked.weights) else {},
            said=most_said(reading, texts) if weights.said else {},
            names=[i for i, text in texts.items() if by_name and gives_a_name(text, reading)],
            literal=holding(reading.text, texts),
        )
        return closer(found, seen, self._of_words(reading), weights)

    def _of_words(self, reading: Reading) -> float:
        return lexical_weight(self._asked_for(reading), self.size(), self._tuning.weights)

    def _asked_for(self, reading: Reading) -> SparseVector:
        return expanded(reading) if self._tuning.synonyms else query_vector(reading.text)

    def _embedded(self, text: str) -> Asked:
        """A question as the model reads it, with its words where the model gives them."""
        if not isinstance(self._embedder, ReadsParts):
            return Asked(self._embedder.query(text), NOTHING_ASKED)
        whole, parts = self._embedder.query_and_parts(text, telling_spans(text))
        return Asked(whole, asked_words(text, parts, self._embedder.mean_words["query"]))

    def _answers(self, best: Sequence[Candidate], reading: Reading, held: Held) -> bool:
        """Whether the best that the whole collection has is an answer; what was filtered away counts too.

        So a choice of filters leaves exactly what it counted. A passage with nearly all words of the question
        answers it, however far its meaning lies; so does one in which the question stands as it was typed.
        """
        if self._tuning.mode != "hybrid":
            return True
        if not best:
            return False
        if reading.topic:
            # A name alone ("motie Rotterdam") is near to much: what is asked beside it has to be there too.
            about = replace(reading, text=reading.topic, written_out="", topic="", suggested_filters=())
            return self._answers(self.found(about, None, GATE), about, held)
        if answers(best, self._of_words(reading), self.size(), self._tuning.weights):
            return True
        literal = sorted((c for c in best if c.sparse), key=lambda c: -(c.sparse.score if c.sparse else 0.0))
        texts = held.passages([candidate.id for candidate in literal[:GATE]])
        if share_said((passage.text for passage in texts.values()), reading) >= SAID:
            return True
        return bool(holding(reading.text, {i: passage.text for i, passage in texts.items()}))

    def merged(self, groups: Sequence[Group], question: str) -> list[Group]:
        """Groups with what is asked by name first and near-duplicates together."""
        looks = self._documents.looks.of([group.document for group in groups])
        weights = self._tuning.weights
        if question and weights.name:
            titles = {identity: look.title for identity, look in looks.items()}
            groups = named(groups, titles, question, weights.name)
        invented = {identity for identity, look in looks.items() if look.fictional}
        groups = real_first(groups, invented, weights.as_good)
        sketches = {identity: look.sketch for identity, look in looks.items()}
        return merged(groups, sketches, weights.alike)

    def near(self, passages: Mapping[str, Passage], reading: Reading, held: Held) -> dict[str, list[float]]:
        """How near each sentence of these passages lies to the question, where sentences have vectors.

        A cosine, raised by as much as the words of the sentence are those of the question by meaning.
        """
        if self._kept is None or not reading.text or not passages:
            return {}
        asked = self.asked(reading.meant)
        vectors = held.sentences(list(passages))
        words = held.words(list(passages), asked.words)
        near = {i: (rows @ asked.whole).tolist() for i, rows in vectors.items()}
        for i, cosines in near.items():
            text = passages[i].text
            parts = nearness_of_parts(asked.words, words.get(i), text, sentences(text))
            if len(parts) == len(cosines):
                near[i] = [cosine + SENTENCE_WORDS * part for cosine, part in zip(cosines, parts, strict=True)]
        return near

    def among(self, documents: Sequence[str], reading: Reading) -> list[str]:
        """Passages of these documents, weak ones too: what is counted may stand far from what is asked."""
        if not documents:
            return []
        where = any_value("document", documents)
        asked = self.asked(reading.meant).whole.tolist()
        found = self._index.candidates(asked, expanded(reading), where, depth=COUNTED_DEPTH)
        return [candidate.id for candidate in found]
