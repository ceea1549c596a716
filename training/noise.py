"""What happens to a text on its way: capitals, lower case, full lines, lost stops and letters misread."""

from __future__ import annotations

import random

from training.text import Mark


def spoil(text: str, marks: list[Mark], chance: random.Random) -> tuple[str, list[Mark]]:
    """The text as it arrives. Its length stays the same, so the marks stay where they are."""
    roll = chance.random()
    if roll < 0.05:
        return _same(text, text.lower()), marks
    if roll < 0.08:
        return _same(text, text.upper()), marks
    if roll < 0.25:
        return _wrapped(text, chance.randint(55, 90)), marks
    if roll < 0.29:
        return "".join(" " if c in ".," and chance.random() < 0.5 else c for c in text), marks
    if roll < 0.31:
        # Only the names in small letters, as people type them on a telephone.
        letters = list(text)
        for start, end, label in marks:
            if label == "PERSON" and chance.random() < 0.6:
                letters[start:end] = (
                    text[start:end].lower() if len(text[start:end].lower()) == end - start else text[start:end]
                )
        return "".join(letters), marks
    return text, marks


def _same(text: str, other: str) -> str:
    return other if len(other) == len(text) else text


def _wrapped(text: str, width: int) -> str:
    letters, column = list(text), 0
    for i, letter in enumerate(letters):
        column = 0 if letter == "\n" else column + 1
        if letter == " " and column >= width:
            letters[i], column = "\n", 0
    return "".join(letters)
