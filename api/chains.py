"""The routes of `/v1` that follow references from paper to paper."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import translate
from api.documents import DocumentId
from api.paging import Page, linked, per_page
from api.ports.knowledge import Chains
from api.schemas.chains import Aanhaling, Aanhalingen, Briefvermelding, Keten, Stand
from index.catalogue.chains import Asked
from index.chains import Chain, Citation, LetterNamed


def routes(chains: Chains) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/ketens/{id:uuid}",
        operation_id="leesKeten",
        summary="Lees waar een stuk op voortbouwt en wat erop volgde",
        tags=["Ketens"],
    )
    def chain(identity: DocumentId) -> Keten:
        """Geeft elke verwijzing met de zin waarin ze staat, heen en terug, en de hele keten op datum."""
        return chain_of(chains.of(str(identity)))

    @router.get(
        "/verwijzingen",
        operation_id="leesVerwijzingenlijst",
        summary="Lees de verwijzingen in de collectie",
        tags=["Verwijzingen"],
    )
    def references(
        response: Response,
        paper: Annotated[UUID | None, Query(alias="stuk", description="Alleen in dit stuk.")] = None,
        statuses: Annotated[
            list[Stand], Query(alias="stand", max_length=4, description="Alleen met deze stand.")
        ] = [],  # noqa: B006 (FastAPI copies it)
        papers_only: Annotated[
            bool, Query(alias="alleenStukken", description="Laat wetten en uitspraken weg.")
        ] = False,
        page: Page = 1,
        size: Annotated[int, per_page("Verwijzingen")] = 50,
    ) -> Aanhalingen:
        """Geeft elke plek waar een nummer staat; de header Link wijst naar de vorige en volgende bladzijde."""
        asked = Asked((str(paper),) if paper else None, tuple(statuses), papers_only)
        total, found = chains.references(asked, size, (page - 1) * size)
        kept = [
            ("stuk", str(paper) if paper else ""),
            *(("stand", each) for each in statuses),
            ("alleenStukken", "true" if papers_only else ""),
        ]
        paging = linked(response, "/v1/verwijzingen", page, size, total, kept)
        return Aanhalingen(aanhalingen=[_citation(one) for one in found], paginering=paging)

    return router


def chain_of(given: Chain) -> Keten:
    return Keten(
        stuk=translate.card(given.document),
        haalt_aan=[_citation(one) for one in given.cites],
        aangehaald_door=[_citation(one) for one in given.cited_by],
        brieven=[_letter(one) for one in given.letters],
        stukken=translate.cards(given.papers),
    )


def _citation(given: Citation) -> Aanhaling:
    return Aanhaling(
        in_stuk=translate.card(given.document),
        nummer=given.reference.canonical,
        geschreven=given.reference.raw,
        soort=given.reference.kind,
        begin=given.reference.start,
        einde=given.reference.end,
        band=given.tie,
        zin=given.place.sentence,
        passage=given.place.passage,
        stand=given.status,
        leidt_naar=translate.cards(given.targets),
        adres=given.address,
    )


def _letter(given: LetterNamed) -> Briefvermelding:
    return Briefvermelding(
        in_stuk=translate.card(given.document),
        datum=given.day,
        zin=given.place.sentence,
        passage=given.place.passage,
        stand=given.status,
        misschien=translate.cards(given.targets),
    )
