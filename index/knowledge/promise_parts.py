"""The parts of a promise that a sentence gives: term, receiver, who promises, about what and of what kind."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from index.knowledge.promise import PromiseKind
from index.knowledge.promise_words import BODY, WE, Cue
from index.knowledge.words import content_words
from index.model import UNKNOWN, Interval, Metadata, Precision
from index.period_parts import UNRESOLVED
from index.periods import find_periods
from index.references import find_references

RECORDS = frozenset({"verslag", "besluitenlijst", "afdoeningsvoorstel"})
"""Kinds that record what was promised in a meeting."""
SPOKEN = frozenset({"woordelijk-verslag", "handelingen"})


_LETTER_DATE = re.compile(
    r"\b(?:brief|memo|vergadering|circulaire|rib|raadsinformatiebrief|commissie|debat|overleg|bericht)\s+"
    r"(?:van|d\.d\.|op)\s+$",
    re.IGNORECASE,
)
_NO_TERM = re.compile(
    r"\b(?:(?<!loop )van|over|uit|d\.d\.|\w*begroting|jaarrekening|jaarverslag|periode|programma|per)\s+"
    r"(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)


def find_window(sentence: str, cue: Cue | None, anchor: date | None, reported: bool) -> tuple[Interval, str]:
    """The term of the promise: of the periods that can be one, that nearest to the promising words."""
    near = (cue.start + cue.end) // 2 if cue else 0
    begin = cue.content if cue and cue.manner == "eerder toegezegd" else 0
    options: list[tuple[int, Interval, str]] = []
    for start, end, interval in find_periods(sentence, anchor):
        before = sentence[max(0, start - 40) : start]
        if start < begin or _LETTER_DATE.search(before) or _NO_TERM.search(before):
            continue
        if _SINCE.match(sentence, start) and not reported:
            continue
        if interval.last and anchor and interval.last < anchor and not reported:
            if not interval.derived:
                continue
            interval = _next_year(interval)
        options.append((abs((start + end) // 2 - near), interval, sentence[start:end]))
    if not options:
        return UNRESOLVED, ""
    _, interval, words = min(options, key=lambda option: option[0])
    return interval, re.sub(r"\s+", " ", words)


def _next_year(interval: Interval) -> Interval:
    """A promised moment without a year that is over this year comes next year."""

    def later(day: date | None) -> date | None:
        return day and date(day.year + 1, day.month, min(day.day, monthrange(day.year + 1, day.month)[1]))

    return replace(interval, first=later(interval.first), last=later(interval.last))


def find_source(
    sentence: str, notes: str, before: str, cue: Cue, anchor: date | None
) -> tuple[str | None, date | None]:
    """The paper in which a promise was made: its number and date, here, in a note or in the sentence before."""
    head = sentence if sentence[cue.start : cue.start + 5].lower() == "zoals" else sentence[: cue.end]
    for piece in (f"{head} {notes}", before):
        numbers = [
            r for r in find_references(piece) if r.kind in ("bb", "kamerstuk", "tk-document", "kamervragen")
        ]
        dates = [i.last for s, _, i in find_periods(piece, anchor) if i.precision is Precision.DAY and i.last]
        if numbers or (dates and re.search(r"\b(?:brief|memo|vergadering|bericht)\b", piece, re.IGNORECASE)):
            return (numbers[0].canonical if numbers else None), (dates[0] if dates else None)
        if not re.search(r"\b(?:deze|die|dezelfde) (?:\w*brief|memo|vergadering)\b", sentence, re.IGNORECASE):
            break
    return None, None


_SINCE = re.compile(r"(?:vanaf|sinds|tot(?! en met)|na (?!de |het ))\b", re.IGNORECASE)
RECEIVER = re.compile(
    r"\b(?:uw (?:gemeente)?raad|uw (?:Tweede |Eerste )?Kamer|uw (?:raads)?commissie|de (?:gemeente)?raad"
    r"(?!s)|de (?:Tweede |Eerste )?Kamer"
    r"|de (?:raads)?commissie(?: (?-i:[A-Z])\w+)?|(?:de )?raadsleden|(?:de )?commissieleden|het (?:DB|AB)|het "
    r"(?:dagelijks|algemeen) bestuur"
    r"|de gemeenteraden|provinciale staten|de colleges|uw college|uw bestuur)\b",
    re.IGNORECASE,
)


def find_receiver(sentence: str, metadata: Metadata) -> str:
    """The body that is promised something; "u" is whom the paper addresses."""
    if match := RECEIVER.search(sentence):
        return re.sub(r"\s+", " ", match.group())
    if re.search(r"\b(?:u|uw)\b", sentence):
        addressed = addressee_of(metadata)
        return addressed if addressed != UNKNOWN else "u"
    return UNKNOWN


def addressee_of(metadata: Metadata) -> str:
    """Whom the paper addresses: by its head, else by its kind, as a council proposal addresses the council."""
    if metadata.addressee.value != UNKNOWN:
        return metadata.addressee.value
    return _ADDRESSED_BY_KIND.get(metadata.kind.value, UNKNOWN)


_ADDRESSED_BY_KIND = {
    "antwoord-kamervragen": "de Tweede Kamer",
    "kamerbrief": "de Tweede Kamer",
    "raadsvoorstel": "de gemeenteraad",
    "raadsinformatiebrief": "de gemeenteraad",
    "antwoord-raadsvragen": "de gemeenteraad",
}


_OFFICE = re.compile(
    r"\b(?:wethouder|burgemeester|minister|staatssecretaris|gedeputeerde|portefeuillehouder)\s+"
    r"(?:[A-Z][\w'’.-]*)(?:\s(?:van|de|der|den|ten|ter|[A-Z][\w'’.-]+)){0,4}"
)


def find_doer(sentence: str, metadata: Metadata) -> str:
    """Who promises: the one named in a record, else who signs, else the organisation."""
    if metadata.kind.value in RECORDS or metadata.kind.value in SPOKEN:
        if named := _OFFICE.search(sentence):
            return re.sub(r"\s+", " ", named.group()).strip(" .,")
        if who := _ROLE.search(sentence):
            return who.group().lower()
    if metadata.sender.value != UNKNOWN:
        return metadata.sender.value
    return metadata.organisation.value


_ROLE = re.compile(
    r"\b(?:de wethouder|de burgemeester|de minister|de staatssecretaris|het college|de voorzitter)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:over|omtrent|inzake|betreffende|met betrekking tot|terug op)\s+(?P<topic>[^.;,]{4,160})",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:ontvangt|ontvangen|krijgt|krijgen|stuur|sturen|zend|zenden|leg|leggen|bied|bieden)\s+"
    rf"(?:{BODY}|{WE})"
    rf"(?:\s+{BODY})?\s+(?P<topic>[^.;]{{6,160}})",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    r"^\W*(?P<topic>(?:over |op )?(?:de|het|een|deze|die|dit|dat)\s[^.;]{3,120}?)\s+(?:(?:ontvangt|krijgt"
    r"|stuur|sturen|zend|zenden|informeer"
    rf"|informeren|leg|leggen|kom|komen)\s+(?:{BODY}|{WE})"
    r"|(?:wordt|worden|zal|zullen)\b[^.;]*\b(?:aan|naar|met)\s)",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:dat|om|toe:?)\s+(?P<topic>[^.;]{6,200})", re.IGNORECASE)
_TAIL = re.compile(
    r",\s(?:en|maar|waarna|zodat|terwijl)\b|\s(?:zal|zullen|ge[iï]nformeerd|informe(?:er|ren)|te "
    r"(?:kunnen )?informeren)\b",
    re.IGNORECASE,
)


def find_subject(sentence: str, cue: Cue, before: str, metadata: Metadata) -> str:
    """What the promise is about, in the words of the sentence; else the subject of the paper."""
    content = sentence[cue.content :]
    if re.search(r"\bzeg\w* (?:dat|dit) toe\b", sentence):
        return re.sub(r"\s+", " ", before).strip()[:200]
    for pattern in (_BEFORE_VERB, ABOUT, _GIVEN, _THAT):
        for match in pattern.finditer(content):
            topic = re.sub(r"\s+", " ", match["topic"]).strip(" ,:")
            topic = _TAIL.split(re.sub(r"^(?:over|op|nader|verder)\s", "", topic, flags=re.IGNORECASE))[0]
            topic = _after_a_period(topic).strip()
            if content_words(topic):
                return topic
    return metadata.title.value if metadata.title.value != UNKNOWN else re.sub(r"\s+", " ", sentence)[:120]


def _after_a_period(topic: str) -> str:
    """ "in het tweede kwartaal van 2025 de uitkomst" begins with a term, which is no subject."""
    ends = [end for start, end, _ in find_periods(topic, None) if start <= 8]
    return topic[ends[0] :] if ends else topic


def kind_of_cue(sentence: str, cue: Cue) -> PromiseKind:
    if cue.manner in ("gesprek", "oplevering"):
        return "gesprek" if cue.manner == "gesprek" else "oplevering"
    return kind_of_words(sentence[cue.content :])


def kind_of_words(words: str) -> PromiseKind:
    content = words.lower()
    if re.search(r"\bin gesprek\b|\bgesprek met\b|\boverleg met\b", content):
        return "gesprek"
    if re.search(r"informe|op de hoogte|bericht|terugkoppel|in kennis|rapporteer|ontvang", content):
        return "informeren"
    if re.search(r"\b(?:onderzoek|uitzoeken|uit te zoeken|navraag|nagaan|na te gaan|inventariseren)", content):
        return "onderzoek"
    if re.search(r"\bvoorstel\b|\bvoorlegg|\bbesluit\b|\bleg\w* .* voor\b", content):
        return "besluit"
    if re.search(r"\brapport\b|\bhandreiking\b|\bplan\b|\bopleveren\b|\bnota\b|\bstur|\bstuur|\bzend", content):
        return "oplevering"
    return "informeren"


def width(window: Interval) -> int:
    if window.first is None or window.last is None:
        return 10**6
    return (window.last - window.first).days
