"""The sentence of a passage that carries a hit, with what matches marked."""

from __future__ import annotations

from index.answer import Mark, MarkKind, Quote, Reading
from index.lexical import matches
from index.model import Passage
from index.sentences import sentences

LONGEST = 420
"""Characters of a quote; a longer sentence is shown around its first mark."""


def best_quote(passage: Passage, reading: Reading) -> Quote:
    """The sentence that holds most of the question's words; the first one when none does."""
    question = " ".join([reading.text, *(term for s in reading.synonyms for term in s.added)])
    found = matches(passage.text, question) if question.strip() else []
    spans = sentences(passage.text) or [(0, len(passage.text))]

    def weight(span: tuple[int, int]) -> tuple[int, int, int]:
        inside = {passage.text[a:b].casefold() for a, b in found if span[0] <= a and b <= span[1]}
        return len(inside), sum(map(len, inside)), min(span[1] - span[0], 120)

    start, end = max(spans, key=weight)
    marks = [(a, b) for a, b in found if start <= a and b <= end]
    return _quote(passage, start, end, marks)


def quote_around(passage: Passage, start: int, end: int) -> Quote:
    """The sentence around `passage.text[start:end]`, with that stretch marked."""
    around = next(((a, b) for a, b in sentences(passage.text) if a <= start < b), (0, len(passage.text)))
    return _quote(passage, *around, [(start, end)] if start < end else [])


def _quote(passage: Passage, start: int, end: int, marks: list[tuple[int, int]]) -> Quote:
    if end - start > LONGEST:
        first = marks[0][0] if marks else start
        start = max(start, first - LONGEST // 3)
        end = min(end, start + LONGEST)
    kept = [
        Mark(max(a, start) - start, min(b, end) - start, MarkKind.WORD)
        for a, b in marks
        if a < end and b > start
    ]
    return Quote(
        text=passage.text[start:end],
        marks=tuple(kept),
        passage_id=passage.id,
        ordinal=passage.ordinal,
        page=passage.page,
        heading_path=passage.heading_path,
    )
