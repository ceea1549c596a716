"""A table cell that holds an initial with a capitalised word and nothing else is a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence

_NAME = re.compile(
    r"(?<=\|)[ \t]*(?P<name>(?:[A-Z]\.[ ]?){1,4}(?:(?:van|de|der|den|ten|ter|el|al|la)[ ]){0,2}"
    r"[A-Z][\w'’-]{2,40})[ \t]*(?=\||\n|$)"
    r"|(?:^|\n)(?P<first>(?:[A-Z]\.[ ]?){1,4}(?:(?:van|de|der|den|ten|ter|el|al|la)[ ]){0,2}"
    r"[A-Z][\w'’-]{2,40})[ \t]*(?=\|)"
)


def find_cells(text: str) -> Iterator[Evidence]:
    """Names in the cells of rows written as `a | b`; a numbered heading ("A. Aanleiding") stands in no row."""
    for match in _NAME.finditer(text):
        yield Evidence(*match.span(match.lastgroup or 0), "PERSON", "vorm", 0.9, "naam in een cel")
