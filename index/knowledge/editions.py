"""Papers that are editions of one work, told by title, maker and the version that each gives itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

Version = tuple[int, ...]
HEAD = 800
"""Characters from the start of a paper in which it gives its version."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A paper that may be one of several; `head` is how its text begins."""

    id: str
    title: str
    name: str
    kind: str
    organisation: str | None
    proeftuinen: frozenset[str]
    day: date | None
    head: str

    @property
    def version(self) -> Version | None:
        """What the paper calls itself in its head, its title or the name of its file; a concept comes first."""
        for pattern, words in ((_IN_HEAD, self.head[:HEAD]), (_IN_TITLE, self.title), (_IN_NAME, self.name)):
            if match := pattern.search(words):
                return tuple(int(part) for part in re.findall(r"\d+", match["number"]))
        return (0,) if _CONCEPT.search(self.title) else None


def work(title: str) -> str:
    """A title without its version, equal for the editions of one work; "" when too short to tell works apart.

    >>> work("Werkinstructie Overdracht, versie 2.1") == work("Concept-werkinstructie overdracht")
    True
    """
    bare = _CONCEPT.sub(" ", _IN_TITLE.sub(" ", title.casefold()))
    words = re.findall(r"\w+", bare)
    return " ".join(words) if sum(map(len, words)) >= 12 else ""


def replaced_editions(papers: Iterable[Edition]) -> dict[str, str]:
    """Id of a paper → id of the last edition of the same work."""
    works: dict[str, list[Edition]] = {}
    for paper in papers:
        if key := work(paper.title):
            works.setdefault(key, []).append(paper)
    found: dict[str, Edition] = {}
    for editions in works.values():
        for one, other in combinations(editions, 2):
            for earlier, later in ((one, other), (other, one)):
                known = found.get(earlier.id)
                if _follows(later, earlier) and (known is None or _follows(later, known)):
                    found[earlier.id] = later
    return {identity: later.id for identity, later in found.items()}


def _follows(later: Edition, earlier: Edition) -> bool:
    if later.kind != earlier.kind:
        return False
    by_one = later.organisation == earlier.organisation or later.proeftuinen & earlier.proeftuinen
    first, second = earlier.version, later.version
    if second is None and first == (0,):
        second = (1,)  # what was a concept and is none any more
    if not by_one or first is None or second is None or second <= first:
        return False
    return later.day is None or earlier.day is None or later.day >= earlier.day


_NUMBER = r"(?P<number>\d{1,2}(?:[.]\d{1,2}){0,2})(?![\d-])"
_IN_HEAD = re.compile(rf"^\W*versie(?:nummer)?\b[\s|:]*v?{_NUMBER}", re.IGNORECASE | re.MULTILINE)
_IN_TITLE = re.compile(rf"[\s,(–-]+(?:versie|v\.?)\s?{_NUMBER}\)?", re.IGNORECASE)
_IN_NAME = re.compile(
    r"[-_ ](?:versie|v)[-_ ]?(?P<number>\d{1,2}(?:[.-]\d{1,2}){0,2})(?=\.\w+$|[-_ ])", re.IGNORECASE
)
_CONCEPT = re.compile(r"\bconcept\b[\s:–-]*", re.IGNORECASE)
