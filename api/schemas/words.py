"""The words that this installation always keeps or masks, and those proposed for it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas.parts import Beleid, Schema, Text
from api.schemas.review import Naam, Soort

Woordbesluit = Literal["maskeren", "behouden"]


class EigenWoord(Schema):
    """Een woord om te maskeren is niet terug te lezen: alleen het aantal woorden is bekend."""

    id: str
    beslissing: Woordbesluit
    beleid: Beleid = Field(
        description="Onder welk beleid het blijft staan; een woord om te maskeren gaat er altijd uit."
    )
    soort: Soort
    woord: str | None = Field(description="Alleen van een woord dat blijft staan.")
    aantal_woorden: int
    door: str
    op: datetime


class Woordvoorstel(Schema):
    """Wat een beoordelaar anders besloot dan de computer; alleen op deze computer te zien."""

    stuk: str = Field(description="Kenmerk van het stuk dat wacht.")
    begin: int = Field(description="In tekens vanaf het begin van de tekst van dat stuk.")
    einde: int
    woord: str = Field(description="De woorden zonder afscherming.")
    soort: Soort
    beslissing: Woordbesluit
    beleid: Beleid
    aantal: int = Field(description="Op hoeveel plekken zo is besloten.")


class EigenWoorden(Schema):
    woorden: list[EigenWoord]
    voorstellen: list[Woordvoorstel]


class NieuwWoord(Schema):
    woord: Annotated[Text, Field(min_length=1, max_length=200, examples=["Jeugdlink Ede"])]
    beslissing: Woordbesluit
    beleid: Beleid = "openbaar"
    soort: Soort = "PERSON"
    door: Naam


class Voorsteloordeel(Schema):
    """Wat u van een voorstel vindt; de woorden zelf gaan niet over de lijn."""

    stuk: Annotated[UUID, Field(description="Kenmerk van het stuk dat wacht.")]
    begin: int = Field(ge=0, le=1_000_000_000)
    einde: int = Field(ge=0, le=1_000_000_000)
    goedgekeurd: bool
    door: Naam
