"""Tables as Dutch spreadsheets expect them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Semicolons and a byte order mark; a value that begins like a formula is made harmless."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(value) for value in row])
    return "\ufeff" + written.getvalue()


def harmless(value: str) -> str:
    """A spreadsheet would run a value that begins like a formula.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
