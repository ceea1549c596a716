"""What lists are made of: documents, quotes, references, counts and pages of a list."""

from __future__ import annotations

from dataclasses import dataclass

from ui.text import Segment


@dataclass(frozen=True, slots=True)
class CardView:
    id: str
    title: str
    href: str
    kind: str
    date: str
    machine_date: str
    organisation: str
    proeftuinen: tuple[str, ...]
    fictional: bool


@dataclass(frozen=True, slots=True)
class QuoteView:
    """`page` is 0 when the file has no pages of its own."""

    segments: tuple[Segment, ...]
    href: str
    number: int
    page: int
    place: str
    meaning: bool


@dataclass(frozen=True, slots=True)
class ReferenceView:
    written: str
    canonical: str
    card: CardView | None
    cited_by: tuple[CardView, ...]
    address: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number with what it counts; `share` of the largest in percent, 0 where no bar is drawn."""

    label: str
    href: str
    count: str
    share: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    count: str
    height: int
    href: str
    off: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """A number in the pagination; without address it is a gap."""

    label: str
    href: str = ""
    current: bool = False
