"""Who is told not to be the one in office: their kin, their staff, one of the same name, who wrote the text."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.work import is_work

_NEAR = 90
"""Characters in front of a name in which it stands whose kin or staff this is."""
# "de partner van de burgemeester, Bol", "de voorlichter van wethouder Kok, Bol"
_OF_AN_OFFICE = re.compile(
    r"\b(?:partner|echtgenote?|(?:ex-)?(?:vrouw|man)|weduwe|weduwnaar|zoon|dochter|broer|zus|zuster|vader|moeder|schoon\w+|chauffeur|secretaresse|voorlicht(?:er|ster)|medewerk(?:er|ster)|assistente?) "
    r"van (?:de |onze |haar |zijn )?[^.,:;\n]{3,40}, (?:de heer |mevrouw )?\Z",
    re.IGNORECASE,
)
# "zijn zuster Bol": kin, not a nurse.
_KIN = re.compile(
    r"(?i)\b(?:zijn|haar|mijn|hun|diens|wier|wiens|uw) (?:schoon|half|stief)?(?:zuster|broeder) \Z"
)
_NO_KIN = re.compile(r" \([^()\n]{0,20}\b(?:geen (?:familie|verwant)|niet verwant|naamgenoot)", re.IGNORECASE)
_AGED = re.compile(r" \((?:1[6-9]|[2-9]\d)(?: jaar)?\)")
# "Door Bol" on a line of its own, above a column.
_BYLINE = re.compile(
    r"^(?:Door|Tekst|Tekst en beeld|Foto's?|Interview|Verslag|Opgetekend door|Van onze verslaggever):? \Z",
    re.MULTILINE,
)
_BELOW = re.compile(r"[ \t]*\n(?P<line>[^\n]{3,80})")
_TITLES = re.compile(r"(?i)\b(?:prof|dr|mr|drs|ir|ing|dhr|mw|mevr|de heer|mevrouw)\b\.?")


def is_told_apart(sheet: Sheet, tokens: range) -> bool:
    """Whether this is kin or staff of who holds an office, one of the same name, or who wrote the text."""
    text, start, end = sheet.text, sheet.starts[tokens.start], sheet.ends[tokens.stop - 1]
    before = text[max(0, start - _NEAR) : start]
    in_office = sheet.letters[max(0, tokens.start - 1) : tokens.start] in {"o", "F"}
    return (
        (not in_office and _NO_KIN.match(text, end) is not None)
        or _OF_AN_OFFICE.search(before) is not None
        or _KIN.search(before) is not None
        or (text[end : end + 1] in {"", "\n"} and _BYLINE.search(before) is not None)
    )


def tells_an_age(sheet: Sheet, tokens: range) -> bool:
    """ "Bol (96)"."""
    return _AGED.match(sheet.text, sheet.ends[tokens.stop - 1]) is not None


def has_role_below(sheet: Sheet, lexicon: Lexicon, tokens: range) -> bool:
    """Whether a name alone on its line has a role that is no office on the line below: "Bol\\nteammanager"."""
    text, start = sheet.text, sheet.starts[tokens.start]
    below = _BELOW.match(text, sheet.ends[tokens.stop - 1])
    if below is None or not _opens_with_work(below["line"], lexicon):
        return False
    opens = text.rfind("\n", max(0, start - _NEAR), start) + 1
    if any(char.islower() for char in _TITLES.sub("", text[opens:start])):
        return False
    # "De voorzitter,\nBol\ndirecteur,\nKok": there each role is of the name below it.
    above = text[max(0, opens - _NEAR) : max(0, opens - 1)].rpartition("\n")[2].lower()
    return not (
        above.rstrip().endswith(",") and (above.startswith(("de ", "het ")) or _opens_with_work(above, lexicon))
    )


def _opens_with_work(line: str, lexicon: Lexicon) -> bool:
    """A line of one role, "directeur Sociaal Domein", "Universitair docent", not "De directeur," or "Griffier: Bol"."""
    words = line.lower().split()
    if line.rstrip().endswith((",", ":")) or words[0].rstrip(",:") in lexicon.cues["ambtelijke_staf"] | {
        "de",
        "het",
    }:
        return False
    return any(is_work(word.rstrip(",."), lexicon) for word in words[:2] if not word.endswith(":"))
