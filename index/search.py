"""A question → grouped, explained hits: candidates from the index, evidence from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from time import monotonic

from qdrant_client.http import models

from index.answer import (
    Answer,
    DocumentCard,
    Filters,
    Hit,
    KnownReference,
    MarkKind,
    Question,
    Quote,
    Reading,
    Searched,
    Statement,
)
from index.catalogue.documents import Documents
from index.catalogue.vectors import Vectors, content_key
from index.counting import counted_noun
from index.embed import Embedder, FloatArray, ReadsParts
from index.facets import FACETS, Listed, facets, listed_card, listed_payload, years
from index.lexical import query_vector
from index.library import known_reference
from index.model import Interval, Passage, Precision, Reference, SparseVector
from index.query import Terms, read
from index.rank import DEFAULT_WEIGHTS, Group, Weights, answers, evidence, grouped, merged, named, weighed
from index.sentences import sentences
from index.snippet import best_quote, quote_around, share_said
from index.statements import choose
from index.vectors import Candidate, VectorIndex
from index.vectors.filters import all_of, any_value, chosen, none_of, overlapping
from index.vectors.values import Mode
from index.words_near import NOTHING_ASKED, AskedWords, asked_words, nearness, nearness_of_parts, telling_spans

EXACT_CANDIDATES = 2000
CODE_CANDIDATES = 50
DEEPEST = 1600
NEAR = 10
"""A passage among so many nearest in meaning is said to be near."""
STATED = 6
COUNTED = 20
"""Documents that a short answer may come from; more of them when it is a number that sources may differ on."""
COUNTED_DEPTH = 120
"""Passages of those documents that are read for a number."""
CLOSER = 30
"""Candidates whose words are compared with those of the question."""
SENTENCE_WORDS = 0.2
"""What the words of a sentence count against its cosine when one is chosen to be shown."""
QUESTIONS_KEPT = 16
"""Questions of which the vector is remembered, for a next page or a short answer."""
GATE = 10
"""Passages in which the words of a question are looked for when none of them lies near."""
SAID = 0.75
"""Part of the telling words of a question that make a passage an answer by themselves."""
STRONG = 0.03
"""How far above the floor the evidence for a short answer lies."""
SYNONYM_WEIGHT = 0.4
COUNTS_KEPT = 5.0
"""Seconds that the size of the collection is remembered."""

PAYLOAD_FIELD: dict[str, str] = {
    "soort": "kind",
    "proeftuin": "proeftuin",
    "thema": "thema",
    "organisatie": "organisation",
    "gemeente": "municipality",
}


@dataclass(frozen=True, slots=True)
class Tuning:
    """What measurement chose (docs/metingen.md): which lists are asked, how deep, and how they are weighed."""

    mode: Mode = "hybrid"
    depth: int = 100
    weights: Weights = DEFAULT_WEIGHTS
    synonyms: bool = True


DEFAULT_TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The vector of a question, and its words."""

    whole: FloatArray
    words: AskedWords


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
        self._asked = lru_cache(maxsize=QUESTIONS_KEPT)(self._embedded)
        self._documents = documents
        self._index = index
        self._embedder = embedder
        self._terms = terms
        self._today = today
        self._tuning = tuning
        self._counted: tuple[float, Searched] | None = None

    def tuned(self, tuning: Tuning) -> Search:
        """The same stores, searched otherwise."""
        return Search(
            self._documents, self._index, self._embedder, self._terms, self._today, tuning, self._kept
        )

    def ask(self, question: Question) -> Answer:
        """Everything a page shows of one question; an empty text lists by the filters alone."""
        reading = read(question.text, self._terms, self._today(), question.without_synonyms)
        if not question.text.strip():
            return self._browsed(question, reading)
        known = self._known(reading)
        pinned = self._pinned(known, question.filters)
        pinned += self._holding(reading, question.filters, {hit.document.id for hit in pinned})
        needed = question.page * question.size - len(pinned)
        groups = self._groups(question, reading, {hit.document.id for hit in pinned}, needed)
        if question.sort != "relevant":
            groups.sort(key=lambda group: _by_date(group, question.sort))
        first = (question.page - 1) * question.size
        items: list[Hit | Group] = [*pinned, *groups]
        hits = self._hits(items[first : first + question.size], reading)
        listed = [listed_card(hit.document) for hit in pinned]
        listed += [listed_payload([g.best.payload, *(c.payload for c in g.similar)]) for g in groups]
        ways = self._ways_on(question, reading) if not items else ()
        return self._answer(question, reading, hits, listed, known, ways)

    def similar(self, document_id: str, limit: int) -> tuple[Hit, ...]:
        """Other documents whose passages lie nearest to those of this one."""
        own = [passage.id for passage in self._documents.get(document_id).passages]
        if not own:
            return ()
        family = self._documents.families([document_id])[document_id]
        found = self._index.more_like(own[:20], where=none_of(any_value("family", [family])), limit=limit * 8)
        return self._hits(self._merged(grouped(found), "")[:limit], Reading(""))

    def quotes(self, document_id: str, text: str, limit: int) -> tuple[Quote, ...]:
        """The sentences of one document that answer best, best first; empty when none does."""
        reading = read(text, self._terms, self._today())
        if not reading.text:
            return ()
        found = self._closer(self._found(reading, any_value("document", [document_id]), limit * 4), reading)
        found = found[:limit]
        passages = self._documents.passages([candidate.id for candidate in found])
        near = self._near(passages, reading)
        return tuple(best_quote(passages[c.id], reading, near.get(c.id, ())) for c in found if c.id in passages)

    def statements(self, question: Question) -> tuple[Statement, ...]:
        """Two or three whole source sentences that answer together; empty when the evidence is weak.

        Sources that count the same thing at different times are given side by side, oldest first.
        """
        reading = read(question.text, self._terms, self._today(), question.without_synonyms)
        groups = self._groups(question, reading, set(), STATED)
        strong = evidence(self._searched().passages, self._tuning.weights) + STRONG
        if counted_noun(reading.text):
            ids = self._among([group.document for group in groups[:COUNTED]], reading)
        else:
            best = [group for group in groups if group.best.score >= strong][:STATED]
            ids = [candidate.id for group in best for candidate in group.candidates[:2]]
        passages = self._documents.passages(ids)
        cards = self._documents.cards(list({passage.document_id for passage in passages.values()}))
        found = [
            (cards[passages[i].document_id], passages[i])
            for i in ids
            if i in passages and passages[i].document_id in cards
        ]
        near = self._near(passages, reading)
        for i in set(passages) - set(near):
            text = passages[i].text
            spans = sentences(text)
            vectors = self._embedder.passages([text[a:b] for a, b in spans])
            near[i] = (vectors @ self._asked(reading.text).whole).tolist()
        return choose(found, reading, near)

    def _among(self, documents: Sequence[str], reading: Reading) -> list[str]:
        """Passages of these documents, weak ones too: what is counted may stand far from what is asked."""
        if not documents:
            return []
        where = any_value("document", documents)
        asked = self._asked(reading.text).whole.tolist()
        found = self._index.candidates(asked, expanded(reading), where, depth=COUNTED_DEPTH)
        return [candidate.id for candidate in found]

    def _near(self, passages: Mapping[str, Passage], reading: Reading) -> dict[str, list[float]]:
        """How near each sentence of these passages lies to the question, where sentences have vectors.

        A cosine, raised by as much as the words of the sentence are those of the question by meaning.
        """
        if self._kept is None or not reading.text or not passages:
            return {}
        asked = self._asked(reading.text)
        keys = {i: content_key(passage.text) for i, passage in passages.items()}
        vectors = self._kept.sentences(list(keys.values()), self._embedder.dimension)
        words = self._kept.words(list(keys.values())) if len(asked.words.weights) else {}
        near = {i: (vectors[key] @ asked.whole).tolist() for i, key in keys.items() if key in vectors}
        for i, cosines in near.items():
            text = passages[i].text
            parts = nearness_of_parts(asked.words, words.get(keys[i], b""), text, sentences(text))
            if len(parts) == len(cosines):
                near[i] = [cosine + SENTENCE_WORDS * part for cosine, part in zip(cosines, parts, strict=True)]
        return near

    # --- exact numbers ---

    def _known(self, reading: Reading) -> list[KnownReference]:
        """What the collection knows of the numbers in the question: cited papers and papers' own numbers."""
        known = [known_reference(self._documents, reference) for reference in reading.references]
        for code in reading.codes:
            number = self._documents.number_like(code)
            if number is not None:
                known.append(known_reference(self._documents, Reference(0, 0, code, number, "eigen nummer")))
        return known

    def _pinned(self, known: Sequence[KnownReference], filters: Filters) -> list[Hit]:
        allowed = set(self._documents.matching(filters)) if known and filters != Filters() else None
        hits: dict[str, Hit] = {}
        for reference in known:
            carrying = [reference.document, *reference.also] if reference.document else []
            named = [(card, "draagt dit nummer") for card in carrying]
            named += [(card, f"haalt {reference.raw} aan") for card in reference.cited_by]
            for card, why in named:
                if card.id not in hits and (allowed is None or card.id in allowed):
                    hits[card.id] = self._cited(card, reference, why)
        return list(hits.values())

    def _cited(self, card: DocumentCard, reference: KnownReference, why: str) -> Hit:
        document = self._documents.get(card.id)
        place = next((r for r in document.metadata.references if r.canonical == reference.canonical), None)
        passage = next(
            (p for p in document.passages if place and p.start <= place.start < p.end),
            document.passages[0],
        )
        marked = (place.start - passage.start, place.end - passage.start) if place else (0, 0)
        return Hit(
            card, (quote_around(passage, *marked),), 1.0, (why,), len(document.passages) - 1, pinned=True
        )

    def _holding(self, reading: Reading, filters: Filters, leave_out: set[str]) -> list[Hit]:
        """Documents whose text holds a number of the question that has no form of its own (SV-2024-0409)."""
        hits: dict[str, Hit] = {}
        for code in reading.codes:
            pattern = _code_pattern(code)
            found = self._index.search(
                sparse=query_vector(code), where=_where(filters, reading), limit=CODE_CANDIDATES, mode="sparse"
            )
            passages = self._documents.passages([candidate.id for candidate in found])
            held = [
                (passages[candidate.id], match)
                for candidate in found
                if candidate.id in passages and (match := pattern.search(passages[candidate.id].text))
            ]
            cards = self._documents.cards([passage.document_id for passage, _ in held])
            for passage, match in held:
                identity = passage.document_id
                if identity not in hits and identity not in leave_out and identity in cards:
                    quote = quote_around(passage, *match.span())
                    hits[identity] = Hit(cards[identity], (quote,), 1.0, (f"bevat {code}",), 0, pinned=True)
        return list(hits.values())

    # --- candidates ---

    def _groups(self, question: Question, reading: Reading, leave_out: set[str], needed: int) -> list[Group]:
        """Groups in order, at least `needed` of them where there are so many."""
        if not reading.text or reading.only_numbers:
            return []
        where = _where(question.filters, reading)
        depth = self._tuning.depth
        exact = bool(reading.phrases or reading.prefixes or reading.alternatives)
        while True:
            found = self._found(reading, where, depth)
            if not exact and not self._answers(found, reading, where):
                return []
            full = len(found) >= depth
            if reading.phrases or reading.prefixes or reading.alternatives or reading.excluded:
                found = self._exact(found, reading, where)
            closer = self._closer(found, reading)
            groups = self._merged([g for g in grouped(closer) if g.document not in leave_out], reading.text)
            if len(groups) >= needed or not full or depth >= DEEPEST:
                break
            depth *= 2
        return groups

    def _found(self, reading: Reading, where: models.Filter | None, depth: int) -> list[Candidate]:
        mode = self._tuning.mode
        sparse = expanded(reading) if self._tuning.synonyms else query_vector(reading.text)
        dense = None if mode == "sparse" else self._asked(reading.text).whole.tolist()
        found = self._index.candidates(dense, None if mode == "dense" else sparse, where, depth=depth)
        period = None if reading.period_filters else reading.period
        return weighed(
            found,
            sparse if mode == "hybrid" else SparseVector((), ()),
            self._searched().passages,
            self._tuning.weights,
            (lambda payload: _overlaps(payload, period)) if period else lambda _: False,
        )

    def _closer(self, found: Sequence[Candidate], reading: Reading) -> list[Candidate]:
        """The best candidates in the order that their words give them, compared one by one with the question.

        A score is raised by as much as the words lie nearer than usual among these, so that it stays
        comparable with those of the other candidates; so are the candidates of which no words were kept.
        """
        weight = self._tuning.weights.words
        asked = self._asked(reading.text).words if reading.text and weight and self._kept else NOTHING_ASKED
        if self._kept is None or self._tuning.mode != "hybrid" or not len(asked.weights):
            return list(found)
        passages = self._documents.passages([candidate.id for candidate in found[:CLOSER]])
        keys = {i: content_key(passage.text) for i, passage in passages.items()}
        near = nearness(asked, self._kept.words(list(keys.values())))
        if not near:
            return list(found)
        usual = sum(near.values()) / len(near)
        raised = {i: weight * (near[key] - usual) for i, key in keys.items() if key in near}
        return sorted(
            (replace(each, score=each.score + raised.get(each.id, 0.0)) for each in found),
            key=lambda each: (-each.score, each.id),
        )

    def _embedded(self, text: str) -> _Asked:
        """A question as the model reads it, with its words where the model gives them."""
        if not isinstance(self._embedder, ReadsParts):
            return _Asked(self._embedder.query(text), NOTHING_ASKED)
        whole, parts = self._embedder.query_and_parts(text, telling_spans(text))
        return _Asked(whole, asked_words(text, parts, self._embedder.mean_words["query"]))

    def _answers(self, found: Sequence[Candidate], reading: Reading, where: models.Filter | None) -> bool:
        """Whether the best that the whole collection has is an answer; what was filtered away counts too.

        So a choice of filters leaves exactly what it counted. A passage with nearly all words of the question
        answers it, however far its meaning lies.
        """
        if self._tuning.mode != "hybrid":
            return True
        best = found if where is None else self._found(reading, None, GATE)
        if not best:
            return False
        if answers(best, self._searched().passages, self._tuning.weights):
            return True
        literal = sorted((c for c in best if c.sparse), key=lambda c: -(c.sparse.score if c.sparse else 0.0))
        texts = self._documents.passages([candidate.id for candidate in literal[:GATE]])
        return share_said((passage.text for passage in texts.values()), reading) >= SAID

    def _merged(self, groups: Sequence[Group], question: str) -> list[Group]:
        """Groups with what is asked by name first and near-duplicates together."""
        looks = self._documents.looks([group.document for group in groups])
        weights = self._tuning.weights
        if question and weights.name:
            titles = {identity: look.title for identity, look in looks.items()}
            groups = named(groups, titles, question, weights.name)
        sketches = {identity: look.sketch for identity, look in looks.items()}
        return merged(groups, sketches, weights.alike)

    def _exact(self, found: list[Candidate], reading: Reading, where: models.Filter | None) -> list[Candidate]:
        """Only candidates that hold what must occur, and none of a document that holds what must not."""
        wanted = [
            *reading.phrases,
            *reading.prefixes,
            *(word for group in reading.alternatives for word in group),
        ]
        if wanted:
            more = self._index.search(
                sparse=query_vector(" ".join(wanted)), where=where, limit=EXACT_CANDIDATES, mode="sparse"
            )
            have = {candidate.id for candidate in found}
            found = found + [replace(each, score=0.0) for each in more if each.id not in have]
        texts = self._documents.passages([candidate.id for candidate in found])
        musts = [_pattern(phrase) for phrase in reading.phrases]
        musts += [_pattern(prefix, open_end=True) for prefix in reading.prefixes]
        musts += [
            re.compile("|".join(_pattern(word).pattern for word in group), re.IGNORECASE)
            for group in reading.alternatives
        ]
        refused: set[str] = set()
        for word in reading.excluded:
            holding = self._index.search(
                sparse=query_vector(word), where=where, limit=EXACT_CANDIDATES, mode="sparse"
            )
            read_texts = self._documents.passages([candidate.id for candidate in holding])
            refused |= {
                passage.document_id for passage in read_texts.values() if _pattern(word).search(passage.text)
            }
        return [
            candidate
            for candidate in found
            if candidate.id in texts
            and candidate.payload["document"] not in refused
            and all(must.search(texts[candidate.id].text) for must in musts)
        ]

    # --- answering ---

    def _hits(self, items: Sequence[Hit | Group], reading: Reading) -> tuple[Hit, ...]:
        groups = [item for item in items if isinstance(item, Group)]
        cards = self._documents.cards(
            [i for group in groups for i in (group.document, *(c.payload["document"] for c in group.similar))]
        )
        passages = self._documents.passages([group.best.id for group in groups])
        near = self._near(passages, reading)
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
            why=_why(quotes, group, reading),
            more_passages=len(group.candidates) - 1,
            similar=alike,
        )

    def _browsed(self, question: Question, reading: Reading) -> Answer:
        _, cards = self._documents.browse(
            question.filters,
            "nieuwste" if question.sort == "relevant" else question.sort,
            question.size,
            (question.page - 1) * question.size,
        )
        found = self._documents.cards(self._documents.matching(question.filters)).values()
        hits = tuple(Hit(card, (), 0.0, ()) for card in cards)
        return self._answer(question, reading, hits, [listed_card(card) for card in found], (), ())

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
        return len(self._groups(question, reading, set(), 0))

    def _answer(
        self,
        question: Question,
        reading: Reading,
        hits: tuple[Hit, ...],
        found: Sequence[Listed],
        known: Sequence[KnownReference],
        ways_on: tuple[str, ...],
    ) -> Answer:
        return Answer(
            question=question,
            reading=reading,
            total=len(found),
            hits=hits,
            facets=facets(found, question.filters, self._documents.label),
            years=years(found),
            references=tuple(known),
            searched=self._searched(),
            ways_on=ways_on,
        )

    def _searched(self) -> Searched:
        """Counting takes longer than searching, so the count is remembered for a few seconds."""
        now = monotonic()
        if self._counted is None or now - self._counted[0] > COUNTS_KEPT:
            total, until = self._documents.totals()
            self._counted = now, Searched(total, self._index.count(), until)
        return self._counted[1]


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
    ordered = sorted(weights.items())
    return SparseVector(tuple(term for term, _ in ordered), tuple(weight for _, weight in ordered))


