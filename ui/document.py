"""From a stored document to what its page shows: text in parts, facts with their proof, citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from index.answer import (
    DocumentCard,
    KnownReference,
    Mark,
    MarkKind,
    Quote,
    StoredDocument,
)
from index.model import UNKNOWN, Fact, ReleaseState
from ui import dates
from ui.cards import card_view, card_views, document_address, quote_view, reference_view
from ui.contexts.document import DocumentPage, FactValue, FactView, LeafView
from ui.contexts.page import Frame, Link, Notice
from ui.contexts.promises import PromiseView
from ui.text import blocks, paragraphs, segments

LONGEST_LEAF = 9000
MOST_AMOUNTS = 6


@dataclass(frozen=True, slots=True)
class Leaf:
    """`text[start:end]` is shown at once."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address: the question that led here, the part and the passage that were asked for."""

    question: str = ""
    leaf: int = 1
    passage: int = 0


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
) -> DocumentPage:
    card = document.card
    view = card_view(card)
    before, rest = _citation(card)
    return DocumentPage(
        frame=frame,
        card=view,
        pending=document.release.state is ReleaseState.PENDING,
        from_scan=document.from_ocr,
        masked=document.masked,
        kept=kept,
        notice=notice,
        leaf=_leaf_view(document, asked, quotes) if document.text else None,
        question=asked.question,
        quotes=tuple(quote_view(quote, card.id, asked.question) for quote in quotes),
        facts=tuple(_facts(document, asked.question)),
        references=tuple(reference_view(known) for known in references),
        cited_by=card_views(cited_by),
        promises=tuple(promises),
        similar=card_views(similar),
        newer=document_address(document.newer) if document.newer else "",
        older=document_address(document.older) if document.older else "",
        source_address=document.source_address or "",
        citation=segments(before),
        citation_rest=rest,
    )


def leaves(document: StoredDocument) -> tuple[Leaf, ...]:
    """The pages of the paper; a page that is too long for one screen in parts, cut between paragraphs."""
    bounds = [(page.start, page.end) for page in document.pages] or [(0, len(document.text))]
    found = [leaf for start, end in bounds for leaf in _parts(document.text, start, end)]
    return tuple(leaf for leaf in found if document.text[leaf.start : leaf.end].strip()) or (
        Leaf(0, len(document.text)),
    )


def _parts(text: str, start: int, end: int) -> Iterator[Leaf]:
    begin = start
    if end - start > LONGEST_LEAF:
        for paragraph, _ in paragraphs(text, start, end):
            if paragraph - begin >= LONGEST_LEAF:
                yield Leaf(begin, paragraph)
                begin = paragraph
    yield Leaf(begin, end)


def _leaf_view(document: StoredDocument, asked: Asked, quotes: Sequence[Quote]) -> LeafView:
    parts = leaves(document)
    number = min(max(1, asked.leaf), len(parts))
    wanted = next((p for p in document.passages if p.ordinal + 1 == asked.passage), None)
    if wanted:
        number = next((n for n, leaf in enumerate(parts, 1) if wanted.start < leaf.end), number)
    leaf = parts[number - 1]
    whole_pages = len(parts) == len(document.pages)

    def address(to: int) -> str:
        query = {"q": asked.question, "pagina": str(to)}
        return f"/documenten/{document.card.id}?{urlencode({k: v for k, v in query.items() if v})}"

    return LeafView(
        word="Pagina" if whole_pages else "Deel",
        number=number,
        total=len(parts),
        previous=address(number - 1) if number > 1 else "",
        next=address(number + 1) if number < len(parts) else "",
        blocks=blocks(
            document.text,
            leaf.start,
            leaf.end,
            document.passages,
            document.headings,
            _marks(document, quotes),
            asked.passage if not quotes else 0,
        ),
    )


def _marks(document: StoredDocument, quotes: Iterable[Quote]) -> list[Mark]:
    """Each quote as one mark in the text, where it stands literally in its passage."""
    marks = []
    for quote in quotes:
        passage = next((p for p in document.passages if p.ordinal == quote.ordinal), None)
        at = document.text.find(quote.text, passage.start, passage.end) if passage else -1
        if at >= 0:
            literal = any(mark.kind is MarkKind.WORD for mark in quote.marks)
            marks.append(Mark(at, at + len(quote.text), MarkKind.WORD if literal else MarkKind.MEANING))
    return marks


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
    if len(document.pages) > 1:
        yield FactView("Omvang", (FactValue(segments(f"{len(document.pages)} pagina’s")),))
    yield FactView("Bestand", (FactValue(segments(card.name)),))
    if document.version > 1:
        yield FactView("Versie", (FactValue(segments(str(document.version))),))


def _citation(card: DocumentCard) -> tuple[str, str]:
    """Title, and what follows it; the organisation comes first on the page itself."""
    view = card_view(card)
    kind = [dates.uncapital(view.kind)] if card.kind[0] != UNKNOWN else []
    parts = [*kind, dates.card_date(card)]
    return view.title, f"{', '.join(parts)} (afgeschermde versie)"
