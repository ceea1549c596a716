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
from ingest.deidentify.head import LABELS, REACH
from ingest.deidentify.keep import KeepList, build_keep_list
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.pipeline import build_pipeline, sheet_in
from ingest.deidentify.sheet import Sheet, sheet_of
from ingest.deidentify.tokens import DutchTokenizer
from ingest.deidentify.view import view_of
from training.grammar import Grammar
from training.names import Names, faker_names
from training.noise import spoil

VERSION = "3.1.0"
SEED = 20261127
PORTIONS, WORDS = 8, 25_000
PAPER_PORTIONS, PAPER_WORDS, PAPER_PIECE = 5, 15_000, 1_500
"""Of each paper one piece of so many characters is read."""
HIDDEN, EPOCHS, BATCH, RATE = 128, 4, 600, 2e-3
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

    def sheet(self) -> tuple[Sheet, NDArray[np.float32]]:
        """A sheet, and for each of its tokens a one or a zero for each of LABELS."""
        made = self.grammar.text()
        text, marks = spoil("".join(made.parts), made.marks, self.chance)
        view = view_of(text)
        sheet = sheet_of(self.tokenizer(view.text), self.lexicon)
        list(self.keep.mark(sheet))
        inside = np.full(len(text) + 1, -1)
        for start, end, label in marks:
            inside[start:end] = LABELS.index(label)
        back = view.origin or range(len(view.text))
        labels = np.zeros((len(sheet.words), len(LABELS)), dtype=np.float32)
        for i, (word, start, letter) in enumerate(zip(sheet.words, sheet.starts, sheet.letters, strict=True)):
            which = inside[back[start]]
            if which >= 0 and letter not in "nN|,()/" and word[0] not in "([/":
                labels[i, which] = 1
        return sheet, labels


Labelled = tuple[Sheet, NDArray[np.float32]]


def made_sheets(seed: int) -> list[Labelled]:
    maker, found, words = Maker(seed), [], 0
    while words < WORDS:
        sheet, labels = maker.sheet()
        if sheet.words:
            found.append((sheet, labels))
            words += len(labels)
    return found


