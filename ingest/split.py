"""Safe text → passages: whole sentences under one heading, of a length the model reads at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.catalogue.identity import document_id, passage_id
from index.model import Heading, Passage, SafeDocument
from index.sentences import sentences

SHORTEST, LONGEST = 120, 250

TokenOffsets = Callable[[str], Sequence[tuple[int, int]]]
"""Text → (start, end) of each token of the embedding model, without special tokens."""


def split(
    document: SafeDocument, tokens: TokenOffsets, shortest: int = SHORTEST, longest: int = LONGEST
) -> tuple[Passage, ...]:
    """Passages of `shortest` to `longest` tokens that together hold every sentence once.

    A passage is shorter only where the document is; a sentence longer than `longest` is divided at a
    clause, and at a token as a last resort, so the model's limit never cuts text unseen.
    """
    identity = document_id(document.key, document.content_hash)
    starts = [start for start, _ in tokens(document.text)]
    pieces = list(_pieces(document.text, document.headings, starts, longest))
    page_starts = [page.start for page in document.pages]
    headings = _HeadingPaths(document.text, document.headings)
    return tuple(
        Passage(
            id=passage_id(identity, ordinal),
            document_id=identity,
            ordinal=ordinal,
            text=document.text[start:end],
            start=start,
            end=end,
            page=document.pages[max(bisect_right(page_starts, start) - 1, 0)].number if page_starts else 1,
            heading_path=headings.at(start),
            tokens=_count(starts, start, end),
        )
        for ordinal, (start, end) in enumerate(_grouped(pieces, shortest, longest))
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is too long; `opens` is the level of the heading it stands in, or 0."""

    start: int
    end: int
    tokens: int
    opens: int
    ends_paragraph: bool


def _pieces(text: str, headings: Sequence[Heading], starts: Sequence[int], longest: int) -> Iterator[_Piece]:
    levels = {heading.start: heading.level for heading in headings}
    heading_starts = sorted(levels)
    for start, end in sentences(text):
        i = bisect_left(heading_starts, start)
        opens = levels[heading_starts[i]] if i < len(heading_starts) and heading_starts[i] < end else 0
        ends_paragraph = text[end : end + 2].count("\n") > 1
        for left, right in _divided(text, start, end, starts, longest):
            yield _Piece(left, right, _count(starts, left, right), opens, ends_paragraph and right == end)
            opens = 0


def _divided(text: str, start: int, end: int, starts: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
    while _count(starts, start, end) > longest:
        first = bisect_left(starts, start)
        limit = starts[first + longest]
        floor = starts[first + longest // 2]
        cut = max((text.rfind(mark, floor, limit) for mark in (";", "\n", ",", " ")), key=_preferred(text))
        cut = cut + 1 if cut > floor else limit
        yield start, cut
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if start < end:
        yield start, end


def _preferred(text: str) -> Callable[[int], tuple[int, int]]:
    order = " ,\n;"
    return lambda offset: (order.index(text[offset]) if offset >= 0 else -1, offset)


def _grouped(pieces: Sequence[_Piece], shortest: int, longest: int) -> Iterator[tuple[int, int]]:
    for section in _sections(pieces, shortest):
        yield from _balanced(section, longest)


def _sections(pieces: Sequence[_Piece], shortest: int) -> Iterator[list[_Piece]]:
    """Runs of pieces under one heading; a section too short to stand alone joins its neighbour."""
    before: list[_Piece] = []
    section: list[_Piece] = []
    size = 0
    for piece in pieces:
        if section and piece.opens and size >= shortest:
            if before:
                yield before
            before, section, size = section, [], 0
        section.append(piece)
        size += piece.tokens
    if size >= shortest and before:
        yield before
        before = []
    if before or section:
        yield before + section


def _balanced(section: Sequence[_Piece], longest: int) -> Iterator[tuple[int, int]]:
    """Parts of about equal length, cut where a paragraph ends if one ends near."""
    total = sum(piece.tokens for piece in section)
    parts = -(-total // longest)
    remaining = total
    group: list[_Piece] = []
    size = 0
    for piece in section:
        target = remaining / max(parts, 1)
        full = size + piece.tokens > longest
        at_paragraph = bool(group) and group[-1].ends_paragraph and size >= 0.7 * target
        if group and (full or (parts > 1 and (at_paragraph or size + piece.tokens / 2 > target))):
            yield group[0].start, group[-1].end
            remaining -= size
            parts = max(parts - 1, -(-remaining // longest))
            group, size = [], 0
        group.append(piece)
        size += piece.tokens
    if group:
        yield group[0].start, group[-1].end


def _count(starts: Sequence[int], start: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, start)


class _HeadingPaths:
    """The headings that later and later places of a text stand under; each heading is looked at once."""

    def __init__(self, text: str, headings: Sequence[Heading]) -> None:
        self._text = text
        self._ahead = list(reversed(headings))
        self._path: list[Heading] = []

    def at(self, offset: int) -> tuple[str, ...]:
        """The path at `offset`, highest first; a heading that begins there counts. Offsets must ascend."""
        while self._ahead and self._ahead[-1].start <= offset:
            heading = self._ahead.pop()
            while self._path and self._path[-1].level >= heading.level:
                self._path.pop()
            self._path.append(heading)
        return tuple(self._text[heading.start : heading.end].strip() for heading in self._path)
