"""What the pages for looking around show: insight, themes and proeftuinen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lessons import LessonView
from ui.contexts.lists import Bar, CardView, CountRow, QuoteView
from ui.contexts.page import Context, Link, Notice
from ui.netherlands import Outline


@dataclass(frozen=True, slots=True)
class MapMark:
    """A proeftuin with its number; `place` is None when it is only in the list."""

    number: int
    label: str
    href: str
    count: str
    place: tuple[int, int] | None
    radius: int


@dataclass(frozen=True, slots=True)
class HeatCell:
    count: str
    level: int
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    theme: Link
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    card: CardView
    decision: bool


@dataclass(frozen=True, slots=True)
class InsightPage(Context):
    template: ClassVar[str] = "inzicht.html"
    outline: Outline
    marks: tuple[MapMark, ...]
    columns: tuple[Link, ...]
    rows: tuple[HeatRow, ...]
    all_themes: int
    bars: tuple[Bar, ...]
    undated: int
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class TopicList:
    heading: str
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class OverviewsPage(Context):
    template: ClassVar[str] = "overzichten.html"
    overviews: tuple[tuple[Link, str], ...]
    """Each with a sentence that says what stands there."""


@dataclass(frozen=True, slots=True)
class TopicsPage(Context):
    template: ClassVar[str] = "themas.html"
    heading: str
    lead: str
    lists: tuple[TopicList, ...]


@dataclass(frozen=True, slots=True)
class TaggedView:
    """A sentence for which a passage has a theme; `key` is that of the passage."""

    card: CardView
    quote: QuoteView
    key: str
    why: str
    more: int


@dataclass(frozen=True, slots=True)
class NameView:
    """A name in its time, with a sentence that holds it."""

    what: str
    name: str
    time: str
    quote: QuoteView | None
    card: CardView | None


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a theme, a proeftuin or an organisation beside its papers."""

    explains: str = ""
    also: tuple[str, ...] = ()
    related: tuple[Link, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    names: tuple[NameView, ...] = ()
    source: str = ""
    tagged: tuple[TaggedView, ...] = ()
    tagged_total: int = 0
    all_tagged: str = ""
    """Where all of them are shown, or ""."""
    rejected: tuple[TaggedView, ...] = ()
    judge: str = ""
    """Where an editor's word on a tag is sent, or "" for whoever is no editor."""
    lessons: tuple[LessonView, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicPage(Context):
    template: ClassVar[str] = "thema.html"
    kind: str
    label: str
    field: str
    """The filter that chooses its papers, or "" when there is none."""
    key: str
    total: str
    everything: str
    other: TopicList
    bars: tuple[Bar, ...]
    newest: tuple[CardView, ...]
    about: About
    notice: Notice | None
