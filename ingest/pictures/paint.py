"""Hides stretches of a line on a picture, and moves what follows so that no width tells how long a name was."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest.pictures.glyphs import MARGIN

STEP = 40
"""The width of a box is a multiple of this, in pixels."""
WIDE_GAP = 30
"""A gap that parts columns: what stands behind it does not move."""
NARROW_GAP = 10
EDGE = 8
INK, PAPER, FAINT = (22, 36, 43), (255, 255, 255), (71, 87, 95)
LARGEST_LABEL, SMALLEST_LABEL = 20, 9

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]
"""left, top, right, bottom in whole pixels; right and bottom are not in it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line beside each other that are shown or hidden together.

    `words` are the words in it: (start, end) in the safe text with a box; `cover` is the number of the cover,
    -1 for what is shown.
    """

    box: Box
    cover: int
    words: tuple[tuple[int, int, Box], ...] = ()

    def moved(self, left: int, width: int = 0) -> Piece:
        by = left - self.box[0]
        right = left + width if width else self.box[2] + by
        words = tuple((start, end, (a + by, b, c + by, d)) for start, end, (a, b, c, d) in self.words)
        return replace(self, box=(left, self.box[1], right, self.box[3]), words=words)


def hide(picture: Pixels, pieces: Sequence[Piece], labels: Sequence[str]) -> list[Piece]:
    """Paint the covers of one line and give all pieces as they stand now; `labels` by number of cover.

    Pieces are in order from left to right. Where there is no room to move the rest of the line, the box takes
    in the words that it touches: their text is not lost, it stands in the text of the page.
    """
    wanted = _spread(pieces)
    if not _has_room(picture, pieces, wanted):
        wanted = _swallowed(pieces)
    else:
        _move(picture, pieces, wanted)
    for piece in wanted:
        if piece.cover >= 0:
            _paint(picture, piece.box, labels[piece.cover])
    return wanted


def hide_box(picture: Pixels, box: Box) -> Box:
    """Cover a box with room around it, without a label; what was covered."""
    _paint(picture, _grown(box), "")
    return _grown(box)


def name_place(picture: Pixels, box: Box) -> None:
    """Say in the place of a picture that there was one, where nothing else stands."""
    left, top, right, bottom = inside(box, picture)
    here = picture[top + 2 : bottom - 2, left + 2 : right - 2]
    label, font = "beeld afgeschermd", _font(LARGEST_LABEL)
    if right - left < font.getlength(label) + 16 or bottom - top < 2 * LARGEST_LABEL:
        return
    if (here == here[0, 0]).all():
        place = Image.fromarray(here)
        middle = (place.width / 2, place.height / 2)
        ImageDraw.Draw(place).text(middle, label, fill=FAINT, font=font, anchor="mm")
        here[:] = np.asarray(place)


def rounded(width: int) -> int:
    return math.ceil(width / STEP) * STEP


def label_width(label: str) -> int:
    """Pixels of a cover that has to hide nothing: room for what stands on it."""
    return rounded(math.ceil(_font(LARGEST_LABEL).getlength(label)) + 2 * EDGE)


def _spread(pieces: Sequence[Piece]) -> list[Piece]:
    """Where each piece goes when every box gets its full width and pushes on what follows it closely."""
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        left, _, right, _ = piece.box
        hidden = piece.cover >= 0
        start = left - MARGIN if hidden else left
        if result:
            gap = max(start - _end(pieces[number - 1]), 0)
            start = max(start, result[-1].box[2] + min(gap, NARROW_GAP))
        width = rounded(right - left + 2 * MARGIN) if hidden else 0
        result.append(piece.moved(start, width))
    return result


def _end(piece: Piece) -> int:
    return piece.box[2] + (MARGIN if piece.cover >= 0 else 0)


def _has_room(picture: Pixels, pieces: Sequence[Piece], wanted: Sequence[Piece]) -> bool:
    """Whether what sticks out behind the line falls on plain paper inside the page."""
    before, after = pieces[-1].box[2], wanted[-1].box[2]
    if after <= before + MARGIN:
        return True
    if after > picture.shape[1] - EDGE:
        return False
    _, top, _, bottom = pieces[-1].box
    free = picture[top:bottom, before + MARGIN + 1 : after + EDGE]
    return free.size == 0 or bool((free == free[0, 0]).all())


def _move(picture: Pixels, pieces: Sequence[Piece], wanted: Sequence[Piece]) -> None:
    for piece in pieces:
        if piece.cover >= 0:
            _wipe(picture, _grown(piece.box))
    moving = [
        (old, new, _cut(picture, old.box))
        for old, new in zip(pieces, wanted, strict=True)
        if old.cover < 0 and old.box[0] != new.box[0]
    ]
    for old, _, _ in moving:
        _wipe(picture, old.box)
    for _, new, pixels in moving:
        left, top, _, _ = new.box
        picture[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels


def _swallowed(pieces: Sequence[Piece]) -> list[Piece]:
    """Every box at its own place in full width; shown pieces lose the words it touches."""
    boxes = [
        piece.moved(piece.box[0] - MARGIN, rounded(piece.box[2] - piece.box[0] + 2 * MARGIN))
        for piece in pieces
        if piece.cover >= 0
    ]
    shown = [piece for piece in pieces if piece.cover < 0]
    words = [word for piece in shown for word in piece.words]
    while True:
        touched = [(n, word) for word in words for n, box in enumerate(boxes) if _touch(word[2], box.box)]
        if not touched:
            break
        for number, word in touched:
            boxes[number] = _reaching(boxes[number], word[2])
            words = [other for other in words if other is not word]
    # A box ends where the next begins: both hide.
    boxes = [
        replace(box, box=(box.box[0], box.box[1], min(box.box[2], following), box.box[3]))
        for box, following in zip(boxes, [*(one.box[0] for one in boxes[1:]), 1 << 30], strict=True)
    ]
    shown = [replace(piece, words=tuple(word for word in piece.words if word in words)) for piece in shown]
    return sorted([*shown, *boxes], key=lambda piece: piece.box[0])


def _touch(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2]


def _reaching(piece: Piece, box: Box) -> Piece:
    left, right = min(piece.box[0], box[0]), max(piece.box[2], box[2])
    return replace(piece, box=(left, piece.box[1], left + rounded(right - left), piece.box[3]))


def _grown(box: Box) -> Box:
    return box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN


def _cut(picture: Pixels, box: Box) -> Pixels:
    left, top, right, bottom = box
    return picture[max(top, 0) : bottom, max(left, 0) : right].copy()


def _wipe(picture: Pixels, box: Box) -> None:
    """Fill a box with the colour that it has most of: the paper."""
    left, top, right, bottom = inside(box, picture)
    here = picture[top:bottom, left:right]
    if here.size:
        red, green, blue = (here[:, :, part].astype(np.int32) for part in range(3))
        colours, counts = np.unique(red << 16 | green << 8 | blue, return_counts=True)
        most = int(colours[counts.argmax()])
        picture[top:bottom, left:right] = (most >> 16, most >> 8 & 255, most & 255)


def _paint(picture: Pixels, box: Box, label: str) -> None:
    left, top, right, bottom = inside(box, picture)
    if right > left and bottom > top:
        picture[top:bottom, left:right] = patch(right - left, bottom - top, label)


def inside(box: Box, picture: Pixels) -> Box:
    """The part of a box that lies on the picture."""
    height, width = picture.shape[:2]
    return max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)


@lru_cache(512)
def patch(width: int, height: int, label: str) -> Pixels:
    """A cover with its label in the middle, as large as fits; without one where none fits."""
    image = Image.new("RGB", (width, height), INK)
    for size in range(min(LARGEST_LABEL, height - 4), SMALLEST_LABEL - 1, -1):
        font = _font(size)
        if font.getlength(label) <= width - 8:
            ImageDraw.Draw(image).text((width / 2, height / 2), label, fill=PAPER, font=font, anchor="mm")
            break
    return np.asarray(image)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
