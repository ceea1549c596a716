"""Text as the tokens of an embedding model, without special tokens and prefix."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from tokenizers import Tokenizer

from index.embedding.layout import PIECES, TOKENIZER
from index.embedding.pieces import Pieces, arrays_of, read_pieces, write_pieces
from index.errors import ModelError

CHUNK = 65_536
"""Characters tokenised at once: memory stays bounded on a text of any length."""

_UNREADABLE = "De woordenlijst van het taalmodel is niet leesbaar. Maak het model opnieuw klaar."
_CUT = re.compile(r"(?<=\S)(?=\s)")


class Encoding(Protocol):
    @property
    def ids(self) -> list[int]: ...
    @property
    def offsets(self) -> list[tuple[int, int]]: ...


class Encoder(Protocol):
    """What is asked of `tokenizers.Tokenizer`, or of who does the same."""

    def encode(self, text: str, /) -> Encoding: ...
    def encode_batch(self, texts: Sequence[str], /, *, add_special_tokens: bool) -> Sequence[Encoding]: ...
    def encode_batch_fast(self, texts: Sequence[str], /, *, add_special_tokens: bool) -> Sequence[Encoding]: ...


class Tokens:
    """An encoder that never cuts and never pads; safe to use from several threads."""

    def __init__(self, encoder: Encoder) -> None:
        if isinstance(encoder, Tokenizer):
            encoder.no_truncation()
            encoder.no_padding()
        self._encoder = encoder
        self._around = list(encoder.encode("").ids)

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        encodings = self._encoder.encode_batch_fast(
            [_writable(text) for text in texts], add_special_tokens=False
        )
        return [encoding.ids for encoding in encodings]

    def framed(self, prefix: str, texts: Sequence[str]) -> list[list[int]]:
        """What a model with one start and one end token reads of each text: start, prefix, text, end.

        The prefix is tokenised by itself, so that the tokens of a text are those of `ids`.
        """
        start, end = self._around
        head = [start, *self.ids([prefix.rstrip()])[0]]
        return [[*head, *ids, end] for ids in self.ids(texts)]

    def overhead(self, prefix: str) -> int:
        """How many tokens a prefix and the special tokens add to a text, at most."""
        return len(self._around) + len(self.ids([prefix])[0])

    def count(self, text: str) -> int:
        return sum(map(len, self.ids(list(_chunks(text)))))

    def pieces(self, texts: Sequence[str]) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """For each text the ids as a model reads them, start and end token included, and the (start, end) of
        the tokens between those two, as `offsets` gives them; for texts that are short."""
        start, end = self._around
        written = [_writable(text) for text in texts]
        encodings = self._encoder.encode_batch(written, add_special_tokens=False)
        return [
            ([start, *encoding.ids, end], _without_space(text, encoding.offsets))
            for text, encoding in zip(written, encodings, strict=True)
        ]

    def offsets(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of each token in `text`, in characters, without the white space before a word."""
        chunks = list(_chunks(text))
        encodings = self._encoder.encode_batch([_writable(chunk) for chunk in chunks], add_special_tokens=False)
        found: list[tuple[int, int]] = []
        base = 0
        for chunk, encoding in zip(chunks, encodings, strict=True):
            found += [(base + start, base + end) for start, end in _without_space(chunk, encoding.offsets)]
            base += len(chunk)
        return found


def read_tokens(path: Path) -> Tokens:
    """Open a `tokenizer.json`; ModelError when it is missing or damaged."""
    try:
        return Tokens(Tokenizer.from_file(str(path)))
    except Exception as error:  # tokenizers raises nothing narrower
        raise ModelError(_UNREADABLE) from error


def builtin_tokens(folder: Path) -> Tokens:
    """The tokens of the built-in model in `folder`, from its `Pieces`; a process that asks twice shares one.

    Where those are missing or damaged they are made; ModelError when the tokenizer is too.
    """
    try:
        facts = (folder / TOKENIZER).stat()
        return _opened(folder, facts.st_mtime_ns, facts.st_size)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(_UNREADABLE) from error


@lru_cache(maxsize=1)
def _opened(folder: Path, _changed: int, _size: int) -> Tokens:
    try:
        return Tokens(read_pieces(folder / PIECES))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        arrays = arrays_of(json.loads((folder / TOKENIZER).read_bytes()))
        with suppress(OSError):  # a cache that others prepared may be closed to this user
            write_pieces(arrays, folder / PIECES)
        return Tokens(Pieces(arrays))


def _without_space(text: str, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start + (end - start > 1 and text[start].isspace()), end) for start, end in offsets]


def _chunks(text: str) -> Iterator[str]:
    """Cut before white space after a word, where a tokenizer cuts too."""
    start = 0
    while len(text) - start > CHUNK:
        cut = _CUT.search(text, start + CHUNK)
        if cut is None:
            break
        yield text[start : cut.start()]
        start = cut.start()
    yield text[start:]


def _writable(text: str) -> str:
    """The text with a replacement character for each lone surrogate: those have no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub(r"[\ud800-\udfff]", "�", text)
    return text
