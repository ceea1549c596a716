"""What the search page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from index.answer import Searched
from ui.contexts.lists import Bar, CardView, PageLink, QuoteView, ReferenceView
from ui.contexts.page import Context, Link, Notice
from ui.text import Segment


@dataclass(frozen=True, slots=True)
class OptionView:
    id: str
    name: str
    value: str
    label: str
    count: str
    checked: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    field: str
    label: str
    options: tuple[OptionView, ...]
    more: Link | None
    open: bool


@dataclass(frozen=True, slots=True)
class YearSelect:
    name: str
    label: str
    options: tuple[tuple[str, str, bool], ...]
    """(value, what is read, selected)"""


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """How one part of the question was read; a value with an address can be taken back or chosen."""

    kind: Literal["exact", "synoniem", "voorstel"]
    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    card: CardView
    quote: QuoteView | None
    more: int
    why: tuple[str, ...]
    similar: tuple[CardView, ...]
    replaced_by: CardView | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way on after nothing was found: words, a link in the middle, words."""

    before: str
    link: Link | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class CitedView:
    """A whole sentence of a source with its citation."""

    number: int
    segments: tuple[Segment, ...]
    href: str
    source: str
    """What the citation is called: "memo, 9 maart 2023, pagina 1"; the page only of a PDF."""
    date: str


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """`asked` is False while it is only offered; asked for and empty means too little evidence."""

    asked: bool
    href: str
    sentences: tuple[CitedView, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    total: str
    number: int
    for_what: str
    facets: tuple[FacetView, ...]
    years: tuple[YearSelect, ...]
    hidden: tuple[tuple[str, str], ...]
    """What the filter form sends along unseen."""
    chips: tuple[Link, ...]
    clear: str
    reading: tuple[ReadingLine, ...]
    warnings: tuple[str, ...]
    bars: tuple[Bar, ...]
    sorts: tuple[tuple[str, str, bool], ...]
    references: tuple[ReferenceView, ...]
    short: ShortAnswer | None
    hits: tuple[ResultView, ...]
    pages: tuple[PageLink, ...]
    previous: str
    next: str
    nearest: tuple[CardView, ...]
    """When nothing was found: the papers that lie nearest, which do not answer."""
    ways: tuple[Way, ...]
    searched: Searched
    status: str


@dataclass(frozen=True, slots=True)
class SearchPage(Context):
    """`results` is None on a first visit, with a form error, and when searching failed."""

    template: ClassVar[str] = "zoeken.html"
    text: str
    text_error: str
    examples: tuple[Link, ...]
    results: Results | None
    notice: Notice | None
    years: tuple[YearSelect, ...]
    """The period, to put right; with `years_error`."""
    years_error: str
    hidden: tuple[tuple[str, str], ...]
    """Filters that stay when a form error is put right."""
    counts: Searched | None
    newest: tuple[CardView, ...]
    overviews: tuple[Link, ...]
    """Other ways into the collection, on a first visit."""
