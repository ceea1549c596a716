"""The words of asking and answering: a question with filters in, grouped hits with their evidence out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal, get_args

from index.lexical import fold, stem_of
from index.model import Heading, Interval, Metadata, Page, Passage, Precision, Reference, Release

Sort = Literal["relevant", "nieuwste", "oudste"]
FilterField = Literal["soort", "proeftuin", "thema", "organisatie", "gemeente"]
FILTER_FIELDS: Final[tuple[FilterField, ...]] = get_args(FilterField)


@dataclass(frozen=True, slots=True)
class Filters:
    """Values within one field are alternatives, fields are combined; the period filters by overlap."""

    soort: tuple[str, ...] = ()
    proeftuin: tuple[str, ...] = ()
    thema: tuple[str, ...] = ()
    organisatie: tuple[str, ...] = ()
    gemeente: tuple[str, ...] = ()
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed with what was chosen; `page` counts from 1."""

    text: str
    filters: Filters = Filters()
    page: int = 1
    size: int = 10
    sort: Sort = "relevant"
    without_synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonym:
    """A term of the question and what was searched beside it."""

    term: str
    added: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """What was added, without other forms of the same words: "lokale teams" beside "lokaal team"."""
        by_stem: dict[tuple[str, ...], str] = {}
        for words in (self.term, *self.added):
            by_stem.setdefault(tuple(stem_of(fold(word)) for word in words.split()), words)
        return tuple(words for words in by_stem.values() if words != self.term)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the question was read: the parts that are exact, and the text that is searched by meaning."""

    text: str
    written_out: str = ""
    """The text with its abbreviations written out, where it has any."""
    topic: str = ""
    """Keywords without the kinds and places among them, where there are any beside a topic."""
    references: tuple[Reference, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    completions: tuple[str, ...] = ()
    """Words of the collection that begin as asked, once these were looked up."""
    excluded_words: tuple[str, ...] = ()
    """Those that begin as what must not occur."""
    alternatives: tuple[tuple[str, ...], ...] = ()
    """Of each row one must occur. Here and in `excluded` a term that ends in * begins a word."""
    period: Interval | None = None
    period_text: str = ""
    synonyms: tuple[Synonym, ...] = ()
    suggested_filters: tuple[tuple[FilterField, str], ...] = ()
    names: tuple[str, ...] = ()
    """The stretches of the question that name one of the suggested filters."""
    warnings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """Words that look like a paper's own number (SV-2024-0409), as typed: what holds one comes first."""
    perhaps_codes: tuple[str, ...] = ()
    """Words with a number in them (24-uurs): a paper's number only where the collection knows it as one."""
    only_numbers: bool = False
    """True when nothing is asked but papers by their number: then nothing is searched by meaning."""
    period_filters: bool = False
    """True when the question says that it only wants this period ("sinds 2023"); else it is an offer."""

    suggestion: str = ""
    """The question with what looks mistyped as papers spell it; empty when nothing does."""

    @property
    def meant(self) -> str:
        """What is embedded: an abbreviation by itself means nothing to a language model."""
        return self.written_out or self.text

    @property
    def musts(self) -> tuple[tuple[str, ...], ...]:
        """What must occur to the letter: of each row one term; one that ends in * begins a word."""
        begun = ((f"{prefix}*",) for prefix in self.prefixes)
        return (*((phrase,) for phrase in self.phrases), *begun, *self.alternatives)


class MarkKind(StrEnum):
    WORD = "woord"
    MEANING = "betekenis"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of `Quote.text`."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence that carries a hit, literally from the safe text, with its place."""

    text: str
    marks: tuple[Mark, ...]
    passage_id: str
    ordinal: int
    page: int
    heading_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document as a list shows it. Vocabulary values are (key, label) pairs."""

    id: str
    name: str
    """The file name it was taken in under (`bron`)."""
    title: str
    kind: tuple[str, str]
    date: str
    """As written or "onbekend"; `period` is the interval it stands for."""
    period: Interval = Interval(None, None, Precision.UNKNOWN)
    organisation: tuple[str, str] | None = None
    municipality: tuple[str, str] | None = None
    proeftuinen: tuple[tuple[str, str], ...] = ()
    themas: tuple[tuple[str, str], ...] = ()
    fictional: bool = False
    """True for the sample corpus: pages say "voorbeeldcorpus, fictief"."""

    @property
    def paged(self) -> bool:
        """Whether a page number says where to look in the file: only a PDF has the same pages for everyone."""
        return self.name.lower().endswith(".pdf")


@dataclass(frozen=True, slots=True)
class Hit:
    """One document (or family of near-duplicates) that answers, with its best quotes and why it is here."""

    document: DocumentCard
    quotes: tuple[Quote, ...]
    score: float
    why: tuple[str, ...]
    more_passages: int = 0
    similar: tuple[DocumentCard, ...] = ()
    pinned: bool = False
    replaced_by: DocumentCard | None = None
    """The paper that took its place: a later edition of the same work, or one that says so by its number."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    key: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    field: FilterField
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class KnownReference:
    """What the collection knows of a number: the document itself, and who cites it."""

    canonical: str
    raw: str
    kind: str
    document: DocumentCard | None
    cited_by: tuple[DocumentCard, ...]
    address: str | None = None
    """Public address of the cited paper, where one can be made from the number."""
    also: tuple[DocumentCard, ...] = ()
    """Other papers that carry the same number: the answers in two files, the papers of one dossier."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole source sentence with its citation, for the short answer and for dated statements side by side."""

    quote: Quote
    document: DocumentCard


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched: how many documents, and the newest date among them."""

    documents: int
    passages: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a page or the API shows of one question. `total` counts documents, not passages."""

    question: Question
    reading: Reading
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    years: tuple[tuple[int, int], ...]
    references: tuple[KnownReference, ...]
    searched: Searched
    ways_on: tuple[str, ...] = ()
    nearest: tuple[Hit, ...] = ()
    """When nothing answers: what lies nearest all the same. Shown as that, never as an answer."""
    at_least: bool = False
    """True when there may be more than was counted: a general question to a large collection."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the catalogue keeps it; `text` is the safe text, empty until it is released."""

    card: DocumentCard
    text: str
    pages: tuple[Page, ...]
    metadata: Metadata
    release: Release
    passages: tuple[Passage, ...]
    version: int = 1
    newer: str | None = None
    older: str | None = None
    from_ocr: bool = False
    source_address: str | None = None
    masked: int = 0
    """How many stretches were masked."""
    headings: tuple[Heading, ...] = ()
    replaced_by: DocumentCard | None = None
    replaces: tuple[DocumentCard, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One place that documents come from, with the period it covers and the last time it was read."""

    key: str
    label: str
    documents: int
    first: date | None = None
    last: date | None = None
    taken_in: datetime | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is in the collection and what is not.

    `pending` papers wait for a reviewer and are not counted in `documents`; `unread` are counted, but what they
    promise, decide and cite is still to be read (again). `grid` holds
    (thema key, proeftuin key, number of documents) for each pair that occurs. `missing` are numbers that are
    cited and not in the collection, most cited first.
    """

    documents: int
    passages: int
    since: date | None = None
    until: date | None = None
    pending: int = 0
    unread: int = 0
    undated: int = 0
    fictional: int = 0
    facets: tuple[Facet, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    grid: tuple[tuple[str, str, int], ...] = ()
    sources: tuple[SourceStatus, ...] = ()
    missing: tuple[KnownReference, ...] = ()
