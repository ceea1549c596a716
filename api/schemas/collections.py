"""A collection that somebody made: what it is called, what stands in it and what the maker says of it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Schema


class Collectie(Schema):
    id: str
    titel: str
    inleiding: str
    soort: Literal["samengesteld", "levend"] = Field(
        description="Met de hand samengesteld, of de treffers van een bewaarde zoekvraag."
    )
    zichtbaar: Literal["openbaar", "netwerk"]
    gewijzigd: datetime


class Collecties(Schema):
    collecties: list[Collectie]
    paginering: Paginering


class Collectiestuk(Schema):
    stuk: Stuk | None = Field(default=None, description="Leeg als het stuk niet meer in de kennisbank zit.")
    notitie: str
    toegevoegd: datetime


class Collectiestukken(Schema):
    collectie: Collectie
    stukken: list[Collectiestuk]
    paginering: Paginering
