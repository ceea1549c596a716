"""The promise ledger as readers walk through it: each promise with its papers and the place of its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from index.answer import DocumentCard
from index.catalogue.documents import Documents
from index.catalogue.promises import papers
from index.catalogue.tables import passages
from index.model import Interval
from index.promises import Promise, Status, ledger

STATUSES = {
    Status.OPEN: "openstaand",
    Status.KEPT: "voldaan",
    Status.ONGOING: "doorlopend",
    Status.NOT_FOUND: "niet-gevonden",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A whole sentence of safe text with the number of the passage it begins in (from 1, 0 outside any)."""

    sentence: str
    passage: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One promise; `said` holds every sentence it rests on, the first one leading."""

    document: DocumentCard
    said: tuple[Place, ...]
    doer: str
    addressee: str
    subject: str
    kind: str
    window: Interval
    window_text: str
    """The term as the paper writes it, or ""."""
    status: tuple[str, str]
    """(key, what is read)"""
    kept_by: tuple[DocumentCard, ...]
    made_in: str | None
    """Number of the earlier paper that the promise was made in, when this paper only recalls it."""


class Ledger:
    """Computes the ledger from the catalogue; fulfils `api.services.Ledger`."""

    def __init__(self, documents: Documents, today: Callable[[], date] = date.today) -> None:
        self._documents = documents
        self._today = today

    def rows(self) -> tuple[LedgerRow, ...]:
        """Every promise of the indexed papers, what is due first on top."""
        found = ledger(papers(self._documents.engine, self._documents.label), self._today())
        ids = dict.fromkeys(identity for row in found for identity in (row.document_id, *row.kept_by))
        cards = self._documents.cards(list(ids))
        places = self._passage_starts({row.document_id for row in found})
        return tuple(_row(row, cards, places) for row in found if row.document_id in cards)

    def _passage_starts(self, ids: Iterable[str]) -> dict[str, list[tuple[int, int, int]]]:
        """(start, end, number) of the passages of each document."""
        starts: dict[str, list[tuple[int, int, int]]] = {}
        columns = passages.c
        with self._documents.engine.connect() as db:
            for identity in ids:
                rows = db.execute(
                    select(columns.start, columns.end, columns.ordinal)
                    .where(columns.document_id == identity)
                    .order_by(columns.ordinal)
                )
                starts[identity] = [(row.start, row.end, row.ordinal + 1) for row in rows]
        return starts


def _row(
    row: Promise, cards: dict[str, DocumentCard], places: dict[str, list[tuple[int, int, int]]]
) -> LedgerRow:
    parts = places[row.document_id]
    said = tuple(
        Place(one.sentence, next((number for a, b, number in parts if a <= one.start < b), 0))
        for one in row.said
    )
    return LedgerRow(
        document=cards[row.document_id],
        said=said,
        doer=row.doer,
        addressee=row.addressee,
        subject=row.subject,
        kind=row.kind.value,
        window=row.window,
        window_text=row.window_text,
        status=(STATUSES[row.status], row.status.value),
        kept_by=tuple(cards[identity] for identity in row.kept_by if identity in cards),
        made_in=row.said[0].number,
    )
