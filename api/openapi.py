"""The OpenAPI 3.1 document of the API, after the NL API Design Rules."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import examples
from api.schemas.problem import Problem
from api.settings import ApiSettings
from api.version import API_VERSION, BASE_PATH

DESCRIPTION = """\
Zoeken in afgeschermde stukken en lessen over het Toekomstscenario kind- en gezinsbescherming.

Persoonsgegevens zijn in alle teksten vervangen door een label, zoals `[naam]`. Een vraag staat altijd in de
body van een POST en komt in geen enkel logboek. Een fout komt als `application/problem+json`, met alle fouten
ineens.
"""
TAGS = [
    {"name": "Beoordelen", "description": "Nakijken wat is afgeschermd; alleen op de computer zelf."},
    {"name": "Besluiten", "description": "Wat is besloten, door wie, en met welke stemming."},
    {"name": "Collectie", "description": "Wat er in de collectie zit, en wat niet."},
    {"name": "Collecties", "description": "Wat iemand bij elkaar zette, met een feed."},
    {"name": "Documenten", "description": "Stukken, hun passages en hun verwijzingen."},
    {
        "name": "Eigen woorden",
        "description": "Wat altijd blijft staan of weggaat; alleen op de computer zelf.",
    },
    {"name": "Ketens", "description": "Stukken die bij elkaar horen, en wat eraan ontbreekt."},
    {"name": "Lessen", "description": "Leskaarten uit casussen, met hun onderbouwing."},
    {"name": "Organisaties", "description": "Organisaties en hun namen door de tijd; nooit personen."},
    {"name": "Proeftuinen", "description": "Proeftuinen en hun namen door de tijd."},
    {"name": "Thema's", "description": "Thema's en basisprincipes, elk met de zin waarop het rust."},
    {"name": "Toezeggingen", "description": "Wat is toegezegd, voor wanneer, en wat ervan gekomen is."},
    {"name": "Vergelijken", "description": "Proeftuinen naast elkaar, met de zin waarop elk vak rust."},
    {"name": "Verwijzingen", "description": "Nummers van stukken, ook van stukken die ontbreken."},
    {"name": "Weekbericht", "description": "Wat er in een week bij kwam en wat er afloopt."},
    {"name": "Zoeken", "description": "Zoeken op betekenis, woorden en nummers."},
]
VERSION_HEADER = {
    "API-Version": {
        "description": "Volledige versie van de API.",
        "schema": {"type": "string", "examples": [API_VERSION]},
    }
}
INVALID = {"example": examples.PROBLEM}
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def describe(app: FastAPI, settings: ApiSettings) -> dict[str, Any]:
    """The document as JSON: version header on every answer, 400 with problem+json instead of FastAPI's 422."""
    document = get_openapi(
        title="Kennisbank kind- en gezinsbescherming",
        version=API_VERSION,
        openapi_version="3.1.0",
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
        servers=[{"url": f"{settings.public_url}{BASE_PATH}", "description": "Deze installatie"}],
        contact={
            "name": settings.contact_name,
            "email": settings.contact_email or "redactie@kennisbank.example",
            "url": settings.contact_url or "https://kennisbank.example/uitleg/melden",
        },
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    problem = Problem.model_json_schema(by_alias=True, ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"))
    schemas["Problem"] = problem
    for operations in document["paths"].values():
        for operation in operations.values():
            _complete(operation)
    return document


def _complete(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    invalid = responses.pop("422", None)
    if invalid is not None:
        responses["400"] = {
            "description": "Ongeldige invoer; alle fouten staan erbij.",
            "content": {"application/problem+json": {**PROBLEM["application/problem+json"], **INVALID}},
        }
    if "404" in responses or any(parameter["in"] == "path" for parameter in operation.get("parameters", ())):
        responses["404"] = {"description": "Niet gevonden.", "content": PROBLEM}
    responses["500"] = {"description": "Er ging iets mis.", "content": PROBLEM}
    responses["503"] = {"description": "Tijdelijk niet beschikbaar.", "content": PROBLEM}
    for status, response in responses.items():
        if response.get("description") == "Successful Response":
            response["description"] = "Gelukt."
        response.setdefault("headers", {}).update(VERSION_HEADER)
        if status == "200" and "Link" in operation.get("description", ""):
            response["headers"]["Link"] = {
                "description": "Adressen van de eerste, laatste, vorige en volgende bladzijde.",
                "schema": {"type": "string"},
            }
