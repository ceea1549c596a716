"""What the page of decisions and facts shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CardView
from ui.contexts.page import Context
from ui.text import Segment


@dataclass(frozen=True, slots=True)
class RulingView:
    number: int
    kind: str
    segments: tuple[Segment, ...]
    href: str
    card: CardView
    when: str
    """The moment in words; "" when only the day of the paper is known."""
    body: str
    scope: str
    outdated: bool


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A decision in time, in units of the drawing.

    `open` has no known end or no known beginning; `inside` has its text in the bar, for want of room behind it.
    """

    number: int
    label: str
    x: float
    y: int
    width: float
    text_x: float
    text_end: bool
    inside: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    width: int
    height: int
    years: tuple[tuple[str, float], ...]
    bars: tuple[TimeBar, ...]
    undated: tuple[int, ...]
    """Numbers of what has no known moment: a lane of their own."""
    summary: str


@dataclass(frozen=True, slots=True)
class SaidView:
    segments: tuple[Segment, ...]
    href: str
    card: CardView
    planned: bool


@dataclass(frozen=True, slots=True)
class DifferingView:
    topic: str
    entity: str
    values: tuple[tuple[str, tuple[SaidView, ...]], ...]


@dataclass(frozen=True, slots=True)
class MoneyView:
    written: str
    giver: str
    manager: str
    use: str
    not_for: str
    segments: tuple[Segment, ...]
    href: str
    card: CardView


@dataclass(frozen=True, slots=True)
class RulingsPage(Context):
    template: ClassVar[str] = "besluiten.html"
    rulings: tuple[RulingView, ...]
    total: str
    timeline: Timeline | None
    differing: tuple[DifferingView, ...]
    money: tuple[MoneyView, ...]
    kinds: tuple[tuple[str, str, bool], ...]
    scopes: tuple[tuple[str, str, bool], ...]
    organisations: tuple[tuple[str, str, bool], ...]
    """(value, what is read, selected), as are the kinds and scopes."""
    since: str
    until: str
    error: str
    chosen: bool
    page: int
    last_page: int
    previous: str
    next: str
