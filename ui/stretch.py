"""The days and the page that the address of a list asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.datastructures import QueryParams

from ui.numbers import whole_number

DEEPEST = 999


@dataclass(frozen=True, slots=True)
class Stretch:
    """`error` is a sentence for the reader, or ""."""

    first: date | None
    last: date | None
    page: int
    error: str


def read_stretch(params: QueryParams, first_name: str, last_name: str) -> Stretch:
    """A page that does not exist is the first one; a date that does not exist is an error."""
    errors: list[str] = []

    def day(name: str) -> date | None:
        text = params.get(name, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            errors.append("Schrijf een datum als JJJJ-MM-DD, bijvoorbeeld 2026-12-31.")
            return None

    first, last = day(first_name), day(last_name)
    if first and last and last < first:
        errors.append("De laatste dag ligt voor de eerste. Draai ze om.")
    page = params.get("pagina", "")
    number = max(1, whole_number(page, len(str(DEEPEST))) or 1)
    return Stretch(first, last, number, errors[0] if errors else "")
