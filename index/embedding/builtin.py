"""The built-in model, run by onnxruntime in int8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from index.embedding import folder
from index.errors import ModelError

PREFIX: Final = {"query": "query: ", "passage": "passage: "}
PREFIX_TOKENS: Final = {"query": 4, "passage": 3}
"""Tokens of `<s>` and the prefix, before those of the text itself."""

BATCH_TOKENS: Final = 4096
Kind = Literal["query", "passage"]


class BuiltinTokenizer:
    """The model's own tokenizer; offsets and counts are of the text alone, without prefix and special tokens."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def offsets(self, text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return found

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]


class BuiltinEmbedder:
    """Vectors of multilingual-e5-small. Safe to use from several threads at once."""

    def __init__(self, place: Path, threads: int = 0) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Threads that spin while they wait are ruinous on a machine that does other work too.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.fingerprint = folder.fingerprint(place)
        self.dimension = 384
        self.max_tokens = 512 - max(PREFIX_TOKENS.values()) - 1
        self.tokenizer = BuiltinTokenizer(place / "tokenizer.json")
        try:
            self._session = onnxruntime.InferenceSession(
                place / folder.GRAPH, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises bare classes of its own for a damaged file
            raise ModelError(
                f"Het taalmodel in de map {place.name} is niet te laden. Verwijder die map en draai "
                "`kennisbank voorbereiden`."
            ) from error

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors [n, 384] of passages. Raises ModelError when a text is longer than the model reads."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for places, ids in _batches(self._encode(texts, "passage")):
            vectors[places] = self._run("pooled", ids)
        return vectors

    def query(self, text: str) -> NDArray[np.float32]:
        """Vector [384] of a question; what goes over the model's length is left out of it."""
        ids = self._encode([text], "query", cut=True)
        vector: NDArray[np.float32] = self._run("pooled", ids)[0]
        return vector

    def token_vectors(self, texts: Sequence[str], kind: Kind) -> list[NDArray[np.float32]]:
        """For each text the vectors [tokens, 384] of its own tokens, as they come out of the last layer."""
        found: list[NDArray[np.float32]] = [np.empty((0, self.dimension), np.float32)] * len(texts)
        for places, ids in _batches(self._encode(texts, kind, cut=kind == "query")):
            for place, row, tokens in zip(places, ids, self._run("tokens", ids), strict=True):
                found[place] = tokens[PREFIX_TOKENS[kind] : len(row) - 1]
        return found

    def count_tokens(self, text: str) -> int:
        return len(self.tokenizer.offsets(text))

    def _encode(self, texts: Sequence[str], kind: Kind, cut: bool = False) -> list[list[int]]:
        encoded = self.tokenizer.ids([PREFIX[kind] + text for text in texts])
        if cut:
            return [ids if len(ids) <= 512 else [*ids[:511], ids[-1]] for ids in encoded]
        longest = max(map(len, encoded), default=0)
        if longest > 512:
            raise ModelError(f"Een passage telt {longest} tokens; het taalmodel leest er 512.")
        return encoded

    def _run(self, output: str, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        length = max(map(len, ids))
        padded = np.ones((len(ids), length), np.int64)
        mask = np.zeros((len(ids), length), np.int64)
        for row, values in enumerate(ids):
            padded[row, : len(values)] = values
            mask[row, : len(values)] = 1
        inputs: dict[str, Any] = {"input_ids": padded, "attention_mask": mask}
        found: NDArray[np.float32] = self._session.run([output], inputs)[0]
        return found


def _batches(encoded: Sequence[list[int]]) -> Iterator[tuple[list[int], list[list[int]]]]:
    """Texts of about one length together, so that little is padded; with their places in the given order."""
    for places in _fill(sorted(range(len(encoded)), key=lambda place: -len(encoded[place])), encoded):
        yield places, [encoded[place] for place in places]


def _fill(order: Iterable[int], encoded: Sequence[list[int]]) -> Iterator[list[int]]:
    batch: list[int] = []
    for place in order:
        if batch and (len(batch) + 1) * len(encoded[batch[0]]) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
