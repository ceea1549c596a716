"""The built-in model cut off halfway: what it makes of each token among its neighbours."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.embedding.layout import GRAPH
from index.embedding.session import FloatArray, Session, batches
from index.embedding.tokens import builtin_tokens
from index.errors import ModelError

LONGEST = 500
"""Tokens of one text that are read; what comes after has no states."""
ALIKE = 0.8
"""Few short texts are read at a time, and padding costs more than another run."""


class TokenStates:
    """The state of each token of a text at one layer; on one thread, so that a worker stays one worker."""

    def __init__(self, folder: Path, graph: Path, layer: int, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._output = _output(layer)
        self._tokens = builtin_tokens(folder)
        self._session = Session(graph, 1)

    def read(self, texts: Sequence[str]) -> Iterator[tuple[int, list[tuple[int, int]], FloatArray]]:
        """Place in `texts`, the (start, end) of each token in characters, and its states [tokens, hidden].

        In no particular order. The states of one text do not depend on the others, but for rounding.
        """
        pieces = self._tokens.pieces(texts)
        framed = [ids if len(ids) < LONGEST + 2 else [*ids[: LONGEST + 1], ids[-1]] for ids, _ in pieces]
        for places in batches([len(ids) for ids in framed], ALIKE):
            (values,) = self._session.run([self._output], [framed[place] for place in places])
            for place, rows in zip(places, values, strict=True):
                offsets = pieces[place][1][:LONGEST]
                yield place, offsets, rows[1 : 1 + len(offsets)]


def cut_graph(source: Path, layer: int, target: Path) -> None:
    """Write to `target` what the graph in `source` does up to a layer; in one step, as others may read it."""
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
        if needed & set(node.output):
            nodes.append(node)
            needed.update(name for name in node.input if name)
    tensors = [one for one in graph.initializer if one.name in needed]
    del graph.node[:], graph.initializer[:], graph.output[:]
    graph.node.extend(reversed(nodes))
    graph.initializer.extend(tensors)
    graph.output.append(helper.make_tensor_value_info(_output(layer), TensorProto.FLOAT, None))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(model.SerializeToString(deterministic=True))
    Path(name).chmod(0o644)
    Path(name).replace(target)


def open_states(folder: Path, fingerprint: str, layer: int) -> TokenStates:
    """The model in `folder` up to `layer`; its cut graph lies beside the folder, made when it is missing."""
    graph = folder.parent / f"{folder.name}-{layer}-{fingerprint.rpartition(':')[2]}.onnx"
    if not graph.is_file():
        cut_graph(folder / GRAPH, layer, graph)
    return TokenStates(folder, graph, layer, f"{fingerprint}:{layer}")


def _output(layer: int) -> str:
    return f"l{layer}.in"
