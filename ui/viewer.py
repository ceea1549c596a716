"""The page of a document on screen: a picture with its passages marked, or text with the same addresses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from index.answer import Mark, MarkKind, Quote, StoredDocument
from index.blocks import paragraphs
from index.model import Page, Passage
from index.pictures.values import PageSight, SafeWord, Sight
from ui.contexts.document import PictureView, ViewerView
from ui.marks import marks
from ui.text import Block, blocks

LONGEST_LEAF = 9000
AS_TEXT = "tekst"


@dataclass(frozen=True, slots=True)
class Leaf:
    """`text[start:end]` is shown at once."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address: the question that led here, the part and the passage that were asked for.

    `as_text`: the text is asked for where there is a picture too.
    """

    question: str = ""
    leaf: int = 1
    passage: int = 0
    as_text: bool = False


@dataclass(frozen=True, slots=True)
class Pictured:
    """What there is to see of a document, and where the words of a page stand on its picture."""

    sight: Sight
    words: Callable[[int], Sequence[SafeWord]]

    @property
    def seen(self) -> bool:
        return any(page.seen for page in self.sight.pages)


def viewer(
    document: StoredDocument, asked: Asked, quotes: Sequence[Quote], pictured: Pictured | None
) -> ViewerView:
    """The page that was asked for: its picture unless the text is asked for or there is no picture."""
    if pictured is None or not pictured.seen:
        return _as_text(document, asked, quotes, None)
    if asked.as_text:
        return _as_text(document, asked, quotes, pictured)
    return _as_picture(document, asked, quotes, pictured)


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


def _as_text(
    document: StoredDocument, asked: Asked, quotes: Sequence[Quote], pictured: Pictured | None
) -> ViewerView:
    parts = leaves(document)
    number = min(max(1, asked.leaf), len(parts))
    wanted = _passage(document, asked.passage - 1)
    if wanted:
        number = next((n for n, leaf in enumerate(parts, 1) if wanted.start < leaf.end), number)
    leaf = parts[number - 1]
    pages = _places(document, pictured)
    view = AS_TEXT if pictured else ""
    return ViewerView(
        word="Pagina" if document.card.paged and len(parts) == len(document.pages) else "Deel",
        number=number,
        total=len(parts),
        previous=_address(document, asked, number - 1, view) if number > 1 else "",
        next=_address(document, asked, number + 1, view) if number < len(parts) else "",
        blocks=_blocks(document, asked, quotes, leaf),
        picture=None,
        pages=_address(document, asked, _number_at(pages, leaf.start), "") if pictured else "",
        texts=_address(document, asked, number, view) if pictured else "",
        reason="",
        sheets=bool(pictured and pictured.sight.sheets),
    )


def _as_picture(
    document: StoredDocument, asked: Asked, quotes: Sequence[Quote], pictured: Pictured
) -> ViewerView:
    pages, places = pictured.sight.pages, _places(document, pictured)
    number = min(max(1, asked.leaf), len(pages))
    wanted = _passage(document, asked.passage - 1)
    if wanted:
        # Beside a quote stands the page of its passage in a PDF; a sheet is not named, and shows the sentence.
        at = _start_of(document, quotes, wanted) if pictured.sight.sheets else wanted.start
        number = min(_number_at(places, at), len(pages))
    page = pages[number - 1]
    place = places[number - 1] if number <= len(places) else None
    leaf = Leaf(place.start, place.end) if place else Leaf(0, 0)
    parts = leaves(document)
    text = next((n for n, part in enumerate(parts, 1) if leaf.start < part.end), len(parts))
    return ViewerView(
        word="Blad" if pictured.sight.sheets else "Pagina",
        number=number,
        total=len(pages),
        previous=_address(document, asked, number - 1, "") if number > 1 else "",
        next=_address(document, asked, number + 1, "") if number < len(pages) else "",
        blocks=() if page.seen else _blocks(document, asked, quotes, leaf),
        picture=_picture(document, asked, quotes, pictured, page) if page.seen else None,
        pages=_address(document, asked, number, ""),
        texts=_address(document, asked, text, AS_TEXT),
        reason=page.reason,
        sheets=bool(pictured.sight.sheets),
    )


def _places(document: StoredDocument, pictured: Pictured | None) -> Sequence[Page]:
    """Which part of the text stands on which page of the viewer."""
    return (pictured.sight.sheets if pictured else ()) or document.pages


def _start_of(document: StoredDocument, quotes: Sequence[Quote], passage: Passage) -> int:
    """Where the quote from a passage begins; without one, where the passage does."""
    quote = next((each for each in quotes if each.ordinal == passage.ordinal), None)
    at = document.text.find(quote.text, passage.start, passage.end) if quote else -1
    return at if at >= 0 else passage.start


def _number_at(places: Sequence[Page], at: int) -> int:
    """The page on which `text[at]` stands; an empty page, which begins where the next one does, has no text."""
    return max(1, bisect_right([place.start for place in places], at))


def _picture(
    document: StoredDocument,
    asked: Asked,
    quotes: Sequence[Quote],
    pictured: Pictured,
    page: PageSight,
) -> PictureView:
    words = pictured.words(page.number)
    word = "Blad" if pictured.sight.sheets else "Pagina"
    return PictureView(
        href=f"/documenten/{document.card.id}/pagina-{page.number}.png",
        width=page.width,
        height=page.height,
        alt=f"{word} {page.number}, met afgeschermde persoonsgegevens. De tekst staat onder ‘Tekst’.",
        marks=marks(words, document.passages, _wanted(document, asked, quotes), page.width),
    )


def _wanted(
    document: StoredDocument, asked: Asked, quotes: Sequence[Quote]
) -> Mapping[int, tuple[int, int, str]]:
    """(start, end, quote) of each passage that is asked for, by its number."""
    by_ordinal = {passage.ordinal: passage for passage in document.passages}
    if not quotes:
        chosen = by_ordinal.get(asked.passage - 1)
        return {asked.passage: (chosen.start, chosen.end, "")} if chosen else {}
    found = {}
    for quote in reversed(quotes):
        passage = by_ordinal.get(quote.ordinal)
        at = document.text.find(quote.text, passage.start, passage.end) if passage else -1
        if passage:
            start, end = (at, at + len(quote.text)) if at >= 0 else (passage.start, passage.end)
            found[quote.ordinal + 1] = (start, end, quote.text)
    return found


def _blocks(document: StoredDocument, asked: Asked, quotes: Sequence[Quote], leaf: Leaf) -> tuple[Block, ...]:
    return blocks(
        document.text,
        leaf.start,
        leaf.end,
        document.passages,
        document.headings,
        _marks(document, quotes),
        asked.passage if not quotes else 0,
    )


def _marks(document: StoredDocument, quotes: Iterable[Quote]) -> list[Mark]:
    """Each quote as one mark in the text, where it stands literally in its passage."""
    found = []
    for quote in quotes:
        passage = _passage(document, quote.ordinal)
        at = document.text.find(quote.text, passage.start, passage.end) if passage else -1
        if at >= 0:
            literal = any(mark.kind is MarkKind.WORD for mark in quote.marks)
            found.append(Mark(at, at + len(quote.text), MarkKind.WORD if literal else MarkKind.MEANING))
    return found


def _address(document: StoredDocument, asked: Asked, page: int, view: str) -> str:
    query = {"q": asked.question, "pagina": str(page), "weergave": view}
    return f"/documenten/{document.card.id}?{urlencode({k: v for k, v in query.items() if v})}"


def _passage(document: StoredDocument, ordinal: int) -> Passage | None:
    return next((each for each in document.passages if each.ordinal == ordinal), None)
