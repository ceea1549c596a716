"""From the state of a search and its answer to what the search page shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.answer import FILTER_FIELDS, Answer, Facet, Hit, Question, Statement
from index.mentions import fold
from ui import dates
from ui.bars import year_bars
from ui.cards import card_view, card_views, document_address, quote_view, reference_view
from ui.contexts.lists import PageLink
from ui.contexts.page import Link
from ui.contexts.search import (
    CitedView,
    FacetView,
    OptionView,
    ReadingLine,
    Results,
    ResultView,
    ShortAnswer,
    Way,
    YearSelect,
)
from ui.search_state import DEEPEST, PAGE_SIZE, SearchState
from ui.text import quoted

SHOWN_VALUES = 5
SHOWN_FOLDED = 4
SHOWN_SYNONYMS = 3
# Ways on that the page gives itself, as links.
SAID_WITH_A_LINK = ("Zoek zonder de keuze", "Zoek over alle jaren", "Mist u een stuk")
OPEN_FACETS = ("soort", "proeftuin", "thema")
SORTS = (("relevant", "Meest relevant"), ("nieuwste", "Nieuwste eerst"), ("oudste", "Oudste eerst"))
# The programme began in 2021; the choice of years never shrinks below it, whatever was found.
EARLIEST_CHOICE = 2021

Ask = Callable[[Question], Answer]


def results(state: SearchState, answer: Answer, ask: Ask, short: ShortAnswer | None = None) -> Results:
    """`ask` is called again only when nothing was found, to say what would be found without a filter."""
    last_page = min(DEEPEST, max(1, -(-answer.total // PAGE_SIZE)))
    for_what = f"voor ‘{state.text}’" if state.text else ""
    total = f"{'Ten minste ' if answer.at_least else ''}{dates.count(answer.total)}"
    word = "resultaat" if answer.total == 1 else "resultaten"
    return Results(
        total=f"{total} {word}",
        number=answer.total,
        for_what=for_what,
        facets=tuple(_facet(facet, state) for facet in answer.facets if _visible(facet, state)),
        years=year_selects(state, answer),
        hidden=tuple(
            (name, value) for name, value in state.pairs() if name in ("q", "zonder", "alle", "antwoord")
        ),
        chips=tuple(_chips(state, answer)),
        clear=state.cleared().address(),
        reading=tuple(_reading(state, answer)),
        warnings=answer.reading.warnings,
        bars=tuple(year_bars(answer.years, state)),
        sorts=tuple((value, label, value == state.sort) for value, label in SORTS),
        references=tuple(reference_view(known) for known in answer.references),
        short=short if answer.total else None,
        hits=tuple(_result(hit, state) for hit in answer.hits),
        pages=tuple(_pages(state, last_page)),
        previous=replace(state, page=state.page - 1).address() if 1 < state.page <= last_page else "",
        next=replace(state, page=state.page + 1).address() if state.page < last_page else "",
        nearest=card_views(tuple(hit.document for hit in answer.nearest)),
        ways=tuple(_ways(state, answer, ask)) if answer.total == 0 else (),
        searched=answer.searched,
        status=_status(f"{total} {word} {for_what}".strip(), short),
    )


def _status(found: str, short: ShortAnswer | None) -> str:
    if short is None or not short.asked:
        return found
    made = f"Kort antwoord uit {len(short.sentences)} passages" if short.sentences else "Geen kort antwoord"
    return f"{made}. {found}"


def short_answer(state: SearchState, statements: Sequence[Statement]) -> ShortAnswer:
    """The offer to make one, or the one that was made."""
    if not state.answered:
        return ShortAnswer(False, replace(state, answered=True).address())
    return ShortAnswer(
        True,
        state.address(),
        tuple(_cited(number, statement, state) for number, statement in enumerate(statements, 1)),
    )


def _cited(number: int, statement: Statement, state: SearchState) -> CitedView:
    quote, card = statement.quote, card_view(statement.document)
    page = f", pagina {quote.page}" if statement.document.paged else ""
    return CitedView(
        number=number,
        segments=quoted(quote.text, quote.marks),
        href=document_address(card.id, state.text, quote.ordinal + 1),
        source=f"{dates.uncapital(card.kind)}, {card.date}{page}",
        date=card.date,
    )


def year_selects(state: SearchState, answer: Answer | None = None) -> tuple[YearSelect, ...]:
    known = {EARLIEST_CHOICE, state.first_year, state.last_year}
    if answer:
        known |= {year for year, _ in answer.years}
        known.add(answer.searched.until.year if answer.searched.until else None)
    years = [year for year in known if year]
    choices = range(min(years), max(years) + 1)

    def select(name: str, label: str, none: str, chosen: int | None) -> YearSelect:
        options = ((str(year), str(year), year == chosen) for year in choices)
        return YearSelect(name, label, (("", none, chosen is None), *options))

    return (
        select("van", "Van", "Begin", state.first_year),
        select("tot", "Tot en met", "Nu", state.last_year),
    )


def _visible(facet: Facet, state: SearchState) -> bool:
    """Municipalities mostly repeat organisations: they are shown only to one who came by such a link."""
    if facet.field == "gemeente":
        return bool(state.values(facet.field))
    return bool(facet.values) or bool(state.values(facet.field))


def _facet(facet: Facet, state: SearchState) -> FacetView:
    chosen = state.values(facet.field)
    known = [(value.key, value.label, value.count) for value in facet.values]
    missing = [(key, _humanised(key), 0) for key in chosen if key not in {each[0] for each in known}]
    first = SHOWN_VALUES if facet.field in OPEN_FACETS else SHOWN_FOLDED
    whole = facet.field in state.whole or len(known) <= first + 1
    shown = [each for rank, each in enumerate(known) if whole or rank < first or each[0] in chosen]
    more = replace(state, whole=(*state.whole, facet.field)).address()
    return FacetView(
        field=facet.field,
        label=facet.label,
        options=tuple(
            OptionView(
                id=f"{facet.field}-{_identifier(key)}",
                name=facet.field,
                value=key,
                label=dates.capital(label),
                count=dates.count(count),
                checked=key in chosen,
            )
            for key, label, count in shown + missing
        ),
        more=None if whole else Link(f"Toon alle {len(known)}", more),
        open=facet.field in OPEN_FACETS or bool(chosen),
    )


def _chips(state: SearchState, answer: Answer) -> Iterator[Link]:
    labels = _labels(answer.facets)
    for field in FILTER_FIELDS:
        for key in state.values(field):
            yield Link(
                dates.capital(labels.get((field, key), _humanised(key))), state.toggled(field, key).address()
            )
    if state.first_year or state.last_year:
        yield Link(period_label(state), state.years(None, None).address())


def period_label(state: SearchState) -> str:
    first, last = state.first_year, state.last_year
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    return f"vanaf {first}" if first else f"tot en met {last}"


def _reading(state: SearchState, answer: Answer) -> Iterator[ReadingLine]:
    """Only what was read in another way than plain words, in the order in which it matters."""
    read = answer.reading
    if read.suggestion:
        meant = replace(state, text=read.suggestion, page=1).address()
        yield ReadingLine("voorstel", "Bedoelde u", (Link(read.suggestion, meant),))
    if read.references and not answer.references:
        yield ReadingLine("exact", "Nummer", tuple(Link(each.raw, "") for each in read.references))
    if read.phrases:
        yield ReadingLine("exact", "Staat er letterlijk", tuple(Link(f"“{each}”", "") for each in read.phrases))
    if read.excluded:
        yield ReadingLine("exact", "Staat er niet in", tuple(Link(_term(each), "") for each in read.excluded))
    if read.prefixes:
        begun = tuple(Link(_begun(each, read.completions), "") for each in read.prefixes)
        yield ReadingLine("exact", "Begint met", begun)
    if read.alternatives:
        either = tuple(
            Link(" of ".join(_term(term, read.completions) for term in row), "") for row in read.alternatives
        )
        yield ReadingLine("exact", "Een van", either)
    if read.period:
        text = read.period_text or dates.period("", read.period)
        yield ReadingLine("exact", "Periode", (Link(text, ""),))
    if read.synonyms:
        also = tuple(
            Link(
                f"{each.term}: ook {_first(each.shown)}",
                replace(state, without=(*state.without, each.term), page=1).address(),
            )
            for each in read.synonyms
        )
        yield ReadingLine("synoniem", "Ook gezocht op", also)
    if offers := tuple(_offers(state, answer)):
        yield ReadingLine("voorstel", "Beperk tot", offers)


def _offers(state: SearchState, answer: Answer) -> Iterator[Link]:
    """Choices that the question names but does not make."""
    read = answer.reading
    labels = _labels(answer.facets)
    found = {(facet.field, value.key) for facet in answer.facets for value in facet.values if value.count}
    for field, key in read.suggested_filters:
        if key not in state.values(field) and (field, key) in found:
            yield Link(
                dates.capital(labels.get((field, key), _humanised(key))), state.toggled(field, key).address()
            )
    if read.period and not read.period_filters and not (state.first_year or state.last_year):
        first = read.period.first.year if read.period.first else None
        last = read.period.last.year if read.period.last else None
        of_then = state.years(first, last)
        if any((first or year) <= year <= (last or year) for year, count in answer.years if count):
            yield Link(period_label(of_then), of_then.address())


def _result(hit: Hit, state: SearchState) -> ResultView:
    return ResultView(
        card=card_view(hit.document, state.text),
        quote=quote_view(hit.quotes[0], hit.document, state.text) if hit.quotes else None,
        more=hit.more_passages,
        why=tuple(dates.capital(reason) for reason in hit.why),
        similar=card_views(hit.similar),
        replaced_by=card_view(hit.replaced_by) if hit.replaced_by else None,
    )


def _pages(state: SearchState, last: int) -> Iterator[PageLink]:
    """The first, the last, and what surrounds the current page."""
    if last == 1:
        return
    before = 0
    for number in sorted({1, last, *range(max(1, state.page - 1), min(last, state.page + 1) + 1)}):
        if number - before == 2:
            yield PageLink(str(number - 1), replace(state, page=number - 1).address())
        elif number - before > 2:
            yield PageLink("…")
        yield PageLink(str(number), replace(state, page=number).address(), current=number == state.page)
        before = number


def _ways(state: SearchState, answer: Answer, ask: Ask) -> Iterator[Way]:
    """At most three ways on, the narrowest filter first, and always the way to report what is missing."""
    labels = _labels(answer.facets)
    offers = []
    for field in FILTER_FIELDS:
        if keys := state.values(field):
            label = ", ".join(labels.get((field, key), _humanised(key)) for key in keys)
            offers.append((label, replace(state, chosen={**state.chosen, field: ()}, page=1)))
    if state.first_year or state.last_year:
        offers.append((period_label(state), state.years(None, None)))
    found = sorted(
        ((ask(wider.question(1)).total, label, wider) for label, wider in offers[:4]),
        key=lambda each: each[0],
    )
    useful = [each for each in found if each[0]]
    if not useful and len(offers) > 1 and (total := ask(state.cleared().question(1)).total):
        useful = [(total, "", state.cleared())]
    for total, label, wider in useful[:2]:
        result = "1 resultaat" if total == 1 else f"{dates.count(total)} resultaten"
        is_or_are = "is" if total == 1 else "zijn"
        if label:
            link = Link(label, wider.address())
            yield Way("Haal het filter ", link, f" weg: dan {is_or_are} er {result}.")
        else:
            yield Way("", Link("Wis alle filters", wider.address()), f": dan {is_or_are} er {result}.")
    others = [sentence for sentence in answer.ways_on if not sentence.startswith(SAID_WITH_A_LINK)]
    for sentence in others[:2]:
        yield Way(sentence)
    yield Way("Mist u een stuk? ", Link("Laat weten welk stuk ontbreekt", "/uitleg/melden"), ".")


def _term(term: str, words: tuple[str, ...] = ()) -> str:
    if term.endswith("*"):
        return _begun(term[:-1], words)
    return f"“{term}”" if " " in term else term


def _begun(letters: str, words: tuple[str, ...]) -> str:
    found = tuple(word for word in words if fold(word).startswith(fold(letters)))
    return f"{letters}…: {_first(found)}" if found else f"{letters}…"


def _first(words: tuple[str, ...]) -> str:
    rest = len(words) - SHOWN_SYNONYMS
    return ", ".join(words[:SHOWN_SYNONYMS]) + (f" en {rest} meer" if rest > 0 else "")


def _labels(facets: tuple[Facet, ...]) -> dict[tuple[str, str], str]:
    return {
        (facet.field, value.key): value.label
        for facet in facets
        for value in facet.values
        if value.label != value.key
    }


def _humanised(key: str) -> str:
    return key.replace("-", " ").replace("_", " ")


def _identifier(key: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-") or "leeg"
