"""What the page of the digest shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CardView
from ui.contexts.page import Context, Link
from ui.contexts.promises import PromiseView

Options = tuple[tuple[str, str, bool], ...]
"""(value, what is read, selected)"""


@dataclass(frozen=True, slots=True)
class ArrivalView:
    card: CardView
    why: str
    """Names of what is followed, or "" when everything is."""


@dataclass(frozen=True, slots=True)
class DigestPage(Context):
    template: ClassVar[str] = "weekbericht.html"
    days: str
    papers: tuple[ArrivalView, ...]
    lessons: tuple[ArrivalView, ...]
    ended: tuple[PromiseView, ...]
    due: tuple[PromiseView, ...]
    choices: tuple[tuple[str, str, Options], ...]
    """(name, label, options) of what can be followed."""
    until: str
    error: str
    earlier: str
    later: str
    feed: str
    chosen: bool
    all_promises: Link | None
