"""What stands around a street at somebody's home: floor, side, room, a number that stands apart."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.deidentify.dictated import NUMBER_WORD
from ingest.deidentify.evidence import Evidence

_ROOM = r"(?:kamer|k\.|appartement|app\.?|unit|bel|huisje|plek|etage|verdieping|box|afdeling)"
_APART = re.compile(rf"(?:,|[ ]\(|\)?,?)[ ]?(?:op[ ])?{_ROOM}[ ]?(?P<number>[\d.]*\d\w{{0,2}}|[A-Z]\d*)(?!\w)")
_NUMBER_APART = re.compile(
    rf"(?:,?[ ](?:op[ ]|met[ ])?(?:huis)?(?:nummer|nr\.?|no\.?)[ ]?|,?[ ]{_ROOM}[ ]|[ ]\(|[ ])(?P<number>\d{{1,4}}(?:-?[a-zA-Z](?!\w))?)(?![\w%]|[.,:/-]?\d|[ ](?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jaar|uur|minuten|meter|km|euro|procent))"
)
_ROOM_BEFORE = re.compile(
    rf"(?i)(?:{_ROOM}|nummer|nr\.?|huisnummer)[ ](?P<number>[\d.]{{0,4}}\d[a-z]?)[ ](?:aan|op|in|van)[ ](?:(?:de|het|'t)[ ])?$"
)
# What follows a street at somebody's home: "zevenhoog, tweede deur links", "op nr zestien", "unit C-14".
_NTH = r"(?:\d{1,2}|zesde|zevende|achtste|negende|tiende|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|eerste|tweede|derde|vierde|vijfde|\d{1,2}e)"
_SIDE_OF = r"(?:[ ](?:links|rechts|achter|voor|midden))?"
_TAIL = re.compile(
    rf"(?:[ ,(]{{1,3}}(?:op[ ])?(?:huis)?(?:nummer|nr\.?|no\.?)[ ](?:\d{{1,4}}[ ]?[a-zA-Z]?|{NUMBER_WORD})(?![\w])"
    rf"|[ ,(]{{1,3}}{NUMBER_WORD}(?!\w|[ ](?:jaar|keer|uur|weken|maanden|dagen|kinderen|huizen|woningen|auto|mensen|van|en))"
    rf"|[ ,(]{{1,3}}{_NTH}[ -]?(?:hoog|etage|verdieping|trap|deur)\b{_SIDE_OF}"
    rf"|[ ,(]{{1,3}}(?:bis|zwart|rood|hs|boven|beneden|achter|links|rechts|huis|(?:hoog|deur)[ ](?:links|rechts|achter)|souterrain|begane[ ]grond|kelder)(?=[.,;:)\n]|$)"
    rf"|[ ,(]{{1,3}}(?:unit|ingang|portiek|bel|deur|ligplaats|blok|hok|bus|box|huisje|gebouw|bed|compartiment|app\.?|plek)[ ](?:[A-Z]-?\d{{0,4}}|\d{{1,4}}[a-z]?)(?!\w)"
    rf"|[ ,(]{{1,3}}(?:bovenste|onderste|middelste|{_NTH})[ ](?:bel|woning)\b{_SIDE_OF}){{1,4}}",
    re.IGNORECASE,
)


def with_surroundings(text: str, one: Evidence) -> Iterator[Evidence]:
    """An address with what follows it, and the number of a house or room that stands apart.

    "Molenstraat, huisnummer 12", "Molenstraat 3, kamer 4", "kamer 4 aan de Molenstraat".
    """
    tail = _TAIL.match(text, one.end)
    yield replace(one, end=tail.end()) if tail else one
    after = (_APART if any(map(str.isdigit, text[one.start : one.end])) else _NUMBER_APART).match(text, one.end)
    if after:
        yield replace(one, end=after.end("number"))
    before = _ROOM_BEFORE.search(text, max(0, one.start - 40), one.start)
    if before:
        yield replace(one, start=before.start())
