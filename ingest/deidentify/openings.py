"""Patterns that are tried only where a word stands that they can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_RUN = re.compile(r"\w+")
_SIMPLE = re.compile(r"[\w|*]+")
_MOST_SEEN = 50_000
_NUMBERS: dict[str, int] = {}
"""Every opening there is, numbered; many patterns share one."""
_WORDS: dict[str, list[int]] = {}
"""Whole words in lower case with the openings that they are; below: how words begin, end and what they hold."""
_BEGINS: dict[str, list[int]] = {}
_ENDS: dict[str, list[int]] = {}
_HOLDS: dict[str, list[int]] = {}
_FORMS: list[tuple[int, str]] = []
"""The other openings, as patterns; they are tried in one go."""
_LONGEST = 30
"""Letters of the longest beginning or end of a word."""
_SEEN: dict[str, tuple[int, ...]] = {}
"""Which openings a run of letters and digits holds at its beginning; each spelling is worked out once."""


@dataclass(frozen=True, slots=True)
class Places:
    """A text, and where in it each opening stands."""

    text: str
    starts: Mapping[int, list[int]]

    @classmethod
    def of(cls, text: str) -> Places:
        if len(_SEEN) > _MOST_SEEN:
            _SEEN.clear()
        starts: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            word = run.group()
            numbers = _SEEN.get(word)
            if numbers is None:
                numbers = _SEEN[word] = _opened_by(word)
            for number in numbers:
                starts.setdefault(number, []).append(run.start())
        return cls(text, starts)


class Opened:
    """A pattern in two parts: what its match opens with, at the beginning of a run of letters, and the rest.

    An opening is a row of words in any case, `is|geb*|*school`, or a pattern that asks for nothing behind the
    run: `lft\\.?` and `\\d` do not, `in de` does. With `ahead` the rest holds the opening once more, as in a
    group. It holds no group itself, and is made when its module is loaded, before any `Places`.
    """

    def __init__(self, opening: str, rest: str, flags: int = 0, *, ahead: bool = False) -> None:
        simple = _SIMPLE.fullmatch(opening) is not None
        self._number = _number_of(opening, flags, simple)
        first = f"(?i:{'|'.join(map(_pattern_of, opening.split('|')))})" if simple else f"(?:{opening})"
        self._whole = rf"(?<!\w){f'(?={first})' if ahead else first}{rest}"
        self._at_an_opening = re.compile(rest if ahead else first + rest, flags)

    @property
    def whole(self) -> re.Pattern[str]:
        """The same as one pattern, to be sought anywhere."""
        return re.compile(self._whole, self._at_an_opening.flags & ~re.UNICODE)

    def finditer(self, places: Places) -> Iterator[re.Match[str]]:
        """The matches that `finditer` of the whole pattern gives.

        >>> age = Opened("is|wordt", r"[ ](?P<age>\\d+)")
        >>> [match["age"] for match in age.finditer(Places.of("Zij is 8, hij wordt 9"))]
        ['8', '9']
        """
        text, match_at, end = places.text, self._at_an_opening.match, 0
        for start in places.starts.get(self._number, ()):
            if start >= end and (match := match_at(text, start)):
                yield match
                end = match.end()


def _pattern_of(word: str) -> str:
    return word.strip("*").join((r"\w*" if word[0] == "*" else "", "" if word[-1] == "*" else r"\b"))


def _number_of(opening: str, flags: int, simple: bool) -> int:
    key = opening if simple else f"{flags}{opening}"
    if key not in _NUMBERS:
        number = _NUMBERS[key] = len(_NUMBERS)
        _SEEN.clear()
        if simple:
            for word in opening.lower().split("|"):
                kept = (_WORDS, _BEGINS, _ENDS, _HOLDS)[(word[-1] == "*") + 2 * (word[0] == "*")]
                assert len(word) <= _LONGEST, word
                kept.setdefault(word.strip("*"), []).append(number)
        else:
            _FORMS.append((number, f"(?i:{opening})" if flags & re.IGNORECASE else opening))
    return _NUMBERS[key]


def _opened_by(run: str) -> tuple[int, ...]:
    lower = run.lower()
    numbers = set(_WORDS.get(lower, ()))
    for size in range(1, min(len(lower), _LONGEST) + 1):
        numbers.update(_BEGINS.get(lower[:size], ()), _ENDS.get(lower[-size:], ()))
    for part, some in _HOLDS.items():
        if part in lower:
            numbers.update(some)
    found = _all_forms(len(_FORMS)).match(run)
    held = found.groups() if found else ()
    numbers.update(number for (number, _), text in zip(_FORMS, held, strict=True) if text is not None)
    return tuple(numbers)


@lru_cache(maxsize=1)
def _all_forms(count: int) -> re.Pattern[str]:
    """One group for each of the first `count` forms, that holds something where the form does."""
    return re.compile("".join(f"(?:(?=({form}))|)" for _, form in _FORMS[:count]))
