"""Arguments that several commands take."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from index.errors import SettingsError
from index.model import Policy

Json = Annotated[bool, typer.Option("--json", help="Uitvoer voor machines: een JSON-regel per uitkomst.")]
By = Annotated[str, typer.Option(help="Uw naam of functie.")]


def checked_policy(beleid: str | None) -> Policy | None:
    match beleid:
        case None | "openbaar" | "casus":
            return beleid
    raise SettingsError("Kies --beleid openbaar of --beleid casus.")


def read_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise SettingsError("Schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2026-12-31.") from None
