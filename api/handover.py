"""Work that the command line hands to the server that owns the data, for the owner of the folder only."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fastapi import APIRouter, Header
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from index.model import Policy, Report

TakeIn = Callable[[Sequence[Path], Policy | None], Iterator[Report]]


class Order(BaseModel):
    paths: list[str]
    policy: Policy | None = None


def routes(take_in: TakeIn, token: str) -> APIRouter:
    """`POST /beheer/opnemen`: one JSON line for each report, as it is made."""
    router = APIRouter(include_in_schema=False)

    @router.post("/beheer/opnemen")
    def hand_over(order: Order, x_kennisbank_sleutel: str = Header("")) -> StreamingResponse:
        if not secrets.compare_digest(x_kennisbank_sleutel, token):
            raise HTTPException(403)
        reports = take_in([Path(path) for path in order.paths], order.policy)
        return StreamingResponse(map(as_line, reports), media_type="application/x-ndjson")

    return router


def as_line(report: Report) -> str:
    return (
        json.dumps(
            {
                "bron": report.source,
                "uitkomst": report.outcome.value,
                "reden": report.reason,
                "document": report.document_id,
            },
            ensure_ascii=False,
        )
        + "\n"
    )
