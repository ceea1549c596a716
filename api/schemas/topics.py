"""Themes, proeftuinen and organisations, with what the collection says of them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Schema, Waarde
from api.schemas.search import Citaat

Bereik = Literal["basisprincipe", "structuur", "inhoud"]


class Thema(Schema):
    sleutel: str
    naam: str
    groep: Bereik
    uitleg: str = Field(description="Wat het thema betekent, in gewone taal; leeg als dat nergens staat.")
    ook_genoemd: list[str] = Field(default=[], description="Afkortingen, lokale namen en oude namen.")
    verwant: list[Waarde] = []
    stukken: int
    passages: int


class Themas(Schema):
    themas: list[Thema]


class Themapassage(Schema):
    """De zin waarop het thema bij een passage rust, en wie dat vaststelde."""

    stuk: Stuk
    citaat: Citaat
    score: float
    door: Literal["regel", "model", "persoon"]
    meer_passages: int = Field(description="Andere passages van dit stuk met hetzelfde thema.")


class Themapassages(Schema):
    thema: Thema
    passages: list[Themapassage]
    paginering: Paginering


class Naam(Schema):
    """Een naam in de tijd waarin zij werd gebruikt, met een zin uit de collectie als die er is."""

    soort: str
    naam: str
    van: date | None = None
    tot: date | None = None
    citaat: Citaat | None = None
    stuk: Stuk | None = None


class Kenmerk(Schema):
    wat: str
    waarde: str


class Vermelding(Schema):
    """Een proeftuin of organisatie uit de woordenlijst; nooit een persoon."""

    sleutel: str
    naam: str
    kenmerken: list[Kenmerk]
    namen: list[Naam]
    van: date | None = None
    tot: date | None = None
    bron: str


class Vermeldingen(Schema):
    vermeldingen: list[Vermelding]
    paginering: Paginering
