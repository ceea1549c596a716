"""Finds the headings of plain text, where nothing but their form tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.repair.joints import is_full, is_open
from ingest.repair.lines import Line

LONGEST = 110
_SUBJECT = re.compile(r"(?i)(?:betreft|onderwerp)\s*:\s*\S")
_QUESTION = re.compile(r"(?:Vraag|Antwoord)(?:en)?(?: op (?:de )?vra(?:ag|gen))?(?: \d[\d, enot/m-]*)?")
_PART = re.compile(r"(Hoofdstuk|Afdeling|Titel|Paragraaf|Artikel|Bijlage|Deel) [\dIVXA-Z][\w.:]*\b.{0,90}")
_PART_LEVEL = {"Deel": 1, "Hoofdstuk": 1, "Bijlage": 1, "Titel": 1, "Afdeling": 2, "Paragraaf": 2, "Artikel": 3}
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[A-ZÀ-Ž«‘“'].{1,95}")
_NO_HEADING = re.compile(
    r"[.,;!:…]$|: |\b(?:groet|hoogachtend|geachte|beste)\b|@|www\.|\d{4} ?[A-Z]{2}\b|^(?:[A-Z]\.)+ ?\S",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:[\w' -]{2,30}, )?\d{1,2} [a-z]{3,9} \d{4}")


def find_headings(lines: Sequence[Line], known: bool, width: int | None) -> None:
    """Give the lines that are headings their level.

    When the file has `known` headings of its own, only those are added that cannot be anything else. In text
    that is wrapped at `width` characters, a full line is no heading.
    """
    running = [line for line in lines if not line.furniture and not line.note]
    lowest = min(max((line.heading for line in running), default=0) + 1, 6)
    for at, line in enumerate(running):
        above = running[at - 1] if at else None
        below = running[at + 1] if at + 1 < len(running) else None
        if line.heading:
            continue
        if not known:
            alone = line.gap > 0 and below is not None and below.gap > 0
            wrapped = width is not None and below is not None and not alone and is_full(line, below, width)
            line.heading = 0 if wrapped else _level(above, line, below)
        elif below is not None and _is_certain(above, line, below):
            line.heading = lowest


def _is_certain(above: Line | None, line: Line, below: Line) -> bool:
    """Questions and answers, and numbers of two parts ("2.3 Doel") above running text."""
    text = line.text
    if _QUESTION.fullmatch(text):
        return above is None or not is_open(above.text)
    if len(text) > LONGEST or not _begins(above, line) or line.is_tabular:
        return False
    numbered = _NUMBERED.fullmatch(text)
    if numbered is None or "." not in numbered[1] or text[-1] in ".,;:":
        return False
    return not _NUMBERED.match(below.text) and _carries(below)


def _level(above: Line | None, line: Line, below: Line | None) -> int:
    text = line.text
    if len(text) > LONGEST or below is None or line.is_tabular:
        return 0
    if _SUBJECT.match(text):
        return 1 if below.gap else 0
    if _QUESTION.fullmatch(text) and (above is None or not is_open(above.text)):
        return 2
    if not _begins(above, line):
        return 0
    part = _PART.fullmatch(text)
    if part and text[-1] not in ".,;:":
        return _PART_LEVEL[part[1]]
    numbered = _NUMBERED.fullmatch(text)
    if numbered and text[-1] not in ".,;:" and not _NUMBERED.match(below.text):
        alone = line.gap > 0 and below.gap > 0
        if alone or _carries(below):
            return min(numbered[1].count(".") + 1, 6)
    return _short_line(line, below)


def _short_line(line: Line, below: Line) -> int:
    """A short line alone, without the end of a sentence, above running text."""
    text = line.text
    words = text.split()
    label = text.endswith(":") and len(words) <= 4 and below.gap > 0 and line.gap > 0 and not below.is_item
    if label and text[0].isupper():
        return 3
    if _NO_HEADING.search(text) or _DATE.fullmatch(text) or len(words) > 10 or len(text) > 80:
        return 0
    if (
        is_open(text)
        or not text[0].isupper()
        or line.is_item
        or sum(map(str.isalpha, text)) < 4
        or not _carries(below)
    ):
        return 0
    if text.isupper() and len(text) > 4:
        return 1
    return 2


def _begins(above: Line | None, line: Line) -> bool:
    """Whether a new thing can begin here."""
    return above is None or line.gap > 0 or above.page != line.page or above.is_closed or bool(above.heading)


def _carries(below: Line) -> bool:
    """Whether a line is the beginning of running text."""
    text = below.text
    return len(text) >= 50 and (text[0].isupper() or text[0] in "‘“«'\"(€") and not below.is_tabular
