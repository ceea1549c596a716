"""Sentences in which something is decided, chosen, awarded or planned, with when, by whom and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.knowledge.decision_words import (
    NAMED_BODY,
    PLANNED,
    DecisionKind,
    foresees,
    kind_of,
    looks_back,
    says_plan,
)
from index.knowledge.promise_words import refers_back
from index.knowledge.scope import Scope, find_scope
from index.model import UNKNOWN, Interval, Metadata, Precision
from index.period_parts import UNRESOLVED
from index.periods import find_periods
from index.sentences import sentences
from index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision or plan at `text[start:end]`; `when` is its moment, or the term of a plan."""

    start: int
    end: int
    kind: DecisionKind
    body: str
    when: Interval
    when_text: str
    stated: Interval
    """When the paper said so: a plan is read as of that day."""
    scope: Scope


def find_decisions(text: str, metadata: Metadata, vocabulary: Vocabulary) -> tuple[Decision, ...]:
    """The decisions and plans of one paper, in order."""
    if metadata.kind.value in _NOT_HERE:
        return ()
    found = []
    resolution = _resolution(text, metadata)
    records = metadata.kind.value in _RECORDS
    for start, end in _candidates(text):
        sentence = text[start:end]
        point = resolution is not None and resolution.holds(start, end)
        if point and len(sentence.split()) < 4:
            continue
        kind = "besloten" if point else kind_of(sentence, records)
        if kind is None:
            continue
        when, words = _when(sentence, kind, metadata.period.last)
        if resolution is not None and point:
            when, words = resolution.when, resolution.words
        if kind == "gepland" and (not words or len(sentence.split()) < _SHORTEST_PLAN):
            continue
        found.append(
            Decision(
                start=start,
                end=end,
                kind=kind,
                body="de raad" if point else _body(sentence, metadata),
                when=when,
                when_text=words,
                stated=metadata.period,
                scope=find_scope("" if point else sentence, metadata, vocabulary),
            )
        )
    return tuple(found)


def possibly_outdated(decision: Decision, today: date) -> bool:
    """A plan whose term is over says nothing of what happened: "mogelijk achterhaald"."""
    return decision.kind == "gepland" and decision.when.last is not None and decision.when.last < today


_NOT_HERE = frozenset(
    {"wet", "amvb", "ministeriele-regeling", "verordening", "verdrag", "uitspraak", "kamervragen", "casus",
     "bestemmingsplan-toelichting", "handreiking", "woordelijk-verslag", "handelingen", "beleidsregel",
     "motie", "amendement"}
)  # fmt: skip
"""Kinds that bind, ask or talk; what a motion asks is not decided by its text."""


