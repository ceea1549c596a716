"""The ledger of promises over all papers: one row per promise, what fulfilled it, and its status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.knowledge.promises import Promise, same_promise
from index.knowledge.words import content_words, subjects_agree
from index.model import UNKNOWN, Metadata
from index.sentences import sentences

Status = Literal[
    "openstaand",
    "in behandeling",
    "deels voldaan",
    "voldaan",
    "te laat",
    "vervallen",
    "doorlopend (zonder termijn)",
    "geen afdoening gevonden",
]
Basis = Literal["nummer", "zoals toegezegd", "lijst", "kandidaat"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with what was found in it; `document` is its id."""

    document: str
    metadata: Metadata
    text: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """The sentence of a later paper that keeps a promise; a "kandidaat" waits for a person."""

    document: str
    start: int
    end: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Row:
    """One promise, where it stands, where it was told again, and how it ended."""

    document: str
    promise: Promise
    status: Status
    fulfilled_by: tuple[Fulfilment, ...] = ()
    candidates: tuple[Fulfilment, ...] = ()
    told_in: tuple[tuple[str, int, int], ...] = ()
    """Other places that promise or report the same: document, start, end."""


def ledger(
    papers: Sequence[Paper], today: date, complete_until: Mapping[str, date] | None = None
) -> tuple[Row, ...]:
    """All promises as rows, the earliest term first; those without a term last.

    `complete_until` says per organisation up to which day all its papers are here: only then is a promise
    without fulfilment "te laat"; otherwise nothing was found in these sources.
    """
    rows = _direct(papers)
    rows = _with_reports(rows, papers)
    rows = [_with_later_papers(row, papers) for row in rows]
    done = [replace(row, status=_status(row, today, complete_until or {})) for row in rows]
    return tuple(
        sorted(done, key=lambda row: (row.promise.window.last or date.max, row.document, row.promise.start))
    )


# --- rows -----------------------------------------------------------------------------------------


def _direct(papers: Sequence[Paper]) -> list[Row]:
    """A row for each promise made, papers in order of date; a repeat in a later paper joins the first."""
    rows: list[Row] = []
    for paper in sorted(papers, key=lambda p: (p.metadata.period.last or date.max, p.document)):
        for promise in paper.promises:
            if promise.reported:
                continue
            place = (paper.document, promise.start, promise.end)
            same = next((i for i, row in enumerate(rows) if _repeats(row.promise, promise)), None)
            if same is None:
                rows.append(Row(paper.document, promise, "openstaand"))
            else:
                rows[same] = replace(rows[same], told_in=(*rows[same].told_in, place))
    return rows


def _repeats(one: Promise, other: Promise) -> bool:
    """The same organisation promising the same again, with the same term."""
    if one.organisation == UNKNOWN or one.organisation != other.organisation or one.open_ended:
        return False
    return same_promise(one, other) and one.window == other.window


def _with_reports(rows: list[Row], papers: Sequence[Paper]) -> list[Row]:
    """Join what a later paper tells of a promise to its row; a promise whose own paper is not here gets one."""
    numbers = {paper.metadata.number.value: paper for paper in papers if paper.metadata.number.value != UNKNOWN}
    dates = {paper.document: paper.metadata.period for paper in papers}
    rows = list(rows)
    for paper in papers:
        for promise in paper.promises:
            if not promise.reported:
                continue
            source = numbers.get(promise.made_in or "")
            found = next(
                (
                    i
                    for i, row in enumerate(rows)
                    if _reports(promise, row, source.document if source else None, dates)
                ),
                None,
            )
            kept = _kept_by(paper, promise)
            if found is None:
                rows.append(Row(paper.document, promise, "openstaand", kept))
            elif rows[found].document != paper.document:
                row = rows[found]
                place = (paper.document, promise.start, promise.end)
                told = replace(row.promise, said_status=promise.said_status or row.promise.said_status)
                rows[found] = replace(
                    row, promise=told, fulfilled_by=(*row.fulfilled_by, *kept), told_in=(*row.told_in, place)
                )
    return rows


def _reports(told: Promise, row: Row, source: str | None, dates: Mapping[str, object]) -> bool:
    """Whether `told` is about the promise of `row`: from the same paper or day, and about the same."""
    promise = row.promise
    if source is not None:
        return row.document == source and subjects_agree(told.subject, promise.subject)
    same_day = told.made_on is not None and told.made_on == dates.get(row.document)
    same_author = told.organisation == promise.organisation != UNKNOWN
    if told.made_in and told.made_in == promise.made_in:
        return subjects_agree(told.subject, promise.subject)
    return same_day and same_author and subjects_agree(told.subject, promise.subject)


_NOT_YET = re.compile(
    r"\b(?:nog niet|niet halen|niet gehaald|uitgesteld|vertraag|vertraging|later dan gepland|lukt "
    r"(?:ons )?niet)\b",
    re.IGNORECASE,
)


