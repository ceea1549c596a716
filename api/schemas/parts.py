"""What every resource of the API is made of: names, texts that can be stored, days and pages of a list."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

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
Beleid = Literal["openbaar", "casus"]


class Schema(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


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


class Paginering(Schema):
    pagina: int
    paginagrootte: int
    aantal_paginas: int
    totaal: int
    ondergrens: bool = Field(default=False, description="Er kunnen er meer zijn dan het totaal zegt.")
