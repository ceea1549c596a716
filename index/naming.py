"""Questions that ask what something is called, and passages that say it."""

from __future__ import annotations

import re

from index.answer import Reading
from index.sentences import sentences

_ASKS = re.compile(
    r"\bhoe (?:heet|heten|heette)\b|\bhoe (?:wordt|worden|noemt|noemen)\b.*\b(?:genoemd|ze|zij|we|wij|men)\b"
    r"|\b(?:andere|lokale|eigen) (?:naam|namen|benaming|benamingen)\b|\bonder welke na(?:am|men)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:heet|heten|heette|noemt|noemen|genoemd|genaamd|gedoopt|onder de na(?:am|men))\b", re.IGNORECASE
)


def asks_for_a_name(question: str) -> bool:
    """
    >>> asks_for_a_name("hoe heet het regionaal veiligheidsteam elders"), asks_for_a_name("hoe werkt het?")
    (True, False)
    """
    return _ASKS.search(question) is not None


def gives_a_name(text: str, reading: Reading) -> bool:
    """Whether a sentence says what something of the question is called, by a name that the vocabulary knows."""
    names = {name.casefold() for synonym in reading.synonyms for name in synonym.added}
    return any(
        _SAYS.search(sentence) and any(name in sentence.casefold() for name in names)
        for sentence in (text[start:end] for start, end in sentences(text))
    )
