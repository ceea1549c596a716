"""What the language model makes of the words of a sheet, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.states import TokenStates
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

LAYER = 8
"""Of twelve; on the open part of the gold set 8 told people apart better than 6 or 4 did."""
HIDDEN = 384
WIDTH = 2 * HIDDEN
"""The state of the first piece of a word, and the mean of its pieces."""
_FULL, _MOST = 52, 58
"""Words after which a stretch ends with its sentence, and after which it is cut anyway."""


def stretches(sheet: Sheet) -> list[range]:
    """The sheet as ranges of tokens, read apart: a few sentences together, none longer than `_MOST` tokens."""
    count = len(sheet.words)
    ends = [
        i for i in range(1, count) if sheet.opens[i] and sheet.letters[i - 1] in ".?!nN"
    ] + [count]  # fmt: skip
    found: list[range] = []
    start = last = 0
    for end in ends:
        if end - start > _FULL and last > start:
            found.append(range(start, last))
            start = last
        while end - start > _MOST:
            found.append(range(start, start + _MOST))
            start += _MOST
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
    for place, offsets, rows in states.read([_text(*one) for one in chosen]):
        sheet, tokens = chosen[place]
        base, piece = sheet.starts[tokens.start], 0
        for row, i in enumerate(tokens, start=int(firsts[place])):
            start, end = sheet.starts[i] - base, sheet.ends[i] - base
            while piece < len(offsets) and offsets[piece][1] <= start:
                piece += 1
            last = piece
            while last < len(offsets) and offsets[last][0] < end:
                last += 1
            if last > piece:
                found[row, :HIDDEN] = rows[piece]
                found[row, HIDDEN:] = rows[piece] if last == piece + 1 else rows[piece:last].mean(axis=0)
    return found


def _text(sheet: Sheet, tokens: range) -> str:
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
