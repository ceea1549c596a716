"""The paragraphs of proza/, that people wrote and marked: each time it is read a paragraph has other names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from training.marked import read_marked
from training.names import PARTICLES, Names
from training.text import Mark

PROSE = Path(__file__).parent / "proza"
UNKNOWN = "?"
"""The label of a stretch that may go either way: nothing is learned from it."""
LEARNED = {
    "PERSON": "PERSON", "OFFICIAL": "OFFICE", "ADDRESS": "ADDRESS", "POSTCODE": "ADDRESS", "SCHOOL": "SCHOOL",
    "AGE": "AGE", "CASE": "CASE", "PHONE": "PHONE", "BSN": "PHONE", "HANDLE": "HANDLE", "EMAIL": "HANDLE",
    "URL": "HANDLE", "DOB": UNKNOWN, "IBAN": UNKNOWN, "PLATE": UNKNOWN,
}  # fmt: skip
"""Labels in the text → what is learned."""
PEOPLE = frozenset(["PERSON", "OFFICE"])
_RENAMED, _KEPT = 0.7, 0.1
"""How often a paragraph gets other names, and how often one of its names stays all the same."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ONE_NAME = re.compile(r"[^\W\d_]+(-[^\W\d_]+)?")
_PARTICLES = {part for particle in PARTICLES for part in particle.split()}
_TITLED = re.compile(
    r"(?:mevrouw|mevr\.?|mw\.?|dhr\.?|heer|meneer|mijnheer|fam\.?|familie|juf|meester|[dm]r\.|drs\.|prof\.|wethouder|"
    r"minister|burgemeester|staatssecretaris|raadslid)\s+(?:\w\.\s*)*$",
    re.IGNORECASE,
)
_SURNAME_OPENS = re.compile(rf"(?:\w\.\s*)+|(?:{'|'.join(map(re.escape, _PARTICLES))})\s", re.IGNORECASE)


class Paragraph(NamedTuple):
    text: str
    marks: list[Mark]
    """In the order of the text, under the labels of LEARNED."""
    public: bool
    """Of a paper to be published, in which it matters who acts in an office."""


def paragraphs(names: Names, chance: random.Random, folder: Path = PROSE) -> Iterator[Paragraph]:
    """Each paragraph of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for row in read_marked(path.read_text(encoding="utf-8"), path.stem):
            marks = list(_marks(row))
            text = row["text"]
            if chance.random() < _RENAMED:
                text, marks = renamed(text, marks, names, chance)
            yield Paragraph(text, marks, row["policy"] == "openbaar")


def _marks(row: Mapping[str, Any]) -> Iterator[Mark]:
    marked = [(mark, field) for field in ("spans", "keep", "neutral") for mark in row[field]]
    for mark, field in sorted(marked, key=lambda one: one[0]["start"]):
        label = LEARNED.get(mark["label"])
        if field == "keep" and label != "OFFICE":
            continue
        if label or field == "neutral":
            yield mark["start"], mark["end"], UNKNOWN if field == "neutral" or not label else label


def renamed(text: str, marks: list[Mark], names: Names, chance: random.Random) -> tuple[str, list[Mark]]:
    """The text with other names for its people, the same one wherever a name comes back, written as it was."""
    others = _others(text, marks, names, chance)

    def other(match: re.Match[str]) -> str:
        word = match.group()
        new = others.get(word.lower()) or word
        if word.isupper() and len(word) > 2:
            return new.upper()
        return new.lower() if word.islower() else new

    parts: list[str] = []
    moved: list[Mark] = []
    at = length = 0
    for start, end, label in marks:
        piece = _WORD.sub(other, text[start:end]) if label in PEOPLE else text[start:end]
        length += start - at
        parts += text[at:start], piece
        moved.append((length, length + len(piece), label))
        length += len(piece)
        at = end
    return "".join([*parts, text[at:]]), moved


def _others(text: str, marks: list[Mark], names: Names, chance: random.Random) -> dict[str, str]:
    """Name in small letters → another one of its sort: a given name, or a surname."""
    found: dict[str, str] = {}
    for start, end, label in marks:
        if label not in PEOPLE:
            continue
        name = text[start:end]
        words = [word for word in _WORD.findall(name) if word.lower() not in _PARTICLES]
        for i, word in enumerate(words):
            if word.lower() in found:
                continue
            alone = len(words) == 1 and _TITLED.search(text[max(0, start - 30) : start])
            given = i == 0 and not alone and not _SURNAME_OPENS.match(name)
            new = names.given() if given else names.core()
            stays = len(word) <= 2 or chance.random() < _KEPT or not _ONE_NAME.fullmatch(new)
            found[word.lower()] = "" if stays else new
    return found
