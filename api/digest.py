"""The route of `/v1` that tells what is new."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api import translate
from api.ports.knowledge import Digests
from api.schemas.digest import Nieuw, Weekbericht
from api.schemas.parts import Day, Keys
from index.digest import LONGEST, WEEK, Arrival, Digest, Followed


def routes(digests: Digests) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/weekbericht",
        operation_id="leesWeekbericht",
        summary="Lees wat er nieuw is en wat afloopt",
        tags=["Weekbericht"],
    )
    def digest(
        themas: Annotated[Keys, Query(alias="thema", description="Sleutel van een thema dat u volgt.")] = [],  # noqa: B006 (FastAPI copies it)
        proeftuinen: Annotated[
            Keys, Query(alias="proeftuin", description="Sleutel van een proeftuin die u volgt.")
        ] = [],  # noqa: B006
        organisations: Annotated[
            Keys, Query(alias="organisatie", description="Sleutel van een organisatie die u volgt.")
        ] = [],  # noqa: B006
        last: Annotated[
            Day | None, Query(alias="tot", description="De laatste dag; zonder keuze is dat vandaag.")
        ] = None,
        days: Annotated[
            int, Query(alias="dagen", ge=1, le=LONGEST, description="Hoeveel dagen, de laatste meegeteld.")
        ] = WEEK,
    ) -> Weekbericht:
        """Geeft elk stuk dat erbij kwam een keer, met waarom u het krijgt, en de toezeggingen die aflopen."""
        followed = Followed(tuple(themas), tuple(proeftuinen), tuple(organisations))
        return described(digests.of(followed, last, days))

    return router


def described(digest: Digest) -> Weekbericht:
    return Weekbericht(
        van=digest.first,
        tot=digest.last,
        stukken=[_new(each) for each in digest.papers],
        leskaarten=[_new(each) for each in digest.lessons],
        afgelopen=[translate.promise(row) for row in digest.ended],
        loopt_af=[translate.promise(row) for row in digest.due],
    )


def _new(arrival: Arrival) -> Nieuw:
    return Nieuw(stuk=translate.card(arrival.document), omdat=list(arrival.why))
