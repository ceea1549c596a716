"""The short answer: whole source sentences that answer, chosen and never written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from index.answer import DocumentCard, MarkKind, Reading, Statement
from index.counting import Counted, counted, counted_noun
from index.model import Passage
from index.sentences import sentences
from index.snippet import LONGEST, WORD_WEIGHT, Stretch, matching, quoted, said

MOST: Final = 3
SIDE_BY_SIDE: Final = 5
"""Statements when sources count the same thing at different times."""
BEHIND: Final = 0.08
"""How far a sentence may lie behind the best one."""
COUNT_BEHIND: Final = 0.12
"""The same for a sentence that counts what is asked, against the best of all, with a number or without."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: Passage
    card: DocumentCard
    start: int
    end: int
    score: float
    marks: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def choose(
    found: Sequence[tuple[DocumentCard, Passage]], reading: Reading, near: Mapping[str, Sequence[float]]
) -> tuple[Statement, ...]:
    """The sentence of each document that answers best, at most three; by date when the question is how many.

    `found` holds the strong passages, best first, and `near` the cosine to the question of each sentence of a
    passage, by its id. Only whole sentences are chosen; to "hoeveel" only those that count what is asked, one
    for each number.
    """
    candidates = [
        sentence
        for card, passage in found
        for sentence in _sentences(card, passage, reading, near.get(passage.id, ()))
    ]
    noun = counted_noun(reading.text)
    if noun:
        return _side_by_side(candidates, noun)
    if not candidates:
        return ()
    best = _best_of_each(candidates)
    return tuple(_statement(each) for each in best if each.score >= best[0].score - BEHIND)[:MOST]


def _side_by_side(candidates: Sequence[_Sentence], noun: str) -> tuple[Statement, ...]:
    """What each source counts, oldest first; the same number once, preferably from a dated source.

    What is told apart ("9 andere") says nothing by itself, and lies far from the question beside what does.
    """
    least = max((sentence.score for sentence in candidates), default=0.0) - COUNT_BEHIND
    by_count: dict[Counted, list[_Sentence]] = {}
    around: dict[str, str] = {}
    for sentence in candidates:
        around[sentence.card.id] = f"{around.get(sentence.card.id, '')} {sentence.text}"
    for sentence in candidates:
        for count in counted(sentence.text, noun, around[sentence.card.id]):
            if count.others or sentence.score >= least:
                by_count.setdefault(count, []).append(sentence)
    if all(count.others for count in by_count):
        return ()
    chosen = [
        min(each, key=lambda sentence: (sentence.card.period.first is None, -sentence.score))
        for each in by_count.values()
    ]
    chosen = sorted(chosen, key=lambda sentence: -sentence.score)[:SIDE_BY_SIDE]
    once = {(each.passage.id, each.start): each for each in chosen}
    return tuple(_statement(each) for each in sorted(once.values(), key=_day))


def _best_of_each(candidates: Sequence[_Sentence]) -> list[_Sentence]:
    """The best sentence of each document, best first; what two documents say alike is there once."""
    best: dict[str, _Sentence] = {}
    for sentence in sorted(candidates, key=lambda each: -each.score):
        best.setdefault(sentence.card.id, sentence)
    return list({" ".join(each.text.casefold().split()): each for each in reversed(best.values())}.values())[
        ::-1
    ]


def _sentences(
    card: DocumentCard, passage: Passage, reading: Reading, near: Sequence[float]
) -> list[_Sentence]:
    spans = sentences(passage.text)
    if len(near) != len(spans):
        return []
    matches = matching(passage.text, reading)
    return [
        _Sentence(
            passage,
            card,
            start,
            end,
            near[place] + WORD_WEIGHT * said(passage.text, start, end, matches),
            tuple(match for match in matches if start <= match[0] and match[1] <= end),
        )
        for place, (start, end) in enumerate(spans)
        if _tells_by_itself(passage.text[start:end])
    ]


def _tells_by_itself(sentence: str) -> bool:
    """Whether a sentence can be shown whole and says something: no heading, no address of a web page."""
    return (
        len(sentence) <= LONGEST
        and sentence.endswith((".", "!"))
        and len(sentence.split()) > 4
        and not re.search(r"https?://|www\.", sentence)
    )


def _statement(sentence: _Sentence) -> Statement:
    kind = MarkKind.WORD if sentence.marks else MarkKind.MEANING
    spans = [(a, b) for a, b, _ in sentence.marks] or [(sentence.start, sentence.end)]
    return Statement(quoted(sentence.passage, sentence.start, sentence.end, spans, kind), sentence.card)


def _day(sentence: _Sentence) -> tuple[bool, str]:
    """Oldest first, undated last."""
    first = sentence.card.period.first
    return first is None, first.isoformat() if first else ""
