"""The letters that sheets are set in: how wide a word is, what it looks like, and which letters there are not.

Letters stand at quarters of a pixel, as on paper; drawing whole words by Pillow rounds each to a pixel, and
takes longer than placing letters that were drawn before.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "source-serif-4-regular.ttf", "source-serif-4-semibold.ttf"
FINE = 4

# Signs that the font lacks, by one that says the same.
STAND_INS = str.maketrans({
    "▪": "•", "●": "•", "◦": "•", "‣": "•", "○": "•", "▶": "•", "➢": "•", "\uf0b7": "•", "☒": "☑", "✔": "✓",
    "✗": "×", "✘": "×",
})  # fmt: skip
UNSEEN = ("Cf", "Cc", "Zl", "Zp")
"""Kinds of characters that have no shape, such as a soft hyphen."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A word as it is drawn: how black each pixel is (0 to 255).

    `left` and `top` lead to its first pixel from where it begins, on the line that letters stand on.
    """

    left: int
    top: int
    black: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the project at a size in pixels."""

    file: str
    size: int

    def width(self, shown: str) -> int:
        """Pixels that a word takes, as it is `shown`."""
        return math.ceil(sum(_advance(self, char) for char in shown))

    def ink(self, shown: str) -> Ink:
        return _ink(self, shown)


def drawn(text: str) -> str:
    """A word as it can be drawn: composed letters, signs that the font has, nothing that has no shape.

    >>> drawn("cafe\\u0301\\u00ad"), drawn("▪")
    ('café', '•')
    """
    whole = unicodedata.normalize("NFC", text).translate(STAND_INS)
    return "".join(char for char in whole if unicodedata.category(char) not in UNSEEN)


def lacking(shown: str) -> int:
    """How many letters the font has no shape for; an empty box stands in their place."""
    return sum(map(_lacks, shown))


@lru_cache(4096)
def _ink(face: Face, shown: str) -> Ink:
    glyphs = []
    at = 0.0
    for char in shown:
        pixel = math.floor(at)
        ink = _glyph(face, char, math.floor((at - pixel) * FINE))
        glyphs.append(Ink(pixel + ink.left, ink.top, ink.black))
        at += _advance(face, char)
    left, top = min((ink.left for ink in glyphs), default=0), min((ink.top for ink in glyphs), default=0)
    right = max((ink.left + ink.black.shape[1] for ink in glyphs), default=0)
    foot = max((ink.top + ink.black.shape[0] for ink in glyphs), default=0)
    black = np.zeros((foot - top, right - left), np.uint8)
    for ink in glyphs:
        high, wide = ink.black.shape
        here = black[ink.top - top : ink.top - top + high, ink.left - left : ink.left - left + wide]
        np.maximum(here, ink.black, out=here)
    return Ink(left, top, black)


@cache
def _glyph(face: Face, char: str, quarter: int) -> Ink:
    """A letter that begins so many quarters of a pixel from the left."""
    mask, (left, top) = _font(face).getmask2(char, mode="L", anchor="ls")
    wide, high = mask.size
    if not wide or not high:
        return Ink(0, 0, np.zeros((0, 0), np.uint8))
    left += quarter
    first, above = left // FINE, top // FINE
    columns, rows = -(-(left + wide) // FINE) - first, -(-(top + high) // FINE) - above
    fine = np.zeros((rows * FINE, columns * FINE), np.float32)
    fine[top - above * FINE :, left - first * FINE :][:high, :wide] = np.asarray(mask).reshape(high, wide)
    return Ink(
        first, above, np.rint(fine.reshape(rows, FINE, columns, FINE).mean(axis=(1, 3))).astype(np.uint8)
    )


@cache
def _advance(face: Face, char: str) -> float:
    return _font(face).getlength(char) / FINE


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    # Without the layout library that only some systems have: the same sheet everywhere.
    return ImageFont.truetype(FONTS / face.file, face.size * FINE, layout_engine=ImageFont.Layout.BASIC)


@cache
def _lacks(char: str) -> bool:
    font = _font(Face(REGULAR, 8))
    return not char.isspace() and _shape(font, char) == _shape(font, "\U0010ffff")


def _shape(font: ImageFont.FreeTypeFont, char: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(char)
    return mask.size, bytes(mask)
