"""What the text pages show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CountRow, ReferenceView
from ui.contexts.page import Context, Link


@dataclass(frozen=True, slots=True)
class ExplainPage(Context):
    template: ClassVar[str] = "uitleg/overzicht.html"
    topics: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class SearchHelpPage(Context):
    template: ClassVar[str] = "uitleg/zoeken.html"


@dataclass(frozen=True, slots=True)
class PrivacyPage(Context):
    template: ClassVar[str] = "uitleg/privacy.html"


@dataclass(frozen=True, slots=True)
class AccessibilityPage(Context):
    template: ClassVar[str] = "uitleg/toegankelijkheid.html"
    contact: str


@dataclass(frozen=True, slots=True)
class ReportPage(Context):
    template: ClassVar[str] = "uitleg/melden.html"
    contact: str
    about: str
    """Title of the paper that the visitor came from, or ""."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    label: str
    documents: str
    period: str
    taken_in: str


@dataclass(frozen=True, slots=True)
class CollectionPage(Context):
    template: ClassVar[str] = "uitleg/collectie.html"
    documents: str
    passages: str
    period: str
    pending: int
    unread: int
    undated: int
    fictional: int
    sources: tuple[SourceRow, ...]
    kinds: tuple[CountRow, ...]
    proeftuinen: tuple[CountRow, ...]
    missing: tuple[ReferenceView, ...]
