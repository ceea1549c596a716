"""The stretches of a text around what is cheap to find, for patterns too slow to try everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def near(text: str, anchors: Iterable[re.Match[str]], before: int, after: int) -> Iterator[tuple[int, int]]:
    """(start, end) of what lies within so many characters of one of `anchors`, joined where they meet.

    A pattern of which each match holds an anchor, and reaches no further from it, finds between these the
    matches that it finds in the whole text: `finditer(text, start, end)` looks behind `start` too. Anchors come
    in reading order.

    >>> text = "een kind van 8, en verder niets"
    >>> list(near(text, re.finditer(r"[0-9]", text), 4, 2))
    [(9, 16)]
    """
    start = end = 0
    for match in anchors:
        first = max(match.start() - before, 0)
        if first > end:
            if end:
                yield start, end
            start = first
        end = max(end, min(match.end() + after, len(text)))
    if end:
        yield start, end


def within(
    stretches: Iterable[tuple[int, int]], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """The matches of a pattern between such (start, end)."""
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)
