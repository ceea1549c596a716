"""Tables that say of whom they name which party they are of: "Fractie | Vraagsteller | Vraag"."""

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
_PARTS = re.compile(r";|(?<=[^| ]) {2,}(?=[^| ])")


def of_parties(text: str) -> Iterator[tuple[int, int]]:
    """Characters `[start, end)` of the cells that name someone in a row that says their party."""
    if _HEADED.search(text) is None:
        return
    columns: list[int] = []
    width = party = start = 0
    for line in text.split("\n"):
        found = in_bars(line)
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


def in_bars(line: str) -> list[tuple[int, int]]:
    """As `cells_of`; between bars a semicolon or a wide gap parts no cells."""
    if line.count("|") > 1:
        line = _PARTS.sub(lambda part: "." * len(part.group()), line)
    return cells_of(line)
