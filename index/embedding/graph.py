"""The network as an ONNX graph: int8 matrices, 4-bit word embeddings, pooled vector and token vectors out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.embedding.e5s1 import BLOCK, Quantised, Weights

OPSET = 18


def write_graph(weights: Weights, path: Path) -> None:
    """Write the quantised graph.

    Inputs `input_ids` and `attention_mask`, int64 [batch, tokens]; outputs `pooled` [batch, hidden], L2-normalised
    mean over the tokens, and `tokens` [batch, tokens, hidden], float32.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        whole = Path(folder) / "float32.onnx"
        onnx.save(_Graph(weights).model(), whole)
        # Per channel matters: with one scale for a whole matrix the cosine to float32 drops to .98.
        quantize_dynamic(
            whole,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


class _Graph:
    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.shape = weights.architecture
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def model(self) -> Any:
        tokens = self._embeddings()
        self._node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
        for layer in range(self.shape.layers):
            tokens = self._layer(tokens, f"l{layer}")
        self._node("Identity", [tokens], "tokens")
        self._pool()
        batch: list[str | int] = ["batch", "length"]
        graph = helper.make_graph(
            self.nodes,
            "multilingual-e5-small",
            [
                helper.make_tensor_value_info(name, TensorProto.INT64, batch)
                for name in ("input_ids", "attention_mask")
            ],
            [
                helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["batch", self.shape.hidden]),
                helper.make_tensor_value_info("tokens", TensorProto.FLOAT, [*batch, self.shape.hidden]),
            ],
            self.constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)

    def _embeddings(self) -> str:
        vectors, shape = self.weights.vectors, self.shape
        words = self._four_bit("words", self.weights.matrices["emb.word"])
        self._node(
            "GatherBlockQuantized",
            [words, "input_ids", f"{words}.scales"],
            "word",
            domain="com.microsoft",
            gather_axis=0,
            quantize_axis=1,
            block_size=BLOCK,
        )
        types = vectors["emb.type"].reshape(shape.types, shape.hidden)[0]
        places = vectors["emb.pos"].reshape(shape.positions, shape.hidden) + types
        self._constant("places", places)
        self._constant("one", np.array([1], np.int64))
        self._constant("zero", np.array([0], np.int64))
        self._node("Shape", ["input_ids"], "length", start=1, end=2)
        self._node("Slice", ["places", "zero", "length", "zero"], "place")
        self._node("Add", ["word", "place"], "embedded")
        return self._norm("embedded", "emb.ln")

    def _layer(self, tokens: str, at: str) -> str:
        vectors = self.weights.vectors
        parts = [self._product(tokens, f"{at}.{name}") for name in ("q", "k", "v")]
        self._constant(f"{at}.qkv.b", np.concatenate([vectors[f"{at}.{name}.b"] for name in ("q", "k", "v")]))
        self._node(
            "MultiHeadAttention",
            [*parts, f"{at}.qkv.b", "mask"],
            f"{at}.attended",
            domain="com.microsoft",
            num_heads=self.shape.heads,
        )
        tokens = self._add_and_norm(
            self._product(f"{at}.attended", f"{at}.ao"), tokens, f"{at}.ao.b", f"{at}.aln"
        )
        self._constant(f"{at}.fi.b", vectors[f"{at}.fi.b"])
        inner = self._node(
            "BiasGelu", [self._product(tokens, f"{at}.fi"), f"{at}.fi.b"], f"{at}.inner", domain="com.microsoft"
        )
        return self._add_and_norm(self._product(inner, f"{at}.fo"), tokens, f"{at}.fo.b", f"{at}.oln")

    def _pool(self) -> None:
        self._constant("last", np.array([-1], np.int64))
        self._node("Cast", ["attention_mask"], "weight", to=TensorProto.FLOAT)
        self._node("Unsqueeze", ["weight", "last"], "weights")
        self._node("Mul", ["tokens", "weights"], "counted")
        self._node("ReduceSum", ["counted", "one"], "sum", keepdims=0)
        # The length of the mean does not matter: the vector is normalised.
        self._node("LpNormalization", ["sum"], "pooled", axis=-1, p=2)

    def _product(self, name: str, matrix: str) -> str:
        self._constant(f"{matrix}.w", self.weights.matrices[f"{matrix}.w"].dense().T)
        return self._node("MatMul", [name, f"{matrix}.w"], f"{matrix}.product")

    def _add_and_norm(self, name: str, skip: str, bias: str, norm: str) -> str:
        vectors = self.weights.vectors
        for constant in (f"{norm}.w", f"{norm}.b", bias):
            self._constant(constant, vectors[constant])
        return self._node(
            "SkipLayerNormalization",
            [name, skip, f"{norm}.w", f"{norm}.b", bias],
            f"{norm}.out",
            domain="com.microsoft",
            epsilon=self.shape.epsilon,
        )

    def _norm(self, name: str, norm: str) -> str:
        for part in ("w", "b"):
            self._constant(f"{norm}.{part}", self.weights.vectors[f"{norm}.{part}"])
        return self._node(
            "LayerNormalization",
            [name, f"{norm}.w", f"{norm}.b"],
            f"{norm}.out",
            axis=-1,
            epsilon=self.shape.epsilon,
        )

    def _four_bit(self, name: str, matrix: Quantised) -> str:
        """Two signed nibbles a byte, the first in the low half, as ONNX stores INT4."""
        nibbles = (matrix.nibbles.astype(np.int8) - 8).view(np.uint8) & 0x0F
        pairs = nibbles.reshape(-1, 2)
        packed = pairs[:, 0] | (pairs[:, 1] << 4)
        tensor = helper.make_tensor(name, TensorProto.INT4, matrix.nibbles.shape, packed.tobytes(), raw=True)
        self.constants.append(tensor)
        self._constant(f"{name}.scales", matrix.scales.astype(np.float32))
        return name

    def _constant(self, name: str, value: NDArray[Any]) -> None:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))

    def _node(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output
