"""What papers are about: themes, proeftuinen, organisations."""

from __future__ import annotations

from typing import Protocol

from index.agreement import Agreement
from index.register import Entry
from index.theme_shelf import Tagged, Theme


class ThemeShelf(Protocol):
    """The themes of passages; what people say of them is remembered."""

    def all(self) -> tuple[Theme, ...]:
        """Principles first, then themes."""
        ...

    def theme(self, key: str) -> Theme:
        """Raises NotFound."""
        ...

    def tagged(self, key: str) -> tuple[Tagged, ...]:
        """The best passage of each document that has this theme, best first. Raises NotFound."""
        ...

    def rejected(self, key: str) -> tuple[Tagged, ...]: ...

    def decide(self, key: str, passage_id: str, verdict: str, by: str) -> None:
        """`verdict` is verworpen or bevestigd. Raises NotFound, QueryError."""
        ...

    def add(self, key: str, document: str, ordinal: int, by: str) -> None:
        """Give a passage (counted from 0) this theme. Raises NotFound."""
        ...

    def agreement(self) -> tuple[Agreement, ...]:
        """How far the people agree who judged the same."""
        ...


class Register(Protocol):
    """Proeftuinen and organisations as the vocabulary knows them; never persons."""

    def proeftuinen(self) -> tuple[Entry, ...]: ...

    def organisations(self) -> tuple[Entry, ...]: ...

    def proeftuin(self, key: str) -> Entry:
        """Raises NotFound."""
        ...

    def organisation(self, key: str) -> Entry:
        """Raises NotFound."""
        ...
