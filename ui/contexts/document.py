"""What the page of a document shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CardView, QuoteView, ReferenceView
from ui.contexts.page import Context, Link, Notice
from ui.contexts.promises import PromiseView
from ui.text import Block, Segment


@dataclass(frozen=True, slots=True)
class FactValue:
    segments: tuple[Segment, ...]
    href: str = ""
    proof: Link | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    label: str
    values: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class LeafView:
    """The part of the text that is on screen: a page of the paper, or a part of a long one."""

    word: str
    number: int
    total: int
    previous: str
    next: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage(Context):
    template: ClassVar[str] = "document.html"
    card: CardView
    pending: bool
    from_scan: bool
    masked: int
    kept: bool
    notice: Notice | None
    leaf: LeafView | None
    question: str
    quotes: tuple[QuoteView, ...]
    facts: tuple[FactView, ...]
    references: tuple[ReferenceView, ...]
    cited_by: tuple[CardView, ...]
    promises: tuple[PromiseView, ...]
    similar: tuple[CardView, ...]
    newer: str
    older: str
    source_address: str
    citation: tuple[Segment, ...]
    citation_rest: str
