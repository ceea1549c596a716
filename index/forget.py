"""Removing a document from every store that holds something of it."""

from __future__ import annotations

from index.catalogue.documents import Documents
from index.catalogue.vectors import Vectors, content_key
from index.pictures.store import Pictures
from index.vectors import VectorIndex


def forget(identity: str, documents: Documents, kept: Vectors, index: VectorIndex, pictures: Pictures) -> None:
    """Index first, catalogue last: stopped halfway, the document can still be forgotten again.

    A kept vector goes too, unless a passage of another document has exactly the same words.
    """
    texts = [entry.passage.text for entry in documents.index_entries(identity)]
    index.delete([identity])
    pictures.forget(identity)
    documents.forget(identity)
    shared = documents.texts_in_use(texts)
    kept.forget([content_key(text) for text in texts if text not in shared])
