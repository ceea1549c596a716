"""Where the characters of a page stand on its picture, in pixels, as pdfium tells it."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from index.model import Word

SCALE = 2.0
"""Pixels a point: 144 dots an inch."""
LARGEST = 2_400
"""Pixels along the longest side; larger sheets are drawn smaller."""
FINE = 64
MARGIN = 2
"""One point around every hidden character, in pixels."""

Boxes = NDArray[np.float32]
"""One row for each character: left, top, right, bottom in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a picture in pixels and the way to it from points on the page, also turned or cropped."""

    width: int
    height: int
    scale: float
    matrix: NDArray[np.float64]

    @staticmethod
    def of(page: pdfium.PdfPage) -> Frame:
        wide, high = page.get_size()
        scale = min(SCALE, LARGEST / max(wide, high, 1))
        width, height = math.ceil(wide * scale), math.ceil(high * scale)
        corners = [_to_device(page, width, height, *point) for point in ((0, 0), (1000, 0), (0, 1000))]
        (x0, y0), (x1, y1), (x2, y2) = corners
        matrix = np.array([[(x1 - x0) / 1000, (x2 - x0) / 1000, x0], [(y1 - y0) / 1000, (y2 - y0) / 1000, y0]])
        return Frame(width, height, scale, matrix)

    def pixels(self, boxes: NDArray[np.float64]) -> Boxes:
        """(left, bottom, right, top) in points → (left, top, right, bottom) in pixels."""
        x, y = boxes[:, [0, 2, 0, 2]], boxes[:, [1, 1, 3, 3]]
        across = self.matrix[0, 0] * x + self.matrix[0, 1] * y + self.matrix[0, 2]
        down = self.matrix[1, 0] * x + self.matrix[1, 1] * y + self.matrix[1, 2]
        edges = [across.min(axis=1), down.min(axis=1), across.max(axis=1), down.max(axis=1)]
        return np.stack(edges, axis=1).astype(np.float32)


def _to_device(page: pdfium.PdfPage, width: int, height: int, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, width * FINE, height * FINE, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE


@dataclass(frozen=True, slots=True)
class Glyphs:
    """All characters of a text layer: code, tight box and the box with room; generated ones too."""

    codes: NDArray[np.int64]
    tight: Boxes
    loose: Boxes

    @property
    def around(self) -> Boxes:
        """What holds both: the loose box is as high as the font, an accent or a tail may stick out of it."""
        lows = np.minimum(self.tight[:, :2] - MARGIN, self.loose[:, :2])
        return np.concatenate([lows, np.maximum(self.tight[:, 2:] + MARGIN, self.loose[:, 2:])], axis=1)


def glyphs_of(textpage: pdfium.PdfTextPage, frame: Frame) -> Glyphs:
    handle = textpage.raw
    count = max(textpage.count_chars(), 0)
    codes = np.zeros(count, np.int64)
    tight, loose = np.zeros((count, 4)), np.zeros((count, 4))
    rect = raw.FS_RECTF()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(count):
        codes[index] = raw.FPDFText_GetUnicode(handle, index)
        raw.FPDFText_GetLooseCharBox(handle, index, rect)
        loose[index] = rect.left, rect.bottom, rect.right, rect.top
        raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
        tight[index] = left.value, bottom.value, right.value, top.value
    return Glyphs(codes, frame.pixels(tight), frame.pixels(loose))


def word_boxes(words: tuple[Word, ...], page: pdfium.PdfPage, frame: Frame) -> Boxes:
    """The boxes of words that were read from the picture of a page, which is not turned any more."""
    _, high = page.get_size()
    places = [(w.left, high - w.top, w.right, high - w.bottom) for w in words]
    return (np.array(places, np.float32).reshape(-1, 4) * np.float32(frame.scale)).astype(np.float32)


def is_private(code: int) -> bool:
    """Whether a code says nothing of what its glyph looks like."""
    return code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code >= 0xF0000
