"""Makes paragraphs and headings out of lines that know where they stand on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.model import PlacedLine
from ingest.convert.builder import LINE_BREAK, TextBuilder
from ingest.endings import is_closed, is_item


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; places in points from the lower left corner, `size` is the height of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    column: float | None = None
    """Where its last column begins, after a wide gap or the mark of a list item."""
    tabular: bool = False
    """Whether wide gaps part it into several cells."""
    opens: bool = False
    """Whether it is known to begin a paragraph."""
    glyphs: Sequence[int] = ()
    """For each character what is drawn of it (see `PlacedLine`)."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that form a paragraph, joined with "\\n" where they wrap and LINE_BREAK where they do not."""

    text: str
    size: float
    bold: bool
    lines: tuple[tuple[int, Line], ...]
    """Each line with its offset in the text."""


HEADING_LENGTH = 130
MAX_RUNS = 1_000
"""Runs on a page above which the order of the file is kept: that is a drawing or a sheet of figures."""
NEAR = 4.0
"""Points within which two places count as one."""


def add_pages(
    builder: TextBuilder, pages: Sequence[Sequence[Line]], with_headings: bool = True
) -> tuple[PlacedLine, ...]:
    """Add all pages of a document and tell where each line went.

    Headings are recognised by how they differ from the body.
    """
    placed: list[PlacedLine] = []
    blocks = [_blocks(in_reading_order(page)) for page in pages]
    body = _body_size([line for page in pages for line in page])
    levels = _levels([block for page in blocks for block in page], body) if with_headings else {}
    for number, page in enumerate(blocks, 1):
        for block in page:
            level = levels.get(_look(block), 0) if _heading_like(block) else 0
            start = builder.wrapped(block.text, level)
            placed.extend(PlacedLine(number, start + offset, line.glyphs) for offset, line in block.lines)
        builder.page_break()
    return tuple(placed)


def in_reading_order(page: Sequence[Line]) -> list[Line]:
    """Lines in the order of the file, save that what stands above comes before what stands below it.

    Lines that follow each other downwards form a run; a run moves before the first run that lies below it and
    shares some of its width. Columns beside each other keep the order of the file.
    """
    runs: list[list[Line]] = []
    for line in page:
        for age, run in enumerate(reversed(runs[-3:])):
            if _goes_on(run[-1], line, strict=age > 0):
                run.append(line)
                break
        else:
            runs.append([line])
    if len(runs) > MAX_RUNS:
        return list(page)
    placed: list[_Run] = []
    highest = float("-inf")
    for lines in runs:
        moved = _Run(lines)
        at = next((i for i, other in enumerate(placed) if moved.is_above(other)), len(placed))
        if moved.bottom >= highest - 2:
            at = 0  # a letterhead that was drawn last
        placed.insert(at, moved)
        highest = max(highest, moved.top)
    return [line for run in placed for line in run.lines]


def _goes_on(above: Line, line: Line, strict: bool) -> bool:
    """Whether a line lies below another in the same column; `strict` when a note in the margin came between."""
    step, size = above.base - line.base, max(above.size, line.size)
    if strict:
        return 0 < step <= 1.8 * size and abs(above.left - line.left) <= NEAR
    return -2 <= step <= 4 * size and _share_width(above, line)


class _Run:
    __slots__ = ("bottom", "left", "lines", "right", "top")

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        self.top = max(line.base + line.size for line in lines)
        self.bottom = min(line.base for line in lines)

    def is_above(self, other: _Run) -> bool:
        return self.bottom >= other.top - 2 and min(self.right, other.right) > max(self.left, other.left)


def _share_width(one: Line, two: Line) -> bool:
    return min(one.right, two.right) > max(one.left, two.left)


