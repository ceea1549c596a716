"""Bars of documents per year: each a link, each with its number in words."""

from __future__ import annotations

from collections.abc import Iterator

from ui import dates
from ui.contexts.lists import Bar
from ui.search_state import SearchState

TALLEST = 48
MOST = 12


def year_bars(years: tuple[tuple[int, int], ...], state: SearchState) -> Iterator[Bar]:
    """One bar a year, without gaps; what lies before the last twelve years is one bar."""
    if not years:
        return
    counts = dict(years)
    first, last = min(counts), max(counts)
    start = max(first, last - MOST + 1)
    rows = [(str(year), year, year, counts.get(year, 0)) for year in range(start, last + 1)]
    early = sum(count for year, count in counts.items() if year < start)
    if early:
        rows.insert(0, ("eerder", first, start - 1, early))
    tallest = max(count for *_, count in rows)
    low, high = state.first_year or first, state.last_year or last
    for label, begin, end, count in rows:
        yield Bar(
            label=label,
            count=dates.count(count),
            height=max(3, round(TALLEST * count / tallest)) if count else 1,
            href=state.years(begin, end).address(),
            off=end < low or begin > high,
        )
