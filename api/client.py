"""Bringing work to the server that owns the data, from another process of the same owner."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

import httpx

from index.errors import KennisbankError, QueryError, StoreError
from index.model import Outcome, Policy, Report
from index.owner import Server

if TYPE_CHECKING:
    from api.compare import Form

HEADER = "X-Kennisbank-Sleutel"


class Client:
    """Talks to a running server over loopback; every failure is one sentence."""

    def __init__(self, server: Server) -> None:
        self._http = httpx.Client(
            base_url=server.address, headers={HEADER: server.token}, timeout=httpx.Timeout(60, read=None)
        )

    def ask(self, text: str, size: int) -> dict[str, Any]:
        """The line that `api.lines.answer_line` makes, made by the server. Raises QueryError."""
        whole = text.encode("utf-8", "replace").decode("utf-8")
        try:
            answer = self._http.post("/beheer/zoek", json={"text": whole, "size": size})
            answer.raise_for_status()
        except httpx.HTTPError:
            raise _unreachable() from None
        line: dict[str, Any] = answer.json()
        if "fout" in line:
            raise QueryError(line["fout"])
        return line

    def compare(self, proeftuinen: Sequence[str], topics: Sequence[str], form: Form) -> str:
        """What `api.compare.as_text` makes, made by the server. Raises QueryError for an unknown key."""
        order = {"proeftuinen": list(proeftuinen), "topics": list(topics), "form": form}
        try:
            answer = self._http.post("/beheer/vergelijk", json=order)
            answer.raise_for_status()
        except httpx.HTTPError:
            raise _unreachable() from None
        line: dict[str, str] = answer.json()
        if "fout" in line:
            raise QueryError(line["fout"])
        return line["uitvoer"]

    def take_in(
        self, paths: Sequence[Path], policy: Policy | None, releases: Mapping[str, tuple[str, str]]
    ) -> Iterator[Report]:
        order = {
            # The name of a file may be bytes that are no text.
            "paths": [quote_from_bytes(os.fsencode(path.absolute())) for path in paths],
            "policy": policy,
            "releases": dict(releases),
        }
        try:
            with self._http.stream("POST", "/beheer/opnemen", json=order) as answer:
                answer.raise_for_status()
                for line in answer.iter_lines():
                    yield _report(json.loads(line))
        except httpx.HTTPError:
            raise _unreachable() from None

    def close(self) -> None:
        self._http.close()


def _report(line: dict[str, Any]) -> Report:
    if "fout" in line:
        raise StoreError(line["fout"])
    return Report(line["bron"], Outcome(line["uitkomst"]), line["reden"], line["document"])


def _unreachable() -> KennisbankError:
    return StoreError(
        "De draaiende kennisbank antwoordt niet. Stop haar, start haar opnieuw en herhaal deze opdracht."
    )
