"""What the pages of the editors show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ui.contexts.lists import CardView
from ui.contexts.page import Context, Notice
from ui.text import Segment


@dataclass(frozen=True, slots=True)
class WaitingView:
    card: CardView
    href: str
    policy: str
    reason: str


@dataclass(frozen=True, slots=True)
class JobView:
    href: str
    state: str
    total: int
    done: int
    summary: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Two people who judged the same themes of passages."""

    people: str
    things: str
    same: str
    kappa: str


@dataclass(frozen=True, slots=True)
class EditorsPage(Context):
    template: ClassVar[str] = "redactie.html"
    waiting: tuple[WaitingView, ...]
    jobs: tuple[JobView, ...]
    agreement: tuple[AgreementView, ...]
    notice: Notice | None
    upload_error: str
    own_words: bool
    """Whether there is a page of own words."""


@dataclass(frozen=True, slots=True)
class WithdrawPage(Context):
    """Asks for a name and a reason before a document leaves the collection."""

    template: ClassVar[str] = "intrekken.html"
    card: CardView
    by: str
    reason: str
    error: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    source: str
    outcome: str
    tone: Literal["open", "kept", "none"]
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class JobPage(Context):
    template: ClassVar[str] = "opname.html"
    job: JobView
    href: str
    running: bool
    trouble: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class FoundView:
    """A finding at `begin` of the unshielded text, with what is decided on it."""

    number: int
    begin: int
    end: int
    text: str
    kind: str
    label: str
    source: str
    score: str
    ground: str
    decision: str
    tone: Literal["maskeren", "behouden", "onbeslist"]
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of the unshielded text from `begin`: plain, or a finding."""

    text: str
    begin: int
    found: FoundView | None


@dataclass(frozen=True, slots=True)
class ReviewPage(Context):
    template: ClassVar[str] = "beoordeling.html"
    card: CardView
    policy: str
    reason: str
    address: str
    pieces: tuple[PieceView, ...]
    current: FoundView | None
    previous: str
    next: str
    kinds: tuple[tuple[str, str], ...]
    counts: tuple[str, ...]
    undecided: int
    first_undecided: str
    decisions: int
    shielded: tuple[Segment, ...]
    """The text as it would be released; only when it is asked for."""
    preview: bool
    by: str
    own_words: bool
    """Whether what was decided here can be put on a list."""
    missed: bool
    """The form for what was missed stands open."""
    notice: Notice | None
