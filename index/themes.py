"""Which themes a passage is about: each tag rests on a sentence of it, and a person has the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.concepts import MEANS_THE_CONCEPT, Concept, Mention
from index.embed import Embedder
from index.sentences import sentences
from index.vocabulary import Vocabulary

WORDS: Final = "themawoord"
PRINCIPLE: Final = "basisprincipe"
THEME: Final = "thema"

LEAST: Final = 0.16
"""Score from which a passage is about a theme."""

# Fitted by logistic regression on the part `ontwikkeling` of corpus/themas.jsonl, all themes together
# (docs/metingen.md, "Thema's"). Seven numbers, so that they cannot learn the passages by heart.
_BIAS: Final = -5.72
_WORD: Final = 4.54
"""A word that means the theme."""
_AGAIN: Final = 1.97
"""Each further one, at most three."""
_HINT: Final = 2.67
"""Each different word that points to it, at most four."""
_HEADING: Final = 0.68
"""A word that means it in a heading above the passage."""
_HEADING_HINT: Final = 2.72
"""A word that points to it there."""
_COMPANY: Final = 5.89
"""A word that means it in every other passage of a long paper; in half of them it counts half."""
_FEW: Final = 2
"""So many passages are taken to name nothing: a paper of two passages says little of what it is about."""
_NEARNESS: Final = 21.4
"""Cosine with what the theme means, above that of the theme with the other themes."""

_PRINCIPLES_NAMED: Final = re.compile(r"(?i)\b(?:basis|leidende )principe")
_COMMON: Final = frozenset({"eenvoudig", "lerend"})
"""Principles that are ordinary words too: they count only beside another one, or the word itself."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme (or a principle: `scheme`) of a passage, with the sentence at `text[start:end]` it rests on."""

    scheme: str
    key: str
    start: int
    end: int
    score: float
    """From 0 to 1."""
    source: str
    """regel (its words say so), model (nearness and indications say so) or persoon."""


class ThemeReader:
    """Reads the themes of passages with the words of the vocabulary and the meaning of the model."""

    def __init__(self, vocabulary: Vocabulary, embedder: Embedder) -> None:
        self._vocabulary = vocabulary
        self._embedder = embedder

    @cached_property
    def _concepts(self) -> tuple[Concept, ...]:
        return self._vocabulary.scheme(WORDS)

    @cached_property
    def _meanings(self) -> NDArray[np.float32]:
        """A row for each theme: the vector of what it means."""
        return self._embedder.passages([str(each.details["uitleg"]) for each in self._concepts])

    @cached_property
    def _usual(self) -> NDArray[np.float32]:
        """How near each theme lies to the other themes: the themes do not lie equally central."""
        near = self._meanings @ self._meanings.T
        np.fill_diagonal(near, 0)
        return np.asarray(near.sum(axis=0) / max(len(self._concepts) - 1, 1), np.float32)

    def named(self, text: str) -> frozenset[str]:
        """Keys of the themes for which the text has a word that means them."""
        return frozenset(m.concept.key for m in self._vocabulary.mentions(text, (WORDS,)) if _means(m))

    def tags(
        self,
        text: str,
        headings: Sequence[str],
        vector: NDArray[np.float32],
        company: Sequence[frozenset[str]] = (),
    ) -> tuple[Tag, ...]:
        """Themes of a passage with this (unit) vector, and principles; best first.

        `company` holds what is `named` in each other passage of the paper: a passage that tells what happens
        without naming it is about what the rest of its paper is about.
        """
        mentions = self._vocabulary.mentions(text, (WORDS, PRINCIPLE))
        above = self._vocabulary.mentions(" . ".join(headings), (WORDS,))
        near = self._meanings @ vector - self._usual
        near -= near.mean()
        found = [
            Tag(THEME, concept.key, *self._sentence(text, said, row), round(score, 3), _source(said))
            for row, concept in enumerate(self._concepts)
            for said in [[m for m in mentions if m.concept == concept]]
            for over in [[m for m in above if m.concept == concept]]
            for share in [sum(concept.key in names for names in company) / (len(company) + _FEW)]
            for score in [_score(text, said, over, share, float(near[row]))]
            if score >= LEAST
        ]
        found += self._principles(text, [m for m in mentions if m.concept.scheme == PRINCIPLE])
        return tuple(sorted(found, key=lambda tag: (-tag.score, tag.key)))

    def evidence(self, text: str, scheme: str, key: str) -> tuple[int, int]:
        """The sentence that says most of a theme or a principle, for who knows that the text is about it."""
        row = next((row for row, concept in enumerate(self._concepts) if concept.key == key), None)
        said = [m for m in self._vocabulary.mentions(text, (WORDS, scheme)) if m.concept.key == key]
        if row is None or said:
            return self._sentence(text, said, 0)
        return self._sentence(text, (), row)

    def _principles(self, text: str, mentions: Sequence[Mention]) -> Iterator[Tag]:
        first = {m.concept.key: m for m in reversed(mentions) if m.name.role in MEANS_THE_CONCEPT}
        in_company = len(first) > 1 or _PRINCIPLES_NAMED.search(text)
        for key, mention in first.items():
            if in_company or key not in _COMMON:
                start, end = _around(text, mention.start)
                yield Tag(PRINCIPLE, key, start, end, 1.0, "regel")

    def _sentence(self, text: str, said: Sequence[Mention], row: int) -> tuple[int, int]:
        """The sentence with most words for the theme, whole if there is such; without words the nearest."""
        spans = sentences(text) or [(0, len(text))]
        spans = [
            span for span in spans if _whole(text[slice(*span)]) and (not said or _weight(said, *span))
        ] or spans
        if said:
            return max(spans, key=lambda span: (_weight(said, *span), span[0] * -1))
        vectors = self._embedder.passages([text[a:b] for a, b in spans])
        return spans[int(np.argmax(vectors @ self._meanings[row]))]


def _score(text: str, said: Sequence[Mention], above: Sequence[Mention], share: float, near: float) -> float:
    words = sum(_means(m) for m in said)
    hints = len({text[m.start : m.end].casefold() for m in said if not _means(m)})
    total = (
        _BIAS
        + _WORD * min(words, 1)
        + _AGAIN * max(0, min(words, 4) - 1)
        + _HINT * min(hints, 4)
        + _HEADING * any(_means(m) for m in above)
        + _HEADING_HINT * any(not _means(m) for m in above)
        + _COMPANY * share
        + _NEARNESS * near
    )
    return 1 / (1 + exp(-total))


def _means(mention: Mention) -> bool:
    return mention.name.role != "term"


def _source(said: Sequence[Mention]) -> str:
    return "regel" if any(_means(m) for m in said) else "model"


def _whole(sentence: str) -> bool:
    """No heading, and no row of a table."""
    return sentence.endswith((".", "!", "?", ";", ":")) and "|" not in sentence and len(sentence.split()) > 3


def _weight(said: Sequence[Mention], start: int, end: int) -> float:
    return sum(1.0 if _means(m) else 0.5 for m in said if start <= m.start < end)


def _around(text: str, at: int) -> tuple[int, int]:
    return next(((a, b) for a, b in sentences(text) if a <= at < b), (0, len(text)))
