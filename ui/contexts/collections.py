"""What the pages of collections show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CardView
from ui.contexts.page import Context, Link, Notice
from ui.text import Segment


@dataclass(frozen=True, slots=True)
class CollectionView:
    title: tuple[Segment, ...]
    href: str
    introduction: tuple[Segment, ...]
    kind: str
    network: bool
    changed: str


@dataclass(frozen=True, slots=True)
class CollectionsPage(Context):
    template: ClassVar[str] = "collecties.html"
    collections: tuple[CollectionView, ...]
    maker: bool
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """A document of a collection; without card it is no longer in the knowledge base."""

    family: str
    card: CardView | None
    note: tuple[Segment, ...]
    written_note: str
    new: bool


@dataclass(frozen=True, slots=True)
class KeepView:
    """The panel of the maker."""

    address: str
    title: str
    introduction: str
    network: bool
    curated: bool


@dataclass(frozen=True, slots=True)
class CollectionPage(Context):
    template: ClassVar[str] = "collectie.html"
    title: tuple[Segment, ...]
    introduction: tuple[tuple[Segment, ...], ...]
    kind: str
    network: bool
    changed: str
    items: tuple[ItemView, ...]
    new: int
    since: str
    """When the visitor was here before, or "" on a first visit."""
    search: Link | None
    """The search of a living collection."""
    share: str
    feed: str
    downloads: tuple[Link, ...]
    keep: KeepView | None
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class NewCollectionPage(Context):
    template: ClassVar[str] = "collectie_nieuw.html"
    title: str
    introduction: str
    network: bool
    search: str
    selected: int
    error: str
