"""Whose number it is: that of a person's case, or the reference that a paper itself is known by.

A register number, report number or "ons kenmerk" is what a clerk searches by and leads to a paper; the number of a
court case, a client file or an application leads to a person. Shape tells first, then the word before the number,
then what its sentence is about; in a letter to a citizen every number is the citizen's.
"""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from ingest.deidentify.evidence import Evidence

_OF_A_COURT = re.compile(
    r"C/?\d\d/\d{5,6}.*|(?:JE|FA|KG|HA|FT|BP|OK) ?(?:RK|ZA|EX) ?\d.*|\d\d[/.]\d{6}[-/]\d\d|\d\d-\d{6}-\d\d|\d\d\.\d{6}\.\d\d"
    r"|.*(?:VERZ|EXPL).*|[A-NP-Z]{2}[A-NP-Z0-9]{6}\d|200[.]\d{3}[.]\d{3}.*|PL\d{4}.*|DBC.*|[VZ]-?\d{3}[. ]?\d{3}[. ]?\d{4}"
)
_OF_A_PERSON = re.compile(
    r"(?i)\b(?:dossier|casus|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|parket|rekest|polis|verzekerden?|dbc|skj|big|agb|aangifte|proces-verbaal|pv|mutatie|vreemdelingen|v|leerling"
    r"|indicatie|behandel|traject|toewijzings?|voorziening|burger|insz|ovs|paspoort|rijbewijs|id-kaart|identiteits(?:kaart|bewijs)?|personeels|zorg|klacht|bezwaar|incident|uitkerings"
    r"|relatie|lid(?:maatschaps)?|aanmeld(?:ings)?|debiteur(?:en)?|tul|jbe?|bsn)(?:[- ]?(?:nummer|nr|no|id|code|registratie))?\b\W{0,3}(?:(?:is|was|luidt|van|haar|zijn)\W{1,2}){0,2}$"
)
_PRIVATE = re.compile(
    r"(?i)\b(?:moeder|vader|ouders?|zoon(?:tje)?|dochter(?:tje)?|kind(?:eren)?|gezin|cli[eë]nte?|pati[eë]nte?|jeugdige|minderjarige|leerling|betrokkene|belanghebbende|verzoeker|verzoekster"
    r"|aanvra(?:ger|agster|ag van)|bezwaar(?:maker|maakster|schrift)?|klacht|klager|klaagster|appellante?|reclamant|verdachte|slachtoffer|gedetineerde|uitkering|indicatie|inwoner|bewoner"
    r"|zienswijze|uw (?:verzoek|aanvraag|brief|melding)|woo-verzoek|verzoek van|melding van|rechtbank|kinderrechter|gerechtshof|zitting|uitspraak|politie|aangifte|ots|uhp|verlenging"
    r"|bsn|geboren|huwelijk|echtscheiding|gezag|ondertoezichtstelling|uithuisplaatsing|voogdij|paspoort|rijbewijs|schuldsanering|deurwaarder|incasso\w*)\b"
)
# "xyznummer" is somebody's unless it is known to be that of a paper.
_CUE = re.compile(r"(?i)\b(?P<stem>[a-zà-ÿ-]{2,}?)-?(?:nummers?|nrs?|code|id)\b\W{0,4}(?:(?:is|was|luidt)\W)?$")
_OF_A_PAPER = re.compile(
    r"(?:ons|uw|zaak|document|registratie|rapport|project|formulier|notificatie|cas|besluit|stuk|brief|agenda|agendapunt|order|inkoop|bestel|factuur|plan|motie|bestek|artikel"
    r"|publicatie|register|corsa|djuma|verseon|post|dossier|kenmerk|referentie|raads|voorstel|voorstel|vergunning|volg|archief|versie|tekening|bijlage|contract|subsidie|debiteur"
    r"|programma|vergader|identificatie|het|met|onder)+s?$"
)
_NEAR = re.compile(
    r"(?i)\b(?:skj|big|agb|dbc|cli[eë]nt\w*|pati[eë]nt\w*|parket\w*|rekest\w*|v-nummer|vreemdelingen\w*|polis\w*)\b"
)
_ABOUT_A_PERSON = re.compile(
    r"(?i)\b(?:aanvra(?:ger|agster)|cli[eë]nte?|betrokkene|belanghebbende|bezwaarma(?:ker|akster)|bsn|burgerservicenummer|geboren|geb\.|geboortedatum|verzoek(?:er|ster)|klager|klaagster"
    r"|uw (?:aanvraag|bezwaar|melding|klacht|verzoek)|minderjarige)\b"
)
_PAPER = re.compile(
    r"(?i)\b(?:brief|brieven|kenmerk|referentie|rapport\w*|nota|notitie|besluit\w*|voorstel\w*|raadsvoorstel\w*|motie\w*|amendement\w*|toezegging\w*|memo|rib|stuk|stukken|document\w*"
    r"|bijlage\w*|beantwoording|vragen|agenda\w*|verslag\w*|onderwerp|zaaknummer|raadsinformatiebrief|kamerbrief|nr\.?|nummer)\b"
)
_LETTERHEAD = re.compile(r"(?i)(?:kenmerk|nummer|nr|referentie)\.?(?:[ ]{0,2}[:|]\s{0,3}|\s{2,}|\n)$")
_REGISTER = re.compile(r"(?i)handelsregister|kvk|kamer van koophandel|kamerstuk|kadaster|kadastraal")
_SALUTATION = re.compile(r"(?i)\b(?:geachte|beste|lieve|weledele?)\b[^.\n:]{0,30}$")
_NAMELESS_SALUTATION = re.compile(
    r"(?im)^[^\S\n]*geachte (?:heer[,/ ]{0,3}(?:of )?mevrouw|mevrouw[,/ ]{0,3}(?:of )?heer|heer|mevrouw|bewoners?|aanvraagster|aanvrager|ouders?(?: ?/? ?verzorgers?)?)\b ?[,:]?\s*$"
)
# "T-26-050. Aan de gehele raad": the entry of a list of promises, motions or amendments.
_HEADS_AN_ENTRY = re.compile(r"(?:T|M|A|TZ|TOEZ|MO|AM)-?(?:20)?\d\d-\d{2,4}$")
_AROUND = 160


