"""The routes of `/v1` that read: search, documents, references and sources."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from api import translate
from api.paging import Page, one_page, per_page
from api.schemas.collection import Bronnen
from api.schemas.documents import Document, Passages, Verwijzingen
from api.schemas.paper import Verwijzing
from api.schemas.search import Treffer, Zoekresultaat, Zoekvraag
from api.services import Services
from index.errors import NotFound

DocumentId = Annotated[UUID, Path(alias="id", description="Kenmerk van het stuk.")]


def routes(services: Services) -> APIRouter:
    router = APIRouter()

    @router.post(
        "/documenten/_zoek",
        operation_id="zoekDocumenten",
        summary="Zoek in de collectie",
        tags=["Zoeken"],
    )
    def search(question: Zoekvraag) -> Zoekresultaat:
        """Zoekt op betekenis, op woorden en op nummers. De vraag staat in de body en in geen enkel logboek."""
        return translate.found(services.search.ask(translate.question(question)))

    @router.get(
        "/documenten/{id:uuid}",
        operation_id="leesDocument",
        summary="Lees een stuk",
        tags=["Documenten"],
    )
    def document(identity: DocumentId) -> Document:
        """Geeft de afgeschermde tekst en de gegevens van een stuk, elk gegeven met zijn bewijs."""
        return translate.document(services.library.document(str(identity)))

    @router.get(
        "/documenten/{id:uuid}/passages",
        operation_id="leesPassages",
        summary="Lees de passages van een stuk",
        tags=["Documenten"],
    )
    def passages(
        response: Response,
        identity: DocumentId,
        page: Page = 1,
        size: Annotated[int, per_page("Passages")] = 50,
    ) -> Passages:
        """Geeft de passages in volgorde; de header Link wijst naar de vorige en de volgende bladzijde."""
        stored = services.library.document(str(identity))
        address = f"/v1/documenten/{identity}/passages"
        shown, paging = one_page(response, address, stored.passages, page, size)
        return Passages(passages=[translate.passage(each) for each in shown], paginering=paging)

    @router.get(
        "/documenten/{id:uuid}/verwijzingen",
        operation_id="leesVerwijzingen",
        summary="Lees wat een stuk aanhaalt en wat het aanhaalt",
        tags=["Documenten"],
    )
    def references(identity: DocumentId) -> Verwijzingen:
        """Geeft ook aangehaalde stukken die niet in de collectie zitten."""
        known = str(identity)
        services.library.document(known)
        return Verwijzingen(
            haalt_aan=[translate.known_reference(each) for each in services.library.references(known)],
            aangehaald_door=translate.cards(services.library.cited_by(known)),
        )

    @router.get(
        "/documenten/{id:uuid}/verwante-stukken",
        operation_id="leesVerwanteStukken",
        summary="Lees stukken die op dit stuk lijken",
        tags=["Documenten"],
    )
    def similar(
        identity: DocumentId,
        number: Annotated[int, Query(alias="aantal", ge=1, le=20, description="Hoeveel stukken.")] = 5,
    ) -> list[Treffer]:
        """Geeft de stukken waarvan de inhoud het meest op dit stuk lijkt."""
        services.library.document(str(identity))
        return [translate.hit(each) for each in services.search.similar(str(identity), number)]

    @router.get(
        "/verwijzingen/{nummer}",
        operation_id="leesVerwijzing",
        summary="Lees wat er bekend is van een nummer",
        tags=["Verwijzingen"],
    )
    def reference(
        canonical: Annotated[
            str,
            Path(
                alias="nummer",
                max_length=200,
                examples=["kst-31839-1018"],
                pattern=r"^[\w.:;-]+$",
                description="Nummer in vaste vorm, zoals zoeken het teruggeeft.",
            ),
        ],
    ) -> Verwijzing:
        """Geeft het stuk met dit nummer, of de stukken die het aanhalen als het zelf ontbreekt."""
        known = services.library.reference(canonical)
        if known is None:
            raise NotFound("Geen stuk in de collectie heeft of noemt dit nummer.")
        return translate.known_reference(known)

    @router.get(
        "/bronnen",
        operation_id="leesBronnen",
        summary="Lees wat er in de collectie zit, en wat niet",
        tags=["Collectie"],
    )
    def sources() -> Bronnen:
        """Geeft per bron het aantal stukken, de periode en wanneer er het laatst uit is opgenomen."""
        return translate.sources(services.library.coverage())

    return router
