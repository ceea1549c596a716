"""Whole numbers in an address."""

from __future__ import annotations


def whole_number(text: str, digits: int) -> int | None:
    """The number of at most so many digits, or None for anything else.

    >>> whole_number("12", 3), whole_number("1234", 3), whole_number("-1", 3), whole_number("", 3)
    (12, None, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None
