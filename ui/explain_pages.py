"""The addresses of the explanation."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from ui import explain
from ui.contexts.page import Crumb, Frame
from ui.site import Site


class ExplainPages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._contact = site.settings.contact_email

    def overview(self, request: Request) -> Response:
        frame = self._site.frame(request, "Uitleg", "/uitleg", (Crumb("Zoeken", "/zoeken"), Crumb("Uitleg")))
        return self._site.show(explain.overview(frame))

    def search(self, request: Request) -> Response:
        return self._site.show(explain.search_help(self._frame(request, "Zo werkt zoeken")))

    def privacy(self, request: Request) -> Response:
        return self._site.show(explain.privacy(self._frame(request, "Privacy en afscherming")))

    def accessibility(self, request: Request) -> Response:
        frame = self._frame(request, "Toegankelijkheid")
        return self._site.show(explain.accessibility(frame, self._contact))

    def report(self, request: Request) -> Response:
        about = request.query_params.get("stuk", "")
        title = self._site.services.library.document(about).card.title if about else ""
        return self._site.show(explain.report(self._frame(request, "Meld een fout"), self._contact, title))

    def collection(self, request: Request) -> Response:
        frame = self._frame(request, "Wat zit er in, en wat niet?")
        return self._site.show(explain.collection(frame, self._site.services.library.coverage()))

    def icon(self, request: Request) -> Response:
        return RedirectResponse("/static/icoon.svg", status_code=308)

    def _frame(self, request: Request, title: str) -> Frame:
        crumbs = (Crumb("Zoeken", "/zoeken"), Crumb("Uitleg", "/uitleg"), Crumb(title))
        return self._site.frame(request, title, "/uitleg", crumbs)
