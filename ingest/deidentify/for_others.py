"""Who signs for others: by mandate of a body, or for one that governs nobody."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.other_bodies import CHAIRED, COUNCILS
from ingest.deidentify.sheet import Sheet

_NEAR = 160
"""Characters in front of a name in which it stands for whom is signed."""
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


def signs_for_others(sheet: Sheet, tokens: range) -> bool:
    """Whether who bears the name of these tokens signs by mandate, or for a body without office holders."""
    start, end = sheet.starts[tokens.start], sheet.ends[tokens.stop - 1]
    before = sheet.text[max(0, start - _NEAR) : start]
    mandate = _BY_MANDATE.search(before)
    if mandate is not None:
        between = range(sheet.token_at(start - len(mandate["between"])), tokens.start)
        return not any(sheet.letters[i] in "oF" for i in between)
    return _FOR_A_BODY.search(before) is not None or _BESIDE_A_DIRECTOR.match(sheet.text, end) is not None
