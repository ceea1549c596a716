"""Letters that stand for a body, an office or a paper, and for nobody: "OR", "MvT"."""

from __future__ import annotations

from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.word import Is

_OTHERWISE = Is.KEEP | Is.PARTY | Is.STARTER | Is.PARTICLE | Is.TITLE


def is_abbreviation(letters: str, lexicon: Lexicon) -> bool:
    """Whether the lists know these letters, which a name may have too.

    >>> from ingest.deidentify.lexicon import load_lexicon
    >>> is_abbreviation("MvT", load_lexicon()), is_abbreviation("HdJ", load_lexicon())
    (True, False)
    """
    return (
        letters in lexicon.cues["geen_monogram"]
        or bool(lexicon[letters].flags & _OTHERWISE)
        or letters.title() in lexicon.cues["afkortingen"]
    )
