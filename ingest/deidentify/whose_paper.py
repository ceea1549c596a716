"""Whose paper a text is, by how it opens: that of a court, an evening of inhabitants, a body without office holders."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.in_front import OF_CITIZENS
from ingest.deidentify.other_bodies import MEETING

# Where judges sit, or inhabitants meet: whoever chairs there or has a seat holds no office by it.
_COURT = re.compile(
    r"(?im)^[^\w\n]*(?:(?:uitspraak|beslissing|vonnis|beschikking|arrest|advies|bindend advies)(?: van)? (?:de |het )?)?(?:rechtbank|gerechtshof|(?:regionaal |centraal )?tuchtcollege|college van (?:toezicht|beroep)|centrale raad van beroep|raad van discipline|"
    r"geschillencommissie|scheidsgerecht|(?:onafhankelijke |externe )?klacht\w+|bindend advies|arbitraal)\b"
)
_EVENING = re.compile(
    r"(?i)\b(?:bewoners|inwoners|buurt|wijk|dorps|ouder|inloop|informatie|dialoog|straat)(?:avond|bijeenkomst|gesprek|panel|berade?n?|café)\b|\bburgerberaad\b"
)
_OTHER_BODY = re.compile(rf"(?i)(?<!lid van de ){MEETING}")
_OPENS_AS_OF_CITIZENS = re.compile(rf"\W*{OF_CITIZENS}", re.IGNORECASE)
_HEAD = 200
"""Characters at the beginning of a text in which it says whose paper it is."""
# A paper of a college or to a council may speak of such a body in its title.
_OF_A_BOARD = re.compile(
    r"(?i)\b(?:(?:memo|nota|advies|voorstel|brief) aan (?:het college|de (?:gemeente)?raad\b(?! van))|collegevoorstel|collegebesluit|raadsvoorstel|raadsinformatiebrief|raadsbrief|schriftelijke vragen|"
    r"(?:besluitenlijst|vergadering) (?:van )?(?:het )?(?:college|b&w|de (?:gemeente)?raad\b(?! van)))|^(?:portefeuille(?:houder)?|pfh) ?:",
    re.MULTILINE,
)
_TITLE = 90
"""Characters in which a paper says what it is."""


def is_of_another_body(text: str) -> bool:
    """Whether whoever chairs or has a seat in this paper holds no office by it."""
    return (
        has_a_council_of_its_own(text)
        or _COURT.search(text[:_HEAD]) is not None
        or _EVENING.search(text[:_TITLE]) is not None
        or _OPENS_AS_OF_CITIZENS.match(text) is not None
    )


def has_a_council_of_its_own(text: str) -> bool:
    """Whether "de raad" may be that of clients or parents here."""
    head = text[:_HEAD]
    return _OTHER_BODY.search(head) is not None and _OF_A_BOARD.search(head) is None
