"""Words that lost the space between them, as extraction leaves them: "CDAAnja", "KrulAdvocaat"."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.word import Is

_PARTS = re.compile(
    r"(?P<left>[A-ZÀ-Þ]{2,6}|(?:[A-ZÀ-Þ]?[a-zà-ÿ]+)(?:[A-ZÀ-Þ][a-zà-ÿ]+)?)(?P<right>[A-ZÀ-Þ][a-zà-ÿ]{2,})"
)
_PARTY, _ROLE = Is.PARTY, Is.CARER | Is.OFFICE | Is.TITLE


@lru_cache(maxsize=50_000)
def unglued(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words in it: a party before a given name, a name before what its bearer does; else the word itself.

    >>> from ingest.deidentify.lexicon import load_lexicon
    >>> unglued("CDAAnja", load_lexicon()), unglued("FlexusJeugdplein", load_lexicon())
    (('CDA', 'Anja'), ('FlexusJeugdplein',))
    """
    match = _PARTS.fullmatch(word)
    if match is None:
        return (word,)
    left, right = match.group("left"), match.group("right")
    first, last = lexicon[left].flags, lexicon[right].flags
    named = last & Is.GIVEN and last & Is.COUNTED and not last & Is.KEEP
    party = first & _PARTY or left.lower() in lexicon.cues["partijwoorden"]
    if named and (party or (left[0].islower() and first & Is.WORD)):
        return left, right
    if last & _ROLE and not last & Is.PARTICLE and first & (Is.SURNAME | Is.GIVEN) and not first & Is.KEEP:
        return left, right
    return (word,)
