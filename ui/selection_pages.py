"""The addresses of what a visitor keeps."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api.sheets import WORD
from index.answer import DocumentCard
from index.errors import NotFound
from ui.cards import card_views
from ui.contexts.page import Crumb
from ui.contexts.selection import SelectionPage
from ui.selection import COOKIE, MOST, as_csv, as_docx, write_cookie
from ui.site import Site, download

YEAR = 365 * 24 * 3600


class SelectionPages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._library = site.services.library

    def selection(self, request: Request) -> Response:
        ids = self._site.kept(request)
        cards = self._cards(ids)
        crumbs = (Crumb("Zoeken", "/zoeken"), Crumb("Mijn selectie"))
        frame = self._site.frame(request, "Mijn selectie", "/selectie", crumbs)
        gone = len(ids) - len(cards)
        return self._site.show(SelectionPage(frame=frame, cards=card_views(cards), gone=gone))

    def change(
        self,
        request: Request,
        identity: Annotated[str, Form(alias="stuk", max_length=36)],
        action: Annotated[str, Form(alias="actie", max_length=20)],
        back: Annotated[str, Form(alias="terug", max_length=20)] = "",
    ) -> Response:
        """Keeps a document or lets it go, and returns to where the visitor was."""
        _refuse_other_sites(request)
        ids = self._site.kept(request)
        if action == "verwijder":
            after, outcome = tuple(each for each in ids if each != identity), "weg"
        elif len(ids) >= MOST:
            after, outcome = ids, "vol"
        else:
            self._library.document(identity)
            after, outcome = (*ids, identity), "bewaard"
        to = "/selectie" if back == "selectie" else f"/documenten/{identity}?selectie={outcome}"
        response = RedirectResponse(to, status_code=303)
        # Only this site reads it, no script does, and it goes to nobody else.
        response.set_cookie(
            COOKIE,
            write_cookie(after),
            max_age=YEAR,
            httponly=True,
            samesite="strict",
            secure=self._site.settings.https,
        )
        return response

    def as_csv(self, request: Request) -> Response:
        body = as_csv(self._cards(self._site.kept(request)), self._site.address(request))
        return download(body, "text/csv; charset=utf-8", "leeslijst.csv")

    def as_docx(self, request: Request) -> Response:
        body = as_docx(self._cards(self._site.kept(request)), self._site.address(request))
        return download(body, WORD, "leeslijst.docx")

    def _cards(self, ids: tuple[str, ...]) -> list[DocumentCard]:
        cards = []
        for identity in ids:
            try:
                cards.append(self._library.document(identity).card)
            except NotFound:
                continue  # withdrawn since it was kept: the page says how many
        return cards


def _refuse_other_sites(request: Request) -> None:
    """A form on another site may not change what a visitor keeps here."""
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise HTTPException(403)
