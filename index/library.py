"""The collection as a reader walks through it: documents, what they cite, what is there and what is not."""

from __future__ import annotations

from dataclasses import replace

from index.answer import Coverage, DocumentCard, KnownReference, Searched, StoredDocument
from index.catalogue.coverage import absent_numbers, coverage
from index.catalogue.documents import Documents
from index.catalogue.listing import Listing
from index.catalogue.lookup import Lookup
from index.model import Reference
from index.reference_address import canonical_address
from index.replaced import Replaced

MISSING_SHOWN = 50


class Library:
    """Reads the catalogue; fulfils `api.ports.library.Library`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._listing = Listing(documents)
        self._lookup = Lookup(documents.engine)
        self._replaced = Replaced(documents)

    def document(self, document_id: str) -> StoredDocument:
        return self._replaced.of(self._documents.get(document_id))

    def newest(self, number: int) -> tuple[DocumentCard, ...]:
        return self._listing.newest(number)

    def counts(self) -> Searched:
        return Searched(*self._listing.counts())

    def coverage(self) -> Coverage:
        engine = self._documents.engine
        return replace(
            coverage(engine, self._documents.label),
            missing=tuple(self._known(number) for number in absent_numbers(engine, MISSING_SHOWN)),
        )

    def references(self, document_id: str) -> tuple[KnownReference, ...]:
        document = self._documents.get(document_id)
        own = document.metadata.number.value
        cited = {r.canonical: r for r in document.metadata.references if r.canonical != own}
        return tuple(self._known(reference) for reference in cited.values())

    def cited_by(self, document_id: str) -> tuple[DocumentCard, ...]:
        number = self._documents.get(document_id).metadata.number.value
        ids = self._lookup.citing(number)
        cards = self._documents.cards(ids)
        return tuple(cards[identity] for identity in ids if identity in cards)

    def reference(self, canonical: str) -> KnownReference | None:
        known = self._known(self._lookup.reference(canonical) or Reference(0, 0, canonical, canonical, ""))
        return known if known.document or known.cited_by else None

    def _known(self, reference: Reference) -> KnownReference:
        return known_reference(self._documents, reference)


def known_reference(documents: Documents, reference: Reference) -> KnownReference:
    """What the collection knows of a number: the document itself, and who cites it."""
    lookup = Lookup(documents.engine)
    own = lookup.numbered(reference.canonical)
    citing = lookup.citing(reference.canonical)
    cards = documents.cards([*citing, *own])
    carrying = [cards[identity] for identity in own if identity in cards]
    return KnownReference(
        canonical=reference.canonical,
        raw=reference.raw,
        kind=reference.kind,
        document=carrying[0] if carrying else None,
        cited_by=tuple(cards[identity] for identity in citing if identity in cards),
        address=canonical_address(reference),
        also=tuple(carrying[1:]),
    )
