"""What people do who are in no office: "beleidsadviseur", "bewoners"."""

from __future__ import annotations

from ingest.deidentify.lexicon import Lexicon


def is_work(word: str, lexicon: Lexicon) -> bool:
    """Whether this is such a word, by how it ends."""
    return word.endswith(lexicon.parts["beroepen"]) and not word.startswith(lexicon.parts["geen_beroep"])


def is_work_of_many(word: str, lexicon: Lexicon) -> bool:
    """The same of more than one: "onderzoekers"."""
    one = word.removesuffix("s") if word.endswith("s") else word.removesuffix("en")
    return one != word and is_work(one, lexicon)
