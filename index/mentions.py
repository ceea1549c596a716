"""Names of concepts found in a text, which is read once, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.concepts import Concept, Mention, Name, Scheme

_ACCENTS = str.maketrans(
    "ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿ’‘",
    "AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUUuuuuYyy''",
)
_TOKEN = re.compile(r"\w+")
_BETWEEN = re.compile(r"[ \t\u00a0\u00ad\-–/'’.,&+]{0,3}(?:\n[ \t]*)?")
_PREFIX = 5


def fold(text: str) -> str:
    """Without accents, with straight apostrophes and in lower case, of the same length."""
    plain = text.translate(_ACCENTS)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def any_spelling(letters: str) -> str:
    """A pattern of what `fold` makes equal to these letters, for Python and for a database.

    >>> any_spelling("n.")
    '[nNÑñ]\\\\.'
    """
    return "".join(_any_spelling(letter) for letter in fold(letters))


def _any_spelling(letter: str) -> str:
    others = "".join(chr(accented) for accented, plain in _ACCENTS.items() if chr(plain).lower() == letter)
    return f"[{letter}{letter.upper()}{others}]" if others or letter.isalpha() else re.escape(letter)


@dataclass(frozen=True, slots=True)
class _Entry:
    tokens: tuple[str, ...]
    """Folded; a token that ends in * stands for every word that starts so."""
    exact: str
    """The literal spelling, for abbreviations, else empty."""
    concept: Concept
    name: Name


class Matcher:
    """Names by their first word."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._whole: dict[str, list[_Entry]] = {}
        self._start: dict[str, list[_Entry]] = {}
        for concept in concepts:
            for name in concept.names:
                self._add(concept, name)
        for entries in (*self._whole.values(), *self._start.values()):
            entries.sort(key=lambda entry: -len(entry.tokens))

    def _add(self, concept: Concept, name: Name) -> None:
        folded = fold(name.text)
        tokens = tuple(re.findall(r"\w+\*?", folded))
        if not tokens:
            return
        abbreviation = name.role == "afkorting" or (len(name.text) <= 4 and name.text.isupper())
        entry = _Entry(tokens, name.text if abbreviation else "", concept, name)
        first = tokens[0]
        if first.endswith("*") and len(first) > _PREFIX:
            self._start.setdefault(first[:_PREFIX], []).append(entry)
        else:
            self._whole.setdefault(first.rstrip("*"), []).append(entry)

    def find(self, text: str) -> Iterator[Mention]:
        folded = fold(text)
        tokens = [match.span() for match in _TOKEN.finditer(folded)]
        free: dict[Scheme, int] = {}
        whole, start_of = self._whole, self._start
        for i, (begin, end) in enumerate(tokens):
            word = folded[begin:end]
            entries = whole.get(word, ()), start_of.get(word[:_PREFIX], ())
            for entry in (*entries[0], *entries[1]):
                if begin < free.get(entry.concept.scheme, 0):
                    continue
                stop = self._match(entry, text, folded, tokens, i)
                if stop:
                    free[entry.concept.scheme] = stop
                    yield Mention(begin, stop, entry.concept, entry.name)

    @staticmethod
    def _match(entry: _Entry, text: str, folded: str, tokens: Sequence[tuple[int, int]], i: int) -> int:
        """The end of `entry` when it stands at token `i`, else 0."""
        wanted = entry.tokens
        if i + len(wanted) > len(tokens):
            return 0
        for offset, want in enumerate(wanted):
            begin, end = tokens[i + offset]
            word = folded[begin:end]
            if not (word.startswith(want[:-1]) if want.endswith("*") else word == want):
                return 0
            if offset and not _BETWEEN.fullmatch(text, tokens[i + offset - 1][1], begin):
                return 0
        begin, end = tokens[i][0], tokens[i + len(wanted) - 1][1]
        if entry.exact and re.sub(r"\W", "", text[begin:end]) != re.sub(r"\W", "", entry.exact):
            return 0
        if entry.concept.scheme == "gemeente" and text[begin:end].islower():
            return 0
        if entry.name.only_after:
            before = folded[max(0, begin - 24) : begin].rstrip()
            if not before.endswith(
                (entry.name.only_after, entry.name.only_after + "raad van", "raad van", "wethouders van")
            ):
                return 0
        return end
