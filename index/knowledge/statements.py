"""What papers state of one thing, side by side with their dates ("aantal proeftuinen", "einde programma")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from index.knowledge.scope import Scope, find_scope
from index.model import Interval, Metadata
from index.periods import find_periods
from index.sentences import sentences
from index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Statement:
    """`value` of `topic` as the sentence at `text[start:end]` says it; `stated` is the date of the paper."""

    topic: str
    value: str
    start: int
    end: int
    scope: Scope
    stated: Interval
    planned: bool = False
    """Announced for later ("vier proeftuinen komen erbij"), not said of the present."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Sources that differ on one topic; each value with the papers that state it."""

    topic: str
    entity: str
    values: tuple[tuple[str, tuple[tuple[str, Statement], ...]], ...]


TOPICS: dict[str, str] = {
    "aantal-proeftuinen": "aantal proeftuinen",
    "einde-programma": "looptijd van het programma Toekomstscenario",
    "einde-proeftuin": "einddatum van de proeftuin",
    "aantal-casussen": "aantal casussen in de proeftuin",
    "deelnemers-regeling": "aantal deelnemende gemeenten",
}


def find_statements(text: str, metadata: Metadata, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """The statements of one paper on the topics of the register, in order."""
    if metadata.kind.value == "casus":
        return ()
    found: list[Statement] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _ANY.search(sentence) or sentence.rstrip().endswith("?"):
            continue
        for topic, read in _READERS:
            for value, planned in read(sentence, metadata.period.last):
                scope = Scope("landelijk") if topic in _NATIONAL else find_scope(sentence, metadata, vocabulary)
                found.append(Statement(topic, value, start, end, scope, metadata.period, planned))
    return tuple(_only_totals(found))


def _only_totals(found: list[Statement]) -> list[Statement]:
    """The highest number of proeftuinen in a paper is how many there are; the others are some of them."""
    counts = [int(s.value) for s in found if s.topic == "aantal-proeftuinen" and s.value.isdigit()]
    highest = str(max(counts, default=0))
    return [s for s in found if s.topic != "aantal-proeftuinen" or not s.value.isdigit() or s.value == highest]


def differences(stated: Sequence[tuple[str, Statement]]) -> tuple[Difference, ...]:
    """Topics on which papers differ; each value with its papers, (document, statement), in order of date."""
    groups: dict[tuple[str, str], dict[str, list[tuple[str, Statement]]]] = {}
    for document, statement in stated:
        group = groups.setdefault((statement.topic, statement.scope.entity), {})
        group.setdefault(statement.value, []).append((document, statement))
    found = []
    for (topic, entity), values in sorted(groups.items()):
        if len(values) > 1:
            dated = sorted(values.items(), key=lambda item: min(s.stated.last or date.max for _, s in item[1]))
            found.append(Difference(topic, entity, tuple((value, tuple(papers)) for value, papers in dated)))
    return tuple(found)


# --- reading one sentence -------------------------------------------------------------------------

_NATIONAL = frozenset({"aantal-proeftuinen", "einde-programma"})
_ANY = re.compile(
    r"\b(?:proeftuin|pilot|toekomstscenario|programma|looptijd|casus|plaatsen|deelnem"
    r"|gemeenschappelijke regeling|GRJR)",
    re.IGNORECASE,
)
_WORDS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
          "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14,
          "vijftien": 15}  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_WORDS) + r")"
_Read = Callable[[str, "date | None"], list[tuple[str, bool]]]

