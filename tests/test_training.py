"""The texts that the trained component learns from: marked exactly, made up, and nothing of the gold set."""

from __future__ import annotations

import random
import re
from pathlib import Path

import numpy as np
import pytest
import torch

from ingest.deidentify.gold import read_cases
from ingest.deidentify.head import Head
from ingest.deidentify.lexicon import load_lexicon
from training.grammar import SENTENCES, Grammar
from training.names import Letters, Names
from training.noise import spoil
from training.train import Net

FAKER = {kind: ["Anna", "Bilal", "Chantal", "Dirkje"] for kind in ("given_nl", "given_other")} | {
    kind: ["Zandstra", "Kowalski", "Boukhari"] for kind in ("surname_nl", "surname_other")
}


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    chance = random.Random(3)
    return Grammar(load_lexicon(), Names(load_lexicon(), FAKER, chance), chance)


def test_every_section_that_a_sentence_names_is_there(grammar: Grammar) -> None:
    lines = [line for section in grammar.sections.values() for line in section]
    asked = {name for line in lines for name in re.findall(r"\{@(\w+)", line)}
    assert asked <= grammar.sections.keys()


def test_a_mark_lies_on_a_name_and_not_on_its_title(grammar: Grammar) -> None:
    for _ in range(150):
        made = grammar.text()
        text = "".join(made.parts)
        for start, end, label in made.marks:
            name = text[start:end]
            if label != "PERSON":
                continue
            assert name == name.strip() and any(letter.isalpha() for letter in name)
            assert not name.lower().startswith(("mevrouw ", "dhr. ", "de heer "))


def test_noise_moves_no_mark(grammar: Grammar) -> None:
    chance = random.Random(5)
    for _ in range(150):
        made = grammar.text()
        text = "".join(made.parts)
        spoiled, marks = spoil(text, made.marks, chance)
        assert len(spoiled) == len(text) and marks == made.marks


def test_a_new_name_sounds_like_the_names_it_was_made_from() -> None:
    letters = Letters(["Anna", "Hanna", "Joanna"], random.Random(1))
    assert all(set(letters.word().lower()) <= set("anhjo") for _ in range(20))


def test_no_sentence_of_the_gold_set_is_learned_from() -> None:
    learned = re.sub(
        r"\W+",
        " ",
        "\n".join(path.read_text(encoding="utf-8").lower() for path in sorted(SENTENCES.glob("*.txt"))),
    )
    gold = read_cases(Path(__file__).parent / "cases" / "afscherming")
    for case in gold:
        for sentence in re.split(r"[.?!\n:]", case.text):
            words = re.sub(r"\W+", " ", sentence.lower()).strip()
            assert len(words.split()) < 6 or words not in learned, case.id


def test_what_was_learned_is_what_is_worked_out_and_stretches_do_not_touch(tmp_path: Path) -> None:
    torch.manual_seed(2)
    net = Net(12, 5).eval()
    np.savez(tmp_path / "w.npz", **net.weights(12))
    states, features = torch.randn(9, 12), torch.rand(9, 5).round()
    with torch.no_grad():
        there = torch.ones(1, 9, 1)
        alone = torch.sigmoid(net(states[None, :4], features[None, :4], there[:, :4]))[0].numpy()
        beside = torch.sigmoid(net(states[None, 4:], features[None, 4:], there[:, 4:]))[0].numpy()
    worked_out = Head(tmp_path / "w.npz").chances(states.numpy(), features.numpy(), [4, 5])
    assert np.abs(worked_out - np.concatenate([alone, beside])).max() < 0.01
