"""Promises and announced moments: who will do what for whom, and when, with the sentence that says so.

A sentence promises when it gives a body (the council, a committee, the Kamer, a board) something in the future.
What happened, what is asked of others and what this very letter does are no promises.
"""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.knowledge.footnotes import notes_of
from index.knowledge.promise_words import (
    BODY,
    WE,
    Cue,
    find_cue,
    has_future,
    is_lasting,
    is_not_yet,
    is_soon,
    keeps,
    may_promise,
    refers_back,
)
from index.knowledge.words import content_words, subjects_agree
from index.model import UNKNOWN, Interval, Metadata, Precision
from index.period_parts import UNRESOLVED
from index.periods import find_periods
from index.references import find_references
from index.sentences import sentences

PromiseKind = Literal["informeren", "onderzoek", "gesprek", "besluit", "oplevering"]


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise at `text[start:end]`, with the other sentences of the paper that promise the same."""

    start: int
    end: int
    digest: str
    """Of the letters of its sentence: by it a person's word is kept through a new reading of the paper."""
    kind: PromiseKind
    doer: str
    organisation: str
    """Key of the organisation that writes, or "onbekend"."""
    receiver: str
    subject: str
    window: Interval
    window_text: str
    reported: bool = False
    """Told of an earlier paper ("in die brief heb ik aangekondigd ..."), or of a meeting."""
    made_in: str | None = None
    """Number of that paper, in canonical form, when it is given."""
    made_on: date | None = None
    """Day of that paper, when it is given."""
    kept_here: bool = False
    """The paper itself says that it keeps the promise."""
    not_yet: bool = False
    """The paper says here that it is not kept yet."""
    said_status: str = ""
    """What a list of promises says of it, in its own words."""
    also: tuple[tuple[int, int], ...] = ()

    @property
    def open_ended(self) -> bool:
        """Without a term: "bij nieuwe ontwikkelingen zal ik u informeren"."""
        return not self.window_text


_NO_PROMISES = frozenset(
    {"wet", "amvb", "ministeriele-regeling", "verordening", "verdrag", "uitspraak", "bekendmaking",
     "beleidsregel", "bestemmingsplan-toelichting", "kamervragen", "motie", "amendement", "raadsvragen",
     "handreiking", "casus"}
)  # fmt: skip
"""Kinds of papers that bind or ask others and promise nothing themselves."""
_RECORDS = frozenset({"verslag", "besluitenlijst", "afdoeningsvoorstel"})
"""Kinds that record what was promised in a meeting."""
_SPOKEN = frozenset({"woordelijk-verslag", "handelingen"})


def find_promises(text: str, metadata: Metadata) -> tuple[Promise, ...]:
    """The promises of one paper, in order; sentences that promise the same are one.

    Text and offsets are those of the safe text; `metadata` tells who writes, to whom and when.
    """
    if metadata.kind.value in _NO_PROMISES:
        return ()
    found: list[Promise] = []
    spans = sentences(text)
    for i, (start, end) in enumerate(spans):
        if not may_promise(text, start, end) or end - start > 900 or " | " in text[start:end]:
            continue
        before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
        after = spans[i + 1] if i + 1 < len(spans) else (end, end)
        promise = _read(text, start, end, before, after, metadata)
        if promise:
            found.append(promise)
    if metadata.kind.value == "afdoeningsvoorstel":
        found += _rows(text, metadata)
    return merge(found)


def digest(sentence: str) -> str:
    """Equal for the same words, however they are spaced."""
    return hashlib.sha256("".join(re.findall(r"\w", sentence.lower())).encode()).hexdigest()[:16]


def merge(promises: Sequence[Promise]) -> tuple[Promise, ...]:
    """Promises of one paper, with those that promise the same joined; the narrowest window stays."""
    merged: list[Promise] = []
    for promise in promises:
        for i, other in enumerate(merged):
            if same_promise(other, promise):
                merged[i] = _joined(other, promise)
                break
        else:
            merged.append(promise)
    return tuple(merged)


def same_promise(one: Promise, other: Promise) -> bool:
    """Same kind and receiver, about the same, in windows that can be one."""
    if one.kind != other.kind or one.open_ended != other.open_ended or one.reported != other.reported:
        return False
    if _receiver_key(one.receiver) != _receiver_key(other.receiver):
        return False
    return subjects_agree(one.subject, other.subject) and windows_meet(one.window, other.window)


