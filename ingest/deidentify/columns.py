"""What the head of a column says of the cells under it: names, logins, schools, addresses, ages, file numbers."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.dictated import NUMBER_WORD
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.tokens import words_of
from ingest.deidentify.word import Is

_SCORE, _WEAK_SCORE = 0.62, 0.6
Kind = tuple[str, re.Pattern[str], float]
"""A label, what a cell looks like, a score."""
_CAP = r"[A-ZÀ-Þ][\w'’.-]*"
_PEOPLE = (
    r"(?:(?:voor|achter|roep|familie|geslachts)na(?:am|men)|naam (?:kind|leerling|ouder|cliënt|medewerker|moeder|vader|jeugdige)\w*|"
    r"roep|achter|leerling|kind|jeugdige|moeder|vader|inspreker)"
)
# Under these stand bodies and roles too: "College", "Allen", "Gemeente Ede".
_WHO = re.compile(
    r"(?i)wie\??|(?:door|met) wie|door|(?:mede)?trekkers?|actie(?:houder|nemer)s?|verantwoordelijken?|eigenaar|uitvoer(?:der|ing)|contact(?:persoon)?|"
    r"steller|opsteller|ambtenaar|behandelend ambtenaar|begeleider|trainer|mentor|leerkracht|behandelaar|(?:mee)?lezer|deelnemers?|genodigden?|consulent|(?:mede)?werker"
)
_ONE = re.compile(
    rf"(?:[a-z'.]+ ){{0,3}}{_CAP}(?: (?:{_CAP}|van|von|de|den|der|ter|ten|el|al|la|en|in|'t)){{0,4}}"
)
_HEADS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], float], ...] = tuple(
    (label, re.compile(head, re.IGNORECASE), re.compile(value), score)
    for label, head, value, score in (
        ("PERSON", _PEOPLE, _ONE.pattern, _SCORE),
        (
            "SCHOOL",
            r"(?:school|opvang|kdv|bso|(?:sport)?club|vereniging|naam school|school\w*naam)",
            r"\D{3,40}",
            0.7,
        ),
        ("ADDRESS", r"(?:woon|huis|verblijf)?adres", r"\D{3,40} \d+\w{0,4}", 0.8),
        (
            "AGE",
            r"(?:leeftijd|leeft\.?|lft\.?|oud)",
            rf"(?:\d{{1,2}}(?:½|,5)?(?: ?/ ?\d{{1,2}})*|{NUMBER_WORD})(?: ?(?:jaar|jr\.?))?",
            0.7,
        ),
        (
            "DOB",
            r"geb\.?|geb\.? ?dat(?:um)?\.?|geboren|geboorte(?:datum)?",
            r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d\d){1,2}|(?:19|20)\d\d-\d\d-\d\d|\d{8}",
            0.9,
        ),
        (
            "CASE",
            r"(?:zaak|dossier|cli[eë]nt|registratie|kind|meldings?|beschikkings?)[- ]?(?:nummer|nr\.?|id|code)|dossier",
            r"[A-Z]{0,4}[-./ ]?\d[\w./-]{3,}",
            0.8,
        ),
        ("CASE", r"id|nr\.?|volgnr\.?|kenmerk", r"[A-Z]{1,4}[-./ ]?\d[\w./-]*|\d{4}-\d{4,}|\d{5,}", 0.7),
    )
)
# A bare "naam" is that of a person where the columns beside it are those of people.
_NAME, _BESIDE_PEOPLE = re.compile("naam|namen", re.I), re.compile(r"(?i)geb\w*\.?(?:datum)?|bsn|voornaam|m/v")
_BESIDE_WHO = re.compile(r"(?i)\b(?:organisatie|functie|rol|namens|telefoon|e-?mail|aanwezig|werkgever)\b")
# Who works on it may stand there by what they log in with: "mkuipers".
_WORKER = re.compile(r"(?i)jb[_-]?er|gebruiker(?:snaam)?|login|user(?:name)?|account")
_LOGIN = re.compile(r"[a-z][a-z._-]{3,}\d{0,3}")
# "3,Thijmen,\"Hoog, de\",acht": no space behind a comma, quotes around what holds one.
_COMMAS = re.compile(r"(?:\"[^\"\n]*\"|[^\",\n]*)(?:,(?! )(?:\"[^\"\n]*\"|[^\",\n]*)){3,}")
_CSV_CELL = re.compile(r"\"[^\"\n]*\"|[^\",\n]+|(?<=,)(?=,|$)|^(?=,)")
_BAR = re.compile(r"\|")
_SEPARATED = re.compile(r"[;|]|[ ]{2,}")
_FEWEST = 3
_NOTHING = re.compile(
    r"(?i)(?:-|–|n\.?v\.?t\.?|onbekend|geen(?: \w+)?|vacant|vacature|idem|x|totaal|allen|allemaal|iedereen|beiden)?"
)


def find_in_columns(text: str) -> Iterator[Evidence]:
    """Cells under a head that tells what they are, down to the first line with another number of cells."""
    for start, end, head in _under_heads(text):
        value = text[start:end]
        if not _NOTHING.fullmatch(value):
            for label, known, score in head:
                if known.fullmatch(value) and _is_one(label, score, value):
                    yield Evidence(start, end, label, "vorm", score, "kolom")


def cells_of_people(text: str) -> Iterator[tuple[int, int]]:
    """Where the cells stand under a head that asks who."""
    for start, end, head in _under_heads(text):
        if head[0][0] == "PERSON":
            yield start, end


def _under_heads(text: str) -> Iterator[tuple[int, int, tuple[Kind, ...]]]:
    """The cells that stand under a head that tells what they can be."""
    heads: list[tuple[Kind, ...]] = []
    start = 0
    for line in text.split("\n"):
        cells = cells_of(line)
        if len(cells) >= _FEWEST:
            found = [_kind(line[a:b], line) for a, b in cells]
            if any(found) and not re.search(r"\d{3}", line):
                heads = found
            elif len(cells) == len(heads):
                for (a, b), head in zip(cells, heads, strict=True):
                    if head:
                        yield start + a, start + b, head
            else:
                heads = []
        elif line.strip():
            heads = []
        start += len(line) + 1


def cells_of(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand; none for a line without separators."""
    if _COMMAS.fullmatch(line):
        return [_unquoted(line, *match.span()) for match in _CSV_CELL.finditer(line)]
    # Between bars a semicolon or a wide gap parts no cells.
    separated = _BAR if line.count("|") > 1 else _SEPARATED
    if separated.search(line) is None:
        return []
    edge = line.strip().startswith("|")
    found = []
    done = 0
    for match in [*separated.finditer(line), None]:
        end = match.start() if match else len(line)
        cell = line[done:end]
        left = done + len(cell) - len(cell.lstrip())
        found.append((left, max(left, done + len(cell.rstrip()))))
        done = match.end() if match else end
    return found[1:-1] if edge else found


