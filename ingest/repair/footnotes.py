"""Finds footnotes and their marks, and parts a mark from the word it is glued to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.marks import MARKS, lowered, raised
from ingest.repair.lines import Line

_NOTE = re.compile(rf"([{MARKS}]{{1,3}}|\d{{1,3}})( ?)(?=[A-ZÀ-Ž«‘“\"'(]|https?://|www\.|[a-z]{{2,}}[ .])")
_RAISED = re.compile(rf"(?<=\w)[{MARKS}]{{1,3}}")
_RAISED_MARK = re.compile(rf"(?<=[^\s{MARKS}])[{MARKS}]{{1,3}}")
_ALONE = re.compile(r"[1-9]\d?")
_CHAMBER = re.compile(r"(?:Tweede|Eerste) Kamer der Staten-Generaal ?\d$")
_UNIT = re.compile(r"(?:^|[\d\s/.(])(?:[kdcmh]?m|ha|in)$")

# A number is a mark when it is glued to a word of three letters or more, or to a closing sign.
_NUMBER = re.compile(r"\d+(?=[\s.,;:?!)»”’\"]|$)")
_CARRIER = re.compile(
    r"(?:[a-zà-ÿ]{3}|[a-zà-ÿ]{2}[.,;:?!)»”’\"]|[A-Z]{2}\)|[)»”’\"][).,;?!»”’]|[»”])$",
)
_YEAR = re.compile(
    r"(?:(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|voorjaar|zomer"
    r"|najaar|herfst|winter|kwartaal|jaar|medio|eind|begin|in|uit|van|sinds|per|vanaf|tot|over|voor|begroting"
    r"|jaarrekening|nota) |\d{4}[-–/])(?:19|20)\d\d$"
)
_ABBREVIATION = re.compile(
    r"\b(?:art|nr|nrs|blz|pag|par|lid|hfst|vgl|fig|tab|bijl|kst|vr|ca|ad|no)\.$", re.IGNORECASE
)


def split_marks(lines: Sequence[Line]) -> None:
    """Mark the lines that are footnotes, and note how marks in the text are to be written.

    A number glued to a word becomes a mark only when a footnote of that number follows.
    """
    notes = _find_notes(lines)
    for line in lines:
        if not line.furniture and _RAISED.search(line.text):
            line.edits += _apart(line)
    for line, number in notes:
        line.note = line.opens_note = True
        digits = len(number)
        rest = line.text[digits:]
        line.edits.append((0, digits + len(rest) - len(rest.lstrip()), raised(number) + " "))
        line.edits.sort()


def _apart(line: Line) -> list[tuple[int, int, str]]:
    """A space before a raised mark that follows a word or a year; "m²" stays as it is."""
    edits = []
    for match in _RAISED.finditer(line.text):
        before = line.text[: match.start()]
        year = re.search(r"\b(?:19|20)\d\d$", before[-5:])
        if year or (not before[-1].isdigit() and not _UNIT.search(before[-4:])):
            edits.append((match.start(), match.start(), " "))
    return edits


def _find_notes(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Lines that begin a footnote, with its number as written; their marks in the text are edited apart."""
    candidates: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.furniture or line.heading:
            continue
        match = _NOTE.match(line.text)
        if match:
            candidates.setdefault(lowered(match[1]), []).append(at)
    if not candidates:
        return []
    found: list[tuple[Line, str]] = []
    taken: set[int] = set()
    for at, line in enumerate(lines):
        if line.furniture:
            continue
        for number, start, end, is_raised in _marks(line):
            places = candidates.get(number, [])
            first = bisect_right(places, at)
            note = next((place for place in places[first : first + 8] if place not in taken), None)
            if note is None or not _near(lines, at, note):
                continue
            taken.add(note)
            match = _NOTE.match(lines[note].text)
            found.append((lines[note], match[1] if match else number))
            if start == 0:
                line.is_mark = True
                line.edits.append((0, end, raised(number)))
            elif not is_raised:
                before = line.text[start - 1]
                gap = " " if before.isalnum() else ""
                line.edits.append((start, end, gap + raised(number)))
    for line, _ in found:
        _extend(lines, line)
    return found


def _near(lines: Sequence[Line], mark: int, note: int) -> bool:
    """A footnote stands at the foot of its page, or at the end of the text."""
    return lines[note].page - lines[mark].page <= 1 or note > len(lines) - 60


def _marks(line: Line) -> list[tuple[str, int, int, bool]]:
    """Possible marks in a line: (number, start, end, whether it is raised already)."""
    high = [(lowered(match.group()), *match.span(), True) for match in _RAISED_MARK.finditer(line.text)]
    glued = [(number, start, start + len(number), False) for number, start in _glued(line.text)]
    alone = [(line.text, 0, len(line.text), False)] if _ALONE.fullmatch(line.text) and line.gap == 0 else []
    return [] if _CHAMBER.match(line.text) else high + glued + alone


def _glued(text: str) -> Iterator[tuple[str, int]]:
    """Numbers right behind a word or a year: not in "art.3", not in "Postbus 20301"."""
    for match in _NUMBER.finditer(text):
        start, digits = match.start(), match.group()
        if len(digits) <= 2:
            before = text[max(start - 8, 0) : start]
            if _CARRIER.search(before[-4:]) and not _ABBREVIATION.search(before):
                yield digits, start
        elif 5 <= len(digits) <= 6 and _YEAR.search(text[max(start - 20, 0) : start + 4]):
            yield digits[4:], start + 4


def _extend(lines: Sequence[Line], first: Line) -> None:
    """Lines on which a footnote goes on: those up to a gap, another footnote or the end of the page."""
    for line in islice(lines, first.index + 1, None):
        if line.furniture or line.gap or line.page != first.page or line.heading or line.kept:
            return
        if _NOTE.match(line.text):
            return
        line.note = True
