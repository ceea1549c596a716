"""A document as every list shows it, and a number that leads to one."""

from __future__ import annotations

from pydantic import Field

from api.schemas.parts import Periode, Schema, Waarde


class Stuk(Schema):
    """Een document zoals een lijst het toont."""

    id: str
    bron: str = Field(description="De bestandsnaam waaronder het is opgenomen.")
    titel: str
    soort: Waarde
    datering: Periode
    organisatie: Waarde | None = None
    gemeente: Waarde | None = None
    proeftuinen: list[Waarde] = []
    themas: list[Waarde] = []
    fictief: bool = Field(description="Waar voor het voorbeeldcorpus: niets erin is echt gebeurd.")


class Verwijzing(Schema):
    """Wat de collectie van een nummer weet."""

    nummer: str = Field(examples=["kst-31839-1018"])
    geschreven: str = Field(examples=["31 839, nr. 1018"])
    soort: str
    stuk: Stuk | None = Field(default=None, description="Leeg als het stuk niet in de collectie zit.")
    aangehaald_door: list[Stuk] = []
    adres: str | None = Field(
        default=None, description="Openbaar adres van het stuk, als dat uit het nummer volgt."
    )
