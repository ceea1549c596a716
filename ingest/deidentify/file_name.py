"""What in the name of a file is a person: names in it have no sentence, and seldom their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.model import Finding
from ingest.deidentify.lexicon import Lexicon

_ENDING = re.compile(
    r"\.(?:pdf|txt|md|docx?|odt|rtf|html?|xml|json|csv|eml|msg|zip|png|jpe?g|tiff?)$", re.IGNORECASE
)


def as_words(name: str) -> str:
    """A file name as words without its ending, each character in its place.

    >>> as_words("brief_Jan-de-Wit.pdf")
    'brief Jan de Wit    '
    """
    bare = _ENDING.sub(lambda ending: " " * len(ending.group()), name)
    return bare.translate(str.maketrans("_-+/.", "     "))


def kept_phrases(lexicon: Lexicon) -> tuple[str, ...]:
    """The kept names of more than one word, in lower case, as they stand in a file name."""
    return tuple(as_words(term.lower()) for term in lexicon.keep if len(term.split()) > 1 or "-" in term)


def of_people(name: str, found: Sequence[Finding], kept: Iterable[str]) -> list[Finding]:
    """The findings in a name (as words) without codes and parts of kept names: "hart-van-brabant-plan.pdf"."""
    kept = tuple(kept)
    return [
        one for one in found if one.label != "PERSON" or not (_is_code(name, one) or _is_kept(name, one, kept))
    ]


def _is_kept(name: str, one: Finding, kept: Iterable[str]) -> bool:
    words = name.lower()
    return any(
        (at := words.find(phrase)) != -1 and at <= one.start and one.end <= at + len(phrase) for phrase in kept
    )


def _is_code(name: str, one: Finding) -> bool:
    """A "name" that is part of a word with digits in it: "hr-efcbdc5d.md" numbers a judgment."""
    start, end = one.start, one.end
    while start and name[start - 1].isalnum():
        start -= 1
    while end < len(name) and name[end].isalnum():
        end += 1
    return any(c.isdigit() for c in name[start:end])
