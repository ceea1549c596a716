"""Sets how what is read and ruled at each mention of a name is weighed (`ingest.deidentify.in_office`).

    python -m training.weigh ingest/deidentify/model_offices/weighing.json --papers ../shared

Logistic regression over the names in `training/weging/`, published papers that are marked as those of `proza/`:
the component did not learn from them. Beside them come the labelled pages of real papers, whose rows and
signatures nobody makes up; these count PAGES times. Rules were written after reading those papers since the
weights in use were set: to set them anew, new writers are wanted first.
"""

# ruff: noqa: T201 -- a script that tells how far it is

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from ingest.deidentify.engine import Deidentifier
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.gold import Case, Mark, case_of, read_pages
from ingest.deidentify.in_office import FEATURES
from ingest.deidentify.offices import Offices
from ingest.deidentify.page_reader import PageReader
from ingest.deidentify.people import People
from ingest.deidentify.view import view_of
from training.marked import read_marked

WEIGHED = Path(__file__).parent / "weging"
PAPERS = Path(__file__).parent.parent / "tests" / "cases" / "afscherming" / "openbare-stukken.jsonl"
PAGES = 60.0
"""How much a name on a real page counts for."""
LEAK = 2
"""A name that stays readable and should not is as bad as so many that are masked for nothing."""

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Noting(People):
    """Notes of each text that is read the people that are weighed, and their features."""

    noted: list[tuple[Sequence[Evidence], FloatArray]] = field(default_factory=list)

    def weighed(self, doc: Doc, reader: PageReader, people: Sequence[Evidence], offices: Offices) -> FloatArray:
        rows = People.weighed(self, doc, reader, people, offices)
        self.noted.append((people, rows))
        return rows


def mentions(cases: Sequence[Case]) -> Iterator[tuple[FloatArray, bool]]:
    """The features of each name that is marked, and whether it is that of someone in office."""
    deidentifier = Deidentifier()
    noting = Noting(deidentifier.people.lexicon, deidentifier.people.reader)
    deidentifier.people = noting
    for case in cases:
        read, shift = case.before + case.text + case.after, len(case.before)
        noting.noted.clear()
        deidentifier.findings(read, case.policy, case.kind)
        people, rows = noting.noted[0] if noting.noted else ((), np.empty((0, len(FEATURES)), np.float32))
        view = view_of(read)
        for one, row in zip(people, rows, strict=True):
            start, end = (at - shift for at in view.to_raw(one.start, one.end))
            private, office = (
                _covers(marks, label, start, end)
                for marks, label in ((case.spans, "PERSON"), (case.keep, "OFFICIAL"))
            )
            if private != office:
                yield row, office


def _covers(marks: Sequence[Mark], label: str, start: int, end: int) -> bool:
    return any(mark.label == label and mark.start < end and start < mark.end for mark in marks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--papers", type=Path, required=True)
    arguments = parser.parse_args()
    rows = [
        row
        for path in sorted(WEIGHED.glob("*.txt"))
        for row in read_marked(path.read_text(encoding="utf-8"), path.stem)
    ]
    written = list(mentions([case_of(row, row["text"], "weging") for row in rows]))
    real = list(mentions(read_pages(PAPERS, arguments.papers)))
    found, counts = [*written, *real], [1.0] * len(written) + [PAGES] * len(real)
    told = np.array([row for row, _ in found])
    office = np.array([is_office for _, is_office in found])
    learned = LogisticRegression(max_iter=2_000).fit(told, office, counts)
    weights = dict(zip(FEATURES, (round(float(one), 4) for one in learned.coef_[0]), strict=True))
    least = math.log(LEAK)
    given = {"weights": weights, "bias": round(float(learned.intercept_[0]), 4), "least": round(least, 4)}
    arguments.target.write_text(json.dumps(given, indent=2) + "\n", encoding="utf-8")
    said = learned.decision_function(told) > least
    print(f"{len(office)} namen, {int((said != office).sum())} anders, {int((said & ~office).sum())} leesbaar")


if __name__ == "__main__":
    main()
