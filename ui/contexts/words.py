"""What the page of the own words of this installation shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.page import Context, Notice


@dataclass(frozen=True, slots=True)
class ProposalView:
    """Words as reviewers decided on them; `begin` and `end` are their place in `document`."""

    document: str
    begin: int
    end: int
    words: str
    kind: str
    effect: str
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class WordView:
    id: str
    words: str
    """Empty for words to mask: they cannot be read back."""
    kind: str
    effect: str
    signed: str


@dataclass(frozen=True, slots=True)
class WordsPage(Context):
    template: ClassVar[str] = "eigen_woorden.html"
    proposals: tuple[ProposalView, ...]
    words: tuple[WordView, ...]
    kinds: tuple[tuple[str, str, bool], ...]
    """Value, label, and whether it was chosen."""
    typed: str
    keeps: bool
    case: bool
    by: str
    error: str
    notice: Notice | None
