"""A table cell or row that opens with an initial and a capitalised word names a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence

_NAME = re.compile(
    r"(?<=\|)[ \t]*(?P<name>(?:[A-Z]\.[ ]?){1,4}(?:(?:van|de|der|den|ten|ter|el|al|la)[ ]){0,2}"
    r"[A-Z][\w'’-]{2,40})[ \t]*(?=\||\n|$)"
    r"|(?:^|\n)(?P<first>(?:[A-Z]\.[ ]?){1,4}(?:(?:van|de|der|den|ten|ter|el|al|la)[ ]){0,2}"
    r"[A-Z][\w'’-]{2,40})[ \t]*(?=\||[^\n|]{0,60}(?:\b0\d{1,3}[ -]?\d{6,8}\b|@))"
)


def find_cells(text: str) -> Iterator[Evidence]:
    """Names in rows written as `a | b`, or with a telephone number or e-mail address behind them.

    A numbered heading ("A. Aanleiding") stands in no such row.
    """
    for match in _NAME.finditer(text):
        yield Evidence(*match.span(match.lastgroup or 0), "PERSON", "vorm", 0.9, "naam in een cel")
