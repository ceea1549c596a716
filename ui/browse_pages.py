"""The addresses of looking around: insight, and the list of overviews."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from ui.contexts.browse import OverviewsPage
from ui.contexts.page import Crumb
from ui.insight import TURNS, insight_page
from ui.menu import GATHERED
from ui.search_state import SearchState
from ui.site import Site

MOMENTS = 12


class BrowsePages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._search = site.services.search
        self._library = site.services.library

    def insight(self, request: Request) -> Response:
        turns = SearchState(chosen={"soort": TURNS}, sort="nieuwste").question(MOMENTS)
        frame = self._site.frame(request, "Inzicht", "/inzicht", (Crumb("Zoeken", "/zoeken"), Crumb("Inzicht")))
        cards = [hit.document for hit in self._search.ask(turns).hits]
        return self._site.show(insight_page(frame, self._library.coverage(), cards))

    def overviews(self, request: Request) -> Response:
        crumbs = (Crumb("Zoeken", "/zoeken"), Crumb("Overzichten"))
        frame = self._site.frame(request, "Overzichten", GATHERED, crumbs)
        return self._site.show(OverviewsPage(frame=frame, overviews=self._site.overviews()))
