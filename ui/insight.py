"""The collection at a glance: a map, themes against proeftuinen, years and a timeline, all made of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from index.answer import Coverage, DocumentCard, FilterField
from ui import dates, netherlands
from ui.bars import year_bars
from ui.cards import card_view
from ui.contexts.browse import HeatCell, HeatRow, InsightPage, MapMark, Moment
from ui.contexts.page import Frame, Link
from ui.search_state import SearchState

MOST_THEMES = 8
DECISIONS = frozenset({"raadsbesluit", "motie", "amendement", "besluitenlijst"})
TURNS = (*sorted(DECISIONS), "raadsvoorstel", "kamerbrief", "raadsinformatiebrief", "plan")
"""Kinds of paper that mark a turn; decisions among them get a filled dot."""


def insight_page(frame: Frame, coverage: Coverage, turns: Sequence[DocumentCard]) -> InsightPage:
    proeftuinen = values(coverage, "proeftuin")
    themes = values(coverage, "thema")
    return InsightPage(
        frame=frame,
        outline=netherlands.outline(),
        marks=tuple(_marks(proeftuinen)),
        columns=tuple(Link(label, f"/proeftuinen/{key}") for key, label, _ in proeftuinen),
        rows=tuple(_rows(coverage, themes[:MOST_THEMES], proeftuinen)),
        all_themes=len(themes) if len(themes) > MOST_THEMES else 0,
        bars=tuple(year_bars(coverage.years, SearchState())),
        undated=coverage.undated,
        moments=tuple(_moments(turns)),
    )


def values(coverage: Coverage, field: FilterField) -> list[tuple[str, str, int]]:
    """(key, label, number of documents) of a field, most documents first."""
    for facet in coverage.facets:
        if facet.field == field:
            found = [(value.key, value.label, value.count) for value in facet.values if value.count]
            return sorted(found, key=lambda each: (-each[2], each[1]))
    return []


def _marks(proeftuinen: Sequence[tuple[str, str, int]]) -> Iterator[MapMark]:
    most = max((count for *_, count in proeftuinen), default=1)
    for number, (key, label, count) in enumerate(proeftuinen, 1):
        yield MapMark(
            number=number,
            label=label,
            href=f"/proeftuinen/{key}",
            count=dates.count(count),
            place=netherlands.place(key),
            radius=round(13 + 3 * sqrt(count / most)),
        )


def _rows(
    coverage: Coverage,
    themes: Sequence[tuple[str, str, int]],
    proeftuinen: Sequence[tuple[str, str, int]],
) -> Iterator[HeatRow]:
    grid = {(theme, proeftuin): count for theme, proeftuin, count in coverage.grid}
    most = max(grid.values(), default=1)
    for theme, label, _ in themes:
        cells = []
        for proeftuin, *_ in proeftuinen:
            count = grid.get((theme, proeftuin), 0)
            state = SearchState(chosen={"thema": (theme,), "proeftuin": (proeftuin,)})
            cells.append(HeatCell(dates.count(count), _level(count, most), state.address() if count else ""))
        yield HeatRow(Link(dates.capital(label), f"/themas/{theme}"), tuple(cells))


def _level(count: int, most: int) -> int:
    """0 for none, 1-5 by the root of the share, so that small numbers stay apart."""
    if most <= 5:
        return min(count, 5)
    return ceil(5 * sqrt(count / most))


def _moments(cards: Sequence[DocumentCard]) -> Iterator[Moment]:
    for card in cards:
        if card.period.first:
            yield Moment(card_view(card), card.kind[0] in DECISIONS)
