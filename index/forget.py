"""Removing a document from every store that holds something of it."""

from __future__ import annotations

from collections.abc import Callable

from index.catalogue.documents import Documents
from index.catalogue.vectors import Vectors, content_key
from index.pictures.store import Pictures
from index.vectors import VectorIndex


def forget(identity: str, documents: Documents, kept: Vectors, index: VectorIndex, pictures: Pictures) -> None:
    """Nothing is left of it."""
    _take_away(identity, documents, kept, index, pictures, documents.forget)


def withdraw(
    identity: str, reason: str, documents: Documents, kept: Vectors, index: VectorIndex, pictures: Pictures
) -> None:
    """Only that it was here, and why it was withdrawn, is left of it."""
    _take_away(identity, documents, kept, index, pictures, lambda gone: documents.withdraw(gone, reason))


def _take_away(
    identity: str,
    documents: Documents,
    kept: Vectors,
    index: VectorIndex,
    pictures: Pictures,
    from_catalogue: Callable[[str], None],
) -> None:
    """Index first, catalogue last: stopped halfway, the document can still be taken away again.

    A kept vector goes too, unless a passage of another document has exactly the same words.
    """
    texts = [entry.passage.text for entry in documents.index_entries(identity)]
    index.delete([identity])
    pictures.forget(identity)
    from_catalogue(identity)
    shared = documents.texts_in_use(texts)
    kept.forget([content_key(text) for text in texts if text not in shared])
    documents.empty_log()
