"""How well people are shielded: findings beside gold spans, counted into shares with 95 % intervals.

Gold offsets cover what identifies and nothing more ("el Amrani", not "mevrouw el Amrani"), so an engine may
mask more than the gold says without being wrong: recall asks that every letter and digit of a gold span is
masked, precision that a mask touches at least one span that is gold or may go either way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from index.model import Decision, Finding, Policy
from ingest.deidentify.gold import PARTS, Case, Mark
from ingest.deidentify.unlisted import with_unlisted_names

KINDS = {
    "PERSON": "persoon",
    "OFFICIAL": "ambtsdrager",
    "PHONE": "telefoon",
    "EMAIL": "e-mail",
    "BSN": "bsn",
    "ADDRESS": "adres",
    "POSTCODE": "postcode",
    "DOB": "geboortedatum",
    "AGE": "leeftijd",
    "CASE": "zaaknummer",
    "IBAN": "iban",
    "PLATE": "kenteken",
    "URL": "webadres",
    "HANDLE": "accountnaam",
    "SCHOOL": "school",
}
DIRECT = KINDS.keys() - {"AGE", "SCHOOL"}
"""Kinds that point at one person without other knowledge."""

GENERALISED = {"PLACE", "DATE", "TRAIT"}
"""Under `casus` these are made coarser everywhere; the gold set does not judge that."""


class Finder(Protocol):
    def findings(self, text: str, policy: Policy, kind: str | None = None) -> tuple[Finding, ...]: ...


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`; nothing of nothing has no value."""

    hits: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.total + other.total)

    @property
    def value(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of Wilson (1927), which stays inside 0..1 and is honest for small totals.

        >>> Share(10, 10).interval
        (0.722..., 1.0)
        """
        if not self.total:
            return None
        z, n, p = 1.959964, self.total, self.hits / self.total
        centre = p + z * z / (2 * n)
        spread = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        scale = 1 + z * z / n
        return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


@dataclass(frozen=True, slots=True)
class Miss:
    """What went wrong, without its text: `fault` is gemist, deels, vals or te veel."""

    case: str
    fault: str
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one case or of many. Keys of `recall`, `labelled` and `kept` are labels.

    `recall` counts what is masked at once, `seen` also what is held up for a person to judge.
    """

    cases: int
    words: int
    recall: dict[str, Share]
    seen: dict[str, Share]
    labelled: dict[str, Share]
    kept: dict[str, Share]
    precision: Share
    undecided: int
    misses: tuple[Miss, ...]

    def total(self, shares: dict[str, Share], labels: Iterable[str] | None = None) -> Share:
        chosen = shares if labels is None else {label: shares[label] for label in labels if label in shares}
        return sum(chosen.values(), Share())

    @property
    def direct(self) -> Share:
        return self.total(self.recall, DIRECT)

    @property
    def false_masks(self) -> int:
        return self.precision.total - self.precision.hits

    @property
    def false_per_1000_words(self) -> float:
        return 1000 * self.false_masks / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Scores by (part, policy), and those of the same cases with every name replaced by one in no list."""

    scores: dict[tuple[str, str], Score]
    unlisted: dict[tuple[str, str], Score]

    def part(self, part: str) -> Score:
        return merge(score for (name, _), score in self.scores.items() if name == part)

    @property
    def misses(self) -> tuple[Miss, ...]:
        """Those of the open part: nobody reads what the sealed part missed."""
        return self.part("open").misses


def evaluate(deidentifier: Finder, cases: Sequence[Case]) -> Figures:
    """Score a de-identifier on labelled cases, as they are and with every name replaced."""
    paragraphs = [case for case in cases if case.part in PARTS]
    return Figures(
        score_by_part(deidentifier, cases), score_by_part(deidentifier, with_unlisted_names(paragraphs))
    )


def score_by_part(deidentifier: Finder, cases: Sequence[Case]) -> dict[tuple[str, str], Score]:
    scores: dict[tuple[str, str], list[Score]] = {}
    for case in cases:
        scores.setdefault((case.part, case.policy), []).append(score(case, found_in(deidentifier, case)))
    return {key: merge(many) for key, many in sorted(scores.items())}


def found_in(deidentifier: Finder, case: Case) -> list[Finding]:
    """What is found in the text of a case, read with what stands around it; offsets in the text."""
    read = case.before + case.text + case.after
    shift, length = len(case.before), len(case.text)
    return [
        replace(one, start=max(0, one.start - shift), end=min(length, one.end - shift))
        for one in deidentifier.findings(read, case.policy, case.kind)
        if one.start < shift + length and shift < one.end
    ]


def score(case: Case, findings: Sequence[Finding]) -> Score:
    """Compare the findings in one case with its gold spans."""
    masks = [finding for finding in findings if finding.decision is Decision.MASK]
    held = [finding for finding in findings if finding.decision is Decision.UNDECIDED]
    masked, seen = positions(masks), positions([*masks, *held])
    judged = [mask for mask in masks if case.policy == "openbaar" or mask.label not in GENERALISED]
    allowed = (*case.spans, *case.neutral)
    false = [mask for mask in judged if not any(overlap(mask, mark) for mark in allowed)]
    missed = [mark for mark in case.spans if not letters(case.text, mark) <= masked]
    lost = [mark for mark in case.keep if letters(case.text, mark) & masked]
    covered = [mark for mark in case.spans if mark not in missed]
    return Score(
        cases=1,
        words=len(case.text.split()),
        recall=shares(case.spans, lambda mark: mark not in missed),
        seen=shares(case.spans, lambda mark: letters(case.text, mark) <= seen),
        labelled=shares(covered, lambda mark: label_of(mark, masks) == mark.label),
        kept=shares(case.keep, lambda mark: mark not in lost),
        precision=Share(len(judged) - len(false), len(judged)),
        undecided=len(held),
        misses=(
            *(
                Miss(
                    case.id,
                    "deels" if letters(case.text, mark) & masked else "gemist",
                    mark.start,
                    mark.end,
                    mark.label,
                )
                for mark in missed
            ),
            *(Miss(case.id, "vals", mask.start, mask.end, mask.label) for mask in false),
            *(Miss(case.id, "te veel", mark.start, mark.end, mark.label) for mark in lost),
        ),
    )


def merge(scores: Iterable[Score]) -> Score:
    many = list(scores)
    return Score(
        cases=sum(one.cases for one in many),
        words=sum(one.words for one in many),
        recall=add(one.recall for one in many),
        seen=add(one.seen for one in many),
        labelled=add(one.labelled for one in many),
        kept=add(one.kept for one in many),
        precision=sum((one.precision for one in many), Share()),
        undecided=sum(one.undecided for one in many),
        misses=tuple(miss for one in many for miss in one.misses),
    )


def add(many: Iterable[dict[str, Share]]) -> dict[str, Share]:
    total: dict[str, Share] = {}
    for shares_by_label in many:
        for label, share in shares_by_label.items():
            total[label] = total.get(label, Share()) + share
    return total


def shares(marks: Iterable[Mark], holds: Callable[[Mark], bool]) -> dict[str, Share]:
    return add({mark.label: Share(int(holds(mark)), 1)} for mark in marks)


def letters(text: str, mark: Mark) -> set[int]:
    """Positions of the letters and digits of a mark; spaces and full stops between them identify nobody."""
    return {i for i in range(mark.start, mark.end) if text[i].isalnum()}


def positions(findings: Iterable[Finding]) -> set[int]:
    return {i for finding in findings for i in range(finding.start, finding.end)}


def overlap(one: Finding | Mark, other: Finding | Mark) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def label_of(mark: Mark, masks: Sequence[Finding]) -> str:
    return max(masks, key=lambda mask: overlap(mask, mark)).label
