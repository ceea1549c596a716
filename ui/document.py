"""From a stored document to what its page shows: the viewer, facts with their proof, citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from index.answer import DocumentCard, KnownReference, Quote, StoredDocument
from index.model import UNKNOWN, Fact, ReleaseState
from ui import dates
from ui.cards import card_view, card_views, document_address, quote_view, reference_view
from ui.contexts.document import DocumentPage, FactValue, FactView, ViewerView
from ui.contexts.page import Frame, Link, Notice
from ui.contexts.promises import PromiseView
from ui.text import segments
from ui.viewer import Asked, Pictured, viewer

MOST_AMOUNTS = 6


def document_page(
    frame: Frame,
    document: StoredDocument,
    asked: Asked,
    quotes: Sequence[Quote],
    references: Sequence[KnownReference],
    cited_by: Sequence[DocumentCard],
    similar: Sequence[DocumentCard],
    promises: Sequence[PromiseView] = (),
    kept: bool = False,
    notice: Notice | None = None,
    pictured: Pictured | None = None,
) -> DocumentPage:
    card = document.card
    view = card_view(card)
    shown = viewer(document, asked, quotes, pictured) if document.text else None
    before, rest = _citation(card, shown)
    return DocumentPage(
        frame=frame,
        card=view,
        pending=document.release.state is ReleaseState.PENDING,
        from_scan=document.from_ocr,
        masked=document.masked,
        kept=kept,
        notice=notice,
        viewer=shown,
        download=_download(card, pictured),
        question=asked.question,
        quotes=tuple(quote_view(quote, card, asked.question) for quote in quotes),
        facts=tuple(_facts(document, asked.question)),
        references=tuple(reference_view(known) for known in references),
        cited_by=card_views(cited_by),
        promises=tuple(promises),
        similar=card_views(similar),
        newer=document_address(document.newer) if document.newer else "",
        replaced_by=card_view(document.replaced_by) if document.replaced_by else None,
        replaces=card_views(document.replaces),
        older=document_address(document.older) if document.older else "",
        source_address=document.source_address or "",
        citation=segments(before),
        citation_rest=rest,
    )


def _facts(document: StoredDocument, question: str) -> Iterator[FactView]:
    card, facts = document.card, document.metadata

    def proof(fact: Fact) -> Link | None:
        at = fact.evidence.start if fact.evidence else None
        if at is None:
            return None
        passage = next((p for p in document.passages if p.start <= at < p.end), None)
        if passage is None:
            return None
        number = passage.ordinal + 1
        return Link(str(number), document_address(card.id, question, number))

    def value(text: str, fact: Fact, href: str = "") -> FactValue:
        return FactValue(segments(dates.capital(text) if href else text), href, proof(fact))

    def filtered(field: str, pairs: Iterable[tuple[str, str]], known: Iterable[Fact]) -> tuple[FactValue, ...]:
        proofs = {fact.value: fact for fact in known}
        return tuple(
            value(label, proofs.get(key, Fact()), f"/zoeken?{urlencode({field: key})}") for key, label in pairs
        )

    yield FactView("Soort", (value(card_view(card).kind, facts.kind),))
    yield FactView("Datum", (value(dates.card_date(card), facts.date),))
    for label, fact in (("Nummer", facts.number), ("Van", facts.sender), ("Aan", facts.addressee)):
        if fact.value != UNKNOWN:
            yield FactView(label, (value(fact.value, fact),))
    organisation = filtered(
        "organisatie", [card.organisation] if card.organisation else [], [facts.organisation]
    )
    yield FactView("Organisatie", organisation or (FactValue(segments(UNKNOWN)),))
    if card.municipality:
        yield FactView("Gemeente", filtered("gemeente", [card.municipality], [facts.municipality]))
    if card.proeftuinen:
        yield FactView("Proeftuin", filtered("proeftuin", card.proeftuinen, facts.proeftuinen))
    if card.themas:
        yield FactView("Thema’s", filtered("thema", card.themas, facts.themas))
    if facts.basisprincipes:
        principles = tuple(value(fact.value.replace("-", " "), fact) for fact in facts.basisprincipes)
        yield FactView("Basisprincipes", principles)
    if facts.amounts:
        raw = dict.fromkeys(amount.raw for amount in facts.amounts)
        amounts = tuple(FactValue(segments(text)) for text in list(raw)[:MOST_AMOUNTS])
        yield FactView("Bedragen", amounts)
    if card.paged and len(document.pages) > 1:
        yield FactView("Omvang", (FactValue(segments(f"{len(document.pages)} pagina’s")),))
    yield FactView("Bestand", (FactValue(segments(card.name)),))
    if document.version > 1:
        yield FactView("Versie", (FactValue(segments(str(document.version))),))


def _citation(card: DocumentCard, shown: ViewerView | None) -> tuple[str, str]:
    """Title, and what follows it; the organisation comes first on the page itself."""
    view = card_view(card)
    kind = [dates.uncapital(view.kind)] if card.kind[0] != UNKNOWN else []
    page = [f"p. {shown.number}"] if shown and shown.word == "Pagina" and shown.total > 1 else []
    parts = [*kind, dates.card_date(card), *page]
    return view.title, f"{', '.join(parts)} (afgeschermde versie)"


def _download(card: DocumentCard, pictured: Pictured | None) -> Link | None:
    if pictured is None or not pictured.sight.download_bytes:
        return None
    return Link(dates.size(pictured.sight.download_bytes), f"/documenten/{card.id}/afgeschermd.pdf")
