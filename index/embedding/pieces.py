"""A Unigram vocabulary as a trie in a few arrays: the tokens of the library `tokenizers` in little memory.

The library keeps a tree of small tables, for the built-in model 280 MB, and needs over a second to read it;
these arrays are 8 MB and open at once. Words are cut by the same rule (Kudo, 2018, "Subword Regularization":
the pieces with the highest sum of log-probabilities, a character without a piece 10 below the least of them);
normalising, cutting at white space and counting the characters stay the library's work.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import PreTokenizedString, Token, Tokenizer

from index.embedding.whole import whole

REMEMBERED, _LONG = 16_384, 64
"""Words of which the pieces are kept, and the characters from which on one is not."""
_UNKNOWN_BELOW = 10.0


@dataclass(frozen=True, slots=True)
class Encoded:
    """Ids of tokens, and where each stands in the text: (start, end) in characters."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Pieces:
    """Cuts texts as the `tokenizers.Tokenizer` does that its file was made of; for several threads."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        # A memoryview gives plain numbers, an array of numpy an object for each.
        self._letters = arrays["letters"].data
        self._first = arrays["first"].data
        self._ids = arrays["ids"].data
        self._scores = arrays["scores"].data
        children = range(self._first[0], self._first[1])
        self._openings = {self._letters[node]: node for node in children}
        self._unknown_score: float = float(arrays["scores"].min()) - _UNKNOWN_BELOW
        rest = json.loads(arrays["rest"].tobytes())
        self._unknown: int = rest["unknown"]
        self._frame = Encoded(rest["frame"], [(0, 0)] * len(rest["frame"]))
        self._special: dict[str, int] = rest["special"]
        self._specials = re.compile("|".join(map(re.escape, self._special)) or "(?!)")
        self._words = Tokenizer.from_str(rest["words"])
        self._met = lru_cache(maxsize=REMEMBERED)(self._cut)

    def encode(self, text: str) -> Encoded:
        """An empty text with the special tokens around it, which is all that is asked of it."""
        assert not text
        return self._frame

    def encode_batch(self, texts: Sequence[str], *, add_special_tokens: bool) -> list[Encoded]:
        assert not add_special_tokens
        return [self._encode(text) for text in texts]

    encode_batch_fast = encode_batch

    def _encode(self, text: str) -> Encoded:
        ids: list[int] = []
        offsets: list[tuple[int, int]] = []
        last = 0
        for special in [*self._specials.finditer(text), None]:
            end = special.start() if special else len(text)
            if end > last:
                split = PreTokenizedString(text[last:end])
                split.normalize(self._words.normalizer.normalize)
                self._words.pre_tokenizer.pre_tokenize(split)
                split.tokenize(lambda word: self._met(word) if len(word) < _LONG else self._cut(word))
                encoding = split.to_encoding()
                ids += encoding.ids
                offsets += (
                    [(last + first, last + after) for first, after in encoding.offsets]
                    if last
                    else encoding.offsets
                )
            if special:
                ids.append(self._special[special.group()])
                offsets.append(special.span())
                last = special.end()
        return Encoded(ids, offsets)

    def _cut(self, word: str) -> list[Token]:
        """The pieces of a word with their place in its UTF-8; unknown characters in a row are one."""
        letters, first, ids, scores, openings = (
            self._letters, self._first, self._ids, self._scores, self._openings
        )  # fmt: skip
        size = len(word)
        codes = [*map(ord, word)]
        best: list[float] = [0.0] + [-inf] * size
        came: list[tuple[int, int]] = [(0, 0)] * (size + 1)  # of each end the start and id of its last piece
        for start in range(size):
            before = best[start]  # a character is a piece or unknown, so every place is reached
            alone = False
            node = openings.get(codes[start])
            end = start + 1
            while node is not None:
                piece = ids[node]
                if piece >= 0:
                    score = before + scores[node]
                    if score > best[end]:
                        best[end], came[end] = score, (start, piece)
                    alone = alone or end == start + 1
                if end == size:
                    break
                stop = first[node + 1]
                node = bisect_left(letters, codes[end], first[node], stop)
                if node == stop or letters[node] != codes[end]:
                    break
                end += 1
            if not alone:
                score = before + self._unknown_score
                if score > best[start + 1]:
                    best[start + 1], came[start + 1] = score, (start, self._unknown)
        cuts: list[tuple[int, int, int]] = []
        end = size
        while end:
            start, piece = came[end]
            if cuts and piece == self._unknown == cuts[-1][2]:
                cuts[-1] = start, cuts[-1][1], piece
            else:
                cuts.append((start, end, piece))
            end = start
        tokens, place = [], 0
        for start, end, piece in reversed(cuts):
            after = place + len(word[start:end].encode())
            tokens.append(Token(piece, "", (place, after)))
            place = after
        return tokens


def read_pieces(path: Path) -> Pieces:
    """Open what `write_pieces` wrote; raises OSError, ValueError, KeyError or zipfile.BadZipFile."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Pieces({name: arrays[name] for name in arrays.files})


def write_pieces(arrays: dict[str, NDArray[Any]], target: Path) -> None:
    """In one step, as others may read it; raises OSError."""
    with whole(target) as file:
        np.savez(file, allow_pickle=False, **arrays)


def arrays_of(settings: dict[str, Any]) -> dict[str, NDArray[Any]]:
    """The trie of a `tokenizer.json`: nodes by depth, so that the children of one lie side by side in order.

    ValueError for a vocabulary of another kind.
    """
    model = settings["model"]
    if model["type"] != "Unigram" or model.get("byte_fallback") or settings.get("truncation"):
        raise ValueError("not a plain Unigram vocabulary")
    ids = {piece: place for place, (piece, _) in enumerate(model["vocab"])}
    nodes = sorted(
        {piece[:end] for piece in ids for end in range(len(piece) + 1)}, key=lambda one: (len(one), one)
    )
    places = {node: place for place, node in enumerate(nodes)}
    parents = np.array([places[node[:-1]] for node in nodes[1:]])
    found = np.array([ids.get(node, -1) for node in nodes], np.int32)
    scores = np.array([score for _, score in model["vocab"]], np.float64)
    return {
        "letters": np.array([ord(node[-1:] or "\0") for node in nodes], np.uint32),
        "first": (1 + np.searchsorted(parents, np.arange(len(nodes) + 1))).astype(np.uint32),
        "ids": found,
        "scores": scores[found],
        "rest": np.frombuffer(json.dumps(_rest(settings)).encode(), np.uint8),
    }


def _rest(settings: dict[str, Any]) -> dict[str, Any]:
    unknown = settings["model"]["unk_id"]
    words = {
        **settings,
        "added_tokens": [],
        "post_processor": None,
        "model": {"type": "WordLevel", "vocab": {"": unknown}, "unk_token": ""},
    }
    whole = {**settings, "model": {**settings["model"], "vocab": settings["model"]["vocab"][: unknown + 1]}}
    return {
        "unknown": unknown,
        "special": {one["content"]: one["id"] for one in settings["added_tokens"]},
        "frame": Tokenizer.from_str(json.dumps(whole)).encode("").ids,
        "words": json.dumps(words),
    }
