"""The dates of one case as months and years counted from its first: order and distance stay, days go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from index.model import Interval, Precision
from index.periods import find_periods

_MONTHS = ("jan", "feb", "maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUMERIC = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?'?(\d{4}|\d{2})")
_SHORT_YEAR = re.compile(r"['’](\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEASTS = (
    ("carnaval|voorjaarsvakantie", 2), ("pasen|paasdag|paasweekend|paasvakantie|koningsdag", 4),
    ("hemelvaart|pinkster|meivakantie", 5), ("zomervakantie", 7), ("herfstvakantie", 10),
    ("kerst|sinterklaas|oud en nieuw|oudjaar", 12), ("nieuwjaar", 1),
)  # fmt: skip
_NOMINAL = 2000
"""The year that a case gets which names none: only the distance between its months counts."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`months` months from `first` on."""

    first: date
    months: int = 1
    in_years: bool = False
    """The text names years only."""


class CaseDates:
    """Reads the dates of a case in reading order; a year that is not written is the nearest."""

    def __init__(self) -> None:
        self._base: date | None = None
        self._near: date | None = None

    def learn(self, texts: Iterable[str]) -> None:
        """Set the first date of the case from everything that is written; later calls change nothing."""
        if self._base is not None:
            return
        written = list(texts)
        with_year = next((m for m in (read_moment(text, None) for text in written) if m), None)
        start = _middle(with_year) if with_year else date(_NOMINAL, 6, 1)
        moments: list[Moment] = []
        self._near = start
        for text in written:
            moment = self._read(text)
            if moment:
                moments.append(moment)
        self._near = start
        if moments:
            self._base = min(moment.first for moment in moments)

    def shown(self, text: str) -> str:
        """
        >>> case = CaseDates()
        >>> case.learn(["3 mei 2023", "2019", "12 juni"])
        >>> case.shown("3 mei 2023"), case.shown("2019"), case.shown("12 juni"), case.shown("ooit")
        ('[maand 53]', '[jaar 1]', '[maand 54]', '[datum]')
        """
        moment = self._read(text)
        if moment is None or self._base is None:
            return "[datum]"
        if moment.in_years:
            years = moment.first.year - self._base.year
            last = years + (moment.first.month + moment.months - 2) // 12
            return _counted("jaar", "jaar", years, last)
        months = (moment.first.year - self._base.year) * 12 + moment.first.month - self._base.month
        return _counted("maand", "maanden", months, months + moment.months - 1)

    def _read(self, text: str) -> Moment | None:
        moment = read_moment(text, self._near or date(_NOMINAL, 6, 1))
        if moment and not moment.in_years:
            self._near = moment.first
        return moment


def _middle(moment: Moment) -> date:
    """Where a date without a year is looked for: around it, or in the middle of the year that it names."""
    return moment.first.replace(month=6) if moment.in_years else moment.first


def _counted(one: str, more: str, first: int, last: int) -> str:
    if first < 0:
        return f"[{-first} {one if first == -1 else more} eerder]"
    return f"[{one} {first + 1}]" if first == last else f"[{one} {first + 1}-{last + 1}]"


def read_moment(text: str, near: date | None) -> Moment | None:
    """What `text` writes, as whole months; without `near` only what has its year with it."""
    text = " ".join(text.split())
    if match := _NUMERIC.fullmatch(text):
        return _moment(_year(match[3]), int(match[2]))
    if match := _SHORT_YEAR.fullmatch(text):
        return Moment(date(_year(match[1]), 1, 1), 12, True)
    found = _intervals(text)
    if found:
        first, last = found[0].first or found[0].last, found[0].last or found[0].first
        assert first and last
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return Moment(date(first.year, first.month, 1), months, found[0].precision is Precision.YEAR)
    if (year := _YEAR.search(text)) is not None:
        feast = next((month for words, month in _FEASTS if re.search(words, text, re.IGNORECASE)), 0)
        month = feast or _month_in(text)
        return _moment(int(year.group()), month) if month else Moment(date(int(year.group()), 1, 1), 12, True)
    if near is not None and (month := _month_in(text)):
        years = (near.year, near.year + 1, near.year - 1)
        return Moment(min((date(year, month, 1) for year in years), key=lambda day: abs(day - near)))
    return None


@lru_cache(maxsize=1_000)
def _intervals(text: str) -> list[Interval]:
    """What a case writes is read when its dates are learnt and when each is shown."""
    return [interval for *_, interval in find_periods(text, None) if interval.first or interval.last]


def _month_in(text: str) -> int:
    words = re.findall(r"[a-zé]{3,9}", text.lower().replace("mrt", "maart"))
    return next((n for word in words for n, start in enumerate(_MONTHS, 1) if word.startswith(start)), 0)


def _moment(year: int, month: int) -> Moment | None:
    return Moment(date(year, month, 1)) if 1 <= month <= 12 else None


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 50 else 1900)
