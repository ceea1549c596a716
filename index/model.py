"""The words of the knowledge base: frozen values that travel from file to page.

Offsets are in characters, half open, and always in the text of the value that carries them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, Self

UNKNOWN = "onbekend"

Policy = Literal["openbaar", "casus"]


class Frozen:
    """A value that never changes: a copy of it is the value itself (Haystack copies what it passes on)."""

    __slots__ = ()

    def __deepcopy__(self, _memo: object) -> Self:
        return self


# --- a file and its text, as it came in ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source(Frozen):
    """One file to take in.

    `name` is what people call it ("bundel.zip/brief.pdf" for a member of a ZIP), `key` identifies the
    place it came from without naming it, `path` is where its bytes lie while they are read.
    """

    name: str
    key: str
    content_hash: str
    media_type: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Page:
    """Page `number` (from 1) covers `text[start:end]`."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `text[start:end]`; level 1 is the highest."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Word(Frozen):
    """A word that was read from a picture: its box in points from the lower left corner, and how sure the
    reader is of it (0 to 100)."""

    left: float
    bottom: float
    right: float
    top: float
    sure: float


@dataclass(frozen=True, slots=True)
class PlacedLine(Frozen):
    """A line of a page, at `text[start:start + len(glyphs)]`.

    `glyphs` has for each character its number in the text layer of the page, or for a page that was read from
    its picture the number of the word it belongs to; -1 where nothing is drawn. `page` counts from 1.
    """

    page: int
    start: int
    glyphs: Sequence[int]


