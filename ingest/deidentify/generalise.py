"""Dates and ages made wider: months counted from the first date of a case, ages in bands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = ["jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_NUMERIC = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?'?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WRITTEN = re.compile(
    r"(?:(\d{1,2})(?:e|ste|de)?\s?)?([a-zé]{3,9})\.?(?:[\s,]{1,2}'?(\d{4}|\d{2}))?$", re.IGNORECASE
)
_BANDS = ((0, 3), (4, 11), (12, 17), (18, 22), (23, 39), (40, 64))
_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "nul",
            "een",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
        ]
    )
} | {
    "één": 1,
    "anderhalf": 1,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}


def first_date(texts: Iterable[str]) -> date | None:
    """The earliest date that these texts write in full."""
    dates = [found for found in (_read(text, None) for text in texts) if found is not None]
    return min(dates, default=None)


def month_since(text: str, first: date | None, near: date | None) -> str:
    """A date as the month it falls in, counted from the first date of the case; `near` gives a missing year.

    >>> month_since("3 mei 2023", date(2023, 3, 28), None)
    '[maand 3]'
    >>> month_since("in 2024", date(2023, 3, 28), None)
    '[jaar 2]'
    """
    year = re.fullmatch(r"\D*((?:19|20)\d\d)\D*", text)
    if year and first is not None:
        return f"[jaar {int(year.group(1)) - first.year + 1}]"
    found = _read(text, near)
    if found is None or first is None:
        return "[datum]"
    return f"[maand {(found.year - first.year) * 12 + found.month - first.month + 1}]"


def read_date(text: str, near: date | None) -> date | None:
    """The date as written; a year that is missing is that of `near`."""
    return _read(text, near)


def age_band(text: str) -> str:
    """
    >>> age_band("14 jaar"), age_band("3, 6 en 11 jaar"), age_band("8 maanden"), age_band("zestienjarige")
    ('[12-17 jaar]', '[0-3, 4-11 jaar]', '[0-3 jaar]', '[12-17 jaar]')
    """
    if re.search(r"maand|mnd|weken|week|dagen", text, re.IGNORECASE):
        return "[0-3 jaar]"
    years = [int(digits) for digits in re.findall(r"\d{1,3}", text)] or [
        _WORDS[word] for word in _words_in(text)
    ]
    bands = sorted({_band(year) for year in years})
    return f"[{', '.join(name for _, name in bands)} jaar]" if bands else "[leeftijd]"


def _band(year: int) -> tuple[int, str]:
    return next(((low, f"{low}-{high}") for low, high in _BANDS if low <= year <= high), (65, "65+"))


def _words_in(text: str) -> list[str]:
    lower = re.sub(r"jarigen?\b", "", text.lower())
    return [word for word in re.findall(r"[a-zéë]+", lower) if word in _WORDS] or [
        word for word in sorted(_WORDS, key=len, reverse=True) if lower.endswith(word)
    ][:1]


def _read(text: str, near: date | None) -> date | None:
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(text):
        return _date(_year(match[3]), int(match[2]), int(match[1]))
    if match := _WRITTEN.search(text):
        name = match[2].lower()
        month = next(
            (
                number
                for number, start in enumerate(_MONTHS, 1)
                if name.startswith(start) or (name == "mrt" and start == "maa")
            ),
            0,
        )
        year = _year(match[3]) if match[3] else near.year if near else 0
        return _date(year, month, int(match[1] or 1)) if month and year else None
    return None


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
