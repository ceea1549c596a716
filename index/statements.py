"""The short answer: whole source sentences that answer, chosen and never written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.answer import DocumentCard, MarkKind, Reading, Statement
from index.embed import Embedder
from index.model import Passage
from index.sentences import sentences
from index.snippet import LONGEST, matching, quoted

MOST: Final = 3
SIDE_BY_SIDE: Final = 5
"""Statements when sources count the same thing at different times."""
WORD_WEIGHT: Final = 0.015
"""What a matched word of usual rarity counts against a cosine."""
BEHIND: Final = 0.04
"""How far a sentence may lie behind the best one."""

_HOW_MANY: Final = re.compile(r"\b(?:hoeveel|aantal)\b", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:\d{1,3}(?:\.\d{3})*|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|vijftien|twintig|dertig|veertig|vijftig|honderd)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: Passage
    card: DocumentCard
    start: int
    end: int
    words: float

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def choose(
    found: Sequence[tuple[DocumentCard, Passage]], reading: Reading, embedder: Embedder
) -> tuple[Statement, ...]:
    """The sentence of each document that answers best, at most three; by date when the question is how many.

    `found` holds the strong passages, best first. Only sentences that can be shown whole are chosen; to
    "hoeveel" only those that hold a number.
    """
    how_many = bool(_HOW_MANY.search(reading.text))
    candidates = [
        sentence
        for card, passage in found
        for sentence in _sentences(card, passage, reading)
        if not how_many or _COUNTED.search(sentence.text)
    ]
    if not candidates:
        return ()
    asked = embedder.query(reading.text)
    near = embedder.passages([sentence.text for sentence in candidates]) @ asked
    scores = [float(n) + WORD_WEIGHT * s.words for n, s in zip(near, candidates, strict=True)]
    best: dict[str, tuple[float, _Sentence]] = {}
    for score, sentence in zip(scores, candidates, strict=True):
        if score > best.get(sentence.card.id, (0.0, sentence))[0]:
            best[sentence.card.id] = score, sentence
    ordered = sorted(best.values(), key=lambda pair: -pair[0])
    near_best = [each for score, each in ordered if score >= ordered[0][0] - BEHIND]
    kept = list({" ".join(each.text.casefold().split()): each for each in reversed(near_best)}.values())[::-1]
    kept = kept[: SIDE_BY_SIDE if how_many else MOST]
    if how_many:
        kept.sort(key=_day)
    return tuple(_statement(each, reading) for each in kept)


def _sentences(card: DocumentCard, passage: Passage, reading: Reading) -> list[_Sentence]:
    matches = matching(passage.text, reading)
    return [
        _Sentence(passage, card, a, b, sum(worth for s, e, worth in matches if a <= s and e <= b))
        for a, b in sentences(passage.text)
        if b - a <= LONGEST and passage.text[a:b].endswith((".", "!")) and len(passage.text[a:b].split()) > 3
    ]


def _statement(sentence: _Sentence, reading: Reading) -> Statement:
    marks = [
        (a, b)
        for a, b, _ in matching(sentence.passage.text, reading)
        if sentence.start <= a and b <= sentence.end
    ]
    kind = MarkKind.WORD if marks else MarkKind.MEANING
    spans = marks or [(sentence.start, sentence.end)]
    return Statement(quoted(sentence.passage, sentence.start, sentence.end, spans, kind), sentence.card)


def _day(sentence: _Sentence) -> tuple[bool, str]:
    """Oldest first, undated last."""
    first = sentence.card.period.first
    return first is None, first.isoformat() if first else ""
