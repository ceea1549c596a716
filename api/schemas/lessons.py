"""A lesson card: the fields of a case lesson and how well it is founded."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Day, Paginering, Schema, Text, Waarde
from api.schemas.review import Naam

Bewijsniveau = Literal[
    "idee",
    "praktijkervaring",
    "meervoudige praktijkervaring",
    "onderzoek",
    "eerste aanwijzingen",
    "goede aanwijzingen",
    "sterke aanwijzingen",
]
Basisprincipe = Literal["gezinsgericht", "rechtsbeschermend en transparant", "eenvoudig", "lerend"]
Gevuld = Annotated[Text, Field(min_length=1, max_length=20_000)]
Vrij = Annotated[Text, Field(max_length=20_000)]


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


class Redenen(Schema):
    """Waarom een les telt: bij elk van de drie een zin."""

    significant: Gevuld
    geldig: Gevuld
    toepasbaar: Gevuld


class NieuweLeskaart(Redenen):
    """De velden van het formulier; namen worden afgeschermd voordat iets wordt bewaard."""

    titel: Annotated[Text, Field(min_length=1, max_length=200)]
    situatie: Gevuld
    fase: Vrij = ""
    functies: Vrij = ""
    gedaan: Gevuld
    uitkomst: Gevuld
    les: Gevuld
    advies: Vrij = ""
    voorwaarden: Vrij = ""
    tegenbewijs: Vrij = ""
    proeftuin: Annotated[Text, Field(max_length=200, description="Naam, als het er een is.")] = ""
    bewijsniveau: Bewijsniveau = "praktijkervaring"
    basisprincipe: Basisprincipe | None = None


class Opname(Schema):
    """Wat in de wachtrij staat; daarna wacht het bij de beoordelingen tot een mens het vrijgeeft."""

    id: str


class Verslag(Schema):
    verslag: Gevuld


class NieuweToets(Redenen):
    bewijsniveau: Bewijsniveau
    houdbaar_tot: Day | None = None
    door: Naam


class Einde(Schema):
    reden: Gevuld
    vervangen_door: UUID | None = Field(
        default=None, description="Kenmerk van de kaart die ervoor komt; zonder is de kaart ingetrokken."
    )
    door: Naam


class Herstel(Schema):
    door: Naam
