"""What reviewers decided, proposed as own words of this installation, for a person to approve or refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.catalogue.decisions import Decided, Decisions
from index.catalogue.documents import Documents
from index.catalogue.listing import Listing
from index.catalogue.states import PENDING
from index.errors import NotFound, QueryError
from index.model import Decision, Finding, Policy
from ingest.deidentify.terms import Term, checked
from ingest.ruled import latest
from ingest.spool import Spool
from ingest.term_list import TermList


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that a person may put on the list; they stand at `start:end` of a document that waits."""

    document: str
    start: int
    end: int
    text: str
    label: str
    decision: Decision
    policy: Policy
    count: int
    """How many places were decided so, in all documents that wait."""


class WordDesk:
    """`found` gives what the engine by itself finds in a waiting document.

    A proposal lives as long as its document waits: its words are nowhere else.
    """

    def __init__(
        self,
        documents: Documents,
        decisions: Decisions,
        spool: Spool,
        found: Callable[[str], Sequence[Finding]],
        words: TermList,
    ) -> None:
        self._documents = documents
        self._listing = Listing(documents)
        self._decisions = decisions
        self._spool = spool
        self._found = found
        self._words = words

    def all(self) -> tuple[Term, ...]:
        """The list, last approved first."""
        return tuple(reversed(self._words.now().terms))

    def proposals(self) -> tuple[Proposal, ...]:
        """What was decided otherwise than the engine would, most often decided first."""
        listed = self._words.now()
        proposed: dict[tuple[tuple[str, ...], Decision, Policy | None], Proposal] = {}
        for card in self._listing.with_state(PENDING):
            policy = self._documents.policy(card.id)
            for one, words in self._decided(card.id):
                if listed.knows(words, one.decision, policy):
                    continue
                key = words, one.decision, policy if one.decision is Decision.KEEP else None
                if key in proposed:
                    proposed[key] = replace(proposed[key], count=proposed[key].count + 1)
                else:
                    text = self._text(card.id)[one.start : one.end]
                    proposed[key] = Proposal(
                        card.id, one.start, one.end, text, one.label, one.decision, policy, 1
                    )
        return tuple(sorted(proposed.values(), key=lambda one: -one.count))

    def approve(self, document: str, start: int, end: int, by: str) -> Term:
        """Put what was decided about this stretch on the list. Raises QueryError, NotFound."""
        made = self._at(document, start, end)
        policy = self._documents.policy(document)
        return self._words.approve(self._text(document)[start:end], made.decision, policy, made.label, by)

    def refuse(self, document: str, start: int, end: int) -> None:
        """Do not propose these words again. Raises QueryError, NotFound."""
        made = self._at(document, start, end)
        self._words.refuse(self._text(document)[start:end], made.decision, made.label)

    def add(self, text: str, decision: Decision, policy: Policy, label: str, by: str) -> Term:
        """Put a word on the list that no document holds. Raises QueryError."""
        return self._words.approve(text, decision, policy, label, by)

    def remove(self, identity: str) -> None:
        """Take a word off the list. Raises NotFound."""
        self._words.remove(identity)

    def _decided(self, document: str) -> Iterator[tuple[Decided, tuple[str, ...]]]:
        """Decisions that say something else than the engine does, with their folded words."""
        made = latest(self._decisions.of(document))
        if not made:
            return
        text = self._text(document)
        found = self._found(document)
        for one in made:
            here = [each for each in found if each.start <= one.start and one.end <= each.end]
            if one.decision is Decision.MASK:
                agreed = any(each.decision is Decision.MASK for each in here)
            else:
                agreed = all(each.decision is Decision.KEEP for each in here)
            if agreed:
                continue
            try:
                yield one, checked(text[one.start : one.end], one.decision, one.label)
            except QueryError:
                continue  # too short, too long, or a number: it can only be decided place by place

    def _at(self, document: str, start: int, end: int) -> Decided:
        if document not in {card.id for card in self._listing.with_state(PENDING)}:
            raise NotFound("Dit stuk wacht niet (meer) op beoordeling.")
        made = [one for one in latest(self._decisions.of(document)) if (one.start, one.end) == (start, end)]
        if not made:
            raise QueryError("Over deze plek is nog niets besloten.")
        return made[0]

    def _text(self, document: str) -> str:
        return self._spool.for_review(document).document.text
