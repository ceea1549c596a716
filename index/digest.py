"""The digest of a week: what is new in the collection, each paper once, and which promises fall due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from index.answer import DocumentCard
from index.catalogue.arrivals import arrivals
from index.catalogue.documents import Documents
from index.catalogue.lessons import LessonDecisions
from index.errors import QueryError
from index.ledger import LedgerRow

WEEK = 7
LONGEST = 366
"""Days that one digest may tell of."""
AHEAD = 31
"""Days ahead of the digest in which a term that ends is told."""
LESSON = "casus"
_SETTLED = frozenset({"voldaan", "vervallen", "doorlopend"})


@dataclass(frozen=True, slots=True)
class Followed:
    """What someone follows, as keys of the vocabulary; nothing at all means everything."""

    themas: tuple[str, ...] = ()
    proeftuinen: tuple[str, ...] = ()
    organisaties: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.themas or self.proeftuinen or self.organisaties)

    def reasons(self, document: DocumentCard) -> tuple[str, ...]:
        """Labels of what is followed that the paper belongs to: why you get this."""
        own = (document.organisation,) if document.organisation else ()
        pairs = (
            *((label, key in self.themas) for key, label in document.themas),
            *((label, key in self.proeftuinen) for key, label in document.proeftuinen),
            *((label, key in self.organisaties) for key, label in own),
        )
        return tuple(label for label, followed in pairs if followed)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A paper or a lesson card that came, with why it is told; `why` is empty when everything is followed."""

    document: DocumentCard
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """Of the days from `first` up to and including `last`."""

    first: date
    last: date
    papers: tuple[Arrival, ...]
    lessons: tuple[Arrival, ...]
    ended: tuple[LedgerRow, ...]
    """Promises whose term ended in these days and of which nothing was found that keeps them."""
    due: tuple[LedgerRow, ...]
    """Promises whose term ends in the AHEAD days after them."""

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.papers or self.lessons or self.ended or self.due)


class Digests:
    """Fulfils `api.ports.knowledge.Digests`."""

    def __init__(
        self,
        documents: Documents,
        promises: Callable[[], Sequence[LedgerRow]],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._documents = documents
        self._promises = promises
        self._today = today
        self._cards = LessonDecisions(documents.engine)

    def of(self, followed: Followed, last: date | None = None, days: int = WEEK) -> Digest:
        """The days up to and including `last` (today). Raises QueryError for a number of days out of bounds."""
        if not 1 <= days <= LONGEST:
            raise QueryError(f"Kies een aantal dagen van 1 tot en met {LONGEST}.")
        end = last or self._today()
        first = end - timedelta(days=days - 1)
        came = self._came(followed, first, end)
        return Digest(
            first=first,
            last=end,
            papers=tuple(each for each in came if each.document.kind[0] != LESSON),
            lessons=tuple(each for each in came if each.document.kind[0] == LESSON),
            ended=self._ending(followed, first, end),
            due=self._ending(followed, end + timedelta(days=1), end + timedelta(days=AHEAD)),
        )

    def weeks(self, followed: Followed, count: int) -> tuple[Digest, ...]:
        """The last whole weeks, from Monday up to and including Sunday, the latest on top."""
        sunday = self._today() - timedelta(days=self._today().isoweekday())
        return tuple(self.of(followed, sunday - timedelta(weeks=back)) for back in range(count))

    def _came(self, followed: Followed, first: date, last: date) -> list[Arrival]:
        ended = self._cards.ended()
        came = arrivals(self._documents.engine, _midnight(first), _midnight(last + timedelta(days=1)))
        kept = [identity for identity, family in came if family not in ended]
        cards = self._documents.cards(kept)
        told = [Arrival(cards[identity], followed.reasons(cards[identity])) for identity in kept]
        return [each for each in told if each.why or not followed]

    def _ending(self, followed: Followed, first: date, last: date) -> tuple[LedgerRow, ...]:
        return tuple(
            row
            for row in self._promises()
            if row.window.last is not None
            and first <= row.window.last <= last
            and row.status[0] not in _SETTLED
            and (not followed or followed.reasons(row.document))
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
