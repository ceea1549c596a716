"""Every address that answers a GET, taken from the application itself: a new route cannot be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from fastapi import FastAPI
from fastapi.testclient import TestClient

_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


def templates(app: FastAPI) -> list[str]:
    """The pages as they are mounted, and the operations that the API describes."""
    pages = [route.path for route in app.routes if "GET" in (getattr(route, "methods", None) or ())]
    paths = TestClient(app).get("/v1/openapi.json").json()["paths"]
    return [*pages, *(f"/v1{path}" for path, operations in paths.items() if "get" in operations)]


def addresses(app: FastAPI, known: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Each template with every value that `known` has for its parameters.

    `known` is asked by the part of the address before the parameter ("/documenten/{identity}" → "documenten");
    KeyError for one that it does not know: whoever adds a route says what fills it.
    """
    for template in templates(app):
        found = [(match.start(), match[1]) for match in _PARAMETER.finditer(template)]
        asked = [known[_before(template, start)] if name != "number" else ["1", "2"] for start, name in found]
        for values in product(*asked):
            filled = template
            for value in values:
                filled = _PARAMETER.sub(value, filled, count=1)
            yield filled


def _before(template: str, start: int) -> str:
    return template[:start].rstrip("/").rsplit("/", 1)[-1]


def told(client: TestClient, address: str) -> bytes:
    """Status, headers and body: also a file name, a cookie or an ETag may tell something."""
    answer = client.get(address, follow_redirects=False)
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return headers.encode() + b"\n" + answer.content
