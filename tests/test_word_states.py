"""What the language model makes of words: each is read once, in its sentence, and only where it may matter."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from types import ModuleType
from unittest.mock import Mock

import numpy as np
import pytest
import spacy
from numpy.typing import NDArray

from index.embed import CACHE, open_token_states
from index.embedding.e5s1 import read_weights
from index.embedding.folder import build_folder
from index.embedding.layout import GRAPH, NAME
from index.embedding.session import Session
from index.embedding.states import cut_graph, open_states
from index.embedding.tokens import builtin_tokens
from index.errors import ModelError, StoreFull
from ingest.deidentify import page_reader, trained
from ingest.deidentify.built_in import UNREAD, BuiltIn
from ingest.deidentify.features import WIDTH, Features
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.reading import HIDDEN, LAYER, read_words, stretches
from ingest.deidentify.sheet import Sheet, sheet_of
from ingest.deidentify.tokens import DutchTokenizer
from tests.tiny_e5 import HIDDEN as TINY
from tests.tiny_e5 import LAYERS, tiny_ingredients
from training.encoder import Encoder


def sheet(text: str) -> Sheet:
    return sheet_of(DutchTokenizer(spacy.blank("nl").vocab)(text), load_lexicon())


@pytest.fixture(scope="module")
def component() -> BuiltIn:
    return BuiltIn(CACHE)


@pytest.mark.parametrize(
    "text", ["", "Dag.", "woord " * 300, "Een zin. Nog een zin.\n\n" * 40, "a\nb\nc\n" * 99]
)
def test_every_token_is_read_once(text: str) -> None:
    page = sheet(text)
    assert [i for one in stretches(page) for i in one] == list(range(len(page.words)))


def test_the_states_of_a_word_depend_on_its_sentence_and_not_on_what_is_read_beside_it() -> None:
    states = open_token_states(CACHE, LAYER)
    one, other = sheet("Roos belt haar zus."), sheet("Een roos bloeit in de tuin achter het huis.")
    alone = read_words(states, [(one, range(len(one.words)))])
    beside = read_words(states, [(one, range(len(one.words))), (other, range(len(other.words)))])
    assert alone.shape == (len(one.words), 2 * HIDDEN)
    assert np.array_equal(alone, beside[: len(one.words)])
    assert not np.allclose(beside[0], beside[len(one.words) + 1], atol=0.5)


def test_a_graph_cut_at_its_last_layer_gives_what_the_whole_one_gives(tmp_path: Path) -> None:
    ingredients = tiny_ingredients(tmp_path)
    (tmp_path / "model").mkdir()
    build_folder(ingredients, tmp_path / "model")
    cut_graph(tmp_path / "model" / GRAPH, LAYERS, tmp_path / "cut.onnx")
    ids = [[0, 5, 7, 9, 11, 2]]
    (whole,) = Session(tmp_path / "model" / GRAPH, 1).run(["token_embeddings"], ids)
    (cut,) = Session(tmp_path / "cut.onnx", 1).run([f"l{LAYERS}.in"], ids)
    assert np.abs(whole - cut).max() < 0.05


def test_readers_of_other_layers_share_the_table_of_words(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    build_folder(tiny_ingredients(tmp_path), tmp_path / "model")
    shallow, deep = (open_states(tmp_path / "model", "model:int8:0123456789ab", layer) for layer in (1, LAYERS))
    assert len(list(tmp_path.glob("model-woorden-*.onnx"))) == 1
    assert len(list(tmp_path.glob("model-*.onnx"))) == 3
    assert not np.allclose(*(next(iter(each.read(["een zin"])))[1] for each in (shallow, deep)))


def test_a_graph_of_an_earlier_version_leaves_the_cache(tmp_path: Path) -> None:
    ingredients = tiny_ingredients(tmp_path)
    (tmp_path / "model").mkdir()
    build_folder(ingredients, tmp_path / "model")
    earlier = tmp_path / "model-6-2-0123456789ab.onnx"
    earlier.write_bytes(b"van vroeger")
    states = open_states(tmp_path / "model", "model:int8:0123456789ab", LAYERS)
    assert not earlier.exists() and len(list(tmp_path.glob("model-*.onnx"))) == 2
    assert next(iter(states.read(["een zin"])))[1].shape[1] == TINY


def test_what_a_component_learned_before_leaves_the_cache_and_that_of_another_stays(tmp_path: Path) -> None:
    ingredients = tiny_ingredients(tmp_path)
    (tmp_path / "model").mkdir()
    build_folder(ingredients, tmp_path / "model")
    encoder = Encoder(read_weights(ingredients.weights.read()), LAYERS, 2)
    for component, times in (("een", 1), ("ander", 2), ("een", 3)):
        learned = tmp_path / component / "layers.npz"
        learned.parent.mkdir(exist_ok=True)
        np.savez(learned, **{name: value * times for name, value in encoder.learned().items()})
        open_states(tmp_path / "model", "model:int8:0123456789ab", LAYERS, learned)
    kept = sorted(path.name.split("-")[1] for path in tmp_path.glob("model-*.onnx"))
    assert kept == ["ander", "een", "woorden"]


def test_a_damaged_graph_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stuk.onnx").write_bytes(b"geen graaf")
    with pytest.raises(ModelError, match="voorbereiden"):
        cut_graph(tmp_path / "stuk.onnx", LAYER, tmp_path / "half.onnx")
    assert not (tmp_path / "half.onnx").exists()


def test_a_full_disk_is_told_and_keeps_no_half_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model").mkdir()
    build_folder(tiny_ingredients(tmp_path), tmp_path / "model")
    before = set(tmp_path.iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(Path, "chmod", Mock(side_effect=OSError(errno.ENOSPC, "vol")))
        with pytest.raises(StoreFull, match="schijfruimte"):
            open_states(tmp_path / "model", "model:int8:0123456789ab", LAYERS)
    assert set(tmp_path.iterdir()) == before
    open_states(tmp_path / "model", "model:int8:0123456789ab", LAYERS)


def test_the_tokenizer_is_opened_once() -> None:
    assert builtin_tokens(CACHE / NAME) is builtin_tokens(CACHE / NAME)


def test_features_say_what_stands_beside_a_word() -> None:
    page = sheet("mevrouw Jansen belt")
    rows = Features(load_lexicon()).rows(page)
    assert rows.shape == (3, WIDTH) and set(np.unique(rows)) <= {0, 1}
    assert not np.array_equal(rows[1], Features(load_lexicon()).rows(sheet("Jansen belt"))[0])


def rows_of(page: Sheet) -> NDArray[np.float32]:
    return Features(load_lexicon()).rows(page)


def test_a_sentence_without_an_unexplained_capital_is_read_in_a_case_only(component: BuiltIn) -> None:
    page = sheet("De gemeente betaalt de hulp.")
    assert (component.chances(page, rows_of(page), set(), wide=False)[:, 0] == UNREAD).all()
    assert (component.chances(page, rows_of(page), set(), wide=True)[:, 0] < UNREAD).all()
    named = sheet("De gemeente betaalt Brenkemo.")
    assert (component.chances(named, rows_of(named), set(), wide=False)[:, 0] != UNREAD).all()
    assert (component.chances(named, rows_of(named), {3}, wide=False)[:, 0] == UNREAD).all()


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        *((trained, name) for name in ("weights.npz", "layers.npz", "meta.json")),
        *((page_reader, name) for name in ("weights.npz", "layers.npz", "meta.json", "weighing.json")),
    ],
)
@pytest.mark.parametrize("kept", [0, 1_000, None])
def test_a_damaged_component_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: ModuleType, name: str, kept: int | None
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(owner.FOLDER, folder)
    whole = (folder / name).read_bytes()
    (folder / name).unlink()
    if kept is not None:
        (folder / name).write_bytes(whole[: min(kept, len(whole) // 2)])
    monkeypatch.setattr(owner, "FOLDER", folder)
    with pytest.raises(ModelError, match="installeer Kennisbank opnieuw"):
        trained.open_model("ingebouwd")
