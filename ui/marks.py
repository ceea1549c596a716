"""Where passages lie on a page picture: the lines to mark and a number in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.model import Passage
from index.pictures.values import SafeWord
from ui.contexts.document import MarkView

RADIUS = 19
FROM_TEXT = 26
"""Pixels between the number and the text beside it."""
GAP = 60
"""A gap wider than this parts what is marked: columns of a table."""

Rect = tuple[int, int, int, int]
"""x, y, width, height in pixels of the picture."""


def marks(
    words: Sequence[SafeWord],
    passages: Iterable[Passage],
    asked: Mapping[int, tuple[int, int, str]],
    width: int,
) -> tuple[MarkView, ...]:
    """A mark for each passage on the page; `asked` has (start, end, quote) of those that are asked for."""
    found: list[MarkView] = []
    low = 0
    for passage in passages:
        number = passage.ordinal + 1
        start, end, quote = asked.get(number, (passage.start, passage.end, ""))
        lines = rects(words, start, end) or rects(words, passage.start, passage.end)
        if not lines:
            continue
        _, y, _, height = lines[0]
        left = min(line[0] for line in lines)
        place = max(RADIUS + 2, min(left - FROM_TEXT, width - RADIUS)), max(y + height // 2, low)
        low = place[1] + 2 * RADIUS + 4
        found.append(MarkView(number, lines, place, number in asked, quote))
    return tuple(found)


def rects(words: Sequence[SafeWord], start: int, end: int) -> tuple[Rect, ...]:
    """One rectangle for each line of `text[start:end]`, in reading order."""
    lines: list[Rect] = []
    for word in words:
        if word.start >= end or word.end <= start:
            continue
        box = (word.left, word.top, word.width, word.height)
        if lines and _on_one_line(lines[-1], box):
            lines[-1] = _joined(lines[-1], box)
        else:
            lines.append(box)
    return tuple(lines)


def _on_one_line(line: Rect, box: Rect) -> bool:
    overlap = min(line[1] + line[3], box[1] + box[3]) - max(line[1], box[1])
    return overlap > 0.5 * min(line[3], box[3]) and -GAP < box[0] - (line[0] + line[2]) < GAP


def _joined(one: Rect, two: Rect) -> Rect:
    x, y = min(one[0], two[0]), min(one[1], two[1])
    right, bottom = max(one[0] + one[2], two[0] + two[2]), max(one[1] + one[3], two[1] + two[3])
    return x, y, right - x, bottom - y
