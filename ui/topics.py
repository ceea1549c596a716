"""Themes, proeftuinen and organisations: the lists of them, and a page for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from index.answer import Answer, Coverage, FilterField
from index.register import Entry
from index.theme_shelf import Tagged, Theme
from ui import dates
from ui.bars import year_bars
from ui.cards import card_view, card_views, quote_view
from ui.contexts.browse import About, NameView, TaggedView, TopicList, TopicPage, TopicsPage
from ui.contexts.lists import CountRow
from ui.contexts.page import Frame, Link, Notice
from ui.insight import values
from ui.search_state import SearchState

Kind = Literal["Thema", "Basisprincipe", "Proeftuin", "Organisatie"]

OTHER: dict[FilterField, tuple[FilterField, str]] = {
    "thema": ("proeftuin", "Proeftuinen"),
    "proeftuin": ("thema", "Thema’s"),
    "organisatie": ("thema", "Thema’s"),
}
GROUPS = (
    ("inhoud", "Thema’s: inhoud"),
    ("basisprincipe", "Basisprincipes"),
    ("structuur", "Thema’s: structuur"),
)
SOURCES = {
    "regel": "gevonden op woorden",
    "model": "gevonden op betekenis",
    "persoon": "bevestigd door een mens",
}
FIRST_TAGGED = 6
WIDEST = 100


def topics_page(frame: Frame, coverage: Coverage, themes: Sequence[Theme]) -> TopicsPage:
    """All principles, themes and proeftuinen, each with the number of documents that speak of it."""
    lists = [
        TopicList(heading, _bars([(t.label, f"/themas/{t.key}", t.documents) for t in shown]))
        for group, heading in GROUPS
        if (
            shown := sorted((t for t in themes if t.group == group and t.documents), key=lambda t: -t.documents)
        )
    ]
    if not themes and (found := values(coverage, "thema")):
        lists = [TopicList("Thema’s", _bars([(label, f"/themas/{key}", n) for key, label, n in found]))]
    if found := values(coverage, "proeftuin"):
        rows = _bars([(label, f"/proeftuinen/{key}", n) for key, label, n in found])
        lists.append(TopicList("Proeftuinen", rows))
    return TopicsPage(
        frame=frame,
        heading="Thema’s en proeftuinen",
        lead="Blader door de stukken zonder te zoeken. Een stuk kan bij meer thema’s horen.",
        lists=tuple(lists),
    )


def organisations_page(frame: Frame, coverage: Coverage) -> TopicsPage:
    """The organisations of which there are papers; persons have no page."""
    rows = [(label, f"/organisaties/{key}", n) for key, label, n in values(coverage, "organisatie")]
    return TopicsPage(
        frame=frame,
        heading="Organisaties",
        lead="Van wie de stukken zijn. Van personen is er geen pagina.",
        lists=(TopicList("Met het aantal stukken", _bars(rows)),) if rows else (),
    )


def topic_page(
    frame: Frame,
    kind: Kind,
    label: str,
    field: FilterField | None,
    key: str,
    answer: Answer | None,
    about: About,
    notice: Notice | None = None,
) -> TopicPage:
    """`answer` lists the newest papers of the topic; None where no filter chooses them."""
    chosen: dict[FilterField, tuple[str, ...]] = {field: (key,)} if field else {}
    state = SearchState(chosen=chosen)
    total = answer.total if answer else 0
    return TopicPage(
        frame=frame,
        kind=kind,
        label=dates.capital(label),
        field=field or "",
        key=key,
        total="1 stuk" if total == 1 else f"{dates.count(total)} stukken",
        everything=state.address() if total else "",
        other=_other(answer, field, state),
        bars=tuple(year_bars(answer.years, state)) if answer else (),
        newest=card_views(hit.document for hit in answer.hits) if answer else (),
        about=about,
        notice=notice,
    )


def tagged_views(found: Sequence[Tagged]) -> tuple[TaggedView, ...]:
    return tuple(
        TaggedView(
            card=card_view(each.document),
            quote=quote_view(each.quote, each.document, "", whole=True),
            key=each.quote.passage_id,
            why=SOURCES.get(each.source, each.source),
            more=each.more,
        )
        for each in found
    )


def passage_of(address: str) -> tuple[str, int] | None:
    """The document and the passage (from 0) in the address of a passage.

    >>> passage_of("http://x/documenten/6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11?passage=3#passage-3")
    ('6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11', 2)
    """
    match = _PASSAGE.search(address)
    return (match["document"], int(match["passage"]) - 1) if match else None


_PASSAGE = re.compile(
    r"/documenten/(?P<document>[0-9a-f-]{36})[^#]*(?:[?&]passage=|#passage-)(?P<passage>[1-9]\d{0,4})\b"
)


def name_views(entry: Entry) -> tuple[NameView, ...]:
    return tuple(
        NameView(
            what=dates.capital(each.what),
            name=each.text,
            time=_time(each.first.year if each.first else 0, each.last.year if each.last else 0),
            quote=quote_view(each.quote, each.document, "") if each.quote and each.document else None,
            card=card_view(each.document) if each.document else None,
        )
        for each in entry.names
    )


def entry_facts(entry: Entry) -> tuple[tuple[str, str], ...]:
    since = [("Begonnen", str(entry.first.year))] if entry.first and entry.scheme == "proeftuin" else []
    until = [("Tot en met", str(entry.last.year))] if entry.last else []
    return (*since, *until, *((dates.capital(what), value) for what, value in entry.facts))


def entry_links(entry: Entry, ledger: bool, compare: bool) -> tuple[Link, ...]:
    """Where more is said of it: promises, and the comparison with others."""
    links = []
    if ledger and entry.scheme == "organisatie":
        links.append(Link("Toezeggingen van deze organisatie", f"/toezeggingen?organisatie={entry.key}"))
    if ledger and entry.scheme == "proeftuin":
        links.append(
            Link("Toezeggingen van deze proeftuin", f"/toezeggingen?organisatie=proeftuin-{entry.key}")
        )
    if compare and entry.scheme == "proeftuin":
        links.append(Link("Vergelijk met andere proeftuinen", f"/vergelijk?proeftuin={entry.key}"))
    return tuple(links)


def _other(answer: Answer | None, field: FilterField | None, state: SearchState) -> TopicList:
    if answer is None or field is None or field not in OTHER:
        return TopicList("", ())
    other, name = OTHER[field]
    facet = next((each for each in answer.facets if each.field == other), None)
    rows = [
        (value.label, state.toggled(other, value.key).address(), value.count)
        for value in (facet.values if facet else ())
        if value.count
    ]
    return TopicList(f"{name} in deze stukken", _bars(sorted(rows, key=lambda row: -row[2])))


def _time(first: int, last: int) -> str:
    if first and last:
        return f"{first}–{last}"
    return f"sinds {first}" if first else f"tot en met {last}" if last else ""


def _bars(rows: Sequence[tuple[str, str, int]]) -> tuple[CountRow, ...]:
    most = max((count for *_, count in rows), default=1) or 1
    return tuple(
        CountRow(dates.capital(label), href, dates.count(count), max(2, round(WIDEST * count / most)))
        for label, href, count in rows
    )
