"""The built-in model cut off halfway: what it makes of each token among its neighbours."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.embedding.adapted import LEARNED, additions
from index.embedding.cache import writing
from index.embedding.layout import GRAPH
from index.embedding.session import MASK, FloatArray, Session
from index.embedding.tokens import builtin_tokens
from index.embedding.whole import whole
from index.errors import ModelError

if TYPE_CHECKING:
    from onnx import GraphProto, ModelProto, NodeProto

LONGEST = 500
"""Tokens of one text that are read; what comes after has no states."""
CUT = 5
"""To be raised when `cut_graph` writes something else."""


class TokenStates:
    """The state of each token of a text at one layer; on one thread, so that a worker stays one worker.

    Tokens become numbers in a graph of their own: its table is most of the model, and is kept in memory once.
    """

    def __init__(self, folder: Path, words: Path, layers: Path, layer: int, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._output = _output(layer)
        self._tokens = builtin_tokens(folder)
        self._words = _opened(words)
        self._layers = Session(layers, 1)

    def read(self, texts: Sequence[str]) -> Iterator[tuple[list[tuple[int, int]], FloatArray]]:
        """Of each text the (start, end) of its tokens in characters, and their states [tokens, hidden].

        Each is read by itself: integers are scaled by all that is read at once, and what is told of a text
        may not depend on its neighbours. With texts of fifty words that costs no more than padding them did.
        """
        for ids, offsets in self._tokens.pieces(texts):
            framed = ids if len(ids) < LONGEST + 2 else [*ids[: LONGEST + 1], ids[-1]]
            (words,) = self._words.run([_WORDS], [framed])
            (values,) = self._layers.values([self._output], {_WORDS: words})
            yield offsets[:LONGEST], values[0, 1 : len(framed) - 1]


@cache
def _opened(words: Path) -> Session:
    return Session(words, 1)


def cut_graph(
    source: Path, layer: int, target: Path, learned: Path | None = None, given: str | None = None
) -> None:
    """Write to `target` what the graph in `source` does up to a layer; in one step, as others may read it.

    `learned` is a file of what is added to its matrices (`index.embedding.adapted`), instead of what the search
    adds. `given`, a value between two layers, comes from elsewhere; such a graph
    reads one text at a time. A sum that is normalised becomes two nodes:
    in one, onnxruntime takes five times as long on a processor.
    """
    import onnx  # only when a graph is made: it costs memory for as long as the process runs
    from onnx import TensorProto, helper

    try:
        model = onnx.load(str(source))
    except Exception as error:  # onnx raises what protobuf raises
        raise ModelError(
            "Het ingebouwde taalmodel is beschadigd. Maak het opnieuw klaar met `kennisbank voorbereiden`."
        ) from error
    graph = model.graph
    needed = {_output(layer)}
    nodes = []
    for node in reversed(graph.node):
        if needed & set(node.output) - {given}:
            nodes.append(node)
            needed.update(name for name in node.input if name)
    tensors = [one for one in graph.initializer if one.name in needed]
    inputs = [one for one in graph.input if one.name in needed]
    if given:
        inputs.append(helper.make_tensor_value_info(given, TensorProto.FLOAT, None))
    del graph.node[:], graph.initializer[:], graph.input[:], graph.output[:]
    graph.initializer.extend(tensors)
    graph.input.extend(inputs)
    if learned:
        _add(model, learned)
    graph.node.extend(part for node in reversed(nodes) for part in _apart(node))
    if given:
        _unmasked(graph)
    graph.output.append(helper.make_tensor_value_info(_output(layer), TensorProto.FLOAT, None))
    with whole(target) as file:
        file.write(model.SerializeToString(deterministic=True))


def _add(model: ModelProto, learned: Path) -> None:
    """Add what `learned` holds to the matrices of an int8 graph, and make those int8 again."""
    from onnx import numpy_helper

    from index.embedding.graph import quantise

    tensors = {one.name: one for one in model.graph.initializer}
    found = additions(learned)
    for name, searched in additions(LEARNED).items():
        if f"{name}.w" in tensors:
            found[name] = found.get(name, 0) - searched
    for name, added in found.items():
        integers, scale = (numpy_helper.to_array(tensors[f"{name}.{part}"]) for part in ("w", "scale"))
        smoothed = tensors.get(f"{name}.smooth")
        factors = 1 / numpy_helper.to_array(smoothed) if smoothed else np.ones(len(integers), np.float32)
        both = quantise(integers * scale + added * factors[:, None])
        tensors[f"{name}.w"].CopyFrom(numpy_helper.from_array(both[0], f"{name}.w"))
        tensors[f"{name}.scale"].CopyFrom(numpy_helper.from_array(both[1], f"{name}.scale"))


def _unmasked(graph: GraphProto) -> None:
    """Without a mask, for one text at a time: attention then takes the faster of two ways."""
    for node in list(graph.node):
        if node.op_type == "MultiHeadAttention":
            del node.input[3:]
        elif MASK in node.input:
            graph.node.remove(node)
    for one in [one for one in graph.input if one.name == MASK]:
        graph.input.remove(one)


def _apart(node: NodeProto) -> list[NodeProto]:
    from onnx import helper

    if node.op_type != "SkipLayerNormalization":
        return [node]
    first, second, *norm = node.input
    total = f"{node.output[0]}.sum"
    epsilon = next(one.f for one in node.attribute if one.name == "epsilon")
    return [
        helper.make_node("Add", [first, second], [total]),
        helper.make_node("LayerNormalization", [total, *norm], node.output, axis=-1, epsilon=epsilon),
    ]


def open_states(folder: Path, fingerprint: str, layer: int, learned: Path | None = None) -> TokenStates:
    """The model in `folder` up to `layer`, with what `learned` adds to it; its graphs lie beside the folder.

    They are made when they are missing, and what another version made goes. StoreFull or ModelError when that
    fails.
    """
    mark = hashlib.sha256(learned.read_bytes()).hexdigest()[:12] if learned else "geen"
    kind = f"{learned.parent.name if learned else 'als-zoeken'}-{layer}"
    version = f"{CUT}-{fingerprint.rpartition(':')[2]}"
    words = _made(folder, "woorden", "", version, lambda target: cut_graph(folder / GRAPH, 0, target))
    layers = _made(
        folder,
        kind,
        f"{mark}-",
        version,
        lambda target: cut_graph(folder / GRAPH, layer, target, learned, _WORDS),
    )
    return TokenStates(folder, words, layers, layer, f"{fingerprint}:{layer}.{CUT}.{mark}")


def _made(folder: Path, kind: str, mark: str, version: str, make: Callable[[Path], None]) -> Path:
    graph = folder.parent / f"{folder.name}-{kind}-{mark}{version}.onnx"
    if not graph.is_file():
        with writing():
            make(graph)
        for old in folder.parent.glob(f"{folder.name}-*.onnx"):
            of_this_kind = old != graph and old.name.startswith(f"{folder.name}-{kind}-")
            if of_this_kind or not old.stem.endswith(version):
                old.unlink(missing_ok=True)
    return graph


def _output(layer: int) -> str:
    return f"l{layer}.in"


_WORDS = _output(0)
