"""Promises to inform, found with the sentence that makes them, and whether they were kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from index.model import Interval, Precision
from index.periods import find_periods
from index.references import find_references
from index.sentences import sentences


class Status(StrEnum):
    """The words of the registries, plus what can honestly be said of an incomplete collection."""

    OPEN = "openstaand"
    KEPT = "voldaan"
    ONGOING = "doorlopend, zonder termijn"
    NOT_FOUND = "geen afdoening gevonden in deze bronnen"


class Kind(StrEnum):
    INFORM = "informeren"
    DELIVER = "oplevering"
    RESEARCH = "onderzoek"
    DECIDE = "besluit"
    TALK = "gesprek"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a safe text, at `[start, end)`, that makes or recalls a promise."""

    start: int
    end: int
    sentence: str
    kind: Kind
    window: Interval
    window_text: str
    subject: str
    recalled: bool
    """True when the sentence speaks of an earlier announcement: "heb ik aangekondigd"."""
    number: str | None = None
    """Number of the earlier paper that a recalled promise was made in."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A row of the ledger: who promised whom what, by when, and what became of it."""

    document_id: str
    said: tuple[Said, ...]
    doer: str
    addressee: str
    subject: str
    kind: Kind
    window: Interval
    window_text: str
    status: Status
    kept_by: tuple[str, ...] = ()
    """Ids of the documents that keep it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the ledger needs of a document: who wrote to whom, when, under which number, and what it says."""

    id: str
    title: str
    number: str | None
    written: date | None
    doer: str
    addressee: str
    said: tuple[Said, ...]


NOT_A_PROMISE_IN = frozenset(
    [
        "motie",
        "amendement",
        "kamervragen",
        "schriftelijke-vragen",
        "wet",
        "amvb",
        "ministeriele-regeling",
        "beleidsregel",
        "verordening",
        "lokale-regelgeving",
        "regeling",
        "verdrag",
        "uitspraak",
    ]
)

_ADDRESSEE = (
    r"(?:u|uw (?:raad|kamer|college|commissie|staten)|de (?:raad|kamer|commissie|staten|raadsleden)|"
    r"het (?:db|ab|dagelijks bestuur|algemeen bestuur|bestuur|college)|de (?:tweede|eerste) kamer|beide kamers)"
)
_INFORM = (
    r"(?:(?:nader |verder |schriftelijk |mondeling |actief |tussentijds )*"
    r"(?:informeren|ge[iï]nformeerd|berichten|bericht|rapporteren|gerapporteerd|inlichten|ingelicht)|"
    r"op de hoogte (?:te )?(?:stellen|gesteld|brengen|gebracht|houden|gehouden))"
)
_DELIVER = (
    r"(?:toesturen|toegestuurd|toezenden|toegezonden|aanbieden|aangeboden|doen toekomen|voorleggen|voorgelegd|"
    r"sturen|gestuurd|zenden|gezonden|opleveren|opgeleverd)"
)
_RETURN = r"(?:kom(?:en|t)?|zal|zullen)\b[^.?!;]{0,80}?\b(?:hier|daar)?op\b[^.?!;]{0,60}?\bterug(?:komen)?\b"
_NEAR = r"[^.?!;]{0,140}?"

