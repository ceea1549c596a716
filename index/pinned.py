"""Documents that are asked for by their number or name: exact, and before all others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer import DocumentCard, Filters, Hit, KnownReference, Reading
from index.asked_of import where_of
from index.catalogue.documents import Documents
from index.catalogue.lessons import LessonDecisions
from index.catalogue.listing import Listing
from index.catalogue.lookup import Lookup
from index.catalogue.passages import Passages
from index.lexical import query_vector
from index.library import known_reference
from index.model import Reference
from index.query import OWN_NUMBER
from index.snippet import quote_around
from index.vectors import VectorIndex

CODE_CANDIDATES = 50
SHORTEST_NAME = 5
MOST_CALLED = 10
"""Papers of one title that come before all others."""


class Pins:
    """Looks numbers and names up in one catalogue and one index."""

    def __init__(self, documents: Documents, index: VectorIndex) -> None:
        self._documents = documents
        self._listing = Listing(documents)
        self._lookup = Lookup(documents.engine)
        self._passages = Passages(documents.engine)
        self._cards = LessonDecisions(documents.engine)
        self._index = index

    def known(self, reading: Reading) -> list[KnownReference]:
        """What the collection knows of the numbers in the question: cited papers and papers' own numbers."""
        known = [known_reference(self._documents, reference) for reference in reading.references]
        known = [each for each in known if each.kind != OWN_NUMBER or each.document or each.cited_by]
        for code in (*reading.codes, *reading.perhaps_codes):
            number = self._lookup.number_like(code)
            if number is not None and number not in {each.canonical for each in known}:
                known.append(known_reference(self._documents, Reference(0, 0, code, number, "eigen nummer")))
        return known

    def named(self, known: Sequence[KnownReference], filters: Filters) -> list[Hit]:
        hits: dict[str, Hit] = {}
        for reference in known:
            carrying = [reference.document, *reference.also] if reference.document else []
            named = [(card, "draagt dit nummer") for card in carrying]
            named += [(card, f"haalt {reference.raw} aan") for card in reference.cited_by]
            allowed = self._passing([card.id for card, _ in named], filters)
            for card, why in named:
                if card.id not in hits and card.id in allowed:
                    hits[card.id] = self._cited(card, reference, why)
        return list(hits.values())

    def _passing(self, ids: Sequence[str], filters: Filters) -> set[str]:
        return set(ids) if filters == Filters() else self._listing.passing(ids, filters)

    def called(self, reading: Reading, filters: Filters) -> list[Hit]:
        """Documents of which the file name or the whole title was typed."""
        text = reading.text.strip(" .,;:?!")
        ids = self._lookup.called(text) if len(text) >= SHORTEST_NAME else []
        allowed = self._passing(ids, filters)
        ids = [identity for identity in ids if identity in allowed]
        if not ids:
            return []
        families, ended = self._documents.families(ids), self._cards.ended()
        ids = [identity for identity in ids if families[identity] not in ended]
        cards = self._documents.cards(ids[:MOST_CALLED])
        hits = []
        for identity, card in cards.items():
            passages = self._documents.get(identity).passages
            why = ("heet zo",)
            hits.append(Hit(card, (quote_around(passages[0], 0, 0),), 1.0, why, len(passages) - 1, pinned=True))
        return hits

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

    def holding(self, reading: Reading, filters: Filters, leave_out: set[str]) -> list[Hit]:
        """Documents whose text holds a number of the question that has no form of its own (SV-2024-0409)."""
        hits: dict[str, Hit] = {}
        for code in reading.codes:
            pattern = _code_pattern(code)
            found = self._index.search(
                sparse=query_vector(code),
                where=where_of(filters, reading, self._cards.ended()),
                limit=CODE_CANDIDATES,
                mode="sparse",
            )
            passages = self._passages.get([candidate.id for candidate in found])
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


def _code_pattern(code: str) -> re.Pattern[str]:
    """A number as typed, whatever stands between its parts: sv-2024-0409, SV 2024/0409.

    Letterheads in PDF spread the letters of a number: I E NW/BSK-2023/297705.
    """
    parts = [" ?".join(part) if part.isalpha() else part for part in re.findall(r"[^\W\d_]+|\d+", code)]
    return re.compile(r"(?<!\w)" + r"[-/.: ]?".join(parts) + r"(?!\w)", re.IGNORECASE)
