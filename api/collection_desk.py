"""The routes of `/v1` that make and keep collections, for whoever sits at this machine."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api import translate
from api.collections import CollectionId, described, item
from api.nearby import editors_router
from api.paging import pagination
from api.ports.collections import CollectionDesk, CollectionShelf
from api.schemas.collections import (
    Collectiegegevens,
    Collectiestukken,
    EigenCollectie,
    NieuweCollectie,
    NieuwStuk,
    Stuknotitie,
    Verplaatsing,
)
from index.catalogue.collections import NETWORK
from index.collection_shelf import asked_of
from index.errors import QueryError

SHOWN = 100
ItemId = Annotated[
    str, Path(alias="stuk", max_length=60, pattern=r"^[\w-]+$", description="Kenmerk binnen de collectie.")
]


def routes(shelf: CollectionShelf, desk: CollectionDesk) -> APIRouter:
    router = editors_router("Collecties")

    def own(identity: str) -> EigenCollectie:
        found = shelf.collection(identity, everything=True)
        token = found.token if found.visibility == NETWORK else None
        return EigenCollectie(**described(found).model_dump(), sleutel=token)

    def contents(identity: str) -> Collectiestukken:
        found = shelf.collection(identity, everything=True)
        items = shelf.items(found)
        return Collectiestukken(
            collectie=described(found),
            stukken=[item(each) for each in items[:SHOWN]],
            paginering=pagination(1, SHOWN, len(items)),
        )

    @router.post("/collecties", operation_id="maakCollectie", summary="Maak een collectie", status_code=201)
    def make(given: NieuweCollectie) -> EigenCollectie:
        """Met een zoekvraag vult zij zichzelf; namen in de tekst van de maker worden afgeschermd."""
        stored = given.zoekvraag
        asked = asked_of(stored.vraag.strip(), translate.filters(stored.filters)) if stored else {}
        if stored and not asked:
            raise QueryError("Geef bij de zoekvraag een woord of een filter.")
        return own(desk.make(given.titel, given.inleiding, given.zichtbaar, asked, given.door))

    @router.put(
        "/collecties/{id:uuid}", operation_id="wijzigCollectie", summary="Wijzig wat een collectie heet"
    )
    def change(identity: CollectionId, given: Collectiegegevens) -> EigenCollectie:
        """Vervangt titel, inleiding en voor wie zij is; wat erin staat, blijft."""
        desk.change(str(identity), given.titel, given.inleiding, given.zichtbaar)
        return own(str(identity))

    @router.delete(
        "/collecties/{id:uuid}",
        operation_id="verwijderCollectie",
        summary="Verwijder een collectie",
        status_code=204,
    )
    def remove(identity: CollectionId) -> Response:
        """De stukken zelf blijven."""
        desk.remove(str(identity))
        return Response(status_code=204)

    @router.post(
        "/collecties/{id:uuid}/stukken",
        operation_id="zetStukErbij",
        summary="Zet een stuk in een collectie",
        status_code=201,
    )
    def put(identity: CollectionId, given: NieuwStuk) -> Collectiestukken:
        """Komt achteraan te staan; een stuk dat er al staat, krijgt de nieuwe notitie."""
        desk.put(str(identity), str(given.stuk), given.notitie or None)
        return contents(str(identity))

    @router.put(
        "/collecties/{id:uuid}/stukken/{stuk}",
        operation_id="wijzigNotitie",
        summary="Wijzig de notitie bij een stuk",
    )
    def note(identity: CollectionId, family: ItemId, given: Stuknotitie) -> Collectiestukken:
        """Namen in de notitie worden afgeschermd."""
        desk.note(str(identity), family, given.notitie)
        return contents(str(identity))

    @router.delete(
        "/collecties/{id:uuid}/stukken/{stuk}",
        operation_id="haalStukEruit",
        summary="Haal een stuk uit een collectie",
        status_code=204,
    )
    def drop(identity: CollectionId, family: ItemId) -> Response:
        """Het stuk zelf blijft in de kennisbank."""
        desk.drop(str(identity), family)
        return Response(status_code=204)

    @router.post(
        "/collecties/{id:uuid}/stukken/{stuk}/_verplaatsen",
        operation_id="verplaatsStuk",
        summary="Verplaats een stuk een plek",
    )
    def move(identity: CollectionId, family: ItemId, given: Verplaatsing) -> Collectiestukken:
        """Wisselt met het stuk erboven of eronder; wat al bovenaan of onderaan staat, blijft daar."""
        desk.move(str(identity), family, given.richting == "omhoog")
        return contents(str(identity))

    return router
