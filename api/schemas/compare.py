"""Proeftuinen side by side, with a sentence of a source for everything that is said."""

from __future__ import annotations

from pydantic import Field

from api.schemas.paper import Stuk
from api.schemas.parts import Keys, Schema, Waarde
from api.schemas.search import Citaat


class Vergelijkvraag(Schema):
    """Welke proeftuinen en onderwerpen; leeg betekent alle."""

    proeftuinen: Keys = Field(default=[], examples=[["foodvalley", "zeeland"]])
    onderwerpen: Keys = Field(default=[], examples=[["vast-gezicht"]])


class Vakzin(Schema):
    """Een hele zin uit een stuk."""

    stuk: Stuk
    citaat: Citaat


class Vak(Schema):
    proeftuin: str
    onderwerp: str
    bewijs: list[Vakzin] = Field(description="Ten hoogste drie zinnen, de oudste eerst.")
    toelichting: str | None = Field(
        default=None, description='"geen bewijs gevonden" als geen enkele zin voldoende zegt.'
    )


class Vergelijking(Schema):
    proeftuinen: list[Waarde]
    onderwerpen: list[Waarde]
    vakken: list[Vak] = Field(description="Voor elke proeftuin elk onderwerp, ook waar niets is gevonden.")


class Onderwerpen(Schema):
    onderwerpen: list[Waarde]
