"""What each weight of the ranking does on collections with questions, one weight at a time.

    python -m training.calibrate /tmp/gegevens=corpus/vragen.jsonl [MAP=VRAGEN ...] --deel ontwikkeling

A row for the weights in use, and a row for each of them made smaller and larger: recall@1, recall@10 and
nDCG@10 over the questions with an answer, and how many of the others find nothing. Questions of the part `slot`
are never asked. A weight that wants to move on one collection alone is noise: look for what holds on all.
"""

# ruff: noqa: T201 -- a script that tells how far it is

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

import kennisbank
from index.answer import Filters, Question
from index.embed import FloatArray, Parts, ReadsParts
from index.evaluate import DEPTH, Judged, figures, read_judged, run
from index.finding import DEFAULT_TUNING
from index.rank import DEFAULT_WEIGHTS, Weights
from index.search import Search

STEPS = (0.7, 1.4)
FLOORS = 0.015
"""What a floor moves, up and down."""
_FLOORS = frozenset({"best", "most", "answer", "answer_few"})
_LEFT = frozenset({"best_growth", "answer_growth", "answer_few_growth", "alike", "usual_said"})
"""Weights that belong to another one, or depend on no model."""


def variants() -> Iterator[tuple[str, Weights]]:
    yield "in gebruik", DEFAULT_WEIGHTS
    for field in fields(Weights):
        value = getattr(DEFAULT_WEIGHTS, field.name)
        if field.name in _LEFT:
            continue
        moved = (value - FLOORS, value + FLOORS) if field.name in _FLOORS else [value * step for step in STEPS]
        for each in moved:
            yield f"{field.name} {each:.4g}", replace(DEFAULT_WEIGHTS, **{field.name: each})


def names(search: Search) -> Callable[[str], list[str]]:
    """As a page would show them, without the sentences that a page shows with them."""
    return lambda text: [hit.document.name for hit in search.ask(Question(text, Filters(), size=DEPTH)).hits]


def embed_once(model: ReadsParts) -> None:
    """Let the model read each question once, however many weights are tried."""
    known: dict[str, tuple[FloatArray, FloatArray]] = {}
    read = model.query_and_parts

    def remembered(text: str, parts: Parts) -> tuple[FloatArray, FloatArray]:
        if text not in known:
            known[text] = read(text, parts)
        return known[text]

    model.query_and_parts = remembered  # type: ignore[method-assign]


def calibrate(collections: Sequence[tuple[Path, Path]], part: str) -> None:
    for data, path in collections:
        asked: list[Judged] = [
            question
            for question in read_judged(path)
            if question.part != "slot" and part in ("", question.part)
        ]
        print(f"{data.name}: {len(asked)} vragen")
        with kennisbank.opened(kennisbank.read_settings().model_copy(update={"data": data})) as opened:
            if isinstance(opened.embedder, ReadsParts):
                embed_once(opened.embedder)
            for name, weights in variants():
                tuned = opened.search.tuned(replace(DEFAULT_TUNING, weights=weights))
                found = figures(run(asked, names(tuned)))
                print(
                    f"  {name:22} {found.recall_1:.3f}/{found.recall_10:.3f}/{found.ndcg_10:.3f}"
                    f"  zwijgt {found.abstained:.2f}",
                    flush=True,
                )


def add_arguments(parser: argparse.ArgumentParser, at_least: str = "+") -> None:
    parser.add_argument("collections", nargs=at_least, type=_collection, metavar="MAP=VRAGEN")
    parser.add_argument("--deel", default="")


def _collection(pair: str) -> tuple[Path, Path]:
    data, _, questions = pair.partition("=")
    return Path(data), Path(questions)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    arguments = parser.parse_args()
    calibrate(arguments.collections, arguments.deel)
