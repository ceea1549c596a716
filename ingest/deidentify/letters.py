"""The class of a word in the grammar of names (`names.py`), one letter for each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from ingest.deidentify.word import Is

_ROMAN = re.compile(r"[IVXLC]+")
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]")
CAMEL = re.compile(
    r"(?<!\bMac)(?<!\bMc)(?<!\bDe)(?<!\bVan)(?<!\bLe)(?<!\bLa)(?<!\bEl)(?<!\bAl)(?<=[a-zà-ÿ])[A-ZÀ-Þ]"
)


def has_vowel(word: str) -> bool:
    return bool(_VOWEL.search(word.lower()))


def letter_of(word: str, lower: str, flags: int, cues: Mapping[str, frozenset[str]]) -> str:
    """The class of a word in the grammar of names; the first that fits."""
    capital = bool(flags & Is.CAPITAL)
    if flags & Is.KEEP:
        return "F" if flags & Is.OFFICE and capital else "O"
    if flags & Is.TITLE:
        return "T"
    if flags & Is.PARTICLE and not flags & Is.CAPITALS:
        letter = "q" if lower in cues["voorzetsels"] else "v"
        return letter.upper() if capital else letter
    if flags & Is.PARTICLE and flags & Is.CAPITALS and flags & Is.WORD:
        return "Q" if lower in cues["voorzetsels"] else "V"
    if flags & Is.OFFICE:
        return "F" if capital else "o"
    if flags & Is.KIN:
        return "K" if capital else "k"
    if flags & Is.CARER:
        return "R" if capital else "p"
    if not capital:
        if flags & (Is.WORD | Is.COMPOUND | Is.STARTER | Is.MONTH):
            return "l"
        if flags & Is.GIVEN:
            return "h"
        return "j" if flags & (Is.SURNAME | Is.WEAK) else "u"
    if flags & Is.PARTY:
        return "O"
    if (flags & Is.MONTH and len(word) > 3) or lower == "mei":
        return "M"
    if flags & Is.STARTER:
        return "C"
    if lower in cues["richtingen"]:
        return "C"
    dictionary = flags & (Is.WORD | Is.COMPOUND)
    if flags & Is.GIVEN:
        return "g" if dictionary or flags & Is.PLACE else "G"
    if flags & Is.PLACE:
        return "P"
    if flags & Is.SURNAME:
        return "s" if dictionary else "S"
    if flags & Is.PROPER:
        return "A"
    if dictionary:
        return "C"
    plain = unicodedata.normalize("NFD", lower)
    if not has_vowel(plain) or (flags & Is.CAPITALS and (len(word) <= 6 or _ROMAN.fullmatch(word))):
        return "X"
    if flags & Is.WEAK:
        return "W"
    if flags & Is.ENGLISH:
        return "E"
    if len(word) == 1:
        return "L"
    return "X" if CAMEL.search(word) else "U"
