"""A small knowledge base in memory: it searches by counting words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from index.answer import (
    Answer,
    Coverage,
    DocumentCard,
    Facet,
    FacetValue,
    FilterField,
    Filters,
    Hit,
    KnownReference,
    Mark,
    MarkKind,
    Question,
    Quote,
    Reading,
    Searched,
    SourceStatus,
    Statement,
    StoredDocument,
)
from index.errors import KennisbankError, NotFound, StoreError
from index.model import ReleaseState
from index.query import Terms, read
from tests.fakes.papers import LABELS, RECIPES, Recipe, identity, stored

FIELD_LABELS: dict[FilterField, str] = {
    "soort": "Soort stuk",
    "proeftuin": "Proeftuin",
    "thema": "Thema",
    "organisatie": "Organisatie",
    "gemeente": "Gemeente",
}


TERMS = Terms({"rvt": ("regionaal veiligheidsteam", "Jeugdlink")}, {"foodvalley": ("proeftuin", "foodvalley")})
BROKEN = StoreError("De index is op dit moment niet bereikbaar.")


class MemoryBase:
    """Searches by counting words; everything else is the real shape of an answer."""

    def __init__(self, recipes: Sequence[Recipe] = RECIPES) -> None:
        self.documents = {document.card.id: document for document in map(stored, recipes)}
        self.asked: list[Question] = []
        self.broken: KennisbankError | None = None

    def first(self, count: int) -> list[StoredDocument]:
        """The first papers of `RECIPES`."""
        return [self.documents[identity(recipe.title)] for recipe in RECIPES[:count]]

    def cards(self, count: int) -> list[DocumentCard]:
        return [document.card for document in self.first(count)]

    # --- searching ---

    def ask(self, question: Question) -> Answer:
        if self.broken:
            raise self.broken
        self.asked.append(question)
        words = _words(question.text)
        reading = self._read(question)
        found = []
        for document in self._released():
            quotes = self.quotes(document.card.id, question.text, 3)
            if not words or quotes:
                found.append((len(quotes), document, quotes))
        wanted = reading.references[0].canonical if reading.references else ""
        found = [each for each in found if not wanted]
        pool = [document for _, document, _ in found]
        kept = [each for each in found if _passes(each[1], question.filters)]
        match question.sort:
            case "nieuwste":
                kept.sort(key=lambda each: each[1].card.period.first or date.min, reverse=True)
            case "oudste":
                kept.sort(key=lambda each: each[1].card.period.first or date.max)
            case _:
                kept.sort(key=lambda each: -each[0])
        start = (question.page - 1) * question.size
        return Answer(
            question=question,
            reading=reading,
            total=len(kept),
            hits=tuple(
                Hit(
                    document=document.card,
                    quotes=quotes,
                    score=float(score),
                    why=("Woorden uit uw vraag staan in de zin.", "De titel gaat over hetzelfde onderwerp."),
                    more_passages=max(0, len(document.passages) - 1),
                    similar=(self._released()[-1].card,) if rank == 0 else (),
                )
                for rank, (score, document, quotes) in enumerate(kept[start : start + question.size])
            ),
            facets=self._facets(pool, question.filters),
            years=_years(pool, replace(question.filters, van=None, tot=None)),
            references=tuple(self._known(each.canonical, each.raw) for each in reading.references),
            searched=self.counts(),
            ways_on=() if kept else ("Probeer een ander woord, of een deel van het woord.",),
        )

    def similar(self, document_id: str, limit: int) -> tuple[Hit, ...]:
        others = [each for each in self._released() if each.card.id != document_id]
        return tuple(Hit(each.card, (), 1.0, ("Lijkt in betekenis.",)) for each in others[:limit])

    def quotes(self, document_id: str, text: str, limit: int) -> tuple[Quote, ...]:
        words = _words(text)
        document = self.documents[document_id]
        found = []
        for passage in document.passages:
            sentences = re.split(r"(?<=[.!?])\s+", passage.text)
            best = max(sentences, key=lambda sentence: len(words & _words(sentence)))
            if score := len(words & _words(best)):
                found.append((score, passage, best))
        found.sort(key=lambda each: -each[0])
        return tuple(
            Quote(
                text=sentence,
                marks=_marks(sentence, words, meaning=score < len(words)),
                passage_id=passage.id,
                ordinal=passage.ordinal,
                page=passage.page,
                heading_path=passage.heading_path,
            )
            for score, passage, sentence in found[:limit]
        )

    def statements(self, question: Question) -> tuple[Statement, ...]:
        hits = [hit for hit in self.ask(question).hits if hit.quotes]
        strong = [hit for hit in hits if sum(m.kind is MarkKind.WORD for m in hit.quotes[0].marks) >= 2]
        return tuple(Statement(hit.quotes[0], hit.document) for hit in strong[:3])

    def _read(self, question: Question) -> Reading:
        return read(question.text, TERMS, date(2026, 11, 1), question.without_synonyms)

    def _facets(self, pool: Sequence[StoredDocument], filters: Filters) -> tuple[Facet, ...]:
        facets = []
        for field, label in FIELD_LABELS.items():
            chosen = getattr(filters, field)
            without = _without(filters, field)
            counts = Counter(
                key for document in pool if _passes(document, without) for key in _values(document, field)
            )
            rows = counts.most_common() + [(key, 0) for key in chosen if key not in counts]
            values = tuple(FacetValue(key, LABELS.get(key, key), n, key in chosen) for key, n in rows)
            facets.append(Facet(field, label, values))
        return tuple(facets)

    # --- the library ---

    def document(self, document_id: str) -> StoredDocument:
        if document_id not in self.documents:
            raise NotFound("Dit stuk staat niet in de collectie.")
        return self.documents[document_id]

    def newest(self, number: int) -> tuple[DocumentCard, ...]:
        return tuple(document.card for document in self._released()[:number])

    def counts(self) -> Searched:
        if self.broken:
            raise self.broken
        released = self._released()
        return Searched(
            documents=len(released),
            passages=sum(len(document.passages) for document in released),
            until=max((each.card.period.last for each in released if each.card.period.last), default=None),
        )

    def coverage(self) -> Coverage:
        released = self._released()
        counts = self.counts()
        grid = Counter(
            (theme, proeftuin)
            for document in released
            for theme in _values(document, "thema")
            for proeftuin in _values(document, "proeftuin")
        )
        missing = [self._known(number, number) for number in ("kst-31839-1018", "24bb000285")]
        return Coverage(
            documents=counts.documents,
            passages=counts.passages,
            since=date(2021, 6, 3),
            until=counts.until,
            pending=len(self.documents) - len(released),
            unread=2,
            undated=1,
            fictional=len(released),
            facets=self._facets(released, Filters()),
            years=_years(released, Filters()),
            grid=tuple((theme, proeftuin, number) for (theme, proeftuin), number in grid.items()),
            sources=(
                SourceStatus(
                    "voorbeeld",
                    "Voorbeeldcorpus",
                    counts.documents,
                    date(2021, 6, 3),
                    counts.until,
                    datetime(2025, 1, 8, 12, tzinfo=UTC),
                ),
            ),
            missing=tuple(missing),
        )

    def references(self, document_id: str) -> tuple[KnownReference, ...]:
        numbers = {each.canonical: each.raw for each in self.document(document_id).metadata.references}
        return tuple(self._known(canonical, raw) for canonical, raw in numbers.items())

    def cited_by(self, document_id: str) -> tuple[DocumentCard, ...]:
        return tuple(each.card for each in self._released()[:1] if each.card.id != document_id)

    def reference(self, canonical: str) -> KnownReference | None:
        known = self._known(canonical, canonical)
        return known if known.document or known.cited_by else None

    def _known(self, canonical: str, raw: str) -> KnownReference:
        numbered = [each.card for each in self._released() if each.metadata.number.value == canonical]
        citing = [
            each.card
            for each in self._released()
            if any(reference.canonical == canonical for reference in each.metadata.references)
        ]
        address = (
            f"https://zoek.officielebekendmakingen.nl/{canonical}.html" if canonical.startswith("kst") else None
        )
        return KnownReference(
            canonical=canonical,
            raw=raw,
            kind="kamerstuk" if canonical.startswith("kst") else "raadsstuk",
            document=numbered[0] if numbered else None,
            cited_by=tuple(citing),
            address=address,
        )

    def _released(self) -> list[StoredDocument]:
        return [each for each in self.documents.values() if each.release.state is ReleaseState.RELEASED]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]{4,}", text.lower()))


def _marks(sentence: str, words: set[str], meaning: bool) -> tuple[Mark, ...]:
    marks = [
        Mark(match.start(), match.end(), MarkKind.WORD)
        for match in re.finditer(r"[\w-]{4,}", sentence)
        if match.group().lower() in words
    ]
    return tuple(([Mark(0, len(sentence), MarkKind.MEANING)] if meaning else []) + marks)


def _without(filters: Filters, field: FilterField) -> Filters:
    kept: dict[str, Any] = {field: ()}
    return replace(filters, **kept)


def _values(document: StoredDocument, field: FilterField) -> tuple[str, ...]:
    card = document.card
    match field:
        case "soort":
            return (card.kind[0],)
        case "proeftuin":
            return tuple(key for key, _ in card.proeftuinen)
        case "thema":
            return tuple(key for key, _ in card.themas)
        case "organisatie":
            return (card.organisation[0],) if card.organisation else ()
        case "gemeente":
            return (card.municipality[0],) if card.municipality else ()


def _passes(document: StoredDocument, filters: Filters) -> bool:
    for field in FIELD_LABELS:
        wanted = getattr(filters, field)
        if wanted and not set(wanted) & set(_values(document, field)):
            return False
    day = document.card.period.first
    if filters.van and (day is None or day < filters.van):
        return False
    return not (filters.tot and (day is None or day > filters.tot))


def _years(pool: Sequence[StoredDocument], filters: Filters) -> tuple[tuple[int, int], ...]:
    counts = Counter(
        document.card.period.first.year
        for document in pool
        if document.card.period.first and _passes(document, filters)
    )
    return tuple(sorted(counts.items()))
