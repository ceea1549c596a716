"""The address of decisions and facts."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.ports.knowledge import Rulings
from index.catalogue.rulings import Asked
from ui.contexts.page import Crumb
from ui.menu import GATHERED
from ui.rulings import PAGE_SIZE, read, rulings_page
from ui.site import Site


class RulingPages:
    def __init__(self, site: Site, rulings: Rulings) -> None:
        self._site = site
        self._rulings = rulings

    def overview(self, request: Request) -> Response:
        choice = read(request.query_params)
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Besluiten"))
        frame = self._site.frame(request, "Besluiten en feiten", "/besluiten", crumbs, wrong=bool(choice.error))
        begin = (choice.page - 1) * PAGE_SIZE
        found = (0, ()) if choice.error else self._rulings.decisions(choice.asked, PAGE_SIZE, begin)
        # What differs and who pays is of the whole collection: it stands on the first page, unfiltered.
        first = choice.asked == Asked() and choice.page == 1 and not choice.error
        page = rulings_page(
            frame,
            found,
            self._rulings.differing() if first else (),
            self._rulings.money() if first else (),
            self._rulings.organisations(),
            choice,
        )
        return self._site.show(page, 400 if choice.error else 200)
