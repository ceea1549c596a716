"""What stands in the address of a search: read from it, written to it, and turned into a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from index.answer import FILTER_FIELDS, FilterField, Filters, Question, Sort
from ui.numbers import whole_number

PAGE_SIZE = 10
LONGEST = 1000
SORTS: dict[str, Sort] = {"relevant": "relevant", "nieuwste": "nieuwste", "oudste": "oudste"}
FIRST_YEAR, LAST_YEAR = 1900, 2100
DEEPEST = 200


@dataclass(frozen=True, slots=True)
class FormError:
    """What is wrong with the field of this name, as a sentence."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SearchState:
    text: str = ""
    chosen: Mapping[FilterField, tuple[str, ...]] = field(default_factory=dict)
    first_year: int | None = None
    last_year: int | None = None
    sort: Sort = "relevant"
    page: int = 1
    without: tuple[str, ...] = ()
    """Terms that are searched without their synonyms."""
    whole: tuple[str, ...] = ()
    """Filter fields of which all values are shown."""
    answered: bool = False
    """True when a short answer was asked for."""

    @property
    def empty(self) -> bool:
        return not self.text and not self.filtered

    @property
    def filtered(self) -> bool:
        return any(self.chosen.values()) or self.first_year is not None or self.last_year is not None

    def values(self, name: FilterField) -> tuple[str, ...]:
        return self.chosen.get(name, ())

    def toggled(self, name: FilterField, key: str) -> SearchState:
        """With this value chosen, or no longer chosen, on the first page."""
        now = self.values(name)
        after = tuple(each for each in now if each != key) if key in now else (*now, key)
        return replace(self, chosen={**self.chosen, name: after}, page=1)

    def years(self, first: int | None, last: int | None) -> SearchState:
        return replace(self, first_year=first, last_year=last, page=1)

    def cleared(self) -> SearchState:
        return SearchState(text=self.text, sort=self.sort, without=self.without)

    def question(self, size: int = PAGE_SIZE) -> Question:
        return Question(
            text=self.text,
            filters=Filters(
                soort=self.values("soort"),
                proeftuin=self.values("proeftuin"),
                thema=self.values("thema"),
                organisatie=self.values("organisatie"),
                gemeente=self.values("gemeente"),
                van=date(self.first_year, 1, 1) if self.first_year else None,
                tot=date(self.last_year, 12, 31) if self.last_year else None,
            ),
            page=self.page,
            size=size,
            sort=self.sort,
            without_synonyms=self.without,
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The parts of the address, in a fixed order, leaving out what is not chosen."""
        if self.text:
            yield "q", self.text
        for name in FILTER_FIELDS:
            for key in self.values(name):
                yield name, key
        if self.first_year:
            yield "van", str(self.first_year)
        if self.last_year:
            yield "tot", str(self.last_year)
        if self.sort != "relevant":
            yield "sorteer", self.sort
        for term in self.without:
            yield "zonder", term
        for whole in self.whole:
            yield "alle", whole
        if self.answered:
            yield "antwoord", "1"
        if self.page > 1:
            yield "pagina", str(self.page)

    def address(self) -> str:
        query = urlencode(list(self.pairs()))
        return f"/zoeken?{query}" if query else "/zoeken"


def read(parameters: QueryParams) -> tuple[SearchState, tuple[FormError, ...]]:
    """The state in an address, and what is wrong with it; what cannot be read is left out."""
    text = _clean(parameters.get("q", ""))
    first, last = _year(parameters.get("van", "")), _year(parameters.get("tot", ""))
    errors = []
    if len(text) > LONGEST:
        errors.append(FormError("q", f"Gebruik ten hoogste {LONGEST} tekens. U gebruikte er {len(text)}."))
        text = text[:LONGEST]
    if first and last and last < first:
        errors.append(FormError("tot", f"Kies een jaar dat niet vóór {first} ligt."))
    page = parameters.get("pagina", "1")
    state = SearchState(
        text=text,
        chosen={name: _keys(parameters.getlist(name)) for name in FILTER_FIELDS},
        first_year=first,
        last_year=last,
        sort=SORTS.get(parameters.get("sorteer", ""), "relevant"),
        page=min(DEEPEST, max(1, whole_number(page, 5) or 1)),
        without=_keys(parameters.getlist("zonder")),
        answered=parameters.get("antwoord", "") == "1",
        whole=tuple(name for name in FILTER_FIELDS if name in parameters.getlist("alle")),
    )
    return state, tuple(errors)


def _clean(text: str) -> str:
    """Spaces for control characters and for halves of characters, which no store can hold."""
    return "".join(
        " " if ord(each) < 32 or ord(each) == 127 or 0xD800 <= ord(each) <= 0xDFFF else each for each in text
    ).strip()


def _keys(values: list[str]) -> tuple[str, ...]:
    known = (_clean(value)[:200] for value in values[:100])
    return tuple(dict.fromkeys(key for key in known if key))


def _year(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None
