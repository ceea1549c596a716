"""The encoder as an ONNX graph, written from the weights without torch.

Operators of ONNX opset 18 and of onnxruntime's own domain `com.microsoft`
(https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md). Inputs: `input_ids` and
`attention_mask`, int64 [batch, length]. Outputs: `sentence_embedding` [batch, hidden], the mean over the
tokens, L2-normalised; `token_embeddings` [batch, length, hidden].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.embedding.e5s1 import BLOCK, Weights

FloatArray = NDArray[np.float32]

LARGEST = 63
"""Weights use 7 of their 8 bits: with 8, processors without VNNI overflow where they add products in pairs
(https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html, "reduce range")."""


def smoothed_inputs(layers: int) -> dict[str, str]:
    """Product → the value it reads, for each product whose input is smoothed."""
    names = {}
    for layer in range(layers):
        names[f"l{layer}.qkv"] = f"l{layer}.in"
        names[f"l{layer}.fi"] = f"l{layer}.attended"
        names[f"l{layer}.fo"] = f"l{layer}.gelu"
    return names


def float_graph(weights: Weights) -> bytes:
    """The encoder in float32, with each value of `smoothed_inputs` as an output: to measure with."""
    extra = smoothed_inputs(weights.architecture.layers).values()
    writer = _Writer(weights, smoothing=None, extra_outputs=list(extra))
    writer.encoder()
    return writer.serialise()


def int8_graph(weights: Weights, smoothing: Mapping[str, FloatArray]) -> bytes:
    """The encoder with int8 products; `smoothing` holds a factor for each input channel of a product."""
    writer = _Writer(weights, smoothing)
    writer.encoder()
    return writer.serialise()


def product_matrix(weights: Weights, name: str) -> FloatArray:
    """The matrix [inputs, outputs] of a product; query, key and value are one product."""
    layer, _, product = name.partition(".")
    parts = "qkv" if product == "qkv" else [product]
    return np.concatenate([weights.dense(f"{layer}.{part}.w").T for part in parts], axis=1)


def quantise(matrix: FloatArray) -> tuple[NDArray[np.int8], FloatArray]:
    """A matrix [inputs, outputs] as integers with a scale for each output: one scale for all costs too much."""
    scale = (np.abs(matrix).max(axis=0) / LARGEST).astype(np.float32)
    scale[scale == 0] = 1
    return np.rint(matrix / scale).astype(np.int8), scale


class _Writer:
    """Writes into one model from the start: copies of it would cost a gigabyte."""

    def __init__(
        self,
        weights: Weights,
        smoothing: Mapping[str, FloatArray] | None,
        extra_outputs: Sequence[str] = (),
    ) -> None:
        self.weights = weights
        self.smoothing = smoothing
        self.model = _empty_model(weights.architecture.hidden, extra_outputs)

    def encoder(self) -> None:
        self.node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
        hidden = self.embeddings("l0.in")
        for layer in range(self.weights.architecture.layers):
            hidden = self.layer(f"l{layer}.", hidden, f"l{layer + 1}.in")
        self.node("Identity", [hidden], "token_embeddings")
        self.mean(hidden, "sentence_embedding")

    def embeddings(self, out: str) -> str:
        sizes, vectors = self.weights.architecture, self.weights.vectors
        words = self.weights.matrices["emb.word"]
        pairs = words.nibbles[:, 0::2] | (words.nibbles[:, 1::2] << 4)
        scales = self.tensor("emb.word.scale", words.scales.astype(np.float32))
        self.node(
            "GatherBlockQuantized",  # given no zero points it takes 8, as Q4_0 does
            [self.tensor("emb.word", pairs), "input_ids", scales],
            "emb.words",
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
            bits=4,
        )
        positions = vectors["emb.pos"].reshape(sizes.positions, sizes.hidden)
        only_type = vectors["emb.type"].reshape(sizes.types, sizes.hidden)[0]
        table = self.tensor("emb.pos", positions + only_type)
        zero = self.tensor("zero", np.zeros(1, np.int64))
        self.node("Shape", ["input_ids"], "length", start=1, end=2)
        self.node("Slice", [table, zero, "length", zero], "emb.places")
        self.node("Add", ["emb.words", "emb.places"], "emb.sum")
        norm = [self.vector("emb.ln.w"), self.vector("emb.ln.b")]
        return self.node("LayerNormalization", ["emb.sum", *norm], out, axis=-1, epsilon=sizes.epsilon)

    def layer(self, name: str, hidden: str, out: str) -> str:
        """Attention, then the feed-forward part; each is added to what came in, and that is normalised."""
        vectors = self.weights.vectors
        bias = np.concatenate([vectors[f"{name}{part}.b"] for part in "qkv"])
        projected = self.product(name + "qkv", hidden, bias)
        parts = [f"{name}{part}" for part in "qkv"]
        self.model.graph.node.append(helper.make_node("Split", [projected], parts, axis=-1, num_outputs=3))
        context = self.node(
            "MultiHeadAttention",
            [*parts, "", "mask"],
            name + "context",
            num_heads=self.weights.architecture.heads,
        )
        attention = self.product(name + "ao", context, vectors[name + "ao.b"])
        attended = self.skip(hidden, attention, name + "aln", name + "attended")
        wide = self.product(name + "fi", attended, None)
        gelu = self.node("BiasGelu", [wide, self.vector(name + "fi.b")], name + "gelu")
        narrow = self.product(name + "fo", gelu, vectors[name + "fo.b"])
        return self.skip(attended, narrow, name + "oln", out)

    def skip(self, hidden: str, added: str, norm: str, out: str) -> str:
        inputs = [hidden, added, self.vector(norm + ".w"), self.vector(norm + ".b")]
        return self.node("SkipLayerNormalization", inputs, out, epsilon=self.weights.architecture.epsilon)

    def product(self, name: str, hidden: str, bias: FloatArray | None) -> str:
        matrix = product_matrix(self.weights, name)
        out = name + ".out"
        biases = [] if bias is None else [self.tensor(name + ".bias", bias)]
        if self.smoothing is None:
            plain = self.node("MatMul", [hidden, self.tensor(name + ".w", matrix)], name + ".product")
            return self.node("Add", [plain, *biases], out) if biases else plain
        if name in self.smoothing:
            factors = self.smoothing[name]
            inverse = self.tensor(name + ".smooth", (1 / factors).astype(np.float32))
            hidden = self.node("Mul", [hidden, inverse], name + ".smoothed")
            matrix = matrix * factors[:, None]
        integers, scale = quantise(matrix)
        inputs = [hidden, self.tensor(name + ".w", integers), self.tensor(name + ".scale", scale)]
        return self.node("DynamicQuantizeMatMul", [*inputs, "", *biases] if biases else inputs, out)

    def mean(self, hidden: str, out: str) -> str:
        """The sum over the tokens, normalised: the length of the mean does not matter."""
        middle = self.tensor("middle", np.ones(1, np.int64))
        self.node("Cast", ["attention_mask"], "mask.float", to=TensorProto.FLOAT)
        self.node("Unsqueeze", ["mask.float", middle], "mask.row")
        self.node("MatMul", ["mask.row", hidden], "sum.row")
        self.node("Squeeze", ["sum.row", middle], "sum")
        return self.node("LpNormalization", ["sum"], out, p=2, axis=-1)

    def node(self, operator: str, inputs: Sequence[str], out: str, **attributes: Any) -> str:
        domain = "com.microsoft" if operator in _CONTRIBUTED else ""
        self.model.graph.node.append(helper.make_node(operator, inputs, [out], domain=domain, **attributes))
        return out

    def vector(self, name: str) -> str:
        return self.tensor(name, self.weights.vectors[name])

    def tensor(self, name: str, values: NDArray[Any]) -> str:
        self.model.graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def serialise(self) -> bytes:
        serialised: bytes = self.model.SerializeToString(deterministic=True)
        return serialised


def _empty_model(hidden: int, extra_outputs: Sequence[str]) -> onnx.ModelProto:
    shape = ["batch", "length"]
    outputs: dict[str, list[str | int] | None] = {
        "sentence_embedding": ["batch", hidden],
        "token_embeddings": [*shape, hidden],
        **dict.fromkeys(extra_outputs),
    }
    graph = helper.make_graph(
        [],
        "encoder",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, shape)
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, sizes) for name, sizes in outputs.items()],
    )
    return helper.make_model(
        graph,
        producer_name="kennisbank",
        ir_version=9,
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)],
    )


_CONTRIBUTED = frozenset(
    {
        "BiasGelu",
        "DynamicQuantizeMatMul",
        "GatherBlockQuantized",
        "MultiHeadAttention",
        "SkipLayerNormalization",
    }
)