def windows_meet(one: Interval, other: Interval) -> bool:
    """Whether two windows overlap; an unknown one meets every window."""
    if one.precision is Precision.UNKNOWN or other.precision is Precision.UNKNOWN:
        return True
    first = max(one.first or date.min, other.first or date.min)
    last = min(one.last or date.max, other.last or date.max)
    return first <= last


def _joined(one: Promise, other: Promise) -> Promise:
    keep = one if _width(one.window) <= _width(other.window) else other
    return replace(
        one,
        window=keep.window,
        window_text=keep.window_text,
        subject=max(one.subject, other.subject, key=len),
        made_in=one.made_in or other.made_in,
        kept_here=one.kept_here or other.kept_here,
        also=(*one.also, (other.start, other.end), *other.also),
    )


def _width(window: Interval) -> int:
    if window.first is None or window.last is None:
        return 10**6
    return (window.last - window.first).days


def _receiver_key(receiver: str) -> str:
    words = receiver.lower()
    for key in ("kamer", "commissie", "raad", "db", "ab", "bestuur", "college"):
        if re.search(rf"\b\w*{key}\w*\b", words):
            return key
    return words


# --- one sentence ---------------------------------------------------------------------------------


def _read(
    text: str, start: int, end: int, before: str, after: tuple[int, int], metadata: Metadata
) -> Promise | None:
    """The promise in one sentence, or None."""
    sentence = text[start:end]
    cue = find_cue(sentence, spoken=metadata.kind.value in _SPOKEN)
    if cue is None:
        return None
    reported = cue.manner == "eerder toegezegd"
    notes = " ".join(text[a:b] for a, b in notes_of(text, start, end))
    made_in, made_on = _source(sentence, notes, before, cue, metadata.period.last) if reported else (None, None)
    anchor = made_on or metadata.period.last
    window, window_text = _window(sentence, cue, anchor, reported)
    stop = end
    if not window_text and refers_back(text[after[0] : after[1]]):
        window, window_text = _window(text[after[0] : after[1]], None, anchor, False)
        stop = after[1] if window_text else end
    receiver = _receiver(sentence, metadata)
    if receiver == UNKNOWN and cue.manner == "zal":
        # "Wij komen hierop terug" is said to whom the paper addresses.
        receiver = _addressed(metadata)
    if not _is_promise(sentence, cue, receiver, window, window_text, metadata):
        return None
    return Promise(
        start=start,
        end=stop,
        digest=digest(sentence),
        kind=_kind(sentence, cue),
        doer=_doer(sentence, cue, metadata),
        organisation=metadata.organisation.value,
        receiver=receiver,
        subject=_subject(sentence, cue, before, metadata),
        window=window,
        window_text=window_text,
        reported=reported and metadata.kind.value not in _RECORDS,
        made_in=made_in,
        made_on=made_on,
        kept_here=keeps(text[start : after[1]]) or (reported and sentence.lower().startswith("zoals")),
        not_yet=is_not_yet(text[start : stop + 300]),
    )


def _is_promise(
    sentence: str, cue: Cue, receiver: str, window: Interval, window_text: str, metadata: Metadata
) -> bool:
    """Enough to hold someone to it: a receiver with a term or a manner, or the word itself with a content."""
    match cue.manner:
        case "gesprek" | "oplevering":
            # A talk or a paper is promised only with a moment; without one it is a plan.
            bounded = bool(window_text) and (window.first is None or _width(window) < 370)
            soon = cue.manner == "gesprek" and is_soon(sentence)
            return (bounded or soon) and metadata.kind.value not in ("webpagina", "rapport")
        case "toegezegd":
            return len(content_words(sentence)) >= 2
        case "eerder toegezegd":
            content = sentence[cue.content :]
            return bool(window_text or _ABOUT.search(content) or re.search(r"\b(?:om|dat|uit te)\b", content))
        case _:
            plain = receiver.lower() in ("u", UNKNOWN)
            if receiver == UNKNOWN or (plain and metadata.kind.value == "webpagina"):
                return False
            return bool(window_text or has_future(sentence) or is_lasting(sentence))


# --- parts of a promise ---------------------------------------------------------------------------


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


