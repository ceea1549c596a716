"""The route of `/v1` that reads decisions and facts."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api import translate
from api.paging import Page, linked, per_page
from api.ports.knowledge import Rulings
from api.schemas.parts import Day, Keys
from api.schemas.rulings import (
    Besluit,
    Besluiten,
    Besluitsoort,
    Geldbedrag,
    Geldigheid,
    Reikwijdte,
    Uitspraak,
    Verschil,
    Waardeopgave,
)
from index.catalogue.rulings import Asked
from index.model import UNKNOWN
from index.rulings import Differing, Holding, MoneyRow, Ruling


def routes(rulings: Rulings) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/besluiten",
        operation_id="leesBesluiten",
        summary="Lees wat is besloten, gekozen, toegekend of gepland",
        tags=["Besluiten"],
    )
    def decisions(
        response: Response,
        kinds: Annotated[
            list[Besluitsoort], Query(alias="soort", max_length=4, description="Alleen deze soorten.")
        ] = [],  # noqa: B006 (FastAPI copies it)
        scopes: Annotated[
            list[Reikwijdte], Query(alias="reikwijdte", max_length=6, description="Voor wie het geldt.")
        ] = [],  # noqa: B006
        organisations: Annotated[
            Keys, Query(alias="organisatie", description="Sleutel van wie het stuk schreef.")
        ] = [],  # noqa: B006
        paper: Annotated[UUID | None, Query(alias="stuk", description="Alleen uit dit stuk.")] = None,
        since: Annotated[
            Day | None, Query(alias="van", description="Het moment valt op of na deze dag.")
        ] = None,
        until: Annotated[
            Day | None, Query(alias="tot", description="Het moment valt op of voor deze dag.")
        ] = None,
        page: Page = 1,
        size: Annotated[int, per_page("Besluiten")] = 50,
    ) -> Besluiten:
        """Geeft eerst het laatste besluit; een besluit zonder moment staat bij de datum van zijn stuk.

        De header Link wijst naar de vorige en volgende bladzijde.
        """
        asked = Asked(
            tuple(kinds), tuple(scopes), tuple(organisations), (str(paper),) if paper else (), since, until
        )
        total, found = rulings.decisions(asked, size, (page - 1) * size)
        kept = [
            *(("soort", each) for each in kinds),
            *(("reikwijdte", each) for each in scopes),
            *(("organisatie", each) for each in organisations),
            ("stuk", str(paper) if paper else ""),
            ("van", since.isoformat() if since else ""),
            ("tot", until.isoformat() if until else ""),
        ]
        paging = linked(response, "/v1/besluiten", page, size, total, kept)
        return Besluiten(
            besluiten=[_decision(one) for one in found],
            bedragen=[_money(one) for one in rulings.money(str(paper) if paper else "")],
            verschillen=[] if paper else [_differing(one) for one in rulings.differing()],
            paginering=paging,
        )

    return router


def _decision(given: Ruling) -> Besluit:
    return Besluit(
        stuk=translate.card(given.document),
        soort=given.kind,
        zin=given.place.sentence,
        passage=given.place.passage,
        orgaan=given.body,
        moment=translate.period(given.when_text or UNKNOWN, given.when),
        gesteld_op=translate.period(given.document.date, given.stated),
        geldt_voor=_holding(given.scope),
        mogelijk_achterhaald=given.outdated,
    )


def _money(given: MoneyRow) -> Geldbedrag:
    return Geldbedrag(
        stuk=translate.card(given.document),
        geschreven=given.written,
        eurocent=given.cents,
        gever=translate.pair(given.giver) if given.giver else None,
        beheerder=translate.pair(given.manager) if given.manager else None,
        besteding=given.use,
        niet_voor=given.not_for,
        zin=given.place.sentence,
        passage=given.place.passage,
        geldt_voor=_holding(given.scope),
    )


def _differing(given: Differing) -> Verschil:
    return Verschil(
        onderwerp=translate.pair(given.topic),
        entiteit=translate.pair(given.entity) if given.entity else None,
        waarden=[
            Waardeopgave(
                waarde=value,
                gezegd_in=[
                    Uitspraak(
                        stuk=translate.card(one.document),
                        zin=one.place.sentence,
                        passage=one.place.passage,
                        gepland=one.planned,
                    )
                    for one in said
                ],
            )
            for value, said in given.values
        ],
    )


def _holding(given: Holding) -> Geldigheid:
    return Geldigheid(reikwijdte=given.level, entiteit=translate.pair(given.entity) if given.entity else None)
