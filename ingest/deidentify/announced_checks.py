"""Checks of names that a word in front announces: a title, a role, a function, an office, a household."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.letters import has_vowel
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

STREET = re.compile(r"(?:straat|laan|weg|plein|singel|kade|gracht|dreef|steeg|park)$", re.IGNORECASE)
NAMED = Is.GIVEN | Is.SURNAME | Is.WEAK
HOUSEHOLD = frozenset(("gezin", "familie"))
_STREET_TITLES = frozenset(
    ["dr", "dokter", "prof", "pastoor", "mgr", "ds", "burgemeester", "mr", "ir", "jhr", "meester"]
)

_BODIES = frozenset(["bestuur", "college", "raad", "commissie"])
_ORDINALS = frozenset(["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"])


def _title(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    letters, word, flags = sheet.letters[first:last], sheet.words[last - 1], sheet.flags[last - 1]
    if word.lower() in lexicon.cues["geen_naam_na_titel"] | lexicon.cues["ambtelijke_staf"]:
        return False
    title = sheet.words[first - 1].lower()
    if sheet.letters[first - 1] == "n":
        # "– géén familie" at the end of a line names nobody on the next.
        title = sheet.words[first - 2].lower()
        if title in {"familie", "fam.", "gezin"} or (letters == "C" and sheet.letters[last : last + 1] == ":"):
            return False
    core = next((i for i in range(first, last) if sheet.letters[i] not in "vVqQ"), first)
    if core > first and letters[0] in "vq" and sheet.flags[core] & Is.DESCRIBES:
        # "een mevrouw van Stichting Timon"
        return False
    if title in {"juf", "meester", "juffrouw"} and letters[:2] == "vV":
        # "de juf van De Skeakel"
        return False
    if (
        sheet.letters[core] in "ACUX"
        and STREET.search(sheet.words[core])
        and sheet.words[first - 1].lower().rstrip(".") in _STREET_TITLES
    ):
        return False
    if letters == "u" and (len(word) < 4 or not has_vowel(word)):
        return False
    if letters[-1] == "l":
        follows = sheet.flags[last] if last < len(sheet.flags) else Is.VERB
        ends = sheet.letters[last : last + 1] in {"", ",", ".", ")", "n", "N"}
        if flags & (Is.STARTER | Is.VERB) or not (flags & NAMED or not flags & Is.WORD):
            return False
        of = bool(flags & NAMED) and sheet.words[last : last + 1] == ["van"]
        return len(letters) > 1 or ends or of or bool(follows & Is.VERB)
    return not (letters in {"A", "P"} and sheet.words[first - 1].lower() in {"ms", "sir", "les"})


def _role(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "zoon Storm", "huisarts Van Beek", "een tolk, Saba," but not "ouders Nederlandse" or "kind Sociaal Team"."""
    letter, flags = sheet.letters[first], sheet.flags[first]
    alone = last - first == 1
    if sheet.opens[first] and letter in "CEPsg":
        return False
    comma = sheet.letters[first - 1] == ","
    if letter in "CE" and sheet.letters[first - 1 - comma] in "KR" and not sheet.opens[first - 1 - comma]:
        # "dat Ouders Tevreden zijn": in this text words have capitals.
        return False
    if letter in "CU" and alone and sheet.letters[first - 1] == "," and sheet.letters[last : last + 1] == ",":
        # "de advocaat van moeder, Oosterveld, vraagt": an apposition.
        return (
            not flags & (Is.STARTER | Is.DESCRIBES | Is.PROPER)
            and sheet.words[first].lower() not in lexicon.cues["geen_persoon"]
        )
    if letter in "CEA" and alone:
        if flags & (Is.COMPOUND | Is.STARTER | Is.PROPER | Is.ENGLISH) or sheet.letters[last : last + 1] in {
            "C",
            "O",
            "A",
        }:
            return False
        return sheet.letters[first - 1] != "l" or sheet.words[first - 1].lower() in {
            "heet",
            "heette",
            "genaamd",
            "roepnaam",
        }
    if letter in "PO" and alone:
        return sheet.letters[first - 1] == "," and sheet.letters[last : last + 1] == ","
    if letter in "CEA" and not alone:
        return not flags & (Is.COMPOUND | Is.STARTER | Is.PROPER) and sheet.letters[last - 1] not in "CA"
    if letter in "VQ":
        return sheet.letters[last - 1] in "SsWUGgPO" or not sheet.flags[last - 1] & Is.COMPOUND
    between = sheet.words[first - 1].lower()
    if sheet.letters[first - 1] == "l" and between not in {
        "heet",
        "heette",
        "genaamd",
        "is",
        "was",
        "en",
        "roepnaam",
    }:
        return letter in "gs" and bool(flags & Is.GIVEN)
    return not (letter == "X" and alone)


def _function(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "jeugdbeschermer Karin", "huisarts Brandt", but not "projectleider Digitalisering"."""
    if (
        last - first == 1
        and sheet.letters[first] in "CE"
        and not sheet.flags[first] & NAMED
        and sheet.letters[first - 1] != ","
    ):
        return False
    return _role(sheet, lexicon, first, last)


def _office(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "minister Weerwind" names a person, "wethouder Zorg, Ouderen" and "minister van de Kroon" do not."""
    letters = sheet.letters[first:last]
    if letters[0] == "v" and letters[-1] not in "SWU":
        return False
    if any(
        sheet.words[i].lower() in lexicon.cues["portefeuilles"] or sheet.flags[i] & Is.DESCRIBES
        for i in range(first, last)
    ):
        return False
    if letters in {"X", "E", "A", "P"}:
        return False
    if letters[-1] == "C" and (
        sheet.words[last - 1].lower() in _BODIES or (first > 1 and sheet.words[first - 2].lower() in _ORDINALS)
    ):
        # "leden Dagelijks Bestuur", "het derde lid Gemeentewet"
        return False
    if letters == "C" and sheet.letters[last : last + 1] in {"v", "q"}:
        # "de leden College van Bestuur"
        return False
    return not (letters[-1] in "CEXMRK" and sheet.letters[last : last + 1] in {"C", "O", "&", "A"})


def _household(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "Gezin: de Groot-Wang"."""
    label = sheet.words[first - 2].lower()
    return sheet.letters[first - 2] in "kK" or label in HOUSEHOLD


def _is_called(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "de trainer heet mo": however short, behind a word of being called."""
    return sheet.words[first - 1].lower() in {"heet", "heette", "heten", "genaamd", "roepnaam"}


CHECKS = {
    "aanspreektitel": _title,
    "familie": _role,
    "familie na dubbele punt": _household,
    "functie": _function,
    "ambt": _office,
    "heet zo": _is_called,
}
