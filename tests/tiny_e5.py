"""A model as small as can be, in the formats of the real one: building and running it takes milliseconds."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.embedding.ingredients import Ingredient, Ingredients

HIDDEN, LAYERS, HEADS, FEED_FORWARD, POSITIONS = 32, 2, 2, 64, 1536
WORDS = ["passage", "query", "het", "gezin", "team", "kind", "school", "moeder", "werkt", "samen", "de"]
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
LETTERS = [chr(code) for code in range(33, 127)]
PIECES = [*SPECIAL, "▁", *(f"▁{word}" for word in WORDS), *LETTERS]


def tiny_ingredients(folder: Path, seed: int = 0) -> Ingredients:
    """The two files of a tiny model, written into `folder`."""
    weights, tokenizer = folder / "weights.bin", folder / "tokenizer.json"
    weights.write_bytes(tiny_weights(seed))
    tiny_tokenizer().save(str(tokenizer))
    return Ingredients(_ingredient(weights), _ingredient(tokenizer))


def _ingredient(path: Path) -> Ingredient:
    return Ingredient(path, hashlib.sha256(path.read_bytes()).hexdigest(), "een pakket")


def tiny_tokenizer() -> Tokenizer:
    scores = [0.0] * len(SPECIAL) + [-5.0] + [-1.0] * len(WORDS) + [-3.0] * len(LETTERS)
    tokenizer = Tokenizer(models.Unigram(list(zip(PIECES, scores, strict=True)), unk_id=3))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(Regex(r"\s"), " "), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer


def tiny_weights(seed: int = 0) -> bytes:
    """A file in the format E5S1 with random weights."""
    random = np.random.default_rng(seed)

    def around(centre: float, spread: float, *shape: int) -> NDArray[np.float32]:
        return random.normal(centre, spread, shape).astype(np.float32)

    tensors: dict[str, NDArray[np.float32]] = {
        "emb.word": around(0, 1, len(PIECES), HIDDEN),
        "emb.pos": around(0, 0.3, POSITIONS * HIDDEN),
        "emb.type": around(0, 0.3, 2 * HIDDEN),
        "emb.ln.w": around(1, 0.1, HIDDEN),
        "emb.ln.b": around(0, 0.1, HIDDEN),
    }
    for layer in range(LAYERS):
        for name, rows, columns in (
            ("q", HIDDEN, HIDDEN),
            ("k", HIDDEN, HIDDEN),
            ("v", HIDDEN, HIDDEN),
            ("ao", HIDDEN, HIDDEN),
            ("fi", FEED_FORWARD, HIDDEN),
            ("fo", HIDDEN, FEED_FORWARD),
        ):
            tensors[f"l{layer}.{name}.w"] = around(0, 0.2, rows, columns)
            tensors[f"l{layer}.{name}.b"] = around(0, 0.1, rows)
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"] = around(1, 0.1, HIDDEN)
            tensors[f"l{layer}.{name}.b"] = around(0, 0.1, HIDDEN)
    return e5s1(tensors)


def e5s1(tensors: dict[str, NDArray[np.float32]]) -> bytes:
    """Matrices in 4 bits, vectors as they are, after a header with an empty vocabulary."""
    sizes = (HIDDEN, LAYERS, HEADS, FEED_FORWARD, len(PIECES), POSITIONS, 2)
    header = b"E5S1" + struct.pack("<I7if6i", 1, *sizes, 1e-12, 32, 0, 0, 2, 1, 3)
    header += struct.pack("<QIiII", 0, 0, 0, 0, len(tensors))
    contents = [q4_0(values) if values.ndim == 2 else values.tobytes() for values in tensors.values()]
    offset = len(header) + sum(2 + len(name) + 21 for name in tensors)
    directory = b""
    for (name, values), content in zip(tensors.items(), contents, strict=True):
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", values.ndim == 2, values.size, offset, len(content))
        offset += len(content)
    return header + directory + b"".join(contents)


def q4_0(matrix: NDArray[np.float32]) -> bytes:
    """Blocks of 32 columns: a scale and 16 bytes, byte j with column j (low) and column j + 16 (high)."""
    blocks = matrix.reshape(-1, 32)
    scales = (np.abs(blocks).max(axis=1, keepdims=True) / 7).astype(np.float16)
    nibbles = (np.rint(blocks / scales) + 8).clip(0, 15).astype(np.uint8)
    pairs = nibbles[:, :16] | (nibbles[:, 16:] << 4)
    return np.concatenate([scales.view(np.uint8), pairs], axis=1).tobytes()
