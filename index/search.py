"""A question → grouped, explained hits: candidates from the index, evidence from the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qdrant_client.http import models

from index.answer import (
    Answer,
    DocumentCard,
    Facet,
    FacetValue,
    FilterField,
    Filters,
    Hit,
    KnownReference,
    Question,
    Quote,
    Reading,
    Searched,
)
from index.catalogue.documents import Documents
from index.embed import Embedder
from index.lexical import query_vector
from index.library import known_reference
from index.model import Interval, Passage, Precision
from index.query import Terms, read
from index.snippet import best_quote, quote_around
from index.vectors import Candidate, Ranking, VectorIndex
from index.vectors.filters import all_of, any_value, chosen, none_of, overlapping
from index.vectors.values import DEFAULT_RANKING, Mode

EXACT_CANDIDATES = 2000
DENSE_FLOOR = 0.80
DENSE_WINDOW = 0.05

FACETS: tuple[tuple[FilterField, str], ...] = (
    ("soort", "Soort stuk"),
    ("proeftuin", "Proeftuin"),
    ("thema", "Thema"),
    ("organisatie", "Organisatie"),
    ("gemeente", "Gemeente"),
)
PAYLOAD_FIELD: dict[str, str] = {
    "soort": "kind",
    "proeftuin": "proeftuin",
    "thema": "thema",
    "organisatie": "organisation",
    "gemeente": "municipality",
}


@dataclass(frozen=True, slots=True)
class Tuning:
    """What measurement chose (docs/metingen.md): which lists are asked, how they are fused, how deep."""

    mode: Mode = "hybrid"
    ranking: Ranking = DEFAULT_RANKING
    candidates: int = 200


DEFAULT_TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class _Group:
    """The passages of one document that answer, best first."""

    document: str
    candidates: tuple[Candidate, ...]


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
    ) -> None:
        self._documents = documents
        self._index = index
        self._embedder = embedder
        self._terms = terms
        self._today = today
        self._tuning = tuning

    def tuned(self, tuning: Tuning) -> Search:
        """The same stores, searched otherwise."""
        return Search(self._documents, self._index, self._embedder, self._terms, self._today, tuning)

    def ask(self, question: Question) -> Answer:
        """Everything a page shows of one question; an empty text lists by the filters alone."""
        reading = read(question.text, self._terms, self._today(), question.without_synonyms)
        known = tuple(known_reference(self._documents, reference) for reference in reading.references)
        if not question.text.strip():
            return self._browsed(question, reading)
        pinned = self._pinned(known, question.filters)
        groups = self._groups(question, reading, leave_out={hit.document.id for hit in pinned})
        cards = self._documents.cards([group.document for group in groups])
        groups = [group for group in groups if group.document in cards]
        if question.sort != "relevant":
            groups.sort(key=lambda group: _by_date(cards[group.document], question.sort))
        first = (question.page - 1) * question.size
        items: list[Hit | _Group] = [*pinned, *groups]
        shown = items[first : first + question.size]
        passages = self._documents.passages(
            [candidate.id for item in shown if isinstance(item, _Group) for candidate in item.candidates[:3]]
        )
        hits = tuple(
            item if isinstance(item, Hit) else self._hit(item, cards[item.document], passages, reading)
            for item in shown
        )
        found = [hit.document for hit in pinned] + [cards[group.document] for group in groups]
        return self._answer(question, reading, hits, found, known)

    def similar(self, document_id: str, limit: int) -> tuple[Hit, ...]:
        """Other documents whose passages lie nearest to those of this one."""
        own = [passage.id for passage in self._documents.get(document_id).passages]
        if not own:
            return ()
        family = self._documents.families([document_id])[document_id]
        found = self._index.more_like(own[:20], where=none_of(any_value("family", [family])), limit=limit * 8)
        groups = _grouped(found)[:limit]
        cards = self._documents.cards([group.document for group in groups])
        passages = self._documents.passages([group.candidates[0].id for group in groups])
        return tuple(
            self._hit(group, cards[group.document], passages, Reading(""))
            for group in groups
            if group.document in cards
        )

    def quotes(self, document_id: str, text: str, limit: int) -> tuple[Quote, ...]:
        """The sentences of one document that answer best, best first; empty when none does."""
        reading = read(text, self._terms, self._today())
        if not reading.text:
            return ()
        found = self._index.search(
            self._embedder.query(reading.text).tolist(),
            query_vector(_expanded(reading)),
            any_value("document", [document_id]),
            limit=limit,
            explain=True,
        )
        passages = self._documents.passages([candidate.id for candidate in _with_evidence(found)])
        return tuple(best_quote(passages[c.id], reading) for c in found if c.id in passages)

    # --- exact numbers ---

    def _pinned(self, known: Sequence[KnownReference], filters: Filters) -> list[Hit]:
        allowed = set(self._documents.matching(filters)) if filters != Filters() else None
        hits: dict[str, Hit] = {}
        for reference in known:
            named = [(reference.document, "draagt dit nummer")] if reference.document else []
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

    # --- candidates ---

    def _groups(self, question: Question, reading: Reading, leave_out: set[str]) -> list[_Group]:
        if not reading.text or (reading.references and reading.text == reading.references[0].raw):
            return []
        where = all_of(
            chosen({PAYLOAD_FIELD[field]: getattr(question.filters, field) for field, _ in FACETS}),
            overlapping(Interval(question.filters.van, question.filters.tot, Precision.UNKNOWN))
            if question.filters.van or question.filters.tot
            else None,
        )
        sparse = query_vector(_expanded(reading))
        found = self._index.search(
            self._embedder.query(reading.text).tolist(),
            sparse,
            where,
            limit=self._tuning.candidates,
            mode=self._tuning.mode,
            ranking=self._tuning.ranking,
            explain=True,
        )
        found = _with_evidence(found)
        if reading.phrases or reading.prefixes or reading.alternatives or reading.excluded:
            found = self._exact(found, reading, where)
        return [group for group in _grouped(found) if group.document not in leave_out]

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
            found = found + [candidate for candidate in more if candidate.id not in have]
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

    def _hit(self, group: _Group, card: DocumentCard, passages: dict[str, Passage], reading: Reading) -> Hit:
        read_passages = [passages[c.id] for c in group.candidates[:3] if c.id in passages]
        quotes = tuple(best_quote(passage, reading) for passage in read_passages[:1])
        return Hit(
            document=card,
            quotes=quotes,
            score=round(group.candidates[0].score, 6),
            why=_why(quotes, group.candidates[0], reading),
            more_passages=len(group.candidates) - 1,
        )

    def _browsed(self, question: Question, reading: Reading) -> Answer:
        total, cards = self._documents.browse(
            question.filters,
            "nieuwste" if question.sort == "relevant" else question.sort,
            question.size,
            (question.page - 1) * question.size,
        )
        found = list(self._documents.cards(self._documents.matching(question.filters)).values())
        hits = tuple(Hit(card, (), 0.0, ()) for card in cards)
        answer = self._answer(question, reading, hits, found, ())
        assert answer.total == total
        return answer

    def _answer(
        self,
        question: Question,
        reading: Reading,
        hits: tuple[Hit, ...],
        found: Sequence[DocumentCard],
        known: tuple[KnownReference, ...],
    ) -> Answer:
        documents, passages, until = self._documents.counts()
        return Answer(
            question=question,
            reading=reading,
            total=len(found),
            hits=hits,
            facets=tuple(_facet(field, label, found, question.filters) for field, label in FACETS),
            years=_years(found),
            references=known,
            searched=Searched(documents, passages, until),
        )


def _expanded(reading: Reading) -> str:
    return " ".join([reading.text, *(term for s in reading.synonyms for term in s.added)])


def _with_evidence(found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates that share a word with the question, or lie near enough to it in meaning.

    e5 cosines of unrelated texts lie at .75-.85, so nearness counts from the best one down.
    """
    nearest = max((candidate.dense.score for candidate in found if candidate.dense), default=0.0)
    floor = max(DENSE_FLOOR, nearest - DENSE_WINDOW)
    return [
        candidate
        for candidate in found
        if candidate.sparse or (candidate.dense and candidate.dense.score >= floor)
    ]


