"""Any other embedding model, from the hub or a folder, through sentence-transformers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError


class TransformerTokenizer:
    def __init__(self, model: str) -> None:
        from transformers import AutoTokenizer

        try:
            self._tokenizer = AutoTokenizer.from_pretrained(model)
        except (OSError, ValueError) as error:
            raise _missing(model) from error

    def offsets(self, text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = self._tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
        )["offset_mapping"]
        return found


class TransformerEmbedder:
    """Vectors of a sentence-transformers model, with the prompts that it names for `query` and `passage`."""

    def __init__(self, model: str, device: str | None = None) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(model, device=device)
        except (OSError, ValueError) as error:
            raise _missing(model) from error
        dimension = self._model.get_embedding_dimension()
        if not dimension:
            raise ModelError(f"Het model {model} maakt geen vectoren van één lengte.")
        self.dimension = int(dimension)
        self.max_tokens = int(self._model.max_seq_length or 512) - 8
        self.tokenizer = TransformerTokenizer(model)
        self._prompts = {
            kind: self._model.prompts.get(kind) or (f"{kind}: " if "e5" in model.casefold() else "")
            for kind in ("query", "passage")
        }
        self.fingerprint = f"{model.rsplit('/', 1)[-1]}-{self._weights_hash()}"

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors [n, dimension]. Raises ModelError when a text is longer than the model reads."""
        longest = max(map(self.count_tokens, texts), default=0)
        if longest > self.max_tokens:
            raise ModelError(f"Een passage telt {longest} tokens; het taalmodel leest er {self.max_tokens}.")
        return self._encode(texts, "passage")

    def query(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._encode([text], "query")[0]
        return vector

    def count_tokens(self, text: str) -> int:
        return len(self.tokenizer.offsets(text))

    def _encode(self, texts: Sequence[str], kind: str) -> NDArray[np.float32]:
        found: NDArray[np.float32] = self._model.encode(
            list(texts), prompt=self._prompts[kind], normalize_embeddings=True, show_progress_bar=False
        )
        return found

    def _weights_hash(self) -> str:
        digest = hashlib.sha256()
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.detach().float().cpu().numpy().tobytes())
        return digest.hexdigest()[:16]


def _missing(model: str) -> ModelError:
    return ModelError(
        f"Het taalmodel {model} is niet gevonden. Geef een map met het model op, of haal het eerst binnen "
        "op een computer met internet."
    )
