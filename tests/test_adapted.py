"""What was learned on top of the language model: it is added where it belongs, and nowhere below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding.adapted import LEARNED, adapted, additions, lowest_layer
from index.embedding.builtin import BuiltinEmbedder
from index.embedding.cache import fingerprint
from index.embedding.e5s1 import read_weights
from index.embedding.folder import build_folder
from index.embedding.graph import float_graph, product_matrix
from index.embedding.ingredients import Ingredients
from index.embedding.layout import GRAPH
from index.embedding.session import Session
from index.embedding.states import cut_graph
from index.errors import ModelError
from ingest.deidentify.reading import LAYER
from tests.tiny_e5 import FEED_FORWARD, HIDDEN, LAYERS, tiny_ingredients, tiny_weights

FloatArray = NDArray[np.float32]
RANK = 4
SHAPES = {
    "qkv": (HIDDEN, 3 * HIDDEN),
    "ao": (HIDDEN, HIDDEN),
    "fi": (HIDDEN, FEED_FORWARD),
    "fo": (FEED_FORWARD, HIDDEN),
}
TEXTS = ["het gezin", "de moeder werkt samen", "team de school het kind"]
IDS = [[0, 5, 7, 9, 11, 2]]


@pytest.fixture
def learned(tmp_path: Path) -> Path:
    """Additions to the last layer of the tiny model."""
    random = np.random.default_rng(7)
    stored = {}
    for product, (inputs, outputs) in SHAPES.items():
        name = f"l{LAYERS - 1}.{product}"
        stored[f"{name}.down"] = random.normal(0, 0.3, (inputs, RANK)).astype(np.float16)
        stored[f"{name}.up"] = random.normal(0, 0.3, (RANK, outputs)).astype(np.float16)
    file = tmp_path / "geleerd.npz"
    np.savez(file, **stored)
    return file


@pytest.fixture
def ingredients(tmp_path: Path) -> Ingredients:
    (tmp_path / "pakketten").mkdir()
    return tiny_ingredients(tmp_path / "pakketten")


def built(ingredients: Ingredients, folder: Path) -> Path:
    folder.mkdir()
    build_folder(ingredients, folder)
    return folder


def test_each_product_gets_its_own_addition(learned: Path) -> None:
    plain, added = read_weights(tiny_weights()), additions(learned)
    whole = adapted(plain, added)
    for product in SHAPES:
        name = f"l{LAYERS - 1}.{product}"
        expected = product_matrix(plain, name) + added[name]
        assert np.allclose(product_matrix(whole, name), expected, atol=1e-6)
        assert np.array_equal(product_matrix(whole, f"l0.{product}"), product_matrix(plain, f"l0.{product}"))


def test_the_folder_holds_what_was_learned(tmp_path: Path, ingredients: Ingredients, learned: Path) -> None:
    with_it = replace(ingredients, learned=learned)
    model = BuiltinEmbedder(built(with_it, tmp_path / "nieuw"), fingerprint(with_it), threads=1)
    before = BuiltinEmbedder(built(ingredients, tmp_path / "oud"), fingerprint(ingredients), threads=1)
    whole = adapted(read_weights(tiny_weights()), additions(learned))
    exact = Session(float_graph(whole), 1)
    framed = model._tokens.framed("passage: ", TEXTS)
    expected = np.concatenate([exact.run(["sentence_embedding"], [ids])[0] for ids in framed])
    assert (model.passages(TEXTS) * expected).sum(axis=1).min() > 0.995
    assert (before.passages(TEXTS) * expected).sum(axis=1).max() < 0.99
    assert model.fingerprint != before.fingerprint


def test_layers_below_what_was_learned_are_as_they_were(
    tmp_path: Path, ingredients: Ingredients, learned: Path
) -> None:
    with_it, below = replace(ingredients, learned=learned), LAYERS - 1
    for name, each in (("oud", ingredients), ("nieuw", with_it)):
        cut_graph(built(each, tmp_path / name) / GRAPH, below, tmp_path / f"{name}.onnx")
    assert (tmp_path / "oud.onnx").read_bytes() == (tmp_path / "nieuw.onnx").read_bytes()
    assert fingerprint(with_it, below) == fingerprint(ingredients)
    assert fingerprint(with_it, LAYERS) == fingerprint(with_it) != fingerprint(ingredients)


def test_added_to_a_graph_in_integers_it_gives_nearly_the_same(
    tmp_path: Path, ingredients: Ingredients, learned: Path
) -> None:
    cut_graph(built(ingredients, tmp_path / "oud") / GRAPH, LAYERS, tmp_path / "na.onnx", learned)
    (late,) = Session(tmp_path / "na.onnx", 1).run([f"l{LAYERS}.in"], IDS)
    folder = built(replace(ingredients, learned=learned), tmp_path / "nieuw")
    (early,) = Session(folder / GRAPH, 1).run(["token_embeddings"], IDS)
    assert _cosine(late, early) > 0.995


def test_who_learns_otherwise_gets_other_vectors(ingredients: Ingredients, learned: Path) -> None:
    before = fingerprint(replace(ingredients, learned=learned))
    stored = dict(np.load(learned))
    np.savez(learned, **{name: 2 * values for name, values in stored.items()})
    assert fingerprint(replace(ingredients, learned=learned)) != before


@pytest.mark.parametrize("content", [b"", b"iets anders", None])
def test_a_damaged_or_missing_file_is_refused(
    tmp_path: Path, ingredients: Ingredients, learned: Path, content: bytes | None
) -> None:
    learned.unlink()
    if content is not None:
        learned.write_bytes(content)
    with pytest.raises(ModelError, match="installeer Kennisbank opnieuw"):
        built(replace(ingredients, learned=learned), tmp_path / "nieuw")
    with pytest.raises(ModelError, match="installeer Kennisbank opnieuw"):
        lowest_layer(learned)


def test_the_gate_reads_below_what_the_search_learned() -> None:
    assert lowest_layer(LEARNED) >= LAYER


def _cosine(these: FloatArray, those: FloatArray) -> float:
    return float((these * those).sum() / np.linalg.norm(these) / np.linalg.norm(those))
