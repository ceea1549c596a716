"""The texts that the trained component learns from: marked exactly, made up, and nothing of the gold set."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from index.embedding.e5s1 import read_weights
from index.embedding.folder import build_folder
from index.embedding.layout import GRAPH
from index.embedding.session import Session
from index.embedding.states import cut_graph
from ingest.deidentify.gold import read_cases
from ingest.deidentify.head import LABELS, Head
from ingest.deidentify.lexicon import load_lexicon
from tests.tiny_e5 import HIDDEN, LAYERS, tiny_ingredients
from training import adapt
from training.adapt import Adapting, Lessons
from training.encoder import Encoder
from training.grammar import SENTENCES, Grammar
from training.marked import read_marked
from training.names import Letters, Names
from training.net import Net
from training.noise import spoil
from training.prose import PROSE, UNKNOWN, paragraphs, renamed

STOCK = 6
"""Words from which a sentence about someone is one that nobody else writes."""
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
    written = [row["text"] for path in PROSE.glob("*.txt") for row in read_marked(path.read_text("utf-8"), "p")]
    made = [path.read_text("utf-8") for path in sorted(SENTENCES.glob("*.txt"))]
    learned = re.sub(r"\W+", " ", "\n".join([*written, *made]).lower())
    gold = read_cases(Path(__file__).parent / "cases" / "afscherming")
    for case in gold:
        for sentence in re.finditer(r"[^.?!\n:]+", case.text):
            words = re.sub(r"\W+", " ", sentence.group().lower()).strip()
            someone = any(sentence.start() <= mark.start < sentence.end() for mark in case.spans)
            assert not someone or len(words.split()) < STOCK or words not in learned, case.id


def test_a_paragraph_with_other_names_says_the_same_of_the_same_people(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Mevrouw Zandstra belt. Haar zoon Bilal (4) slaapt; ook BILAL ZANDSTRA en bilals zus."
    people = ["Zandstra", "Bilal", "BILAL ZANDSTRA", "bilal"]
    marks = [(text.rindex(one), text.rindex(one) + len(one), "PERSON") for one in people]
    marks[0] = (text.index("Zandstra"), text.index("Zandstra") + 8, "PERSON")
    marks[1] = (text.index("Bilal"), text.index("Bilal") + 5, "PERSON")
    names = Names(load_lexicon(), FAKER, random.Random(1))
    monkeypatch.setattr(names, "given", lambda: "Roos")
    monkeypatch.setattr(names, "core", lambda: "Kuipers")
    other, moved = renamed(text, marks, names, random.Random(1))
    assert [other[start:end] for start, end, _ in moved] == ["Kuipers", "Roos", "ROOS KUIPERS", "roos"]
    assert other == "Mevrouw Kuipers belt. Haar zoon Roos (4) slaapt; ook ROOS KUIPERS en rooss zus."


def test_every_paragraph_is_marked_with_labels_that_are_learned_or_left(grammar: Grammar) -> None:
    found = list(paragraphs(grammar.names, random.Random(4)))
    assert len(found) > 2_000
    assert {label for _, marks, _ in found for _, _, label in marks} == {*LABELS, UNKNOWN}
    for text, marks, _ in found:
        assert all(0 <= start < end <= len(text) for start, end, _ in marks)
        assert all(one[1] <= other[0] for one, other in pairwise(marks))


def test_what_was_learned_is_what_is_worked_out_and_stretches_do_not_touch(tmp_path: Path) -> None:
    torch.manual_seed(2)
    net = Net(read_weights(tiny_ingredients(tmp_path).weights.read()), LAYERS, 5).eval()
    np.savez(tmp_path / "w.npz", **net.head())  # type: ignore[arg-type]
    states, features = torch.randn(9, 2 * HIDDEN), torch.rand(9, 5).round()
    with torch.no_grad():
        there = torch.ones(1, 9, 1)
        alone = torch.sigmoid(net.judged(states[None, :4], features[None, :4], there[:, :4]))[0].numpy()
        beside = torch.sigmoid(net.judged(states[None, 4:], features[None, 4:], there[:, 4:]))[0].numpy()
    worked_out = Head(tmp_path / "w.npz").chances(states.numpy(), features.numpy(), [4, 5])
    assert np.abs(worked_out - np.concatenate([alone, beside])).max() < 0.01


def test_a_graph_with_what_was_learned_gives_the_states_that_were_learned_with(tmp_path: Path) -> None:
    torch.manual_seed(4)
    ingredients = tiny_ingredients(tmp_path)
    (tmp_path / "model").mkdir()
    build_folder(ingredients, tmp_path / "model")
    encoder = Encoder(read_weights(ingredients.weights.read()), LAYERS, 3).eval()
    for name, value in encoder.named_parameters():
        if name.endswith("up"):
            torch.nn.init.normal_(value, std=0.1)
    np.savez(tmp_path / "learned.npz", **encoder.learned())  # type: ignore[arg-type]
    ids = [0, 5, 7, 9, 11, 2]
    with torch.no_grad():
        wanted = encoder(torch.tensor([ids]), torch.ones(1, 6))[0].numpy()
    found = {}
    for name, learned in (("bare", None), ("learned", tmp_path / "learned.npz")):
        cut_graph(tmp_path / "model" / GRAPH, LAYERS, tmp_path / f"{name}.onnx", learned)
        found[name] = Session(tmp_path / f"{name}.onnx", 1).run([f"l{LAYERS}.in"], [ids])[0][0]
    assert np.abs(found["learned"] - wanted).mean() < 0.05 < np.abs(found["bare"] - wanted).mean()


def test_what_the_search_learns_leaves_the_layers_of_de_identification_alone(tmp_path: Path) -> None:
    weights = read_weights(tiny_ingredients(tmp_path).weights.read())
    encoder = Encoder(weights, LAYERS, 3, first=1)
    plain = Encoder(weights, LAYERS, 0)
    assert {name.partition(".")[0] for name in encoder.learned()} == {f"l{n}" for n in range(1, LAYERS)}
    for one in encoder.layers[1:].parameters():
        torch.nn.init.normal_(one, std=0.3)
    ids, mask = torch.tensor([[0, 5, 7, 9, 2]]), torch.ones(1, 5)
    embedded = [each.layers[0](torch.ones(1, 5, HIDDEN), None, 0.0) for each in (encoder, plain)]
    assert torch.equal(*embedded)
    assert not torch.allclose(encoder(ids, mask), plain(ids, mask))


def test_a_question_is_set_against_its_paper_and_what_lies_near(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapt, "FIRST", 0)
    monkeypatch.setattr(adapt, "BATCH", 2)
    weights = read_weights(tiny_ingredients(tmp_path).weights.read())
    texts = [np.array([0, 4 + n, 5 + n, 2], np.int32) for n in range(8)]
    adapting = Adapting(weights, "cpu")
    before = {name: value.copy() for name, value in adapting.encoder.learned().items()}
    papers = np.array([0, 0, 1, 1, 2, 2, 3, 3])
    given = Lessons(texts[:4], np.arange(4), texts, papers, [(texts[0], texts[1])] * 4)
    adapting.learn(given)
    assert any((before[name] != value).any() for name, value in adapting.encoder.learned().items())
    near = adapting._near(adapting.all_vectors(texts[:1])[0], adapting.all_vectors(texts), 0)
    beside = adapting._beside(given, 0, near, np.random.default_rng(1))
    assert beside[0] == 1 and 0 not in beside
