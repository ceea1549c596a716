"""Proeftuinen and organisations as the vocabulary knows them through time, with sentences of the collection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.answer import Answer, DocumentCard, Filters, Question, Quote
from index.concepts import Concept
from index.errors import NotFound
from index.search import Search
from index.vocabulary import Vocabulary

PLACES = "gemeenten en wijken die meededen"
SAYS = {
    "projectnaam": "eigen naam",
    "lokale naam": "lokale naam",
    "oude naam": "oude naam",
    "afkorting": "afkorting",
}
KINDS = {"gi": "gecertificeerde instelling", "hoog-college": "hoog college van staat"}
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the time in which it was used; `quote` is a sentence of the collection that holds it."""

    what: str
    text: str
    first: date | None
    last: date | None
    quote: Quote | None = None
    document: DocumentCard | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A proeftuin or an organisation; never a person."""

    scheme: str
    key: str
    label: str
    facts: tuple[tuple[str, str], ...]
    """(what, value), from the vocabulary."""
    names: tuple[Named, ...] = ()
    first: date | None = None
    last: date | None = None
    source: str = "Woordenlijst van de Kennisbank, samengesteld uit openbare stukken"


class Register:
    """Fulfils `api.ports.topics.Register`."""

    def __init__(self, vocabulary: Vocabulary, search: Search) -> None:
        self._vocabulary = vocabulary
        self._search = search

    def proeftuinen(self) -> tuple[Entry, ...]:
        return tuple(self._entry(concept) for concept in self._vocabulary.scheme("proeftuin"))

    def organisations(self) -> tuple[Entry, ...]:
        return tuple(self._entry(concept) for concept in self._vocabulary.scheme("organisatie"))

    def proeftuin(self, key: str) -> Entry:
        """With a sentence of the collection for each name that it holds. Raises NotFound."""
        concept = self._vocabulary.concept("proeftuin", key)
        if concept is None:
            raise NotFound("Deze proeftuin bestaat niet.")
        return self._entry(concept, Filters(proeftuin=(key,)))

    def organisation(self, key: str) -> Entry:
        """Also a municipality or a proeftuin as an organisation ("gemeente-ede"). Raises NotFound."""
        concept = self._vocabulary.concept("organisatie", key)
        if concept is None:
            raise NotFound("Deze organisatie staat niet in de woordenlijst.")
        entry = self._entry(concept, Filters(organisatie=(key,)))
        label = self._vocabulary.label("organisatie", key)
        return Entry("organisatie", key, label, entry.facts, entry.names, entry.first, entry.last, entry.source)

    def newest(self, field: str, key: str) -> Answer:
        """The newest papers of a proeftuin or an organisation, with counts of everything else."""
        filters = Filters(proeftuin=(key,)) if field == "proeftuin" else Filters(organisatie=(key,))
        return self._search.ask(Question("", filters, size=SHOWN, sort="nieuwste"))

    def _entry(self, concept: Concept, filters: Filters | None = None) -> Entry:
        names = [name for name in concept.names if name.role in SAYS]
        shown = [Named(SAYS[name.role], name.text, name.first, name.last) for name in names]
        unique = {each.text.casefold(): each for each in shown}.values()
        return Entry(
            scheme=concept.scheme,
            key=concept.key,
            label=concept.label,
            facts=tuple(_facts(concept)),
            names=tuple(self._found(each, filters) if filters else each for each in unique),
            first=concept.first,
            last=concept.last,
        )

    def _found(self, named: Named, filters: Filters) -> Named:
        answer = self._search.ask(Question(f'"{named.text}"', filters, size=1))
        hit = next((hit for hit in answer.hits if hit.quotes), None)
        if hit is None or named.text.casefold() not in hit.quotes[0].text.casefold():
            return named
        return Named(named.what, named.text, named.first, named.last, hit.quotes[0], hit.document)


def _facts(concept: Concept) -> Iterable[tuple[str, str]]:
    details = concept.details
    if "tranche" in details:
        yield "tranche", str(details["tranche"])
    if "soort" in details:
        yield "soort", KINDS.get(str(details["soort"]), str(details["soort"]).replace("-", " "))
    if "bereik" in details:
        yield "bereik", str(details["bereik"]).replace("_", " ")
    if "provincie" in details:
        yield "provincie", str(details["provincie"])
    if concept.scheme == "proeftuin" and concept.known_as("plaats"):
        yield PLACES, ", ".join(concept.known_as("plaats"))
