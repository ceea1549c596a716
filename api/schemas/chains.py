"""A reference with the sentence it stands in and where it leads; a paper with all that hangs on it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Paginering, Schema

Band = Literal["verwijst_naar", "beantwoordt", "doet_af", "vervolg_op", "bijlage_bij", "vervangt"]
Stand = Literal["gekoppeld", "niet_gevonden", "meerduidig", "afgewezen"]


class Aanhaling(Schema):
    """Een nummer dat een stuk aanhaalt."""

    in_stuk: Stuk
    nummer: str = Field(examples=["kst-31839-1018"])
    geschreven: str = Field(examples=["31 839, nr. 1018"])
    soort: str
    begin: int = Field(description="In tekens vanaf het begin van de afgeschermde tekst.")
    einde: int
    band: Band = Field(description="Wat het stuk met het aangehaalde doet.")
    zin: str
    passage: int = Field(description="Volgnummer van de passage; 0 als de zin in geen passage begint.")
    stand: Stand
    leidt_naar: list[Stuk] = Field(
        description="Meer dan een stuk als het nummer meerduidig is; een mens beslist dan."
    )
    adres: str | None = Field(default=None, description="Openbaar adres, als dat uit het nummer volgt.")


class Aanhalingen(Schema):
    aanhalingen: list[Aanhaling]
    paginering: Paginering


class Briefvermelding(Schema):
    """Een brief die een stuk alleen met haar datum noemt; wat bedoeld kan zijn is een voorstel."""

    in_stuk: Stuk
    datum: date
    zin: str
    passage: int
    stand: Stand
    misschien: list[Stuk]


class Keten(Schema):
    """Een stuk met wat het aanhaalt, wat het aanhaalt en alles wat daar weer aan vastzit."""

    stuk: Stuk
    haalt_aan: list[Aanhaling]
    aangehaald_door: list[Aanhaling]
    brieven: list[Briefvermelding]
    stukken: list[Stuk] = Field(description="De hele keten in volgorde van datum; ongedateerd staat achteraan.")
