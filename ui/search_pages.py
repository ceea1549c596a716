"""The addresses of searching and reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from fastapi import Request
from starlette.responses import Response

from api.problems import status_of
from index.answer import DocumentCard, StoredDocument
from index.errors import KennisbankError
from index.model import UNKNOWN, ReleaseState
from ui import dates, search, search_state
from ui.cards import card_views
from ui.contexts.page import Crumb, Link, Notice
from ui.contexts.promises import PromiseView
from ui.contexts.search import Results, SearchPage, ShortAnswer
from ui.document import document_page
from ui.numbers import whole_number
from ui.promises import promise_view
from ui.search_state import SearchState
from ui.site import Site
from ui.viewer import AS_TEXT, Asked, Pictured

EXAMPLES = ("rechtsbescherming van ouders", "ervaringsdeskundigen")
NUMBER = "31 839, nr. 1018"
NEWEST = 5
LOOKED_THROUGH = 40
# What a clerk types: the number of a council paper, or a file of the Kamer with its number.
NUMBERED = re.compile(r"\d\dbb\d{6}|\d\d ?\d{3},? nr\. ?\d+")
SIMILAR = 4
QUOTES = 5


class SearchPages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._search = site.services.search
        self._library = site.services.library
        self._number = ""

    def search(self, request: Request) -> Response:
        state, errors = search_state.read(request.query_params)
        wrong = {error.field: error.sentence for error in errors}
        if wrong:
            return self._site.show(self._search_page(request, state, wrong=wrong), 400)
        if state.empty:
            return self._site.show(self._search_page(request, state))
        try:
            answer = self._search.ask(state.question())
            results = search.results(state, answer, self._search.ask, self._short(state))
        except KennisbankError as error:
            notice = Notice(
                "error",
                "Zoeken is nu niet gelukt",
                f"{error} Uw zoekvraag en filters zijn bewaard.",
                Link("Probeer het opnieuw", state.address()),
            )
            return self._site.show(self._search_page(request, state, notice=notice), status_of(error))
        return self._site.show(self._search_page(request, state, results=results))

    def _short(self, state: SearchState) -> ShortAnswer | None:
        answerer = self._site.services.short_answers
        if answerer is None or not state.text or state.page > 1:
            return None
        return search.short_answer(state, answerer.statements(state.question()) if state.answered else ())

    def document(self, request: Request, identity: str) -> Response:
        document = self._library.document(identity)
        asked = _asked(request)
        readable = document.release.state is ReleaseState.RELEASED
        quotes = self._search.quotes(identity, asked.question, QUOTES) if asked.question and readable else ()
        similar: Sequence[DocumentCard] = (
            [hit.document for hit in self._search.similar(identity, SIMILAR)] if readable else ()
        )
        kept = self._site.kept(request)
        page = document_page(
            self._site.frame(request, document.card.title, "/zoeken", _crumbs(document, asked)),
            document,
            asked,
            quotes,
            self._library.references(identity),
            self._library.cited_by(identity),
            similar,
            self._promises(identity) if readable else (),
            identity in kept,
            _kept_notice(request.query_params.get("selectie", ""), len(kept)),
            self._pictured(identity) if readable else None,
        )
        return self._site.show(page)

    def _pictured(self, identity: str) -> Pictured | None:
        gallery = self._site.services.pictures
        sight = gallery.sight(identity) if gallery else None
        return Pictured(sight, partial(gallery.words, identity)) if gallery and sight else None

    def _promises(self, identity: str) -> tuple[PromiseView, ...]:
        ledger = self._site.services.ledger
        rows = ledger.rows() if ledger else ()
        return tuple(promise_view(row) for row in rows if row.document.id == identity)

    def _examples(self) -> tuple[str, ...]:
        """Questions to try; the last is a number that a paper in the collection cites, as it stands there."""
        if not self._number:
            self._number = next(self._numbers(), "")
        return (*EXAMPLES, self._number or NUMBER)

    def _numbers(self) -> Iterator[str]:
        for card in self._library.newest(LOOKED_THROUGH):
            for reference in self._library.document(card.id).metadata.references:
                if NUMBERED.fullmatch(reference.raw):
                    yield reference.raw

    def _search_page(
        self,
        request: Request,
        state: SearchState,
        results: Results | None = None,
        notice: Notice | None = None,
        wrong: dict[str, str] | None = None,
    ) -> SearchPage:
        wrong = wrong or {}
        first_visit = state.empty and not wrong
        title = f"{state.text} – zoeken" if state.text else "Zoeken"
        return SearchPage(
            frame=self._site.frame(request, title, "/zoeken", wrong=bool(wrong)),
            text=state.text,
            text_error=wrong.get("q", ""),
            examples=tuple(Link(text, SearchState(text=text).address()) for text in self._examples()),
            results=results,
            notice=notice,
            years=search.year_selects(state) if "tot" in wrong else (),
            years_error=wrong.get("tot", ""),
            hidden=tuple(pair for pair in state.pairs() if pair[0] not in ("q", "van", "tot", "pagina")),
            counts=self._library.counts() if first_visit else None,
            newest=card_views(self._library.newest(NEWEST)) if first_visit else (),
            overviews=tuple(link for link, _ in self._site.overviews()) if first_visit else (),
        )


def _asked(request: Request) -> Asked:
    state, _ = search_state.read(request.query_params)
    passage = request.query_params.get("passage", "")
    number = whole_number(passage, 6) or 0
    as_text = request.query_params.get("weergave") == AS_TEXT
    return Asked(question=state.text, leaf=state.page, passage=number, as_text=as_text)


def _crumbs(document: StoredDocument, asked: Asked) -> tuple[Crumb, ...]:
    card = document.card
    region = [
        Crumb(label, SearchState().toggled("proeftuin", key).address()) for key, label in card.proeftuinen[:1]
    ]
    kind = dates.capital(card.kind[1]) if card.kind[0] != UNKNOWN else "Stuk"
    here = Crumb(f"{kind} {dates.card_date(card)}" if card.period.first else kind)
    return Crumb("Zoeken", SearchState(text=asked.question).address()), *region, here


def _kept_notice(what: str, number: int) -> Notice | None:
    count = "1 stuk" if number == 1 else f"{number} stukken"
    way = Link("Bekijk en exporteer uw selectie", "/selectie")
    match what:
        case "bewaard":
            return Notice("ok", "Toegevoegd aan uw selectie", f"Uw selectie telt nu {count}.", way)
        case "weg":
            return Notice("ok", "Uit uw selectie gehaald", f"Uw selectie telt nu {count}.")
        case "vol":
            return Notice("warning", "Uw selectie is vol", f"Een selectie telt ten hoogste {count}.", way)
    return None
