"""What the readers of periods share: words for months, and the year that a period without one takes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from index.model import Interval, Precision

UNRESOLVED = Interval(None, None, Precision.UNKNOWN, derived=True)
"""A period of which neither the text nor the document gives the year."""


@dataclass(frozen=True, slots=True)
class Context:
    anchor: date | None
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Interval | None]


_MONTHS = {"jan": 1, "feb": 2, "maa": 3, "mrt": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
           "okt": 10, "nov": 11, "dec": 12}  # fmt: skip
LONG = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
MONTH = rf"(?:(?:{LONG})\b|(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# A footnote mark or a word may be glued to a year: "24 april 20241".
YEAR = r"(?:(?:19|20)\d{2}(?=[1-9]?(?!\d)))"
OF = r"(?:\s+(?:van|in)(?:\s+het\s+jaar)?)?\s+"
TO = r"(?:\s?[-–—]\s?|\s+(?:t/m|tot\s+en\s+met|tot|en|of)\s+)"
WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?,?\s+)?"
REL_YEAR = r"(?:van\s+)?(?:dit|komend|volgend|vorig|afgelopen)\s+(?:kalender)?jaar"
QUARTERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}


def month_number(word: str) -> int:
    return _MONTHS[word[:3]]


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months_of(year: int, first: int, last: int, precision: Precision) -> Interval:
    """From the first day of month `first` up to the last of month `last`, which may lie in the next year."""
    end = month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)
    return Interval(date(year, first, 1), end, precision)


def with_year(
    written: str | None,
    relative: str | None,
    context: Context,
    make: Callable[[int], Interval | None],
    forward: bool,
) -> Interval | None:
    """`make(year)` for the written year, or for the one that follows from the anchor.

    With `forward` a period that was over on the anchor's day is the one of the next year. The tense of the
    sentence goes before both: what is told of the past lies behind the anchor, what is to come before it.
    """
    if written:
        return make(int(written))
    if context.anchor is None or (not relative and _EVERY_YEAR.search(_clause(context))):
        return UNRESOLVED
    year = context.anchor.year
    if relative:
        year = relative_year(relative, context.anchor)
    interval = make(year)
    if interval and not relative:
        tense = _tense(context)
        first, last = interval.first or interval.last, interval.last or interval.first
        if tense == "past" and first and first > context.anchor:
            interval = make(year - 1)
        elif (tense == "future" or (forward and tense != "past")) and last and last < context.anchor:
            interval = make(year + 1)
    return replace(interval, derived=True) if interval else None


_PAST = re.compile(
    r"\b(?:was|waren|werd|werden|had|hadden|kwam|kwamen|ging|gingen|nam|namen|wilde|wilden|vroeg|vroegen|kreeg"
    r"|noemde|noemden|schreef|schreven|duurde|duurden|liep|liepen|belde|belden|vond|vonden|gaf|gaven|koos|kozen"
    r"|kregen|stuurde|stuurden|deed|deden|zag|zagen|begon|begonnen|stelde|stelden|bleek|bleken)\b"
    r"|\b(?:heb|hebt|heeft|hebben|is|zijn|bent)\b[^.;!?]{0,160}?\b(?:\w*ge\w+(?:d|t|en)|ontvangen|verzonden"
    r"|verschenen|besproken|vastgesteld|besloten|verstuurd|verstrekt|behandeld|overlegd|laten weten)\b"
)
_TO_COME = re.compile(
    r"\b(?:zal|zullen|zult|gaat|gaan|wordt|worden|komt|komen|ontvangt|ontvangen (?:wij|u|jullie)|moet|moeten"
    r"|mits|verwacht\w*|streven|streeft|uiterlijk|gepland|informeer|informeren|sturen|beslist|beslissen)\b"
)


_CLAUSE = re.compile(r"[.!?;,]\s|[\n|]|\s(?:dat|die|omdat|waarna|waarbij|zodat|terwijl|maar)\s")
_EVERY_YEAR = re.compile(r"\b(?:jaarlijks|elk jaar|ieder jaar)\b|\bvan het jaar (?:volgend|waarin|waarop)\b")


def _clause(context: Context) -> str:
    """The words around a period up to the nearest mark or conjunction on both sides."""
    low, left, right = context.low, max(0, context.start - 200), min(len(context.low), context.end + 200)
    for mark in _CLAUSE.finditer(low, left, context.start):
        left = mark.end()
    after = _CLAUSE.search(low, context.end, right)
    return low[left : after.start() + 1 if after else right]


def _tense(context: Context) -> str:
    """ "past", "future" or "": what the clause around a period says of it."""
    before = context.low[max(0, context.start - 14) : context.start]
    if re.search(r"\bsinds\s+(?:de\s+|het\s+)?$", before):
        return "past"
    if re.search(r"\bnaar\s+$", before):
        return "future"
    clause = _clause(context)
    past, ahead = _PAST.search(clause), _TO_COME.search(clause)
    if past and not ahead:
        return "past"
    return "future" if ahead and not past else ""


def relative_year(words: str, anchor: date) -> int:
    if "volgend" in words or "komend" in words:
        return anchor.year + 1
    if "vorig" in words or "afgelopen" in words:
        return anchor.year - 1
    return anchor.year
