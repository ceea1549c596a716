"""A promise with the sentence it is made in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Periode, Schema, Waarde

Afdoening = Literal["openstaand", "voldaan", "doorlopend", "niet-gevonden"]


class Toezegging(Schema):
    """Wie wat heeft toegezegd, aan wie en voor wanneer, met de zin waarin het staat."""

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
    afgedaan_door: list[Stuk] = []
    toegezegd_in: str | None = Field(
        default=None, description="Nummer van het eerdere stuk, als dit stuk de toezegging alleen aanhaalt."
    )


class Toezeggingen(Schema):
    toezeggingen: list[Toezegging]
    paginering: Paginering
