"""A question and its answer."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api import examples
from api.schemas.paper import Stuk, Verwijzing
from api.schemas.parts import DEEPEST_PAGE, Day, Keys, Paginering, Periode, Schema, Text

LONGEST_QUESTION = 1000
LARGEST_PAGE = 50


Veldnaam = Literal["soort", "proeftuin", "thema", "organisatie", "gemeente"]


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
    vervangen_door: Stuk | None = Field(None, description="Het stuk dat in de plaats van dit stuk is gekomen.")


class Facetwaarde(Schema):
    sleutel: str
    naam: str
    aantal: int
    gekozen: bool


class Facet(Schema):
    veld: Veldnaam
    naam: str
    waarden: list[Facetwaarde]


class Jaaraantal(Schema):
    jaar: int
    aantal: int


class Synoniem(Schema):
    woord: str
    ook: list[str]


class Filtervoorstel(Schema):
    veld: Veldnaam
    sleutel: str


class Lezing(Schema):
    """Hoe de vraag is gelezen."""

    tekst: str
    verwijzingen: list[str] = []
    woordgroepen: list[str] = []
    uitgesloten: list[str] = Field(default=[], description="Een term met * erachter is een woordbegin.")
    woordbegin: list[str] = []
    alternatieven: list[list[str]] = Field(
        default=[], description="Van elke rij staat er een; een term met * erachter is een woordbegin."
    )
    periode: Periode | None = None
    synoniemen: list[Synoniem] = []
    filtervoorstellen: list[Filtervoorstel] = []
    bedoelde_u: str | None = None
    """De vraag zoals zij waarschijnlijk is bedoeld, als er een woord in staat dat niets kent."""
    waarschuwingen: list[str] = []


class Doorzocht(Schema):
    stukken: int
    passages: int
    tot_en_met: date | None = Field(default=None, description="De jongste datum in de collectie.")


class Zoekresultaat(Schema):
    model_config = ConfigDict(
        json_schema_extra={"example": examples.FOUND},
    )

    gelezen: Lezing
    treffers: list[Treffer]
    facetten: list[Facet]
    jaren: list[Jaaraantal]
    verwijzingen: list[Verwijzing]
    doorzocht: Doorzocht
    verder: list[str] = Field(description="Wat u kunt proberen als er weinig of niets is gevonden.")
    dichtstbij: list[Treffer] = Field(
        default=[],
        description="Wat er het dichtst bij ligt als er niets is gevonden. Het is geen antwoord.",
    )
    paginering: Paginering
