"""Tables that say of whom they name what they are: "Fractie | Vraagsteller", "Portefeuillehouder | Steller"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.columns import cells_of

_HEADED = re.compile(r"(?im)(?:^|[|;\t]|  )[ ]*(?:fractie|partij)[ ]*(?:[|;\t]|  |$)")
_PARTY = re.compile(r"(?i)(?:fractie|partij)")
_OF_ONE = re.compile(
    r"(?i)naam|(?:raads|staten|commissie|fractie)?lid|(?:vraag|vragen)steller|indiener|woordvoerder|spreker"
)
_NO_PARTY = re.compile(r"(?i)(?:-|–|griffie.*|ambt.*|n\.?v\.?t\.?|geen|college)?")
# "Ambtelijk" and "Steller" stand above who works there.
_STAFF = re.compile(
    r"(?i)(?:behandelend )?ambtenaar|ambtelijk(?: \w+)?|(?:op)?steller|behandelaar|contact(?:persoon)?"
    r"|beantwoord door|griffie"
)
_STAFF_HEADED = re.compile(
    r"(?i)[|;\t][ ]*(?:behandelend|ambte|steller|opsteller|behandelaar|contact|beantwoord door|griffie)"
)


def of_parties(text: str) -> Iterator[tuple[int, int]]:
    """Characters `[start, end)` of the cells that name someone in a row that says their party."""
    if _HEADED.search(text) is None:
        return
    columns: list[int] = []
    width = party = start = 0
    for line in text.split("\n"):
        found = cells_of(line)
        cells = [line[a:b].strip() for a, b in found]
        if columns and len(found) == width:
            if not _NO_PARTY.fullmatch(cells[party]):
                for i in columns:
                    yield start + found[i][0], start + found[i][1]
        else:
            party = next((i for i, head in enumerate(cells) if _PARTY.fullmatch(head)), -1)
            columns = [i for i, head in enumerate(cells) if party >= 0 and _OF_ONE.fullmatch(head)]
            width = len(found)
        start += len(line) + 1


def of_staff(text: str) -> Iterator[tuple[int, int]]:
    """Characters `[start, end)` of the cells under a head of who works for a body."""
    if _STAFF_HEADED.search(text) is None:
        return
    columns: list[int] = []
    width = start = 0
    for line in text.split("\n"):
        found = cells_of(line)
        if columns and len(found) == width:
            for i in columns:
                yield start + found[i][0], start + found[i][1]
        else:
            columns = [i for i, (a, b) in enumerate(found) if _STAFF.fullmatch(line[a:b].strip())]
            width = len(found)
        start += len(line) + 1
