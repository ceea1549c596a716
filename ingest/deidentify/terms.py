"""Words that this installation always keeps or always masks, because a person said so.

A word to mask is personal data: it is kept as a keyed hash (BLAKE2b, RFC 7693, with a key of this installation)
and its number of words, so that it is recognised and not read. A word to keep is kept as it is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from index.errors import QueryError
from index.model import Decision, Policy
from ingest.deidentify.decide import LABELS
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.tokens import words_of

KEEPABLE = frozenset(["PERSON", "OFFICIAL", "ADDRESS", "SCHOOL", "PLACE", "CASE", "URL", "TRAIT"])
"""What a word to keep may overrule: never a number that was checked, nor a way to reach someone."""

SOURCE = "eigen lijst"
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Term:
    """One decision of a person. `text` is empty for a word to mask; `size` counts its words."""

    id: str
    decision: Decision
    policy: Policy
    label: str
    trace: str
    size: int
    text: str
    by: str
    at: str


def fold(text: str) -> tuple[str, ...]:
    """The words of a term as they are compared: lower case, without marks.

    >>> fold("Mevrouw  A. Jansen-de Vries")
    ('mevrouw', 'a.', 'jansen', 'de', 'vries')
    """
    return tuple(
        part
        for word in words_of(text)
        if any(c.isalnum() for c in word)
        for part in word.casefold().split("-")
        if part
    )


def trace_of(words: tuple[str, ...], key: bytes) -> str:
    return hashlib.blake2b(" ".join(words).encode(), key=key, digest_size=16).hexdigest()


def mark(trace: str, decision: Decision) -> str:
    return f"{decision.value}:{trace}"


@dataclass(frozen=True)
class Terms:
    """The approved terms of an installation; none at all is the default."""

    terms: tuple[Term, ...] = ()
    key: bytes = field(default=b"", repr=False)
    refused: frozenset[str] = frozenset()
    """What a person does not want on the list, as `mark` gives it."""

    @cached_property
    def fingerprint(self) -> str:
        """Changes with every term; says nothing about the words."""
        parts = sorted(f"{t.decision}{t.policy}{t.label}{t.trace}" for t in self.terms)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12] if parts else ""

    def knows(self, words: tuple[str, ...], decision: Decision, policy: Policy) -> bool:
        """Whether a person already said yes or no to these folded words."""
        trace = trace_of(words, self.key)
        return mark(trace, decision) in self.refused or any(
            one.trace == trace
            and one.decision is decision
            and (decision is Decision.MASK or one.policy == policy)
            for one in self.terms
        )

    def find(self, sheet: Sheet, policy: Policy) -> tuple[list[Evidence], list[tuple[int, int]]]:
        """What must be masked, and the stretches that stay, in characters of the sheet.

        A word to keep holds under the policy it was approved for; a word to mask under both.
        """
        by_trace = {t.trace: t for t in self.terms if t.decision is Decision.MASK or t.policy == policy}
        if not by_trace:
            return [], []
        sizes = sorted({t.size for t in by_trace.values()})
        pieces = list(_pieces(sheet))
        masks: list[Evidence] = []
        kept: list[tuple[int, int]] = []
        seen: dict[tuple[str, ...], str] = {}
        for at in range(len(pieces)):
            for size in sizes:
                if at + size > len(pieces):
                    break
                words = tuple(piece[0] for piece in pieces[at : at + size])
                trace = seen.get(words)
                if trace is None:
                    trace = seen[words] = trace_of(words, self.key)
                term = by_trace.get(trace)
                if term is None:
                    continue
                start, end = pieces[at][1], pieces[at + size - 1][2]
                if term.decision is Decision.MASK:
                    masks.append(Evidence(start, end, term.label, SOURCE, 1.0, "lijst van deze installatie"))
                else:
                    kept.append((start, end))
        return masks, kept


def _pieces(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """The words of a text with their place, cut at hyphens as a term is."""
    for word, start in zip(sheet.words, sheet.starts, strict=True):
        if not any(c.isalnum() for c in word):
            continue
        at = start
        for part in word.split("-"):
            if part:
                yield part.casefold(), at, at + len(part)
            at += len(part) + 1


def checked(text: str, decision: Decision, label: str) -> tuple[str, ...]:
    """The folded words of a term that may stand on the list. Raises QueryError when it may not."""
    words = fold(text)
    letters = sum(c.isalpha() for word in words for c in word)
    if not words or len(words) > _LONGEST:
        raise QueryError(f"Een term heeft een tot {_LONGEST} woorden.")
    if label not in LABELS:
        # No rule decides on evidence of an unknown kind: the word would stay readable.
        raise QueryError(f"Deze soort bestaat niet. Kies uit: {', '.join(sorted(LABELS))}.")
    if decision is Decision.KEEP and label not in KEEPABLE:
        raise QueryError("Een nummer of contactgegeven kan niet op de lijst van wat blijft staan.")
    if decision is Decision.KEEP and letters < 2:
        raise QueryError("Een term om te houden heeft letters nodig.")
    if letters + sum(c.isdigit() for word in words for c in word) < 3:
        raise QueryError("Deze term is te kort: zij zou overal in andere stukken staan.")
    return words
