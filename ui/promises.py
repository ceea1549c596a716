"""Promises as a list shows them, and what stands in the address of that list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from api.promises import Choice
from index.knowledge.ledger import Basis
from index.ledger import STATUSES, LedgerRow, Proof
from index.model import UNKNOWN
from ui import dates
from ui.cards import card_view, document_address
from ui.contexts.page import Frame, Link, Notice
from ui.contexts.promises import PromisesPage, PromiseView, ProofView
from ui.stretch import read_stretch
from ui.text import Segment, quoted, segments

PAGE_SIZE = 15
Tone = Literal["open", "kept", "late", "none"]
TONES: Mapping[str, Tone] = {
    "openstaand": "open",
    "in-behandeling": "open",
    "deels-voldaan": "open",
    "voldaan": "kept",
    "te-laat": "late",
}
GROUNDS: Mapping[Basis, str] = {
    "nummer": "noemt het nummer van dit stuk",
    "zoals toegezegd": "zegt dat het is toegezegd",
    "lijst": "noemt deze toezegging",
    "kandidaat": "gaat over hetzelfde",
    "bevestigd": "bevestigd door de redactie",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address; `error` says which date cannot be read."""

    choice: Choice = Choice()
    page: int = 1
    error: str = ""

    def address(self, path: str = "/toezeggingen") -> str:
        choice = self.choice
        pairs = [
            *(("status", key) for key in choice.statuses),
            *(("organisatie", key) for key in choice.organisations),
            ("vervaltVan", choice.due_from.isoformat() if choice.due_from else ""),
            ("vervaltTot", choice.due_until.isoformat() if choice.due_until else ""),
            ("pagina", str(self.page) if self.page > 1 else ""),
        ]
        query = urlencode([pair for pair in pairs if pair[1]])
        return f"{path}?{query}" if query else path


def read(params: QueryParams) -> Asked:
    """A value that does not exist chooses nothing; a date that does not exist is an error."""
    asked_for = read_stretch(params, "vervaltVan", "vervaltTot")
    chosen = Choice(
        asked_for.first,
        asked_for.last,
        tuple(key for key in params.getlist("organisatie") if key)[:20],
        tuple(key for key in params.getlist("status") if key in STATUSES.values()),
    )
    return Asked(chosen, asked_for.page, asked_for.error)


def promises_page(
    frame: Frame,
    rows: Sequence[LedgerRow],
    asked: Asked,
    today: date,
    complete_until: Mapping[str, date] | None = None,
    notice: Notice | None = None,
) -> PromisesPage:
    found = [] if asked.error else sorted(asked.choice.of(rows), key=by_urgency(today))
    last_page = max(1, -(-len(found) // PAGE_SIZE))
    page = min(asked.page, last_page)
    choice = asked.choice
    return PromisesPage(
        frame=frame,
        promises=tuple(
            promise_view(row, complete_until) for row in found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        ),
        total="1 toezegging" if len(found) == 1 else f"{dates.count(len(found))} toezeggingen",
        everything=len(rows),
        statuses=tuple(
            (key, dates.capital(status), key in choice.statuses) for status, key in STATUSES.items()
        ),
        organisations=_organisations(rows, choice.organisations),
        due_from=choice.due_from.isoformat() if choice.due_from else "",
        due_until=choice.due_until.isoformat() if choice.due_until else "",
        error=asked.error,
        soon=_next_month(today),
        chosen=choice != Choice(),
        download=replace(asked, page=1).address("/toezeggingen/toezeggingen.csv"),
        page=page,
        last_page=last_page,
        previous=replace(asked, page=page - 1).address() if page > 1 else "",
        next=replace(asked, page=page + 1).address() if page < last_page else "",
        notice=notice,
    )


def by_urgency(today: date) -> Callable[[LedgerRow], tuple[int, int]]:
    """What still has to come, soonest first; then what fell due last; then what has no term."""

    def urgency(row: LedgerRow) -> tuple[int, int]:
        last = row.window.last
        if last is None:
            return (2, 0)
        return (0, last.toordinal()) if last >= today else (1, -last.toordinal())

    return urgency


def promise_view(row: LedgerRow, complete_until: Mapping[str, date] | None = None) -> PromiseView:
    first, *others = row.said
    own = row.document.organisation
    complete = (complete_until or {}).get(own[0]) if own else None
    last = row.window.last
    return PromiseView(
        id=row.id,
        status=dates.capital(row.status[1]),
        tone=TONES.get(row.status[0], "none"),
        segments=quoted(first.sentence),
        href=document_address(row.document.id, passage=first.passage),
        also=tuple(quoted(each.sentence) for each in others),
        doer=_named(row.doer),
        addressee=_named(row.addressee),
        term=row.window_text,
        due=dates.day(last) if last and row.window_text and dates.day(last) not in row.window_text else "",
        card=card_view(row.document),
        kept_by=tuple(proof_view(each, row) for each in row.kept_by),
        candidates=tuple(proof_view(each, row) for each in row.candidates),
        told_in=tuple(proof_view(each, row) for each in row.told_in),
        complete=dates.day(complete) if complete and row.status[0] == "te-laat" else "",
        made_in=Link(row.made_in, f"/zoeken?{urlencode({'q': row.made_in})}") if row.made_in else None,
    )


def proof_view(proof: Proof, row: LedgerRow) -> ProofView:
    return ProofView(
        card=card_view(proof.document),
        segments=quoted(proof.place.sentence),
        href=document_address(proof.document.id, passage=proof.place.passage),
        ground=GROUNDS[proof.basis],
        own=proof.document.id == row.document.id,
    )


def _named(party: str) -> tuple[Segment, ...]:
    return () if party.lower() in ("", "u", UNKNOWN) else segments(dates.capital(party))


def _organisations(rows: Iterable[LedgerRow], chosen: Sequence[str]) -> tuple[tuple[str, str, bool], ...]:
    known = dict(row.document.organisation for row in rows if row.document.organisation)
    return tuple(
        (key, dates.capital(known[key]), key in chosen) for key in sorted(known, key=known.__getitem__)
    )


def _next_month(today: date) -> Link:
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Link(f"{dates.MONTHS[first.month - 1]} {first.year}", Asked(Choice(first, last)).address())
