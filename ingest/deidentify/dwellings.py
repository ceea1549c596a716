"""Homes that are no house in a street: a boat, a place on a camping site, a bare number, a post box."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.openings import Opened, Places

CAPITALISED = r"[A-ZÀ-Þ][\w'.À-ÿ-]{0,40}"
"""No longer: a word without end would be tried from each of its letters to the last."""
_STOREY = Opened(
    "nr|nummer",
    r"(?i:nr\.?|nummer)[ ](?P<number>\d{1,4}\w?[ -](?:een|één|twee|drie|vier)hoog)\b",
    ahead=True,
)
# "op nummer 8", "ligplaats 17": without a street, but where someone is at home.
_BARE = Opened(
    "op|van|bij|naast|tegenover|achter|naar|aan|ligplaats|standplaats|perceel|kavel|steiger|woonwagen|stacaravan|huisje|chalet|bungalow",
    r"(?:(?i:(?:op|van|bij|naast|tegenover|achter|naar|aan)[ ])(?P<number>(?i:(?:huis)?(?:nummer|nr\.?|no\.?))[ ]\d{1,4}(?:[ ]?[a-zA-Z](?!\w)|-[IVX]{1,4})?(?:,[ ]\d{1,4}(?!\d|[.,]\d))*(?:[ ]en[ ]\d{1,4})?)(?![\w%]|[.,:]\d|[ ](?:van|op)[ ]de[ ](?:lijst|agenda|ranglijst))"
    r"|(?i:(?:ligplaats|standplaats|perceel|kavel|steiger|woonwagen|stacaravan|huisje|chalet|bungalow))[ ](?:nr\.?[ ]|nummer[ ])?(?P<spot>\d{1,4}[a-zA-Z]?)(?![\w%]|[.,:]\d))",
    ahead=True,
)
# "blok C, unit 31", "gebouw 11, bed 4": two in a row say where.
_TWO_SPOTS = Opened(
    "blok|gebouw|veld|unit|hal|toren|portiek|vleugel|barak|steiger|laan",
    r"[ ](?:[A-Z]-?\d{0,3}|\d{1,4}),[ ](?i:unit|kamer|bed|nummer|nr\.?|plek|hut|huisje|deur|bel|box|etage)[ ](?:[A-Z]-?\d{0,4}|\d{1,4}[a-z]?)(?!\w)",
)
# What people live in when it is no house.
_BOAT = Opened(
    "woonboot|woonschip|woonark|ark|caravan|chalet|huize|hoeve|boerderij|vakantiepark|camping",
    r"[ ][\"']?(?P<name>(?:(?:De|Het|'t|La|Den)[ ])?[A-ZÀ-Þ][\w'-]+(?:[ ][A-ZÀ-Þ][\w'-]+)?)",
)
# "de flat boven de Action": told by what is under it.
_ABOVE = Opened(
    "flat*|appartement*|woning*|bovenwoning*|huis*|etage*|kamer*|portiek*",
    r"(?i:(?:flat|appartement|woning|bovenwoning|huis|etage|kamer|portiek)(?:je)?[ ](?:boven|achter|naast|tegenover)[ ](?:de[ ]|het[ ])?)[A-ZÀ-Þ][\wÀ-ÿ'-]{1,40}",
    ahead=True,
)
_POSTBUS_ALONE = re.compile(r"(?i:postbus)[ ]\d{2,6}(?!\w)")
_SPOT = r"(?:huisje|chalet|bungalow|plek|plaats|kavel|unit|kamer|nummer|nr\.?|caravan|huis|blok)"
_PARK = "camping|recreatiepark|vakantiepark|bungalowpark|park|woonwagenkamp|woonwagenpark|jachthaven|azc|opvang|flat|hotel|motel|toren"
_AT_PARK = Opened(
    _PARK,
    rf"[ ](?P<name>(?:(?:De|Het|'t|Den)[ ])?{CAPITALISED}(?:[ ]{CAPITALISED})?),?[ ](?:{_SPOT}[ ])?(?P<number>\d{{1,4}}[a-zA-Z]?)(?![\w%]|[.,:]?\d)",
)
_SPOT_FIRST = Opened(
    _PARK,
    rf",?[ ](?P<spot>{_SPOT}[ ]\d{{1,4}}\w?,[ ](?:(?:De|Het|'t)[ ])?{CAPITALISED})",
)
_NUMBER_OF_PARK = Opened(
    "huisje|chalet|bungalow|plek|plaats|kavel|unit|kamer|nummer|nr|caravan|huis|blok",
    rf"(?i:{_SPOT})[ ](?P<number>\w?\d{{1,4}}\w?)[ ](?:op|van|in|bij)[ ](?:de[ ]|het[ ])?(?i:(?:{_PARK}))[ ](?P<name>(?:(?:De|Het|'t|Den)[ ])?{CAPITALISED}(?:[ ]{CAPITALISED})?)",
    ahead=True,
)


def find_dwellings(places: Places) -> Iterator[Evidence]:
    """Homes with a name or a number of their own; the score says how much the words around must still tell."""
    for match in _BARE.finditer(places):
        yield Evidence(*match.span(match.lastgroup or 0), "ADDRESS", "vorm", 0.45, "nummer zonder straat")
    for match in _TWO_SPOTS.finditer(places):
        yield Evidence(*match.span(), "ADDRESS", "vorm", 0.6, "plek in een gebouw")
    for match in _STOREY.finditer(places):
        yield Evidence(*match.span(), "ADDRESS", "vorm", 0.7, "nummer met verdieping")
    for match in _BOAT.finditer(places):
        yield Evidence(*match.span(), "ADDRESS", "vorm", 0.5, "naam van een huis of boot")
    for match in _ABOVE.finditer(places):
        yield Evidence(*match.span(), "ADDRESS", "vorm", 0.5, "boven een winkel")
    for match in _POSTBUS_ALONE.finditer(places.text):
        yield Evidence(*match.span(), "ADDRESS", "vorm", 0.45, "postbus")
    for opened in (_AT_PARK, _NUMBER_OF_PARK, _SPOT_FIRST):
        for match in opened.finditer(places):
            yield Evidence(*match.span(), "ADDRESS", "vorm", 0.55, "park of camping")
