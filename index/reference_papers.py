"""Numbers outside the Kamers: of Rotterdam, of official publications, and those that organisations give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Reference
from index.reference_parts import found, reference_at

# --- Rotterdam bb ---------------------------------------------------------------------------------

_BB = re.compile(r"(?<![A-Za-z0-9])(?P<year>\d{2})[Bb]{2}(?P<number>\d{1,6})(?!\d|[A-Za-z])")


def council_papers(text: str) -> Iterator[Reference]:
    for match in _BB.finditer(text):
        yield found(text, match, f"{match['year']}bb{int(match['number']):06d}", "bb")


# --- official publications ------------------------------------------------------------------------

_GAZETTES = {"stb": "stb", "staatsblad": "stb", "stcrt": "stcrt", "staatscourant": "stcrt", "trb": "trb",
             "tractatenblad": "trb", "gemeenteblad": "gmb", "provinciaal blad": "prb",
             "blad gemeenschappelijke regeling": "bgr", "waterschapsblad": "wsb"}  # fmt: skip
_GAZETTE_NAME = (
    r"\b(?P<gazette>Stb|Stcrt|Trb|[Ss]taatsblad|[Ss]taatscourant|Tractatenblad|Gemeenteblad|Provinciaal [Bb]lad"
    r"|Blad [Gg]emeenschappelijke [Rr]egeling|Waterschapsblad)\b[.*]{0,2},?\s?"
)
_GAZETTE = re.compile(
    _GAZETTE_NAME + r"(?P<year>(?:18|19|20)\d{2})\*?(?:[\s,.]{1,3}(?:nr\.?|nummer|no\.?)?|/|\s?nr\.)\s?"
    r"(?P<number>\d{1,6})(?!\d|[.:/-]\d)"
)
_GAZETTE_BY_DAY = re.compile(
    _GAZETTE_NAME + r"(?:van |d\.d\. )?\d{1,2}[ -](?:[a-z]{3,9}|\d{1,2})[ -](?P<year>(?:19|20)\d{2}),?\s(?:nr"
    r"|nummer)\.?\s?"
    r"(?P<number>\d{1,6})(?!\d)"
)
_NATIONAL_SINCE = {"gmb": 2014, "prb": 2014, "wsb": 2014, "bgr": 2014}


def publications(text: str) -> Iterator[Reference]:
    for match in (*_GAZETTE.finditer(text), *_GAZETTE_BY_DAY.finditer(text)):
        gazette, year = _GAZETTES[match["gazette"].lower()], int(match["year"])
        # Before 2014 every municipality numbered a Gemeenteblad of its own: no number for the whole country.
        if year >= _NATIONAL_SINCE.get(gazette, 0):
            yield found(text, match, f"{gazette}-{year}-{int(match['number'])}", "bekendmaking")


# --- numbers of an organisation's own -------------------------------------------------------------

_OWN = re.compile(
    r"\b(?:zaak-?(?:nummer|nr\.?|kenmerk|id)|(?:ons|uw|mijn|onder) kenmerk|kenmerk"
    r"|registratie-?(?:nummer|kenmerk)|documentnummer|corsanummer|verseonnummer|djumanummer|dossierkenmerk)"
    r"(?:[ \t]{0,3}[:|]?[ \t]{0,3}|[ \t]?:?\n)"
    r"(?P<number>(?:(?-i:[A-Z]{1,6})[-/. ]){0,3}(?:[A-Z]{1,6}[-/. ]?)?\d[A-Za-z0-9]*"
    r"(?:[-/._][A-Za-z0-9]+){0,5})",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}")
_TELEPHONE = re.compile(r"0\d{1,3}[-.]?\d{6,8}")
LEAST_DIGITS = 5


def own_number(written: str) -> str | None:
    """A number that an organisation gave, as one form; None for a date or for what is too short to be one.

    >>> own_number("z/24/123456"), own_number("Z 24-0012"), own_number("12-03-2024"), own_number("2024-188")
    ('Z/24/123456', 'Z24-0012', None, '2024-188')
    """
    bare = re.sub(r"\s", "", written).strip(".,;:-/_").upper()
    if _DAY.fullmatch(bare) or _TELEPHONE.fullmatch(bare) or sum(c.isdigit() for c in bare) < LEAST_DIGITS:
        return None
    return bare


def read_own_number(written: str) -> str | None:
    """The number that stands behind a label of its own ("Z/24/123456  behandeld door ...")."""
    match = _OWN.match(f"kenmerk {written.strip()}")
    return own_number(match["number"]) if match else None


def own_numbers(text: str) -> Iterator[Reference]:
    for match in _OWN.finditer(text):
        number = own_number(match["number"])
        if number:
            yield reference_at(text, *match.span("number"), number, "zaaknummer")
