"""Collections as pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import QueryParams

from index.answer import FILTER_FIELDS
from index.catalogue.collections import CURATED, LIVING, NETWORK, Collection
from index.collection_shelf import Item, asked_of, question_of
from ui import dates
from ui.cards import card_view
from ui.contexts.collections import CollectionPage, CollectionsPage, CollectionView, ItemView, KeepView
from ui.contexts.page import Frame, Link, Notice
from ui.search_state import SearchState, read
from ui.text import segments

KINDS = {CURATED: "Samengesteld", LIVING: "Levend: vult zich vanzelf"}
FILES = (
    ("Word", "docx"),
    ("Rekenblad (CSV)", "csv"),
    ("RIS, voor een literatuurlijst", "ris"),
    ("JSON", "json"),
)


def collection_address(identity: str, token: str = "") -> str:
    return f"/collecties/{identity}{'?' + urlencode({'sleutel': token}) if token else ''}"


def collections_page(
    frame: Frame, found: Sequence[Collection], maker: bool, notice: Notice | None
) -> CollectionsPage:
    return CollectionsPage(
        frame=frame,
        collections=tuple(_view(each) for each in found),
        maker=maker,
        notice=notice,
    )


def collection_page(
    frame: Frame,
    collection: Collection,
    items: Sequence[Item],
    before: datetime | None,
    address: str,
    maker: bool,
    notice: Notice | None,
) -> CollectionPage:
    """`before` is when the visitor was here last; `address` that of this installation."""
    token = collection.token if collection.visibility == NETWORK else ""
    query = f"?{urlencode({'sleutel': token})}" if token else ""
    views = tuple(_item(each, before) for each in items)
    base = f"/collecties/{collection.id}"
    return CollectionPage(
        frame=frame,
        title=segments(collection.title),
        introduction=tuple(segments(part) for part in collection.introduction.split("\n") if part.strip()),
        kind=KINDS[collection.kind],
        network=collection.visibility == NETWORK,
        changed=dates.day(collection.changed_at.date()),
        items=views,
        new=sum(view.new for view in views),
        since=dates.day(before.date()) if before else "",
        search=_search(collection.asked) if collection.kind == LIVING else None,
        share=address + collection_address(collection.id, token),
        feed=f"{base}/feed.atom{query}",
        downloads=tuple(Link(label, f"{base}/collectie.{ending}{query}") for label, ending in FILES),
        keep=KeepView(
            address=f"/redactie/collecties/{collection.id}",
            title=collection.title,
            introduction=collection.introduction,
            network=collection.visibility == NETWORK,
            curated=collection.kind == CURATED,
        )
        if maker
        else None,
        notice=notice,
    )


def stored_search(written: str) -> dict[str, Any]:
    """A search as a collection keeps it, from its address (or a part of it); empty when it asks nothing."""
    query = urlsplit(written.strip()).query or written.strip().lstrip("?")
    state, _ = read(QueryParams([(k, v) for k, many in parse_qs(query).items() for v in many]))
    return asked_of(state.text, state.question().filters)


def _search(asked: Mapping[str, Any]) -> Link:
    question = question_of(asked)
    state = SearchState(
        text=question.text,
        chosen={name: getattr(question.filters, name) for name in FILTER_FIELDS},
        sort="nieuwste",
    )
    return Link(question.text or "alle stukken met deze filters", state.address())


def _view(collection: Collection) -> CollectionView:
    return CollectionView(
        title=segments(collection.title),
        href=collection_address(collection.id),
        introduction=segments(" ".join(collection.introduction.split())),
        kind=KINDS[collection.kind],
        network=collection.visibility == NETWORK,
        changed=dates.day(collection.changed_at.date()),
    )


def _item(item: Item, before: datetime | None) -> ItemView:
    return ItemView(
        family=item.family,
        card=card_view(item.document) if item.document else None,
        note=segments(item.note),
        written_note=item.note,
        new=bool(before and item.document and item.added_at > before),
    )
