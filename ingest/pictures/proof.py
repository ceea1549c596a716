"""The second reading of a picture: nothing of a hidden character may be left where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.pictures.paint import Box, inside, patch

Pixels = NDArray[np.uint8]

ALIKE = 40
"""Shades that two pixels may differ and still be the same; fewer colours change a picture this much."""
CHANGED = 0.25
"""Nothing of the ink of a character that still stands changes; about half of one with a letter over it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What was hidden of one line.

    `characters` are tight boxes as they stood on the untouched picture; `covers` are the boxes that were
    painted, each with what stands on it.
    """

    characters: tuple[Box, ...]
    covers: tuple[tuple[Box, str], ...]


def still_seen(before: Pixels, after: Pixels, hidden: Sequence[Hidden]) -> bool:
    """Whether a hidden character may still be read, measured on the packed picture.

    A cover must show itself and nothing else. Where a character stood outside every cover, because the line
    moved, its ink must be gone.
    """
    if before.shape != after.shape:
        return True
    covers = [cover for line in hidden for cover in line.covers]
    if not all(_is_whole(after, box, label, covers) for box, label in covers):
        return True
    under = np.zeros(before.shape[:2], bool)
    for cover, _ in covers:
        left, top, right, bottom = inside(cover, after)
        under[top:bottom, left:right] = True
    return any(
        not under[box[1] : box[3], box[0] : box[2]].all() and _stands(before, after, box)
        for line in hidden
        for box in (inside(character, before) for character in line.characters)
    )


def _is_whole(after: Pixels, box: Box, label: str, covers: Sequence[tuple[Box, str]]) -> bool:
    """Whether all of a cover is as it was painted, save where a later one lies over it."""
    left, top, right, bottom = inside(box, after)
    if right <= left or bottom <= top:
        return True
    apart = np.abs(after[top:bottom, left:right].astype(np.int16) - patch(right - left, bottom - top, label))
    wrong = apart.max(axis=2) > ALIKE
    for other, _ in covers[covers.index((box, label)) + 1 :]:
        a, b, c, d = inside(other, after)
        wrong[max(b - top, 0) : max(d - top, 0), max(a - left, 0) : max(c - left, 0)] = False
    # The edges of letters are rounded to few shades.
    return bool(wrong.mean() < 0.02 or (label and wrong.mean() < 0.08))


def _stands(before: Pixels, after: Pixels, box: Box) -> bool:
    left, top, right, bottom = box
    old, new = before[top:bottom, left:right].astype(np.int16), after[top:bottom, left:right].astype(np.int16)
    if old.size == 0:
        return False
    ground = old[0, 0] if (old[0, 0] == old[-1, -1]).all() else np.array([255, 255, 255])
    ink = np.abs(old - ground).max(axis=2) > ALIKE
    return bool(ink.any()) and bool((np.abs(old - new).max(axis=2) > ALIKE)[ink].mean() < CHANGED)
