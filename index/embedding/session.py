"""An ONNX graph, opened to be run on token ids."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from index.errors import ModelError

FloatArray = NDArray[np.float32]

PAD = 1
"""Token id of padding in XLM-R vocabularies; the mask hides it."""

MASK = "attention_mask"

BATCH_TOKENS = 512
"""Tokens in one run of the graph, padding included: what fits the processor's cache is fastest."""

QUERY_THREADS = 4
"""More threads than this do not make one short text faster."""
ASIDE = 1
"""Processors left to who goes on while a question is read; of two, one reads it as fast as both."""


def available_threads() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts of about equal length, longest first, of at most BATCH_TOKENS with their padding."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        longest = lengths[batch[0]] if batch else 0
        if batch and (len(batch) + 1) * longest > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


class Session:
    """Runs a graph with inputs `input_ids` and `attention_mask`; several threads may call it at once."""

    def __init__(self, graph: Path | bytes, threads: int) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = max(1, min(threads - ASIDE, QUERY_THREADS))
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that wait by spinning take the processor from whoever else works on this machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = ort.InferenceSession(
                graph if isinstance(graph, bytes) else str(graph),
                options,
                providers=["CPUExecutionProvider"],
            )
            self._inputs = {one.name for one in self._session.get_inputs()}
        except Exception as error:  # the exceptions of onnxruntime share no base of their own
            raise ModelError(
                "Het ingebouwde taalmodel kan hier niet draaien. Maak het opnieuw klaar met "
                "`kennisbank voorbereiden`."
            ) from error

    def run(self, outputs: Sequence[str], texts: Sequence[Sequence[int]]) -> list[FloatArray]:
        """The named outputs for one batch of token ids, special tokens included."""
        longest = max(map(len, texts))
        ids = np.full((len(texts), longest), PAD, np.int64)
        mask = np.zeros((len(texts), longest), np.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        return self.values(outputs, {"input_ids": ids, MASK: mask})

    def values(self, outputs: Sequence[str], given: Mapping[str, NDArray[Any]]) -> list[FloatArray]:
        """The named outputs for named inputs; those that the graph does not know are left out."""
        known = {name: value for name, value in given.items() if name in self._inputs}
        values: list[FloatArray] = self._session.run(list(outputs), known)
        return values
