"""Patterns that are tried only where a word stands that they can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_RUN = re.compile(r"\w+")
_PLAIN = re.compile(r"[\w|]+")
_MOST_SEEN = 50_000
_NUMBERS: dict[str, int] = {}
"""Every opening there is, numbered; many patterns share one."""
_WORDS: dict[str, list[int]] = {}
"""Whole words in lower case with the openings that they are."""
_FORMS: list[tuple[int, re.Pattern[str]]] = []
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

    An opening is a row of whole words in any case, `is|was`, or a pattern that asks for nothing behind the run:
    `lft\\.?` and `\\d` do not, `in de` does. With `ahead` the rest holds the opening once more, as in a
    group. It is made when its module is loaded, before any `Places`.
    """

    def __init__(self, opening: str, rest: str, flags: int = 0, *, ahead: bool = False) -> None:
        plain = _PLAIN.fullmatch(opening) is not None
        self._number = _number_of(opening, flags, plain)
        first = rf"(?i:{opening})\b" if plain else f"(?:{opening})"
        self.whole = re.compile(rf"(?<!\w){f'(?={first})' if ahead else first}{rest}", flags)

    def finditer(self, places: Places) -> Iterator[re.Match[str]]:
        """The matches that `finditer` of the whole pattern gives.

        >>> age = Opened("is|wordt", r"[ ](?P<age>\\d+)")
        >>> [match["age"] for match in age.finditer(Places.of("Zij is 8, hij wordt 9"))]
        ['8', '9']
        """
        text, match_at, end = places.text, self.whole.match, 0
        for start in places.starts.get(self._number, ()):
            if start >= end and (match := match_at(text, start)):
                yield match
                end = match.end()


def _number_of(opening: str, flags: int, plain: bool) -> int:
    key = opening if plain else f"{flags}{opening}"
    if key not in _NUMBERS:
        number = _NUMBERS[key] = len(_NUMBERS)
        _SEEN.clear()
        if plain:
            for word in opening.lower().split("|"):
                _WORDS.setdefault(word, []).append(number)
        else:
            _FORMS.append((number, re.compile(f"(?:{opening})", flags)))
    return _NUMBERS[key]


def _opened_by(run: str) -> tuple[int, ...]:
    return (*_WORDS.get(run.lower(), ()), *(number for number, form in _FORMS if form.match(run)))