def _blocks(page: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    leading = _leading(page)
    edges = _Edges(page)
    group: list[Line] = []
    parts: list[str] = []
    for line in page:
        if group:
            listed = any(is_item(known.text) for known in group)
            join = _joint(group[-1], line, leading, edges, listed)
            if join == "":
                blocks.append(_block(group, parts))
                group, parts = [], []
            else:
                parts.append(join)
        group.append(line)
        parts.append(line.text)
    if group:
        blocks.append(_block(group, parts))
    return blocks


def _block(group: list[Line], parts: list[str]) -> Block:
    joined = "".join(parts)
    return Block(
        joined.strip(),
        median(line.size for line in group),
        all(line.bold for line in group),
        tuple(_offsets(group, parts, len(joined) - len(joined.lstrip()))),
    )


def _offsets(group: list[Line], parts: list[str], cut: int) -> Iterator[tuple[int, Line]]:
    at = -cut
    for line, text, join in zip(group, parts[::2], [*parts[1::2], ""], strict=True):
        yield at, line
        at += len(text) + len(join)


def _joint(above: Line, line: Line, leading: float, edges: _Edges, listed: bool) -> str:
    """What stands between two lines: "\\n" for a wrapped line, LINE_BREAK, or "" for a new paragraph.

    `listed`: the paragraph above holds items of a list.
    """
    down = above.base - line.base
    size = max(above.size, line.size)
    limit = max(leading * 1.35, size * (1.5 if above.bold and line.bold else 1.2))
    if down <= 0 or down > limit:
        return ""
    closed = is_closed(above.text)
    if line.opens and (closed or not line.text[:1].islower()):
        return ""
    if abs(above.size - line.size) > 0.15 * size or not _share_width(above, line):
        return ""
    if is_item(line.text):
        return LINE_BREAK if listed or not closed or above.text.endswith(":") else ""
    hangs = above.column is not None and abs(line.left - above.column) <= NEAR
    if above.bold != line.bold and not hangs:
        return ""
    if line.tabular or (above.tabular and not hangs):
        return LINE_BREAK
    if line.column is not None and not hangs and abs(line.left - above.left) <= NEAR:
        return LINE_BREAK
    if _is_full(above, line, edges):
        return "\n"
    if line.text[:1].islower() and not closed:
        return "\n"
    return "" if closed and not hangs else LINE_BREAK


def _is_full(above: Line, line: Line, edges: _Edges) -> bool:
    """Whether the first word of `line` would not have fitted on the line above."""
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) / max(len(line.text), 1)
    return above.right + (len(first) + 1) * width >= max(edges.of(above), edges.of(line)) - width


class _Edges:
    """For lines that begin at the same place, how far to the right they go."""

    def __init__(self, page: Sequence[Line]) -> None:
        self._rights: dict[int, float] = {}
        for line in page:
            if line.tabular:
                continue
            for start in {line.left, line.column if line.column is not None else line.left}:
                for near in (-1, 0, 1):
                    key = round(start / NEAR) + near
                    self._rights[key] = max(self._rights.get(key, 0.0), line.right)

    def of(self, line: Line) -> float:
        start = line.left if line.column is None else line.column
        return self._rights.get(round(start / NEAR), line.right)


def _leading(page: Sequence[Line]) -> float:
    """The usual distance between two lines of a paragraph, in points."""
    steps = sorted(
        above.base - line.base
        for above, line in pairwise(page)
        if 0 < above.base - line.base < 3 * line.size and abs(above.left - line.left) < NEAR
    )
    return steps[len(steps) // 4] * 1.05 if steps else 14.0


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_rounded(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _look(block: Block) -> tuple[float, bool]:
    return _rounded(block.size), block.bold


def _heading_like(block: Block) -> bool:
    text = block.text.replace("\n", " ")
    if len(text) > HEADING_LENGTH or len(block.lines) > 3 or sum(map(str.isalpha, text)) < 3:
        return False
    return (
        text[-1] not in ".,;:" and not text[:1].islower() and text[0] not in "(-–•" and LINE_BREAK not in text
    )


def _levels(blocks: Sequence[Block], body: float) -> dict[tuple[float, bool], int]:
    """Looks (size, bold) that mark headings, largest first, each with its level."""
    looks: Counter[tuple[float, bool]] = Counter()
    letters: Counter[tuple[float, bool]] = Counter()
    for block in blocks:
        letters[_look(block)] += len(block.text)
        if _heading_like(block):
            looks[_look(block)] += len(block.text)
    total = sum(letters.values()) or 1
    heads = [
        look
        for look, count in looks.items()
        if (look[0] >= body * 1.1 or (look[1] and look[0] >= body * 0.95))
        # A look that also carries much running text is not the look of headings.
        and letters[look] <= 0.3 * total
        and count >= 0.3 * letters[look]
    ]
    heads.sort(reverse=True)
    return {look: min(level, 6) for level, look in enumerate(heads, 1)}