def _window(sentence: str, cue: Cue | None, anchor: date | None, reported: bool) -> tuple[Interval, str]:
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


def _source(
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
_RECEIVER = re.compile(
    r"\b(?:uw (?:gemeente)?raad|uw (?:Tweede |Eerste )?Kamer|uw (?:raads)?commissie|de (?:gemeente)?raad"
    r"(?!s)|de (?:Tweede |Eerste )?Kamer"
    r"|de (?:raads)?commissie(?: (?-i:[A-Z])\w+)?|(?:de )?raadsleden|(?:de )?commissieleden|het (?:DB|AB)|het "
    r"(?:dagelijks|algemeen) bestuur"
    r"|de gemeenteraden|provinciale staten|de colleges|uw college|uw bestuur)\b",
    re.IGNORECASE,
)


def _receiver(sentence: str, metadata: Metadata) -> str:
    """The body that is promised something; "u" is whom the paper addresses."""
    if match := _RECEIVER.search(sentence):
        return re.sub(r"\s+", " ", match.group())
    if re.search(r"\b(?:u|uw)\b", sentence):
        addressed = _addressed(metadata)
        return addressed if addressed != UNKNOWN else "u"
    return UNKNOWN


def _addressed(metadata: Metadata) -> str:
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


def _doer(sentence: str, cue: Cue, metadata: Metadata) -> str:
    """Who promises: the one named in a record, else who signs, else the organisation."""
    if metadata.kind.value in _RECORDS or metadata.kind.value in _SPOKEN:
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
_ABOUT = re.compile(
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


def _subject(sentence: str, cue: Cue, before: str, metadata: Metadata) -> str:
    """What the promise is about, in the words of the sentence; else the subject of the paper."""
    content = sentence[cue.content :]
    if re.search(r"\bzeg\w* (?:dat|dit) toe\b", sentence):
        return re.sub(r"\s+", " ", before).strip()[:200]
    for pattern in (_BEFORE_VERB, _ABOUT, _GIVEN, _THAT):
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


def _kind(sentence: str, cue: Cue) -> PromiseKind:
    if cue.manner in ("gesprek", "oplevering"):
        return "gesprek" if cue.manner == "gesprek" else "oplevering"
    return _kind_of(sentence[cue.content :])


def _kind_of(words: str) -> PromiseKind:
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


# --- lists of promises ----------------------------------------------------------------------------

_ROW = re.compile(r"^(?P<row>[^\n|]*\|[^\n]+)$", re.MULTILINE)
_HEADS = {"toezegging": "what", "wat is toegezegd": "what", "onderwerp": "what", "omschrijving": "what",
          "door": "who", "termijn": "when", "planning": "when", "stand": "status", "status": "status",
          "afgedaan met": "kept", "nummer": "number", "nr": "number"}  # fmt: skip


def _rows(text: str, metadata: Metadata) -> list[Promise]:
    """The rows of a table of promises, under the heads that it gives its columns."""
    found: list[Promise] = []
    columns: list[str] = []
    for match in _ROW.finditer(text):
        cells = [cell.strip() for cell in match["row"].strip(" |").split("|")]
        heads = [_HEADS.get(cell.lower().rstrip("."), "") for cell in cells]
        if "what" in heads:
            columns = heads
            continue
        if not columns or len(cells) != len(columns):
            continue
        row = dict(zip(columns, cells, strict=True))
        what = row.get("what", "")
        if len(content_words(what)) < 1 or re.match(r"motie\b", what, re.IGNORECASE):
            continue
        window, words = _window(row.get("when") or what, None, metadata.period.last, True)
        numbers = find_references(row.get("number", ""))
        found.append(
            Promise(
                start=match.start("row"),
                end=match.end("row"),
                digest=digest(match["row"]),
                kind=_kind_of(what),
                doer=row.get("who") or metadata.sender.value,
                organisation=metadata.organisation.value,
                receiver=_receiver(what, metadata) if _RECEIVER.search(what) else metadata.addressee.value,
                subject=what,
                window=window,
                window_text=words,
                reported=True,
                made_in=numbers[0].canonical if numbers else None,
                kept_here=bool(row.get("kept")),
                said_status=row.get("status") or row.get("kept", ""),
            )
        )
    return found
