"""The addresses of collections: reading and following them, and for the editors keeping them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.ports.collections import CollectionDesk, CollectionShelf
from api.reading_list import as_atom, as_csv, as_docx, as_json, as_ris
from api.sheets import WORD
from index.catalogue.collections import NETWORK, PUBLIC, Collection
from index.collection_shelf import Item
from index.errors import KennisbankError, NotFound, QueryError
from ui.collections import collection_address, collection_page, collections_page, stored_search
from ui.contexts.collections import NewCollectionPage
from ui.contexts.page import Crumb, Notice
from ui.deeds import told
from ui.gate import kept_out
from ui.menu import GATHERED
from ui.site import Site, download
from ui.visits import COOKIE, read_visits

YEAR = 365 * 24 * 3600
LIST = Crumb("Collecties", "/collecties")
DONE = {
    "bewaard": Notice("ok", "Bewaard"),
    "gemaakt": Notice("ok", "De collectie is gemaakt", "Voeg stukken toe en schrijf er een notitie bij."),
    "verwijderd": Notice("ok", "De collectie is verwijderd", "De stukken zelf zijn gebleven."),
}


class CollectionPages:
    def __init__(
        self,
        site: Site,
        shelf: CollectionShelf,
        desk: CollectionDesk | None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._site = site
        self._shelf = shelf
        self._desk = desk
        self._now = now

    def collections(self, request: Request) -> Response:
        maker = self._is_maker(request)
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Collecties"))
        frame = self._site.frame(request, "Collecties", "/collecties", crumbs)
        notice = told(request, DONE)
        return self._site.show(collections_page(frame, self._shelf.all(maker), maker, notice))

    def collection(self, request: Request, identity: str) -> Response:
        return self._show(request, identity, told(request, DONE))

    # --- to follow and to take along ---

    def feed(self, request: Request, identity: str) -> Response:
        collection, items = self._asked(request, identity)
        query = f"?sleutel={collection.token}" if collection.visibility == NETWORK else ""
        body = as_atom(collection, items, self._site.address(request), query)
        return Response(body, media_type="application/atom+xml; charset=utf-8")

    def as_csv(self, request: Request, identity: str) -> Response:
        body = as_csv(self._asked(request, identity)[1], self._site.address(request))
        return download(body, "text/csv; charset=utf-8", "collectie.csv")

    def as_json(self, request: Request, identity: str) -> Response:
        return download(as_json(*self._asked(request, identity)), "application/json", "collectie.json")

    def as_ris(self, request: Request, identity: str) -> Response:
        body = as_ris(self._asked(request, identity)[1], self._site.address(request))
        return download(body, "application/x-research-info-systems; charset=utf-8", "collectie.ris")

    def as_docx(self, request: Request, identity: str) -> Response:
        body = as_docx(*self._asked(request, identity), self._site.address(request))
        return download(body, WORD, "collectie.docx")

    # --- for the editors ---

    def new(self, request: Request) -> Response:
        return kept_out(self._site, request) or self._form(request, {}, "")

    async def make(self, request: Request) -> Response:
        if refused := kept_out(self._site, request, posting=True):
            return refused
        async with request.form(max_files=0, max_fields=20) as form:
            given = {key: str(value)[:4000] for key, value in form.items()}
        return await run_in_threadpool(self._made, request, given)

    async def keep(self, request: Request, identity: str) -> Response:
        if refused := kept_out(self._site, request, posting=True):
            return refused
        async with request.form(max_files=0, max_fields=20) as form:
            given = {key: str(value)[:4000] for key, value in form.items()}
        return await run_in_threadpool(self._kept, request, identity, given)

    def _made(self, request: Request, given: Mapping[str, str]) -> Response:
        desk = self._desk_or_nothing()
        asked = stored_search(given.get("zoekvraag", ""))
        if given.get("zoekvraag", "").strip() and not asked:
            return self._form(request, given, "Neem het hele adres over van een pagina met zoekresultaten.")
        try:
            identity = desk.make(
                given.get("titel", ""), given.get("inleiding", ""), _visibility(given), asked, "redactie"
            )
        except QueryError as error:
            return self._form(request, given, str(error))
        if not asked and given.get("selectie"):
            for document in self._site.kept(request):
                with suppress(NotFound):  # withdrawn since it was kept
                    desk.put(identity, document)
        return RedirectResponse(f"{collection_address(identity)}?klaar=gemaakt", status_code=303)

    def _kept(self, request: Request, identity: str, given: Mapping[str, str]) -> Response:
        desk = self._desk_or_nothing()
        family = given.get("stuk", "")
        try:
            match given.get("daad", ""):
                case "wijzig":
                    title, introduction = given.get("titel", ""), given.get("inleiding", "")
                    desk.change(identity, title, introduction, _visibility(given))
                case "erbij":
                    desk.put(identity, _document(given.get("adres", "")))
                case "notitie":
                    desk.note(identity, family, given.get("notitie", ""))
                case "omhoog" | "omlaag" as to:
                    desk.move(identity, family, to == "omhoog")
                case "eruit":
                    desk.drop(identity, family)
                case "verwijder":
                    desk.remove(identity)
                    return RedirectResponse("/collecties?klaar=verwijderd", status_code=303)
        except KennisbankError as error:
            return self._show(request, identity, Notice("error", "Niet bewaard", str(error), loud=True), 400)
        return RedirectResponse(f"{collection_address(identity)}?klaar=bewaard", status_code=303)

    def _show(self, request: Request, identity: str, notice: Notice | None, status: int = 200) -> Response:
        collection, items = self._asked(request, identity)
        visits = read_visits(request.cookies.get(COOKIE, ""))
        visits = visits.after(collection.id, self._now())
        crumbs = (Crumb("Overzichten", GATHERED), LIST, Crumb(collection.title))
        page = collection_page(
            self._site.frame(request, collection.title, "/collecties", crumbs, wrong=status == 400),
            collection,
            items,
            visits.before(collection.id),
            self._site.address(request),
            self._is_maker(request),
            notice,
        )
        response = self._site.show(page, status)
        response.set_cookie(
            COOKIE,
            visits.write(),
            max_age=YEAR,
            httponly=True,
            samesite="strict",
            secure=self._site.settings.https,
            path="/collecties",
        )
        return response

    def _form(self, request: Request, given: Mapping[str, str], error: str) -> Response:
        crumbs = (LIST, Crumb("Nieuwe collectie"))
        frame = self._site.frame(request, "Nieuwe collectie", "", crumbs, wrong=bool(error))
        page = NewCollectionPage(
            frame=frame,
            title=given.get("titel", ""),
            introduction=given.get("inleiding", ""),
            network=given.get("voor") == NETWORK,
            search=given.get("zoekvraag", ""),
            selected=len(self._site.kept(request)),
            error=error,
        )
        return self._site.show(page, 400 if error else 200)

    def _asked(self, request: Request, identity: str) -> tuple[Collection, tuple[Item, ...]]:
        token = request.query_params.get("sleutel", "")
        found = self._shelf.collection(identity, token, self._is_maker(request))
        return found, self._shelf.items(found)

    def _is_maker(self, request: Request) -> bool:
        return self._desk is not None and self._site.is_editor(request)

    def _desk_or_nothing(self) -> CollectionDesk:
        if self._desk is None:
            raise NotFound("Deze pagina bestaat niet.")
        return self._desk


def _visibility(given: Mapping[str, str]) -> str:
    return NETWORK if given.get("voor") == NETWORK else PUBLIC


def _document(written: str) -> str:
    """The id in the address of a document, or the file name that was typed.

    >>> _document("http://x/documenten/6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11?passage=2#p")
    '6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11'
    """
    text = written.strip()
    if "/documenten/" in text:
        return text.partition("/documenten/")[2].split("?")[0].split("#")[0].strip("/")
    return text