def _where(filters: Filters, reading: Reading) -> models.Filter | None:
    period = Interval(filters.van, filters.tot, Precision.UNKNOWN)
    return all_of(
        chosen({PAYLOAD_FIELD[field]: getattr(filters, field) for field, _ in FACETS}),
        overlapping(period) if filters.van or filters.tot else None,
        overlapping(reading.period) if reading.period and reading.period_filters else None,
    )


def _overlaps(payload: Mapping[str, object], period: Interval) -> bool:
    first, last = str(payload.get("from", "")), str(payload.get("to", ""))
    return bool(
        first
        and (period.last is None or first[:10] <= period.last.isoformat())
        and (period.first is None or last[:10] >= period.first.isoformat())
    )


def _by_date(group: Group, sort: str) -> tuple[bool, int]:
    first = listed_payload([group.best.payload]).first_day
    day = date.fromisoformat(first).toordinal() if first else 0
    return not first, -day if sort == "nieuwste" else day


def _why(quotes: Sequence[Quote], group: Group, reading: Reading) -> tuple[str, ...]:
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
    if reading.period and not reading.period_filters and _overlaps(group.best.payload, reading.period):
        reasons.append(f"is uit de genoemde periode ({reading.period_text})")
    return tuple(reasons)


def _code_pattern(code: str) -> re.Pattern[str]:
    """A number as typed, whatever stands between its parts: sv-2024-0409, SV 2024/0409.

    Letterheads in PDF spread the letters of a number: I E NW/BSK-2023/297705.
    """
    parts = [" ?".join(part) if part.isalpha() else part for part in re.findall(r"[^\W\d_]+|\d+", code)]
    return re.compile(r"(?<!\w)" + r"[-/.: ]?".join(parts) + r"(?!\w)", re.IGNORECASE)


def _pattern(words: str, open_end: bool = False) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){body}" + ("" if open_end else r"(?!\w)"), re.IGNORECASE)
