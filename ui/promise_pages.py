"""The addresses of the promise ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fastapi import Request
from starlette.responses import Response

from api.ledger import ledger_csv, ledger_line
from api.services import Ledger
from ui.contexts.page import Crumb
from ui.menu import GATHERED
from ui.promises import promises_page, read
from ui.site import Site


class PromisePages:
    def __init__(self, site: Site, ledger: Ledger, today: Callable[[], date] = date.today) -> None:
        self._site = site
        self._ledger = ledger
        self._today = today

    def ledger(self, request: Request) -> Response:
        asked = read(request.query_params)
        title = f"{'Fout: ' if asked.error else ''}Toezeggingen"
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Toezeggingen"))
        frame = self._site.frame(request, title, "/toezeggingen", crumbs)
        page = promises_page(frame, self._ledger.rows(), asked, self._today())
        return self._site.show(page, 400 if asked.error else 200)

    def as_csv(self, request: Request) -> Response:
        """The promises that are asked for, all pages of them."""
        chosen = read(request.query_params).choice.of(self._ledger.rows())
        return Response(
            ledger_csv(map(ledger_line, chosen)).encode(),
            headers={"Content-Disposition": 'attachment; filename="toezeggingen.csv"'},
            media_type="text/csv; charset=utf-8",
        )
