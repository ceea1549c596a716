"""The ids of documents, families and passages: the same on every machine."""

from __future__ import annotations

import uuid

NAMESPACE = uuid.UUID("6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11")


def document_id(key: str, content_hash: str) -> str:
    """The same bytes from the same place always get the same id, on every machine."""
    return str(uuid.uuid5(NAMESPACE, f"{key}:{content_hash}"))


def family_id(key: str) -> str:
    """All versions that came from one place form a family."""
    return str(uuid.uuid5(NAMESPACE, key))


def passage_id(document: str, ordinal: int) -> str:
    return str(uuid.uuid5(uuid.UUID(document), str(ordinal)))
