"""One promise of a paper, as a value."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.model import Interval

PromiseKind = Literal["informeren", "onderzoek", "gesprek", "besluit", "oplevering"]


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise at `text[start:end]`, with the other sentences of the paper that promise the same."""

    start: int
    end: int
    digest: str
    """Of the letters of its sentence: by it a person's word is kept through a new reading of the paper."""
    kind: PromiseKind
    doer: str
    organisation: str
    """Key of the organisation that writes, or "onbekend"."""
    receiver: str
    subject: str
    window: Interval
    window_text: str
    reported: bool = False
    """Told of an earlier paper ("in die brief heb ik aangekondigd ..."), or of a meeting."""
    made_in: str | None = None
    """Number of that paper, in canonical form, when it is given."""
    made_on: date | None = None
    """Day of that paper, when it is given."""
    kept_here: bool = False
    """The paper itself says that it keeps the promise."""
    not_yet: bool = False
    """The paper says here that it is not kept yet."""
    said_status: str = ""
    """What a list of promises says of it, in its own words."""
    also: tuple[tuple[int, int], ...] = ()

    @property
    def open_ended(self) -> bool:
        """Without a term: "bij nieuwe ontwikkelingen zal ik u informeren"."""
        return not self.window_text


def digest(sentence: str) -> str:
    """Equal for the same words, however they are spaced."""
    return hashlib.sha256("".join(re.findall(r"\w", sentence.lower())).encode()).hexdigest()[:16]