def _grouped(found: Sequence[Candidate]) -> list[_Group]:
    """One group a version family, in the order of its best passage; the best passage names the document."""
    families: dict[str, list[Candidate]] = {}
    for candidate in found:
        families.setdefault(candidate.payload["family"], []).append(candidate)
    groups = []
    for candidates in families.values():
        document = candidates[0].payload["document"]
        groups.append(_Group(document, tuple(c for c in candidates if c.payload["document"] == document)))
    return groups


def _facet(field: FilterField, label: str, found: Sequence[DocumentCard], filters: Filters) -> Facet:
    counts: Counter[tuple[str, str]] = Counter()
    for card in found:
        match field:
            case "soort":
                counts.update([card.kind])
            case "proeftuin":
                counts.update(card.proeftuinen)
            case "thema":
                counts.update(card.themas)
            case "organisatie":
                counts.update([card.organisation] if card.organisation else [])
            case "gemeente":
                counts.update([card.municipality] if card.municipality else [])
    selected = getattr(filters, field)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
    values = [FacetValue(key, name, count, key in selected) for (key, name), count in ordered]
    values += [FacetValue(key, key, 0, True) for key in selected if key not in {v.key for v in values}]
    return Facet(field, label, tuple(values))


def _years(found: Sequence[DocumentCard]) -> tuple[tuple[int, int], ...]:
    counts = Counter(card.period.first.year for card in found if card.period.first)
    return tuple(sorted(counts.items()))


def _by_date(card: DocumentCard, sort: str) -> tuple[bool, int]:
    first = card.period.first
    day = first.toordinal() if first else 0
    return first is None, -day if sort == "nieuwste" else day


def _why(quotes: Sequence[Quote], best: Candidate, reading: Reading) -> tuple[str, ...]:
    reasons = []
    words = list(
        dict.fromkeys(
            quote.text[mark.start : mark.end].casefold()
            for quote in quotes
            for mark in quote.marks
            if mark.kind == "woord"
        )
    )
    if words:
        reasons.append("bevat " + ", ".join(f"‘{word}’" for word in words[:6]))
    if reading.text and best.dense:
        reasons.append("lijkt qua betekenis op uw vraag")
    return tuple(reasons)


def _pattern(words: str, open_end: bool = False) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){body}" + ("" if open_end else r"(?!\w)"), re.IGNORECASE)
