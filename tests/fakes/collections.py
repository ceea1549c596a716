"""Collections in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from index.catalogue.collections import Collection
from index.collection_shelf import Item
from index.errors import NotFound, QueryError
from tests.fakes.base import MemoryBase
from tests.fakes.papers import identity


class MemoryCollections:
    """A public collection of three papers, one of them gone, and one for the network with the key "geheim"."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def all(self, everything: bool = False) -> tuple[Collection, ...]:
        then = datetime(2025, 1, 8, 12, tzinfo=UTC)
        found = (
            Collection(
                identity("openbare collectie"),
                "Vaste gezichten",
                "Voor teams die beginnen. Vragen aan [naam].",
                "samengesteld",
                "openbaar",
                "sleutel",
                {},
                then,
                then,
            ),
            Collection(
                identity("collectie van het netwerk"),
                "Nieuw over ervaringsdeskundigen",
                "",
                "levend",
                "netwerk",
                "geheim",
                {"vraag": "ervaringsdeskundigen", "proeftuin": ["zeeland"]},
                then,
                then,
            ),
        )
        return found if everything else found[:1]

    def collection(self, identity: str, token: str = "", everything: bool = False) -> Collection:
        for each in self.all(everything=True):
            if each.id == identity and (everything or each.visibility == "openbaar" or token == each.token):
                return each
        raise NotFound("Deze collectie bestaat niet.")

    def items(self, collection: Collection) -> tuple[Item, ...]:
        memo, letter = self._base.cards(2)
        then = datetime(2025, 1, 8, 12, tzinfo=UTC)
        return (
            Item(memo.id, memo, "Begin hier.", then),
            Item(letter.id, letter, "", then),
            Item("weg", None, "", then),
        )

    def make(self, title: str, introduction: str, visibility: str, asked: Mapping[str, Any], by: str) -> str:
        if not title:
            raise QueryError("Geef de collectie een titel.")
        return identity("openbare collectie")

    def change(self, identity: str, title: str, introduction: str, visibility: str) -> None: ...

    def remove(self, identity: str) -> None: ...

    def put(self, identity: str, document: str, note: str | None = None) -> None: ...

    def note(self, identity: str, family: str, note: str) -> None: ...

    def drop(self, identity: str, family: str) -> None: ...

    def move(self, identity: str, family: str, up: bool) -> None: ...