def paper_sheets(papers: Path, seed: int) -> list[Labelled]:
    """Pieces of public papers, labelled as to people alone: 1, 0, or -1 where the rules are not sure."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    nlp = build_pipeline("geen")
    judged = {Path(row["file"]).name for row in read_rows(JUDGED)} if JUDGED.is_file() else set()
    paths = sorted((papers / "text").glob("*.txt"))
    chance.shuffle(paths)
    found: list[Labelled] = []
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
        labels = np.full((len(sheet.words), len(LABELS)), -1, dtype=np.float32)
        labels[:, 0] = [_sure(sheet, i, people) for i in range(len(sheet.words))]
        if len(labels):
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


def portion(sheets: list[Labelled], path: Path) -> None:
    """Read by the language model and written to `path`."""
    states = open_token_states(CACHE, reading.LAYER)
    features = Features(load_lexicon())
    chosen = [(sheet, one) for sheet, _ in sheets for one in reading.stretches(sheet)]
    read = [
        reading.read_words(states, chosen[first : first + 200]).astype(np.float16)
        for first in range(0, len(chosen), 200)
    ]
    listed = [features.rows(sheet).astype(np.uint8) for sheet, _ in sheets]
    labels = [own for _, own in sheets]
    beside = path.with_suffix(".new.npz")
    np.savez(
        beside,
        states=np.concatenate(read),
        features=np.concatenate(listed),
        labels=np.concatenate(labels),
        lengths=np.array([len(one) for _, one in chosen]),
    )
    beside.replace(path)


class Net(torch.nn.Module):
    """What `Head` works out, to be learned."""

    def __init__(self, states: int, features: int) -> None:
        super().__init__()
        self.words = torch.nn.Linear(states + features, HIDDEN)
        self.around = torch.nn.ModuleList(
            torch.nn.Conv1d(HIDDEN, HIDDEN, 2 * REACH + 1, padding=REACH) for _ in range(2)
        )
        self.out = torch.nn.Linear(HIDDEN, len(LABELS))

    def forward(self, states: torch.Tensor, features: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        normal = torch.nn.functional.layer_norm(states, states.shape[-1:])
        hidden = torch.relu(self.words(torch.cat([normal, features], -1)))
        hidden = torch.nn.functional.dropout(hidden, 0.2, self.training) * there
        for layer in self.around:
            hidden = (hidden + torch.relu(layer(hidden.transpose(1, 2)).transpose(1, 2))) * there
        found: torch.Tensor = self.out(hidden)
        return found

    def weights(self, states: int) -> dict[str, NDArray[np.float16]]:
        """As `Head` reads them."""
        matrix = self.words.weight.detach().numpy().T
        found = {
            "states": matrix[:states],
            "features": matrix[states:],
            "bias": self.words.bias.detach().numpy(),
            "out": self.out.weight.detach().numpy().T,
            "out_bias": self.out.bias.detach().numpy(),
        }
        for name, layer in zip(("first", "second"), self.around, strict=True):
            # [out, in, place] → [place * in, out]
            found[name] = layer.weight.detach().numpy().transpose(2, 1, 0).reshape(-1, HIDDEN)
            found[f"{name}_bias"] = layer.bias.detach().numpy()
        return {name: value.astype(np.float16) for name, value in found.items()}


Row = tuple[NDArray[np.float16], NDArray[np.uint8], NDArray[np.float32]]
"""States, features and labels of the tokens of one stretch."""


def rows_of(paths: list[Path]) -> list[Row]:
    found: list[Row] = []
    for path in paths:
        with np.load(path) as stored:
            parts = [stored[name] for name in ("states", "features", "labels")]
            ends = np.cumsum(stored["lengths"])
        found += [
            (parts[0][end - length : end], parts[1][end - length : end], parts[2][end - length : end])
            for end, length in zip(ends, np.diff(ends, prepend=0), strict=True)
        ]
    return [row for row in found if (row[2] >= 0).any()]


def batches(rows: list[Row], chance: np.random.Generator) -> list[list[int]]:
    """Numbers of rows of about one length, BATCH tokens together, in another order each time."""
    sizes = np.array([len(row[0]) for row in rows])
    found: list[list[int]] = [[]]
    tokens = 0
    for i in np.argsort(sizes + chance.random(len(rows)) * 6):
        found[-1].append(int(i))
        tokens += sizes[i]
        if tokens >= BATCH:
            found.append([])
            tokens = 0
    found = [batch for batch in found if batch]
    return [found[i] for i in chance.permutation(len(found))]


def padded(rows: list[Row], which: int, empty: float) -> torch.Tensor:
    shape = (len(rows), max(len(row[0]) for row in rows), rows[0][which].shape[1])
    found = np.full(shape, empty, dtype=np.float32)
    for i, row in enumerate(rows):
        found[i, : len(row[0])] = row[which]
    return torch.from_numpy(found)


def train(paths: list[Path], epochs: int) -> dict[str, NDArray[np.float16]]:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chance = np.random.default_rng(SEED)
    rows = rows_of(paths)
    width = rows[0][0].shape[1]
    net = Net(width, rows[0][1].shape[1])
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    steps, step, started = epochs * len(batches(rows, np.random.default_rng(SEED))), 0, time.process_time()
    for epoch in range(epochs):
        lost, order = 0.0, batches(rows, chance)
        for batch in order:
            chosen = [rows[i] for i in batch]
            labels = padded(chosen, 2, -1.0)
            there = padded(chosen, 2, -2.0)[:, :, :1] > -2
            listed = padded(chosen, 1, 0.0) * (torch.rand(labels.shape[:2]) > FORGET)[..., None]
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 60) * max(0.02, 1 - 0.98 * step / steps)
            known = labels >= 0
            found = net(padded(chosen, 0, 0.0), listed, there)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(found[known], labels[known])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            lost, step = lost + loss.item(), step + 1
        spent = time.process_time() - started
        print(
            f"ronde {epoch + 1}: {len(rows)} stukjes, verlies {lost / len(order):.4f}, {spent:.0f} s",
            flush=True,
        )
    return net.weights(width)


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
