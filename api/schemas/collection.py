"""What is in the collection, and how the service is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from api.schemas.paper import Verwijzing
from api.schemas.parts import Schema


class Bron(Schema):
    sleutel: str
    naam: str
    stukken: int
    van: date | None = None
    tot: date | None = None
    opgenomen_op: datetime | None = None


class Bronnen(Schema):
    bronnen: list[Bron]
    stukken: int
    passages: int
    ter_beoordeling: int
    nog_te_lezen: int = Field(
        description="Stukken die al gevonden worden, maar waarvan toezeggingen, besluiten en verwijzingen nog "
        "(opnieuw) worden gelezen."
    )
    ongedateerd: int = Field(description="Stukken waarvan de datum onbekend is.")
    van: date | None = None
    tot: date | None = None
    niet_in_de_collectie: list[Verwijzing] = Field(
        description="Aangehaalde stukken die niet in de collectie zitten."
    )


class Gezondheid(BaseModel):
    stand: Literal["gezond", "ziek"]
    stukken: int | None = None
    reden: str | None = None
