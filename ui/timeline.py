"""A drawing of moments in time: bars for intervals, years below, and a lane for what has no date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.model import Interval
from ui.contexts.rulings import TimeBar, Timeline

WIDTH = 760
LEFT, RIGHT = 8, 8
ROW = 22
SMALLEST = 6.0
"""Width of a day, so that it can be seen."""


def timeline(moments: Sequence[tuple[int, str, Interval]]) -> Timeline | None:
    """(number, label, interval) → the drawing; None when nothing has a date."""
    dated = [(n, label, when) for n, label, when in moments if when.first or when.last]
    if not dated:
        return None
    days = [day for _, _, when in dated for day in (when.first, when.last) if day]
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    span = (last - first).days + 1

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span, 1)

    dated.sort(key=lambda each: (each[2].first or each[2].last or date.max, each[0]))
    bars = []
    for row, (number, label, when) in enumerate(dated):
        left = x(when.first or first)
        right = x(when.last or last)
        width = max(SMALLEST, round(right - left, 1))
        late = left > WIDTH * 0.6
        inside = not late and left + width > WIDTH * 0.75
        bars.append(
            TimeBar(
                number=number,
                label=label,
                x=left,
                y=row * ROW,
                width=width,
                text_x=round(left - 6 if late else left + 6 if inside else left + width + 6, 1),
                text_end=late,
                inside=inside,
                open=when.first is None or when.last is None,
            )
        )
    step = max(1, (last.year - first.year) // 8)
    years = tuple((str(year), x(date(year, 1, 1))) for year in range(first.year, last.year + 1, step))
    undated = tuple(n for n, _, when in moments if not (when.first or when.last))
    return Timeline(
        width=WIDTH,
        height=len(bars) * ROW + 24,
        years=years,
        bars=tuple(bars),
        undated=undated,
        summary=f"Tijdlijn van {first.year} tot en met {last.year}: {len(bars)} met een moment, "
        f"{len(undated)} zonder.",
    )
