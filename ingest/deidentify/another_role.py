"""What the words right beside a name say of who bears it that is no office: "adviseur Bol", "Bol (CBS)", "Bol, oud-minister"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

FORMER = ("oud-", "voormalig", "gewezen", "ex-", "vroegere", "toenmalig")
"""Who held an office once does not act in it: "oud-minister", "voormalig wethouder"."""
BEFORE_THIS_ONE = (*FORMER, "vorige", "eerdere", "afgetreden")
"""The same, right before an office only: "de vorige wethouder", but also "de vorige keer"."""
WORK = (
    r"(?!fractie|partij|lijst|delegatie|stadsdeel|portefeuille)[\w-]*"
    r"(?:advis(?:eur|euse)|medewerk(?:er|ster)|manager|leid(?:er|ster)|hoogleraar|direct(?:eur|rice)|coach|arts|psychiater|psycho(?:loog|loge)|pedagoog|"
    r"ondernemer|onderneemster|onderzoek(?:er|ster)|co[öo]rdinator|ambtenaar|ambtenares|griffier|journaliste?|deskundige|consulente?|begeleid(?:er|ster)|"
    r"verpleegkundige|verloskundige|advoca(?:at|te)|juriste?|docente?|leraar|lerares|leerkracht|rechter|officier|inspecteur|controller|verslagge(?:ver|efster)|"
    r"beschermer|voogd|zorg(?:er|ster)|verlener|werk(?:er|ster)|studente?|stagiaire?|makelaar|architect|accountant|notaris|econoom|socioloog|assistente?|"
    r"secretaresse|chauffeur|conciërge|vrijwillig(?:er|ster)|bewo(?:ner|onster)|inwo(?:ner|onster)|omwonende|toezichthouder|(?:bad|huis|school|pacht)meester|oprichter|oprichtster|bode|gepensioneerde?)"
)
"""What people do who are in no office, by how the word ends."""
_WORK = re.compile(WORK, re.IGNORECASE)
_OTHER = frozenset(["verslag", "notulen", "hoofd", "inspreker", "inspreekster", "gast", "kwartiermaker"])
_ALSO_MEMBERS = frozenset(
    [
        "woordvoerder",
        "woordvoerders",
        "woordvoerster",
        "collega",
        "collega's",
        "collegae",
        "kandidaat",
        "lijsttrekker",
    ]
)
"""Roles that someone in office has as well."""
_OTHER_BODIES = ("or-", "mr-", "cr-", "rvt-")
"""How words open for who sits in a council that governs nobody: "OR-voorzitter"."""
SERVICES = frozenset(
    [
        "ggd",
        "gi",
        "om",
        "igj",
        "ggz",
        "cjg",
        "rvdk",
        "uwv",
        "svb",
        "nji",
        "cbs",
        "scp",
        "cpb",
        "rivm",
        "fnv",
        "cnv",
        "wodc",
        "tno",
        "nza",
        "lhv",
    ]
)
"""Bodies without office holders that go by their letters."""
_FIELDS = frozenset(["griffie", "staf", "ondersteuning"])
"""Before a colon they open who works there."""
_SMALL = frozenset(
    [
        "de",
        "het",
        "een",
        "onze",
        "mijn",
        "haar",
        "zijn",
        "hun",
        "als",
        "thans",
        "nu",
        "inmiddels",
        "tegenwoordig",
        "zelf",
        "ook",
    ]
)
_NAME = frozenset("GgSsWUIT")
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
    r" ?[,(] ?(?:de |een )?(?:vice-?)?(?:voorzitt?er|voorzitster|penningmeester|bestuurslid|lid|initiatiefnemer|initiatiefneemster|vertegenwoordiger|bestuurder) (?:van |bij )?(?:de |het |een |onze )?"
    r"(?:stichting|\w*vereniging(?! van nederlandse)|\w*comité|\w*platform|coöperatie|\w*bond|raad van (?:bestuur|toezicht)|(?:cliënten|ouder|ondernemings|wijk|dorps|buurt|jongeren|advies|bewoners)-?raad|bewoners\w*|buurt\w*|klankbordgroep|werkgroep)\b",
    re.IGNORECASE,
)


def has_another_role(sheet: Sheet, tokens: range) -> bool:
    """Whether who bears the name of these tokens is said right there to be something that is no office."""
    last = tokens.stop
    return _in_front(sheet, tokens.start) or has_role_behind(sheet, last) or _is_of_a_body(sheet, last)


def _is_of_a_body(sheet: Sheet, last: int) -> bool:
    """ "(Sterk Huis)", "(FNV Zorg en Welzijn)", not "(VVD)" or "(Houten)"."""
    if sheet.letters[last : last + 1] != "(" or last + 1 == len(sheet.words):
        return False
    body = last + 1
    known = sheet.letters[body] == "O" or sheet.words[body].lower() in SERVICES
    return known and not sheet.flags[body] & (Is.PARTY | Is.PLACE)


def _in_front(sheet: Sheet, first: int) -> bool:
    before = first
    while before and (sheet.letters[before - 1] in "T,:" or sheet.words[before - 1].lower() == "de"):
        before -= 1
    if not before:
        return False
    if ":" in sheet.letters[before:first] and before > 1 and sheet.letters[before - 2] in "vqlVQ":
        # "Opmerking van de directeur: Bol kwam laat"
        return False
    word, letter = sheet.words[before - 1].lower(), sheet.letters[before - 1]
    if _is_role(sheet, before - 1) or word.startswith((*FORMER, *_OTHER_BODIES)):
        return True
    if word in _FIELDS and sheet.letters[before] == ":":
        return True
    if before > 1 and letter in "oF" and sheet.words[before - 2].lower().startswith(BEFORE_THIS_ONE):
        return True
    return _ROLE_OF.search(sheet.letters, max(0, first - 12), first) is not None


def has_role_behind(sheet: Sheet, last: int) -> bool:
    """Whether a bracket or a comma behind a name opens a role that is no office: "(hoogleraar recht)", ", directeur"."""
    opens = sheet.letters[last : last + 1]
    if not opens or opens not in ",(":
        return False
    if _OF_ANOTHER_BODY.match(sheet.text, sheet.ends[last - 1]) or was_in_office(sheet, last):
        return True
    if opens == "(":
        close = sheet.letters.find(")", last, last + 1 + _INSIDE)
        inside = range(last + 1, close if close > 0 else min(last + 2, len(sheet.words)))
        if any(sheet.flags[i] & Is.PARTY and sheet.flags[i] & Is.CAPITAL for i in inside):
            return False
        offices = [i for i in inside if sheet.letters[i] in "oF"]
        if offices:
            return all(_was(sheet, i) for i in offices)
        return any(_is_role(sheet, i) or sheet.words[i].lower() in _OTHER for i in inside)
    behind = last + 1
    while behind < len(sheet.words) and behind < last + 4 and sheet.words[behind].lower() in _SMALL:
        behind += 1
    if (
        behind + 1 < len(sheet.words)
        and sheet.letters[behind + 1] in _NAME
        and sheet.flags[behind + 1] & Is.CAPITAL
    ):
        # "Bol, adviseur Kok": the role of who is named next.
        return False
    return behind < len(sheet.words) and (
        _is_role(sheet, behind) or _was(sheet, behind) or sheet.words[behind].lower() in _OTHER
    )


def was_in_office(sheet: Sheet, last: int) -> bool:
    """Whether the office behind a name is told to be over: "Bol, tot voor kort burgemeester"."""
    return _PAST.match(sheet.text, sheet.ends[last - 1]) is not None


def _was(sheet: Sheet, i: int) -> bool:
    """ "oud-wethouder", "toenmalig minister"."""
    word, before = sheet.words[i].lower(), sheet.words[i - 1].lower() if i else ""
    return word.startswith(FORMER) or (sheet.letters[i] in "oF" and before.startswith(BEFORE_THIS_ONE))


def _is_role(sheet: Sheet, i: int) -> bool:
    if i >= len(sheet.words) or sheet.letters[i] in "oFTIGgSsWUP":
        return False
    word = sheet.words[i].lower()
    if word in _ALSO_MEMBERS:
        return False
    return sheet.letters[i] in "pRkK" or _WORK.fullmatch(word) is not None
