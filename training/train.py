"""Trains the parts that see people by their surroundings, on top of the language model; repeatable.

    pip install -e '.[dev]'
    kennisbank voorbereiden
    python -m training.train personen ingest/deidentify/model --work /tmp/werk --papers ../shared/documents
    python -m training.train ambten ingest/deidentify/model_offices --work /tmp/werk

Learned are a head of our own, and additions of low rank to the first layers of the language model. A round
reads the marked paragraphs of proza/ with other names, new texts of the grammar of zinnen/, and, when given,
other pieces of public papers: of those only words count that the rules are sure of. What a round reads is kept
in `--work`; a run that was stopped makes only what is missing.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from index.embed import BUILTIN, CACHE, prepare_embedder
from index.embedding.e5s1 import read_weights
from index.embedding.ingredients import installed_ingredients
from index.embedding.layout import NAME
from index.embedding.states import LONGEST
from index.embedding.tokens import Tokens, builtin_tokens
from ingest.deidentify import page_reader, reading
from ingest.deidentify.features import Features
from ingest.deidentify.head import OFFICE
from training.labelled import Labelled, Maker, paper_sheets
from training.learning import SEED, Plan, train
from training.net import Row

ROUNDS = 6
PLANS = {
    "personen": Plan(reading.LAYER, reading.SENTENCES, times=2, together=700),
    "ambten": Plan(page_reader.LAYERS, reading.PAGE, times=1, together=1200, office=3.0, public=True),
}
VERSIONS = {"personen": "5.0.0", "ambten": "1.0.0"}


def rows_of(sheets: Iterable[Labelled], plan: Plan, tokens: Tokens, features: Features) -> Iterator[Row]:
    for sheet, labels in sheets:
        if plan.public and not (labels[:, OFFICE] >= 0).any():
            continue
        listed = features.rows(sheet).astype(np.uint8)
        chosen = [one for one in reading.stretches(sheet, plan.size) if (labels[one] >= 0).any()]
        read = tokens.pieces([reading.text_of(sheet, one) for one in chosen])
        for one, (ids, offsets) in zip(chosen, read, strict=True):
            if 0 < len(offsets) <= LONGEST:
                yield np.array(ids, np.int32), *reading.pieces_of(sheet, one, offsets), listed[one], labels[one]


def round_of(number: int, what: str, papers: Path | None, work: Path, tokens: Tokens) -> list[Row]:
    """What is read in one round; made once and kept in `work`."""
    plan, kept = PLANS[what], work / f"{what}-{number}.pickle"
    if not kept.exists():
        maker = Maker(SEED + number)
        sheets = [*maker.written()]
        if not plan.public:
            sheets += [*maker.made(), *(paper_sheets(papers, SEED + number) if papers else ())]
        rows = list(rows_of(sheets, plan, tokens, Features(maker.lexicon)))
        beside = kept.with_suffix(".new")
        beside.write_bytes(pickle.dumps(rows))
        beside.replace(kept)
    made: list[Row] = pickle.loads(kept.read_bytes())  # noqa: S301 - our own
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=PLANS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--papers", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--device", default="cpu", help="cuda: on a graphics card, in minutes")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    prepare_embedder(BUILTIN, CACHE)
    tokens = builtin_tokens(CACHE / NAME)
    what, papers, work = arguments.what, arguments.papers, arguments.work
    rounds = [round_of(number, what, papers, work, tokens) for number in range(arguments.rounds)]
    weights = read_weights(installed_ingredients().weights.read())
    plan = PLANS[what]
    net = train(rounds, weights, plan, arguments.device)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(arguments.folder / "weights.npz", **net.head())
    np.savez_compressed(arguments.folder / "layers.npz", **net.encoder.learned())
    facts = {
        "name": f"kennisbank_{what}",
        "version": VERSIONS[what],
        "license": "EUPL-1.2",
        "seed": SEED,
        "rounds": arguments.rounds,
        "times": plan.times,
        "papers": bool(arguments.papers),
        "layer": plan.layers,
    }
    (arguments.folder / "meta.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
