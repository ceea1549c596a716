"""What the page of a visitor's own selection shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CardView
from ui.contexts.page import Context


@dataclass(frozen=True, slots=True)
class SelectionPage(Context):
    template: ClassVar[str] = "selectie.html"
    cards: tuple[CardView, ...]
    gone: int
    """How many kept documents are no longer in the collection."""
