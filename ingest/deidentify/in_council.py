"""What only members do in a council or a chamber, where no title tells: "op vragen van Bol", "namens de raad legde Kok bloemen"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.members import ROW, VISITOR, in_prose, sentence
from ingest.deidentify.openings import Opened, Places

_RAAD = r"(?:gemeente|provincie)?raad\b(?! van (?:toezicht|bestuur|commissarissen|state)\b| voor\b)"
_BODY = rf"(?:{_RAAD}|raads(?:vergadering|commissie|leden)\b|Tweede Kamer\b|Kamer\b|Staten\b|fracties?\b|moties?\b|college\b)"
_SAYS = r"(?:zei|zegt|vroeg|vroegen|vraagt|vragen|noemde|noemden|pleitte|pleitten|bepleitte|drong|drongen|diende|dienden)"
_HANDS = (
    r"(?:nam|namen|sprak|spraken|legde|legden|bood|boden|reikte|reikten|overhandigde|ontving|ontvingen|dankte|dankten|voerde|voerden|"
    r"was|waren|is|zijn|kwam|kwamen|stelde|stelden|vroeg|vroegen|zat|zaten|sluit|sluiten|gaat|gaan)"
)
_MOVED = Opened(
    "motie|moties|amendement|amendementen|initiatiefvoorstel|initiatiefvoorstellen|raadsvragen|kamervragen|schriftelijke|mondelinge|technische",
    rf"(?i:(?:moties?|amendement(?:en)?|initiatiefvoorstel(?:len)?)(?: (?:nr\.? ?)?M?-?\d+\w?| ['‘\"“][^'’\"”\n]{{3,60}}['’\"”])?|raadsvragen|kamervragen|(?:schriftelijke|mondelinge|technische) (?:raads)?vragen(?: [^.\n;:]{{3,40}}?)?) van (?P<names>{ROW})",
    ahead=True,
)
_ASKED = Opened(
    "vraag|vragen|op|monde|gevraagd|verzocht|aangedrongen|gepleit|aangekaart",
    rf"(?:(?i:vraag|vragen|op verzoek|monde) van|(?:gevraagd|verzocht|aangedrongen|gepleit|aangekaart) door) (?P<names>{ROW})",
    ahead=True,
)
_NAMENS = Opened(
    "namens",
    rf"[Nn]amens de (?:{_RAAD}|fracties?|coalitie|oppositie|Staten|Kamer)[^.,:;\n]{{0,25}}?(?: ?:| {_HANDS}) (?P<names>{ROW})",
    ahead=True,
)
_IN_THE_COUNCIL = Opened(
    "in",
    rf"[Ii]n de {_RAAD}(?:(?: van)? (?:\d{{1,2}} \w+(?: \d{{4}})?|\w+avond|\w+dag|gisteren|vorige week))? {_SAYS} (?P<names>{ROW})",
    ahead=True,
)
_OF_THE_COUNCIL = re.compile(rf" (?:van|uit) de {_RAAD}")
_BEFORE = re.compile(rf"(?P<names>{ROW})\Z")
_LONGEST_ROW = 90
# "Portefeuille: Bol", "Bestuurlijk opdrachtgever: Bol"
_FIELD = re.compile(
    rf"^[^\w\n]{{0,3}}(?:Portefeuille(?:houders?)?|Pfh\.?|Bestuurlijke? (?:opdrachtgever|trekker)s?) ?: ?(?P<names>{ROW})[ .]*$",
    re.MULTILINE,
)
_COUNCIL = re.compile(rf"(?i){_BODY}")


def named_in_council(places: Places) -> Iterator[tuple[int, int]]:
    """Characters `[start, end)` in which every name is that of a member, unless it is met otherwise."""
    prose = in_prose(places)
    text = prose.text
    for pattern in (_MOVED, _NAMENS, _IN_THE_COUNCIL):
        for found in pattern.finditer(prose):
            if not VISITOR.search(sentence(text, *found.span())):
                yield found.span("names")
    for found in _ASKED.finditer(prose):
        said = sentence(text, *found.span())
        if _COUNCIL.search(said) and not VISITOR.search(said):
            yield found.span("names")
    for found in _OF_THE_COUNCIL.finditer(text):
        start = max(0, found.start() - _LONGEST_ROW)
        if text[text.rfind(" ", start, found.start()) + 1].isupper():
            before = _BEFORE.search(text[start : found.start()])
            if before is not None:
                yield start + before.start("names"), start + before.end("names")
    for found in _FIELD.finditer(places.text):
        yield found.span("names")
