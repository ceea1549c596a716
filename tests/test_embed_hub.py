"""Any other model, from a folder or the hub, behind the same calls; only fetching may use the network."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embed import Embedder, open_embedder, open_tokenizer, prepare_embedder
from index.embedding.builtin import BuiltinEmbedder
from index.embedding.cache import ready_folder
from index.embedding.folder import build_folder
from index.embedding.hub import find, folder_hash, prompts_of
from index.errors import ModelError, QueryError
from tests.tiny_e5 import POSITIONS, tiny_ingredients

TEXTS = ["het gezin", "de moeder werkt samen", "het kind", "team team team team"]


@pytest.mark.parametrize(
    ("name", "own", "query", "passage"),
    [
        ("intfloat/multilingual-e5-base", {"query": "", "document": ""}, "query: ", "passage: "),
        ("/models/e5-small-nl", {}, "query: ", "passage: "),
        ("acme/base5-nl", {"query": None, "document": None}, "", ""),
        ("acme/e5-mistral", {"query": "Instruct: zoek\nQuery: "}, "Instruct: zoek\nQuery: ", ""),
        ("acme/e5", {"query": "vraag: ", "passage": "stuk: "}, "vraag: ", "stuk: "),
        ("acme/bge", {"query": "zoek: ", "document": "", "corpus": "doc: "}, "zoek: ", "doc: "),
    ],
)
def test_a_model_reads_its_own_prompts_or_those_of_e5_or_none(
    name: str, own: dict[str, str | None], query: str, passage: str
) -> None:
    assert prompts_of(name, own) == {"query": query, "passage": passage}


def test_the_checksum_of_a_folder_follows_its_weights_and_not_its_description(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "1_Pooling").mkdir()
    (tmp_path / "1_Pooling" / "config.json").write_text("{}")
    before = folder_hash(tmp_path)
    (tmp_path / "README.md").write_text("nieuw")
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").write_bytes(b"other")
    assert folder_hash(tmp_path) == before
    (tmp_path / "model.safetensors").write_bytes(b"weightz")
    assert folder_hash(tmp_path) != before
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": true}')
    assert folder_hash(tmp_path) != before


@pytest.mark.parametrize("name", ["acme/bestaat-niet", "bestaat-niet", "/nergens/model", "geen naam", "a/b/c"])
def test_a_model_that_is_not_here_says_what_to_do(name: str, tmp_path: Path) -> None:
    for call in (open_embedder, open_tokenizer):
        with pytest.raises(ModelError, match=r"staat niet op deze machine\. Controleer de naam"):
            call(name, tmp_path)


def test_opening_never_asks_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(ModelError):
        find("acme/bestaat-niet", tmp_path)


@pytest.mark.parametrize(
    "settings", [{"HF_HUB_OFFLINE": "1"}, {"HF_ENDPOINT": "http://127.0.0.1:9", "HF_HUB_OFFLINE": "0"}]
)
def test_preparing_without_a_network_ends_in_seconds(settings: dict[str, str], tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from index.embed import prepare_embedder
from index.errors import ModelError
try:
    prepare_embedder("acme/bestaat-niet", Path(sys.argv[1]))
except ModelError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=Path(__file__).parent.parent,
        env={"HF_HOME": str(tmp_path / "home"), **settings},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.startswith("Het taalmodel acme/bestaat-niet staat niet op deze machine."), done.stderr


# --- with torch ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hub")
    return ready_folder(folder / "cache", tiny_ingredients(folder), build_folder)


@pytest.fixture(scope="module")
def plain(built: Path) -> Embedder:
    return open_embedder(str(built), built.parent, device="cpu")


@pytest.mark.slow
def test_a_folder_gives_through_sentence_transformers_what_our_graph_gives(
    built: Path, plain: Embedder
) -> None:
    ours = BuiltinEmbedder(built, "tiny")
    assert (plain.passages(TEXTS) * ours.passages(TEXTS)).sum(axis=1).min() > 0.999
    assert float(plain.query("het kind") @ ours.query("het kind")) > 0.999
    assert plain.dimension == ours.dimension == 32
    assert ours.max_tokens - 1 <= plain.max_tokens <= ours.max_tokens
    assert plain.passages([]).shape == (0, 32)


@pytest.mark.slow
def test_any_user_of_sentence_transformers_gets_the_prefixes(built: Path, plain: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(built), device="cpu", local_files_only=True)
    assert np.abs(model.encode_document(TEXTS) - plain.passages(TEXTS)).max() < 1e-5
    assert np.abs(model.encode_query("het kind") - plain.query("het kind")).max() < 1e-5


@pytest.mark.slow
def test_a_text_longer_than_another_model_reads_is_refused(plain: Embedder) -> None:
    plain.passages(["x" * (plain.max_tokens - 1)])
    with pytest.raises(ModelError, match="Passage 1 van 1 heeft 1 tokens te veel"):
        plain.passages(["x" * plain.max_tokens])
    with pytest.raises(QueryError):
        plain.query("x" * POSITIONS)


@pytest.mark.slow
def test_the_fingerprint_follows_weights_and_precision(built: Path, plain: Embedder, tmp_path: Path) -> None:
    from index.embedding.hub import HubEmbedder

    other = ready_folder(tmp_path / "cache", tiny_ingredients(tmp_path, seed=1), build_folder)
    prints = [
        plain.fingerprint,
        open_embedder(str(other), tmp_path, device="cpu").fingerprint,
        HubEmbedder(built, str(built), "cpu", precision="bfloat16").fingerprint,
    ]
    assert len(set(prints)) == 3
    assert open_embedder(str(built), tmp_path, device="cpu").fingerprint == plain.fingerprint
    assert str(built.parent) not in plain.fingerprint


@pytest.mark.slow
def test_a_folder_is_opened_without_the_network(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    open_embedder(str(built), built.parent, device="cpu").query("het kind")
    prepare_embedder(str(built), built.parent)


@pytest.mark.slow
def test_a_folder_without_a_model_is_a_dutch_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is niet te laden"):
        open_embedder(str(tmp_path), tmp_path, device="cpu")


def refuse(*_arguments: object) -> None:
    raise AssertionError("asked the network")
