"""What the language model makes of the words of a sheet, sentence by sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.embedding.states import TokenStates
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

LAYER = 3
"""Of twelve. Adapted, three tell people apart as well as twelve do (docs/metingen.md)."""
HIDDEN = 384
WIDTH = 2 * HIDDEN
"""The state of the first piece of a word, and the mean of its pieces."""


class Size(NamedTuple):
    """Words after which a stretch ends with its sentence, and after which it is cut anyway."""

    full: int
    most: int


SENTENCES, PAGE = Size(52, 58), Size(200, 240)
"""A few sentences together, and about what stands on half a page."""


def stretches(sheet: Sheet, size: Size = SENTENCES) -> list[range]:
    """The sheet as ranges of tokens, read apart, none longer than `size.most` tokens."""
    count = len(sheet.words)
    ends = [
        i for i in range(1, count) if sheet.opens[i] and sheet.letters[i - 1] in ".?!nN"
    ] + [count]  # fmt: skip
    found: list[range] = []
    start = last = 0
    for end in ends:
        if end - start > size.full and last > start:
            found.append(range(start, last))
            start = last
        while end - start > size.most:
            found.append(range(start, start + size.most))
            start += size.most
        last = end
    if start < count:
        found.append(range(start, count))
    return found


Stretch = tuple[Sheet, range]
"""Tokens of a sheet that are read together."""


def read_words(states: TokenStates, chosen: Sequence[Stretch]) -> NDArray[np.float32]:
    """Shape (tokens of all of `chosen`, WIDTH), in the order of `chosen`; zeros where the model saw nothing."""
    firsts = np.cumsum([0, *(len(tokens) for _, tokens in chosen)])
    found = np.zeros((int(firsts[-1]), WIDTH), dtype=np.float32)
    texts = [text_of(*one) for one in chosen]
    for place, (offsets, rows) in enumerate(states.read(texts)):
        if not offsets:
            continue
        first, last = pieces_of(*chosen[place], offsets)
        seen = np.flatnonzero(last > first)
        first, last = first[seen], last[seen]
        where = int(firsts[place]) + seen
        found[where, :HIDDEN] = rows[first]
        found[where, HIDDEN:] = _means(rows, first, last)
    return found


def _means(rows: NDArray[np.float32], first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.float32]:
    """Of each word the mean of its pieces, `rows` [first, last)."""
    found = rows[first]
    counts = last - first
    for place in range(1, int(counts.max(initial=0))):
        longer = np.flatnonzero(counts > place)
        found[longer] += rows[first[longer] + place]
    found /= counts.astype(np.float32)[:, None]
    return found


def pieces_of(
    sheet: Sheet, tokens: range, offsets: Sequence[tuple[int, int]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each token the first of the model's pieces that it holds, and the one after the last."""
    pieces = np.array(offsets) + sheet.starts[tokens.start]
    first = np.searchsorted(pieces[:, 1], sheet.starts[tokens.start : tokens.stop], "right")
    last = np.searchsorted(pieces[:, 0], sheet.ends[tokens.start : tokens.stop], "left")
    return first, last


def key_of(sheet: Sheet, tokens: range, rows: NDArray[np.float32]) -> bytes:
    """Under which what was made of a stretch with these `rows` of features is remembered."""
    text = sheet.text[sheet.starts[tokens.start] : sheet.ends[tokens.stop - 1]]
    return hashlib.blake2b(text.encode() + rows.astype(np.bool_).tobytes(), digest_size=16).digest()


def text_of(sheet: Sheet, tokens: range) -> str:
    """The words as they stand, but those in capitals as people write them: the model hardly knows capitals."""
    base = sheet.starts[tokens.start]
    text = sheet.text[base : sheet.ends[tokens.stop - 1]]
    for i in tokens:
        word = sheet.words[i]
        if sheet.flags[i] & Is.CAPITALS and len(word) > 3 and sheet.letters[i] != "X":
            spelled = word.capitalize()
            if len(spelled) == len(word):
                start = sheet.starts[i] - base
                text = text[:start] + spelled + text[start + len(word) :]
    return text
