"""Who sat in a meeting of office holders, by the row at its head: "Presidium\\nAanwezig: Bol, Kok en De Wit"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.members import NAME

_HEAD = 260
"""Characters at the beginning of a text in which the meeting is named and the row opens."""
_MEETING = re.compile(
    r"\b(?:(?i:presidium|seniorenconvent|fractievoorzitters?overleg|portefeuillehouders?overleg|wethouders(?:overleg|tafel)|bewindspersonenoverleg|bestuurlijke? (?:\w+ )?(?:overleg|tafel|regiegroep)|"
    r"besluitenlijst (?:B&W|college)|(?:besluitenlijst|notulen) (?:van de )?(?:gemeente)?raad|college van (?:B&W|burgemeester)|(?:raads|staten)(?:commissie|werkgroep)|(?:klankbord|werk)groep (?:raads|staten)leden|"
    r"(?:werkbezoek|vergadering|verslag) (?:van de )?commissie|werkgroep [\w ]{3,30}, raad|raadsvergadering)|PFO|PHO|PORA)\b"
)
_OFFICE = r"(?:burgemeester|wethouder|gedeputeerde|raadslid|voorzitter|de leden|leden|de heer|de heren|mevrouw|dhr\.|mw\.|mevr\.)"
# Behind a name a town, a party or the chair; any other word in brackets is what someone does there.
_WHOSE = r"(?: \((?:[A-ZÀ-Þ][\w' -]{1,24}(?:, (?:vz|vice|voorzitter)\.?)?|(?:vz|vice)?-?(?:voorzitter|vz)\.?|burgemeester|wethouders?|gedeputeerden?)\)|(?! \())"
_ONE = rf"(?:{_OFFICE} )?{NAME}{_WHOSE}(?=,| en\b|[;.\n]|\Z)"
_ROW = re.compile(
    rf"(?:^(?:Aanwezig(?:en|e leden)?|Deelnemers|Leden|Erbij)(?: (?:waren|zijn))?[ ]?:?\s{{1,2}}|^)(?:(?i:namens (?:de )?(?:gemeenten|raad|raden|staten|colleges?)): )?(?P<names>{_ONE}(?:(?:, en|,| en) {_ONE}){{1,40}})",
    re.MULTILINE,
)
_OPENS = re.compile(r"^(?:Aanwezig(?:en|e leden)?|Deelnemers|Leden|Erbij)\b[^\n]{0,3}?(?= |:|\n)", re.MULTILINE)


def attended(text: str) -> Iterator[tuple[int, int]]:
    """Characters `[start, end)` of the row in which everybody holds an office, as far as nobody is told to do other work."""
    opens = _OPENS.search(text, 0, _HEAD)
    if opens is None or not _MEETING.search(text, 0, opens.start()):
        return
    row = _ROW.search(text, opens.start(), opens.start() + 1500)
    if row is not None and row.start() - opens.end() < 3:
        yield row.span("names")
