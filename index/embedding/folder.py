"""The built-in model as one sentence-transformers folder: weights, tokenizer, settings and an int8 graph."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding.adapted import adapted, additions
from index.embedding.calibrate import samples, sentences, smoothing_factors
from index.embedding.e5s1 import Architecture, Weights, read_weights
from index.embedding.graph import FloatArray, float_graph, int8_graph
from index.embedding.ingredients import Ingredients
from index.embedding.layout import GRAPH, PROMPTS, SETTINGS, TOKENIZER, WEIGHTS
from index.embedding.session import Session, available_threads
from index.embedding.tokens import builtin_tokens
from index.errors import ModelError

LEAST_LIKE_MAKER = 0.999
"""Cosine of each float32 vector to that of the package the weights come from, before anything is added."""
LEAST_LIKE_FLOAT = 0.99
"""Mean cosine of the int8 vectors to those in float32."""


def build_folder(ingredients: Ingredients, folder: Path) -> None:
    """Write the model into `folder`, which exists and is empty; ModelError when its vectors are not right."""
    tokenizer = ingredients.tokenizer.read()
    weights = read_weights(ingredients.weights.read())
    for name, content in _settings(weights.architecture).items():
        _write_json(folder / name, content)
    (folder / TOKENIZER).write_bytes(tokenizer)
    (folder / GRAPH).parent.mkdir()

    tokens = builtin_tokens(folder)
    texts = tokens.framed(PROMPTS["passage"], sentences())
    plain = Session(float_graph(weights), available_threads())
    exact = _vectors(plain, texts)
    if ingredients.reference is not None:
        _check(_cosines(exact, ingredients.reference(sentences())).min(), LEAST_LIKE_MAKER)
    if ingredients.learned is not None:
        weights = adapted(weights, additions(ingredients.learned))
        plain = Session(float_graph(weights), available_threads())
        exact = _vectors(plain, texts)
    _write_tensors(weights, folder / WEIGHTS)
    smoothing = smoothing_factors(weights, plain, samples(tokens))
    (folder / GRAPH).write_bytes(int8_graph(weights, smoothing))
    _check(
        _cosines(_vectors(Session(folder / GRAPH, available_threads()), texts), exact).mean(), LEAST_LIKE_FLOAT
    )


def _settings(sizes: Architecture) -> dict[str, Any]:
    """File name → content, as sentence-transformers reads it."""
    return {
        SETTINGS: {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.feed_forward,
            "vocab_size": sizes.vocabulary,
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.types,
            "layer_norm_eps": sizes.epsilon,
            "bos_token_id": sizes.bos,
            "eos_token_id": sizes.eos,
            "pad_token_id": sizes.pad,
            "torch_dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": "<s>",
            "eos_token": "</s>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
        },
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            # `encode_document` of sentence-transformers takes the prompt of this name.
            "prompts": {**PROMPTS, "document": PROMPTS["passage"]},
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for index, (path, kind) in enumerate(
                [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
            )
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
        },
        "2_Normalize/config.json": {},
    }


def _write_json(path: Path, content: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _write_tensors(weights: Weights, path: Path) -> None:
    """All weights in float32 under the names of transformers' BertModel."""
    from safetensors import SafetensorError
    from safetensors.numpy import save_file

    sizes = weights.architecture
    shapes = {"emb.pos": (sizes.positions, sizes.hidden), "emb.type": (sizes.types, sizes.hidden)}
    tensors = {_long_name(name): weights.dense(name) for name in weights.matrices}
    for name, vector in weights.vectors.items():
        tensors[_long_name(name)] = vector.reshape(shapes.get(name, (-1,)))
    # BertModel has a pooler, which e5 does not use; transformers would fill a missing one at random.
    tensors["pooler.dense.weight"] = np.zeros((sizes.hidden, sizes.hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(sizes.hidden, np.float32)
    try:
        save_file(tensors, path, metadata={"format": "pt"})
    except SafetensorError as error:
        # What the disk refused is only in its message.
        told = re.search(r"os error (\d+)", str(error))
        raise OSError(int(told[1]) if told else errno.EIO, "safetensors") from error
    path.chmod(0o644)  # safetensors keeps it to one user; the cache may be shared


def _long_name(name: str) -> str:
    """`l3.q.w` → `encoder.layer.3.attention.self.query.weight`."""
    if name in _EMBEDDINGS:
        return f"embeddings.{_EMBEDDINGS[name]}"
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


_EMBEDDINGS = {
    "emb.word": "word_embeddings.weight",
    "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}
_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def _vectors(session: Session, texts: Sequence[Sequence[int]]) -> FloatArray:
    return np.concatenate([session.run(["sentence_embedding"], [text])[0] for text in texts])


def _cosines(these: FloatArray, those: FloatArray) -> FloatArray:
    cosines: FloatArray = (these * those).sum(axis=1)
    return cosines


def _check(likeness: float, least: float) -> None:
    if not likeness >= least:  # written so that NaN fails too
        raise ModelError(
            f"Het ingebouwde taalmodel rekent op deze machine niet goed (gelijkenis {likeness:.4f}, "
            f"nodig is {least}). Kies een ander model met KENNISBANK_MODEL."
        )
