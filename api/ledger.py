"""The promise ledger as lines for machines and as a table for a clerk."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from index.ledger import LedgerRow

COLUMNS = (
    "bron",
    "doener",
    "ontvanger",
    "onderwerp",
    "soort",
    "van",
    "tot",
    "precisie",
    "termijn",
    "status",
    "afgedaan_door",
    "zin",
)


def ledger_line(row: LedgerRow) -> dict[str, Any]:
    """One promise; `zinnen` holds every sentence it rests on, `zin` the first."""
    window = row.window
    return {
        "id": row.id,
        "bron": row.document.name,
        "titel": row.document.title,
        "organisatie": row.document.organisation[0] if row.document.organisation else "",
        "doener": row.doer,
        "ontvanger": row.addressee,
        "onderwerp": row.subject,
        "soort": row.kind,
        "van": window.first.isoformat() if window.first else None,
        "tot": window.last.isoformat() if window.last else None,
        "precisie": window.precision.value,
        "termijn": row.window_text,
        "status": row.status[1],
        "afgedaan_door": [proof.document.name for proof in row.kept_by],
        "kandidaten": [proof.document.name for proof in row.candidates],
        "toegezegd_in": row.made_in,
        "zin": row.said[0].sentence,
        "zinnen": [said.sentence for said in row.said],
    }


def ledger_csv(lines: Iterable[Mapping[str, Any]]) -> str:
    """Semicolons and a byte order mark, as spreadsheets in Dutch expect."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, delimiter=";", extrasaction="ignore")
    writer.writeheader()
    for line in lines:
        flat = dict(line) | {"afgedaan_door": ", ".join(line["afgedaan_door"])}
        writer.writerow({key: _harmless(value) for key, value in flat.items()})
    return "\ufeff" + written.getvalue()


def _harmless(value: Any) -> Any:
    """A cell that starts like a formula would be run by a spreadsheet."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t" and value else value
