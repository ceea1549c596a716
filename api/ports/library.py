"""What shows a document, as text and as pictures."""

from __future__ import annotations

from typing import Protocol

from index.answer import Coverage, DocumentCard, KnownReference, Searched, StoredDocument
from index.pictures.values import SafeWord, Sight


class Library(Protocol):
    """Reads the catalogue. Documents that are not released come without text and passages."""

    def document(self, document_id: str) -> StoredDocument:
        """Raises NotFound."""
        ...

    def newest(self, number: int) -> tuple[DocumentCard, ...]: ...

    def counts(self) -> Searched: ...

    def coverage(self) -> Coverage: ...

    def references(self, document_id: str) -> tuple[KnownReference, ...]:
        """The numbers that a document cites, in order of appearance, each once."""
        ...

    def cited_by(self, document_id: str) -> tuple[DocumentCard, ...]: ...

    def reference(self, canonical: str) -> KnownReference | None:
        """What is known of a number; None when no document carries or cites it."""
        ...


class Pictures(Protocol):
    """Shielded page pictures; of a document that is not released there are none."""

    def sight(self, document_id: str) -> Sight | None:
        """What there is to see; None for a document without pages."""
        ...

    def picture(self, document_id: str, number: int) -> bytes:
        """The PNG of page `number`. Raises NotFound."""
        ...

    def words(self, document_id: str, number: int) -> tuple[SafeWord, ...]:
        """Where the words of the safe text stand on a page. Raises NotFound."""
        ...

    def pdf(self, document_id: str) -> bytes:
        """All pictures as a PDF that can be searched. Raises NotFound."""
        ...
