"""Trains the component that sees people by their surroundings; repeatable, on one core.

    pip install -e '.[dev]'
    python -m training.train --minutes 3.3 ingest/deidentify/model

Every text is made on the spot by the grammar of zinnen/, so nothing is seen twice and nothing real is seen
at all. With `--steps` in place of `--minutes` a run with the same seed can be repeated.
"""

# ruff: noqa: T201 -- a script that tells how far it is

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from ingest.deidentify import network
from ingest.deidentify.features import Features
from ingest.deidentify.keep import KeepList, build_keep_list
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.sheet import Sheet, sheet_of
from ingest.deidentify.tokens import DutchTokenizer
from ingest.deidentify.view import view_of
from training.grammar import Grammar
from training.names import Names, faker_names
from training.noise import spoil

CONFIG = """
[nlp]
lang = "nl"
pipeline = ["personen"]

[components]

[components.personen]
factory = "tagger"

[components.personen.model]
@architectures = "spacy.Tagger.v2"

[components.personen.model.tok2vec]
@architectures = "kennisbank.Kenmerken.v1"
width = 64
rows = [3000, 64, 512, 1024, 2000]
window = 2
depth = 3
"""
BATCH_WORDS = 3000
WORDS_LEARNED = 1500
FORGET = 0.12
"""How often a learned word or the kinds of a name are hidden, so that neither is leaned on alone."""


class Maker:
    """Texts of the grammar as examples: rows of features, and for each token whether it names a person."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self.lexicon: Lexicon = load_lexicon()
        self.grammar = Grammar(self.lexicon, Names(self.lexicon, faker_names(), self.chance), self.chance)
        self.keep: KeepList = build_keep_list(self.lexicon)
        self.vocab = spacy.blank("nl").vocab
        self.tokenizer = DutchTokenizer(self.vocab)

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


def example(maker: Maker, features: Features, hidden: Features) -> Example:
    sheet, labels = maker.sheet()
    rows, other = features.rows(sheet), hidden.rows(sheet)
    blur = np.array([maker.chance.random() < FORGET for _ in labels], dtype=bool)
    rows[blur, 0] = other[blur, 0]
    for i, label in enumerate(labels):
        if label and maker.chance.random() < FORGET:
            rows[i, 2] = 1
            if sheet.letters[i] in "GgSsW":
                rows[i, :2] = UNKNOWN
    words = sheet.words or ["."]
    doc = Doc(maker.vocab, words=words)
    doc.user_data[network.ROWS] = rows
    tags = ["PERSON" if label else "O" for label in labels] or ["O"]
    return Example(doc, Doc(maker.vocab, words=words, tags=tags))


UNKNOWN: list[int] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--rate", type=float, default=0.002)
    arguments = parser.parse_args()
    fix_random_seed(arguments.seed)
    maker = Maker(arguments.seed)
    words = learned(maker)
    features, hidden = Features(maker.lexicon, words), Features(maker.lexicon, ())
    probe = Sheet("U", ["U"], [0], [1], [0], ["u"], "U", [False])
    UNKNOWN[:] = [int(value) for value in features.rows(probe)[0][:2]]
    nlp = spacy.util.load_model_from_config(spacy.util.Config().from_str(CONFIG), auto_fill=True)
    maker.vocab = nlp.vocab
    maker.tokenizer = DutchTokenizer(nlp.vocab)
    first = [example(maker, features, hidden) for _ in range(60)]
    optimizer = nlp.initialize(lambda: first)
    train(nlp, optimizer, lambda: example(maker, features, hidden), arguments)
    save(nlp, words, arguments)


def train(nlp: Any, optimizer: Adam, make: Any, arguments: argparse.Namespace) -> None:
    started, step, losses, recent = time.process_time(), 0, {"personen": 0.0}, 0
    while True:
        spent = time.process_time() - started
        done = step / arguments.steps if arguments.steps else spent / 60 / arguments.minutes
        if done >= 1:
            break
        optimizer.learn_rate = arguments.rate * min(1.0, step / 50 + 0.02) * (1 - 0.97 * done)
        batch, size = [], 0
        while size < BATCH_WORDS:
            batch.append(make())
            size += len(batch[-1].predicted)
        nlp.update(batch, sgd=optimizer, losses=losses)
        step, recent = step + 1, recent + size
        if step % 20 == 0:
            print(f"{step} steps, {spent:.0f} s, loss {losses['personen'] / recent:.5f}", flush=True)
            losses, recent = {"personen": 0.0}, 0
    arguments.steps = step


def learned(maker: Maker) -> list[str]:
    """The words of the grammar that come back most, function words first."""
    counts: Counter[str] = Counter()
    for _ in range(1500):
        sheet, labels = maker.sheet()
        counts.update(
            word.lower()
            for word, letter, label in zip(sheet.words, sheet.letters, labels, strict=True)
            if letter in "lC" and not label
        )
    return sorted(word for word, count in counts.most_common(WORDS_LEARNED) if count > 4)


def save(nlp: Any, words: list[str], arguments: argparse.Namespace) -> None:
    nlp.meta.update(
        name="kennisbank_personen",
        version="1.0.0",
        description="Ziet aan de omgeving of een woord iemand noemt.",
        license="EUPL-1.2",
    )
    nlp.meta["seed"], nlp.meta["steps"] = arguments.seed, arguments.steps
    nlp.to_disk(arguments.folder, exclude=["vocab"])
    (arguments.folder / "woorden.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
