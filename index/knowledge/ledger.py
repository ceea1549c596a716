"""The ledger of promises over all papers: one row per promise, what fulfilled it, and its status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from index.knowledge.promise import Promise
from index.knowledge.promises import same_promise
from index.knowledge.words import content_words, subjects_agree
from index.model import UNKNOWN, Interval, Precision

Status = Literal[
    "openstaand",
    "in behandeling",
    "deels voldaan",
    "voldaan",
    "te laat",
    "vervallen",
    "doorlopend (zonder termijn)",
    "geen afdoening gevonden in deze bronnen",
]
Basis = Literal["nummer", "zoals toegezegd", "lijst", "kandidaat", "bevestigd"]
Verdict = Literal["bevestigd", "verworpen"]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a paper that may keep an earlier promise: it cites a number or says "zoals toegezegd"."""

    start: int
    end: int
    words: str
    cites: tuple[str, ...] = ()
    as_promised: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What the ledger needs of a paper; `organisation` and `number` are None when they are not known."""

    document: str
    family: str
    organisation: str | None
    number: str | None
    period: Interval
    title: str
    title_place: tuple[int, int] | None = None
    promises: tuple[Promise, ...] = ()
    told: tuple[Told, ...] = ()


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
    family: str
    promise: Promise
    status: Status
    fulfilled_by: tuple[Fulfilment, ...] = ()
    candidates: tuple[Fulfilment, ...] = ()
    told_in: tuple[tuple[str, int, int], ...] = ()
    """Other places that promise or report the same: document, start, end."""


@dataclass(frozen=True, slots=True)
class Knowing:
    """What people said: per organisation up to which day its papers are complete, and of candidates whether
    they keep a promise, by (family of the promise, digest of its sentence, family of the candidate)."""

    complete_until: Mapping[str, date] = field(default_factory=dict)
    verdicts: Mapping[tuple[str, str, str], Verdict] = field(default_factory=dict)


def ledger(papers: Sequence[Paper], today: date, knowing: Knowing | None = None) -> tuple[Row, ...]:
    """All promises as rows, the earliest term first; those without a term last.

    Only where the papers of an organisation are complete is a promise without fulfilment "te laat"; otherwise
    nothing was found in these sources.
    """
    knowing = knowing or Knowing()
    rows = _with_reports(_direct(papers), papers)
    by_organisation: dict[str | None, list[Paper]] = {}
    for paper in papers:
        by_organisation.setdefault(paper.organisation, []).append(paper)
    by_document = {paper.document: paper for paper in papers}
    rows = [
        _with_later_papers(row, by_document[row.document], by_organisation, knowing.verdicts) for row in rows
    ]
    done = [replace(row, status=_status(row, today, knowing.complete_until)) for row in rows]
    return tuple(
        sorted(done, key=lambda row: (row.promise.window.last or date.max, row.document, row.promise.start))
    )


# --- rows -----------------------------------------------------------------------------------------


def _direct(papers: Sequence[Paper]) -> list[Row]:
    """A row for each promise made, papers in order of date; a repeat in a later paper joins the first."""
    rows: list[Row] = []
    by_organisation: dict[str, list[int]] = {}
    for paper in sorted(papers, key=lambda p: (p.period.last or date.max, p.document)):
        for promise in paper.promises:
            if promise.reported:
                continue
            near = by_organisation.setdefault(promise.organisation, [])
            same = next((i for i in near if _repeats(rows[i].promise, promise)), None)
            if same is None:
                near.append(len(rows))
                rows.append(Row(paper.document, paper.family, promise, "openstaand"))
            else:
                place = (paper.document, promise.start, promise.end)
                rows[same] = replace(rows[same], told_in=(*rows[same].told_in, place))
    return rows


def _repeats(one: Promise, other: Promise) -> bool:
    """The same organisation promising the same again, with the same term."""
    if one.organisation == UNKNOWN or one.organisation != other.organisation or one.open_ended:
        return False
    return same_promise(one, other) and one.window == other.window


def _with_reports(rows: list[Row], papers: Sequence[Paper]) -> list[Row]:
    """Join what a later paper tells of a promise to its row; a promise whose own paper is not here gets one."""
    numbers = {paper.number: paper for paper in papers if paper.number}
    periods = {paper.document: paper.period for paper in papers}
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
                    if _reports(promise, row, source.document if source else None, periods)
                ),
                None,
            )
            kept = _kept_by(paper, promise)
            if found is None:
                rows.append(Row(paper.document, paper.family, promise, "openstaand", kept))
            elif rows[found].document != paper.document:
                row = rows[found]
                place = (paper.document, promise.start, promise.end)
                told = replace(row.promise, said_status=promise.said_status or row.promise.said_status)
                rows[found] = replace(
                    row, promise=told, fulfilled_by=(*row.fulfilled_by, *kept), told_in=(*row.told_in, place)
                )
    return rows


def _reports(told: Promise, row: Row, source: str | None, periods: Mapping[str, Interval]) -> bool:
    """Whether `told` is about the promise of `row`: from the same paper or day, and about the same."""
    promise = row.promise
    if source is not None:
        return row.document == source and subjects_agree(told.subject, promise.subject)
    if told.made_in and told.made_in == promise.made_in:
        return subjects_agree(told.subject, promise.subject)
    own = periods.get(row.document)
    if told.made_on is None:
        return told.kept_here and _same_author(told, promise) and _shares(promise.subject, told.subject)
    same_day = own is not None and own.precision is Precision.DAY and told.made_on == own.first is not None
    return same_day and _same_author(told, promise) and subjects_agree(told.subject, promise.subject)


def _same_author(one: Promise, other: Promise) -> bool:
    return one.organisation == other.organisation != UNKNOWN


def _kept_by(paper: Paper, promise: Promise) -> tuple[Fulfilment, ...]:
    """What the telling paper does with the promise: it keeps it, unless it says that it does not yet."""
    if promise.said_status:
        if not promise.kept_here:
            return ()
        return (Fulfilment(paper.document, promise.start, promise.end, "lijst"),)
    if promise.not_yet and not promise.kept_here:
        return ()
    if promise.made_in:
        return (Fulfilment(paper.document, promise.start, promise.end, "nummer"),)
    if promise.kept_here or promise.made_on:
        return (Fulfilment(paper.document, promise.start, promise.end, "zoals toegezegd"),)
    return ()


# --- fulfilment by later papers -------------------------------------------------------------------

MOST_CANDIDATES = 3


def _with_later_papers(
    row: Row,
    own: Paper,
    by_organisation: Mapping[str | None, Sequence[Paper]],
    verdicts: Mapping[tuple[str, str, str], Verdict],
) -> Row:
    """Look in later papers, strongest first: cites the number; "zoals toegezegd"; only about the same."""
    if row.fulfilled_by or row.promise.said_status or own.organisation is None:
        return row
    candidates: list[Fulfilment] = []
    for paper in by_organisation[own.organisation]:
        if not _is_later(paper, own):
            continue
        verdict = verdicts.get((row.family, row.promise.digest, paper.family))
        if verdict == "verworpen":
            continue
        for basis, start, end in _answers(paper, row.promise, own.number):
            if verdict == "bevestigd":
                return replace(row, fulfilled_by=(Fulfilment(paper.document, start, end, "bevestigd"),))
            if row.promise.open_ended:
                break
            if basis != "kandidaat":
                return replace(row, fulfilled_by=(Fulfilment(paper.document, start, end, basis),))
            candidates.append(Fulfilment(paper.document, start, end, basis))
    return replace(row, candidates=tuple(candidates[:MOST_CANDIDATES]))


def _is_later(paper: Paper, own: Paper) -> bool:
    """A later (or undated) paper; the older versions of a paper are not its answer."""
    if paper.family == own.family:
        return False
    later, earlier = paper.period.last, own.period.last
    return later is None or earlier is None or later > earlier


def _answers(paper: Paper, promise: Promise, number: str | None) -> Iterator[tuple[Basis, int, int]]:
    """Sentences of `paper` that may keep `promise`, the strongest basis first."""
    about = subjects_agree(promise.subject, paper.title)
    for told in paper.told:
        if number and number in told.cites and (about or _shares(promise.subject, told.words)):
            yield "nummer", told.start, told.end
    for told in paper.told:
        if told.as_promised and _shares(promise.subject, told.words):
            yield "zoals toegezegd", told.start, told.end
    if _shares(promise.subject, paper.title):
        yield ("kandidaat", *(paper.title_place or (0, 0)))


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
        return "geen afdoening gevonden in deze bronnen"
    if due >= today:
        return "openstaand"
    complete = complete_until.get(row.promise.organisation)
    return "te laat" if complete and complete >= due else "geen afdoening gevonden in deze bronnen"
