"""Trains the part that sees people by their surroundings, on top of the language model; repeatable.

    pip install -e '.[dev]'
    kennisbank voorbereiden
    python -m training.train ingest/deidentify/model --work /tmp/werk --papers ../shared/documents

Texts are made by the grammar of zinnen/, so nothing is seen twice. Public papers, when given, add sentences
that people wrote: of those only words count that the rules are sure of. What was read is kept in `--work`, one
file a portion; a run that was stopped goes on with the first portion that is missing.
"""

# ruff: noqa: T201 -- a script that tells how far it is

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import spacy
import torch
from numpy.typing import NDArray

from index.embed import CACHE, open_token_states
from ingest.deidentify import reading
from ingest.deidentify.built_in import FOLDER
from ingest.deidentify.evidence import all_of
from ingest.deidentify.features import Features
from ingest.deidentify.gold import read_rows
from ingest.deidentify.keep import KeepList, build_keep_list
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.pipeline import build_pipeline, sheet_in
from ingest.deidentify.sheet import Sheet, sheet_of
from ingest.deidentify.tokens import DutchTokenizer
from ingest.deidentify.view import view_of
from training.grammar import Grammar
from training.names import Names, faker_names
from training.noise import spoil

VERSION = "2.0.0"
SEED = 20261127
PORTIONS, WORDS = 6, 25_000
PAPER_PORTIONS, PAPER_WORDS, PAPER_PIECE = 1, 15_000, 1_500
"""Of each paper one piece of so many characters is read."""
HIDDEN, EPOCHS, BATCH, RATE = 128, 5, 512, 3e-3
FORGET = 0.3
"""How often all features of a word are hidden, so that the lists are not leaned on alone."""
JUDGED = Path(__file__).parent.parent / "tests" / "cases" / "afscherming" / "openbare-stukken.jsonl"
"""Papers with pages that the gold set judges: not learned from."""


class Maker:
    """Texts of the grammar as sheets, and for each token whether it names a person."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self.lexicon: Lexicon = load_lexicon()
        self.grammar = Grammar(self.lexicon, Names(self.lexicon, faker_names(), self.chance), self.chance)
        self.keep: KeepList = build_keep_list(self.lexicon)
        self.tokenizer = DutchTokenizer(spacy.blank("nl").vocab)

    def sheet(self) -> tuple[Sheet, list[bool]]:
        made = self.grammar.text()
        text, people = spoil("".join(made.parts), made.people, self.chance)
        view = view_of(text)
        sheet = sheet_of(self.tokenizer(view.text), self.lexicon)
        list(self.keep.mark(sheet))
        named = np.zeros(len(view.text) + 1, dtype=bool)
        back = view.origin or range(len(view.text))
        inside = np.zeros(len(text) + 1, dtype=bool)
        for start, end in people:
            inside[start:end] = True
        for i, origin in enumerate(back):
            named[i] = inside[origin]
        labels = [
            bool(named[start]) and letter not in "nN|,()/" and word[0] not in "([/"
            for word, start, letter in zip(sheet.words, sheet.starts, sheet.letters, strict=True)
        ]
        return sheet, labels


def made_sheets(seed: int) -> list[tuple[Sheet, list[float]]]:
    maker, found, words = Maker(seed), [], 0
    while words < WORDS:
        sheet, labels = maker.sheet()
        if sheet.words:
            found.append((sheet, [float(label) for label in labels]))
            words += len(labels)
    return found


def paper_sheets(papers: Path, seed: int) -> list[tuple[Sheet, list[float]]]:
    """Pieces of public papers; labels are 1, 0, or -1 where the rules are not sure."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    nlp = build_pipeline("geen")
    judged = {Path(row["file"]).name for row in read_rows(JUDGED)} if JUDGED.is_file() else set()
    paths = sorted((papers / "text").glob("*.txt"))
    chance.shuffle(paths)
    found: list[tuple[Sheet, list[float]]] = []
    words = 0
    for path in paths:
        if path.name in judged:
            continue
        text = view_of(path.read_text(encoding="utf-8", errors="replace")).text
        start = text.find("\n", chance.randrange(max(1, len(text) - PAPER_PIECE))) + 1
        piece = text[start : start + PAPER_PIECE]
        doc = nlp(piece)
        sheet = sheet_in(doc)
        people = [(one.start, one.end, one.score) for one in all_of(doc) if one.label in {"PERSON", "OFFICIAL"}]
        labels = [_sure(sheet, i, people) for i in range(len(sheet.words))]
        if labels:
            found.append((sheet, labels))
            words += len(labels)
        if words >= PAPER_WORDS:
            break
    return found


