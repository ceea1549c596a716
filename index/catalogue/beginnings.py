"""Which words of the collection begin with some letters, as `jeugdbesch*` asks."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sqlalchemy import Engine, select

from index.catalogue.states import INDEXED
from index.catalogue.tables import documents, passages
from index.mentions import any_spelling

READ: Final = 2000
"""Passages in which words are looked for: the beginning of a rare word stands in fewer."""


def words_beginning(engine: Engine, letters: str, limit: int) -> list[str]:
    """At most `limit` words in small letters, the most usual first."""
    holding = (
        select(passages.c.text)
        .join(documents)
        .where(documents.c.state == INDEXED, passages.c.text.regexp_match(any_spelling(letters)))
        .limit(READ)
    )
    word = re.compile(rf"(?<!\w){any_spelling(letters)}\w*")
    with engine.connect() as db:
        found = Counter(w.lower() for text in db.scalars(holding) for w in word.findall(text))
    return [word for word, _ in found.most_common(limit)]
