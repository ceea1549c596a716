"""Decisions and facts as readers walk through them: each with its sentence, for whom it holds, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from index.answer import DocumentCard
from index.catalogue import rulings as stored
from index.catalogue.document_cards import Label
from index.catalogue.documents import Documents
from index.catalogue.rulings import Asked
from index.excerpts import Place, Span, excerpts
from index.knowledge.decision_words import DecisionKind
from index.knowledge.decisions import Decision, possibly_outdated
from index.knowledge.money import Money
from index.knowledge.scope import Level, Scope
from index.knowledge.statements import TOPICS, differences
from index.model import UNKNOWN, Interval

LEVELS: Mapping[Level, str] = {
    "gemeente": "gemeente",
    "gemeenschappelijke_regeling": "gemeenschappelijke regeling",
    "regio": "regio",
    "proeftuin": "proeftuin",
    "landelijk": "landelijk",
    "onbekend": "onbekend",
}
MOST_MONEY = 100


@dataclass(frozen=True, slots=True)
class Holding:
    """For whom something holds; `entity` is (key, what is read), or None when the level says it all."""

    level: Level
    entity: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision or plan with its sentence."""

    document: DocumentCard
    kind: DecisionKind
    body: str
    when: Interval
    when_text: str
    """The moment as the paper writes it, or "": then only the day of the paper is known."""
    stated: Interval
    place: Place
    scope: Holding
    outdated: bool
    """A plan whose term is over says nothing of what happened."""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """An amount with who gives it, who manages it and what it is for; each (key, what is read) or None."""

    document: DocumentCard
    written: str
    cents: int
    giver: tuple[str, str] | None
    manager: tuple[str, str] | None
    use: str
    not_for: str
    place: Place
    scope: Holding


@dataclass(frozen=True, slots=True)
class Said:
    document: DocumentCard
    place: Place
    planned: bool


@dataclass(frozen=True, slots=True)
class Differing:
    """A topic on which sources differ: each value with who says so, in order of date."""

    topic: tuple[str, str]
    entity: tuple[str, str] | None
    values: tuple[tuple[str, tuple[Said, ...]], ...]


class Rulings:
    """Reads the catalogue; fulfils `api.ports.knowledge.Rulings`."""

    def __init__(self, documents: Documents, label: Label, today: Callable[[], date] = date.today) -> None:
        self._documents = documents
        self._engine = documents.engine
        self._label = label
        self._today = today

    def decisions(
        self, asked: Asked, limit: int | None = None, offset: int = 0
    ) -> tuple[int, tuple[Ruling, ...]]:
        """How many decisions are asked for, and some of them, the latest on top."""
        found = stored.decisions(self._engine, asked, limit, offset)
        cards, places = self._read((identity, one.start, one.end) for identity, one in found)
        return stored.count_decisions(self._engine, asked), tuple(
            self._ruling(cards[identity], one, places[identity, one.start, one.end])
            for identity, one in found
            if identity in cards
        )

    def money(self, document_id: str = "") -> tuple[MoneyRow, ...]:
        """Amounts of which a giver or manager is known; of one document all."""
        found = stored.money(self._engine, (document_id,) if document_id else (), MOST_MONEY)
        cards, places = self._read((identity, one.start, one.end) for identity, one in found)
        return tuple(
            self._money(cards[identity], one, places[identity, one.start, one.end])
            for identity, one in found
            if identity in cards
        )

    def differing(self) -> tuple[Differing, ...]:
        """Topics on which sources say different things, side by side."""
        found = differences(stored.stated(self._engine))
        cards, places = self._read(
            (identity, one.start, one.end)
            for difference in found
            for _, said in difference.values
            for identity, one in said
        )
        return tuple(
            Differing(
                topic=(difference.topic, TOPICS[difference.topic]),
                entity=self._named(difference.entity),
                values=tuple(
                    (
                        value,
                        tuple(
                            Said(cards[identity], places[identity, one.start, one.end], one.planned)
                            for identity, one in said
                            if identity in cards
                        ),
                    )
                    for value, said in difference.values
                ),
            )
            for difference in found
        )

    def organisations(self) -> tuple[tuple[str, str], ...]:
        """(key, what is read) of those whose papers decide."""
        keys = stored.organisations(self._engine)
        return tuple((key, self._label("organisatie", key)) for key in keys)

    def _read(self, spans: Iterable[Span]) -> tuple[dict[str, DocumentCard], dict[Span, Place]]:
        wanted = list(spans)
        cards = self._documents.cards(list(dict.fromkeys(span[0] for span in wanted)))
        return cards, excerpts(self._engine, wanted)

    def _ruling(self, card: DocumentCard, one: Decision, place: Place) -> Ruling:
        own = card.organisation
        return Ruling(
            document=card,
            kind=one.kind,
            body=own[1] if own and one.body == own[0] else ("" if one.body == UNKNOWN else one.body),
            when=one.when,
            when_text=one.when_text,
            stated=one.stated,
            place=place,
            scope=self._scope(one.scope),
            outdated=possibly_outdated(one, self._today()),
        )

    def _money(self, card: DocumentCard, one: Money, place: Place) -> MoneyRow:
        return MoneyRow(
            document=card,
            written=one.amount.raw,
            cents=one.amount.cents,
            giver=self._named(one.giver),
            manager=self._named(one.manager),
            use=one.use,
            not_for=one.not_for,
            place=place,
            scope=self._scope(one.scope),
        )

    def _scope(self, scope: Scope) -> Holding:
        return Holding(scope.level, self._named(scope.entity, scope.level))

    def _named(self, key: str, level: str = "") -> tuple[str, str] | None:
        if key in ("", UNKNOWN):
            return None
        return key, self._label("proeftuin" if level == "proeftuin" else "organisatie", key)
