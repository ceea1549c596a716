"""The pages: which address shows what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from api.problems import status_of
from api.services import Services
from index.answer import DocumentCard
from index.errors import KennisbankError, NotFound
from index.model import ReleaseState
from ui import dates, explain, search, search_state
from ui.cards import card_views
from ui.contexts import Context, Crumb, ErrorPage, Frame, Link, MenuItem, Notice, Results, SearchPage
from ui.document import Asked, document_page
from ui.render import STATIC, Renderer
from ui.search_state import LONGEST, SearchState

MENU = (("Zoeken", "/zoeken", "search"), ("Uitleg", "/uitleg", "help"))
EXAMPLES = ("rechtsbescherming van ouders", "ervaringsdeskundigen", "31 839, nr. 1018")
NEWEST = 5
SIMILAR = 4
QUOTES = 5


def mount(app: FastAPI, services: Services) -> None:
    """Adds the pages, their static files and error pages to the application."""
    renderer = Renderer()
    pages = Pages(services, renderer, app.state.settings.contact_email)
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
    shown: dict[str, Callable[..., Response]] = {
        "/": pages.search,
        "/zoeken": pages.search,
        "/documenten/{identity}": pages.document,
        "/uitleg": pages.explain,
        "/uitleg/zoeken": pages.search_help,
        "/uitleg/privacy": pages.privacy,
        "/uitleg/toegankelijkheid": pages.accessibility,
        "/uitleg/melden": pages.report,
        "/uitleg/collectie": pages.collection,
        "/favicon.ico": pages.icon,
    }
    for path, page in shown.items():
        app.add_api_route(path, page, include_in_schema=False, response_class=Response)
    app.add_exception_handler(HTTPException, pages.refused)
    app.add_exception_handler(KennisbankError, pages.failed)
    app.state.failure = pages.broken


class KeptFiles(StaticFiles):
    """Files whose address holds a digest of their content: a browser may keep them."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


