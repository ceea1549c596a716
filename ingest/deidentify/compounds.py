"""Whether a word is made of dictionary words: "raadsinformatiebrief", "GGZ-aanbod"."""

from __future__ import annotations

_LONGEST = 80
"""Letters: what is longer is no word of a text, and trying all its parts takes time by their square."""
_LINKS = ("", "s", "en", "e", "er", "-", "s-")


class Compounds:
    """`short` are the words under four letters that may be a part; all words are in lower case."""

    def __init__(
        self,
        words: frozenset[str],
        english: frozenset[str],
        parties: frozenset[str],
        short: frozenset[str],
    ) -> None:
        self._words = words
        self._english = english
        self._parties = parties
        self._short = short

    def is_compound(self, lower: str) -> bool:
        if "-" in lower:
            parts = [part for part in lower.split("-") if part]
            return bool(parts) and all(self.is_word(part) for part in parts)
        return 7 <= len(lower) <= _LONGEST and self._splits(lower, 3, len(lower) < 9)

    def is_word(self, part: str) -> bool:
        return (
            part in self._words
            or part in self._english
            or part in self._parties
            or (7 <= len(part) <= _LONGEST and self._splits(part, 3, len(part) < 9))
        )

    def _splits(self, word: str, parts: int, short: bool) -> bool:
        for cut in range(len(word) - 3, 3, -1):
            head, tail = word[:cut], word[cut:]
            if tail not in self._words and tail.removesuffix("s") not in self._words:
                continue
            if len(tail) < 4 and tail not in self._short:
                continue
            for link in _LINKS:
                if not head.endswith(link):
                    continue
                stem = head[: len(head) - len(link)] if link else head
                common = {stem, tail} & self._short
                long = len(stem) > 3 or len(tail) > 7
                if len(stem) >= 3 and stem in self._words and (common or (long and not short)):
                    return True
                if (
                    parts > 2
                    and len(word) > 13
                    and len(stem) > 7
                    and self._splits(stem, parts - 1, len(stem) < 9)
                ):
                    return True
        return False
