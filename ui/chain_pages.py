"""The addresses of reference chains, and what an editor says of a reference."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Form, Path, Request
from starlette.responses import RedirectResponse, Response

from api.ports.knowledge import Chains
from ui.chains import PAGE_SIZE, chain_address, chain_page, chains_page
from ui.contexts.page import Crumb, Notice
from ui.deeds import VERDICTS, told
from ui.gate import kept_out
from ui.menu import GATHERED
from ui.numbers import whole_number
from ui.site import Site

MOST_CITED = 8
HOME = "/ketens"
DONE = {
    "bevestigd": Notice("ok", "Bevestigd", "De verwijzing leidt nu naar dit stuk."),
    "verworpen": Notice("ok", "Verworpen", "De verwijzing leidt niet naar dit stuk."),
    "teruggenomen": Notice("ok", "Teruggenomen", "Het oordeel over deze verwijzing is gewist."),
}


class ChainPages:
    def __init__(self, site: Site, chains: Chains) -> None:
        self._site = site
        self._chains = chains

    def overview(self, request: Request) -> Response:
        """Chains to begin with, what waits for a person, and what is missing."""
        page = max(1, whole_number(request.query_params.get("pagina", ""), 4) or 1)
        frame = self._site.frame(
            request, "Ketens van stukken", HOME, (Crumb("Overzichten", GATHERED), Crumb("Ketens"))
        )
        return self._site.show(
            chains_page(
                frame,
                self._chains.most_cited(MOST_CITED),
                self._chains.waiting(),
                self._chains.missing(PAGE_SIZE, (page - 1) * PAGE_SIZE),
                page,
                told(request, DONE),
            )
        )

    def chain(self, request: Request, identity: str) -> Response:
        chain = self._chains.of(identity)
        crumbs = (Crumb("Ketens", HOME), Crumb("Keten van dit stuk"))
        frame = self._site.frame(request, f"Keten: {chain.document.title}", HOME, crumbs)
        return self._site.show(chain_page(frame, chain, told(request, DONE)))

    def judge(
        self,
        request: Request,
        identity: Annotated[str, Path(max_length=36)],
        about: Annotated[Literal["verwijzing", "brief"], Form(alias="over")],
        subject: Annotated[str, Form(alias="onderwerp", max_length=120)],
        target: Annotated[str, Form(alias="stuk", max_length=36)],
        deed: Annotated[str, Form(alias="daad", max_length=12)],
        back: Annotated[str, Form(alias="terug", max_length=12)] = "",
        by: Annotated[str, Form(alias="door", max_length=100)] = "",
    ) -> Response:
        """A person says whether a paper is what another one means."""
        if refused := kept_out(self._site, request, posting=True):
            return refused
        verdict = VERDICTS.get(deed)
        self._chains.judge(about, identity, subject, target, verdict, by.strip() or "redactie")
        onward = HOME if back == "overzicht" else chain_address(identity)
        return RedirectResponse(f"{onward}?klaar={verdict or 'teruggenomen'}", status_code=303)
