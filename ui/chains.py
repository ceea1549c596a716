"""Reference chains as their pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.answer import DocumentCard
from index.chains import Chain, Citation, LetterNamed, Missing
from index.knowledge.chains import PAPER_KINDS, Tie
from ui import dates
from ui.cards import card_view, card_views, document_address
from ui.contexts.chains import ChainPage, ChainsPage, CitationView, MissingView, Step
from ui.contexts.page import Frame, Link, Notice
from ui.text import quoted

PAGE_SIZE = 25
FORWARD: Mapping[Tie, str] = {
    "verwijst_naar": "Verwijst naar",
    "beantwoordt": "Beantwoordt",
    "doet_af": "Doet af",
    "vervolg_op": "Vervolg op",
    "bijlage_bij": "Bijlage bij",
    "vervangt": "Vervangt",
}
BACK: Mapping[Tie, str] = {
    "verwijst_naar": "Verwijst hiernaar",
    "beantwoordt": "Beantwoordt dit stuk",
    "doet_af": "Doet dit stuk af",
    "vervolg_op": "Vervolg op dit stuk",
    "bijlage_bij": "Bijlage bij dit stuk",
    "vervangt": "Vervangt dit stuk",
}
KINDS = {
    "kamerstuk": "Kamerstuk",
    "bb": "Rotterdams stuk",
    "kamervragen": "Antwoord op Kamervragen",
    "tk-zaak": "Zaak van de Tweede Kamer",
    "tk-document": "Document van de Tweede Kamer",
    "bijlage": "Bijlage",
    "handelingen": "Handelingen",
    "bekendmaking": "Bekendmaking",
}


def chain_address(document_id: str) -> str:
    return f"/ketens/{document_id}"


def chain_page(frame: Frame, chain: Chain, notice: Notice | None = None) -> ChainPage:
    cites = [citation_view(one) for one in chain.cites if one.reference.kind in PAPER_KINDS]
    laws = [citation_view(one) for one in chain.cites if one.reference.kind not in PAPER_KINDS]
    steps = tuple(step(card, card.id == chain.document.id) for card in chain.papers)
    return ChainPage(
        frame=frame,
        card=card_view(chain.document),
        cites=tuple(cites),
        cited_by=tuple(citing_view(one) for one in chain.cited_by),
        letters=tuple(letter_view(one) for one in chain.letters),
        laws=tuple(laws),
        steps=steps if len(steps) > 1 else (),
        notice=notice,
    )


def chains_page(
    frame: Frame,
    most_cited: Sequence[tuple[DocumentCard, int]],
    waiting: tuple[Sequence[Citation], Sequence[LetterNamed]],
    missing: tuple[int, Sequence[Missing]],
    page: int,
    notice: Notice | None = None,
) -> ChainsPage:
    total, rows = missing
    last = max(1, -(-total // PAGE_SIZE))
    return ChainsPage(
        frame=frame,
        most_cited=tuple((step(card, False), _times(count)) for card, count in most_cited),
        waiting=(*map(citation_view, waiting[0]), *map(letter_view, waiting[1])),
        missing=tuple(_missing(one) for one in rows),
        missing_total="1 stuk" if total == 1 else f"{dates.count(total)} stukken",
        page=page,
        last_page=last,
        previous=f"/ketens?pagina={page - 1}#ontbreekt" if page > 1 else "",
        next=f"/ketens?pagina={page + 1}#ontbreekt" if page < last else "",
        notice=notice,
        searched=Link("Bekijk wat er in de collectie zit", "/uitleg/collectie"),
    )


def step(card: DocumentCard, here: bool) -> Step:
    return Step(card_view(card), chain_address(card.id), here)


def citation_view(one: Citation) -> CitationView:
    """What the paper does with the number."""
    return CitationView(
        written=one.reference.raw,
        tie=FORWARD[one.tie],
        segments=quoted(one.place.sentence),
        href=document_address(one.document.id, passage=one.place.passage),
        paper=card_view(one.document),
        targets=card_views(one.targets),
        chain=_chain_of_target(one),
        status=one.status,
        address=one.address or "",
        more=one.more,
        subject=one.reference.canonical,
    )


def citing_view(one: Citation) -> CitationView:
    """What another paper does with this one."""
    return replace(
        citation_view(one), tie=BACK[one.tie], targets=(), chain=chain_address(one.document.id), address=""
    )


def letter_view(one: LetterNamed) -> CitationView:
    return CitationView(
        written=f"de brief van {dates.day(one.day)}",
        tie="Noemt",
        segments=quoted(one.place.sentence),
        href=document_address(one.document.id, passage=one.place.passage),
        paper=card_view(one.document),
        targets=card_views(one.targets),
        chain=_chain_of_target(one),
        status=one.status,
        address="",
        more=0,
        subject=one.day.isoformat(),
        about="brief",
    )


def _chain_of_target(one: Citation | LetterNamed) -> str:
    """The address of the chain that is meant for sure, else ""."""
    return chain_address(one.targets[0].id) if one.status == "gekoppeld" and one.targets else ""


def _missing(one: Missing) -> MissingView:
    return MissingView(
        written=one.reference.raw,
        kind=KINDS.get(one.reference.kind, ""),
        address=one.address or "",
        cited_by=card_views(one.cited_by),
    )


def _times(count: int) -> str:
    return "1 keer aangehaald" if count == 1 else f"{dates.count(count)} keer aangehaald"
