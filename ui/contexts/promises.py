"""What the page of promises shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ui.contexts.lists import CardView
from ui.contexts.page import Context, Link, Notice
from ui.text import Segment


@dataclass(frozen=True, slots=True)
class ProofView:
    """A paper that keeps a promise, may keep it, or speaks of it, with its sentence and on what ground."""

    card: CardView
    segments: tuple[Segment, ...]
    href: str
    ground: str
    own: bool
    """The paper that holds the promise itself."""


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise with its sentence; `tone` is how its badge looks."""

    id: str
    status: str
    tone: Literal["open", "kept", "late", "none"]
    segments: tuple[Segment, ...]
    href: str
    also: tuple[tuple[Segment, ...], ...]
    doer: tuple[Segment, ...]
    addressee: tuple[Segment, ...]
    term: str
    due: str
    """The last day of the term in full, or "" when the term already says it."""
    card: CardView
    kept_by: tuple[ProofView, ...]
    candidates: tuple[ProofView, ...]
    """Papers that may keep it; a person says which."""
    told_in: tuple[ProofView, ...]
    complete: str
    """Up to which day the papers of its organisation are complete, when that is what makes it late."""
    made_in: Link | None


@dataclass(frozen=True, slots=True)
class PromisesPage(Context):
    template: ClassVar[str] = "toezeggingen.html"
    promises: tuple[PromiseView, ...]
    total: str
    everything: int
    statuses: tuple[tuple[str, str, bool], ...]
    organisations: tuple[tuple[str, str, bool], ...]
    """(value, what is read, selected), as are the statuses."""
    due_from: str
    due_until: str
    error: str
    soon: Link
    chosen: bool
    download: str
    page: int
    last_page: int
    previous: str
    next: str
    notice: Notice | None
