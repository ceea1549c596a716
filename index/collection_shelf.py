"""Collections with the documents that stand in them now."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from index.answer import FILTER_FIELDS, DocumentCard, Filters, Question
from index.catalogue.collections import LIVING, PUBLIC, Collection, Collections
from index.catalogue.documents import Documents
from index.catalogue.listing import Listing
from index.errors import NotFound
from index.search import Search

MOST = 50
"""Documents that a living collection shows."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document of a collection; None when it is no longer in the knowledge base."""

    family: str
    document: DocumentCard | None
    note: str
    added_at: datetime


class CollectionShelf:
    """Fulfils `api.ports.collections.CollectionShelf`."""

    def __init__(self, collections: Collections, documents: Documents, search: Search) -> None:
        self._collections = collections
        self._documents = documents
        self._listing = Listing(documents)
        self._search = search

    def all(self, everything: bool = False) -> tuple[Collection, ...]:
        """The public ones, last changed first; with `everything` those for the network too."""
        found = self._collections.all()
        return tuple(each for each in found if everything or each.visibility == PUBLIC)

    def collection(self, identity: str, token: str = "", everything: bool = False) -> Collection:
        """Raises NotFound, also for a collection of the network without its token: nothing is given away."""
        found = self._collections.get(identity)
        if everything or found.visibility == PUBLIC:
            return found
        if secrets.compare_digest(token.encode(), found.token.encode()):
            return found
        raise NotFound("Deze collectie bestaat niet.")

    def items(self, collection: Collection) -> tuple[Item, ...]:
        if collection.kind == LIVING:
            return self._found(collection)
        kept = self._collections.items(collection.id)
        newest = self._listing.newest_of([each.family for each in kept])
        return tuple(Item(k.family, newest.get(k.family), k.note, k.added_at) for k in kept)

    def _found(self, collection: Collection) -> tuple[Item, ...]:
        answer = self._search.ask(question_of(collection.asked))
        cards = [hit.document for hit in answer.hits]
        added = self._documents.added_at([card.id for card in cards])
        families = self._documents.families([card.id for card in cards])
        return tuple(Item(families[card.id], card, "", added[card.id]) for card in cards)


def asked_of(text: str, filters: Filters) -> dict[str, Any]:
    """A search as a collection stores it, for `question_of` to read back; empty when it asks nothing."""
    asked: dict[str, Any] = {"vraag": text} if text else {}
    asked |= {name: list(getattr(filters, name)) for name in FILTER_FIELDS if getattr(filters, name)}
    return asked | {name: day.isoformat() for name in ("van", "tot") if (day := getattr(filters, name))}


def question_of(asked: dict[str, Any] | Any) -> Question:
    """The stored search as a question; newest first when it has no words."""

    def day(name: str) -> date | None:
        return date.fromisoformat(asked[name]) if asked.get(name) else None

    def keys(name: str) -> tuple[str, ...]:
        found: Sequence[str] = asked.get(name, ())
        return tuple(found)

    filters = Filters(
        soort=keys("soort"),
        proeftuin=keys("proeftuin"),
        thema=keys("thema"),
        organisatie=keys("organisatie"),
        gemeente=keys("gemeente"),
        van=day("van"),
        tot=day("tot"),
    )
    return Question(asked.get("vraag", ""), filters, size=MOST, sort="nieuwste")
