"""Files that someone hands in through the pages, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Literal

from index.model import Report


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent; `content` is at its start and is closed by the sender."""

    name: str
    content: BinaryIO


@dataclass(frozen=True, slots=True)
class Job:
    """How far a batch of uploads is; `reports` grows until there is one for each file.

    An archive gives a report for each of its members, so there may be more reports than files.
    """

    id: str
    state: Literal["wacht", "bezig", "klaar", "gestopt"]
    total: int
    reports: tuple[Report, ...] = ()
    trouble: str = ""
    """Why it stopped; what was left is taken up when the server starts again."""
