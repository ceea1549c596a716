"""How well the finders find: precision and recall on stretches of papers that a person labelled.

A label holds no text. A stretch is found back by a digest of its letters and digits, and every place in it is
counted in letters and digits too, so that a better repair of white space moves nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.knowledge.decisions import find_decisions
from index.knowledge.promises import find_promises
from index.model import Metadata
from index.periods import find_periods
from index.references import find_references
from index.vocabulary import Vocabulary

Read = Callable[[str], tuple[str, Metadata] | None]
"""Name of a paper → its text and metadata, or None when it is not on this machine."""

KINDS = ("verwijzingen", "perioden", "toezeggingen", "besluiten")
GOALS: Mapping[str, tuple[float, float]] = {
    "verwijzingen": (0.99, 0.99),
    "perioden": (0.98, 0.95),
    "toezeggingen": (0.90, 0.85),
    "besluiten": (0.85, 0.80),
}
"""(precision, recall) that issue 5 asks."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A place in a stretch, in letters and digits from its start, with the value that goes with it."""

    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What is in one stretch; a kind that is absent was not looked for. `doubtful` places count neither way."""

    paper: str
    part: str
    start: int
    length: int
    digest: str
    marked: Mapping[str, tuple[Marked, ...]]
    doubtful: Mapping[str, tuple[Marked, ...]]
    recall_only: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """`place` counts letters and digits from the start of the paper."""

    paper: str
    kind: str
    fault: str
    """"gemist" or "onterecht"."""
    place: int


@dataclass(frozen=True, slots=True)
class Figures:
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures for each (kind, part), the misses of the open part, and labels that no longer fit their paper."""

    figures: Mapping[tuple[str, str], Figures]
    misses: tuple[Miss, ...]
    papers: int
    lost: tuple[str, ...]


