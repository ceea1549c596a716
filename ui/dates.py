"""Dates, numbers and labels as Dutch people write them."""

from __future__ import annotations

import re
from datetime import date

from index.answer import DocumentCard
from index.model import UNKNOWN, Interval, Precision

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(value: date) -> str:
    """
    >>> day(date(2023, 3, 9))
    '9 maart 2023'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def count(number: int) -> str:
    """
    >>> count(1659)
    '1.659'
    """
    return f"{number:,}".replace(",", ".")


def size(count_of_bytes: int) -> str:
    """
    >>> size(93_400), size(1_250_000)
    ('93 kB', '1,2 MB')
    """
    if count_of_bytes < 1_000_000:
        return f"{max(1, round(count_of_bytes / 1000))} kB"
    return f"{count_of_bytes / 1_000_000:.1f} MB".replace(".", ",")


def capital(label: str) -> str:
    """
    >>> capital("webpagina"), capital("DB-memo")
    ('Webpagina', 'DB-memo')
    """
    return label[:1].upper() + label[1:]


def uncapital(label: str) -> str:
    """The label in the middle of a sentence; an abbreviation or a name keeps its capital.

    >>> uncapital("Commissiebrief"), uncapital("DB-memo")
    ('commissiebrief', 'DB-memo')
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def card_date(card: DocumentCard) -> str:
    return period(card.date, card.period)


def period(text: str, interval: Interval) -> str:
    """A day or month in full; anything vaguer as the paper itself writes it."""
    first = interval.first
    if first and interval.precision is Precision.DAY:
        return day(first)
    if first and interval.precision is Precision.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if ISO_DATE.fullmatch(text):
        return day(date.fromisoformat(text))
    return "datum onbekend" if text in ("", UNKNOWN) else text


def machine_date(card: DocumentCard) -> str:
    """What a `datetime` attribute may hold, or "" when only vague words are known."""
    first = card.period.first
    if first is None:
        return ""
    match card.period.precision:
        case Precision.DAY:
            return first.isoformat()
        case Precision.MONTH:
            return f"{first.year:04}-{first.month:02}"
        case Precision.YEAR:
            return f"{first.year:04}"
        case _:
            return ""
