"""The JSON of the API: Dutch names in camelCase, one class for each thing that crosses the border."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from api import examples

LONGEST_QUESTION = 1000
LARGEST_PAGE = 50
DEEPEST_PAGE = 200
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _storable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise PydanticCustomError("tekst", "Deze tekst bevat tekens die niet bestaan.") from error
    if "\x00" in text:
        raise PydanticCustomError("tekst", "Deze tekst bevat een leeg teken (NUL).")
    return text


def _written_date(value: object) -> object:
    """Only JJJJ-MM-DD: a bare number would be read as seconds since 1970."""
    if value is None or (isinstance(value, str) and DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("datum", "Schrijf de datum als JJJJ-MM-DD.")


Day = Annotated[date, BeforeValidator(_written_date)]
Text = Annotated[str, AfterValidator(_storable)]
Key = Annotated[str, Field(max_length=200), AfterValidator(_storable)]
Keys = Annotated[list[Key], Field(max_length=100)]


class Schema(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


# --- a question ------------------------------------------------------------------------------------


class Filters(Schema):
    """Waarden binnen een veld zijn alternatieven; velden gelden samen."""

    soort: Keys = []
    proeftuin: Keys = []
    thema: Keys = []
    organisatie: Keys = []
    gemeente: Keys = []
    van: Day | None = Field(default=None, description="Eerste dag van de periode.")
    tot: Day | None = Field(default=None, description="Laatste dag van de periode; telt mee.")

    @model_validator(mode="after")
    def _in_order(self) -> Filters:
        if self.van and self.tot and self.tot < self.van:
            raise PydanticCustomError("periode", "De periode eindigt voordat ze begint.")
        return self


class Zoekvraag(Schema):
    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        json_schema_extra={
            "example": {
                "vraag": "ervaringsdeskundigen in de proeftuinen",
                "filters": {"proeftuin": ["foodvalley"], "van": "2022-01-01"},
                "pagina": 1,
                "paginagrootte": 10,
                "sortering": "relevant",
            }
        },
    )

    vraag: Text = Field(
        max_length=LONGEST_QUESTION,
        description='Woorden, een vraag, een nummer ("31 839, nr. 1018"), "woordgroep" of -woord. '
        "Leeg geeft alle stukken die aan de filters voldoen.",
    )
    filters: Filters = Filters()
    pagina: int = Field(default=1, strict=True, ge=1, le=DEEPEST_PAGE)
    paginagrootte: int = Field(default=10, strict=True, ge=1, le=LARGEST_PAGE)
    sortering: Literal["relevant", "nieuwste", "oudste"] = "relevant"
    zonder_synoniemen: Keys = Field(default=[], description="Woorden waarbij niet op synoniemen wordt gezocht.")


# --- an answer -------------------------------------------------------------------------------------


class Waarde(Schema):
    sleutel: str
    naam: str


Precisie = Literal["dag", "maand", "kwartaal", "seizoen", "halfjaar", "jaar", "ruim", "onbekend"]


class Periode(Schema):
    """Een datum zoals het stuk haar schrijft, met de dagen waar ze voor staat."""

    tekst: str = Field(description='Zoals geschreven, of "onbekend".', examples=["zomer van 2022"])
    van: date | None = None
    tot: date | None = None
    precisie: Precisie
    afgeleid: bool = Field(default=False, description="Het jaar volgt uit de omgeving, niet uit de datum zelf.")


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


class Markering(Schema):
    begin: int = Field(description="In tekens vanaf het begin van `zin`.")
    einde: int
    soort: Literal["woord", "betekenis"]


class Citaat(Schema):
    """De zin die een treffer draagt, letterlijk uit de afgeschermde tekst, met haar plaats."""

    zin: str
    markeringen: list[Markering]
    passage_id: str
    passage: int = Field(description="Volgnummer van de passage in het stuk, vanaf 1.")
    pagina: int
    kopjes: list[str] = []


class Treffer(Schema):
    stuk: Stuk
    citaten: list[Citaat]
    score: float
    waarom: list[str]
    meer_passages: int
    vrijwel_gelijk: list[Stuk] = []
    vastgezet: bool = Field(description="Waar als een nummer in de vraag precies dit stuk aanwijst.")


class Facetwaarde(Schema):
    sleutel: str
    naam: str
    aantal: int
    gekozen: bool


class Facet(Schema):
    veld: Literal["soort", "proeftuin", "thema", "organisatie", "gemeente"]
    naam: str
    waarden: list[Facetwaarde]


class Jaaraantal(Schema):
    jaar: int
    aantal: int


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


class Synoniem(Schema):
    woord: str
    ook: list[str]


class Filtervoorstel(Schema):
    veld: Literal["soort", "proeftuin", "thema", "organisatie", "gemeente"]
    sleutel: str


class Lezing(Schema):
    """Hoe de vraag is gelezen."""

    tekst: str
    verwijzingen: list[str] = []
    woordgroepen: list[str] = []
    uitgesloten: list[str] = []
    woordbegin: list[str] = []
    alternatieven: list[list[str]] = []
    periode: Periode | None = None
    synoniemen: list[Synoniem] = []
    filtervoorstellen: list[Filtervoorstel] = []
    waarschuwingen: list[str] = []


class Doorzocht(Schema):
    stukken: int
    passages: int
    tot_en_met: date | None = Field(default=None, description="De jongste datum in de collectie.")


class Paginering(Schema):
    pagina: int
    paginagrootte: int
    aantal_paginas: int
    totaal: int


class Zoekresultaat(Schema):
    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        json_schema_extra={"example": examples.FOUND},
    )

    gelezen: Lezing
    treffers: list[Treffer]
    facetten: list[Facet]
    jaren: list[Jaaraantal]
    verwijzingen: list[Verwijzing]
    doorzocht: Doorzocht
    verder: list[str] = Field(description="Wat u kunt proberen als er weinig of niets is gevonden.")
    paginering: Paginering


# --- a document ------------------------------------------------------------------------------------


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

    beleid: Literal["openbaar", "casus"]
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


# --- promises --------------------------------------------------------------------------------------


Afdoening = Literal["openstaand", "voldaan", "doorlopend", "niet-gevonden"]


class Toezegging(Schema):
    """Wie wat heeft toegezegd, aan wie en voor wanneer, met de zin waarin het staat."""

    stuk: Stuk
    zin: str = Field(description="Letterlijk uit de afgeschermde tekst.")
    passage: int = Field(
        description="Volgnummer van de passage in het stuk; 0 als de zin in geen passage begint."
    )
    ook_gezegd: list[str] = Field(default=[], description="Andere zinnen van het stuk die hetzelfde toezeggen.")
    doener: str
    ontvanger: str
    onderwerp: str
    soort: str
    termijn: Periode
    status: Waarde
    afgedaan_door: list[Stuk] = []
    toegezegd_in: str | None = Field(
        default=None, description="Nummer van het eerdere stuk, als dit stuk de toezegging alleen aanhaalt."
    )


class Toezeggingen(Schema):
    toezeggingen: list[Toezegging]
    paginering: Paginering


# --- the collection --------------------------------------------------------------------------------


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


# --- problems --------------------------------------------------------------------------------------


class Plaats(Schema):
    pointer: str | None = Field(
        default=None, description="JSON Pointer in de body.", examples=["#/filters/van"]
    )
    name: str | None = Field(default=None, description="Naam van de parameter.", examples=["pagina"])


class InputError(Schema):
    location_in: Literal["body", "query", "path", "header", "cookie"] = Field(alias="in")
    location: Plaats
    code: str
    detail: str


class Problem(Schema):
    """Een fout volgens RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: list[InputError] | None = Field(
        default=None, description="Bij ongeldige invoer: alle fouten ineens."
    )
