"""Sheets for a file that has no pages of its own: its safe text set on paper, and nothing else.

Only what the gate let through is drawn, so there is nothing to hide: a mask is a box on blank paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from index.model import Decision, Finding, Heading, Page
from index.pictures.values import SafePage, SafePictures, SafeWord, text_digest
from ingest.pictures.faces import Ink, lacking
from ingest.pictures.paint import FAINT, INK, patch
from ingest.pictures.png import packed
from ingest.pictures.typeset import BESIDE, WIDTH, Line, typeset

SHEET = (1191, 1684)
"""A4 at 144 dots an inch."""
LEFT, TOP = 152, 110
ROOM = 1450
"""Pixels from the top of the first line to the foot of the last."""
FOOT = 1596
MOST_SHEETS = 300
LONGEST = 2_000_000
"""Characters that certainly do not fit on so many sheets."""
FOREIGN_SHARE = 0.1
TEXT, RULE, WHITE = INK[1], 200, 255

FOREIGN = "Deze tekst staat in een schrift dat hier niet op een blad gezet kan worden."
NOT_SET = "Van dit deel kon geen blad worden gemaakt."


def on_sheets(text: str, headings: Sequence[Heading], findings: Sequence[Finding]) -> SafePictures | None:
    """A safe text on sheets; None when it is too long, or when its sheets would not show all of it, once.

    `findings` tell with their places in the safe text what was masked there.
    """
    if not text.strip() or len(text) > LONGEST:
        return None
    masks = [
        (one.safe_start, one.safe_end)
        for one in findings
        if one.decision is Decision.MASK
        and one.safe_start is not None
        and one.safe_end is not None
        and one.safe_start < one.safe_end
    ]
    lines = list(typeset(text, headings, masks))
    sheets = list(_parted(lines))
    if len(sheets) > MOST_SHEETS or not _tells_all(text, lines):
        return None
    starts = [0, *(min(atom.start for _, atom in sheet[0].placed) for sheet in sheets[1:])]
    places = tuple(
        Page(number, start, end)
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1)
    )
    pages = tuple(_page(number, len(sheets), sheet) for number, sheet in enumerate(sheets, 1))
    return SafePictures(text_digest(text), pages, places)


def _parted(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines sheet by sheet; what keeps to its next line goes along with it, when that is not all of a sheet."""
    first, high = 0, 0
    number = 0
    while number < len(lines):
        line = lines[number]
        high += line.height + (line.before if number > first else 0)
        if high > ROOM and number > first:
            cut = number
            while cut > first and lines[cut - 1].keep:
                cut -= 1
            number = cut if cut > first else number
            yield lines[first:number]
            first, high = number, 0
            continue
        number += 1
    if first < len(lines):
        yield lines[first:]


def _tells_all(text: str, lines: Sequence[Line]) -> bool:
    """Whether each character stands on the sheets once; bars between cells and white space need not."""
    told = np.zeros(len(text), np.uint8)
    for line in lines:
        for _, atom in line.placed:
            told[atom.start : atom.end] += 1
    left_out = {text[at] for at in np.flatnonzero(told == 0)}
    return bool((told < 2).all()) and all(char.isspace() or char == "|" for char in left_out)


def _page(number: int, total: int, lines: Sequence[Line]) -> SafePage:
    try:
        return _drawn(number, total, lines)
    except Exception:
        # A sheet that cannot be drawn costs itself; its text is still read.
        return SafePage(number, reason=NOT_SET)


def _drawn(number: int, total: int, lines: Sequence[Line]) -> SafePage:
    letters = [atom.shown for line in lines for _, atom in line.placed if not atom.mask]
    if sum(map(lacking, letters)) > FOREIGN_SHARE * sum(map(len, letters)):
        return SafePage(number, reason=FOREIGN)
    paper = np.full((SHEET[1], SHEET[0]), WHITE, np.uint8)
    words: list[SafeWord] = []
    y = TOP
    for order, line in enumerate(lines):
        y += line.before if order else 0
        if line.rule and order:
            paper[y - line.before // 2, LEFT : LEFT + WIDTH] = RULE
        for x, atom in line.placed:
            size = atom.face.size
            base = y + (line.height - size) // 2 + round(0.8 * size)
            top, high = base - round(0.92 * size), round(1.22 * size)
            beside = BESIDE if atom.mask else 0
            word = SafeWord(atom.start, atom.end, LEFT + x + beside, top, max(atom.width - 2 * beside, 1), high)
            words.append(word)
            if atom.mask:
                cover = patch(word.width, word.height, atom.shown)
                paper[top : top + high, word.left : word.left + word.width] = cover[:, :, 1]
            else:
                _write(paper, word.left, base, atom.face.ink(atom.shown))
        y += line.height
    _foot(paper, f"Kennisbank · blad {number} van {total} · dit bestand heeft geen eigen pagina’s")
    png = packed(paper)
    if png is None:
        return SafePage(number, reason=NOT_SET)
    words.sort(key=lambda word: word.start)
    return SafePage(number, *SHEET, png, tuple(words))


def _write(paper: NDArray[np.uint8], x: int, y: int, ink: Ink) -> None:
    high, wide = ink.black.shape
    here = paper[y + ink.top : y + ink.top + high, x + ink.left : x + ink.left + wide]
    np.minimum(here, WHITE - (ink.black * np.float32((WHITE - TEXT) / 255)).astype(np.uint8), out=here)


def _foot(paper: NDArray[np.uint8], words: str) -> None:
    """Words of ours, in another letter than those of the text."""
    strip = Image.new("L", (WIDTH, 40), WHITE)
    ImageDraw.Draw(strip).text((0, 20), words, fill=FAINT[1], font=ImageFont.load_default(17), anchor="lm")
    paper[FOOT : FOOT + 40, LEFT : LEFT + WIDTH] = np.asarray(strip)