def _unquoted(line: str, start: int, end: int) -> tuple[int, int]:
    quoted = line[start : start + 1] == '"'
    return start + quoted, max(start + quoted, end - quoted)


def _kind(head: str, line: str) -> tuple[Kind, ...]:
    """What the cells under this head can be."""
    if _NAME.fullmatch(head) and _BESIDE_PEOPLE.search(line):
        return (("PERSON", _ONE, _SCORE),)
    if _WHO.fullmatch(head) or (_NAME.fullmatch(head) and _BESIDE_WHO.search(line)):
        return ("PERSON", _ONE, _WEAK_SCORE), ("HANDLE", _LOGIN, _WEAK_SCORE)
    if _WORKER.fullmatch(head):
        return (("HANDLE", _LOGIN, _WEAK_SCORE),)
    return tuple((label, value, score) for label, known, value, score in _HEADS if known.fullmatch(head))[:1]


def _is_one(label: str, score: float, value: str) -> bool:
    """Whether a cell under a head that promises little is someone: no word of the dictionary, no body."""
    lexicon = load_lexicon()
    if score > _WEAK_SCORE:
        return True
    if label == "HANDLE":
        return value not in lexicon.words
    if re.sub(r"^(?:[Dd]e|[Hh]et) ", "", value) in lexicon.kept:
        return False
    flags = [lexicon[word].flags for word in words_of(value) if word[0].isupper()]
    return not any(one & (Is.KEEP | Is.DESCRIBES | Is.CAPITALS | Is.OFFICE) for one in flags) and any(
        one & (Is.GIVEN | Is.SURNAME | Is.WEAK) or not one & (Is.WORD | Is.COMPOUND | Is.PLACE) for one in flags
    )
