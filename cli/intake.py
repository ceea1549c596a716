"""Taking papers in."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

import kennisbank
from cli.arguments import Json, checked_policy


def opnemen(
    paden: list[Path],
    beleid: Annotated[
        str | None, typer.Option(help="openbaar of casus; zonder keuze beslist de soort van het stuk.")
    ] = None,
    vrijgave: Annotated[
        Path | None, typer.Option(help="Bestand met stukken die iemand al heeft vrijgegeven.")
    ] = None,
    als_json: Json = False,
) -> None:
    """Neem bestanden of mappen op: lezen, afschermen, indexeren."""
    from index.owner import running_server
    from ingest.deidentify.release import read_releases
    from ingest.report import show

    settings = kennisbank.read_settings()
    policy = checked_policy(beleid)
    releases = read_releases(vrijgave) if vrijgave else {}
    server = running_server(settings.data)
    if server:
        from api.client import Client

        with closing(Client(server)) as client:
            raise typer.Exit(show(client.take_in(paden, policy, releases), paden, als_json))
    with kennisbank.opened(settings) as opened:
        raise typer.Exit(show(opened.intake.take_in(paden, policy, releases), paden, als_json))
