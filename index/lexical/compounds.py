"""Dutch compounds taken apart: `jeugdbeschermingsketen` → jeugd, bescherming, keten.

A word is covered with known words, joined by nothing, `s`, `en` or `e`. The cover whose weakest part is most
frequent for its length wins (after Koehn & Knight, EACL 2003, who take the geometric mean). Short parts
must be more frequent than long ones, as they turn up by chance. A word whose best cover starts with a particle
(`onder`-) or ends in a suffix (-`heid`) is a derivation, and stays whole.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from index.lexical.lists import WORD_GROUPS, frequencies

_LINKS: Final = ("", "s", "en", "e")
_LEAST: Final = {4: 33, 5: 30, 6: 27, 7: 24}
_LEAST_LONG: Final = 20
"""Frequency (tenths of Zipf) that a part of so many letters must have."""

_MORE_PARTS: Final = 4
_LINKED: Final = 1
"""What a cover loses for a further part, and for a linking letter."""

_MOST_PARTS: Final = 4
_SHORTEST: Final = 7

_SHORT_NOUNS: Final = WORD_GROUPS["korte_woorden"]
_SHORT_NOUN: Final = 8

_PARTICLES: Final = WORD_GROUPS["voorvoegsels"]
_SUFFIXES: Final = WORD_GROUPS["achtervoegsels"]
_NO_PARTS: Final = WORD_GROUPS["geen_deel"]
_OPAQUE: Final = WORD_GROUPS["ondoorzichtig"]


class _Cover(NamedTuple):
    weakest: int
    total: int
    parts: tuple[str, ...]


@lru_cache(maxsize=200_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a folded compound in reading order, then the parts of parts; () when it is none.

    >>> parts("jeugdbeschermingsketen")
    ('jeugd', 'bescherming', 'keten')
    >>> parts("jeugdhulpaanbieder")
    ('jeugdhulp', 'aanbieder', 'jeugd', 'hulp')
    >>> parts("onderzoeken")
    ()
    """
    found = _split(word)
    return tuple(dict.fromkeys([*found, *(deeper for part in found for deeper in parts(part))]))


@lru_cache(maxsize=200_000)
def atoms(word: str) -> tuple[str, ...]:
    """The smallest parts of a folded word in reading order; the word itself when it is no compound.

    >>> atoms("jeugdhulpaanbieder")
    ('jeugd', 'hulp', 'aanbieder')
    """
    found = _split(word)
    return tuple(atom for part in found for atom in atoms(part)) if found else (word,)


def _split(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST or word in _OPAQUE or not word.isascii() or not word.isalpha():
        return ()
    cover = _cover(word, _MOST_PARTS, first=True)
    if cover is None or cover.parts[0] in _PARTICLES or not _SUFFIXES.isdisjoint(cover.parts[1:]):
        return ()
    return cover.parts


@lru_cache(maxsize=200_000)
def _cover(rest: str, most: int, *, first: bool = False) -> _Cover | None:
    """The best way to write `rest` as at most so many known words; at the start of a word as at least two."""
    best = None
    if not first:
        worth = 5 if rest in _SUFFIXES else _worth(rest, last=True)
        best = None if worth is None else _Cover(worth, worth, (rest,))
    if most == 1:
        return best
    for end in range(3 if not first else 2, len(rest) - 2):
        head = rest[:end]
        worth = 5 if first and head in _PARTICLES else _worth(head, last=False)
        if worth is None:
            continue
        for link in _LINKS:
            if not rest.startswith(link, end) or len(rest) - end - len(link) < 3:
                continue
            tail = _cover(rest[end + len(link) :], most - 1)
            if tail is None:
                continue
            loss = (_MORE_PARTS if len(tail.parts) > 1 else 0) + (_LINKED if link else 0)
            found = _Cover(min(worth, tail.weakest) - loss, worth + tail.total, (head, *tail.parts))
            if best is None or found > best:
                best = found
    return best


def _worth(part: str, *, last: bool) -> int | None:
    """How far a part is above the least frequency for its length; None when it is no part."""
    if part in _SHORT_NOUNS:
        return _SHORT_NOUN
    known = frequencies()
    frequency = known.get(part)
    if frequency is None or len(part) < 4 or part in _NO_PARTS:
        return None
    # In the middle of a word `rechts` is `recht` with a linking s.
    if not last and part.endswith("s") and known.get(part[:-1], 0) > frequency:
        return None
    above = frequency - _LEAST.get(len(part), _LEAST_LONG)
    return above if above >= 0 else None
