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
class MarkView:
    """A passage on a page picture: a rectangle (x, y, width, height) for each line, the middle of its number.

    `quote` is what answers the question in it; only a passage that was `asked` for is coloured.
    """

    number: int
    lines: tuple[tuple[int, int, int, int], ...]
    place: tuple[int, int]
    asked: bool
    quote: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture of a page, in pixels, with its passages."""

    href: str
    width: int
    height: int
    alt: str
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class ViewerView:
    """The part of a document that is on screen: page or part `number` of `total`, as a picture or as text.

    `pages` and `texts` are the addresses of both views, "" when there is only text; `reason` says why this one
    page has no picture. With `sheets` the pages are ours and not those of the file.
    """

    word: str
    number: int
    total: int
    previous: str
    next: str
    blocks: tuple[Block, ...]
    picture: PictureView | None
    pages: str
    texts: str
    reason: str
    sheets: bool


@dataclass(frozen=True, slots=True)
class DocumentPage(Context):
    template: ClassVar[str] = "document.html"
    card: CardView
    pending: bool
    from_scan: bool
    masked: int
    kept: bool
    notice: Notice | None
    viewer: ViewerView | None
    download: Link | None
    """The shielded PDF; its label is its size."""
    question: str
    quotes: tuple[QuoteView, ...]
    facts: tuple[FactView, ...]
    references: tuple[ReferenceView, ...]
    cited_by: tuple[CardView, ...]
    promises: tuple[PromiseView, ...]
    similar: tuple[CardView, ...]
    newer: str
    replaced_by: CardView | None
    replaces: tuple[CardView, ...]
    older: str
    source_address: str
    citation: tuple[Segment, ...]
    citation_rest: str
