"""The route of `/v1` that reads the promise ledger, and the choice from it that the pages share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api import translate
from api.paging import Page, one_page, per_page
from api.ports.knowledge import Ledger
from api.schemas.parts import Day, Keys
from api.schemas.promises import Afdoening, Toezeggingen
from index.ledger import LedgerRow


@dataclass(frozen=True, slots=True)
class Choice:
    """Which promises are asked for; what is empty does not choose."""

    due_from: date | None = None
    due_until: date | None = None
    organisations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def of(self, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
        """A promise is due on the last day of its term; one without a term is never due."""
        return [row for row in rows if self._due(row) and self._asked(row)]

    def _due(self, row: LedgerRow) -> bool:
        if self.due_from is None and self.due_until is None:
            return True
        last = row.window.last
        return bool(last) and (self.due_from or date.min) <= (last or date.min) <= (self.due_until or date.max)

    def _asked(self, row: LedgerRow) -> bool:
        by = row.document.organisation[0] if row.document.organisation else ""
        return (not self.organisations or by in self.organisations) and (
            not self.statuses or row.status[0] in self.statuses
        )


def routes(ledger: Ledger) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/toezeggingen",
        operation_id="leesToezeggingen",
        summary="Lees wat is toegezegd en wat ervan gekomen is",
        tags=["Toezeggingen"],
    )
    def promises(
        response: Response,
        due_from: Annotated[
            Day | None, Query(alias="vervaltVan", description="De termijn eindigt op of na deze dag.")
        ] = None,
        due_until: Annotated[
            Day | None, Query(alias="vervaltTot", description="De termijn eindigt op of voor deze dag.")
        ] = None,
        organisations: Annotated[
            Keys, Query(alias="organisatie", description="Sleutel van wie het stuk schreef.")
        ] = [],  # noqa: B006 (FastAPI copies it)
        statuses: Annotated[
            list[Afdoening],
            Query(alias="status", max_length=8, description="Wat ervan gekomen is."),
        ] = [],  # noqa: B006
        page: Page = 1,
        size: Annotated[int, per_page("Toezeggingen")] = 50,
    ) -> Toezeggingen:
        """Geeft eerst wat het eerst afloopt; de header Link wijst naar de vorige en volgende bladzijde."""
        choice = Choice(due_from, due_until, tuple(organisations), tuple(statuses))
        chosen = choice.of(ledger.rows())
        asked = [
            ("vervaltVan", due_from.isoformat() if due_from else ""),
            ("vervaltTot", due_until.isoformat() if due_until else ""),
            *(("organisatie", key) for key in organisations),
            *(("status", key) for key in statuses),
        ]
        shown, paging = one_page(response, "/v1/toezeggingen", chosen, page, size, asked)
        return Toezeggingen(toezeggingen=[translate.promise(row) for row in shown], paginering=paging)

    return router
