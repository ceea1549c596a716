"""Safe text as pieces to show: what is marked, what was masked, and where a paragraph or passage begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.answer import Mark, MarkKind
from index.blocks import cells, is_pairs, lines, paragraphs, runs
from index.model import Heading, Passage

# The labels that de-identification leaves in a text; any other word in brackets is the author's own.
MASK = re.compile(
    r"\[((?:naam|persoon|kind|moeder|vader|ouder|broer|zus|oma|opa|grootouder|familielid|jongere|pleegouder|"
    r"hulpverlener|professional|jeugdbeschermer|leerkracht|buur|partner|ex-partner|stiefmoeder|stiefvader|pleegmoeder|pleegvader|"
    r"tante|oom|buurman|buurvrouw|vriend|vriendin|melder|neef|nicht|huisgenoot|oppas|getuige|verdachte|slachtoffer|"
    r"telefoon(?:nummer)?|e-mail(?:adres)?|adres|postcode|plaats|regio|geboortedatum|datum|jaar|maand|leeftijd|"
    r"bsn|burgerservicenummer|rekeningnummer|iban|kenteken|dossiernummer|zaaknummer|kenmerk|"
    r"persoonlijke pagina|webadres|website|gebruikersnaam|account|school|instelling|bijzonderheid|"
    r"handtekening|beeld|afgeschermd)"
    r"(?:[ -][0-9A-Z][0-9-]{0,6})?|(?:(?:\d\d?-\d\d?|65\+)(?:, )?)+ jaar)\]",
    re.IGNORECASE,
)


LONGEST_QUOTE = 320
LIST_MARK = re.compile(r"\s*[-•▪●○◦‣–*]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is shown in one way; `mask` means that `text` names the kind of what was there.

    The bars between the cells of a row are shown as dots.
    """

    text: str
    word: bool = False
    meaning: bool = False
    mask: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a paragraph that lies in one passage: `number`, or 0 outside any; `first` where it begins."""

    number: int
    first: bool
    target: bool
    segments: tuple[Segment, ...]


Cell = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row names the columns, or in a table of pairs the first cell names its row."""

    rows: tuple[tuple[Cell, ...], ...]
    pairs: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`level` 0), a heading or a table of the text."""

    level: int
    stretches: tuple[Stretch, ...]
    table: Table | None = None


def segments(text: str, marks: Iterable[Mark] = ()) -> tuple[Segment, ...]:
    """Cuts a text at the edges of marks and masks.

    >>> segments("Bel [naam] nu", [Mark(11, 13, MarkKind.WORD)])[1:]
    (Segment(text='naam', word=False, meaning=False, mask=True), \
Segment(text=' ', word=False, meaning=False, mask=False), \
Segment(text='nu', word=True, meaning=False, mask=False))
    """
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    masks = [found.span() for found in MASK.finditer(text)]
    edges = {0, len(text)} | {edge for mark in marks for edge in (mark.start, mark.end)}
    # A mask is shown whole: an edge inside it would break it in two.
    edges = {edge for edge in edges if not any(start < edge < end for start, end in masks)}
    cuts = sorted(edges | {edge for span in masks for edge in span})
    return tuple(_merged(_segment(text, start, end, marks, masks) for start, end in _pairs(cuts)))


def without_mark(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    """A sentence without the dash or dot of the list that it stands in.

    >>> without_mark("- Vraag het.", [Mark(2, 7, MarkKind.WORD)])
    ('Vraag het.', [Mark(start=0, end=5, kind=<MarkKind.WORD: 'woord'>)])
    """
    found = LIST_MARK.match(text)
    cut = found.end() if found else 0
    moved = [Mark(max(mark.start - cut, 0), mark.end - cut, mark.kind) for mark in marks if mark.end > cut]
    return text[cut:], moved


def quoted(text: str, marks: Iterable[Mark] = ()) -> tuple[Segment, ...]:
    """A quoted sentence as it is shown on its own."""
    return segments(*without_mark(text, marks))


def shortened(text: str, marks: Sequence[Mark], longest: int = LONGEST_QUOTE) -> tuple[str, list[Mark]]:
    """At most `longest` characters around the first mark of a word, cut between words, with an ellipsis.

    >>> shortened("een twee drie vier vijf", [Mark(9, 13, MarkKind.WORD)], longest=14)[0]
    '… drie vier …'
    """
    if len(text) <= longest:
        return text, list(marks)
    focus = min((mark.start for mark in marks if mark.kind is MarkKind.WORD), default=0)
    # A third of the room stands before the mark: what comes first explains what follows.
    start = max(0, min(focus - longest // 3, len(text) - longest))
    end = min(len(text), start + longest)
    if start:
        start = next((at + 1 for at in range(start, focus) if text[at].isspace()), focus)
    if end < len(text):
        end = next((at for at in range(end, start, -1) if text[at].isspace()), end)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    kept = [
        Mark(max(mark.start, start) + shift, min(mark.end, end) + shift, mark.kind)
        for mark in marks
        if mark.start < end and mark.end > start
    ]
    return f"{before}{text[start:end]}{after}", kept


def blocks(
    text: str,
    start: int,
    end: int,
    passages: Sequence[Passage],
    headings: Sequence[Heading] = (),
    marks: Sequence[Mark] = (),
    target: int = 0,
) -> tuple[Block, ...]:
    """The paragraphs of `text[start:end]`, cut where passages begin; `target` is the passage asked for."""
    levels = {heading.start: heading.level for heading in headings}

    def shown(begin: int, stop: int, since: int) -> Cell:
        return tuple(_stretches(text, begin, stop, since, start, passages, marks, target))

    found = []
    for begin, stop in paragraphs(text, start, end):
        for left, right, is_table in runs(text, begin, stop):
            if is_table:
                found.append(Block(0, (), _table(text, left, right, shown)))
            else:
                found.append(Block(levels.get(left, 0), shown(left, right, left)))
    return tuple(found)


def _table(text: str, begin: int, stop: int, shown: Callable[[int, int, int], Cell]) -> Table:
    places = [list(cells(text, *line)) for line in lines(text, begin, stop)]
    rows = []
    since = begin
    for row in places:
        made = []
        for left, right in row:
            made.append(shown(left, right, since) if left < right else ())
            since = right
        rows.append(tuple(made))
    return Table(tuple(rows), pairs=is_pairs(places))


def _stretches(
    text: str,
    begin: int,
    stop: int,
    since: int,
    leaf_start: int,
    passages: Sequence[Passage],
    marks: Sequence[Mark],
    target: int,
) -> Iterator[Stretch]:
    inside = [passage for passage in passages if passage.start < stop and passage.end > begin]
    edges = sorted({begin, stop} | {max(begin, passage.start) for passage in inside})
    for left, right in _pairs(edges):
        owner = next((p for p in reversed(inside) if p.start <= left < p.end), None)
        number = owner.ordinal + 1 if owner else 0
        # A passage that runs on from the page before gets its anchor at the top of this page.
        opens = owner is not None and (
            (left == begin and since <= owner.start <= left)
            or left == owner.start
            or (owner.start < leaf_start and not _has_text(text, leaf_start, left))
        )
        yield Stretch(
            number=number,
            first=opens,
            target=bool(number) and number == target,
            segments=segments(text[left:right], _shifted(marks, left, right)),
        )


def _shifted(marks: Sequence[Mark], left: int, right: int) -> list[Mark]:
    return [
        Mark(max(mark.start, left) - left, min(mark.end, right) - left, mark.kind)
        for mark in marks
        if mark.start < right and mark.end > left
    ]


def _segment(
    text: str, start: int, end: int, marks: Sequence[Mark], masks: Sequence[tuple[int, int]]
) -> Segment:
    kinds = {mark.kind for mark in marks if mark.start < end and mark.end > start}
    mask = (start, end) in masks
    return Segment(
        text=text[start + 1 : end - 1] if mask else text[start:end].replace(" | ", " · "),
        word=MarkKind.WORD in kinds and not mask,
        meaning=MarkKind.MEANING in kinds,
        mask=mask,
    )


def _merged(given: Iterable[Segment]) -> Iterator[Segment]:
    held: Segment | None = None
    for each in given:
        if held and not held.mask and not each.mask and (held.word, held.meaning) == (each.word, each.meaning):
            held = Segment(held.text + each.text, held.word, held.meaning)
            continue
        if held:
            yield held
        held = each
    if held:
        yield held


def _pairs(cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((left, right) for left, right in itertools.pairwise(cuts) if left < right)


def _has_text(text: str, start: int, end: int) -> bool:
    return bool(text[start:end].strip())
