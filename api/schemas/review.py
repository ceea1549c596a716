"""A document that waits for a person: its text, what was found in it, and what the person decides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Beleid, Schema, Text

Soort = Literal[
    "PERSON", "OFFICIAL", "PHONE", "EMAIL", "BSN", "ADDRESS", "POSTCODE", "DOB", "AGE", "CASE", "IBAN",
    "PLATE", "URL", "HANDLE", "SCHOOL", "PLACE", "DATE", "TRAIT",
]  # fmt: skip
Naam = Annotated[Text, Field(min_length=1, max_length=100, description="Naam of functie van wie beoordeelt.")]


class Wachtenden(Schema):
    stukken: list[Stuk]


class Bevinding(Schema):
    """Een plek die iemand kan aanwijzen, met wat ermee gebeurt en waarom."""

    begin: int = Field(description="In tekens vanaf het begin van `tekst`.")
    einde: int
    soort: Soort
    bron: str = Field(description="Wie haar zag: regel, vorm, lijst, veeg, taalmodel of beoordelaar.")
    score: float = Field(description="Hoe zeker, van 0 tot 1.")
    beslissing: Literal["maskeren", "behouden", "onbeslist"]
    grond: str


class Beoordeling(Schema):
    """Alleen voor wie achter deze computer zit; verdwijnt zodra het stuk is vrijgegeven of geweigerd."""

    id: str
    beleid: Beleid
    reden: str = Field(description="Waarom een mens eerst moet kijken.")
    tekst: str = Field(description="De tekst zonder afscherming.")
    afgeschermd: str
    bevindingen: list[Bevinding]
    besluiten: int = Field(description="Over hoeveel plekken een mens al besloot.")


class Plekbesluit(Schema):
    """Een plek maskeren of laten staan; ook om een andere soort te kiezen of een gemiste plek toe te voegen."""

    begin: int = Field(ge=0, le=1_000_000_000, examples=[12])
    einde: int = Field(ge=0, le=1_000_000_000, examples=[24])
    soort: Soort = "PERSON"
    beslissing: Literal["maskeren", "behouden"]
    overal: bool = Field(default=False, description="Ook op alle plekken met dezelfde woorden.")
    door: Naam


class Slotbesluit(Schema):
    door: Naam
    reden: Annotated[Text, Field(min_length=1, max_length=500)]
