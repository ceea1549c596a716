"""Lesson cards in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from index.catalogue.lessons import Check, Ended
from index.errors import NotFound, QueryError
from index.lessons import FIELDS as LESSON_FIELDS
from index.lessons import Lesson, Section, read_sections
from tests.fakes.base import MemoryBase
from tests.fakes.papers import RECIPES, identity


class MemoryLessons:
    """The lesson among the papers, twice, as a shelf and as a desk."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self._ended: dict[str, Ended] = {}

    def all(self) -> tuple[Lesson, ...]:
        stored = self._base.documents[identity(RECIPES[2].title)]
        cards = []
        for name in ("een vast gezicht", "een ander gezicht"):
            family = identity(name)
            cards.append(
                Lesson(
                    id=family,
                    document=stored.card,
                    title=stored.card.title if name == "een vast gezicht" else "Een ander gezicht",
                    sections=tuple(
                        Section(key, dict(LESSON_FIELDS)[key], text, 1)
                        for key, text, _ in read_sections(stored.text)
                        if key in dict(LESSON_FIELDS)
                    ),
                    level="praktijkervaring",
                    principles=(("gezinsgericht", "gezinsgericht"),),
                    checks=(Check("geldig", "Gezien bij [naam] en drie andere gezinnen."),),
                    keeps_until=date(2024, 1, 1),
                    ended=self._ended.get(family),
                )
            )
        return tuple(cards)

    def lesson(self, identity: str) -> Lesson:
        found = next((each for each in self.all() if each.id == identity), None)
        if found is None:
            raise NotFound("Deze leskaart staat niet in de collectie.")
        return found

    def similar(self, lesson: Lesson, limit: int) -> tuple[Lesson, ...]:
        return tuple(each for each in self.all() if each.id != lesson.id)[:limit]

    def read(self, report: str) -> dict[str, str]:
        return {key: text for key, text, _ in read_sections(report)}

    def hand_in(self, fields: Mapping[str, str]) -> str:
        return "opname-les"

    def check(
        self, family: str, sentences: Mapping[str, str], level: str, keeps_until: date | None, by: str
    ) -> None:
        if not all(sentences.get(key) for key in ("significant", "geldig", "toepasbaar")):
            raise QueryError("Schrijf bij elk van de drie vinkjes waarom.")

    def end(self, family: str, state: str, reason: str, by: str, replaced_by: str = "") -> None:
        if not reason.strip():
            raise QueryError("Schrijf op waarom deze les niet meer geldt.")
        self._ended[family] = Ended(state, reason, datetime(2025, 5, 1, tzinfo=UTC), replaced_by)

    def resume(self, family: str, by: str) -> None:
        self._ended.pop(family, None)
