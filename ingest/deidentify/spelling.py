"""How one name is written: with capitals, in the possessive, in the plural."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TITLED = re.compile(r"[^\W\d_]+")


def title(word: str) -> str:
    return _TITLED.sub(lambda match: match.group()[:1].upper() + match.group()[1:].lower(), word)


def bases(word: str) -> Iterator[str]:
    """The word, then without its possessive or plural: Daan's, Lottes, Max', Janssens."""
    yield word
    if word.endswith("'s"):
        yield word[:-2]
    elif word.endswith("'") or (word.endswith("s") and len(word) > 4):
        yield word[:-1]
