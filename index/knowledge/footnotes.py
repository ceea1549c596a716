"""Which sentence a footnote belongs to: the one that carries its mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

_NOTE = re.compile(
    r"^[ \t]*(?P<mark>[¹²³⁰⁴-⁹]+|\d{1,2}(?=\s+(?:Tweede Kamer|Kamerstuk|Zie|Handelingen)))", re.MULTILINE
)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def carrier(text: str, spans: Sequence[Span], position: int) -> Span | None:
    """The sentence that carries the mark of the footnote at `position`; None when it is no footnote."""
    line = text.rfind("\n", 0, position) + 1
    note = _NOTE.match(text, line)
    if not note:
        return None
    mark = note["mark"].translate(_SUPERSCRIPT)
    at = text.rfind(mark, 0, line)
    while at > 0 and (_is_note(text, at) or _within_longer(text, at, mark)):
        at = text.rfind(mark, 0, at)
    if at < 0:
        return None
    return next(((start, end) for start, end in spans if start <= at < end or 0 <= at - end <= 1), None)


def notes_of(text: str, start: int, end: int) -> list[Span]:
    """The footnotes, as spans of their lines, whose marks stand in the sentence at `text[start:end]`."""
    found = []
    for mark in re.findall(r"[¹²³⁰⁴-⁹]+", text[start : end + 1]):
        for match in re.finditer(rf"^[ \t]*{mark}[ \t]*(?P<note>[^\n]+)", text[end:], re.MULTILINE):
            found.append((end + match.start("note"), end + match.end("note")))
            break
    return found


def _is_note(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _within_longer(text: str, at: int, mark: str) -> bool:
    neighbours = text[at - 1 : at] + text[at + len(mark) : at + len(mark) + 1]
    return any(character in "⁰¹²³⁴⁵⁶⁷⁸⁹" for character in neighbours)