_PROMISES: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (rf"\b(?:zal|zullen)\b{_NEAR}\b{_ADDRESSEE}\b{_NEAR}\b{_INFORM}\b", Kind.INFORM),
        (rf"\b{_ADDRESSEE}\b{_NEAR}\b(?:zal|zullen|wordt|worden)\b{_NEAR}\b{_INFORM}\b", Kind.INFORM),
        (rf"\b(?:wordt|worden)\b{_NEAR}\b{_ADDRESSEE}\b{_NEAR}\b{_INFORM}\b", Kind.INFORM),
        (rf"\b{_ADDRESSEE}\b{_NEAR}\b{_INFORM}\b (?:zal|zullen) (?:worden)\b", Kind.INFORM),
        (rf"\bverwacht(?:en)?\b{_NEAR}\b{_ADDRESSEE}\b{_NEAR}\bte (?:kunnen )?{_INFORM}\b", Kind.INFORM),
        (rf"\bstre(?:ef|ven)\b{_NEAR}\b{_ADDRESSEE}\b{_NEAR}\bte {_INFORM}\b", Kind.INFORM),
        (rf"\b(?:informeer|informeren|bericht|berichten) (?:ik|wij|we)\b{_NEAR}\b{_ADDRESSEE}\b", Kind.INFORM),
        (
            rf"\b(?:houd|houden) (?:ik|wij|we) {_ADDRESSEE}\b{_NEAR}\b(?:op de hoogte|ge[iï]nformeerd)\b",
            Kind.INFORM,
        ),
        (rf"\b(?:zal|zullen)\b{_NEAR}\b{_ADDRESSEE}\b{_NEAR}\b{_DELIVER}\b", Kind.DELIVER),
        (rf"\b{_ADDRESSEE} (?:ontvangt|ontvangen)\b", Kind.DELIVER),
        (rf"\b(?:ontvangt|ontvangen|krijgt|krijgen) {_ADDRESSEE}\b", Kind.DELIVER),
        (rf"\b(?:stuur|sturen|zend|zenden|bied|bieden) (?:ik|wij|we)\b{_NEAR}\b{_ADDRESSEE}\b", Kind.DELIVER),
        (rf"\b{_RETURN}", Kind.INFORM),
        (r"\b(?:zeg|zeggen|zegt)\b[^.?!;]{0,60}?\btoe\b(?!\s+aan)", Kind.INFORM),
    )
)
# A sentence without any of these makes no promise; most sentences go no further than this.
_WORTH_READING = re.compile(
    r"nform|bericht|hoogte|rapporte|inlicht|ingelicht|stur|stuur|zend|zond|bied|ontva|krijg|terug|\btoe\b"
    r"|toegezegd|"
    r"voorle|voorge|lever|beloofd|toekomen",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    rf"\b(?:heb|hebben|heeft|is|zijn|werd|had|hadden)\b{_NEAR}\b(?:aangekondigd|toegezegd|beloofd)\b"
    rf"|\b(?:zoals|conform)\b{_NEAR}\b(?:aangekondigd|toegezegd|beloofd)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    rf"\b{_ADDRESSEE}\b{_NEAR}\b(?:te (?:kunnen )?{_INFORM}|te {_DELIVER}|{_INFORM})"
    rf"|\b(?:informeer|bericht|{_INFORM}|stuur|zend|bied|{_DELIVER}) (?:ik|wij|we)\b{_NEAR}\b{_ADDRESSEE}\b",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(r"^(?:naar verwachting|dit|dat|de verwachting)\b.{0,110}$", re.IGNORECASE)
_ONGOING = re.compile(
    r"\b(?:bij (?:nieuwe|relevante|verdere) (?:ontwikkelingen|informatie)|zodra|wanneer daar aanleiding|"
    r"indien daar|"
    r"te zijner tijd|t\.z\.t\.|periodiek|regelmatig|doorlopend|blijven|blijf)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:verzoek(?:t|en)?|draagt?\b.{0,20}\bop|roept\b.{0,30}\bop|bent u bereid|kunt u|wilt u|"
    r"(?:hebben?|heeft|is|zijn|bent|werd|werden) (?:u |wij |ik |we )?"
    r"(?:hierover |daarover |eerder |reeds |al )*"
    r"(?:ge[iï]nformeerd|bericht|ingelicht)|informeer(?:de|den)|niet (?:te )?(?:informeren|ge[iï]nformeerd))\b",
    re.IGNORECASE,
)
_BY_THIS_LETTER = re.compile(
    r"\b(?:met|middels|via|door middel van|bij|in) (?:deze|dit|bijgaande) (?:brief|memo|raadsinformatiebrief|"
    r"rib|nota|notitie|bericht)\b|\bhierbij\b|\bhiermee\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\bover (?P<subject>(?!terug\b)[^.?!;()]{3,160})", re.IGNORECASE)
_AFTER_SUBJECT = re.compile(
    rf"\s+(?:zal|zullen|wordt|worden|te (?:kunnen )?{_INFORM}|{_INFORM}|{_DELIVER})\b.*$", re.IGNORECASE
)


def find_promises(text: str, kind: str, written: date | None) -> tuple[Said, ...]:
    """Sentences in which the author promises the reader something, or recalls having done so, in order.

    `kind` is the key of the document's kind; `written` the day it was written, for "in Q3".
    """
    if kind in NOT_A_PROMISE_IN:
        return ()
    spans = sentences(text)
    found = []
    for place, (start, end) in enumerate(spans):
        sentence = text[start:end]
        if not _WORTH_READING.search(sentence):
            continue
        recalled = bool(_RECALLED.search(sentence))
        what = _kind(sentence, recalled)
        if what is None:
            continue
        before = text[spans[max(place - 1, 0)][0] : end]
        number = next((r.canonical for r in find_references(before)), None) if recalled else None
        after = text[slice(*spans[place + 1])] if place + 1 < len(spans) else ""
        window, window_text = _window(sentence, after, _anchor(written, number))
        flat = " ".join(sentence.split())
        found.append(Said(start, end, flat, what, window, window_text, _subject(flat), recalled, number))
    return tuple(found)


def ledger(papers: Iterable[Paper], today: date) -> tuple[Promise, ...]:
    """The promises of a collection, merged and matched with what keeps them, first due first.

    Strongest evidence first: a later paper recalls the number of the promising one; then a later paper of the
    same sender to the same reader says "zoals toegezegd" about the same subject. A likeness in meaning alone
    keeps no promise.
    """
    held = list(papers)
    by_number = {paper.number: paper for paper in held if paper.number}
    rows = [row for paper in held for row in _made_in(paper, today)]
    for paper in held:
        for recalled in (one for one in paper.said if one.recalled):
            rows = _kept(rows, recalled, paper, by_number.get(recalled.number or ""))
    return tuple(sorted(rows, key=lambda row: (row.window.last or date.max, row.document_id)))


def _kind(sentence: str, recalled: bool) -> Kind | None:
    if sentence.rstrip().endswith("?") or _REFUSED.search(sentence):
        return None
    if recalled:
        return Kind.INFORM if _TO_COME.search(sentence) else None
    if _BY_THIS_LETTER.search(sentence):
        return None
    return next((kind for pattern, kind in _PROMISES if pattern.search(sentence)), None)


def _window(sentence: str, after: str, anchor: date | None) -> tuple[Interval, str]:
    """The period nearest to the promising words; else the one in a next sentence that says only when."""
    verbs = [match.start() for match in re.finditer(rf"{_INFORM}|{_DELIVER}", sentence, re.IGNORECASE)]
    verb = verbs[-1] if verbs else 0
    for text in (sentence, after if _SAYS_WHEN.match(after) else ""):
        periods = [found for found in find_periods(text, anchor) if found[2].first or found[2].last]
        if periods:
            start, end, window = min(periods, key=lambda found: abs(found[1] - verb))
            return window, text[start:end]
    return Interval(None, None, Precision.UNKNOWN), ""


def _anchor(anchor: date | None, number: str | None) -> date | None:
    if anchor is None and number and (year := re.match(r"(\d\d)bb", number)):
        return date(2000 + int(year.group(1)), 1, 1)
    return anchor


def _subject(sentence: str) -> str:
    match = _SUBJECT.search(sentence)
    return _AFTER_SUBJECT.sub("", match.group("subject")).strip(" ,:-") if match else ""


def _made_in(paper: Paper, today: date) -> list[Promise]:
    """One row for each promise made or recalled here; sentences that promise the same are one row."""
    rows: list[Promise] = []
    for one in paper.said:
        same = next((row for row in rows if _same(row, one)), None)
        if same is None:
            rows.append(
                Promise(
                    document_id=paper.id,
                    said=(one,),
                    doer=paper.doer,
                    addressee=paper.addressee,
                    subject=one.subject or paper.title,
                    kind=one.kind,
                    window=one.window,
                    window_text=one.window_text,
                    status=_status(one, today),
                )
            )
            continue
        sharper = min((same.window, one.window), key=_width)
        rows[rows.index(same)] = replace(
            same,
            said=(*same.said, one),
            window=sharper,
            window_text=one.window_text if sharper == one.window else same.window_text,
            subject=max(same.subject, one.subject, key=len),
        )
    return rows


def _status(one: Said, today: date) -> Status:
    if one.window.last is None and one.window.first is None:
        return Status.ONGOING if _ONGOING.search(one.sentence) else Status.NOT_FOUND
    if one.window.last and one.window.last < today:
        return Status.NOT_FOUND
    return Status.OPEN


def _same(row: Promise, one: Said) -> bool:
    first = row.said[0]
    if row.kind is not one.kind or first.recalled != one.recalled or first.number != one.number:
        return False
    return bool(row.window.last and one.window.last) and _overlap(row.window, one.window)


def _kept(rows: list[Promise], recalled: Said, by: Paper, source: Paper | None) -> list[Promise]:
    """Mark what the recalling paper keeps; a promise of a paper we hold takes the recalled row's place."""
    own = next(row for row in rows if row.document_id == by.id and recalled in row.said)
    made = [row for row in rows if row is not own and not row.said[0].recalled]
    if source is not None:
        made = [row for row in made if row.document_id == source.id and _may_be(row, recalled)]
    elif recalled.number is None:
        made = [row for row in made if _promised_to_same(row, own, by, recalled)]
    else:
        made = []
    replaced = made[0] if made else own
    kept = replace(replaced, status=Status.KEPT, kept_by=(*replaced.kept_by, by.id))
    return [*(row for row in rows if row is not own and row is not replaced), kept]


def _may_be(row: Promise, recalled: Said) -> bool:
    return not (row.window.last and recalled.window.last) or _overlap(row.window, recalled.window)


def _promised_to_same(row: Promise, own: Promise, by: Paper, recalled: Said) -> bool:
    return (
        row.document_id != by.id
        and row.doer == own.doer
        and row.addressee == own.addressee
        and (by.written is None or row.window.first is None or row.window.first <= by.written)
        and bool(_words(row.subject) & _words(recalled.subject or by.title))
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{6,}", text.casefold()))


def _overlap(one: Interval, other: Interval) -> bool:
    return (one.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
        one.last or date.max
    )


def _width(window: Interval) -> int:
    return ((window.last or date.max) - (window.first or date.min)).days
