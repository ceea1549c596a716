"""Sentences in which something is decided, chosen, awarded or planned, with when, by whom and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.knowledge.promise_words import find_cue, refers_back
from index.knowledge.scope import Scope, find_scope
from index.model import UNKNOWN, Interval, Metadata, Precision
from index.periods import UNRESOLVED, find_periods
from index.sentences import sentences
from index.vocabulary import Vocabulary

DecisionKind = Literal["besloten", "gekozen", "toegekend", "gepland"]


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
    for start, end, point in _candidates(text, metadata):
        sentence = text[start:end]
        kind: DecisionKind | None = "besloten" if point else _kind(sentence)
        if kind is None:
            continue
        when, words = _when(sentence, kind, metadata.period.last)
        if kind == "gepland" and not words:
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
                scope=find_scope(sentence, metadata, vocabulary),
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


def _candidates(text: str, metadata: Metadata) -> Iterator[tuple[int, int, bool]]:
    """Sentences that can decide, and whether they are a point under the word "besluit:" of a raadsbesluit."""
    resolved = _RESOLVED.search(text) if metadata.kind.value == "raadsbesluit" else None
    closing = _CLOSING.search(text, resolved.end()) if resolved else None
    for start, end in sentences(text):
        sentence = text[start:end]
        if end - start > 600 or " | " in sentence or refers_back(sentence) or _HEAD.search(sentence):
            continue
        point = bool(resolved and start >= resolved.end() and (closing is None or start < closing.start()))
        yield start, end, point and len(sentence.split()) >= 4


_RESOLVED = re.compile(r"\bb ?e ?s ?l ?u ?i ?t\s*:", re.IGNORECASE)
_CLOSING = re.compile(r"\bAldus (?:besloten|vastgesteld)|\bToelichting\b", re.IGNORECASE)
_HEAD = re.compile(r"\b(?:ons kenmerk|portefeuillehouder|datum \d)", re.IGNORECASE)


_BODIES = (
    r"(?:de (?:gemeente)?raad|het college|burgemeester en wethouders|de stuurgroep|het (?:DB|AB)\b|het "
    r"(?:dagelijks|algemeen) bestuur"
    r"|het kabinet|de minister(?: (?:van|voor) [A-Z]\w+)?|de staatssecretaris|de Tweede Kamer|de "
    r"(?:raads)?commissie|de ministeries"
    r"|het bestuur|de provincie|gedeputeerde staten|wij|we|ik)"
)
_DECIDED = re.compile(
    r"\b(?:heeft|hebben|had|hadden|is|zijn|werd|werden|was|waren)\b[^.;]{0,140}?"
    r"\b(?:besloten|vastgesteld|goedgekeurd|ingestemd|aangenomen|verworpen|bekrachtigd|afgewezen)\b"
    rf"|\b{_BODIES}\s+(?:besluit|besluiten)\s+(?:om|tot|dat|met|unaniem)\b"
    rf"|\b{_BODIES}\s+(?:stelt|stellen)\b(?=[^.;]{{0,120}}\bvast\b)|\b{_BODIES}\s+(?:stemt|stemmen)\s+in\b"
    r"|^\W*(?:besluit|beslissing)\s*:\s*\w"
    r"|\b(?:besluit|beslissing)\s*:\s*(?:unaniem|zonder|aangenomen|verworpen|conform|ingestemd|akkoord)",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:is|zijn|wordt|werd|hebben|heeft|heb)\b[^.;]{0,100}?\bgekozen (?:voor|om)\b|\b(?:gekozen is"
    r"|kiezen (?:wij|we)|wij kiezen|we kiezen|kiest "
    r"(?:de|het) \w+) (?:er)?(?:voor|om)\b|\bkoerswijziging\b[^.;]{0,60}\bplaatsgevonden\b",
    re.IGNORECASE,
)
_AWARDED = re.compile(
    r"\b(?:is|zijn|wordt|worden|werd|heeft|hebben)\b[^.;]{0,140}?\b(?:toegekend|beschikbaar gesteld"
    r"|verleend|gereserveerd|toegewezen|gegund)\b"
    r"|\b(?:reserveer|reserveren|reserveert) (?:ik|wij|we|het college)\b|\b(?:ik|wij|we|het college"
    r"|het rijk|het kabinet) "
    r"(?:reserveer|reserveren|reserveert|stelt|stellen)\b[^.;]{0,80}(?:€|beschikbaar)"
    r"|\bde (?:aanvullende )?subsidie (?:is|bedraagt) €",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:naar verwachting|de verwachting is|wordt[^.;]{0,80}\bverwacht|verwacht (?:wordt|het)|gepland"
    r"|planning|beoogd\w*|streven|streeft|streven naar"
    r"|van start|einddatum|gereserveerd op|treedt|treden|loopt|lopen|looptijd|start|starten|begint"
    r"|beginnen|eindigt|afgerond|gereed|ingevoerd"
    r"|toegewerkt|zal|zullen|gaat|gaan|uiterlijk)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\?\W*$|^\W*(?:kunt u|wilt u|bent u|deelt u|indien|als|wanneer|mocht)\b|\bverzoek(?:t|en)?\b|\b"
    r"(?:wordt|worden) voorgesteld\b|\bvoorgesteld te besluiten\b"
    r"|\b(?:niets|nog niet|nog niets|geen)\b.{0,40}\b(?:besloten|vastgesteld|toegekend)\b|\bgaat het om\b"
    r"|\bloop\w* .{0,20}\bop\b"
    r"|\b(?:kan|kunnen|mag|mogen|moet|moeten) (?:worden )?(?:besl|vast)",
    re.IGNORECASE,
)


def _kind(sentence: str) -> DecisionKind | None:
    if _NO.search(sentence):
        return None
    if _AWARDED.search(sentence) and not re.search(r"\bgereserveerd op\b", sentence):
        return "toegekend"
    if _CHOSEN.search(sentence):
        return "gekozen"
    if _DECIDED.search(sentence):
        return "besloten"
    promised = find_cue(sentence, spoken=False)
    if promised is None and _PLANNED.search(sentence):
        return "gepland"
    return None


_CITED = re.compile(
    r"\b(?:\w*brief|memo|vergadering|circulaire|wet|besluit|regeling|motie|begroting|jaarrekening"
    r"|coalitieakkoord|rapport)\s+(?:van|d\.d\.)?\s*$",
    re.IGNORECASE,
)


def _when(sentence: str, kind: DecisionKind, anchor: date | None) -> tuple[Interval, str]:
    """The moment of a decision, or the term of a plan: for a plan the last period that is not yet over."""
    periods = [
        (start, end, interval)
        for start, end, interval in find_periods(sentence, anchor)
        if not _CITED.search(sentence[max(0, start - 24) : start]) and not sentence[start:].startswith("sinds")
    ]
    if kind == "gepland":
        periods = [p for p in periods if _is_ahead(p[2], anchor)]
    if not periods:
        return UNRESOLVED, ""
    start, end, interval = periods[-1] if kind == "gepland" else periods[0]
    return interval, re.sub(r"\s+", " ", sentence[start:end])


def _is_ahead(interval: Interval, anchor: date | None) -> bool:
    if anchor is None or interval.precision is Precision.UNKNOWN:
        return True
    return interval.last is None or interval.last >= anchor


_NAMED = re.compile(_BODIES.replace("|wij|we|ik", ""), re.IGNORECASE)


def _body(sentence: str, metadata: Metadata) -> str:
    """Who decides: the body that the sentence names, else the organisation of the paper."""
    match = _NAMED.search(sentence)
    if match:
        return re.sub(r"\s+", " ", match.group()).lower()
    return metadata.organisation.value if metadata.organisation.value != UNKNOWN else metadata.sender.value