_RECORDS = frozenset({"besluitenlijst", "agenda"})


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Sentences that can decide: no rows of a table, no letterheads."""
    for start, end in sentences(text):
        sentence = text[start:end]
        letterhead = len(_LABEL.findall(sentence)) > 1
        if end - start <= 900 and " | " not in sentence and not letterhead and not refers_back(sentence):
            yield start, end


_LABEL = re.compile(
    r"\b(?:Datum|Onderwerp|Betreft|Portefeuillehouder|Ons kenmerk|Zaaknummer|Registratienummer)\b"
)
_SHORTEST_PLAN = 5
"""Words; what is shorter is a heading or an answer that needs its question."""


@dataclass(frozen=True, slots=True)
class _Resolution:
    """The points under the word "besluit:" of a raadsbesluit, and the day on which they were decided."""

    start: int
    end: int
    when: Interval
    words: str

    def holds(self, start: int, end: int) -> bool:
        """A point of it; the sentence with the word "besluit:" too, when it goes on to say what."""
        return self.start <= start < self.end or (start < self.start < end and end - self.start > 25)


def _resolution(text: str, metadata: Metadata) -> _Resolution | None:
    resolved = _RESOLVED.search(text) if metadata.kind.value in ("raadsbesluit", "raadsvoorstel") else None
    if resolved is None:
        return None
    closing = _CLOSING.search(text, resolved.end())
    end = closing.start() if closing else len(text)
    if metadata.kind.value == "raadsvoorstel" and not (closing and closing.group().lower().startswith("aldus")):
        return None
    for start, stop, interval in find_periods(text[end : end + 200], metadata.period.last):
        if interval.precision is Precision.DAY:
            return _Resolution(resolved.end(), end, interval, text[end + start : end + stop])
    return _Resolution(resolved.end(), end, metadata.period, "")


_RESOLVED = re.compile(r"\bb ?e ?s ?l ?u ?i ?t\s*:", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:Aldus )?(?:besloten|vastgesteld) (?:in|op|door)\b|\bToelichting\b|\bTarieventabel\b|\bArtikel 1\b"
    r"|\bInleiding\b|\bBeslispunten\b|^\W*Definities\b|(?-i:\bVERORDENING\b)",
    re.IGNORECASE | re.MULTILINE,
)
_CITED = re.compile(
    r"\b(?:\w*brief|memo|vergadering|circulaire|wet|besluit|regeling|motie|begroting|jaarrekening"
    r"|\w*akkoord|rapport)\s+(?:van|d\.d\.)?\s*$",
    re.IGNORECASE,
)


def _when(sentence: str, kind: DecisionKind, anchor: date | None) -> tuple[Interval, str]:
    """The moment of a decision, or the term of a plan: for a plan the last period that is not yet over."""
    periods = [
        (start, end, interval)
        for start, end, interval in find_periods(sentence, anchor)
        if not _is_cited(sentence, start, interval, anchor) and not sentence[start:].startswith("sinds")
    ]
    if kind == "gepland":
        plans = says_plan(sentence)
        if not plans and foresees(sentence):
            return UNRESOLVED, ""
        back = looks_back(sentence)
        periods = [p for p in periods if _is_ahead(p[2], anchor, plans, back) and not _is_named(sentence, p[0])]
        periods = [p for p in periods if _in_plan(sentence, p[0], p[1])] or periods
    if not periods:
        return UNRESOLVED, ""
    start, end, interval = periods[-1] if kind == "gepland" else periods[0]
    return interval, re.sub(r"\s+", " ", sentence[start:end])


_NAME = re.compile(
    r"\b(?!(?:In|Op|Per|Vanaf|Tot|Na|Voor|Tussen|Rond|Medio|Eind|Begin|Voorjaar|Zomer|Najaar|Winter|Uiterlijk)\b)"
    r"[A-Z][a-z][\w-]*\s*$"
    r"|(?:agenda|plan|visie|nota|programma|begroting|raming|kader|rapportage|akkoord|beleid"
    r"|schooljaar)\s*(?:van )?$"
)


def _is_named(sentence: str, start: int) -> bool:
    """Whether the year belongs to a name: "Uitvoeringsagenda 2021-2025"."""
    return sentence[start : start + 4].isdigit() and _NAME.search(sentence, 0, start) is not None


def _in_plan(sentence: str, start: int, end: int) -> bool:
    """Whether the period stands in the clause of the words that plan."""
    left = max(sentence.rfind(mark, 0, start) for mark in (", ", "; ", ": "))
    rights = [at for mark in (", ", "; ", ": ") if (at := sentence.find(mark, end)) != -1]
    return PLANNED.search(sentence, left + 1, min(rights, default=len(sentence))) is not None


def _is_cited(sentence: str, start: int, interval: Interval, anchor: date | None) -> bool:
    """Whether the day is that of a paper or a meeting that was: "de brief van 3 mei"."""
    if anchor and interval.first and interval.first > anchor:
        return False
    return _CITED.search(sentence[max(0, start - 24) : start]) is not None


HALF_A_YEAR = timedelta(days=183)


def _is_ahead(interval: Interval, anchor: date | None, plans: bool, back: bool) -> bool:
    """Where words plan, a period that is not over; else one that has yet to begin.

    In a sentence that looks `back` a moment without a year is the nearest one.
    """
    if anchor is None or interval.precision is Precision.UNKNOWN:
        return plans
    if back and interval.derived and interval.first is not None and interval.first - anchor > HALF_A_YEAR:
        return False
    if plans:
        return interval.last is None or interval.last >= anchor
    begins = interval.first or interval.last
    return begins is not None and begins > anchor and begins.year - anchor.year < 3


def _body(sentence: str, metadata: Metadata) -> str:
    """Who decides: the body that the sentence names, else the organisation of the paper."""
    match = NAMED_BODY.search(sentence)
    if match:
        return re.sub(r"\s+", " ", match.group()).lower()
    return metadata.organisation.value if metadata.organisation.value != UNKNOWN else metadata.sender.value