def read_labels(path: Path) -> list[Label]:
    return [_label(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def measure(labels: Iterable[Label], read: Read, vocabulary: Vocabulary) -> Outcome:
    """Run the finders over every labelled paper that is here."""
    by_paper: dict[str, list[Label]] = {}
    for label in labels:
        by_paper.setdefault(label.paper, []).append(label)
    counts: Counter[tuple[str, str, str]] = Counter()
    misses: list[Miss] = []
    lost: list[str] = []
    papers = 0
    for paper, given in by_paper.items():
        found = read(paper)
        if found is None:
            continue
        papers += 1
        text = _Counted(found[0])
        predicted = _predicted(text, found[1], vocabulary)
        for label in given:
            start = text.find(label)
            if start is None:
                lost.append(paper)
                continue
            for kind, marked in label.marked.items():
                inside = [
                    Marked(one.start - start, one.end - start, one.value)
                    for one in predicted[kind]
                    if start <= one.start < start + label.length
                ]
                for fault, place in _compare(marked, inside, label.doubtful.get(kind, ()), label.recall_only):
                    counts[kind, label.part, fault] += 1
                    if fault != "goed" and label.part == "open":
                        misses.append(Miss(paper, kind, fault, start + place))
    parts = {label.part for label in labels} if isinstance(labels, Sequence) else {"open", "slot"}
    figures = {
        (kind, part): Figures(
            counts[kind, part, "goed"], counts[kind, part, "onterecht"], counts[kind, part, "gemist"]
        )
        for kind in KINDS
        for part in sorted(parts)
    }
    return Outcome(figures, tuple(misses), papers, tuple(sorted(set(lost))))


def render(outcome: Outcome) -> str:
    lines = [
        f"{outcome.papers} stukken gelezen",
        "",
        "| wat | deel | precisie | vangst | goed | onterecht | gemist |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for (kind, part), one in outcome.figures.items():
        lines.append(
            f"| {kind} | {part} | {one.precision:.3f} | {one.recall:.3f} | {one.right} | {one.wrong} "
            f"| {one.missed} |"
        )
    for kind, (precision, recall) in GOALS.items():
        lines.append(f"| {kind} | *doel* | {precision:.2f} | {recall:.2f} | | | |")
    if outcome.lost:
        lines += ["", f"Labels die niet meer passen: {', '.join(outcome.lost)}"]
    return "\n".join(lines).replace(".", ",") + "\n"


def render_misses(outcome: Outcome) -> str:
    """One line for each miss of the open part: paper, kind, fault, place."""
    return "".join(f"{m.paper} {m.kind} {m.fault} {m.place}\n" for m in sorted(outcome.misses, key=_order))


def _order(miss: Miss) -> tuple[str, str, int, str]:
    return miss.kind, miss.paper, miss.place, miss.fault


# --- one stretch ----------------------------------------------------------------------------------


def _compare(
    marked: Sequence[Marked], found: Sequence[Marked], doubtful: Sequence[Marked], recall_only: bool
) -> Iterator[tuple[str, int]]:
    """What was found right, wrongly and not, each with its place; a label counts once."""
    left = list(marked)
    for one in found:
        same = next((each for each in left if _overlap(each, one) and each.value == one.value), None)
        if same is not None:
            left.remove(same)
            yield "goed", same.start
        elif not recall_only and not any(_overlap(each, one) for each in doubtful):
            again = any(_overlap(each, one) and each.value == one.value for each in marked)
            if not again:
                yield "onterecht", one.start
    for each in left:
        yield "gemist", each.start


def _overlap(one: Marked, other: Marked) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= 0.5 * min(one.end - one.start, other.end - other.start)


_COUNTS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9]")


class _Counted:
    """A text with each offset counted in letters and digits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bare = "".join(_COUNTS.findall(text)).lower()
        self._at: list[int] = [0]
        for character in text:
            self._at.append(self._at[-1] + bool(_COUNTS.match(character)))

    def __call__(self, offset: int) -> int:
        return self._at[offset]

    def find(self, label: Label) -> int | None:
        """Where the stretch of a label begins now; None when its words have changed."""
        places = [label.start, *(self._candidates(label) if label.start < len(self.bare) else ())]
        for at in places:
            stretch = self.bare[at : at + label.length]
            if hashlib.sha256(stretch.encode()).hexdigest().startswith(label.digest):
                return int(at)
        return None

    def _candidates(self, label: Label) -> Iterator[int]:
        reach = max(200, label.start // 20)
        for step in range(1, reach):
            yield label.start - step if label.start >= step else label.start
            yield label.start + step


def _predicted(text: _Counted, metadata: Metadata, vocabulary: Vocabulary) -> dict[str, list[Marked]]:
    words = text.text
    promises = [span for one in find_promises(words, metadata) for span in ((one.start, one.end), *one.also)]
    return {
        "verwijzingen": [
            Marked(text(one.start), text(one.end), one.canonical)
            for one in find_references(words)
            if one.kind != "zaaknummer"  # the labels are older than this kind of number
        ],
        "perioden": [
            Marked(text(start), text(end), f"{when.first or ''}/{when.last or ''}")
            for start, end, when in find_periods(words, metadata.period.last)
        ],
        "toezeggingen": [Marked(text(start), text(end)) for start, end in promises],
        "besluiten": [
            Marked(text(one.start), text(one.end)) for one in find_decisions(words, metadata, vocabulary)
        ],
    }


def _label(line: Mapping[str, Any]) -> Label:
    return Label(
        paper=line["id"],
        part=line["deel"],
        start=line["van"],
        length=line["n"],
        digest=line["proef"],
        marked={kind: tuple(_marked(each) for each in line[kind]) for kind in KINDS if kind in line},
        doubtful={
            kind: tuple(_marked(each) for each in given) for kind, given in line.get("twijfel", {}).items()
        },
        recall_only=line.get("alleen_gevonden", False),
    )


def _marked(given: Sequence[Any]) -> Marked:
    start, end, *value = given
    return Marked(start, end, "/".join(value))
