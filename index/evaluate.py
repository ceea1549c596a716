"""How well questions with known answers are answered: recall, nDCG and MRR over documents."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import SettingsError

DEPTH = 10

Ask = Callable[[str], Sequence[str]]
"""A question → the file names found, best first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with the documents that answer it, best first; none when the collection has no answer."""

    text: str
    answers: tuple[str, ...]
    style: str
    group: str
    part: str
    collection: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over `questions` answerable ones; `abstained` is the share of the others that found nothing."""

    questions: int
    recall_1: float
    recall_10: float
    ndcg_10: float
    mrr: float
    unanswerable: int = 0
    abstained: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    question: Judged
    found: tuple[str, ...]

    @property
    def missed(self) -> bool:
        return bool(self.question.answers) and not set(self.question.answers) & set(self.found[:DEPTH])


def read_judged(path: Path) -> tuple[Judged, ...]:
    """Questions from JSON lines `{"q", "bron", "style", "groep", "deel", "verzameling"}`."""
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return tuple(
            Judged(
                text=line["q"],
                answers=tuple(line["bron"]),
                style=line.get("style", ""),
                group=line.get("groep", ""),
                part=line.get("deel", ""),
                collection=line.get("verzameling", ""),
            )
            for line in lines
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(
            f'Het bestand met vragen is niet te lezen: {path.name}. Elke regel heeft "q" en "bron".'
        ) from None


def run(questions: Iterable[Judged], ask: Ask) -> tuple[Outcome, ...]:
    return tuple(Outcome(question, tuple(ask(question.text))) for question in questions)


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Recall counts found answers among all of them (at most 10); nDCG has binary gains and the usual
    logarithmic discount (Järvelin & Kekäläinen, 2002); MRR is of the first answer."""
    answered = [outcome for outcome in outcomes if outcome.question.answers]
    silent = [outcome for outcome in outcomes if not outcome.question.answers]
    return Figures(
        questions=len(answered),
        recall_1=_mean(float(o.found[:1] != () and o.found[0] in o.question.answers) for o in answered),
        recall_10=_mean(_recall(o) for o in answered),
        ndcg_10=_mean(_ndcg(o) for o in answered),
        mrr=_mean(_reciprocal_rank(o) for o in answered),
        unanswerable=len(silent),
        abstained=_mean(float(not o.found) for o in silent),
    )


def table(by_row: Mapping[str, Figures]) -> str:
    """A Dutch table, one row for each set of figures."""
    width = max(map(len, by_row), default=0)
    head = f"{'':{width}}  vragen  recall@1  recall@10  nDCG@10    MRR  zwijgt terecht"
    rows = [
        f"{name:{width}}  {f.questions:6}  {f.recall_1:8.3f}  {f.recall_10:9.3f}  {f.ndcg_10:7.3f}  {f.mrr:.3f}"
        + (f"  {f.abstained:.2f} van {f.unanswerable}" if f.unanswerable else "")
        for name, f in by_row.items()
    ]
    return "\n".join([head, *rows]) + "\n"


def report(questions: Sequence[Judged], asks: Mapping[str, Ask], *, misses: bool = False) -> str:
    """Every variant beside the others, whole and per style; the last also per group and per collection.

    With `misses` the questions of which the last variant found no answer at all.
    """
    outcomes = {name: run(questions, ask) for name, ask in asks.items()}
    rows: dict[str, Figures] = {name: figures(found) for name, found in outcomes.items()}
    last = next(reversed(outcomes), "")

    def split(name: str, field: str) -> None:
        for value in sorted({getattr(outcome.question, field) for outcome in outcomes[name]}):
            chosen = [each for each in outcomes[name] if getattr(each.question, field) == value]
            rows[f"{name} · {value}"] = figures(chosen)

    for name in outcomes:
        split(name, "style")
    for field in ("group", "collection"):
        if last:
            split(last, field)
    missed = [outcome.question for outcome in outcomes.get(last, ()) if outcome.missed] if misses else []
    return table(rows) + "".join(f"gemist: {each.text} → {', '.join(each.answers)}\n" for each in missed)


def _recall(outcome: Outcome) -> float:
    wanted = set(outcome.question.answers)
    return len(wanted & set(outcome.found[:DEPTH])) / min(len(wanted), DEPTH)


def _ndcg(outcome: Outcome) -> float:
    wanted = set(outcome.question.answers)
    gain = sum(1 / math.log2(rank + 2) for rank, name in enumerate(outcome.found[:DEPTH]) if name in wanted)
    return gain / sum(1 / math.log2(rank + 2) for rank in range(min(len(wanted), DEPTH)))


def _reciprocal_rank(outcome: Outcome) -> float:
    ranks = (rank for rank, name in enumerate(outcome.found, start=1) if name in outcome.question.answers)
    return 1 / next(ranks, math.inf)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
