"""A lesson card: the fields of a case lesson and how well it is founded."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Schema, Waarde

Bewijsniveau = Literal[
    "idee",
    "praktijkervaring",
    "meervoudige praktijkervaring",
    "onderzoek",
    "eerste aanwijzingen",
    "goede aanwijzingen",
    "sterke aanwijzingen",
]


class Veld(Schema):
    sleutel: str
    naam: str
    tekst: str = Field(description="Letterlijk uit de afgeschermde tekst.")
    passage: int = Field(description="Volgnummer van de passage waarin het veld begint; 0 buiten elke passage.")


class Toets(Schema):
    sleutel: Literal["significant", "geldig", "toepasbaar"]
    zin: str


class Vervallen(Schema):
    stand: Literal["vervangen", "ingetrokken"]
    reden: str
    op: date
    vervangen_door: str | None = Field(default=None, description="Kenmerk van de kaart die ervoor kwam.")


class Leskaart(Schema):
    id: str
    titel: str
    stuk: Stuk
    velden: list[Veld]
    bewijsniveau: Bewijsniveau
    basisprincipes: list[Waarde]
    toetsen: list[Toets] = Field(description="Waarom de les telt; alle drie zijn nodig.")
    getoetst: bool
    houdbaar_tot: date | None = None
    vervallen: Vervallen | None = Field(default=None, description="Leeg zolang de kaart geldt.")


class Leskaarten(Schema):
    lessen: list[Leskaart]
    paginering: Paginering