def _sure(sheet: Sheet, i: int, people: list[tuple[int, int, float]]) -> float:
    """Someone whom a rule is sure of; no one: small letters, and capitals that only stand for what they are."""
    scores = [score for start, end, score in people if start < sheet.ends[i] and sheet.starts[i] < end]
    letter = sheet.letters[i]
    if scores:
        return 1.0 if max(scores) >= 0.85 and letter not in "nN|,()/" else -1.0
    return -1.0 if letter in "GgSsWUhjuLI" else 0.0


def portion(sheets: list[tuple[Sheet, list[float]]], path: Path) -> None:
    """Read by the language model and written to `path`."""
    states = open_token_states(CACHE, reading.LAYER)
    features = Features(load_lexicon())
    chosen = [(sheet, one) for sheet, _ in sheets for one in reading.stretches(sheet)]
    read = [
        reading.read_words(states, chosen[first : first + 200]).astype(np.float16)
        for first in range(0, len(chosen), 200)
    ]
    listed = [features.rows(sheet).astype(np.uint8) for sheet, _ in sheets]
    labels = [np.array(own, dtype=np.float32) for _, own in sheets]
    beside = path.with_suffix(".new.npz")
    np.savez(
        beside, states=np.concatenate(read), features=np.concatenate(listed), labels=np.concatenate(labels)
    )
    beside.replace(path)


def train(paths: list[Path], epochs: int) -> dict[str, NDArray[np.float16]]:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    stored = [np.load(path) for path in paths]
    sure = [one["labels"] >= 0 for one in stored]
    states = torch.from_numpy(np.concatenate([one["states"][k] for one, k in zip(stored, sure, strict=True)]))
    features = torch.from_numpy(
        np.concatenate([one["features"][k] for one, k in zip(stored, sure, strict=True)])
    )
    labels = torch.from_numpy(np.concatenate([one["labels"][k] for one, k in zip(stored, sure, strict=True)]))
    wide = torch.nn.Linear(states.shape[1] + features.shape[1], HIDDEN)
    out = torch.nn.Linear(HIDDEN, 1)
    optimizer = torch.optim.AdamW([*wide.parameters(), *out.parameters()], RATE, weight_decay=0.01)
    count = len(labels)
    steps, step, started = epochs * ((count + BATCH - 1) // BATCH), 0, time.process_time()
    for epoch in range(epochs):
        lost = 0.0
        order = torch.randperm(count)
        for first in range(0, count, BATCH):
            rows = order[first : first + BATCH]
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 50) * (1 - 0.98 * step / steps)
            one = torch.nn.functional.layer_norm(states[rows].float(), states.shape[1:])
            two = features[rows].float() * (torch.rand(len(rows), 1) > FORGET)
            hidden = torch.relu(wide(torch.cat([one, two], 1)))
            hidden = torch.nn.functional.dropout(hidden, 0.2)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(out(hidden).squeeze(1), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            lost, step = lost + loss.item() * len(rows), step + 1
        spent = time.process_time() - started
        print(f"ronde {epoch + 1}: {count} woorden, verlies {lost / count:.4f}, {spent:.0f} s", flush=True)
    matrix = wide.weight.detach().numpy().T
    return {
        "states": matrix[: states.shape[1]].astype(np.float16),
        "features": matrix[states.shape[1] :].astype(np.float16),
        "bias": wide.bias.detach().numpy().astype(np.float16),
        "out": out.weight.detach().numpy()[0].astype(np.float16),
        "out_bias": out.bias.detach().numpy().astype(np.float16),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, default=FOLDER)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--papers", type=Path)
    parser.add_argument("--portions", type=int, default=PORTIONS)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    wanted = [(arguments.work / f"zinnen-{i}.npz", SEED + i) for i in range(arguments.portions)]
    paths = [path for path, _ in wanted]
    for path, seed in wanted:
        if not path.exists():
            portion(made_sheets(seed), path)
            print(path.name, f"{time.process_time():.0f} s", flush=True)
    for i in range(PAPER_PORTIONS if arguments.papers else 0):
        path = arguments.work / f"stukken-{i}.npz"
        paths.append(path)
        if not path.exists():
            portion(paper_sheets(arguments.papers, SEED + i), path)
            print(path.name, f"{time.process_time():.0f} s", flush=True)
    weights = train(paths, arguments.epochs)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(arguments.folder / "weights.npz", **weights)
    facts = {
        "name": "kennisbank_personen",
        "version": VERSION,
        "license": "EUPL-1.2",
        "seed": SEED,
        "portions": arguments.portions,
        "papers": bool(arguments.papers),
        "layer": reading.LAYER,
    }
    (arguments.folder / "meta.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
