"""A promise with the sentence it is made in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Periode, Schema, Waarde

Afdoening = Literal[
    "openstaand",
    "in-behandeling",
    "deels-voldaan",
    "voldaan",
    "te-laat",
    "vervallen",
    "doorlopend",
    "niet-gevonden",
]
Grond = Literal["nummer", "zoals toegezegd", "lijst", "kandidaat", "bevestigd"]


class Afdoeningsbewijs(Schema):
    """Een stuk met de zin waaruit blijkt dat het een toezegging afdoet, noemt, of misschien afdoet."""

    stuk: Stuk
    zin: str
    passage: int
    grond: Grond = Field(
        description="Waarop het rust: het nummer van het stuk, de woorden, een lijst, of een mens."
    )


class Toezegging(Schema):
    """Wie wat heeft toegezegd, aan wie en voor wanneer, met de zin waarin het staat."""

    id: str = Field(description="Blijft gelijk zolang het stuk hetzelfde zegt.")
    stuk: Stuk
    zin: str = Field(description="Letterlijk uit de afgeschermde tekst.")
    passage: int = Field(
        description="Volgnummer van de passage in het stuk; 0 als de zin in geen passage begint."
    )
    ook_gezegd: list[str] = Field(default=[], description="Andere zinnen van het stuk die hetzelfde toezeggen.")
    doener: str
    ontvanger: str
    onderwerp: str
    soort: str
    termijn: Periode
    status: Waarde
    afgedaan_door: list[Afdoeningsbewijs] = []
    kandidaten: list[Afdoeningsbewijs] = Field(
        default=[], description="Stukken die haar misschien afdoen; een mens beslist."
    )
    ook_genoemd_in: list[Afdoeningsbewijs] = Field(
        default=[], description="Andere stukken die van deze toezegging spreken."
    )
    toegezegd_in: str | None = Field(
        default=None, description="Nummer van het eerdere stuk, als dit stuk de toezegging alleen aanhaalt."
    )


class Toezeggingen(Schema):
    toezeggingen: list[Toezegging]
    paginering: Paginering
