"""A collection that somebody made: what it is called, what stands in it and what the maker says of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Schema, Text
from api.schemas.review import Naam
from api.schemas.search import LONGEST_QUESTION, Filters

Zichtbaar = Literal["openbaar", "netwerk"]
Titel = Annotated[Text, Field(min_length=1, max_length=150, examples=["Vaste gezichten"])]
Inleiding = Annotated[Text, Field(max_length=3000)]
Notitie = Annotated[Text, Field(max_length=1000)]


class Collectie(Schema):
    id: str
    titel: str
    inleiding: str
    soort: Literal["samengesteld", "levend"] = Field(
        description="Met de hand samengesteld, of de treffers van een bewaarde zoekvraag."
    )
    zichtbaar: Zichtbaar
    gewijzigd: datetime


class Collecties(Schema):
    collecties: list[Collectie]
    paginering: Paginering


class EigenCollectie(Collectie):
    """Een collectie voor wie haar maakt."""

    sleutel: str | None = Field(default=None, description="Voor de deellink; alleen voor het netwerk.")


class Collectiestuk(Schema):
    id: str = Field(description="Kenmerk waaronder het in de collectie staat, voor elke versie hetzelfde.")
    stuk: Stuk | None = Field(default=None, description="Leeg als het stuk niet meer in de kennisbank zit.")
    notitie: str
    toegevoegd: datetime


class Collectiestukken(Schema):
    collectie: Collectie
    stukken: list[Collectiestuk]
    paginering: Paginering


class BewaardeZoekvraag(Schema):
    """Ten minste een woord of een filter."""

    vraag: Annotated[Text, Field(max_length=LONGEST_QUESTION)] = ""
    filters: Filters = Filters()


class Collectiegegevens(Schema):
    titel: Titel
    inleiding: Inleiding = ""
    zichtbaar: Zichtbaar


class NieuweCollectie(Collectiegegevens):
    """Met een zoekvraag is de collectie levend, anders wordt zij met de hand samengesteld."""

    zoekvraag: BewaardeZoekvraag | None = None
    door: Naam


class NieuwStuk(Schema):
    stuk: Annotated[UUID, Field(description="Kenmerk van het stuk.")]
    notitie: Notitie = ""


class Stuknotitie(Schema):
    notitie: Notitie


class Verplaatsing(Schema):
    richting: Literal["omhoog", "omlaag"]
