"""A question → grouped, explained hits: candidates from the index, evidence from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from index.answer import (
    Answer,
    DocumentCard,
    Hit,
    KnownReference,
    MarkKind,
    Question,
    Quote,
    Reading,
    Searched,
    Statement,
)
from index.asked_of import named_of, overlaps, without
from index.background import Rest
from index.catalogue.documents import Documents
from index.catalogue.lessons import LessonDecisions
from index.catalogue.listing import Listing
from index.catalogue.vectors import Vectors
from index.counting import counted_noun
from index.embed import Embedder
from index.facets import FACETS, Counts, Label, counts, facets, first_day, listed_card, listed_payload
from index.finding import DEFAULT_TUNING, Finder, Tuning
from index.held import Held
from index.lexical import query_vector
from index.literal import completed
from index.model import Passage
from index.pinned import Pins
from index.query import Terms, read
from index.rank import Group, evidence, grouped
from index.replaced import Replaced, current_first
from index.sentences import sentences
from index.snippet import best_quote
from index.spelling import Spelling
from index.statements import choose
from index.vectors import VectorIndex
from index.vectors.filters import any_value

NEAR = 10
"""A passage among so many nearest in meaning is said to be near."""
NEAREST = 3
"""Papers that are named when nothing answers."""
STATED = 6
COUNTED = 20
"""Documents that a short answer may come from; more of them when it is a number that sources may differ on."""
LISTS_KEPT = 64
"""Choices of which the papers are counted once, until something is written."""
STRONG = 0.09
"""How far above the floor the evidence for a short answer lies."""


class Search:
    """Answers questions over one catalogue and one index."""

    def __init__(
        self,
        documents: Documents,
        index: VectorIndex,
        embedder: Embedder,
        terms: Terms,
        today: Callable[[], date] = date.today,
        tuning: Tuning = DEFAULT_TUNING,
        kept: Vectors | None = None,
    ) -> None:
        """`kept` holds the vectors of sentences; without it a hit shows the sentence by its words alone."""
        self._kept = kept
        self._documents = documents
        self._listing = Listing(documents)
        self._cards = LessonDecisions(documents.engine)
        self._index = index
        self._embedder = embedder
        self._terms = terms
        self._today = today
        self._tuning = tuning
        self._totals: tuple[int, tuple[int, date | None]] | None = None
        self._counted = lru_cache(maxsize=LISTS_KEPT)(lambda filters, _writes: self._listing.counted(filters))
        self._pins = Pins(documents, index)
        self._replaced = Replaced(documents)
        self._spelling = Spelling(terms, self._occurs)
        self._finder = Finder(documents, index, embedder, tuning, kept, size=lambda: self._searched().passages)

    def tuned(self, tuning: Tuning) -> Search:
        """The same stores, searched otherwise."""
        return Search(
            self._documents, self._index, self._embedder, self._terms, self._today, tuning, self._kept
        )

    def ask(self, question: Question) -> Answer:
        """Everything a page shows of one question; an empty text lists by the filters alone."""
        reading = self._read(question.text, question.without_synonyms)
        if reading.text:
            reading = replace(reading, suggestion=self._spelling.corrected(question.text))
        if not question.text.strip():
            return self._browsed(question, reading)
        known = self._pins.known(reading)
        pinned = self._pins.named(known, question.filters)
        pinned += self._pins.holding(reading, question.filters, {hit.document.id for hit in pinned})
        have = {hit.document.id for hit in pinned}
        pinned += [hit for hit in self._pins.called(reading, question.filters) if hit.document.id not in have]
        needed = question.page * question.size - len(pinned)
        held = self._finder.held()
        groups, whole = self._finder.groups(
            reading, question.filters, {hit.document.id for hit in pinned}, needed, held
        )
        if not groups and not pinned and reading.period_filters:
            # Nothing is from then: then papers of any time, and the page offers the years.
            reading = replace(reading, period_filters=False)
            groups, whole = self._finder.groups(reading, question.filters, set(), needed, held)
        if question.sort == "relevant":
            groups = current_first(groups, self._replaced.all())
        else:
            groups.sort(key=lambda group: _by_date(group, question.sort))
        first = (question.page - 1) * question.size
        items: list[Hit | Group] = [*pinned, *groups]
        hits = self._hits(items[first : first + question.size], reading, held)
        listed = [listed_card(hit.document) for hit in pinned]
        listed += [listed_payload([g.best.payload, *(c.payload for c in g.similar)]) for g in groups]
        if items:
            answer = self._answer(question, reading, hits, counts(listed), known, ())
            return replace(answer, at_least=not whole)
        nearest = self._finder.nearest(reading, question.filters, NEAREST, held)
        answer = self._answer(question, reading, (), counts(listed), known, self._ways_on(question, reading))
        return replace(answer, nearest=self._hits(nearest, reading, held))

    def read_ahead(self, rest: Rest) -> None:
        """Hold in memory what every question looks up, resting in between: questions may be asked meanwhile."""
        self._documents.looks.read_ahead()
        self._index.read_ahead(rest)

    def similar(self, document_id: str, limit: int) -> tuple[Hit, ...]:
        """Other documents whose passages lie nearest to those of this one."""
        own = [passage.id for passage in self._documents.get(document_id).passages]
        if not own:
            return ()
        family = self._documents.families([document_id])[document_id]
        found = self._index.more_like(own[:20], where=without({family} | self._cards.ended()), limit=limit * 8)
        return self._hits(self._finder.merged(grouped(found), "")[:limit], Reading(""), self._finder.held())

    def quotes(self, document_id: str, text: str, limit: int) -> tuple[Quote, ...]:
        """The sentences of one document that answer best, best first; empty when none does."""
        reading = self._read(text)
        if not reading.text:
            return ()
        held = self._finder.held()
        found = self._finder.found(reading, any_value("document", [document_id]), limit * 4)
        found = self._finder.closer(found, reading, held)[:limit]
        passages = held.passages([candidate.id for candidate in found])
        near = self._finder.near(passages, reading, held)
        return tuple(best_quote(passages[c.id], reading, near.get(c.id, ())) for c in found if c.id in passages)

    def statements(self, question: Question) -> tuple[Statement, ...]:
        """Two or three whole source sentences that answer together; empty when the evidence is weak.

        Sources that count the same thing at different times are given side by side, oldest first.
        """
        reading = self._read(question.text, question.without_synonyms)
        held = self._finder.held()
        groups = self._finder.groups(reading, question.filters, set(), STATED, held).found
        strong = evidence(self._searched().passages, self._tuning.weights) + STRONG
        if counted_noun(reading.text):
            ids = self._finder.among([group.document for group in groups[:COUNTED]], reading)
        else:
            old = self._replaced.all()
            best = [g for g in groups if g.best.score >= strong and g.document not in old][:STATED]
            ids = [candidate.id for group in best for candidate in group.candidates[:2]]
        passages = held.passages(ids)
        cards = self._documents.cards(list({passage.document_id for passage in passages.values()}))
        found = [
            (cards[passages[i].document_id], passages[i])
            for i in ids
            if i in passages and passages[i].document_id in cards
        ]
        near = self._finder.near(passages, reading, held)
        for i in set(passages) - set(near):
            text = passages[i].text
            spans = sentences(text)
            vectors = self._embedder.passages([text[a:b] for a, b in spans])
            near[i] = (vectors @ self._finder.asked(reading.meant).whole).tolist()
        return choose(found, reading, near)

    def _read(self, text: str, without: Sequence[str] = ()) -> Reading:
        reading = read(text, self._terms, self._today(), without, self._searched().until)
        reading = completed(reading, self._documents.engine)
        self._finder.begin(reading)
        return reading

    def _occurs(self, word: str) -> bool:
        return bool(self._index.search(sparse=query_vector(word), limit=1, mode="sparse"))

    def _hits(self, items: Sequence[Hit | Group], reading: Reading, held: Held) -> tuple[Hit, ...]:
        groups = [item for item in items if isinstance(item, Group)]
        cards = self._documents.cards(
            [i for group in groups for i in (group.document, *(c.payload["document"] for c in group.similar))]
        )
        passages = held.passages([group.best.id for group in groups])
        near = self._finder.near(passages, reading, held)
        return tuple(
            item if isinstance(item, Hit) else self._hit(item, cards, passages, near, reading)
            for item in items
            if isinstance(item, Hit) or item.document in cards
        )

    def _hit(
        self,
        group: Group,
        cards: Mapping[str, DocumentCard],
        passages: Mapping[str, Passage],
        near: Mapping[str, Sequence[float]],
        reading: Reading,
    ) -> Hit:
        passage = passages.get(group.best.id)
        quotes = (best_quote(passage, reading, near.get(group.best.id, ())),) if passage else ()
        alike = tuple(cards[c.payload["document"]] for c in group.similar if c.payload["document"] in cards)
        return Hit(
            document=cards[group.document],
            quotes=quotes,
            score=round(group.best.score, 6),
            why=_why(quotes, group, reading, self._documents.label),
            more_passages=len(group.candidates) - 1,
            similar=alike,
        )

    def _browsed(self, question: Question, reading: Reading) -> Answer:
        cards = self._listing.page(
            question.filters,
            "nieuwste" if question.sort == "relevant" else question.sort,
            question.size,
            (question.page - 1) * question.size,
        )
        hits = tuple(Hit(card, (), 0.0, ()) for card in cards)
        return self._answer(
            question, reading, hits, self._counted(question.filters, self._documents.writes.number), (), ()
        )

    def _ways_on(self, question: Question, reading: Reading) -> tuple[str, ...]:
        """At most three things to try when nothing was found, the first with what it would give."""
        ways = []
        filters = question.filters
        wider = [
            (f"zonder de keuze bij {label.lower()}", replace(filters, **{field: ()}))  # type: ignore[arg-type]
            for field, label in FACETS
            if getattr(filters, field)
        ]
        if filters.van or filters.tot:
            wider.append(("over alle jaren", replace(filters, van=None, tot=None)))
        counts = [(self._count(replace(question, filters=each), reading), name) for name, each in wider]
        for count, name in sorted(counts, reverse=True)[:1]:
            if count:
                ways.append(f"Zoek {name}: {count} {'stuk' if count == 1 else 'stukken'}.")
        if reading.phrases or reading.excluded or reading.prefixes or reading.alternatives:
            ways.append("Zoek zonder aanhalingstekens, minteken of sterretje: dan tellen ook verwante woorden.")
        if reading.period_filters:
            ways.append(f"Laat ‘{reading.period_text}’ weg: stukken zonder datum tellen dan ook mee.")
        if any(character.isalpha() for character in question.text):
            ways.append("Gebruik een ander woord, of omschrijf in een hele zin wat u zoekt.")
        ways.append("Mist u een stuk? Laat weten welk stuk ontbreekt.")
        return tuple(ways[:3])

    def _count(self, question: Question, reading: Reading) -> int:
        return len(self._finder.groups(reading, question.filters, set(), 0, self._finder.held()).found)

    def _answer(
        self,
        question: Question,
        reading: Reading,
        hits: tuple[Hit, ...],
        found: Counts,
        known: Sequence[KnownReference],
        ways_on: tuple[str, ...],
    ) -> Answer:
        return Answer(
            question=question,
            reading=reading,
            total=found.total,
            hits=self._replaced.told(hits),
            facets=facets(found, question.filters, self._documents.label),
            years=tuple(sorted(found.years.items())),
            references=tuple(known),
            searched=self._searched(),
            ways_on=ways_on,
        )

    def _searched(self) -> Searched:
        """Counting papers takes as long as searching, so they are counted after a write alone."""
        writes = self._documents.writes.number
        if self._totals is None or self._totals[0] != writes:
            self._totals = writes, self._listing.totals()
        total, until = self._totals[1]
        return Searched(total, self._index.size(), until)


def _by_date(group: Group, sort: str) -> tuple[bool, int]:
    first = first_day(group.best.payload)
    day = date.fromisoformat(first).toordinal() if first else 0
    return not first, -day if sort == "nieuwste" else day


def _why(quotes: Sequence[Quote], group: Group, reading: Reading, label: Label) -> tuple[str, ...]:
    reasons = []
    words = list(
        dict.fromkeys(
            quote.text[mark.start : mark.end].casefold()
            for quote in quotes
            for mark in quote.marks
            if mark.kind is MarkKind.WORD
        )
    )
    if words:
        reasons.append("bevat " + ", ".join(f"‘{word}’" for word in words[:6]))
    if reading.text and group.best.dense and not words:
        reasons.append("lijkt qua betekenis op uw vraag")
    elif reading.text and group.best.dense and group.best.dense.rank <= NEAR:
        reasons.append("lijkt ook qua betekenis op uw vraag")
    if reading.period and not reading.period_filters and overlaps(group.best.payload, reading.period):
        reasons.append(f"is uit de genoemde periode ({reading.period_text})")
    if named := named_of(group.best.payload, reading):
        reasons.append("hoort bij " + ", ".join(f"‘{label(field, key)}’" for field, key in named))
    return tuple(reasons)
