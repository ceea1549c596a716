"""What the API and the pages need of the rest, as protocols that kennisbank.py fulfils."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from index.agreement import Agreement
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
from index.catalogue.chains import Asked
from index.catalogue.collections import Collection
from index.catalogue.judgements import About
from index.catalogue.rulings import Asked as RulingsAsked
from index.chains import Chain, Citation, LetterNamed, Missing
from index.collection_shelf import Item
from index.compare import Matrix
from index.digest import Digest, Followed
from index.jobs import Job, Upload
from index.knowledge.ledger import Verdict
from index.ledger import LedgerRow
from index.lessons import Lesson
from index.model import Decision, Finding, Policy
from index.pictures.values import SafeWord, Sight
from index.register import Entry
from index.rulings import Differing, MoneyRow, Ruling
from index.theme_shelf import Tagged, Theme


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


class Pictures(Protocol):
    """Shielded page pictures; of a document that is not released there are none."""

    def sight(self, document_id: str) -> Sight | None:
        """What there is to see; None for a document without pages."""
        ...

    def picture(self, document_id: str, number: int) -> bytes:
        """The PNG of page `number`. Raises NotFound."""
        ...

    def words(self, document_id: str, number: int) -> tuple[SafeWord, ...]:
        """Where the words of the safe text stand on a page. Raises NotFound."""
        ...

    def pdf(self, document_id: str) -> bytes:
        """All pictures as a PDF that can be searched. Raises NotFound."""
        ...


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


class Comparer(Protocol):
    """Puts proeftuinen side by side; what can be chosen comes from the vocabulary, as (key, label)."""

    def proeftuinen(self) -> tuple[tuple[str, str], ...]: ...

    def topics(self) -> tuple[tuple[str, str], ...]: ...

    def matrix(self, proeftuinen: Sequence[str], topics: Sequence[str]) -> Matrix:
        """Raises QueryError for a key that is not in the vocabulary."""
        ...


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


class LessonShelf(Protocol):
    """Reads the lesson cards of the collection."""

    def all(self) -> tuple[Lesson, ...]:
        """By title; also what was replaced or withdrawn."""
        ...

    def lesson(self, identity: str) -> Lesson:
        """Raises NotFound."""
        ...

    def similar(self, lesson: Lesson, limit: int) -> tuple[Lesson, ...]: ...


class LessonDesk(Protocol):
    """Makes lesson cards and keeps what editors decide about them; all text passes the gate for cases."""

    def read(self, report: str) -> dict[str, str]:
        """The fields that can be read from a pasted report; nothing of it is kept."""
        ...

    def hand_in(self, fields: Mapping[str, str]) -> str:
        """Returns the id of the job. Raises QueryError when a required field is empty."""
        ...

    def check(
        self, family: str, sentences: Mapping[str, str], level: str, keeps_until: date | None, by: str
    ) -> None:
        """Raises QueryError unless there are three sentences."""
        ...

    def end(self, family: str, state: str, reason: str, by: str, replaced_by: str = "") -> None:
        """Raises QueryError without a reason, or without the card that comes in the place."""
        ...

    def resume(self, family: str, by: str) -> None: ...


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


class CollectionShelf(Protocol):
    """Collections with the documents that stand in them now."""

    def all(self, everything: bool = False) -> tuple[Collection, ...]:
        """The public ones, last changed first; with `everything` those for the network too."""
        ...

    def collection(self, identity: str, token: str = "", everything: bool = False) -> Collection:
        """Raises NotFound, also for a collection of the network without its token."""
        ...

    def items(self, collection: Collection) -> tuple[Item, ...]: ...


class CollectionDesk(Protocol):
    """Makes and keeps collections; every text passes the gate before it is stored. Raises QueryError."""

    def make(self, title: str, introduction: str, visibility: str, asked: Mapping[str, Any], by: str) -> str:
        """A living collection when `asked` holds a search, else a curated one."""
        ...

    def change(self, identity: str, title: str, introduction: str, visibility: str) -> None: ...

    def remove(self, identity: str) -> None: ...

    def put(self, identity: str, document: str, note: str | None = None) -> None:
        """By id or file name. Raises NotFound."""
        ...

    def note(self, identity: str, family: str, note: str) -> None: ...

    def drop(self, identity: str, family: str) -> None: ...

    def move(self, identity: str, family: str, up: bool) -> None: ...


class Digests(Protocol):
    """What is new and what falls due."""

    def of(self, followed: Followed, last: date | None = None, days: int = 7) -> Digest:
        """The days up to and including `last` (today). Raises QueryError."""
        ...

    def weeks(self, followed: Followed, count: int) -> tuple[Digest, ...]:
        """The last whole weeks, the latest on top."""
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


class Intake(Protocol):
    def submit(self, files: Sequence[Upload], policy: Policy | None = None) -> str:
        """Copies the files to the private spool and returns the id of the job. Raises StoreFull."""
        ...

    def jobs(self) -> tuple[Job, ...]:
        """What was handed in since the server started, newest first."""
        ...

    def status(self, job_id: str) -> Job:
        """Raises NotFound."""
        ...


class Dossier(Protocol):
    """The unshielded text of a waiting document with every finding in it; for a reviewer's eyes only."""

    @property
    def id(self) -> str: ...
    @property
    def policy(self) -> Policy: ...
    @property
    def reason(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def findings(self) -> tuple[Finding, ...]:
        """In order of place, without overlap."""
        ...

    @property
    def shielded(self) -> str: ...
    @property
    def decisions(self) -> int:
        """How many stretches a person decided on."""
        ...


class Reviewer(Protocol):
    """What a person does with a document that waits; each deed is stored before it is shown."""

    def waiting(self) -> tuple[DocumentCard, ...]:
        """Oldest first."""
        ...

    def dossier(self, identity: str) -> Dossier:
        """Raises NotFound when nothing waits under this id."""
        ...

    def decide(
        self, identity: str, start: int, end: int, label: str, decision: Decision, by: str, everywhere: bool
    ) -> None:
        """Raises QueryError when the stretch does not lie in the text."""
        ...

    def undo(self, identity: str) -> None: ...

    def release(self, identity: str, by: str, reason: str) -> None: ...

    def refuse(self, identity: str, by: str, reason: str) -> None: ...

    def withdraw(self, identity: str, by: str, reason: str) -> None:
        """Takes a released document away from everyone. Raises NotFound."""
        ...


class OwnWord(Protocol):
    """A word that is always kept or masked; `text` is empty for one to mask, `size` counts its words."""

    @property
    def id(self) -> str: ...
    @property
    def decision(self) -> Decision: ...
    @property
    def policy(self) -> Policy: ...
    @property
    def label(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> str:
        """ISO 8601, in UTC."""
        ...


class WordProposal(Protocol):
    """Unshielded words of a document that waits, at `start:end`; for a reviewer's eyes only."""

    @property
    def document(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def decision(self) -> Decision: ...
    @property
    def policy(self) -> Policy: ...
    @property
    def count(self) -> int: ...


class OwnWords(Protocol):
    """The words that an installation always keeps or masks."""

    def all(self) -> Sequence[OwnWord]:
        """Last approved first."""
        ...

    def proposals(self) -> Sequence[WordProposal]:
        """What reviewers decided otherwise than the engine, most often first."""
        ...

    def approve(self, document: str, start: int, end: int, by: str) -> OwnWord:
        """Raises NotFound, or QueryError when nothing was decided there."""
        ...

    def refuse(self, document: str, start: int, end: int) -> None: ...

    def add(self, text: str, decision: Decision, policy: Policy, label: str, by: str) -> OwnWord:
        """Raises QueryError when this may not stand on the list."""
        ...

    def remove(self, identity: str) -> None:
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
    chains: Chains | None = None
    """Without it no reference can be followed."""
    rulings: Rulings | None = None
    """Without it there is no page of decisions."""
    comparer: Comparer | None = None
    """Without it nothing can be compared."""
    lessons: LessonShelf | None = None
    lesson_desk: LessonDesk | None = None
    digests: Digests | None = None
    """With `lessons` it lets the editors at this machine make lesson cards."""
    collections: CollectionShelf | None = None
    collection_desk: CollectionDesk | None = None
    """With `collections` it lets the editors at this machine make collections."""
    themes: ThemeShelf | None = None
    register: Register | None = None
    """Without them the pages of themes, proeftuinen and organisations show papers alone."""
    review: Reviewer | None = None
    """With `intake` it makes the pages of the editors, which this machine alone is shown."""
    words: OwnWords | None = None
    """With `review` it lets the editors at this machine keep a list of own words."""
    pictures: Pictures | None = None
    """Without it documents are shown as text only."""


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """What differs between installations; `public_url` has no slash at its end, "" means wherever it runs."""

    public_url: str = ""
    contact_name: str = "Redactie Kennisbank"
    contact_email: str = ""
    contact_url: str = ""
    https: bool = False
    """True when visitors come over TLS: adds Strict-Transport-Security."""
