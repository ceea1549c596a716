"""What keeps collections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from index.catalogue.collections import Collection
from index.collection_shelf import Item


class CollectionShelf(Protocol):
    """Collections with the documents that stand in them now."""

    def all(self, everything: bool = False) -> tuple[Collection, ...]:
        """The public ones, last changed first; with `everything` those for the network too."""
        ...

    def collection(self, identity: str, token: str = "", everything: bool = False) -> Collection:
        """Raises NotFound, also for a collection of the network without its token."""
        ...

    def items(self, collection: Collection) -> tuple[Item, ...]: ...


class CollectionDesk(Protocol):
    """Makes and keeps collections; every text passes the gate before it is stored. Raises QueryError."""

    def make(self, title: str, introduction: str, visibility: str, asked: Mapping[str, Any], by: str) -> str:
        """A living collection when `asked` holds a search, else a curated one."""
        ...

    def change(self, identity: str, title: str, introduction: str, visibility: str) -> None: ...

    def remove(self, identity: str) -> None: ...

    def put(self, identity: str, document: str, note: str | None = None) -> None:
        """By id or file name. Raises NotFound."""
        ...

    def note(self, identity: str, family: str, note: str) -> None: ...

    def drop(self, identity: str, family: str) -> None: ...

    def move(self, identity: str, family: str, up: bool) -> None: ...
