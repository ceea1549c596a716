"""Decisions, money and statements that differ, each with the sentence it rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Periode, Schema, Waarde

Besluitsoort = Literal["besloten", "gekozen", "toegekend", "gepland"]
Reikwijdte = Literal["gemeente", "gemeenschappelijke_regeling", "regio", "proeftuin", "landelijk", "onbekend"]


class Geldigheid(Schema):
    """Voor wie iets geldt."""

    reikwijdte: Reikwijdte
    entiteit: Waarde | None = None


class Besluit(Schema):
    """Een zin waarin iets is besloten, gekozen, toegekend of gepland."""

    stuk: Stuk
    soort: Besluitsoort
    zin: str
    passage: int = Field(description="Volgnummer van de passage; 0 als de zin in geen passage begint.")
    orgaan: str = Field(description="Wie het besloot, zoals het stuk het noemt; leeg als dat er niet staat.")
    moment: Periode = Field(description='"onbekend" als de zin geen moment noemt; zie dan `gesteldOp`.')
    gesteld_op: Periode = Field(description="De datum van het stuk: wat toen gold.")
    geldt_voor: Geldigheid
    mogelijk_achterhaald: bool = Field(
        description="Een plan waarvan de termijn voorbij is; het zegt niet wat ervan gekomen is."
    )


class Geldbedrag(Schema):
    """Een bedrag met wie het geeft, wie het beheert en waarvoor het is."""

    stuk: Stuk
    geschreven: str
    eurocent: int
    gever: Waarde | None = None
    beheerder: Waarde | None = None
    besteding: str = ""
    niet_voor: str = ""
    zin: str
    passage: int
    geldt_voor: Geldigheid


class Uitspraak(Schema):
    stuk: Stuk
    zin: str
    passage: int
    gepland: bool = Field(description="Aangekondigd voor later, niet gezegd van dat moment.")


class Waardeopgave(Schema):
    waarde: str
    gezegd_in: list[Uitspraak]


class Verschil(Schema):
    """Bronnen die over hetzelfde verschillen; de oudste opgave eerst."""

    onderwerp: Waarde
    entiteit: Waarde | None = None
    waarden: list[Waardeopgave]


class Besluiten(Schema):
    besluiten: list[Besluit]
    bedragen: list[Geldbedrag] = Field(description="Bedragen waarvan een gever of beheerder bekend is.")
    verschillen: list[Verschil] = Field(description="Waar bronnen over hetzelfde iets anders zeggen.")
    paginering: Paginering
