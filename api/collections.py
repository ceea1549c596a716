"""The routes of `/v1` that read collections."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from api import translate
from api.paging import Page, one_page, per_page
from api.ports.collections import CollectionShelf
from api.schemas.collections import Collectie, Collecties, Collectiestuk, Collectiestukken
from index.catalogue.collections import Collection
from index.collection_shelf import Item

CollectionId = Annotated[UUID, Path(alias="id", description="Kenmerk van de collectie.")]
Size = Annotated[int, per_page("Hoeveel")]


def routes(shelf: CollectionShelf) -> APIRouter:
    router = APIRouter()

    @router.get("/collecties", operation_id="leesCollecties", summary="Lees de collecties", tags=["Collecties"])
    def collections(response: Response, page: Page = 1, size: Size = 20) -> Collecties:
        """Geeft de openbare collecties, de laatst gewijzigde eerst; de header Link wijst verder."""
        shown, paging = one_page(response, "/v1/collecties", shelf.all(), page, size)
        return Collecties(collecties=[described(each) for each in shown], paginering=paging)

    @router.get(
        "/collecties/{id:uuid}",
        operation_id="leesCollectie",
        summary="Lees wat er in een collectie zit",
        tags=["Collecties"],
    )
    def collection(
        response: Response,
        identity: CollectionId,
        token: Annotated[
            str, Query(alias="sleutel", max_length=60, description="Uit de deellink, voor het netwerk.")
        ] = "",
        page: Page = 1,
        size: Size = 50,
    ) -> Collectiestukken:
        """Geeft de stukken in de volgorde van de maker, met zijn notities; de header Link wijst verder."""
        found = shelf.collection(str(identity), token)
        address = f"/v1/collecties/{identity}"
        shown, paging = one_page(response, address, shelf.items(found), page, size, [("sleutel", token)])
        return Collectiestukken(
            collectie=described(found), stukken=[item(each) for each in shown], paginering=paging
        )

    return router


def described(collection: Collection) -> Collectie:
    return Collectie.model_validate(
        {
            "id": collection.id,
            "titel": collection.title,
            "inleiding": collection.introduction,
            "soort": collection.kind,
            "zichtbaar": collection.visibility,
            "gewijzigd": collection.changed_at,
        }
    )


def item(given: Item) -> Collectiestuk:
    return Collectiestuk(
        id=given.family,
        stuk=translate.card(given.document) if given.document else None,
        notitie=given.note,
        toegevoegd=given.added_at,
    )
