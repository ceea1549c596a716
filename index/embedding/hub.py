"""Any other embedding model, from a folder or the hub, through sentence-transformers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.embedding.layout import PROMPTS
from index.embedding.tokens import Tokens, read_tokens
from index.errors import ModelError, QueryError

FloatArray = NDArray[np.float32]
Precision = Literal["float32", "bfloat16", "float16"]

NOT_NEEDED = ("onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot")
"""The same weights for other frameworks."""


def fetch(model: str, cache: Path) -> Path:
    """The folder of a model, fetched from the hub when it is not on this machine."""
    try:
        return find(model, cache)
    except ModelError as absent:
        import huggingface_hub as hub

        if Path(model).is_absolute() or hub.is_offline_mode():
            raise
        for name in _names(model):
            try:
                return Path(hub.snapshot_download(name, cache_dir=_hub(cache), ignore_patterns=[*NOT_NEEDED]))
            except Exception as error:  # its own, the HTTP library's and the system's share no base
                absent.__cause__ = error
        raise


def find(model: str, cache: Path) -> Path:
    """The folder of a model that is on this machine; never uses the network. ModelError when it is not."""
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    if not folder.is_absolute():
        import huggingface_hub as hub

        for name in _names(model):
            for place in (_hub(cache), None):  # None is where other programs keep models of the hub
                try:
                    return Path(hub.snapshot_download(name, cache_dir=place, local_files_only=True))
                except (OSError, ValueError):
                    continue
    raise ModelError(
        f"Het taalmodel {model} staat niet op deze machine. Controleer de naam, haal het op met "
        "`kennisbank voorbereiden` op een machine met internet, of kies KENNISBANK_MODEL=ingebouwd."
    )


def hub_tokens(folder: Path) -> Tokens:
    """The tokenizer of a model folder."""
    plain = folder / "tokenizer.json"
    if plain.is_file():
        return read_tokens(plain)
    from transformers import AutoTokenizer

    try:
        return Tokens(AutoTokenizer.from_pretrained(folder, local_files_only=True).backend_tokenizer)
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(
            f"Het taalmodel {folder.name} heeft geen tokenizer die plaatsen in de tekst geeft. "
            "Kies een ander model."
        ) from error


class HubEmbedder:
    """Vectors of a sentence-transformers model, on the processor or a GPU."""

    def __init__(
        self,
        folder: Path,
        name: str,
        device: str | None = None,
        threads: int | None = None,
        precision: Precision = "float32",
    ) -> None:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        if threads:
            torch.set_num_threads(threads)
        try:
            self._model = SentenceTransformer(
                str(folder),
                device=device,
                local_files_only=True,
                model_kwargs={"dtype": getattr(torch, precision)},
            )
        except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
            raise ModelError(
                f"Het taalmodel {Path(name).name} is niet te laden: het is onvolledig, vraagt extra "
                "programma's of past niet op dit apparaat. Haal het opnieuw op of kies een ander model."
            ) from error
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            raise ModelError(f"Het taalmodel {Path(name).name} geeft geen vectoren van vaste lengte.")
        self._lock = Lock()  # its tokenizer cannot serve two threads at once
        self._tokens = hub_tokens(folder)
        self._prompts = prompts_of(name, self._model.prompts)
        limit = self._model.max_seq_length or self._model.tokenizer.model_max_length
        self._limits = {kind: limit - self._tokens.overhead(prompt) for kind, prompt in self._prompts.items()}
        self.dimension: int = dimension
        self.max_tokens = self._limits["passage"]
        self.fingerprint = f"{Path(name).name}:{precision}:{folder_hash(folder)[:12]}"

    def passages(self, texts: Sequence[str]) -> FloatArray:
        """Vectors [n, dimension]; ModelError when a text is longer than `max_tokens`."""
        for place, ids in enumerate(self._tokens.ids(texts)):
            if len(ids) > self.max_tokens:
                raise ModelError(
                    f"Passage {place + 1} van {len(texts)} heeft {len(ids) - self.max_tokens} tokens te veel "
                    f"voor het taalmodel, dat er {self.max_tokens} leest. Deel het stuk opnieuw in."
                )
        return self._encode(texts, "passage")

    def query(self, text: str) -> FloatArray:
        """Vector [dimension]; QueryError when the text is longer than the model reads."""
        if self.count_tokens(text) > self._limits["query"]:
            raise QueryError("De vraag is te lang voor het taalmodel: vat haar samen.")
        vector: FloatArray = self._encode([text], "query")[0]
        return vector

    def count_tokens(self, text: str) -> int:
        return self._tokens.count(text)

    def _encode(self, texts: Sequence[str], kind: str) -> FloatArray:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        with self._lock:
            vectors = self._model.encode(
                list(texts), prompt=self._prompts[kind], normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, np.float32)


def prompts_of(name: str, own: Mapping[str, str | None]) -> dict[str, str]:
    """What stands before a passage and a question: the model's own words, those of E5, or nothing.

    >>> prompts_of("intfloat/multilingual-e5-base", {"query": "", "document": ""})
    {'query': 'query: ', 'passage': 'passage: '}
    """
    passage = own.get("document") or own.get("passage") or own.get("corpus") or ""
    query = own.get("query") or ""
    if not passage and not query and re.search(r"(?<![a-z0-9])e5(?![a-z0-9])", Path(name).name.lower()):
        return dict(PROMPTS)
    return {"query": query, "passage": passage}


def folder_hash(folder: Path) -> str:
    """A checksum of all that decides a model's vectors: its files, without descriptions and other formats."""
    digest = hashlib.sha256()
    for path in sorted(_deciding_files(folder)):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\0".encode())
    return digest.hexdigest()


def _deciding_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        described = inside.suffix == ".md" or any(part.startswith(".") for part in inside.parts)
        if path.is_file() and not described and not any(inside.match(pattern) for pattern in NOT_NEEDED):
            yield path


def _names(model: str) -> list[str]:
    """A name without its owner belongs to sentence-transformers, as that library has it."""
    return [model] if "/" in model else [f"sentence-transformers/{model}", model]


def _hub(cache: Path) -> Path:
    return cache / "hub"
