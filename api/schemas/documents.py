"""A document with its facts, passages and references."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.paper import Stuk, Verwijzing
from api.schemas.parts import Beleid, Paginering, Schema


class Gegeven(Schema):
    """Een waarde met haar bewijs; zonder bewijs is de waarde "onbekend" of van buiten de tekst."""

    waarde: str
    regel: str | None = Field(default=None, description="Welke regel de waarde las.")
    begin: int | None = Field(default=None, description="In tekens vanaf het begin van `tekst`.")
    einde: int | None = None


class Bedrag(Schema):
    geschreven: str
    eurocent: int
    begin: int
    einde: int


class Gegevens(Schema):
    soort: Gegeven
    titel: Gegeven
    datering: Gegeven
    afzender: Gegeven
    geadresseerde: Gegeven
    organisatie: Gegeven
    gemeente: Gegeven
    nummer: Gegeven
    proeftuinen: list[Gegeven] = []
    themas: list[Gegeven] = []
    basisprincipes: list[Gegeven] = []
    bedragen: list[Bedrag] = []


class Bladzijde(Schema):
    nummer: int
    begin: int
    einde: int


class Vrijgave(Schema):
    """Op wiens woord de tekst leesbaar is."""

    beleid: Beleid
    stand: Literal["vrijgegeven", "ter beoordeling"]
    door: str
    programma: str = Field(description="Versie van regels, lijsten en model waarmee is afgeschermd.")


class Document(Schema):
    stuk: Stuk
    tekst: str = Field(description="De afgeschermde tekst; leeg zolang het stuk niet is vrijgegeven.")
    paginas: list[Bladzijde]
    gegevens: Gegevens
    vrijgave: Vrijgave
    aantal_passages: int
    afgeschermd: int = Field(description="Hoeveel stukjes tekst zijn afgeschermd.")
    versie: int
    nieuwere_versie: str | None = None
    oudere_versie: str | None = None
    uit_scan: bool
    vindplaats: str | None = None
    vervangen_door: Stuk | None = Field(
        None, description="Een ander stuk dat in de plaats van dit stuk is gekomen, zoals een latere uitgave."
    )
    vervangt: list[Stuk] = []


class Passage(Schema):
    id: str
    nummer: int = Field(description="Volgnummer in het stuk, vanaf 1.")
    tekst: str
    begin: int
    einde: int
    pagina: int
    kopjes: list[str] = []


class Passages(Schema):
    passages: list[Passage]
    paginering: Paginering


class Verwijzingen(Schema):
    """Wat een stuk aanhaalt, en welke stukken het aanhalen."""

    haalt_aan: list[Verwijzing]
    aangehaald_door: list[Stuk]
