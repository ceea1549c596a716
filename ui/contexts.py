"""What each page shows: one frozen dataclass for each template, and the values they are built of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from index.answer import Searched
from ui.netherlands import Outline
from ui.text import Block, Segment


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the breadcrumb; the page itself has no address."""

    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class MenuItem:
    label: str
    href: str
    icon: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    title: str
    menu: tuple[MenuItem, ...]
    crumbs: tuple[Crumb, ...] = ()
    editors: bool = False
    """True when the pages of the editors may be pointed out to this visitor."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An alert: what happened, one sentence, at most one way forward."""

    kind: Literal["info", "warning", "error", "ok"]
    title: str
    sentence: str = ""
    way: Link | None = None
    loud: bool = False
    """Read aloud at once; only for an error that follows an action."""


@dataclass(frozen=True, slots=True)
class CardView:
    id: str
    title: str
    href: str
    kind: str
    date: str
    machine_date: str
    organisation: str
    proeftuinen: tuple[str, ...]
    fictional: bool


# --- search ----------------------------------------------------------------------------------------


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
class Bar:
    label: str
    count: str
    height: int
    href: str
    off: bool


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """How one part of the question was read; a value with an address can be taken back or chosen."""

    kind: Literal["exact", "synoniem", "voorstel"]
    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    segments: tuple[Segment, ...]
    href: str
    number: int
    page: int
    place: str
    meaning: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    card: CardView
    quote: QuoteView | None
    more: int
    why: tuple[str, ...]
    similar: tuple[CardView, ...]
    pinned: bool


@dataclass(frozen=True, slots=True)
class ReferenceView:
    written: str
    canonical: str
    card: CardView | None
    cited_by: tuple[CardView, ...]
    address: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A number in the pagination; without address it is a gap."""

    label: str
    href: str = ""
    current: bool = False


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
    """What the citation is called: "memo 9 maart 2023, pagina 1"."""
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
    ways: tuple[Way, ...]
    searched: Searched
    status: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`results` is None on a first visit, with a form error, and when searching failed."""

    template: ClassVar[str] = "zoeken.html"
    frame: Frame
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


# --- promises --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise with its sentence; `tone` is how its badge looks."""

    status: str
    tone: Literal["open", "kept", "none"]
    segments: tuple[Segment, ...]
    href: str
    also: tuple[tuple[Segment, ...], ...]
    doer: tuple[Segment, ...]
    addressee: tuple[Segment, ...]
    term: str
    due: str
    """The last day of the term in full, or "" when the term already says it."""
    card: CardView
    kept_by: tuple[CardView, ...]
    made_in: Link | None


@dataclass(frozen=True, slots=True)
class PromisesPage:
    template: ClassVar[str] = "toezeggingen.html"
    frame: Frame
    promises: tuple[PromiseView, ...]
    total: str
    everything: int
    statuses: tuple[tuple[str, str, bool], ...]
    organisations: tuple[tuple[str, str, bool], ...]
    """(value, what is read, selected), as are the statuses."""
    due_from: str
    due_until: str
    error: str
    soon: Link
    chosen: bool
    download: str
    page: int
    last_page: int
    previous: str
    next: str


# --- document --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FactValue:
    segments: tuple[Segment, ...]
    href: str = ""
    proof: Link | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    label: str
    values: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class LeafView:
    """The part of the text that is on screen: a page of the paper, or a part of a long one."""

    word: str
    number: int
    total: int
    previous: str
    next: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    template: ClassVar[str] = "document.html"
    frame: Frame
    card: CardView
    pending: bool
    from_scan: bool
    masked: int
    kept: bool
    notice: Notice | None
    leaf: LeafView | None
    question: str
    quotes: tuple[QuoteView, ...]
    facts: tuple[FactView, ...]
    references: tuple[ReferenceView, ...]
    cited_by: tuple[CardView, ...]
    promises: tuple[PromiseView, ...]
    similar: tuple[CardView, ...]
    newer: str
    older: str
    source_address: str
    citation: tuple[Segment, ...]
    citation_rest: str


# --- editors --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WaitingView:
    card: CardView
    href: str
    policy: str
    reason: str


@dataclass(frozen=True, slots=True)
class JobView:
    href: str
    state: str
    total: int
    done: int
    summary: str


