"""Decisions and facts as a list shows them, and what stands in the address of that list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from index.catalogue.rulings import Asked
from index.knowledge.decision_words import DecisionKind
from index.rulings import LEVELS, Differing, Holding, MoneyRow, Ruling, Said
from ui import dates
from ui.cards import card_view, document_address
from ui.contexts.page import Frame
from ui.contexts.rulings import DifferingView, MoneyView, RulingsPage, RulingView, SaidView
from ui.stretch import read_stretch
from ui.text import quoted
from ui.timeline import timeline

PAGE_SIZE = 12
KINDS: Mapping[DecisionKind, str] = {
    "besloten": "Besloten",
    "gekozen": "Gekozen",
    "toegekend": "Toegekend",
    "gepland": "Gepland",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands in the address; `error` says which date cannot be read."""

    asked: Asked = field(default_factory=Asked)
    page: int = 1
    error: str = ""

    def address(self) -> str:
        asked = self.asked
        pairs = [
            *(("soort", each) for each in asked.kinds),
            *(("reikwijdte", each) for each in asked.scopes),
            *(("organisatie", each) for each in asked.organisations),
            ("van", asked.since.isoformat() if asked.since else ""),
            ("tot", asked.until.isoformat() if asked.until else ""),
            ("pagina", str(self.page) if self.page > 1 else ""),
        ]
        query = urlencode([pair for pair in pairs if pair[1]])
        return f"/besluiten?{query}" if query else "/besluiten"


def read(params: QueryParams) -> Choice:
    """A value that does not exist chooses nothing; a date that does not exist is an error."""
    asked_for = read_stretch(params, "van", "tot")
    asked = Asked(
        kinds=tuple(key for key in params.getlist("soort") if key in KINDS),
        scopes=tuple(key for key in params.getlist("reikwijdte") if key in LEVELS),
        organisations=tuple(key for key in params.getlist("organisatie") if key)[:20],
        since=asked_for.first,
        until=asked_for.last,
    )
    return Choice(asked, asked_for.page, asked_for.error)


def rulings_page(
    frame: Frame,
    found: tuple[int, Sequence[Ruling]],
    differing: Sequence[Differing],
    money: Sequence[MoneyRow],
    organisations: Sequence[tuple[str, str]],
    choice: Choice,
) -> RulingsPage:
    total, rulings = found
    last_page = max(1, -(-total // PAGE_SIZE))
    asked = choice.asked
    begin = (choice.page - 1) * PAGE_SIZE + 1
    views = tuple(ruling_view(one, number) for number, one in enumerate(rulings, begin))
    moments = [(number, _label(one), one.when) for number, one in enumerate(rulings, begin)]
    return RulingsPage(
        frame=frame,
        rulings=views,
        total="1 besluit of plan" if total == 1 else f"{dates.count(total)} besluiten en plannen",
        timeline=timeline(moments),
        differing=tuple(differing_view(one) for one in differing),
        money=tuple(money_view(one) for one in money),
        kinds=tuple((key, label, key in asked.kinds) for key, label in KINDS.items()),
        scopes=tuple((key, dates.capital(label), key in asked.scopes) for key, label in LEVELS.items()),
        organisations=tuple(
            (key, dates.capital(label), key in asked.organisations) for key, label in organisations
        ),
        since=asked.since.isoformat() if asked.since else "",
        until=asked.until.isoformat() if asked.until else "",
        error=choice.error,
        chosen=asked != Asked(),
        page=choice.page,
        last_page=last_page,
        previous=replace(choice, page=choice.page - 1).address() if choice.page > 1 else "",
        next=replace(choice, page=choice.page + 1).address() if choice.page < last_page else "",
    )


def ruling_view(one: Ruling, number: int) -> RulingView:
    return RulingView(
        number=number,
        kind=KINDS[one.kind],
        segments=quoted(one.place.sentence),
        href=document_address(one.document.id, passage=one.place.passage),
        card=card_view(one.document),
        when=dates.period(one.when_text, one.when) if one.when_text else "",
        body=dates.capital(one.body),
        scope=_scope(one.scope),
        outdated=one.outdated,
    )


def differing_view(one: Differing) -> DifferingView:
    return DifferingView(
        topic=dates.capital(one.topic[1]),
        entity=one.entity[1] if one.entity else "",
        values=tuple((value, tuple(_said(each) for each in said)) for value, said in one.values),
    )


def money_view(one: MoneyRow) -> MoneyView:
    return MoneyView(
        written=one.written,
        giver=one.giver[1] if one.giver else "",
        manager=one.manager[1] if one.manager else "",
        use=one.use,
        not_for=one.not_for,
        segments=quoted(one.place.sentence),
        href=document_address(one.document.id, passage=one.place.passage),
        card=card_view(one.document),
    )


def _said(one: Said) -> SaidView:
    return SaidView(
        segments=quoted(one.place.sentence),
        href=document_address(one.document.id, passage=one.place.passage),
        card=card_view(one.document),
        planned=one.planned,
    )


def _scope(scope: Holding) -> str:
    if scope.entity:
        return dates.capital(scope.entity[1])
    return "" if scope.level == "onbekend" else dates.capital(LEVELS[scope.level])


def _label(one: Ruling) -> str:
    return f"{KINDS[one.kind]}, {dates.period(one.when_text, one.when)}"
