"""Sheets of which it is known what each token points at: texts written, made, and read from public papers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray

from ingest.deidentify.evidence import all_of
from ingest.deidentify.gold import read_rows
from ingest.deidentify.head import LABELS, OFFICE
from ingest.deidentify.keep import KeepList, build_keep_list
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.pipeline import build_pipeline
from ingest.deidentify.sheet import Sheet, sheet_in, sheet_of
from ingest.deidentify.tokens import DutchTokenizer
from ingest.deidentify.view import view_of
from training.grammar import Grammar
from training.names import Names, faker_names
from training.noise import spoil
from training.prose import PEOPLE, UNKNOWN, paragraphs
from training.text import Mark

MADE_WORDS, PAPER_WORDS, PAPER_PIECE = 50_000, 15_000, 1_500
"""Words of a round that the grammar makes and that papers give, and the characters of the piece of a paper."""
JUDGED = Path(__file__).parent.parent / "tests" / "cases" / "afscherming" / "openbare-stukken.jsonl"
"""Papers with pages that the gold set judges: not learned from."""
UNMARKED = [LABELS.index(label) for label in ("PHONE", "HANDLE", "OFFICE")]
"""What the grammar and the papers do not mark, so that nothing is learned of it there."""

Labelled = tuple[Sheet, NDArray[np.float32]]
"""A sheet, and for each of its tokens a one, a zero, or -1 where nobody knows, for each of LABELS."""


class Maker:
    """Texts with their people marked, as sheets."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self.lexicon: Lexicon = load_lexicon()
        self.names = Names(self.lexicon, faker_names(), self.chance)
        self.grammar = Grammar(self.lexicon, self.names, self.chance)
        self.keep: KeepList = build_keep_list(self.lexicon)
        self.tokenizer = DutchTokenizer(spacy.blank("nl").vocab)

    def written(self) -> Iterator[Labelled]:
        """The paragraphs of proza/, with other names each time."""
        for text, marks, public in paragraphs(self.names, self.chance):
            sheet, labels = self._labelled(*spoil(text, marks, self.chance))
            if not public:
                labels[:, OFFICE] = -1
            yield sheet, labels

    def made(self) -> Iterator[Labelled]:
        """Texts of the grammar, MADE_WORDS words together."""
        words = 0
        while words < MADE_WORDS:
            text = self.grammar.text()
            sheet, labels = self._labelled(*spoil("".join(text.parts), text.marks, self.chance))
            labels[:, UNMARKED] = -1
            words += len(labels)
            yield sheet, labels

    def _labelled(self, text: str, marks: list[Mark]) -> Labelled:
        view = view_of(text)
        sheet = sheet_of(self.tokenizer(view.text), self.lexicon)
        list(self.keep.mark(sheet))
        inside = [""] * (len(text) + 1)
        for start, end, label in marks:
            inside[start:end] = [label] * (end - start)
        back = view.origin or range(len(view.text))
        labels = np.zeros((len(sheet.words), len(LABELS)), dtype=np.float32)
        for i, (word, start, letter) in enumerate(zip(sheet.words, sheet.starts, sheet.letters, strict=True)):
            label = inside[back[start]]
            labels[i, OFFICE] = -1
            if label == UNKNOWN:
                labels[i] = -1
            elif label and letter not in "nN|,()/" and word[0] not in "([/":
                labels[i, 0 if label in PEOPLE else LABELS.index(label)] = 1
                if label in PEOPLE:
                    labels[i, OFFICE] = label == "OFFICE"
            if label == "HANDLE":
                labels[i, 0] = -1  # who is named in it
        return sheet, labels


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
