"""The recall sweep: a capitalised word in no dictionary and on no keep list is a person until shown otherwise."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Is
from ingest.deidentify.sheet import Sheet

_ARTICLES = frozenset(
    [
        "de",
        "het",
        "een",
        "'t",
        "deze",
        "dit",
        "die",
        "dat",
        "onze",
        "ons",
        "elke",
        "ieder",
        "iedere",
        "geen",
        "hun",
        "haar",
        "zijn",
        "mijn",
        "uw",
        "alle",
        "welke",
        "welk",
        "eigen",
        "nieuwe",
        "huidige",
        "oude",
        "andere",
        "beide",
        "diverse",
        "verschillende",
    ]
)
_PLACE_CUES = frozenset(
    ["in", "te", "uit", "naar", "nabij", "rond", "rondom", "vanuit", "binnen", "buiten", "richting", "tussen"]
)
_ORGANISATION_END = re.compile(
    r"(?:zorg|groep|team|huis|hulp|link|net|lab|hub|punt|loket|school|college|fonds|wet|bank|bouw|land|stad|dorp|wijk|buurt|plein|straat|weg|laan|dijk|park|polder|poort|"
    r"kracht|werk|plan|visie|agenda|akkoord|monitor|scan|kaart|wijzer|tool|app|media|tech|soft|consult|advies|plus|nieuws|ziekenhuis|centrum|campus|dienst|regio|raad|"
    r"kamer|commissie|beraad|overleg|platform|programma|project|tafel|alliantie|coalitie|akkoorden|s?gemeente|isme|iteit|atie|tie|ing|heid|ment|logie|ics|ware|"
    r"rapport|brief|fractie|motie|richtlijn|formulier|systeem|zaak|arrest|toets|norm|budget|middelen|gelden|subsidie|regeling|methode|methodiek|aanpak|training)(?:en|s|'s)?$",
    re.IGNORECASE,
)


def sweep(sheet: Sheet, covered: set[int]) -> Iterator[Evidence]:
    """Unknown capitalised words outside `covered` (token numbers that other evidence already holds)."""
    otherwise = _shown_otherwise(sheet)
    for match in re.finditer(r"[SWU]", sheet.letters):
        i = match.start()
        if i in covered or sheet.bases[i] in otherwise:
            continue
        score = _score(sheet, i)
        if score > 0:
            yield Evidence(sheet.starts[i], sheet.ends[i], "PERSON", "veeg", score, "onbekende hoofdletter")


def _shown_otherwise(sheet: Sheet) -> set[str]:
    """Words that this text itself uses as something else than a person, at least as often as not."""
    as_thing: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for match in re.finditer(r"[SWUj]", sheet.letters):
        i = match.start()
        total[sheet.bases[i]] += 1
        if sheet.letters[i] == "j" or _is_thing(sheet, i):
            as_thing[sheet.bases[i]] += 1
    return {base for base, count in as_thing.items() if 2 * count >= total[base] and count > 1}


def _is_thing(sheet: Sheet, i: int) -> bool:
    """An article, a describing word or a telling neighbour makes an unknown word a thing."""
    before = sheet.words[i - 1].lower() if i else ""
    if before in _ARTICLES and not sheet.flags[i] & Is.SURNAME:
        return True
    before_flags = sheet.flags[i - 1] if i else Is.NOTHING
    after_flags = sheet.flags[i + 1] if i + 1 < len(sheet.words) else Is.NOTHING
    if before_flags & Is.DESCRIBES or (
        i > 1 and sheet.flags[i - 2] & Is.DESCRIBES and sheet.letters[i - 1] in '"CXEAUW'
    ):
        return True
    if after_flags & Is.AFTER_ORGANISATION and sheet.letters[i + 1 : i + 2] not in {"l"}:
        return True
    return sheet.letters[i + 1 : i + 2] in {"&", "+"} or (sheet.letters[i - 1 : i] in {"&", "+"} and i > 0)


def _score(sheet: Sheet, i: int) -> float:
    letter, word, flags = sheet.letters[i], sheet.words[i], sheet.flags[i]
    before = sheet.letters[i - 1] if i else ""
    after = sheet.letters[i + 1 : i + 2]
    listed = bool(flags & Is.SURNAME)
    if _is_thing(sheet, i) or len(word) < 3:
        return 0.0
    if not listed and _ORGANISATION_END.search(word):
        return 0.0
    if before and sheet.words[i - 1].lower() in _PLACE_CUES and not listed:
        return 0.3
    if letter == "U" and (
        (before in "CEXOA" and before and not sheet.opens[i]) or after in {"C", "E", "X", "O"}
    ):
        return 0.35
    if letter in "SW" and ((before in "CEOA" and before and not sheet.opens[i]) or after in {"C", "E", "O"}):
        return 0.45
    if flags & Is.CAPITALS:
        return 0.4
    if before == '"' and after == '"':
        return 0.35
    if flags & Is.ENGLISH and not listed:
        return 0.3
    if sheet.opens[i]:
        return 0.55 if letter == "S" else 0.5 if letter == "W" else 0.45
    return {"S": 0.7, "W": 0.65}.get(letter, 0.6)
