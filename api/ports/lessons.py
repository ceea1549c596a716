"""What keeps lesson cards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from index.lessons import Lesson


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
