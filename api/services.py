"""What the API and the pages need of the rest, as protocols that kennisbank.py fulfils."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

from index.answer import (
    Answer,
    Coverage,
    DocumentCard,
    Hit,
    KnownReference,
    Question,
    Quote,
    Searched,
    Statement,
    StoredDocument,
)
from index.ledger import LedgerRow
from index.model import Report


class Searcher(Protocol):
    def ask(self, question: Question) -> Answer:
        """Raises QueryError when the question cannot be read; an empty text browses by the filters.

        The counts of a facet, and of `years`, leave that field's own filter out: they say what a visitor
        would get by choosing another value. A chosen value is always there, with 0 if need be.
        """
        ...

    def similar(self, document_id: str, limit: int) -> tuple[Hit, ...]: ...

    def quotes(self, document_id: str, text: str, limit: int) -> tuple[Quote, ...]:
        """The sentences of one document that answer best, best first; empty when none does."""
        ...


class Answerer(Protocol):
    def statements(self, question: Question) -> tuple[Statement, ...]:
        """Two or three whole source sentences that answer together; empty when the evidence is weak.

        Sources that say different things about the same are given side by side, oldest first.
        """
        ...


class Library(Protocol):
    """Reads the catalogue. Documents that are not released come without text and passages."""

    def document(self, document_id: str) -> StoredDocument:
        """Raises NotFound."""
        ...

    def newest(self, number: int) -> tuple[DocumentCard, ...]: ...

    def counts(self) -> Searched: ...

    def coverage(self) -> Coverage: ...

    def references(self, document_id: str) -> tuple[KnownReference, ...]:
        """The numbers that a document cites, in order of appearance, each once."""
        ...

    def cited_by(self, document_id: str) -> tuple[DocumentCard, ...]: ...

    def reference(self, canonical: str) -> KnownReference | None:
        """What is known of a number; None when no document carries or cites it."""
        ...


class Ledger(Protocol):
    def rows(self) -> tuple[LedgerRow, ...]:
        """Every promise in the collection, what is due first on top."""
        ...


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent; `content` is at its start and is closed by the sender."""

    name: str
    content: BinaryIO


@dataclass(frozen=True, slots=True)
class Job:
    """How far a batch of uploads is; `reports` grows until there is one for each file."""

    id: str
    state: Literal["wacht", "bezig", "klaar"]
    total: int
    reports: tuple[Report, ...] = ()


class Intake(Protocol):
    def submit(self, files: Sequence[Upload]) -> str:
        """Copies the files to the private spool and returns the id of the job."""
        ...

    def status(self, job_id: str) -> Job:
        """Raises NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    search: Searcher
    library: Library
    intake: Intake | None = None
    short_answers: Answerer | None = None
    """Without it the pages offer no short answer."""
    ledger: Ledger | None = None
    """Without it there is no page, no menu item and no address for promises."""


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """What differs between installations; `public_url` has no slash at its end, "" means wherever it runs."""

    public_url: str = ""
    contact_name: str = "Redactie Kennisbank"
    contact_email: str = ""
    contact_url: str = ""
    https: bool = False
    """True when visitors come over TLS: adds Strict-Transport-Security."""
