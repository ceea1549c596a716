"""What the head of a column says of the cells under it: names, schools, addresses, ages, file numbers."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence

_PEOPLE = (
    r"(?:(?:voor|achter|roep|familie|geslachts)na(?:am|men)|naam (?:kind|leerling|ouder|cliënt|medewerker|moeder|vader|jeugdige)\w*|"
    r"leerling|kind|jeugdige|moeder|vader|mentor|leerkracht|contactpersoon|behandelaar|actiehouder|inspreker)"
)
_HEADS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], float], ...] = tuple(
    (label, re.compile(head, re.IGNORECASE), re.compile(value), score)
    for label, head, value, score in (
        ("PERSON", _PEOPLE, r"(?:[a-z'.]+ ){0,3}[A-ZÀ-Þ][\w'’.-]*(?: [\w'’.-]+){0,4}", 0.62),
        ("SCHOOL", r"(?:school|opvang|kdv|bso|naam school|school\w*naam)", r"\D{3,40}", 0.7),
        ("ADDRESS", r"(?:woon|huis|verblijf)?adres", r"\D{3,40} \d+\w{0,4}", 0.8),
        ("AGE", r"(?:leeftijd|lft\.?)", r"\d{1,2}(?: ?(?:jaar|jr\.?))?", 0.7),
        (
            "CASE",
            r"(?:zaak|dossier|cliënt|registratie)(?:nummer|nr\.?)",
            r"[A-Z]{0,4}[-./ ]?\d[\w./-]{3,}",
            0.8,
        ),
    )
)
# A bare "naam" is that of a person where the columns beside it are those of people.
_NAME, _BESIDE_PEOPLE = re.compile("naam", re.I), re.compile(r"(?i)geb\w*\.?(?:datum)?|bsn|voornaam|m/v")
_SEPARATED = re.compile(r"[;|]|[ ]{3,}")
_FEWEST = 3
_NOTHING = re.compile(r"(?i)(?:-|–|n\.?v\.?t\.?|onbekend|geen|vacant|vacature|idem|x|totaal)?")


def find_in_columns(text: str) -> Iterator[Evidence]:
    """Cells under a head that tells what they are, down to the first line with another number of cells."""
    heads: list[tuple[str, re.Pattern[str], float] | None] = []
    start = 0
    for line in text.split("\n"):
        cells = _cells(line)
        if len(cells) >= _FEWEST:
            found = [_kind(line[a:b], line) for a, b in cells]
            if sum(one is not None for one in found) and not re.search(r"\d{3}", line):
                heads = found
            elif len(cells) == len(heads):
                for (a, b), head in zip(cells, heads, strict=True):
                    value = line[a:b]
                    if head and head[1].fullmatch(value) and not _NOTHING.fullmatch(value):
                        yield Evidence(start + a, start + b, head[0], "vorm", head[2], "kolom")
            else:
                heads = []
        elif line.strip():
            heads = []
        start += len(line) + 1


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand; none for a line without separators."""
    if _SEPARATED.search(line) is None:
        return []
    edge = line.strip().startswith("|")
    found = []
    done = 0
    for match in [*_SEPARATED.finditer(line), None]:
        end = match.start() if match else len(line)
        cell = line[done:end]
        left = done + len(cell) - len(cell.lstrip())
        found.append((left, max(left, done + len(cell.rstrip()))))
        done = match.end() if match else end
    return found[1:-1] if edge else found


def _kind(head: str, line: str) -> tuple[str, re.Pattern[str], float] | None:
    if _NAME.fullmatch(head) and _BESIDE_PEOPLE.search(line):
        return "PERSON", _HEADS[0][2], _HEADS[0][3]
    return next(((label, value, score) for label, known, value, score in _HEADS if known.fullmatch(head)), None)
