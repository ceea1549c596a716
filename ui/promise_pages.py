"""The addresses of the promise ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import Form, Path, Request
from starlette.responses import RedirectResponse, Response

from api.ledger import ledger_csv, ledger_line
from api.ports.knowledge import Ledger
from ui.contexts.page import Crumb, Notice
from ui.deeds import VERDICTS, told
from ui.gate import kept_out
from ui.menu import GATHERED
from ui.promises import promises_page, read
from ui.site import Site

DONE = {
    "bevestigd": Notice("ok", "Bevestigd", "De toezegging staat nu als voldaan in de lijst."),
    "verworpen": Notice("ok", "Verworpen", "Dit stuk wordt bij deze toezegging niet meer voorgesteld."),
    "teruggenomen": Notice("ok", "Teruggenomen", "Het oordeel over dit stuk is gewist."),
}


class PromisePages:
    def __init__(self, site: Site, ledger: Ledger, today: Callable[[], date] = date.today) -> None:
        self._site = site
        self._ledger = ledger
        self._today = today

    def ledger(self, request: Request) -> Response:
        asked = read(request.query_params)
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Toezeggingen"))
        frame = self._site.frame(request, "Toezeggingen", "/toezeggingen", crumbs, wrong=bool(asked.error))
        page = promises_page(
            frame,
            self._ledger.rows(),
            asked,
            self._today(),
            self._ledger.complete_until(),
            told(request, DONE),
        )
        return self._site.show(page, 400 if asked.error else 200)

    def as_csv(self, request: Request) -> Response:
        """The promises that are asked for, all pages of them."""
        chosen = read(request.query_params).choice.of(self._ledger.rows())
        return Response(
            ledger_csv(map(ledger_line, chosen)).encode(),
            headers={"Content-Disposition": 'attachment; filename="toezeggingen.csv"'},
            media_type="text/csv; charset=utf-8",
        )

    def judge(
        self,
        request: Request,
        row: Annotated[str, Path(max_length=60)],
        candidate: Annotated[str, Form(alias="stuk", max_length=36)],
        deed: Annotated[str, Form(alias="daad", max_length=12)],
        by: Annotated[str, Form(alias="door", max_length=100)] = "",
    ) -> Response:
        """A person says whether a paper keeps a promise."""
        if refused := kept_out(self._site, request, posting=True):
            return refused
        verdict = VERDICTS.get(deed)
        self._ledger.judge(row, candidate, verdict, by.strip() or "redactie")
        return RedirectResponse(f"/toezeggingen?klaar={verdict or 'teruggenomen'}", status_code=303)
