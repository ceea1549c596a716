"""Themes, proeftuinen and organisations of the fictional papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.agreement import Agreement
from index.errors import NotFound, QueryError
from index.register import Entry, Named
from index.theme_shelf import Tagged, Theme
from tests.fakes.base import MemoryBase
from tests.fakes.papers import RECIPES, identity


class MemoryThemes:
    """One theme with sentences of two papers, and one principle that nobody names."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def all(self) -> tuple[Theme, ...]:
        return (
            Theme("basisprincipe", "lerend", "lerend", "basisprincipe", "", (), (), 0, 0),
            Theme(
                "thema",
                "ervaringsdeskundigheid",
                "ervaringsdeskundigheid",
                "inhoud",
                "Mensen die zelf hulp hebben gehad, werken mee.",
                ("ED",),
                (("rechtsbescherming", "rechtsbescherming"),),
                2,
                3,
            ),
        )

    def theme(self, key: str) -> Theme:
        found = next((each for each in self.all() if each.key == key), None)
        if found is None:
            raise NotFound("Dit thema bestaat niet.")
        return found

    def tagged(self, key: str) -> tuple[Tagged, ...]:
        if self.theme(key).documents == 0:
            return ()
        memo, letter = self._base.first(2)
        return tuple(
            Tagged(each.card, quote, 0.9, source, more)
            for each, source, more in ((memo, "regel", 0), (letter, "persoon", 1))
            for quote in self._base.quotes(each.card.id, "ervaringsdeskundigen", 1)
        )

    def rejected(self, key: str) -> tuple[Tagged, ...]:
        return self.tagged(key)[:1]

    def decide(self, key: str, passage_id: str, verdict: str, by: str) -> None:
        if verdict not in ("verworpen", "bevestigd"):
            raise QueryError("Kies of het thema klopt of niet klopt.")

    def add(self, key: str, document: str, ordinal: int, by: str) -> None:
        if document not in self._base.documents or ordinal >= 3:
            raise NotFound("Deze passage staat niet in de collectie.")

    def agreement(self) -> tuple[Agreement, ...]:
        return (Agreement("An", "Bo", 12, 10, 0.61),)


class MemoryRegister:
    """A proeftuin with a local name that a paper holds, and an organisation."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def proeftuinen(self) -> tuple[Entry, ...]:
        card = self._base.documents[identity(RECIPES[2].title)].card
        (quote,) = self._base.quotes(card.id, "vast gezicht", 1)
        names = (
            Named("lokale naam", "Jeugdlink", date(2021, 1, 1), None, quote, card),
            Named("eigen naam", "Bouwstenen", date(2021, 1, 1), date(2022, 12, 31)),
        )
        facts = (("tranche", "1"), ("gemeenten en wijken die meededen", "Ede, Barneveld"))
        return (Entry("proeftuin", "foodvalley", "FoodValley", facts, names, date(2021, 1, 1)),)

    def organisations(self) -> tuple[Entry, ...]:
        return (Entry("organisatie", "gemeente-eikenrode", "Gemeente Eikenrode", (("soort", "gemeente"),)),)

    def proeftuin(self, key: str) -> Entry:
        return self._named(self.proeftuinen(), key)

    def organisation(self, key: str) -> Entry:
        return self._named(self.organisations(), key)

    def _named(self, entries: Sequence[Entry], key: str) -> Entry:
        found = next((each for each in entries if each.key == key), None)
        if found is None:
            raise NotFound("Dit staat niet in de woordenlijst.")
        return found
