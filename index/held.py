"""The passages that one question touches, with what was kept of them: each is read from the catalogue once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from index.catalogue.passages import Passages
from index.catalogue.vectors import FloatArray, Parts, Vectors, content_key, opened
from index.model import Passage
from index.words_near import AskedWords, compared

Kept = TypeVar("Kept")


class Held:
    """Lives as long as a question is answered: what is taken away meanwhile is gone at the next one."""

    def __init__(self, passages: Passages, kept: Vectors | None, dimension: int) -> None:
        self._stored, self._kept, self._dimension = passages, kept, dimension
        self._passages: dict[str, Passage] = {}
        self._keys: dict[str, str] = {}
        self._parts: dict[str, Parts] = {}
        self._words: dict[str, FloatArray] = {}
        self._sentences: dict[str, FloatArray] = {}

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Those that exist."""
        missing = [each for each in ids if each not in self._passages]
        if missing:
            self._passages |= self._stored.get(missing)
        return {each: self._passages[each] for each in ids if each in self._passages}

    def words(self, ids: Sequence[str], asked: AskedWords) -> dict[str, FloatArray]:
        """`index.words_near.compared` of each of these passages, as far as kept; `asked` is always the same."""
        if not len(asked.weights):
            return {}
        return self._known(
            ids,
            self._words,
            lambda parts: compared(asked, {key: each.words for key, each in parts.items() if each.words}),
        )

    def sentences(self, ids: Sequence[str]) -> dict[str, FloatArray]:
        """The vectors of the sentences of each of these passages [n, dimension], as far as kept."""
        return self._known(
            ids,
            self._sentences,
            lambda parts: {
                key: opened(each.sentences, self._dimension)
                for key, each in parts.items()
                if each.sentences is not None
            },
        )

    def _known(
        self, ids: Sequence[str], known: dict[str, Kept], made: Callable[[Mapping[str, Parts]], dict[str, Kept]]
    ) -> dict[str, Kept]:
        keys = {each: self._key(each, passage) for each, passage in self.passages(ids).items()}
        missing = [key for key in keys.values() if key not in known]
        if missing:
            known |= made(self._read(missing))
        return {each: known[key] for each, key in keys.items() if key in known}

    def _read(self, keys: Sequence[str]) -> dict[str, Parts]:
        missing = [key for key in keys if key not in self._parts]
        if missing and self._kept is not None:
            self._parts |= self._kept.parts(missing)
        return {key: self._parts[key] for key in keys if key in self._parts}

    def _key(self, identity: str, passage: Passage) -> str:
        if identity not in self._keys:
            self._keys[identity] = content_key(passage.text)
        return self._keys[identity]
