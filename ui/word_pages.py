"""The addresses of the own words of this installation, on this machine only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api.ports.editors import OwnWords
from index.errors import NotFound, QueryError
from index.model import Decision, Policy
from ui.contexts.page import Crumb, Notice
from ui.deeds import told
from ui.gate import EDITOR, kept_out
from ui.review import KINDS
from ui.site import Site
from ui.words import words_page

ADDRESS = "/redactie/eigen-woorden"
DECISIONS = {"maskeren": Decision.MASK, "behouden": Decision.KEEP}
POLICY: Mapping[str, Policy] = {"openbaar": "openbaar", "casus": "casus"}
DONE = {
    "goedgekeurd": Notice("ok", "Op de lijst gezet", "Het geldt vanaf het volgende stuk."),
    "afgekeurd": Notice("ok", "Niet op de lijst", "Deze woorden worden niet meer voorgesteld."),
    "weggehaald": Notice("ok", "Van de lijst gehaald", "De computer leest dit woord weer als ieder ander."),
}
UNSIGNED = "Vul uw naam of functie in."


class WordPages:
    def __init__(self, site: Site, words: OwnWords) -> None:
        self._site = site
        self._words = words

    def words(self, request: Request) -> Response:
        if refused := kept_out(self._site, request):
            return refused
        return self._show(request, {}, notice=told(request, DONE))

    def deed(
        self,
        request: Request,
        deed: Annotated[str, Form(alias="daad", max_length=20)],
        document: Annotated[str, Form(alias="stuk", max_length=40)] = "",
        start: Annotated[str, Form(alias="begin", pattern="^[0-9]{0,9}$")] = "",
        end: Annotated[str, Form(alias="einde", pattern="^[0-9]{0,9}$")] = "",
        word: Annotated[str, Form(alias="woord", max_length=200)] = "",
        decision: Annotated[str, Form(alias="beslissing", max_length=20)] = "",
        policy: Annotated[str, Form(alias="beleid", max_length=20)] = "",
        label: Annotated[str, Form(alias="soort", max_length=20)] = "",
        identity: Annotated[str, Form(alias="id", max_length=40)] = "",
        by: Annotated[str, Form(alias="door", max_length=100)] = "",
    ) -> Response:
        """One deed, and back to the list; a word never stands in an address."""
        if refused := kept_out(self._site, request, posting=True):
            return refused
        name = by.strip() or request.cookies.get(EDITOR, "")
        given = {"woord": word, "beslissing": decision, "beleid": policy, "soort": label}
        place = document, int(start or 0), int(end or 0)
        try:
            match deed:
                case "goedkeuren":
                    self._words.approve(*place, name or "redactie")
                    done = "goedgekeurd"
                case "afkeuren":
                    self._words.refuse(*place)
                    done = "afgekeurd"
                case "weghalen":
                    self._words.remove(identity)
                    done = "weggehaald"
                case "toevoegen" if decision in DECISIONS and policy in POLICY and label in KINDS:
                    if not name:
                        return self._show(request, given, UNSIGNED)
                    self._words.add(word, DECISIONS[decision], POLICY[policy], label, name)
                    done = "goedgekeurd"
                case _:
                    raise HTTPException(400)
        except QueryError as error:
            if deed == "toevoegen":
                return self._show(request, given, str(error))
            return self._show(request, {}, notice=Notice("error", "Niet bewaard", str(error), loud=True))
        except NotFound as error:
            return self._show(request, {}, notice=Notice("error", "Niet bewaard", str(error), loud=True))
        return RedirectResponse(f"{ADDRESS}?klaar={done}", status_code=303)

    def _show(
        self, request: Request, given: Mapping[str, str], error: str = "", notice: Notice | None = None
    ) -> Response:
        wrong = bool(error) or (notice is not None and notice.loud)
        crumbs = (Crumb("Redactie", "/redactie"), Crumb("Eigen woorden"))
        frame = self._site.frame(request, "Eigen woorden", "", crumbs, wrong=wrong)
        by = request.cookies.get(EDITOR, "")
        page = words_page(frame, self._words.all(), self._words.proposals(), given, by, error, notice)
        return self._site.show(page, 400 if wrong else 200)
