"""Every error of the API as problem+json (RFC 9457), all errors of the input at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.schemas.problem import InputError, Plaats, Problem
from index.errors import KennisbankError, NotFound, QueryError, StoreError

METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")
TITLES = {
    400: "Ongeldige invoer",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Deze methode bestaat hier niet",
    413: "Te groot",
    415: "Onbekend soort inhoud",
    500: "Er ging iets mis",
    503: "Tijdelijk niet beschikbaar",
}
DETAILS = {
    404: "Dit adres bestaat niet. Kijk in /v1/openapi.json welke adressen er zijn.",
    413: "Stuur ten hoogste één megabyte.",
    405: "Kijk in de header Allow welke methoden hier bestaan.",
    500: "De fout is vastgelegd, zonder uw vraag. Probeer het later opnieuw.",
}
# Pydantic's sentences are English and quote the input; these are Dutch and do not.
SENTENCES = {
    "missing": "Dit veld is verplicht.",
    "extra_forbidden": "Dit veld bestaat niet.",
    "json_invalid": "De body is geen geldige JSON.",
    "string_type": "Geef een tekst.",
    "too_short": "Vul dit in.",
    "string_too_long": "Gebruik ten hoogste {max_length} tekens.",
    "too_long": "Geef ten hoogste {max_length} waarden.",
    "int_type": "Geef een geheel getal.",
    "int_parsing": "Geef een geheel getal.",
    "int_from_float": "Geef een geheel getal.",
    "greater_than_equal": "Geef een getal van {ge} of hoger.",
    "less_than_equal": "Geef een getal van {le} of lager.",
    "literal_error": "Kies een van: {expected}.",
    "list_type": "Geef een lijst.",
    "uuid_parsing": "Dit is geen geldig kenmerk (UUID).",
    "date_from_datetime_parsing": "Schrijf de datum als JJJJ-MM-DD.",
    "date_parsing": "Schrijf de datum als JJJJ-MM-DD.",
    "date_type": "Schrijf de datum als JJJJ-MM-DD.",
    "model_attributes_type": "Geef een JSON-object.",
    "model_type": "Geef een JSON-object.",
}
OWN = {"tekst", "periode", "datum"}


class ProblemResponse(JSONResponse):
    media_type = "application/problem+json"


def problem(
    status: int,
    detail: str = "",
    errors: Sequence[InputError] | None = None,
    headers: Mapping[str, str] | None = None,
) -> ProblemResponse:
    body = Problem(
        title=TITLES.get(status, HTTPStatus(status).phrase),
        status=status,
        detail=detail or DETAILS.get(status, "De vraag kon niet worden beantwoord."),
        errors=list(errors) if errors else None,
    )
    return ProblemResponse(body.model_dump(by_alias=True, exclude_none=True), status, headers)


def status_of(error: KennisbankError) -> int:
    match error:
        case NotFound():
            return 404
        case QueryError():
            return 400
        case StoreError():
            return 503
        case _:
            return 500


def input_errors(found: Sequence[Mapping[str, Any]]) -> list[InputError]:
    """Pydantic's errors as Dutch ones, in the places where they stand; the input itself is left out."""
    return [_input_error(each) for each in found]


def add_problem_handlers(app: FastAPI) -> None:
    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> ProblemResponse:
        errors = input_errors(error.errors())
        count = len(errors)
        detail = "Er is een fout in de invoer." if count == 1 else f"Er zijn {count} fouten in de invoer."
        return problem(400, detail, errors)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> ProblemResponse:
        if error.status_code == 400:  # FastAPI could not decode the body
            unreadable = input_errors([{"loc": ("body",), "type": "json_invalid"}])
            return problem(400, "Er is een fout in de invoer.", unreadable)
        detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        headers = {"Allow": allowed(app, request)} if error.status_code == 405 else error.headers
        return problem(error.status_code, detail, headers=headers)

    @app.exception_handler(KennisbankError)
    async def known(request: Request, error: KennisbankError) -> ProblemResponse:
        return problem(status_of(error), str(error))


def allowed(app: FastAPI, request: Request) -> str:
    """Every method of the resource that was asked for; the router itself names those of its first route."""

    def answers(method: str) -> bool:
        asked = {**request.scope, "method": method}
        return any(route.matches(asked)[0] is Match.FULL for route in app.routes)

    return ", ".join(filter(answers, METHODS))


def _input_error(found: Mapping[str, Any]) -> InputError:
    where, *path = found["loc"]
    kind = found["type"]
    if where == "body":
        pointer = "" if kind == "json_invalid" else "".join(f"/{_escaped(part)}" for part in path)
        place = Plaats(pointer=f"#{pointer}")
    else:
        place = Plaats(name=str(path[0]) if path else None)
    sentence = found["msg"] if kind in OWN else SENTENCES.get(kind, "Deze waarde is niet geldig.")
    context = {**found.get("ctx", {})}
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace(" or ", ", ").replace("'", "")
    return InputError.model_validate(
        {"in": where, "location": place, "code": kind, "detail": sentence.format(**context)}
    )


def _escaped(part: object) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")
