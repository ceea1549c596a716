"""Who signs for others, by mandate or for a body that governs nobody, and who has a seat in one."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.other_bodies import CHAIRED, COUNCILS
from ingest.deidentify.sheet import Sheet

_NEAR = 160
"""Characters in front of a name in which it stands for whom is signed."""
_LINE = 220
"""Characters of its line in front of a name."""
# "De Minister,\nnamens deze,\nBol", "namens dezen, het afdelingshoofd Onderwijs, Bol"
_BY_MANDATE = re.compile(
    r"(?i)\b(?:namens|voor) dezen?\b[,:]?(?P<between>[^.:;\n]{0,70}(?:\n(?:[^.:;\n]|(?<=[rsgfw])\.){0,70}){0,2})\Z"
)
# "Namens het overleg,\nmr. Bol", "De rekenkamer,\nBol", "mede namens onze leden,\nBol"
_FOR_A_BODY = re.compile(
    rf"(?:\bnamens (?:(?:het|de|alle|al|onze|ons|bestuur van) )+(?:{CHAIRED}|\w*overleg\b|leden\b|ouders\b|\w*netwerk\b)[^.:;\n]{{0,40}}"
    rf"|^de (?:rekenkamer(?:commissie)?|(?:ombuds|klachten|bezwaarschriften|advies)commissie|{COUNCILS})\b[^.:;\n]{{0,40}}),?(?:\n(?:[^.:;\n]|(?<=[rsgfw])\.){{0,60}}){{1,2}}\Z",
    re.MULTILINE | re.IGNORECASE,
)
# "Bol, voorzitter\nKok, directeur": who chairs beside a director or a treasurer chairs no council.
_BESIDE_A_DIRECTOR = re.compile(
    r",? *(?:\n *)?(?:vice)?voorzitter[ ,]*\n[^\n,]{3,50}(?:, |\n)(?:algemeen |adjunct-)?(?:directeur(?:-bestuurder)?|penningmeester|bestuurslid|secretaris-onderzoeker|ambtelijk secretaris)\b",
    re.IGNORECASE,
)
# The bodies of a line, of which the last one named is whose chair follows.
_BODIES = re.compile(
    rf"\b(?:(?P<other>stichting|\w*vereniging|\w*comité|\w*bond|coöperatie|{COUNCILS}|adviescollege|raad van bestuur|(?:klachten|bezwaar\w*|geschillen|toetsings)commissie)"
    r"|(?:gemeente)?raad|\w*commissie|kamer|staten|presidium|fractie|vergadering|college|(?:dagelijks|algemeen) bestuur|stuurgroep|[ad]b)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"(?i)\b(?:haar|hun) \Z")
_NAMES = r"(?:(?:(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w'’-]*|(?i:van|de|der|den|ter|ten|el|al|en|mrs?\.|drs?\.|prof\.|ir\.|mw\.|dhr\.|heer|mevrouw|mevr\.))[,;]? )*"
# "voorzitter mr. A. Bol", "leden B. Kok en C. de Wit"; "het lid" and "de leden" are of a chamber.
_SEATED = re.compile(
    rf"\b(?:[Vv]oorzitter|[Vv]ice-?voorzitter|[Vv]z\.?|(?<!\bde )(?<!\bhet )[Ll](?:eden|id))[,:]? {_NAMES}\Z"
)
_SEATS = ("voorzitter", "vicevoorzitter", "lid", "leden")
# "Aldus beslist door mr. A. Bol, voorzitter, B. Kok en C. de Wit, leden"
_DECIDED = re.compile(
    r"(?i)\b(?:aldus (?:beslist|gegeven|gewezen|geoordeeld|geadviseerd|uitgesproken)|(?:uitspraak|beslissing|beschikking) (?:is|werd) (?:gegeven|gedaan|gewezen|uitgesproken)|gegeven|gewezen|beslist)"
    r"[^.;:\n]{0,60}? door (?:[^.;:\n]|(?<=[\w]{2})\.(?= [a-zA-Z])|(?<=[A-Z])\.){0,250}\Z"
)


def sits_elsewhere(sheet: Sheet, tokens: range) -> bool:
    """Whether who bears the name of these tokens chairs or sits in a body that governs nobody, or judges.

    "De stichting, vertegenwoordigd door haar voorzitter Bol", "De adviesraad is tegen. De voorzitter, Bol, licht toe".
    """
    start = sheet.starts[tokens.start]
    line = sheet.text[max(sheet.text.rfind("\n", 0, start) + 1, start - _LINE) : start]
    decided = _DECIDED.search(line)
    if decided is not None:
        door = range(sheet.token_at(start - len(line) + decided.start()), tokens.start)
        return not any(sheet.letters[i] in "oF" and not sheet.words[i].lower().startswith(_SEATS) for i in door)
    seated = _SEATED.search(line)
    if seated is None:
        return False
    bodies = list(_BODIES.finditer(line, 0, seated.start()))
    return _OF_THEM.search(line, 0, seated.start()) is not None or (
        bool(bodies) and bodies[-1]["other"] is not None
    )


def signs_for_others(sheet: Sheet, tokens: range) -> bool:
    """Whether who bears the name of these tokens signs by mandate, or for a body without office holders."""
    start, end = sheet.starts[tokens.start], sheet.ends[tokens.stop - 1]
    before = sheet.text[max(0, start - _NEAR) : start]
    mandate = _BY_MANDATE.search(before)
    if mandate is not None:
        between = range(sheet.token_at(start - len(mandate["between"])), tokens.start)
        return not any(sheet.letters[i] in "oF" for i in between)
    return _FOR_A_BODY.search(before) is not None or _BESIDE_A_DIRECTOR.match(sheet.text, end) is not None
