"""Which papers another one replaces: it says so by their number, or is a later edition of the same work."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from time import monotonic
from typing import NamedTuple

from sqlalchemy import Engine, func, select

from index.answer import DocumentCard, Hit, StoredDocument
from index.catalogue import chains
from index.catalogue.documents import Documents
from index.catalogue.learned import revision
from index.catalogue.states import is_newest
from index.catalogue.tables import document_labels, documents
from index.knowledge.editions import HEAD, Edition, replaced_editions, work
from index.rank import Group

KEPT = 5.0
"""Seconds that the answer stands after a write, before the catalogue is asked whether anything changed."""
AS_LONG = 20
"""And at least so many times as long as finding it took: of 200,000 papers that is seconds."""


class _Known(NamedTuple):
    """What was found, how long it stands, after how many writes and at which revision of the catalogue."""

    until: float
    writes: int
    revision: object
    found: Mapping[str, str]


class Replaced:
    """Id of a paper → id of what stands in its place now; computed, never stored, so that what goes counts."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._known: _Known | None = None

    def all(self) -> Mapping[str, str]:
        known, started, writes = self._known, monotonic(), self._documents.writes.number
        if known is not None and (known.writes == writes or started < known.until):
            return known.found
        revised = revision(self._documents.engine)
        found = known.found if known and known.revision == revised else _read(self._documents.engine)
        now = monotonic()
        self._known = _Known(now + max(KEPT, AS_LONG * (now - started)), writes, revised, found)
        return found

    def told(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Hits with what replaces their paper, where something does."""
        known = self.all()
        cards = self._cards({known[hit.document.id] for hit in hits if hit.document.id in known})
        return tuple(replace(hit, replaced_by=cards.get(known.get(hit.document.id, ""))) for hit in hits)

    def of(self, document: StoredDocument) -> StoredDocument:
        """A paper with what replaces it and what it replaces."""
        known, identity = self.all(), document.card.id
        older = [each for each, by in known.items() if by == identity]
        cards = self._cards({*older, *([known[identity]] if identity in known else [])})
        return replace(
            document,
            replaced_by=cards.get(known.get(identity, "")),
            replaces=tuple(cards[each] for each in older if each in cards),
        )

    def _cards(self, ids: Collection[str]) -> Mapping[str, DocumentCard]:
        return self._documents.cards(list(ids)) if ids else {}


def current_first(groups: Sequence[Group], replaced: Mapping[str, str]) -> list[Group]:
    """What is replaced stands right below what replaces it; of papers shown as one the current one is."""
    if not any(group.document in replaced for group in groups):
        return list(groups)
    ordered = [_current(group, replaced) for group in groups]
    for old in [group.document for group in ordered if group.document in replaced]:
        places = {group.document: i for i, group in enumerate(ordered)}
        current = places.get(replaced[old], -1)
        if current > places[old]:
            ordered.insert(places[old], ordered.pop(current))
    return ordered


def _current(group: Group, replaced: Mapping[str, str]) -> Group:
    by = replaced.get(group.document)
    inside = next((each for each in group.similar if each.payload["document"] == by), None)
    if by is None or inside is None:
        return group
    others = tuple(each for each in group.similar if each is not inside)
    return Group(by, (inside,), (group.best, *others))


def _read(engine: Engine) -> dict[str, str]:
    found = _by_number(engine)
    return replaced_editions(_editions(engine)) | found


def _by_number(engine: Engine) -> dict[str, str]:
    """A paper whose number another one cites as replaced, when it leads to that paper alone."""
    return {
        one.targets[0]: one.document
        for one in chains.cited(engine, chains.Asked(statuses=("gekoppeld",), papers_only=True, tie="vervangt"))
        if len(one.targets) == 1
    }


def _editions(engine: Engine) -> list[Edition]:
    """Papers that share their work with another one."""
    columns = (
        documents.c.id,
        documents.c.title,
        documents.c.name,
        documents.c.kind,
        documents.c.organisation,
        documents.c.first_day,
    )
    with engine.connect() as db:
        rows = db.execute(select(*columns).where(is_newest())).all()
        works: dict[str, list[str]] = {}
        for row in rows:
            if key := work(row.title):
                works.setdefault(key, []).append(row.id)
        shared = {identity for ids in works.values() if len(ids) > 1 for identity in ids}
        heads: dict[str, str] = {}
        places: dict[str, set[str]] = {}
        for i in range(0, len(shared), 400):
            some = sorted(shared)[i : i + 400]
            heads |= {
                row[0]: row[1]
                for row in db.execute(
                    select(documents.c.id, func.substr(documents.c.text, 1, HEAD)).where(
                        documents.c.id.in_(some)
                    )
                )
            }
            for identity, place in db.execute(
                select(document_labels.c.document_id, document_labels.c.value).where(
                    document_labels.c.document_id.in_(some), document_labels.c.field == "proeftuin"
                )
            ):
                places.setdefault(identity, set()).add(place)
    return [
        Edition(
            row.id,
            row.title,
            row.name,
            row.kind,
            row.organisation,
            frozenset(places.get(row.id, ())),
            row.first_day,
            heads[row.id],
        )
        for row in rows
        if row.id in heads
    ]
