"""The text pages: how it works, what is shielded, and what is in the collection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from index.answer import Coverage, FilterField
from ui import dates
from ui.cards import reference_view
from ui.contexts.explain import (
    AccessibilityPage,
    CollectionPage,
    ExplainPage,
    PrivacyPage,
    ReportPage,
    SearchHelpPage,
    SourceRow,
)
from ui.contexts.lists import CountRow
from ui.contexts.page import Frame, Link

TOPICS = (
    (Link("Zo werkt zoeken", "/uitleg/zoeken"), "Hoe u vindt wat u zoekt, en waarom een stuk bovenaan staat."),
    (
        Link("Wat zit er in, en wat niet?", "/uitleg/collectie"),
        "Bronnen, perioden, aantallen en wat ontbreekt.",
    ),
    (Link("Privacy en afscherming", "/uitleg/privacy"), "Welke gegevens zijn vervangen, en hoe dat gaat."),
    (
        Link("Toegankelijkheid", "/uitleg/toegankelijkheid"),
        "Wat iedereen hier moet kunnen, en wat nog niet lukt.",
    ),
    (Link("Meld een fout", "/uitleg/melden"), "Een persoonsgegeven, een fout of een stuk dat ontbreekt."),
)
MOST_MISSING = 20


def overview(frame: Frame) -> ExplainPage:
    return ExplainPage(frame=frame, topics=TOPICS)


def search_help(frame: Frame) -> SearchHelpPage:
    return SearchHelpPage(frame=frame)


def privacy(frame: Frame) -> PrivacyPage:
    return PrivacyPage(frame=frame)


def accessibility(frame: Frame, contact: str) -> AccessibilityPage:
    return AccessibilityPage(frame=frame, contact=contact)


def report(frame: Frame, contact: str, about: str) -> ReportPage:
    return ReportPage(frame=frame, contact=contact, about=about)


def collection(frame: Frame, coverage: Coverage) -> CollectionPage:
    return CollectionPage(
        frame=frame,
        documents=dates.count(coverage.documents),
        passages=dates.count(coverage.passages),
        period=_period(coverage.since, coverage.until),
        pending=coverage.pending,
        unread=coverage.unread,
        undated=coverage.undated,
        fictional=coverage.fictional,
        sources=tuple(
            SourceRow(
                label=source.label,
                documents=dates.count(source.documents),
                period=_period(source.first, source.last) or "onbekend",
                taken_in=dates.day(source.taken_in.date()) if source.taken_in else "onbekend",
            )
            for source in coverage.sources
        ),
        kinds=tuple(_rows(coverage, "soort")),
        proeftuinen=tuple(_rows(coverage, "proeftuin")),
        missing=tuple(reference_view(known) for known in coverage.missing[:MOST_MISSING]),
    )


def _rows(coverage: Coverage, field: FilterField) -> Iterator[CountRow]:
    for facet in coverage.facets:
        if facet.field == field:
            for value in facet.values:
                href = f"/zoeken?{urlencode([(field, value.key)])}"
                yield CountRow(dates.capital(value.label), href, dates.count(value.count))


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        return dates.day(first) if first == last else f"{dates.day(first)} tot en met {dates.day(last)}"
    if first:
        return f"vanaf {dates.day(first)}"
    return f"tot en met {dates.day(last)}" if last else ""
