"""Work that the command line hands to the server that owns the data, for the owner of the folder only."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from api.compare import Form, as_text, matrix_of
from api.lines import answer_line
from api.ports.knowledge import Comparer
from api.ports.search import Searcher
from index.answer import Question
from index.errors import KennisbankError, trouble_with_files
from index.model import Policy, Report

TakeIn = Callable[[Sequence[Path], Policy | None, Mapping[str, tuple[str, str]]], Iterator[Report]]


class Order(BaseModel):
    paths: list[str]
    """Percent-encoded, as in an address."""
    policy: Policy | None = None
    releases: dict[str, tuple[str, str]] = {}


class Asked(BaseModel):
    text: str
    size: int = 10


class Comparing(BaseModel):
    proeftuinen: list[str]
    topics: list[str]
    form: Form


def routes(search: Searcher, comparer: Comparer, take_in: TakeIn, token: str) -> APIRouter:
    """`POST /beheer/zoek`, `/beheer/vergelijk` and `/beheer/opnemen`.

    The last gives a JSON line a report, as it is made.
    """

    def owner(x_kennisbank_sleutel: str = Header("")) -> None:
        if not secrets.compare_digest(x_kennisbank_sleutel.encode(), token.encode()):
            raise HTTPException(403)

    router = APIRouter(prefix="/beheer", include_in_schema=False, dependencies=[Depends(owner)])

    @router.post("/zoek")
    def ask(asked: Asked) -> dict[str, Any]:
        try:
            return answer_line(search.ask(Question(asked.text, size=asked.size)))
        except KennisbankError as error:
            return {"fout": str(error)}

    @router.post("/vergelijk")
    def compare(asked: Comparing) -> dict[str, str]:
        try:
            return {"uitvoer": as_text(matrix_of(comparer, asked.proeftuinen, asked.topics), asked.form)}
        except KennisbankError as error:
            return {"fout": str(error)}

    @router.post("/opnemen")
    def hand_over(order: Order) -> StreamingResponse:
        paths = [Path(os.fsdecode(unquote_to_bytes(path))) for path in order.paths]
        reports = take_in(paths, order.policy, order.releases)
        return StreamingResponse(_lines(reports), media_type="application/x-ndjson")

    return router


def _lines(reports: Iterator[Report]) -> Iterator[str]:
    try:
        for report in reports:
            yield (
                json.dumps(
                    {
                        "bron": report.source,
                        "uitkomst": report.outcome.value,
                        "reden": report.reason,
                        "document": report.document_id,
                    }
                )
                + "\n"
            )
    except KennisbankError as error:
        yield json.dumps({"fout": str(error)}) + "\n"
    except OSError as error:
        yield json.dumps({"fout": trouble_with_files(error)}) + "\n"
