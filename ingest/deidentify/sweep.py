"""The recall sweep: a capitalised word in no dictionary and on no keep list is a person until shown otherwise."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.no_name import names_nobody
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_ORGANISATION_END = re.compile(
    r"(?:zorg|groep|team|hulp|link|hub|punt|loket|school|college|fonds|wet|agenda|akkoord|monitor|scan|wijzer|tool|app|media|tech|soft|consult|advies|nieuws|ziekenhuis|"
    r"centrum|campus|dienst|regio|commissie|beraad|overleg|platform|programma|project|tafel|alliantie|coalitie|gemeente|isme|iteit|atie|heid|logie|ics|ware|rapport|brief|"
    r"fractie|motie|richtlijn|formulier|systeem|arrest|toets|norm|budget|middelen|subsidie|regeling|methode|methodiek|aanpak|training|straat|laan|weg|plein|polder|corporatie|"
    r"stichting|verordening|procedure|besluit|notitie|convenant|protocol|raad|kamer|lijst|nummer|nr|code|plan|visie|kaart)(?:en|s|'s)?$",
    re.IGNORECASE,
)

# "JanJaap" and "LaToya" are names of people, "FlexusJeugdplein" is not.
_MIXED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{1,5}[A-ZÀ-Þ][a-zà-ÿ]{2,7}")
# "Teruggeappt dat", "Nagemaild": what someone did, in no dictionary.
_PARTICIPLE = re.compile(
    r"(?i)(?:terug|af|aan|op|over|door|uit|in|na|mee|bij|voor|toe|los|weg|heen)ge[a-zà-ÿ]{2,}(?:t|d)"
)
_LONG, _OFTEN = 800, 3


def sweep(sheet: Sheet, lexicon: Lexicon, covered: set[int]) -> Iterator[Evidence]:
    """Unknown capitalised words outside `covered` (token numbers that other evidence already holds)."""
    otherwise = used_otherwise(sheet, lexicon)
    # In a long paper a name that nobody ever gives a title or a first name is that of a firm or a place.
    long = len(sheet.words) > _LONG
    often = (
        Counter(sheet.bases[match.start()] for match in re.finditer("[SWU]", sheet.letters))
        if long
        else Counter()
    )
    for match in re.finditer(r"[SWUX]", sheet.letters):
        i = match.start()
        if match.group() == "X" and not _MIXED.fullmatch(sheet.words[i]):
            continue
        if i in covered or sheet.bases[i] in otherwise or names_nobody(sheet, lexicon, i):
            continue
        score = _score(sheet, lexicon, i)
        if score > 0 and is_place(sheet, lexicon, i):
            yield Evidence(sheet.starts[i], sheet.ends[i], "PLACE", "veeg", 0.5, "onbekende plaats")
            continue
        if score >= 0.5 and long and often[sheet.bases[i]] > _OFTEN:
            score = 0.45
        if score > 0:
            yield Evidence(sheet.starts[i], sheet.ends[i], "PERSON", "veeg", score, "onbekende hoofdletter")


def used_otherwise(sheet: Sheet, lexicon: Lexicon) -> set[str]:
    """Words that this text itself uses as something else than a person, at least as often as not."""
    as_thing: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for match in re.finditer(r"[SWUj]", sheet.letters):
        i = match.start()
        total[sheet.bases[i]] += 1
        if sheet.letters[i] == "j" or is_thing(sheet, lexicon, i):
            as_thing[sheet.bases[i]] += 1
    return {base for base, count in as_thing.items() if 2 * count >= total[base] and count > 1}


def is_thing(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """An article, a describing word or a telling neighbour makes an unknown word a thing."""
    before = sheet.words[i - 1].lower() if i else ""
    if before in lexicon.cues["lidwoorden"] and not sheet.flags[i] & Is.SURNAME:
        return True
    k = i - 1
    while k > 0 and sheet.letters[k] in "vVqQ":
        # "Advocatenkantoor Van Doorne"
        k -= 1
    before_flags = sheet.flags[k] if k >= 0 else Is.NOTHING
    if before_flags & Is.PARTY and k == i - 1 and before_flags & Is.CAPITAL:
        # "Leefbaar Capelle"
        return True
    after_flags = sheet.flags[i + 1] if i + 1 < len(sheet.words) else Is.NOTHING
    if before_flags & Is.DESCRIBES or (
        i > 1 and sheet.flags[i - 2] & Is.DESCRIBES and sheet.letters[i - 1] in '"CXEAUW'
    ):
        return True
    if {word.lower().rstrip(".") for word in sheet.words[i + 1 : i + 3]} & lexicon.cues["rechtsvormen"]:
        return True
    if after_flags & Is.AFTER_ORGANISATION and sheet.letters[i + 1 : i + 2] not in {"l"}:
        return True
    return sheet.letters[i + 1 : i + 2] in {"&", "+"} or (sheet.letters[i - 1 : i] in {"&", "+"} and i > 0)


def ends_like_a_thing(word: str) -> bool:
    return _ORGANISATION_END.search(word) is not None


def _score(sheet: Sheet, lexicon: Lexicon, i: int) -> float:
    """How likely an unknown word is a person: its place in the sentence, its neighbours, its form."""
    letter, word, flags = sheet.letters[i], sheet.words[i], sheet.flags[i]
    before = sheet.letters[i - 1] if i else ""
    after = sheet.letters[i + 1 : i + 2]
    listed = bool(flags & Is.SURNAME)
    if is_thing(sheet, lexicon, i) or len(word) < 2 or (len(word) < 3 and sheet.opens[i]):
        return 0.0
    if sheet.opens[i] and not listed and _PARTICIPLE.fullmatch(word):
        return 0.3
    if letter == "X" or len(word) < 3:
        return 0.42
    if not listed and ends_like_a_thing(word):
        return 0.0
    if before == '"' and after == '"':
        return 0.35
    if flags & Is.ENGLISH and not listed:
        return 0.3
    if _modified(sheet, i) or after in {"C", "E", "O"} or (letter == "U" and after in {"X", "A"}):
        return 0.45 if letter in "SW" else 0.35
    if sheet.opens[i]:
        if before == ":" and after in {",", "(", "n", "N", ""}:
            return 0.6
        if after and after in "lq" and sheet.words[i + 1].lower() in lexicon.cues["persoonswerkwoorden"]:
            return 0.65
        return 0.55 if letter == "S" else 0.5 if letter == "W" else 0.45
    if flags & Is.CAPITALS and before and not sheet.flags[i - 1] & Is.CAPITALS:
        return 0.4
    return {"S": 0.7, "W": 0.65}.get(letter, 0.6)


def _modified(sheet: Sheet, i: int) -> bool:
    """The capitalised word before it belongs to it: "Regionaal Lumina", not "Volgens Brenninkmeijer"."""
    if i == 0 or sheet.opens[i] or sheet.letters[i - 1] not in "CEXOA":
        return False
    return not sheet.opens[i - 1] and not sheet.flags[i - 1] & Is.STARTER


def is_place(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """An unknown word after "in" or "te" is where something is."""
    if (
        i > 1
        and sheet.words[i - 1] == "naar"
        and re.match(r"(?i)(?:ge)?vr(?:aag|aagt|agen|oeg)|luister|kijk|kijkt|zwaai", sheet.words[i - 2])
    ):
        return False
    return (
        i > 0
        and sheet.words[i - 1].lower() in lexicon.cues["plaatsaanwijzers"]
        and not sheet.flags[i] & Is.SURNAME
    )
