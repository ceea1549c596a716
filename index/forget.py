"""Removing a document from every store that holds something of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from index.catalogue import removal
from index.catalogue.documents import Documents
from index.catalogue.passages import Passages
from index.catalogue.vectors import Vectors, content_key
from index.pictures.store import Pictures
from index.vectors import VectorIndex


def forget(identity: str, documents: Documents, kept: Vectors, index: VectorIndex, pictures: Pictures) -> None:
    """Nothing is left of it."""
    _take_away(identity, documents, kept, index, pictures, partial(removal.forget, documents.engine))


def withdraw(
    identity: str, reason: str, documents: Documents, kept: Vectors, index: VectorIndex, pictures: Pictures
) -> None:
    """Only that it was here, and why it was withdrawn, is left of it."""
    deed = partial(removal.withdraw, documents.engine, reason=reason)
    _take_away(identity, documents, kept, index, pictures, deed)


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
    passages = Passages(documents.engine)
    texts = [entry.passage.text for entry in passages.entries(identity)]
    shared = passages.texts_elsewhere(texts, identity)
    index.delete([identity])
    pictures.forget(identity)
    kept.forget([content_key(text) for text in texts if text not in shared])
    from_catalogue(identity)
    removal.empty_log(documents.engine)
