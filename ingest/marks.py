"""Marks of footnotes, written as superscript digits."""

from __future__ import annotations

MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_RAISE = str.maketrans("0123456789", MARKS)
_LOWER = str.maketrans(MARKS, "0123456789")


def raised(number: str) -> str:
    """A number as a mark.

    >>> raised("12")
    '¹²'
    """
    return number.translate(_RAISE)


def lowered(mark: str) -> str:
    """A mark as a number.

    >>> lowered("¹²")
    '12'
    """
    return mark.translate(_LOWER)
