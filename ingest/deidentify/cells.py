"""Names by their place in a cell, a row or the head of a mail."""

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
# "Graaf, Garrelt de <...>": turned around, with the tussenvoegsel at the end.
_TURNED = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÀ-Þ][\w'’-]{1,60}(?:[ ][A-ZÀ-Þ][\w'’-]{1,60})?,[ ]"
    r"(?:[A-ZÀ-Þ][\w'’-]+|(?:[A-Z]\.[ ]?){1,4})(?:[ ]\((?:[A-Z]\.){1,4}\))?"
    r"[ ](?:van|de|den|der|ter|ten|te|van[ ](?:de|den|der|het|'t)|in[ ]'t|op[ ]den|el|al))(?=[ ]*[<;|])"
)


def find_cells(text: str) -> Iterator[Evidence]:
    """Names in rows written as `a | b`, or with a telephone number or e-mail address behind them.

    A numbered heading ("A. Aanleiding") stands in no such row.
    """
    for match in _NAME.finditer(text):
        yield Evidence(*match.span(match.lastgroup or 0), "PERSON", "vorm", 0.9, "naam in een cel")
    for match in _TURNED.finditer(text):
        yield Evidence(*match.span("name"), "PERSON", "vorm", 0.9, "naam achterstevoren")
