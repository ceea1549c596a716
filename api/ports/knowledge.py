"""What tells what papers say together: promises, decisions, references, comparisons, news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from index.answer import DocumentCard
from index.catalogue.chains import Asked
from index.catalogue.judgements import About
from index.catalogue.rulings import Asked as RulingsAsked
from index.chains import Chain, Citation, LetterNamed, Missing
from index.compare import Matrix
from index.digest import Digest, Followed
from index.knowledge.ledger import Verdict
from index.ledger import LedgerRow
from index.rulings import Differing, MoneyRow, Ruling


class Ledger(Protocol):
    def rows(self) -> tuple[LedgerRow, ...]:
        """Every promise in the collection, what is due first on top."""
        ...

    def judge(self, row_id: str, candidate: str, verdict: Verdict | None, by: str) -> None:
        """A person says whether a paper keeps a promise; None takes that back.

        Raises NotFound, or QueryError for a paper that is not suggested.
        """
        ...

    def complete_until(self) -> dict[str, date]:
        """Organisation key → up to which day all its papers are here, on the word of a person."""
        ...


class Rulings(Protocol):
    """What was decided and planned, who pays, and where sources differ."""

    def decisions(
        self, asked: RulingsAsked, limit: int | None = None, offset: int = 0
    ) -> tuple[int, tuple[Ruling, ...]]:
        """How many decisions are asked for, and some of them, the latest on top."""
        ...

    def money(self, document_id: str = "") -> tuple[MoneyRow, ...]: ...

    def differing(self) -> tuple[Differing, ...]: ...

    def organisations(self) -> tuple[tuple[str, str], ...]: ...


class Chains(Protocol):
    """What papers cite, where that leads, and what a person says of it."""

    def of(self, document_id: str) -> Chain:
        """Raises NotFound."""
        ...

    def references(self, asked: Asked, limit: int, offset: int = 0) -> tuple[int, tuple[Citation, ...]]:
        """How many references are asked for, and some of them."""
        ...

    def missing(self, limit: int, offset: int = 0) -> tuple[int, tuple[Missing, ...]]:
        """Papers that are cited and not here, most cited first, and how many there are in all."""
        ...

    def most_cited(self, limit: int) -> tuple[tuple[DocumentCard, int], ...]:
        """Papers of the collection that most others cite, with how many do."""
        ...

    def waiting(self) -> tuple[tuple[Citation, ...], tuple[LetterNamed, ...]]:
        """What only a person can settle."""
        ...

    def judge(
        self, about: About, document_id: str, subject: str, target: str, verdict: Verdict | None, by: str
    ) -> None:
        """Raises NotFound, or QueryError for a paper that cannot be meant."""
        ...


class Comparer(Protocol):
    """Puts proeftuinen side by side; what can be chosen comes from the vocabulary, as (key, label)."""

    def proeftuinen(self) -> tuple[tuple[str, str], ...]: ...

    def topics(self) -> tuple[tuple[str, str], ...]: ...

    def matrix(self, proeftuinen: Sequence[str], topics: Sequence[str]) -> Matrix:
        """Raises QueryError for a key that is not in the vocabulary."""
        ...


class Digests(Protocol):
    """What is new and what falls due."""

    def of(self, followed: Followed, last: date | None = None, days: int = 7) -> Digest:
        """The days up to and including `last` (today). Raises QueryError."""
        ...

    def weeks(self, followed: Followed, count: int) -> tuple[Digest, ...]:
        """The last whole weeks, the latest on top."""
        ...
