"""What the editors at this machine work with: intake, review, own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from index.answer import DocumentCard
from index.jobs import Job, Upload
from index.model import Decision, Finding, Policy


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
