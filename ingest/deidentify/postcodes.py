"""Postcodes that belong to an address, however they are typed; never a year or the code of a post box."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.address import STREET_END
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.word import Is

_POSTCODE = re.compile(
    r"(?<![\w.,/€-])(?:NL[- ]|NL-)?(?P<code>[1-9]\d{3}(?:[ ]{0,2}\n?|-)(?!SA|SD|SS)[A-Z]{2})(?![\w'’-]|[ ]?\d)"
)
_POSTCODE_LOOSE = re.compile(r"(?<![\w.,/€-])(?P<code>[1-9]\d{3}[ ]?(?!sa|sd|ss)[a-zA-Z]{2})(?![\w'’-])")
_UNITS = frozenset(
    ["km", "kg", "mg", "cm", "mm", "ml", "kb", "mb", "gb", "kw", "ha", "st", "er", "en", "de", "mw", "px", "uu"]
)
_YEARLIKE = re.compile(
    r"(?:19|20)\d\d[ ](?:EN|IN|DE|OP|TE|OM|TM|AF|ER|ZO|AL|ZE|IS|BV|NV|NR|OF|EU|JA|WE|HA|KM|VS|NL|DB|AB|VO|CV|PV|KB)"
)
_OF_ADDRESS = re.compile(
    r"(?i)(?:postcode|adres|woon\w*|\d ?[a-z]{0,3}|\d (?:zwart|rood|boven|beneden|achter|hoog))\W{0,4}$"
)
# "Kerkweg 12, 1234-AB": with a hyphen it is one behind a house number or its own name alone.
_HOUSE_BEFORE = re.compile(r"(?i)(?:[a-z]{3} \d{1,4} ?[a-z/]{0,8}|postcode)[ ,:]{1,3}$")
_POSTBUS = re.compile(r"(?i)postbus[ ]\d+[\s,;|·-]{0,5}(?P<code>[1-9]\d{3}[ ]{0,2}[A-Z]{2})")


def _is_a_year(text: str, lexicon: Lexicon, start: int, end: int) -> bool:
    """ "in 2023 NB", "1998 II": no house number or word before it, no town behind it."""
    town = re.match(r"[ ,]{1,3}\n?(?P<name>[A-ZÀ-Þ'][\w'-]{2,})", text[end : end + 40])
    return (
        re.match(r"(?:19|20)\d\d[ ]", text[start:end]) is not None
        and not _OF_ADDRESS.search(text[max(0, start - 20) : start])
        and not (town and lexicon[town.group("name")].flags & (Is.PLACE | Is.KEEP))
    )


def _before_a_town(text: str, lexicon: Lexicon, end: int) -> bool:
    """ "2-bis-A, 3511 jj Utrecht" """
    town = re.match(r"[ ]{1,3}(?P<name>[A-ZÀ-Þ'][\w'-]{2,})", text[end : end + 40])
    return bool(
        town and town.group("name").isalpha() and lexicon[town.group("name")].flags & (Is.PLACE | Is.KEEP)
    )


def find_postcodes(text: str, lexicon: Lexicon) -> Iterator[Evidence]:
    """Postcodes in capitals, and in small letters where the words around say that it is one."""
    official = [match.span("code") for match in _POSTBUS.finditer(text)]
    for match in _POSTCODE.finditer(text):
        span = match.span("code")
        if span in official or _YEARLIKE.match(match.group("code")) or _is_a_year(text, lexicon, *span):
            continue
        if "-" in match.group("code") and not _HOUSE_BEFORE.search(text, max(0, span[0] - 20), span[0]):
            continue
        yield Evidence(*span, "POSTCODE", "vorm", 0.95, "postcode")
    for match in _POSTCODE_LOOSE.finditer(text):
        code = match.group("code")
        if code[-2:].islower():
            before = text[max(0, match.start() - 60) : match.start()]
            glued = len(code) == 6 and code[-2:] not in _UNITS
            if (
                glued
                or re.search(r"[1-9]\d{3} ?[A-Z]{2} en $", before)
                or (code[-2:] not in _UNITS and _before_a_town(text, lexicon, match.end()))
                or re.search(
                    rf"(?i)postcode|adres|{STREET_END}[ ]\d+\w?[, ]{{0,3}}$|(?:bus|bel|huisje|unit|app\.?|kamer) \d+\w?, $",
                    before,
                )
            ):
                yield Evidence(*match.span("code"), "POSTCODE", "vorm", 0.8, "postcode")