def is_letter_to_a_citizen(text: str, people: Iterable[Evidence]) -> bool:
    """Whether the text greets a private person, by name ("Geachte mevrouw Jansen") or without one.

    `people` are the private persons found in `text`.
    """
    return _NAMELESS_SALUTATION.search(text) is not None or any(
        _SALUTATION.search(text, max(0, one.start - 45), one.start) for one in people
    )


class Whose(Enum):
    PERSON = "person"
    PAPER = "paper"
    UNTOLD = "untold"
    """Nothing beside the number tells; elsewhere in the document something may."""


def whose(text: str, number: Evidence, private: Iterable[Evidence]) -> Whose:
    """Whose number stands at this place; `private` is what else is masked in the text."""
    written, before = text[number.start : number.end], text[max(0, number.start - 80) : number.start]
    if _OF_A_COURT.fullmatch(written):
        return Whose.PERSON
    if _REGISTER.search(before):
        return Whose.PAPER
    cue = _CUE.search(before)
    if cue and not _OF_A_PAPER.match(cue.group("stem").lower().replace("-", "")):
        return Whose.PERSON
    if _OF_A_PERSON.search(before) or _NEAR.search(before[-45:].rsplit("\n", 1)[-1]):
        return Whose.PERSON
    start, end = _sentence(text, number.start, number.end)
    if _PRIVATE.search(text, start, end):
        return Whose.PERSON
    if _HEADS_AN_ENTRY.match(written) and _stands_first(text, number.start):
        return Whose.PAPER
    # In a letterhead ("Ons kenmerk: ...") a number stands beside the clerk who wrote the letter.
    if _LETTERHEAD.search(before):
        near = text[max(0, number.start - 250) : number.end + 250]
        return Whose.PERSON if _ABOUT_A_PERSON.search(near) else Whose.PAPER
    if any(start <= one.start < end for one in private):
        return Whose.PERSON
    # A label may stand on the line above, in the same column.
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    return Whose.PAPER if cue or _PAPER.search(text, above, end) else Whose.UNTOLD


def _stands_first(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t*-|•")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the line of a letterhead, around a stretch; at most 160 characters on either side."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if line_end - line_start < 60:
        return line_start, line_end
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    for mark in (". ", "\n\n", "? ", "! ", ".\n"):
        first = max(first, text.rfind(mark, first, start) + 1)
        stop = text.find(mark, end, last)
        last = stop if stop >= 0 else last
    return first, last
