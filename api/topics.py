"""The routes of `/v1` for themes, proeftuinen and organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api import translate
from api.paging import Page, one_page, per_page
from api.ports.topics import Register, ThemeShelf
from api.schemas.topics import (
    Kenmerk,
    Naam,
    Thema,
    Themapassage,
    Themapassages,
    Themas,
    Vermelding,
    Vermeldingen,
)
from index.register import Entry
from index.theme_shelf import Tagged, Theme

Key = Annotated[
    str, Path(alias="sleutel", max_length=120, pattern=r"^[\w-]+$", description="Sleutel uit de woordenlijst.")
]
Size = Annotated[int, per_page("Hoeveel")]


def theme_routes(shelf: ThemeShelf) -> APIRouter:
    router = APIRouter()

    @router.get("/themas", operation_id="leesThemas", summary="Lees alle thema's", tags=["Thema's"])
    def themes() -> Themas:
        """Geeft de basisprincipes en de thema's, met het aantal stukken en passages van elk."""
        return Themas(themas=[theme(each) for each in shelf.all()])

    @router.get(
        "/themas/{sleutel}",
        operation_id="leesThema",
        summary="Lees wat er over een thema staat",
        tags=["Thema's"],
    )
    def passages(response: Response, key: Key, page: Page = 1, size: Size = 20) -> Themapassages:
        """Geeft per stuk de beste passage, met de zin waarop het thema rust; de header Link wijst verder."""
        shown, paging = one_page(response, f"/v1/themas/{key}", shelf.tagged(key), page, size)
        return Themapassages(
            thema=theme(shelf.theme(key)), passages=[tagged(each) for each in shown], paginering=paging
        )

    return router


def register_routes(register: Register) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/proeftuinen", operation_id="leesProeftuinen", summary="Lees alle proeftuinen", tags=["Proeftuinen"]
    )
    def proeftuinen(response: Response, page: Page = 1, size: Size = 20) -> Vermeldingen:
        """Geeft de proeftuinen met hun namen door de tijd; de header Link wijst verder."""
        return _page(response, "/v1/proeftuinen", register.proeftuinen(), page, size)

    @router.get(
        "/proeftuinen/{sleutel}",
        operation_id="leesProeftuin",
        summary="Lees een proeftuin",
        tags=["Proeftuinen"],
    )
    def proeftuin(key: Key) -> Vermelding:
        """Geeft de namen van een proeftuin door de tijd, elk met een zin uit de collectie als die er is."""
        return entry(register.proeftuin(key))

    @router.get(
        "/organisaties",
        operation_id="leesOrganisaties",
        summary="Lees alle organisaties",
        tags=["Organisaties"],
    )
    def organisations(response: Response, page: Page = 1, size: Size = 20) -> Vermeldingen:
        """Geeft de organisaties van de woordenlijst; de header Link wijst verder."""
        return _page(response, "/v1/organisaties", register.organisations(), page, size)

    @router.get(
        "/organisaties/{sleutel}",
        operation_id="leesOrganisatie",
        summary="Lees een organisatie",
        tags=["Organisaties"],
    )
    def organisation(key: Key) -> Vermelding:
        """Geeft de namen van een organisatie door de tijd, elk met een zin uit de collectie als die er is."""
        return entry(register.organisation(key))

    return router


def theme(given: Theme) -> Thema:
    return Thema.model_validate(
        {
            "sleutel": given.key,
            "naam": given.label,
            "groep": given.group,
            "uitleg": given.explains,
            "ook_genoemd": list(given.names),
            "verwant": [translate.pair(each) for each in given.related],
            "stukken": given.documents,
            "passages": given.passages,
        }
    )


def tagged(given: Tagged) -> Themapassage:
    return Themapassage.model_validate(
        {
            "stuk": translate.card(given.document),
            "citaat": translate.quote(given.quote),
            "score": given.score,
            "door": given.source,
            "meer_passages": given.more,
        }
    )


def entry(given: Entry) -> Vermelding:
    return Vermelding(
        sleutel=given.key,
        naam=given.label,
        kenmerken=[Kenmerk(wat=what, waarde=value) for what, value in given.facts],
        namen=[
            Naam(
                soort=each.what,
                naam=each.text,
                van=each.first,
                tot=each.last,
                citaat=translate.quote(each.quote) if each.quote else None,
                stuk=translate.card(each.document) if each.document else None,
            )
            for each in given.names
        ],
        van=given.first,
        tot=given.last,
        bron=given.source,
    )


def _page(response: Response, path: str, entries: Sequence[Entry], page: int, size: int) -> Vermeldingen:
    shown, paging = one_page(response, path, entries, page, size)
    return Vermeldingen(vermeldingen=[entry(each) for each in shown], paginering=paging)
