"""A shielded page: its picture, and where the words of the safe text stand on it."""

from __future__ import annotations

from dataclasses import dataclass

from index.model import Frozen, Page


@dataclass(frozen=True, slots=True)
class SafeWord(Frozen):
    """A word of the safe text at `[start, end)`, or the label of a mask, with its box in pixels of the picture.

    A mask that runs over several lines has a word for each, with the same offsets.
    """

    start: int
    end: int
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SafePage(Frozen):
    """Page `number` (from 1) as it may be seen; `picture` is a PNG, empty when there is none.

    `reason` says in Dutch why there is none. Width and height are in pixels, at 144 dots an inch or less.
    """

    number: int
    width: int = 0
    height: int = 0
    picture: bytes = b""
    words: tuple[SafeWord, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SafePictures(Frozen):
    """The pages of one document, made of exactly the safe text with this digest (`text_digest`).

    `sheets`, only of a file without pages of its own: which part of the safe text was set on which page.
    """

    digest: str
    pages: tuple[SafePage, ...]
    sheets: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSight(Frozen):
    """What a viewer needs of a page without its picture; `seen` is False when there is none."""

    number: int
    width: int
    height: int
    seen: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Sight(Frozen):
    """What there is to see of a document; `download_bytes` is the size of the PDF, 0 when there is none.

    With `sheets` (as of `SafePictures`) the pages are ours: their numbers are not those of the file.
    """

    pages: tuple[PageSight, ...]
    download_bytes: int
    sheets: tuple[Page, ...] = ()


def text_digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()[:32]