@dataclass(frozen=True, slots=True)
class EditorsPage:
    template: ClassVar[str] = "redactie.html"
    frame: Frame
    waiting: tuple[WaitingView, ...]
    jobs: tuple[JobView, ...]
    notice: Notice | None
    upload_error: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    source: str
    outcome: str
    tone: Literal["open", "kept", "none"]
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class JobPage:
    template: ClassVar[str] = "opname.html"
    frame: Frame
    job: JobView
    href: str
    running: bool
    trouble: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class FoundView:
    """A finding at `begin` of the unshielded text, with what is decided on it."""

    number: int
    begin: int
    end: int
    text: str
    kind: str
    label: str
    source: str
    score: str
    ground: str
    decision: str
    tone: Literal["maskeren", "behouden", "onbeslist"]
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of the unshielded text from `begin`: plain, or a finding."""

    text: str
    begin: int
    found: FoundView | None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    template: ClassVar[str] = "beoordeling.html"
    frame: Frame
    card: CardView
    policy: str
    reason: str
    address: str
    pieces: tuple[PieceView, ...]
    current: FoundView | None
    previous: str
    next: str
    kinds: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    undecided: int
    first_undecided: str
    decisions: int
    shielded: tuple[Segment, ...]
    """The text as it would be released; only when it is asked for."""
    preview: bool
    by: str
    notice: Notice | None


# --- text pages ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ExplainPage:
    template: ClassVar[str] = "uitleg/overzicht.html"
    frame: Frame
    topics: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class SearchHelpPage:
    template: ClassVar[str] = "uitleg/zoeken.html"
    frame: Frame


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    template: ClassVar[str] = "uitleg/privacy.html"
    frame: Frame


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    template: ClassVar[str] = "uitleg/toegankelijkheid.html"
    frame: Frame
    contact: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    template: ClassVar[str] = "uitleg/melden.html"
    frame: Frame
    contact: str
    about: str
    """Title of the paper that the visitor came from, or ""."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    label: str
    documents: str
    period: str
    taken_in: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number with what it counts; `share` of the largest in percent, 0 where no bar is drawn."""

    label: str
    href: str
    count: str
    share: int = 0


@dataclass(frozen=True, slots=True)
class CollectionPage:
    template: ClassVar[str] = "uitleg/collectie.html"
    frame: Frame
    documents: str
    passages: str
    period: str
    pending: int
    undated: int
    fictional: int
    sources: tuple[SourceRow, ...]
    kinds: tuple[CountRow, ...]
    proeftuinen: tuple[CountRow, ...]
    missing: tuple[ReferenceView, ...]


# --- insight ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MapMark:
    """A proeftuin with its number; `place` is None when it is only in the list."""

    number: int
    label: str
    href: str
    count: str
    place: tuple[int, int] | None
    radius: int


@dataclass(frozen=True, slots=True)
class HeatCell:
    count: str
    level: int
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    theme: Link
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    card: CardView
    decision: bool


@dataclass(frozen=True, slots=True)
class InsightPage:
    template: ClassVar[str] = "inzicht.html"
    frame: Frame
    outline: Outline
    marks: tuple[MapMark, ...]
    columns: tuple[Link, ...]
    rows: tuple[HeatRow, ...]
    all_themes: int
    bars: tuple[Bar, ...]
    undated: int
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class TopicList:
    heading: str
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class TopicsPage:
    template: ClassVar[str] = "themas.html"
    frame: Frame
    lists: tuple[TopicList, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    template: ClassVar[str] = "thema.html"
    frame: Frame
    kind: str
    label: str
    field: str
    key: str
    total: str
    everything: str
    other: TopicList
    bars: tuple[Bar, ...]
    newest: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class SelectionPage:
    template: ClassVar[str] = "selectie.html"
    frame: Frame
    cards: tuple[CardView, ...]
    gone: int
    """How many kept documents are no longer in the collection."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    template: ClassVar[str] = "fout.html"
    frame: Frame
    heading: str
    sentences: tuple[str, ...]
    ways: tuple[Link, ...]


Context = (
    SearchPage
    | DocumentPage
    | PromisesPage
    | EditorsPage
    | JobPage
    | ReviewPage
    | ExplainPage
    | SearchHelpPage
    | PrivacyPage
    | AccessibilityPage
    | ReportPage
    | CollectionPage
    | InsightPage
    | TopicsPage
    | TopicPage
    | SelectionPage
    | ErrorPage
)
