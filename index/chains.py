"""How papers hang together, as readers walk through it: what a paper cites, what cites it, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.answer import DocumentCard
from index.catalogue import chains as stored
from index.catalogue.chains import Asked, Cited, Mentioned
from index.catalogue.documents import Documents
from index.catalogue.judgements import About, Judgements
from index.errors import NotFound, QueryError
from index.excerpts import Place, Span, excerpts
from index.knowledge.chains import PAPER_KINDS, LinkStatus, Tie, strongest
from index.knowledge.ledger import Verdict
from index.model import Reference
from index.reference_address import canonical_address

STATUSES: tuple[LinkStatus, ...] = ("gekoppeld", "niet_gevonden", "meerduidig", "afgewezen")
LARGEST = 60
"""Papers in one chain; a longer one is cut at what lies furthest."""
LONGEST_LIST = 100


@dataclass(frozen=True, slots=True)
class Citation:
    """A number that `document` cites, with the sentence and where it leads."""

    document: DocumentCard
    reference: Reference
    tie: Tie
    place: Place
    status: LinkStatus
    targets: tuple[DocumentCard, ...]
    address: str | None
    """Public address of what is cited, where one follows from the number."""
    more: int = 0
    """How many other places of the same paper cite it."""


@dataclass(frozen=True, slots=True)
class LetterNamed:
    """A letter that `document` names by its day; what may be meant is suggested, never asserted."""

    document: DocumentCard
    day: date
    place: Place
    status: LinkStatus
    targets: tuple[DocumentCard, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A paper with all that it builds on and all that came of it; `papers` in order of date, undated last."""

    document: DocumentCard
    cites: tuple[Citation, ...]
    cited_by: tuple[Citation, ...]
    letters: tuple[LetterNamed, ...]
    papers: tuple[DocumentCard, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper that others cite and that is not here."""

    reference: Reference
    cited_by: tuple[DocumentCard, ...]
    address: str | None


class Chains:
    """Reads the catalogue; fulfils `api.ports.knowledge.Chains`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._engine = documents.engine
        self._judgements = Judgements(documents.engine)

    def of(self, document_id: str) -> Chain:
        """Raises NotFound for a document that is not in the index."""
        card = self._documents.cards([document_id]).get(document_id)
        if card is None:
            raise NotFound("Dit stuk staat niet in de collectie.")
        forward = stored.cited(self._engine, Asked(documents=(document_id,)))
        backward = stored.citing(self._engine, document_id)
        letters = stored.mentioned(self._engine, [document_id])
        members = self._members(document_id)
        cards = self._documents.cards(list({*members, *_ids(forward), *_ids(backward), *_ids(letters)}))
        places = excerpts(self._engine, [*map(_span, forward), *map(_span, backward), *map(_span, letters)])
        return Chain(
            document=card,
            cites=_together([_citation(one, cards, places) for one in forward]),
            cited_by=_together([_citation(one, cards, places) for one in backward]),
            letters=tuple(_letter(one, cards, places) for one in letters),
            papers=tuple(sorted((cards[each] for each in members if each in cards), key=_by_day)),
        )

    def references(self, asked: Asked, limit: int, offset: int = 0) -> tuple[int, tuple[Citation, ...]]:
        """How many references there are, and some of them."""
        found = stored.cited(self._engine, asked, limit, offset)
        return stored.count_cited(self._engine, asked), self._citations(found)

    def missing(self, limit: int, offset: int = 0) -> tuple[int, tuple[Missing, ...]]:
        """Papers that are cited and not here, most cited first, and how many there are in all."""
        total, rows = stored.missing(self._engine, limit, offset)
        cards = self._documents.cards(list({identity for _, ids in rows for identity in ids}))
        return total, tuple(
            Missing(
                reference, tuple(cards[each] for each in ids if each in cards), canonical_address(reference)
            )
            for reference, ids in rows
        )

    def most_cited(self, limit: int) -> tuple[tuple[DocumentCard, int], ...]:
        """Papers of the collection that most others cite, with how many do."""
        found = stored.most_cited(self._engine, limit)
        cards = self._documents.cards([identity for identity, _ in found])
        return tuple((cards[identity], count) for identity, count in found if identity in cards)

    def waiting(self) -> tuple[tuple[Citation, ...], tuple[LetterNamed, ...]]:
        """What only a person can settle: numbers that several papers carry, letters that are named by day."""
        ambiguous = stored.cited(self._engine, Asked(statuses=("meerduidig",)), LONGEST_LIST)
        letters = [
            one for one in stored.mentioned(self._engine, limit=LONGEST_LIST) if one.status != "gekoppeld"
        ]
        cards = self._documents.cards(list(_ids(letters)))
        places = excerpts(self._engine, map(_span, letters))
        return _together(list(self._citations(ambiguous))), tuple(
            _letter(one, cards, places) for one in letters[:LONGEST_LIST]
        )

    def judge(
        self, about: About, document_id: str, subject: str, target: str, verdict: Verdict | None, by: str
    ) -> None:
        """A person says whether `target` is what `document_id` means by `subject`: a number, or a day.

        None takes that back. Raises NotFound, or QueryError for a paper that cannot be meant.
        """
        families = self._documents.families([document_id, target])
        if len(families) < 2:
            raise NotFound("Dit stuk staat niet (meer) in de collectie.")
        place = (families[document_id], subject, families[target])
        if verdict is None:
            self._judgements.take_back(about, *place)
            return
        meant = self._documents.families(self._meant(about, document_id, subject)).values()
        if families[target] not in meant and place not in self._judgements.verdicts(about):
            raise QueryError("Dit stuk kan met deze verwijzing niet bedoeld zijn.")
        self._judgements.judge(about, *place, verdict, by)

    def _meant(self, about: About, document_id: str, subject: str) -> list[str]:
        """The documents that `document_id` may mean by `subject`."""
        if about == "brief":
            letters = stored.mentioned(self._engine, [document_id])
            return [target for one in letters if one.day.isoformat() == subject for target in one.targets]
        cited = stored.cited(self._engine, Asked(documents=(document_id,)))
        return [target for one in cited if one.reference.canonical == subject for target in one.targets]

    def _citations(self, found: Sequence[Cited]) -> tuple[Citation, ...]:
        cards = self._documents.cards(list(_ids(found)))
        places = excerpts(self._engine, map(_span, found))
        return tuple(_citation(one, cards, places) for one in found)

    def _members(self, document_id: str) -> list[str]:
        """Papers that are tied to this one, directly or through others, nearest first."""
        found = [document_id]
        at = 0
        while at < len(found) and len(found) < LARGEST:
            near = found[at:]
            at = len(found)
            forward = stored.cited(self._engine, Asked(tuple(near), ("gekoppeld",), papers_only=True))
            onward = [target for one in forward for target in one.targets]
            onward += [
                target
                for one in stored.mentioned(self._engine, near)
                if one.status == "gekoppeld"
                for target in one.targets
            ]
            onward += [one.document for each in near for one in stored.citing(self._engine, each)
                       if one.status == "gekoppeld"]  # fmt: skip
            found += [each for each in dict.fromkeys(onward) if each not in found]
        return found[:LARGEST]


def _ids(found: Iterable[Cited | Mentioned]) -> set[str]:
    return {identity for one in found for identity in (one.document, *one.targets)}


def _span(one: Cited | Mentioned) -> Span:
    return (one.document, *one.sentence)


def _citation(one: Cited, cards: Mapping[str, DocumentCard], places: Mapping[Span, Place]) -> Citation:
    return Citation(
        document=cards[one.document],
        reference=one.reference,
        tie=one.tie,
        place=places[_span(one)],
        status=one.status,
        targets=tuple(cards[each] for each in one.targets if each in cards),
        address=canonical_address(one.reference),
    )


def _letter(one: Mentioned, cards: Mapping[str, DocumentCard], places: Mapping[Span, Place]) -> LetterNamed:
    return LetterNamed(
        document=cards[one.document],
        day=one.day,
        place=places[_span(one)],
        status=one.status,
        targets=tuple(cards[each] for each in one.targets if each in cards),
    )


def _together(found: Sequence[Citation]) -> tuple[Citation, ...]:
    """One citation for each (paper, number), with the strongest tie and the sentence that gives it."""
    groups: dict[tuple[str, str], list[Citation]] = {}
    for one in found:
        groups.setdefault((one.document.id, one.reference.canonical), []).append(one)
    merged = []
    for group in groups.values():
        tie = strongest(one.tie for one in group)
        best = next(one for one in group if one.tie == tie)
        merged.append(
            Citation(
                best.document,
                best.reference,
                tie,
                best.place,
                best.status,
                best.targets,
                best.address,
                len(group) - 1,
            )
        )
    # Laws and judgments come after papers: they are only pointed at.
    return tuple(sorted(merged, key=lambda one: one.reference.kind not in PAPER_KINDS))


def _by_day(card: DocumentCard) -> tuple[date, str]:
    return card.period.first or date.max, card.title
