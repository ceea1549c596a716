"""The themes of the collection as a reader walks through them, and the marking of passages as they come in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.agreement import Agreement, agreements
from index.answer import DocumentCard, Quote
from index.catalogue.documents import Documents
from index.catalogue.passages import IndexEntry, Passages
from index.catalogue.theme_tags import CONFIRMED, PERSON, REJECTED, TagCount, TagRow, ThemeTags
from index.concepts import Concept
from index.errors import NotFound, QueryError
from index.snippet import quoted
from index.themes import PRINCIPLE, THEME, WORDS, Tag, ThemeReader
from index.vocabulary import Vocabulary

GROUPS = ((PRINCIPLE, "Basisprincipes"), ("structuur", "Structuur"), ("inhoud", "Inhoud"))


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme or a principle with how much the collection says of it."""

    scheme: str
    key: str
    label: str
    group: str
    """basisprincipe, structuur or inhoud"""
    explains: str
    names: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """The sentence for which a passage has a theme; `more` passages of the same document have it too."""

    document: DocumentCard
    quote: Quote
    score: float
    source: str
    more: int = 0


class Themes:
    """Fulfils `api.ports.topics.ThemeShelf`, and marks passages for `ingest.write.Writer`."""

    def __init__(
        self, documents: Documents, tags: ThemeTags, vocabulary: Vocabulary, reader: ThemeReader
    ) -> None:
        self._documents = documents
        self._passages = Passages(documents.engine)
        self._tags = tags
        self._vocabulary = vocabulary
        self._reader = reader

    def mark(self, entries: Sequence[IndexEntry], vectors: Sequence[NDArray[np.float32]]) -> None:
        """Read and store the themes of passages with their vectors."""
        named = {entry.passage.id: self._reader.named(entry.passage.text) for entry in entries}
        papers: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            papers[entry.passage.document_id].append(entry.passage.id)
        found = {}
        for entry, vector in zip(entries, vectors, strict=True):
            passage = entry.passage
            headings = (entry.title, *passage.heading_path)
            company = [named[other] for other in papers[passage.document_id] if other != passage.id]
            found[passage.id] = self._reader.tags(passage.text, headings, vector, company)
        self._tags.put({entry.passage.id: entry.passage.text for entry in entries}, found)

    def all(self) -> tuple[Theme, ...]:
        """Principles first, then themes, in the order of the vocabulary."""
        counts = self._tags.counts()
        return tuple(self._theme(each, counts) for each in self._concepts())

    def theme(self, key: str) -> Theme:
        """Raises NotFound."""
        return self._theme(self._concept(key), self._tags.counts())

    def tagged(self, key: str) -> tuple[Tagged, ...]:
        """The best passage of each document that has this theme, best first."""
        concept = self._concept(key)
        return self._shown(self._tags.rows(concept.scheme, concept.key))

    def rejected(self, key: str) -> tuple[Tagged, ...]:
        concept = self._concept(key)
        return self._shown(self._tags.rejected(concept.scheme, concept.key))

    def decide(self, key: str, passage_id: str, verdict: str, by: str) -> None:
        """Reject or confirm the theme of a passage. Raises NotFound, QueryError."""
        if verdict not in (REJECTED, CONFIRMED):
            raise QueryError("Kies of het thema klopt of niet klopt.")
        concept = self._concept(key)
        self._tags.decide(passage_id, concept.scheme, concept.key, verdict, by)

    def add(self, key: str, document: str, ordinal: int, by: str) -> None:
        """Give a passage of a document this theme, with the sentence that says most of it.

        Raises NotFound for a theme or a passage that is not there.
        """
        concept = self._concept(key)
        passage = next(
            (each for each in self._documents.get(document).passages if each.ordinal == ordinal), None
        )
        if passage is None:
            raise NotFound("Deze passage staat niet in de collectie.")
        start, end = self._reader.evidence(passage.text, concept.scheme, key)
        self._tags.add(passage.id, Tag(concept.scheme, key, start, end, 1.0, PERSON), by)

    def agreement(self) -> tuple[Agreement, ...]:
        """How far the people agree who judged the same themes of the same passages."""
        return agreements(self._tags.opinions())

    def _concepts(self) -> tuple[Concept, ...]:
        return (*self._vocabulary.scheme(PRINCIPLE), *self._vocabulary.scheme(THEME))

    def _concept(self, key: str) -> Concept:
        found = self._vocabulary.concept(THEME, key) or self._vocabulary.concept(PRINCIPLE, key)
        if found is None:
            raise NotFound("Dit thema bestaat niet.")
        return found

    def _theme(self, concept: Concept, counts: dict[tuple[str, str], TagCount]) -> Theme:
        words = self._vocabulary.concept(WORDS, concept.key)
        count = counts.get((concept.scheme, concept.key), TagCount(0, 0))
        explains = (words or concept).details.get("uitleg", "")
        return Theme(
            scheme=concept.scheme,
            key=concept.key,
            label=concept.label,
            group=PRINCIPLE if concept.scheme == PRINCIPLE else str(concept.details.get("groep", "inhoud")),
            explains=str(explains),
            names=tuple(
                dict.fromkeys(
                    name.text
                    for name in concept.names
                    if name.role in ("afkorting", "lokale naam", "oude naam") and name.text != concept.label
                )
            ),
            related=tuple((key, self._vocabulary.label(THEME, key)) for key in concept.related),
            documents=count.documents,
            passages=count.passages,
        )

    def _shown(self, rows: Sequence[TagRow]) -> tuple[Tagged, ...]:
        cards = self._documents.cards(list({row.document_id for row in rows}))
        counts = Counter(row.document_id for row in rows)
        best: dict[str, TagRow] = {}
        for row in rows:
            if row.document_id in cards:
                best.setdefault(row.document_id, row)
        passages = self._passages.get([row.passage_id for row in best.values()])
        return tuple(
            Tagged(
                cards[row.document_id],
                quoted(passages[row.passage_id], row.tag.start, row.tag.end, []),
                row.tag.score,
                row.tag.source,
                counts[row.document_id] - 1,
            )
            for row in best.values()
        )
