"""What the page that puts proeftuinen side by side shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CardView, QuoteView
from ui.contexts.page import Context, Link


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CitedCard:
    quote: QuoteView
    card: CardView


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A proeftuin with what is found of each topic; an empty cell says that nothing was found."""

    proeftuin: Link
    cells: tuple[tuple[CitedCard, ...], ...]


@dataclass(frozen=True, slots=True)
class ComparePage(Context):
    template: ClassVar[str] = "vergelijk.html"
    proeftuinen: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    columns: tuple[str, ...]
    rows: tuple[CompareRow, ...]
    found: int
    """How many cells hold a sentence."""
    cells: int
    downloads: tuple[Link, ...]
    chosen: bool
    """False on a first visit, when a few topics were chosen for the visitor."""