_PROEFTUINEN = re.compile(
    rf"(?<![\w-]){_COUNT}\s+(?:(?:pilot|regionale|landelijke|gesubsidieerde)[ -])*proeftuinen\b", re.IGNORECASE
)
_OTHERS = re.compile(
    rf"\bandere\s+{_COUNT}\s+(?:plaatsen|proeftuinen|regio's|regio’s)\b|(?<![\w-])"
    rf"(?:de )?{_COUNT.replace('count', 'count2')}\s+andere\s+(?:proeftuinen|plaatsen)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:komen|kwamen) er(?:bij)?\b|\berbij\b|\bnieuwe\b|\bextra\b|\buitgebreid\b", re.IGNORECASE
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _proeftuinen(sentence: str, anchor: date | None) -> list[tuple[str, bool]]:
    others = [_number(match["count"] or match["count2"]) for match in _OTHERS.finditer(sentence)]
    if others:
        return [(f"eigen regio en {count} andere", False) for count in others]
    counts = [_number(match["count"]) for match in _PROEFTUINEN.finditer(sentence)]
    # "Drie proeftuinen" are three of them; there never were fewer than six.
    return [(str(count), bool(_COMING.search(sentence))) for count in counts if count >= 6]


_PROGRAMME = re.compile(r"\b(?:toekomstscenario|landelijk\w* programma|programma)\b", re.IGNORECASE)
_RUNS = re.compile(r"\b(?:looptijd|loopt|lopen|duurt|implementatie|over \d+ tot \d+ jaar)\b", re.IGNORECASE)


def _programme(sentence: str, anchor: date | None) -> list[tuple[str, bool]]:
    if (
        not _PROGRAMME.search(sentence)
        or not _RUNS.search(sentence)
        or re.search(r"\b(?:proeftuin|pilot)\b", sentence, re.I)
    ):
        return []
    found = []
    for start, end, interval in find_periods(sentence, anchor):
        words = re.sub(r"\s+", " ", sentence[start:end])
        if interval.precision.value == "jaar" and (
            interval.first is None or interval.last is None or interval.first.year != interval.last.year
        ):
            found.append((words, False))
    return found


_ENDS = re.compile(
    r"\b(?:einddatum\b[^.;]{0,60}?\b(?:proeftuin|pilot)|(?:proeftuin|pilot)\b[^.;]{0,80}?\b(?:loopt|duurt"
    r"|eindigt|wordt verlengd|is verlengd)\b)",
    re.IGNORECASE,
)


def _proeftuin_ends(sentence: str, anchor: date | None) -> list[tuple[str, bool]]:
    match = _ENDS.search(sentence)
    if not match:
        return []
    for _, _, interval in find_periods(sentence, anchor):
        if interval.last and (interval.first is None or interval.precision.value == "dag"):
            return [(interval.last.isoformat(), False)]
    return []


_CASES = re.compile(
    r"\b(?P<about>ongeveer|circa|zo'n|ruim|bijna)?\s*(?P<low>\d{1,3})(?:\s?[-–]\s?(?P<high>\d{1,3}))?\s+"
    r"(?:casussen|casus|gezinnen)\b",
    re.IGNORECASE,
)


def _cases(sentence: str, anchor: date | None) -> list[tuple[str, bool]]:
    """How many cases; planned unless the sentence says that they were done."""
    done = re.search(r"\b(?:zijn|werden|hebben|heeft|waren|kregen|deden)\b", sentence, re.IGNORECASE)
    found = []
    for match in _CASES.finditer(sentence):
        about = f"{match['about'].lower()} " if match["about"] else ""
        value = match["low"] + (f"-{match['high']}" if match["high"] else "")
        found.append((about + value, done is None))
    return found if re.search(r"\b(?:proeftuin|beproe|casu)", sentence, re.IGNORECASE) else []


_MEMBERS = re.compile(rf"(?<![\w-]){_COUNT}\s+(?:deelnemende\s+)?gemeenten\b", re.IGNORECASE)


def _members(sentence: str, anchor: date | None) -> list[tuple[str, bool]]:
    if not re.search(r"\b(?:gemeenschappelijke regeling|GRJR|deelnem)", sentence, re.IGNORECASE):
        return []
    return [(str(_number(match["count"])), False) for match in _MEMBERS.finditer(sentence)]


_READERS: tuple[tuple[str, _Read], ...] = (
    ("aantal-proeftuinen", _proeftuinen),
    ("einde-programma", _programme),
    ("einde-proeftuin", _proeftuin_ends),
    ("aantal-casussen", _cases),
    ("deelnemers-regeling", _members),
)