class Pages:
    def __init__(self, services: Services, renderer: Renderer, contact: str) -> None:
        self._services = services
        self._renderer = renderer
        self._contact = contact

    # --- search ---

    def search(self, request: Request) -> Response:
        state, errors = search_state.read(request.query_params)
        wrong = {error.field: error.sentence for error in errors}
        if wrong:
            return self._show(self._search_page(state, wrong=wrong), 400)
        if state.empty:
            return self._show(self._search_page(state))
        try:
            answer = self._services.search.ask(state.question())
            results = search.results(state, answer, self._services.search.ask)
        except KennisbankError as error:
            notice = Notice(
                "error",
                "Zoeken is nu niet gelukt",
                f"{error} Uw zoekvraag en filters zijn bewaard.",
                Link("Probeer het opnieuw", state.address()),
            )
            return self._show(self._search_page(state, notice=notice), max(status_of(error), 400))
        return self._show(self._search_page(state, results=results))

    def _search_page(
        self,
        state: SearchState,
        results: Results | None = None,
        notice: Notice | None = None,
        wrong: dict[str, str] | None = None,
    ) -> SearchPage:
        wrong = wrong or {}
        first_visit = state.empty and not wrong and notice is None
        title = f"{state.text} – zoeken" if state.text else "Zoeken"
        return SearchPage(
            frame=self._frame(f"Fout: {title}" if wrong else title, "/zoeken"),
            text=state.text,
            text_error=wrong.get("q", ""),
            examples=tuple(Link(text, SearchState(text=text).address()) for text in EXAMPLES),
            results=results,
            notice=notice,
            years=search.year_selects(state) if "tot" in wrong else (),
            years_error=wrong.get("tot", ""),
            hidden=tuple(pair for pair in state.pairs() if pair[0] not in ("q", "van", "tot", "pagina")),
            counts=self._services.library.counts() if first_visit else None,
            newest=card_views(self._services.library.newest(NEWEST)) if first_visit else (),
        )

    # --- document ---

    def document(self, request: Request, identity: str) -> Response:
        library, searcher = self._services.library, self._services.search
        document = library.document(identity)
        asked = _asked(request)
        readable = document.release.state is ReleaseState.RELEASED
        quotes = searcher.quotes(identity, asked.question, QUOTES) if asked.question and readable else ()
        similar: Sequence[DocumentCard] = (
            [hit.document for hit in searcher.similar(identity, SIMILAR)] if readable else ()
        )
        title = document.card.title
        crumbs = [Crumb("Zoeken", SearchState(text=asked.question).address())]
        if document.card.proeftuinen:
            key, label = document.card.proeftuinen[0]
            crumbs.append(Crumb(label, SearchState().toggled("proeftuin", key).address()))
        crumbs.append(Crumb(f"{dates.capital(document.card.kind[1])} {dates.card_date(document.card)}"))
        page = document_page(
            self._frame(title, "/zoeken", tuple(crumbs)),
            document,
            asked,
            quotes,
            library.references(identity),
            library.cited_by(identity),
            similar,
        )
        return self._show(page)

    # --- text pages ---

    def explain(self, request: Request) -> Response:
        return self._show(explain.overview(self._explained("Uitleg")))

    def search_help(self, request: Request) -> Response:
        return self._show(explain.search_help(self._explained("Zo werkt zoeken")))

    def privacy(self, request: Request) -> Response:
        return self._show(explain.privacy(self._explained("Privacy en afscherming")))

    def accessibility(self, request: Request) -> Response:
        return self._show(explain.accessibility(self._explained("Toegankelijkheid"), self._contact))

    def report(self, request: Request) -> Response:
        about = request.query_params.get("stuk", "")
        title = self._services.library.document(about).card.title if about else ""
        return self._show(explain.report(self._explained("Meld een fout"), self._contact, title))

    def collection(self, request: Request) -> Response:
        frame = self._explained("Wat zit er in, en wat niet?")
        return self._show(explain.collection(frame, self._services.library.coverage()))

    def icon(self, request: Request) -> Response:
        return RedirectResponse("/static/icoon.svg", status_code=308)

    # --- errors ---

    async def refused(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 404:
            return self._not_found("Deze pagina bestaat niet", "Het adres klopt niet, of de pagina is weg.")
        return self._error(status, "Dat kan hier niet", "Ga terug en probeer het op een andere manier.")

    async def failed(self, request: Request, error: Exception) -> Response:
        if isinstance(error, NotFound):
            return self._not_found("Niet gevonden", str(error))
        status = status_of(error) if isinstance(error, KennisbankError) else 500
        return self._error(status, "Deze pagina is er nu niet", str(error), Link("Naar zoeken", "/zoeken"))

    async def broken(self, request: Request) -> Response:
        return self._error(
            500,
            "Er ging iets mis",
            "De fout ligt bij ons en is vastgelegd, zonder uw zoekvraag. Probeer het straks opnieuw.",
            Link("Naar zoeken", "/zoeken"),
        )

    def _not_found(self, heading: str, sentence: str) -> Response:
        return self._error(
            404,
            heading,
            sentence,
            Link("Zoek in de collectie", "/zoeken"),
            Link("Bekijk wat er in de collectie zit", "/uitleg/collectie"),
        )

    def _error(self, status: int, heading: str, sentence: str, *ways: Link) -> Response:
        page = ErrorPage(frame=self._frame(heading, ""), heading=heading, sentences=(sentence,), ways=ways)
        return self._show(page, status)

    # --- around every page ---

    def _show(self, context: Context, status: int = 200) -> Response:
        return self._renderer.response(context, status)

    def _frame(self, title: str, current: str, crumbs: tuple[Crumb, ...] = ()) -> Frame:
        menu = tuple(MenuItem(label, href, icon, href == current) for label, href, icon in MENU)
        return Frame(title=title, menu=menu, crumbs=crumbs)

    def _explained(self, title: str) -> Frame:
        crumbs = (Crumb("Zoeken", "/zoeken"), Crumb("Uitleg", "/uitleg"), Crumb(title))
        return self._frame(title, "/uitleg", crumbs if title != "Uitleg" else crumbs[::2])


def _asked(request: Request) -> Asked:
    state, _ = search_state.read(request.query_params)
    passage = request.query_params.get("passage", "")
    number = int(passage) if passage.isascii() and passage.isdigit() and len(passage) < 7 else 0
    return Asked(question=state.text[:LONGEST], leaf=state.page, passage=number)
