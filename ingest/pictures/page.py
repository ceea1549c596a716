"""One page → its shielded picture: drawn, hidden where it must be, read a second time, packed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.model import PlacedLine, Word
from index.pictures.values import SafePage, SafeWord
from ingest.convert import ocr
from ingest.marks import lowered
from ingest.pictures.allowed import NO, Allowed
from ingest.pictures.glyphs import Boxes, Frame, Glyphs, glyphs_of, is_private, word_boxes
from ingest.pictures.paint import WIDE_GAP, Box, Piece, Pixels, hide, hide_box, name_place
from ingest.pictures.png import packed, unpacked
from ingest.pictures.proof import Hidden, still_seen
from ingest.pictures.render import draw, leave_out, silence

SURE = 60
"""Words of a scan of which the reader is less sure are not shown: it may be handwriting."""
SEEN = 0.6
"""The share of the words of a page that must show in its picture; letters may be unseen behind a scan."""
INK = 40
_LONG_WORD = re.compile(r"\w{5,}")

DOUBT = "De tweede lezing van dit paginabeeld vertrouwde de afscherming niet."
UNSEEN = "De letters van deze pagina liggen onzichtbaar achter een plaatje."
TOO_BUSY = "Het beeld van deze pagina is te zwaar om te tonen."


@dataclass(frozen=True, slots=True)
class _Char:
    """A drawn character: its offset in the converted text, and the row of its box."""

    offset: int
    row: int


def picture_of(
    page: pdfium.PdfPage,
    number: int,
    text: str,
    lines: Sequence[PlacedLine],
    words: Sequence[Word] | None,
    allowed: Allowed,
) -> SafePage:
    """The picture of a page as it may be seen; without one when anything is in doubt.

    `words` are those read from the picture of a scan; None for a page with a text layer. The page is changed.
    """
    frame = Frame.of(page)
    textpage = page.get_textpage()
    try:
        if words is None:
            glyphs = glyphs_of(textpage, frame)
            if not _same(text, lines, glyphs):
                return SafePage(number, reason=DOUBT)
            drawn = _drawn(textpage, glyphs)
            unknown = silence(textpage, _unknown(drawn, lines, glyphs), drawn)
            places = leave_out(page)
            original = draw(page, frame)
            for place in frame.pixels(np.array(places).reshape(-1, 4)):
                name_place(original, _whole(place[None]))
            boxes, tight = glyphs.around, glyphs.tight
            picture = original.copy()
            for index in sorted(unknown):
                hide_box(picture, _whole(boxes[[index]]))
        else:
            original = draw(page, frame)
            boxes = tight = word_boxes(tuple(words), page, frame)
            sure = [_whole(boxes[[row]]) for row, word in enumerate(words) if word.sure >= SURE]
            picture = _only(original, sure)
    finally:
        textpage.close()
    placed, hidden, seen = _shielded(picture, lines, boxes, tight, allowed)
    if len(seen) >= 5 and sum(seen) < SEEN * len(seen):
        return SafePage(number, reason=UNSEEN)
    png = packed(picture)
    if png is None:
        return SafePage(number, reason=TOO_BUSY)
    if still_seen(original, unpacked(png), hidden):
        return SafePage(number, reason=DOUBT)
    # On a scan a box may lie beside its word; only reading the picture again tells.
    if words is not None and hidden and _read_again(picture) & _hidden_words(text, lines, allowed):
        return SafePage(number, reason=DOUBT)
    return SafePage(number, frame.width, frame.height, png, tuple(placed))


def _same(text: str, lines: Sequence[PlacedLine], glyphs: Glyphs) -> bool:
    """Whether the text layer, read again, says what was read the first time."""
    for line in lines:
        for at, row in enumerate(line.glyphs, line.start):
            if row == NO:
                continue
            if row >= len(glyphs.codes):
                return False
            char, code = lowered(text[at]), int(glyphs.codes[row])
            if char != chr(code) and not (char == "-" and code in (0x02, 0xFFFE)):
                return False
    return True


def _drawn(textpage: pdfium.PdfTextPage, glyphs: Glyphs) -> list[int]:
    """The characters of a text layer that leave ink: no spaces, nothing that pdfium put in between."""
    sizes = (glyphs.tight[:, 2:] - glyphs.tight[:, :2]).min(axis=1) if len(glyphs.codes) else ()
    return [
        row
        for row, (code, size) in enumerate(zip(glyphs.codes, sizes, strict=True))
        if size > 0.5
        and not (0 < code < 0x110000 and chr(int(code)).isspace())
        and raw.FPDFText_IsGenerated(textpage.raw, row) != 1
    ]


def _unknown(drawn: Sequence[int], lines: Sequence[PlacedLine], glyphs: Glyphs) -> list[int]:
    """Characters that are drawn and were not read, or of which the code does not say what they look like."""
    known = {row for line in lines for row in line.glyphs}
    for line in lines:
        for before, row in pairwise(row for row in line.glyphs if row != NO):
            # A bullet of a font of signs stands alone; a row of such signs may be letters.
            if is_private(int(glyphs.codes[before])) and is_private(int(glyphs.codes[row])):
                known -= {before, row}
    return [row for row in drawn if row not in known]


def _only(original: Pixels, boxes: Sequence[Box]) -> Pixels:
    """White paper with only what lies in the boxes."""
    picture = np.full_like(original, 255)
    for left, top, right, bottom in boxes:
        here = np.s_[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2]
        picture[here] = original[here]
    return picture


def _shielded(
    picture: Pixels, lines: Sequence[PlacedLine], boxes: Boxes, tight: Boxes, allowed: Allowed
) -> tuple[list[SafeWord], list[Hidden], list[bool]]:
    """Hide what must be hidden; the words as they stand then, what was hidden, and which words have ink."""
    labels = [cover.label for cover in allowed.covers]
    placed: list[SafeWord] = []
    hidden: list[Hidden] = []
    seen: list[bool] = []
    for line in lines:
        chars = [_Char(at, row) for at, row in enumerate(line.glyphs, line.start) if row != NO]
        if not chars:
            continue
        pieces = list(_pieces(chars, boxes, allowed))
        seen += [_has_ink(picture, box) for piece in pieces if piece.cover == NO for *_, box in piece.words]
        covered = [char for char in chars if allowed.cover[char.offset] != NO]
        if covered:
            rows = [char.row for char in chars]
            if _is_upright(rows, boxes):
                pieces = hide(picture, pieces, labels)
                covers = [(piece.box, labels[piece.cover]) for piece in pieces if piece.cover != NO]
            else:
                covers = [(hide_box(picture, _whole(boxes[rows])), "")]
                pieces = []
            stood = [_whole(tight[[char.row]]) for char in covered]
            hidden.append(Hidden(tuple(stood), tuple(covers)))
        placed += _words(pieces, allowed)
    return placed, hidden, seen


def _read_again(picture: Pixels) -> set[str]:
    twice = np.repeat(np.repeat(picture[:, :, 1], 2, axis=0), 2, axis=1)
    return {word for read in ocr.words_on(np.ascontiguousarray(twice)) for word in _folded(read)}


def _hidden_words(text: str, lines: Sequence[PlacedLine], allowed: Allowed) -> set[str]:
    """The words of a page that are hidden everywhere on it."""
    hidden: set[str] = set()
    shown: set[str] = set()
    for line in lines:
        end = line.start + len(line.glyphs)
        for word in _LONG_WORD.finditer(text, line.start, end):
            covered = (allowed.cover[word.start() : word.end()] != NO).any()
            (hidden if covered else shown).update(_folded(word.group()))
    return hidden - shown


def _folded(words: str) -> set[str]:
    return {word.group().casefold() for word in _LONG_WORD.finditer(words)}


def _pieces(chars: Sequence[_Char], boxes: Boxes, allowed: Allowed) -> Iterator[Piece]:
    """Characters beside each other under one cover, or shown without a wide gap between them, left to right."""
    groups: list[list[_Char]] = []
    for char in chars:
        cover = int(allowed.cover[char.offset])
        before = groups[-1][-1] if groups else None
        if (
            before is None
            or allowed.cover[before.offset] != cover
            or (cover == NO and boxes[char.row, 0] - boxes[before.row, 2] > WIDE_GAP)
        ):
            groups.append([])
        groups[-1].append(char)
    for group in groups:
        cover = int(allowed.cover[group[0].offset])
        words = () if cover != NO else tuple(_words_in(group, boxes, allowed))
        yield Piece(_whole(boxes[[char.row for char in group]]), cover, words)


def _words_in(group: Sequence[_Char], boxes: Boxes, allowed: Allowed) -> Iterator[tuple[int, int, Box]]:
    """Characters that follow each other in the text; of a scan, all those of one word."""
    words: list[list[_Char]] = []
    for char in group:
        if not words or words[-1][-1].offset != char.offset - 1:
            words.append([])
        words[-1].append(char)
    for word in words:
        places = [int(allowed.safe[char.offset]) for char in word if allowed.safe[char.offset] != NO]
        box = _whole(boxes[sorted({char.row for char in word})])
        yield (min(places), max(places) + 1, box) if places else (NO, NO, box)


def _words(pieces: Sequence[Piece], allowed: Allowed) -> Iterator[SafeWord]:
    for piece in pieces:
        if piece.cover != NO:
            cover = allowed.covers[piece.cover]
            if cover.start != NO:
                yield _safe_word(cover.start, cover.end, piece.box)
        for start, end, box in piece.words:
            if start != NO:
                yield _safe_word(start, end, box)


def _safe_word(start: int, end: int, box: Box) -> SafeWord:
    left, top, right, bottom = box
    return SafeWord(start, end, max(left, 0), max(top, 0), max(right - left, 1), max(bottom - top, 1))


def _is_upright(rows: Sequence[int], boxes: Boxes) -> bool:
    """Whether a line runs from left to right: its characters move across more than down."""
    if len(rows) < 2:
        return True
    first, last = boxes[rows[0]], boxes[rows[-1]]
    return bool(last[0] - first[0] > abs(last[1] - first[1]))


def _whole(boxes: Boxes) -> Box:
    """The box around boxes, in whole pixels."""
    left, top = np.floor(boxes[:, :2].min(axis=0))
    right, bottom = np.ceil(boxes[:, 2:].max(axis=0))
    return int(left), int(top), int(right), int(bottom)


def _has_ink(picture: Pixels, box: Box) -> bool:
    left, top, right, bottom = (max(edge, 0) for edge in box)
    inside = picture[top:bottom, left:right]
    return bool(inside.size and int(inside.max()) - int(inside.min()) > INK)
