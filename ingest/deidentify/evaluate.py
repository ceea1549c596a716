"""How well people are shielded: findings beside gold spans, counted into shares with 95 % intervals.

Gold offsets cover what identifies and nothing more ("el Amrani", not "mevrouw el Amrani"), so an engine may
mask more than the gold says without being wrong: recall asks that every letter and digit of a gold span is
masked, precision that a mask touches at least one span that is gold or may go either way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
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

GOAL_RECALL, GOAL_PRECISION = 0.99, 0.97

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


# --- the figures as a person reads them ------------------------------------------------------------


def render(figures: Figures) -> str:
    """A Dutch table: the parts side by side, and the distance between the open and the sealed one."""
    scores = [figures.part(part) for part in PARTS]
    lines = [
        "Afscherming",
        "; ".join(
            f"{part}: {score.cases} alinea's, {score.words} woorden"
            for part, score in zip(PARTS, scores, strict=True)
        ),
        "",
        row("", *PARTS),
    ]
    for policy in sorted({policy for part, policy in figures.scores if part in PARTS}):
        lines += policy_lines(policy, [figures.scores.get((part, policy)) or merge(()) for part in PARTS])
        lines.append(
            compared(
                "naam die in geen lijst staat",
                *(share_of(figures.unlisted.get((part, policy)), "PERSON") for part in PARTS),
            )
        )
        lines.append("")
    lines.append("beide regimes samen")
    lines.append(compared("directe kenmerken, terug te vinden", *(score.direct for score in scores)))
    lines.append(compared("precisie", *(score.precision for score in scores)))
    lines += paper_lines(figures.part("stukken"))
    lines += ["", *goal_lines(figures)]
    return "\n".join(lines)


def goal_lines(figures: Figures) -> Iterator[str]:
    """What was promised beside what was measured, on text that nobody looked at."""
    for part in PARTS:
        score = figures.part(part)
        for name, share, goal in (
            ("gevonden", score.direct, GOAL_RECALL),
            ("precisie", score.precision, GOAL_PRECISION),
        ):
            if share.value is not None:
                met = "gehaald" if share.value >= goal else "niet gehaald"
                yield f"doel {name} {part}: {number(share.value, 3)} van {number(goal, 2)} ({met})"
    papers = figures.part("stukken")
    if papers.cases:
        met = "gehaald" if papers.false_per_1000_words < 1 else "niet gehaald"
        yield f"doel onterecht per 1.000 woorden: {number(papers.false_per_1000_words, 2)}, onder 1 ({met})"


def paper_lines(papers: Score) -> Iterator[str]:
    if not papers.cases:
        return
    yield f"\nopenbare stukken: {papers.cases} bladzijden, {papers.words} woorden"
    for label, name in KINDS.items():
        if label in papers.recall:
            yield row(name, written(papers.recall[label]))
    yield row("alle directe kenmerken", written(papers.direct))
    yield row("precisie", written(papers.precision))
    yield row("begrippen behouden", written(papers.total(papers.kept)))
    yield row("onterecht per 1.000 woorden", number(papers.false_per_1000_words, 2))
    yield row("ter beoordeling", str(papers.undecided))


def policy_lines(policy: str, scores: Sequence[Score]) -> Iterator[str]:
    yield f"regime {policy}"
    for label, name in KINDS.items():
        if any(label in score.recall for score in scores):
            yield compared(name, *(score.recall.get(label, Share()) for score in scores))
    yield compared("alle directe kenmerken", *(score.direct for score in scores))
    yield compared("met wat ter beoordeling staat", *(score.total(score.seen, DIRECT) for score in scores))
    yield compared("juiste soort", *(score.total(score.labelled) for score in scores))
    yield compared("precisie", *(score.precision for score in scores))
    yield compared("begrippen behouden", *(score.total(score.kept) for score in scores))
    yield row("onterecht per 1.000 woorden", *(number(score.false_per_1000_words, 2) for score in scores))
    yield row("ter beoordeling", *(str(score.undecided) for score in scores))


def compared(name: str, one: Share, sealed: Share, *fresh: Share) -> str:
    distance = ""
    if one.value is not None and sealed.value is not None:
        distance = number(one.value - sealed.value, 3, sign=True)
    return row(name, written(one), f"{written(sealed):<29}{distance}", *map(written, fresh))


def share_of(found: Score | None, label: str) -> Share:
    return found.recall.get(label, Share()) if found else Share()


def written(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "–"
    low, high = share.interval
    return f"{number(share.value, 3)} [{number(low, 2)}–{number(high, 2)}] {share.hits}/{share.total}"


def number(value: float, decimals: int, sign: bool = False) -> str:
    return f"{value:{'+' if sign else ''}.{decimals}f}".replace(".", ",")


def row(name: str, *columns: str) -> str:
    first, second, *others = [*columns, ""]
    return f"{name:<36}{first:<32}{second:<40}{''.join(f'{one:<32}' for one in others)}".rstrip()


def render_misses(figures: Figures, cases: Sequence[Case]) -> str:
    """What went wrong in the open, fictional part, with its text; for whoever improves the engine."""
    texts = {case.id: case.text for case in cases if case.part == "open"}
    return "\n".join(
        f"{miss.case} {miss.fault:<8}{miss.label:<10}{shown(texts[miss.case], miss)}" for miss in figures.misses
    )


def shown(text: str, miss: Miss) -> str:
    before, after = text[max(0, miss.start - 30) : miss.start], text[miss.end : miss.end + 30]
    return f"…{before}⟦{text[miss.start : miss.end]}⟧{after}…".replace("\n", "⏎")
