"""The promise ledger as readers walk through it: each promise with its papers and the place of its sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.answer import DocumentCard
from index.catalogue.documents import Documents
from index.catalogue.judgements import Judgements
from index.catalogue.learned import revision
from index.catalogue.promises import papers
from index.errors import NotFound, QueryError
from index.excerpts import Place, Span, excerpts
from index.knowledge.ledger import Basis, Fulfilment, Knowing, Row, Status, Verdict, ledger
from index.model import UNKNOWN, Interval

STATUSES: Mapping[Status, str] = {
    "openstaand": "openstaand",
    "in behandeling": "in-behandeling",
    "deels voldaan": "deels-voldaan",
    "voldaan": "voldaan",
    "te laat": "te-laat",
    "vervallen": "vervallen",
    "doorlopend (zonder termijn)": "doorlopend",
    "geen afdoening gevonden in deze bronnen": "niet-gevonden",
}
"""What is read → its key."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A paper that keeps a promise, or may: with the sentence that says so and on what ground it is told."""

    document: DocumentCard
    place: Place
    basis: Basis


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One promise; `said` holds every sentence it rests on, the first one leading."""

    id: str
    """The same as long as the paper says the same, in every version of it."""
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
    kept_by: tuple[Proof, ...] = ()
    candidates: tuple[Proof, ...] = ()
    """Papers that may keep it: a person says which."""
    told_in: tuple[Proof, ...] = ()
    """Other papers that tell of it."""
    made_in: str | None = None
    """Number of the earlier paper that the promise was made in, when this paper only recalls it."""


class Ledger:
    """Computes the ledger from the catalogue; fulfils `api.ports.knowledge.Ledger`."""

    def __init__(self, documents: Documents, today: Callable[[], date] = date.today) -> None:
        self._documents = documents
        self._judgements = Judgements(documents.engine)
        self._today = today
        self._kept: tuple[object, tuple[LedgerRow, ...], dict[str, Row]] | None = None

    def rows(self) -> tuple[LedgerRow, ...]:
        """Every promise of the indexed papers, what is due first on top."""
        return self._all()[0]

    def judge(self, row_id: str, candidate: str, verdict: Verdict | None, by: str) -> None:
        """A person says whether a paper keeps a promise; None takes that back.

        Raises NotFound, or QueryError for a paper of which nothing suggests that it keeps this promise.
        """
        row = self._all()[1].get(row_id)
        target = self._documents.families([candidate]).get(candidate)
        if row is None or target is None:
            raise NotFound("Deze toezegging of dit stuk staat niet (meer) in de collectie.")
        place = (row.family, row.promise.digest, target)
        if verdict is None:
            self._judgements.take_back("afdoening", *place)
            return
        told = [each.document for each in (*row.fulfilled_by, *row.candidates) if each.basis != "lijst"]
        suggested = self._documents.families(told).values()
        if target not in suggested and place not in self._judgements.verdicts("afdoening"):
            raise QueryError("Dit stuk wordt bij deze toezegging niet als afdoening voorgesteld.")
        self._judgements.judge("afdoening", *place, verdict, by)

    def complete_until(self) -> dict[str, date]:
        return self._judgements.complete_until()

    def _all(self) -> tuple[tuple[LedgerRow, ...], dict[str, Row]]:
        now = (revision(self._documents.engine), self._today())
        if self._kept is None or self._kept[0] != now:
            self._kept = (now, *self._computed())
        return self._kept[1], self._kept[2]

    def _computed(self) -> tuple[tuple[LedgerRow, ...], dict[str, Row]]:
        knowing = Knowing(self._judgements.complete_until(), self._judgements.verdicts("afdoening"))
        found = ledger(papers(self._documents.engine), self._today(), knowing)
        cards = self._documents.cards(list(dict.fromkeys(span[0] for row in found for span in _spans(row))))
        places = excerpts(self._documents.engine, (span for row in found for span in _spans(row)))
        rows = [_row(row, cards, places) for row in found if row.document in cards]
        return tuple(rows), {_id(row): row for row in found}


def _id(row: Row) -> str:
    return f"{row.family[:8]}-{row.promise.digest}"


def _spans(row: Row) -> list[Span]:
    first = (row.promise.start, row.promise.end)
    own = [(row.document, start, end) for start, end in (first, *row.promise.also)]
    others = [(each.document, each.start, each.end) for each in (*row.fulfilled_by, *row.candidates)]
    return own + others + list(row.told_in)


def _row(row: Row, cards: Mapping[str, DocumentCard], places: Mapping[Span, Place]) -> LedgerRow:
    promise = row.promise
    card = cards[row.document]

    def proofs(given: Sequence[Fulfilment]) -> tuple[Proof, ...]:
        return tuple(
            Proof(cards[each.document], places[each.document, each.start, each.end], each.basis)
            for each in given
            if each.document in cards
        )

    own = card.organisation[1] if card.organisation else UNKNOWN
    return LedgerRow(
        id=_id(row),
        document=card,
        said=tuple(
            places[row.document, start, end] for start, end in ((promise.start, promise.end), *promise.also)
        ),
        doer=promise.doer if promise.doer not in (UNKNOWN, promise.organisation) else own,
        addressee=promise.receiver,
        subject=promise.subject,
        kind=promise.kind,
        window=promise.window,
        window_text=promise.window_text,
        status=(STATUSES[row.status], row.status),
        kept_by=proofs(row.fulfilled_by),
        candidates=proofs(row.candidates),
        told_in=proofs([Fulfilment(*span, "lijst") for span in row.told_in]),
        made_in=promise.made_in if promise.reported else None,
    )
