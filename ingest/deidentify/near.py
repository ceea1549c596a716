"""The stretches of a text around what is cheap to find, for patterns too slow to try everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator


def near(text: str, anchor: re.Pattern[str], before: int, after: int) -> Iterator[tuple[int, int]]:
    """(start, end) of what lies within so many characters of a match of `anchor`, joined where they meet.

    A pattern of which each match holds one of `anchor`, and reaches no further from it, finds between these
    the matches that it finds in the whole text: `finditer(text, start, end)` looks behind `start` too.

    >>> list(near("een kind van 8, en verder niets", re.compile(r"[0-9]"), 4, 2))
    [(9, 16)]
    """
    start = end = 0
    for match in anchor.finditer(text):
        first = max(match.start() - before, 0)
        if first > end:
            if end:
                yield start, end
            start = first
        end = max(end, min(match.end() + after, len(text)))
    if end:
        yield start, end
