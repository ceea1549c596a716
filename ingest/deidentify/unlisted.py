"""Cases with every name replaced by a made-up one: what an engine does with names it never met."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.deidentify.gold import Case, Mark

PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "het", "ter", "ten", "tot", "las", "dos", "aan", "bij")
)  # shorter words are never replaced
ONSETS = ("br", "dr", "fl", "gr", "h", "j", "k", "kl", "kr", "l", "m", "n", "pl", "pr", "r", "s", "sl", "sn",
          "sv", "t", "tr", "v", "vl", "w", "z", "zw", "dz", "gh", "kh", "ts", "y", "mb", "nd")  # fmt: skip
VOWELS = ("a", "e", "i", "o", "u", "aa", "ee", "oo", "ui", "ei", "ou", "ia", "io", "ua")
CODAS = (
    "b",
    "d",
    "f",
    "k",
    "l",
    "lm",
    "m",
    "n",
    "nd",
    "ng",
    "p",
    "r",
    "rk",
    "rv",
    "s",
    "sk",
    "t",
    "v",
    "x",
    "z",
)


def with_unlisted_names(cases: Sequence[Case], seed: int = 7) -> tuple[Case, ...]:
    """The same cases with each word of a person's name replaced by a made-up one of the same shape.

    Within a case equal words get equal replacements; initials, particles ("van der") and words outside the
    person spans stay as they are. No list of names, and no dictionary, holds the made-up words.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    return tuple(renamed(case, chance) for case in cases)


def renamed(case: Case, chance: random.Random) -> Case:
    replacements: dict[str, str] = {}
    edits: list[tuple[int, int, str]] = []
    for mark in case.spans:
        if mark.label != "PERSON":
            continue
        for word in re.finditer(r"[^\W\d_]{3,}", case.text[mark.start : mark.end]):
            if word[0].lower() not in PARTICLES:
                new = replacement(word[0].lower(), replacements, chance)
                edits.append((mark.start + word.start(), mark.start + word.end(), as_written(word[0], new)))
    text, shift = edited(case.text, sorted(edits))
    return replace(
        case,
        text=text,
        spans=tuple(moved(mark, shift) for mark in case.spans),
        keep=tuple(moved(mark, shift) for mark in case.keep),
        neutral=tuple(moved(mark, shift) for mark in case.neutral),
    )


def replacement(word: str, known: dict[str, str], chance: random.Random) -> str:
    """The made-up word for a lower-case word; "lottes" follows "lotte"."""
    if word not in known:
        stem = word.removesuffix("s")
        known[word] = known[stem] + "s" if stem in known else made_up(chance)
    return known[word]


def made_up(chance: random.Random) -> str:
    syllables = [chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((2, 2, 3)))]
    return "".join(syllables) + chance.choice(CODAS)


def as_written(model: str, word: str) -> str:
    """
    >>> as_written("JANSSENS", "vrouik")
    'VROUIK'
    """
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


def edited(text: str, edits: Sequence[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """The text with the edits done, and for each old offset the new one."""
    result, shift, position = "", list(range(len(text) + 1)), 0
    for start, end, new in edits:
        result += text[position:start]
        for i in range(position, start):
            shift[i] = len(result) - (start - i)
        for i in range(start, end):
            shift[i] = len(result) + min(i - start, len(new))
        result += new
        position = end
    for i in range(position, len(text) + 1):
        shift[i] = len(result) + i - position
    return result + text[position:], shift


def moved(mark: Mark, shift: Sequence[int]) -> Mark:
    return Mark(shift[mark.start], shift[mark.end], mark.label)