def _kept_by(paper: Paper, promise: Promise) -> tuple[Fulfilment, ...]:
    """What the telling paper does with the promise: it keeps it, unless it says that it does not yet."""
    following = paper.text[promise.start : promise.end + 300]
    if promise.said_status:
        if not promise.kept_here:
            return ()
        return (Fulfilment(paper.document, promise.start, promise.end, "lijst"),)
    if _NOT_YET.search(following) and not promise.kept_here:
        return ()
    if promise.made_in:
        return (Fulfilment(paper.document, promise.start, promise.end, "nummer"),)
    if promise.kept_here or promise.made_on:
        return (Fulfilment(paper.document, promise.start, promise.end, "zoals toegezegd"),)
    return ()


# --- fulfilment by later papers -------------------------------------------------------------------

_AS_PROMISED = re.compile(
    r"\b(?:zoals|conform|eerder|overeenkomstig) (?:mijn |onze |de |eerder )?(?:toegezegd|aangekondigd"
    r"|toezegging|beloofd)\b",
    re.IGNORECASE,
)


def _with_later_papers(row: Row, papers: Sequence[Paper]) -> Row:
    """Look in later papers, strongest first: cites the number; "zoals toegezegd"; only about the same."""
    if row.fulfilled_by or row.promise.open_ended or row.promise.said_status:
        return row
    own = next(paper for paper in papers if paper.document == row.document)
    number = own.metadata.number.value
    candidates: list[Fulfilment] = []
    for paper in papers:
        if not _may_answer(paper, own):
            continue
        for basis, start, end in _answers(paper, row.promise, number):
            if basis == "kandidaat":
                candidates.append(Fulfilment(paper.document, start, end, basis))
            else:
                return replace(row, fulfilled_by=(Fulfilment(paper.document, start, end, basis),))
    return replace(row, candidates=tuple(candidates[:3]))


def _may_answer(paper: Paper, own: Paper) -> bool:
    """A later (or undated) paper of the same organisation."""
    if paper.document == own.document or paper.metadata.organisation.value != own.metadata.organisation.value:
        return False
    if own.metadata.organisation.value == UNKNOWN:
        return False
    later, earlier = paper.metadata.period.last, own.metadata.period.last
    return later is None or earlier is None or later > earlier


def _answers(paper: Paper, promise: Promise, number: str) -> Iterator[tuple[Basis, int, int]]:
    """Sentences of `paper` that may keep `promise`, the strongest basis first."""
    cited = [r for r in paper.metadata.references if number != UNKNOWN and r.canonical == number]
    spans = sentences(paper.text) if cited or _AS_PROMISED.search(paper.text) else []
    about = subjects_agree(promise.subject, paper.metadata.title.value)
    spans = [(start, end) for start, end in spans if not _NOT_YET.search(paper.text, start, end + 200)]
    for start, end in spans:
        words = paper.text[start:end]
        if any(start <= reference.start < end for reference in cited) and (
            about or _shares(promise.subject, words)
        ):
            yield "nummer", start, end
    for start, end in spans:
        words = paper.text[start:end]
        if _AS_PROMISED.search(words) and _shares(promise.subject, words):
            yield "zoals toegezegd", start, end
    title = paper.metadata.title
    if _shares(promise.subject, title.value) and title.evidence and title.evidence.start is not None:
        yield "kandidaat", title.evidence.start, title.evidence.end or title.evidence.start


def _shares(subject: str, words: str) -> bool:
    """Whether `words` hold at least half of the content words of the subject, and two of them."""
    wanted = content_words(subject)
    shared = wanted & content_words(words)
    return len(shared) >= 2 and len(shared) >= len(wanted) / 2


# --- status ---------------------------------------------------------------------------------------

_SAID: tuple[tuple[str, Status], ...] = (
    ("deels", "deels voldaan"),
    ("vervallen", "vervallen"),
    ("openstaand", "openstaand"),
    ("loopt", "in behandeling"),
    ("in behandeling", "in behandeling"),
    ("voldaan", "voldaan"),
    ("afgedaan", "voldaan"),
)


def _status(row: Row, today: date, complete_until: Mapping[str, date]) -> Status:
    """What is known of a promise on `today`; lateness is claimed only where the sources are complete."""
    said = row.promise.said_status.lower()
    if row.fulfilled_by:
        return "voldaan"
    for word, status in _SAID:
        if word in said:
            return status
    if row.promise.open_ended:
        return "doorlopend (zonder termijn)"
    due = row.promise.window.last
    if due is None:
        return "geen afdoening gevonden"
    if due >= today:
        return "openstaand"
    complete = complete_until.get(row.promise.organisation)
    return "te laat" if complete and complete >= due else "geen afdoening gevonden"
