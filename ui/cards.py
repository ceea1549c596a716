"""Documents, quotes and references as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from index.answer import DocumentCard, KnownReference, MarkKind, Quote
from ui import dates
from ui.contexts.lists import CardView, QuoteView, ReferenceView
from ui.text import segments, shortened, without_mark


def document_address(identity: str, question: str = "", passage: int = 0) -> str:
    parts = {"q": question, "passage": str(passage) if passage else ""}
    query = urlencode({name: value for name, value in parts.items() if value})
    anchor = f"#passage-{passage}" if passage else ""
    return f"/documenten/{identity}{'?' if query else ''}{query}{anchor}"


def card_view(card: DocumentCard, question: str = "") -> CardView:
    return CardView(
        id=card.id,
        title=card.title if card.title != "onbekend" else card.name,
        href=document_address(card.id, question),
        kind=dates.capital(card.kind[1]) if card.kind[0] != "onbekend" else "Soort onbekend",
        date=dates.card_date(card),
        machine_date=dates.machine_date(card),
        organisation=dates.capital(card.organisation[1]) if card.organisation else "",
        proeftuinen=tuple(label for _, label in card.proeftuinen),
        fictional=card.fictional,
    )


def card_views(cards: Iterable[DocumentCard]) -> tuple[CardView, ...]:
    return tuple(card_view(card) for card in cards)


def quote_view(quote: Quote, card: DocumentCard, question: str, whole: bool = False) -> QuoteView:
    """A quote from the document of `card`; `whole` shows the sentence at its full length."""
    text, marks = without_mark(quote.text, quote.marks)
    if not whole:
        text, marks = shortened(text, marks)
    return QuoteView(
        segments=segments(text, marks),
        href=document_address(card.id, question, quote.ordinal + 1),
        number=quote.ordinal + 1,
        page=quote.page if card.paged else 0,
        place=_place(quote, card),
        meaning=any(mark.kind is MarkKind.MEANING for mark in quote.marks),
    )


def _place(quote: Quote, card: DocumentCard) -> str:
    """The heading above a quote, when the title of the paper does not say it already."""
    heading = quote.heading_path[-1] if quote.heading_path else ""
    return "" if heading.casefold() == card.title.casefold() else heading


def reference_view(known: KnownReference) -> ReferenceView:
    return ReferenceView(
        written=known.raw or known.canonical,
        canonical=known.canonical,
        card=card_view(known.document) if known.document else None,
        cited_by=card_views(known.cited_by),
        address=known.address or "",
    )
