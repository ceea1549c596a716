"""A problem after RFC 9457."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.parts import Schema


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
