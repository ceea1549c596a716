"""Places of a case that the word beside them gives away: a quarter, a hospital, "de Rotterdamse moeder"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_NAME = (
    r"(?:(?:de|het|'t|ter|ten|oud|nieuw)[ ])?[A-ZÀ-Þ][\w'-]+"
    r"(?:[ -](?:(?:aan|op|de|den|het|van)[ ]){0,2}[A-ZÀ-Þ][\w'-]+){0,2}"
)
_BESIDE = re.compile(
    rf"\b(?i:wijk|woonwijk|buurt|buurtschap|dorp|stadsdeel|gehucht|deelgemeente|azc|asielzoekerscentrum|camping|"
    rf"ziekenhuis|kliniek|wijkcentrum|buurthuis)[ ](?P<name>{_NAME})"
    rf"|(?P<care>(?!(?:Het|De|Een|In|Dit)[ ])(?:[A-ZÀ-Þ][\w'-]{{1,40}}[ ]){{1,2}}"
    rf"(?:[Kk]inder)?(?i:ziekenhuis|kliniek|gasthuis))\b"
)
_OF_A_TOWN = re.compile(r"(?:se|sche)$")
_IRREGULAR = frozenset(["haagse", "bossche", "zwolse", "goudse", "leidse"])


def find_local_places(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """PLACE; which of it goes is for the policy."""
    for match in _BESIDE.finditer(sheet.text):
        start, end = match.span(match.lastgroup or 0)
        yield Evidence(start, end, "PLACE", "vorm", 0.6, "plaats bij een woord")
    for i, word in enumerate(sheet.words):
        if word[:1].isupper() and _of_a_town(word, lexicon) and not sheet.flags[i] & (Is.KEEP | Is.GIVEN):
            yield Evidence(sheet.starts[i], sheet.ends[i], "PLACE", "vorm", 0.6, "van een plaats")


@lru_cache(maxsize=20_000)
def _of_a_town(word: str, lexicon: Lexicon) -> bool:
    if word.lower() in _IRREGULAR:
        return True
    stem = _OF_A_TOWN.sub("", word)
    return len(stem) > 2 and stem != word and bool(lexicon[stem].flags & Is.PLACE)
