"""Makes paragraphs and headings out of lines that know where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.convert.builder import LINE_BREAK, TextBuilder


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; places in points from the lower left corner, `size` is the height of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    tabular: bool = False
    """Whether wide gaps part it into cells."""
    opens: bool = False
    """Whether it is known to begin a paragraph."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that form a paragraph, joined with "\\n" where they wrap and LINE_BREAK where they do not."""

    text: str
    size: float
    bold: bool
    lines: int


HEADING_LENGTH = 160
_LIST_ITEM = re.compile(r"(?:[•▪◦●○■□➢➔✓*o]|[-–—]|\(?\d{1,2}[.)]|\(?[a-z][.)]|[ivx]{1,4}[.)])\s")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[⁰¹²³⁴-⁹]*$")


def add_pages(builder: TextBuilder, pages: Sequence[Sequence[Line]], with_headings: bool = True) -> None:
    """Add all pages of a document; headings are recognised by how they differ from the body."""
    blocks = [_blocks(page) for page in pages]
    body = _body_size([line for page in pages for line in page])
    levels = _levels([block for page in blocks for block in page], body) if with_headings else {}
    for page in blocks:
        for block in page:
            level = levels.get(_look(block), 0) if _heading_like(block) else 0
            builder.wrapped(block.text, level)
        builder.page_break()


def _blocks(page: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    leading = _leading(page)
    edges = _right_edges(page)
    group: list[Line] = []
    parts: list[str] = []
    for line in page:
        if group:
            join = _joint(group[-1], line, leading, edges)
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
    return Block(
        "".join(parts).strip(),
        median(line.size for line in group),
        all(line.bold for line in group),
        len(group),
    )


def _joint(above: Line, line: Line, leading: float, edges: dict[int, float]) -> str:
    """What stands between two lines: "\\n" for a wrapped line, LINE_BREAK, or "" for a new paragraph."""
    down = above.base - line.base
    size = max(above.size, line.size)
    if line.opens or down <= 0 or down > max(leading * 1.35, size * 1.2):
        return ""
    if abs(above.size - line.size) > 0.15 * size or above.bold != line.bold:
        return ""
    if _LIST_ITEM.match(line.text):
        return LINE_BREAK if _LIST_ITEM.match(above.text) or not _ENDS.search(above.text) else ""
    if above.tabular or line.tabular:
        return LINE_BREAK
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) / max(len(line.text), 1)
    edge = edges.get(round(above.left / 4), above.right)
    full = above.right + (len(first) + 1) * width >= edge - width
    if full:
        return "\n"
    if line.text[:1].islower() and not _ENDS.search(above.text):
        return "\n"
    return "" if _ENDS.search(above.text) else LINE_BREAK


def _leading(page: Sequence[Line]) -> float:
    """The usual distance between two lines of a paragraph, in points."""
    steps = [
        above.base - line.base
        for above, line in pairwise(page)
        if 0 < above.base - line.base < 3 * line.size and abs(above.left - line.left) < 3
    ]
    if not steps:
        return 14.0
    steps.sort()
    return steps[len(steps) // 4] * 1.05


def _right_edges(page: Sequence[Line]) -> dict[int, float]:
    """For lines that begin at the same place, how far to the right they go."""
    found: dict[int, list[float]] = {}
    for line in page:
        for near in (-1, 0, 1):
            found.setdefault(round(line.left / 4) + near, []).append(line.right)
    return {key: sorted(rights)[int(0.95 * (len(rights) - 1))] for key, rights in found.items()}


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
    text = block.text.replace("\n", " ").replace(LINE_BREAK, " ")
    if len(text) > HEADING_LENGTH or block.lines > 3 or sum(map(str.isalpha, text)) < 3:
        return False
    return text[-1] not in ".,;:" and not text[:1].islower() and " | " not in text


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
