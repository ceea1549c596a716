"""Bodies and things that are called after a person: "Anna Polak Kliniek", "de heer Bol (Groep Van Dam)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_NOUN = re.compile(
    r"(?:kliniek|instituut|institute|gebouw|museum|theater|ziekenhuis|fonds|prijs|award|stichting|foundation|hospice|"
    r"gymnasium|universiteit|bibliotheek|lezing|penning|groep|kring|genootschap|hal|zaal|brug)$",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\((?P<kind>[CO])(?P<name>[VvqQ]{0,3}[GgSsWUC]{1,2})\)")
_PARTY_WORDS = frozenset(["groep", "lijst", "fractie"])


def bodies(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Tokens `[first, last)` of each body that its form gives away."""
    for i, word in enumerate(sheet.words):
        if word[0].isupper() and not sheet.opens[i] and _is_noun(word):
            first = _first_of(sheet, i)
            if first is not None and sheet.letters[i + 1 : i + 2] != "0":
                yield first, i + 1
    for match in _PARTY.finditer(sheet.letters):
        first = match.start("kind")
        if sheet.words[first].lower() in _PARTY_WORDS:
            yield first, match.end("name")


@lru_cache(maxsize=20_000)
def _is_noun(word: str) -> bool:
    return _NOUN.search(word) is not None


def _first_of(sheet: Sheet, noun: int) -> int | None:
    """Where two or three capitals begin that stand right before the noun on the same line.

    None before "van Stichting Bol": who is of it is named there.
    """
    if sheet.letters[noun - 1] in "vVqQ":
        return None
    first = noun
    # "Levvel Shanaya Jagroep": behind a body no other begins with a word that only ends like one.
    whole = _NOUN.fullmatch(sheet.words[noun]) is not None
    while (
        first > 0
        and _goes_with(sheet, first - 1, first)
        and noun - first < 4
        and (whole or sheet.letters[first - 1] != "O")
    ):
        first -= 1
    while first < noun and sheet.letters[first] in "vVqQ":
        first += 1
    capitals = [i for i in range(first, noun) if sheet.letters[i] not in "vVqQ"]
    titled = first > 0 and sheet.letters[first - 1] in "ITkKpRoF"
    named = any(sheet.flags[i] & (Is.GIVEN | Is.SURNAME) or sheet.letters[i] in "UW" for i in capitals)
    return first if len(capitals) > 1 and named and not titled else None


def _goes_with(sheet: Sheet, i: int, following: int) -> bool:
    return (
        sheet.letters[i] in "GgSsWUPOvVqQ" and "\n" not in sheet.text[sheet.ends[i] : sheet.starts[following]]
    )