@dataclass(frozen=True, slots=True)
class Layout(Frozen):
    """Where the characters of a text stand on its pages; unsafe, so it never leaves the reading process.

    `words` holds the words of the pages that were read from their picture, by page number.
    """

    lines: tuple[PlacedLine, ...]
    words: Mapping[int, tuple[Word, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Converted(Frozen):
    """What a converter read, before anything was repaired or made safe.

    `properties` holds what the file says of itself (title, author, date, keywords, ...);
    `marginalia` holds headers, footers and other text outside the running text. In `text` a blank line ends a
    paragraph and U+2028 is a line break that stays. A single "\\n" may be either a full line or a break that
    stays; it is always a full line when `lines_known`.
    """

    source: Source
    text: str
    pages: tuple[Page, ...]
    headings: tuple[Heading, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    marginalia: tuple[str, ...] = ()
    from_ocr: bool = False
    lines_known: bool = False
    layout: Layout | None = None
    """Only for a file that has pages to make pictures of."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of repaired text back to the text it was made from.

    `clean[i]` .. `clean[i + 1]` runs parallel to the original from `raw[i]`. `clean` ascends from 0; `raw`
    ascends too, save where a footnote that stood inside a sentence was moved behind it.
    """

    clean: tuple[int, ...]
    raw: tuple[int, ...]

    def to_raw(self, offset: int) -> int:
        i = bisect_right(self.clean, offset) - 1
        return self.raw[i] + (offset - self.clean[i])


@dataclass(frozen=True, slots=True)
class Repaired(Frozen):
    """Running text in reading order: whole sentences, no page furniture, glued footnote marks split off.

    Paragraphs are separated by a blank line; `origin` leads back to `Converted.text`.
    """

    source: Source
    text: str
    pages: tuple[Page, ...]
    origin: OffsetMap
    headings: tuple[Heading, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    furniture: tuple[str, ...] = ()
    from_ocr: bool = False


# --- what the text says of itself ----------------------------------------------------------------


class Precision(StrEnum):
    DAY = "dag"
    MONTH = "maand"
    QUARTER = "kwartaal"
    SEASON = "seizoen"
    HALF_YEAR = "halfjaar"
    YEAR = "jaar"
    WIDE = "ruim"
    UNKNOWN = UNKNOWN


@dataclass(frozen=True, slots=True)
class Interval:
    """A date as Dutch writes it: first and last day, both included; None is an open end."""

    first: date | None
    last: date | None
    precision: Precision
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is believed: where it stands (`None` outside the running text) and which rule read it."""

    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a document, with its evidence; `value` is "onbekend" when nothing was found."""

    value: str = UNKNOWN
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference number at `text[start:end]` in canonical form (DOMAIN: `kst-31839-1018`, `24bb000285`)."""

    start: int
    end: int
    raw: str
    canonical: str
    kind: str


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money at `text[start:end]`, in euro cents."""

    start: int
    end: int
    raw: str
    cents: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document. Lists hold vocabulary keys ("rotterdam-rijnmond"), each with evidence."""

    kind: Fact = Fact()
    title: Fact = Fact()
    date: Fact = Fact()
    """ISO date or period as written in `period`; "onbekend" when the document does not say."""
    period: Interval = Interval(None, None, Precision.UNKNOWN)
    sender: Fact = Fact()
    addressee: Fact = Fact()
    organisation: Fact = Fact()
    municipality: Fact = Fact()
    number: Fact = Fact()
    """The document's own reference number, in canonical form."""
    proeftuinen: tuple[Fact, ...] = ()
    themas: tuple[Fact, ...] = ()
    basisprincipes: tuple[Fact, ...] = ()
    references: tuple[Reference, ...] = ()
    amounts: tuple[Amount, ...] = ()
    fictional: bool = False
    """The paper says that it is an invented sample."""


@dataclass(frozen=True, slots=True)
class Described(Frozen):
    """Repaired text with its metadata; still unsafe."""

    document: Repaired
    metadata: Metadata


# --- safe text -----------------------------------------------------------------------------------


class Decision(StrEnum):
    MASK = "maskeren"
    KEEP = "behouden"
    UNDECIDED = "onbeslist"


@dataclass(frozen=True, slots=True)
class Finding:
    """One possible identifier at `[start, end)` of the unsafe text, kept without the text itself.

    `label` is one of PERSON OFFICIAL PHONE EMAIL BSN ADDRESS POSTCODE DOB AGE CASE IBAN PLATE URL HANDLE
    SCHOOL PLACE DATE TRAIT; `source` names the component that saw it; `ground` says why it was decided so.
    """

    start: int
    end: int
    label: str
    source: str
    score: float
    decision: Decision = Decision.MASK
    ground: str = ""
    safe_start: int | None = None
    safe_end: int | None = None


class ReleaseState(StrEnum):
    RELEASED = "vrijgegeven"
    PENDING = "ter beoordeling"


@dataclass(frozen=True, slots=True)
class Release:
    """On whose word a text may be indexed: a policy, or a person."""

    policy: Policy
    engine: str
    """Version of rules, lists and model, e.g. "1.0+sha256:ab12..."."""
    state: ReleaseState
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SafeDocument(Frozen):
    """Text without people in it. Only `ingest.deidentify` makes one; nothing else may be split or indexed.

    Every text in it (name, text, metadata, furniture) is shielded; its offsets are those of the safe text.
    """

    name: str
    key: str
    content_hash: str
    text: str
    pages: tuple[Page, ...]
    headings: tuple[Heading, ...]
    metadata: Metadata
    findings: tuple[Finding, ...]
    release: Release
    from_ocr: bool = False


@dataclass(frozen=True, slots=True)
class Passage(Frozen):
    """A stretch of safe text of at most the model's length: what is embedded, found and quoted."""

    id: str
    document_id: str
    ordinal: int
    text: str
    start: int
    end: int
    page: int
    heading_path: tuple[str, ...]
    tokens: int


# --- vectors -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SparseVector:
    """Term ids (ascending, unique, unsigned 32-bit) with their weights."""

    indices: tuple[int, ...]
    values: tuple[float, ...]


# --- the outcome of taking in ---------------------------------------------------------------------


class Outcome(StrEnum):
    INDEXED = "opgenomen"
    UNCHANGED = "ongewijzigd"
    PENDING = "ter beoordeling"
    FAILED = "mislukt"
    REFUSED = "geweigerd"


@dataclass(frozen=True, slots=True)
class Report:
    """One line of the report: every file ends in exactly one."""

    source: str
    outcome: Outcome
    reason: str = ""
    document_id: str | None = None
