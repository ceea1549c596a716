"""The addresses of looking around: insight, themes and proeftuinen."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from index.answer import FilterField, Question
from ui import dates
from ui.contexts.browse import OverviewsPage
from ui.contexts.page import Crumb
from ui.insight import TURNS, insight_page
from ui.menu import GATHERED
from ui.search_state import SearchState
from ui.site import Site
from ui.topics import label_of, topic_page, topics_page

MOMENTS = 12
NEWEST = 6


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

    def themes(self, request: Request) -> Response:
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Thema’s en proeftuinen"))
        frame = self._site.frame(request, "Thema’s en proeftuinen", "/themas", crumbs)
        return self._site.show(topics_page(frame, self._library.coverage()))

    def theme(self, request: Request, key: str) -> Response:
        return self._topic(request, "thema", key)

    def proeftuin(self, request: Request, key: str) -> Response:
        return self._topic(request, "proeftuin", key)

    def _topic(self, request: Request, field: FilterField, key: str) -> Response:
        coverage = self._library.coverage()
        label = dates.capital(label_of(coverage, field, key))
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Thema’s en proeftuinen", "/themas"), Crumb(label))
        frame = self._site.frame(request, label, "/themas", crumbs)
        answer = self._search.ask(self._newest(field, key))
        cards = [hit.document for hit in answer.hits]
        return self._site.show(topic_page(frame, coverage, field, key, cards, answer.years))

    def _newest(self, field: FilterField, key: str) -> Question:
        return SearchState(chosen={field: (key,)}, sort="nieuwste").question(NEWEST)
