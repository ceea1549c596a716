"""Whose number it is: that of a person's case, or the reference that a paper itself is known by.

A register number, report number or "ons kenmerk" is what a clerk searches by and leads to a paper; the number of a
court case, a client file or an application leads to a person. Shape tells first, then the word before the number,
then what its sentence is about; in a letter to a citizen every number is the citizen's.
"""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.deidentify.evidence import Evidence

_OF_A_COURT = re.compile(
    r"C/\d\d/\d{5,6}.*|(?:JE|FA|KG|HA|FT|BP|OK) ?(?:RK|ZA|EX) ?\d.*|\d\d[/.]\d{6}[-/]\d\d|\d\d-\d{6}-\d\d|\d\d\.\d{6}\.\d\d"
    r"|200[.]\d{3}[.]\d{3}.*|PL\d{4}.*|DBC.*|[VZ]-?\d{3}[. ]?\d{3}[. ]?\d{4}"
)
_OF_A_PERSON = re.compile(
    r"(?i)\b(?:dossier|casus|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|parket|rekest|polis|verzekerden?|dbc|skj|big|agb|aangifte|proces-verbaal|pv|mutatie|vreemdelingen|v|leerling"
    r"|indicatie|behandel|traject|toewijzings?|voorziening|burger|insz|ovs|paspoort|rijbewijs|id-kaart|identiteits(?:kaart|bewijs)?|personeels|zorg|klacht|bezwaar|incident|uitkerings"
    r"|relatie|lid(?:maatschaps)?|aanmeld(?:ings)?|debiteur(?:en)?|tul|jbe?|bsn)(?:[- ]?(?:nummer|nr|no|id|code|registratie))?\b\W{0,3}(?:(?:is|was|luidt|van|haar|zijn)\W{1,2}){0,2}$"
)
_PRIVATE = re.compile(
    r"(?i)\b(?:moeder|vader|ouders?|zoon(?:tje)?|dochter(?:tje)?|kind(?:eren)?|gezin|cli[eë]nte?|pati[eë]nte?|jeugdige|minderjarige|leerling|betrokkene|belanghebbende|verzoeker|verzoekster"
    r"|aanvra(?:ger|agster|ag van)|bezwaar(?:maker|maakster|schrift)?|klacht|klager|klaagster|appellante?|reclamant|verdachte|slachtoffer|gedetineerde|uitkering|indicatie|inwoner|bewoner"
    r"|bsn|geboren|huwelijk|echtscheiding|gezag|ondertoezichtstelling|uithuisplaatsing|voogdij|paspoort|rijbewijs|schuldsanering|deurwaarder|incasso\w*)\b"
)
_REGISTER = re.compile(r"(?i)handelsregister|kvk|kamer van koophandel|kamerstuk|kadaster|kadastraal")
_SALUTATION = re.compile(r"(?i)\b(?:geachte|beste|lieve|weledele?)\b[^.\n:]{0,30}$")
_NAMELESS_SALUTATION = re.compile(
    r"(?im)^\s*geachte (?:heer[,/ ]{0,3}(?:of )?mevrouw|mevrouw[,/ ]{0,3}(?:of )?heer|heer|mevrouw|bewoners?|aanvraagster|aanvrager|ouders?(?: ?/? ?verzorgers?)?)\b ?[,:]?\s*$"
)
_AROUND = 160


def is_letter_to_a_citizen(text: str, people: Iterable[Evidence]) -> bool:
    """Whether the text greets a private person, by name ("Geachte mevrouw Jansen") or without one.

    `people` are the private persons found in `text`.
    """
    return _NAMELESS_SALUTATION.search(text) is not None or any(
        _SALUTATION.search(text, max(0, one.start - 45), one.start) for one in people
    )


def is_of_a_person(text: str, number: Evidence, private: Iterable[Evidence]) -> bool:
    """Whether the number at this place belongs to the case of a person; `private` is what else is masked here."""
    written, before = text[number.start : number.end], text[max(0, number.start - 80) : number.start]
    if _OF_A_COURT.fullmatch(written):
        return True
    if _REGISTER.search(before):
        return False
    if _OF_A_PERSON.search(before):
        return True
    start, end = _sentence(text, number.start, number.end)
    if _PRIVATE.search(text, start, end):
        return True
    # Beside its own label a number of a letterhead shares the line with the clerk who wrote the letter.
    labelled = re.search(r"(?i)(?:kenmerk|nummer|nr\.?|referentie|code|id)\W{0,4}$", before) is not None
    return not labelled and any(start <= one.start < end for one in private)


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
