"""What the pages of reference chains show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ui.contexts.lists import CardView
from ui.contexts.page import Context, Link, Notice
from ui.text import Segment


@dataclass(frozen=True, slots=True)
class CitationView:
    """A number with what the paper does with it, the sentence that says so, and where it leads."""

    written: str
    tie: str
    segments: tuple[Segment, ...]
    href: str
    """The sentence in its paper."""
    paper: CardView
    """The paper that cites."""
    targets: tuple[CardView, ...]
    chain: str
    """Address of the chain of the paper at the other side, or ""."""
    status: Literal["gekoppeld", "niet_gevonden", "meerduidig", "afgewezen"]
    address: str
    more: int
    subject: str
    about: Literal["verwijzing", "brief"] = "verwijzing"


@dataclass(frozen=True, slots=True)
class Step:
    """A paper of a chain, in its place in time."""

    card: CardView
    chain: str
    here: bool


@dataclass(frozen=True, slots=True)
class ChainPage(Context):
    template: ClassVar[str] = "keten.html"
    card: CardView
    cites: tuple[CitationView, ...]
    cited_by: tuple[CitationView, ...]
    letters: tuple[CitationView, ...]
    laws: tuple[CitationView, ...]
    steps: tuple[Step, ...]
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class MissingView:
    written: str
    kind: str
    address: str
    cited_by: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class ChainsPage(Context):
    template: ClassVar[str] = "ketens.html"
    most_cited: tuple[tuple[Step, str], ...]
    """(paper, how often it is cited)"""
    waiting: tuple[CitationView, ...]
    missing: tuple[MissingView, ...]
    missing_total: str
    page: int
    last_page: int
    previous: str
    next: str
    notice: Notice | None
    searched: Link
