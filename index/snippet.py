"""The sentence of a passage that carries a hit, with what matches marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from index.answer import Mark, MarkKind, Quote, Reading
from index.lexical import fold, matching_words, telling_words
from index.lexical.lists import frequencies
from index.mentions import any_spelling
from index.mentions import fold as plain
from index.model import Passage
from index.sentences import sentences

LONGEST = 420
"""Characters of a quote; a longer sentence is shown around its first mark."""

COMMON: Final = 55
"""Tenths of Zipf from which a word of a question tells nothing about a passage ("beter", "wij", "werken")."""

WORD_WEIGHT: Final = 0.03
"""What a matched word of usual rarity counts against a cosine (docs/metingen.md, "De getoonde zin")."""

_HEADING: Final = 8
"""Words of which a heading has at most so many."""

Stretch = tuple[int, int, float]
"""Start, end and how much the match says."""


def best_quote(passage: Passage, reading: Reading, near: Sequence[float] = ()) -> Quote:
    """The sentence that says most of what is asked, by its words and, with `near`, by its meaning.

    `near` holds the cosine of each sentence of the passage to the question. Without it and without a word in
    common it is the first sentence.
    """
    found = matching(passage.text, reading)
    exact = [[place for term in row for place in _occurrences(passage.text, term)] for row in reading.musts]
    start, end = _with_next(passage.text, *best_sentence(passage.text, found, near, exact))
    inside = [(a, b) for a, b, _ in found if start <= a and b <= end]
    if not inside and len(near):
        return quoted(passage, start, end, [(start, end)], MarkKind.MEANING)
    return quoted(passage, start, end, inside)


def _with_next(text: str, start: int, end: int) -> tuple[int, int]:
    """A heading or a short question says little by itself: what stands under it is shown with it."""
    if text[start:end].endswith((".", "!", ";")) or len(text[start:end].split()) > _HEADING:
        return start, end
    following = next(((a, b) for a, b in sentences(text) if a >= end), None)
    return (start, following[1]) if following and following[1] - start <= LONGEST else (start, end)


def quote_around(passage: Passage, start: int, end: int) -> Quote:
    """The sentence around `passage.text[start:end]`, with that stretch marked."""
    around = next(((a, b) for a, b in sentences(passage.text) if a <= start < b), (0, len(passage.text)))
    return quoted(passage, *around, [(start, end)] if start < end else [])


def matching(text: str, reading: Reading) -> list[Stretch]:
    """Words, names and groups of the question and its synonyms in `text`, in order.

    Common words only for want of others.
    """
    if not reading.text:
        return []
    found = [(a, b, _worth(word)) for a, b, word in matching_words(text, reading.text)]
    if any(worth for _, _, worth in found) or _tells(reading.text):
        found = [each for each in found if each[2]]
    for synonym in reading.synonyms:
        for words in synonym.added:
            found += [(a, b, 1.5) for a, b in _occurrences(text, words)]
    names = (*(synonym.term for synonym in reading.synonyms), *reading.names)
    # A single word of the question is found above, unless it is a common one.
    several = (name for name in names if " " in name)
    for group in dict.fromkeys((*(term for row in reading.musts for term in row), *several)):
        found += [_together(a, b, found) for a, b in _occurrences(text, group)]
    kept: list[Stretch] = []
    for each in sorted(found, key=lambda stretch: (stretch[0], -stretch[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _together(start: int, end: int, found: Sequence[Stretch]) -> Stretch:
    """A whole group says at least what its words say."""
    return start, end, max(1.5, sum(worth for a, b, worth in found if start <= a and b <= end))


def best_sentence(
    text: str,
    found: Sequence[Stretch],
    near: Sequence[float] = (),
    exact: Sequence[Sequence[tuple[int, int]]] = (),
) -> tuple[int, int]:
    """The sentence that scores highest by `said` and its cosine; a longer one when they are equal.

    Where some hold what must stand there to the letter (`exact`: the places of each), it is one of those.
    """
    spans = sentences(text) or [(0, len(text))]
    close = near if len(near) == len(spans) else [0.0] * len(spans)

    def weight(place: int) -> tuple[int, float, int]:
        start, end = spans[place]
        held = sum(any(start <= a and b <= end for a, b in places) for places in exact)
        return held, WORD_WEIGHT * said(text, start, end, found) + close[place], min(end - start, 120)

    return spans[max(range(len(spans)), key=weight)]


def said(text: str, start: int, end: int, found: Sequence[Stretch]) -> float:
    """How much the different words of the question in `text[start:end]` say; a whole sentence a bit more."""
    inside: dict[str, float] = {}
    for a, b, worth in found:
        if start <= a and b <= end:
            word = fold(text[a:b])[:6]
            inside[word] = max(worth, inside.get(word, 0.0))
    whole = text[start:end].endswith((".", "!", "?", ":", ";"))
    return sum(inside.values()) + (0.5 if inside and whole else 0)


def quoted(
    passage: Passage, start: int, end: int, marks: Sequence[tuple[int, int]], kind: MarkKind = MarkKind.WORD
) -> Quote:
    """`passage.text[start:end]` with its marks; a long stretch is cut at words, around its first mark."""
    text = passage.text
    if end - start > LONGEST:
        first = marks[0][0] if marks else start
        if first - LONGEST // 3 > start:
            start = text.rfind(" ", start, first - LONGEST // 3) + 1 or start
        if end - start > LONGEST:
            end = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
    kept = [Mark(max(a, start) - start, min(b, end) - start, kind) for a, b in marks if a < end and b > start]
    return Quote(
        text=text[start:end],
        marks=tuple(kept),
        passage_id=passage.id,
        ordinal=passage.ordinal,
        page=passage.page,
        heading_path=passage.heading_path,
    )


def share_said(texts: Iterable[str], reading: Reading) -> float:
    """The largest part of the telling words of a question that one of these texts holds, by what they say.

    A text may hold them as typed or with the abbreviations written out.
    """
    known = list(texts)
    ways = dict.fromkeys((reading.text, reading.meant))
    return max(_share(known, way) for way in ways)


def _share(texts: Sequence[str], question: str) -> float:
    asked = {word: _worth(word) or 0.1 for word in telling_words(question)}
    total = sum(asked.values())
    if not total:
        return 0.0
    held = ({word for _, _, word in matching_words(text, question)} for text in texts)
    return max((sum(asked.get(word, 0.0) for word in words) for words in held), default=0.0) / total


def _worth(word: str) -> float:
    """0 for a common word, 1 for a usual one, up to 2 for a rare one."""
    frequency = frequencies().get(fold(word), 20)
    return 0.0 if frequency >= COMMON else 1.0 + max(0, 45 - frequency) / 25


def _tells(question: str) -> bool:
    return any(_worth(word) for word in re.findall(r"\w{3,}", question))


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    # Looking for a word takes a tenth of what looking with a pattern takes, and most texts do not hold it.
    if plain(words.split()[0].rstrip("*")) not in _plain(text):
        return []
    return [match.span() for match in words_pattern(words).finditer(text)]


@lru_cache(maxsize=8)  # a text is asked for all synonyms of a question
def _plain(text: str) -> str:
    return plain(text)


@lru_cache(maxsize=1000)
def words_pattern(words: str) -> re.Pattern[str]:
    """These whole words, however they are spaced and accented; with a * behind it the last is a beginning."""
    open_end = words.endswith("*") and words[-2:-1].isalnum()
    words = words[:-1] if open_end else words
    body = r"\s+".join(any_spelling(word) for word in words.split())
    return re.compile(rf"(?<!\w){body}" + (r"\w*" if open_end else r"(?!\w)"))
