"""Themes and proeftuinen: the list of them, and a page for each."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer import Coverage, DocumentCard, FilterField
from index.errors import NotFound
from ui import dates
from ui.bars import year_bars
from ui.cards import card_views
from ui.contexts.browse import TopicList, TopicPage, TopicsPage
from ui.contexts.lists import CountRow
from ui.contexts.page import Frame
from ui.insight import values
from ui.search_state import SearchState

NAMES: dict[FilterField, tuple[str, str]] = {
    "thema": ("Thema", "Thema’s"),
    "proeftuin": ("Proeftuin", "Proeftuinen"),
}
OTHER: dict[FilterField, FilterField] = {"thema": "proeftuin", "proeftuin": "thema"}
FOLDERS: tuple[tuple[FilterField, str], ...] = (("thema", "themas"), ("proeftuin", "proeftuinen"))
WIDEST = 100


def topics_page(frame: Frame, coverage: Coverage) -> TopicsPage:
    """All themes and all proeftuinen with the number of documents of each."""
    return TopicsPage(
        frame=frame,
        lists=tuple(
            TopicList(NAMES[field][1], _bars([(label, f"/{folder}/{key}", n) for key, label, n in found]))
            for field, folder in FOLDERS
            if (found := values(coverage, field))
        ),
    )


def label_of(coverage: Coverage, field: FilterField, key: str) -> str:
    """Raises NotFound for a key that no document has."""
    for known, label, _ in values(coverage, field):
        if known == key:
            return label
    raise NotFound(f"Er zijn geen stukken over {'dit thema' if field == 'thema' else 'deze proeftuin'}.")


def topic_page(
    frame: Frame,
    coverage: Coverage,
    field: FilterField,
    key: str,
    newest: Sequence[DocumentCard],
    years: tuple[tuple[int, int], ...],
) -> TopicPage:
    other = OTHER[field]
    label = label_of(coverage, field, key)
    total = next(count for known, _, count in values(coverage, field) if known == key)
    state = SearchState(chosen={field: (key,)})
    shared = dict(_pairs(coverage, field, key))
    rows = [
        (name, state.toggled(other, known).address(), shared[known])
        for known, name, _ in values(coverage, other)
        if known in shared
    ]
    rows.sort(key=lambda each: -each[2])
    return TopicPage(
        frame=frame,
        kind=NAMES[field][0],
        label=dates.capital(label),
        field=field,
        key=key,
        total="1 stuk" if total == 1 else f"{dates.count(total)} stukken",
        everything=state.address(),
        other=TopicList(f"{NAMES[other][1]} in deze stukken", _bars(rows)),
        bars=tuple(year_bars(years, state)),
        newest=card_views(newest),
    )


def _pairs(coverage: Coverage, field: FilterField, key: str) -> list[tuple[str, int]]:
    if field == "thema":
        return [(proeftuin, count) for theme, proeftuin, count in coverage.grid if theme == key]
    return [(theme, count) for theme, proeftuin, count in coverage.grid if proeftuin == key]


def _bars(rows: Sequence[tuple[str, str, int]]) -> tuple[CountRow, ...]:
    most = max((count for *_, count in rows), default=1)
    return tuple(
        CountRow(dates.capital(label), href, dates.count(count), max(2, round(WIDEST * count / most)))
        for label, href, count in rows
    )
