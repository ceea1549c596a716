"""What a person says of what was only suggested."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.schemas.parts import Day, Schema, Text
from api.schemas.review import Naam

Oordeel = Annotated[
    Literal["bevestigd", "verworpen", "teruggenomen"],
    Field(description="Het laatste oordeel telt; teruggenomen wist het."),
]


class Afdoeningsoordeel(Schema):
    """Of een stuk een toezegging afdoet."""

    stuk: Annotated[UUID, Field(description="Kenmerk van een stuk dat als afdoening wordt voorgesteld.")]
    oordeel: Oordeel
    door: Naam


class Verwijzingsoordeel(Schema):
    """Of een stuk met een nummer wordt bedoeld."""

    nummer: Annotated[Text, Field(min_length=1, max_length=120, examples=["kst-31839-1018"])]
    stuk: Annotated[UUID, Field(description="Kenmerk van een stuk waar het nummer naar kan leiden.")]
    oordeel: Oordeel
    door: Naam


class Themaoordeel(Schema):
    """Of een thema bij een passage hoort."""

    passage_id: Annotated[Text, Field(min_length=1, max_length=100, description="Uit het citaat.")]
    oordeel: Literal["bevestigd", "verworpen"]
    door: Naam


class Themaplaats(Schema):
    """Een passage waar nog niemand dit thema bij zette."""

    stuk: Annotated[UUID, Field(description="Kenmerk van het stuk.")]
    passage: int = Field(strict=True, ge=1, le=100_000, description="Volgnummer van de passage, vanaf 1.")
    door: Naam


class Briefoordeel(Schema):
    """Of een stuk de brief is die alleen met haar datum wordt genoemd."""

    datum: Day
    stuk: Annotated[UUID, Field(description="Kenmerk van een stuk van die dag.")]
    oordeel: Oordeel
    door: Naam
