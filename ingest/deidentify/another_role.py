"""What the words right beside a name say of who bears it that is no office: "adviseur Bol", "Bol (CBS)", "Bol, oud-minister"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.for_others import signs_for_others
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.other_bodies import CHAIRED
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.told_apart import has_role_below, is_told_apart, tells_an_age
from ingest.deidentify.word import Is
from ingest.deidentify.work import is_work, is_work_of_many

_NAME = frozenset("GgSsWUIT")
_LONGEST_ROW = 40
"""Words in front of a name in which a row may open of who have one role."""
_SHORT_ROW = 14
"""Words behind a name in which its row ends."""
_IN_A_ROW = frozenset("TGgSsWUIVvPACXL,&-")
_JOINS = frozenset(["en", "de", "heer", "mevrouw"])
_NAMED = re.compile(r"[^(),;\n]+")
_INSIDE = 9
"""Words of a bracket in which it is looked for what it says."""
# "de directeur van de instelling, de heer Bol"
_ROLE_OF = re.compile(r"[pR][vlqCOAPXE]{1,7},[lv]?T+\Z")
_OFFICE = r"(?:wethouder|burgemeester|minister|staatssecretaris|gedeputeerde|raadslid|statenlid|kamerlid)"
# "Bol, tot voor kort burgemeester van Z", "Bol, wethouder jeugd tot 2022"
_PAST = re.compile(
    rf" ?[,(] ?(?:\w+ ){{0,2}}?(?:(?:tot (?:voor kort|\w+ \d{{4}}|\d{{4}})|destijds|eerder) (?:\w+ ){{0,2}}?{_OFFICE}\b|{_OFFICE} (?:\w+ ){{0,3}}?tot (?:\w+ )?\d{{4}}\b)",
    re.IGNORECASE,
)
# "Bol, voorzitter van de stichting Z", "Bol, lid van de raad van toezicht"
_OF_ANOTHER_BODY = re.compile(
    rf" ?[,(] ?(?:de |een )?(?:vice-?)?(?:voorzitt?er|voorzitster|penningmeester|bestuurslid|lid|initiatiefnemer|initiatiefneemster|vertegenwoordiger|bestuurder) (?:van |bij )?(?:de |het |een |onze )?{CHAIRED}",
    re.IGNORECASE,
)


def has_another_role(sheet: Sheet, lexicon: Lexicon, tokens: range) -> bool:
    """Whether who bears the name of these tokens is said right there to be something that is no office."""
    last = tokens.stop
    return (
        has_role_in_front(sheet, lexicon, tokens.start)
        or has_role_behind(sheet, lexicon, last)
        or _is_of_a_body(sheet, lexicon, last)
        or _in_a_row_of(sheet, lexicon, tokens.start)
        or signs_for_others(sheet, tokens)
        or is_told_apart(sheet, tokens)
        or tells_an_age(sheet, tokens)
        or has_role_below(sheet, lexicon, tokens)
    )


def _in_a_row_of(sheet: Sheet, lexicon: Lexicon, first: int) -> bool:
    """ "bewoners Bol, Kok en De Wit", "de adviseurs Bol en Kok": nothing but names since a role of more than one."""
    for i in range(first - 1, max(-1, first - _LONGEST_ROW), -1):
        word = sheet.words[i].lower()
        if sheet.letters[i] in _IN_A_ROW or word in _JOINS:
            continue
        if word in lexicon.cues["ook_van_leden"]:
            return False
        many = word.endswith(("s", "en")) and sheet.letters[i] in "pRkK"
        return many or is_work_of_many(word, lexicon)
    return False


def _shares_a_role(sheet: Sheet, lexicon: Lexicon, last: int) -> bool:
    """ "Bol, Kok en De Wit, bewoners": the role behind a row of names."""
    for i in range(last, min(len(sheet.words), last + _SHORT_ROW)):
        if sheet.letters[i] not in _IN_A_ROW and sheet.words[i] not in _JOINS:
            row = sheet.letters[i - 1] == "," and "en" in sheet.words[last:i]
            return row and is_work_of_many(sheet.words[i], lexicon)
    return False


def has_role_in_front(sheet: Sheet, lexicon: Lexicon, first: int) -> bool:
    """Whether a role that is no office stands right in front of a name: "adviseur mevrouw Bol", "griffie: Bol"."""
    before = first
    while before and (sheet.letters[before - 1] in "T,:" or sheet.words[before - 1].lower() == "de"):
        before -= 1
        if sheet.words[before].lower() in lexicon.cues["titels_van_werk"]:
            return True
    if not before:
        return False
    if ":" in sheet.letters[before:first] and before > 1 and sheet.letters[before - 2] in "vqlVQ":
        # "Opmerking van de directeur: Bol kwam laat"
        return False
    word, letter = sheet.words[before - 1].lower(), sheet.letters[before - 1]
    if _is_role(sheet, lexicon, before - 1) or word.startswith(lexicon.parts["andere_raden"]):
        return True
    if _is_former(sheet, lexicon, before - 1):
        return True
    if word in lexicon.cues["ondersteuning"] and sheet.letters[before] == ":":
        return True
    if before > 1 and letter in "oF" and is_before_this_one(sheet.words[before - 2].lower(), lexicon):
        return True
    return _ROLE_OF.search(sheet.letters, max(0, first - 12), first) is not None


def has_role_behind(sheet: Sheet, lexicon: Lexicon, last: int) -> bool:
    """Whether a bracket or a comma behind a name opens a role that is no office: "(hoogleraar recht)", ", directeur"."""
    opens = sheet.letters[last : last + 1]
    if _shares_a_role(sheet, lexicon, last):
        return True
    if not opens or opens not in ",(":
        return False
    if _OF_ANOTHER_BODY.match(sheet.text, sheet.ends[last - 1]) or was_in_office(sheet, last):
        return True
    other = lexicon.cues["andere_rollen"]
    if opens == "(":
        close = sheet.letters.find(")", last, last + 1 + _INSIDE)
        inside = range(last + 1, close if close > 0 else min(last + 2, len(sheet.words)))
        if any(sheet.flags[i] & Is.PARTY and sheet.flags[i] & Is.CAPITAL for i in inside):
            return False
        offices = [i for i in inside if sheet.letters[i] in "oF"]
        if offices:
            return all(_was(sheet, lexicon, i) for i in offices)
        return any(_is_role(sheet, lexicon, i) or sheet.words[i].lower() in other for i in inside)
    behind = last + 1
    while (
        behind < min(len(sheet.words), last + 4) and sheet.words[behind].lower() in lexicon.cues["voor_een_rol"]
    ):
        behind += 1
    if (
        behind + 1 < len(sheet.words)
        and sheet.letters[behind + 1] in _NAME
        and sheet.flags[behind + 1] & Is.CAPITAL
    ):
        # "Bol, adviseur Kok": the role of who is named next.
        return False
    return behind < len(sheet.words) and (
        _is_role(sheet, lexicon, behind) or _was(sheet, lexicon, behind) or sheet.words[behind].lower() in other
    )


def was_in_office(sheet: Sheet, last: int) -> bool:
    """Whether the office behind a name is told to be over: "Bol, tot voor kort burgemeester"."""
    return _PAST.match(sheet.text, sheet.ends[last - 1]) is not None


def is_former(word: str, lexicon: Lexicon) -> bool:
    """Who held an office once does not act in it: "oud-minister", "voormalig"."""
    return word.startswith(lexicon.parts["voormalig"])


def is_before_this_one(word: str, lexicon: Lexicon) -> bool:
    """The same of a word right before an office: "de vorige wethouder", but also "de vorige keer"."""
    return is_former(word, lexicon) or word.startswith(lexicon.parts["eerdere"])


def _is_of_a_body(sheet: Sheet, lexicon: Lexicon, last: int) -> bool:
    """ "(Sterk Huis)", "(FNV Zorg en Welzijn)", not "(VVD)" or "(Houten)"."""
    if sheet.letters[last : last + 1] != "(" or last + 1 == len(sheet.words):
        return False
    body = last + 1
    known = sheet.letters[body] == "O" or sheet.words[body].lower() in lexicon.cues["diensten"]
    return known and not sheet.flags[body] & (Is.PARTY | Is.PLACE) and not _is_a_town(sheet, lexicon, body)


def _is_a_town(sheet: Sheet, lexicon: Lexicon, first: int) -> bool:
    """ "(Bergen op Zoom; later)": a municipality, up to the first mark."""
    named = _NAMED.match(sheet.text, sheet.starts[first])
    return named is not None and f"gemeente {named.group().rstrip()}" in lexicon.kept


def _was(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """ "oud-wethouder", "toenmalig minister"."""
    before = sheet.words[i - 1].lower() if i else ""
    return _is_former(sheet, lexicon, i) or (sheet.letters[i] in "oF" and is_before_this_one(before, lexicon))


def _is_former(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """ "oud-wethouder", not "Oud-Ammerveld"."""
    word = sheet.words[i]
    return is_former(word.lower(), lexicon) and not word[word.find("-") + 1].isupper()


def _is_role(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    if i >= len(sheet.words) or sheet.letters[i] in "oFTIGgSsWUP":
        return False
    word = sheet.words[i].lower()
    if word in lexicon.cues["ook_van_leden"]:
        return False
    return sheet.letters[i] in "pRkK" or is_work(word, lexicon)
