"""The digest of a week."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Schema
from api.schemas.promises import Toezegging


class Nieuw(Schema):
    """Een stuk of leskaart die erbij kwam."""

    stuk: Stuk
    omdat: list[str] = Field(
        default=[], description="Namen van wat u volgt en waar dit stuk bij hoort; leeg als u alles volgt."
    )


class Weekbericht(Schema):
    """Wat er in deze dagen bij kwam, elk stuk een keer, en welke toezeggingen aflopen."""

    van: date
    tot: date
    stukken: list[Nieuw]
    leskaarten: list[Nieuw]
    afgelopen: list[Toezegging] = Field(
        description="Toezeggingen waarvan de termijn in deze dagen eindigde, zonder gevonden afdoening."
    )
    loopt_af: list[Toezegging] = Field(
        description="Toezeggingen waarvan de termijn in de 31 dagen daarna eindigt."
    )
