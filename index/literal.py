"""What must or must not stand there to the letter: `"exacte zin"`, `jeugdbesch*`, `wijk OF buurt`, `-woord`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qdrant_client.http import models
from sqlalchemy import Engine

from index.answer import Reading
from index.catalogue.beginnings import words_beginning
from index.held import Held
from index.lexical import query_vector
from index.snippet import words_pattern
from index.vectors import Candidate, VectorIndex
from index.vectors.filters import all_of, any_value

MOST = 2000
"""Passages in which a word is looked for; those of the index that hold it best."""
COMPLETIONS = 24
"""Words that stand for `woord*` when candidates are looked for."""


def completed(reading: Reading, engine: Engine) -> Reading:
    """With the words of the collection that begin as asked; the most usual of them is searched by meaning."""
    for prefix in reading.prefixes:
        if words := words_beginning(engine, prefix, COMPLETIONS):
            beginning = re.compile(rf"(?<!\w){re.escape(prefix)}(?!\w)")
            reading = replace(
                reading,
                text=beginning.sub(words[0], reading.text),
                written_out=beginning.sub(words[0], reading.written_out),
                completions=(*reading.completions, *words),
            )
    return reading


class Literal:
    """Looks words up in one index and reads the passages that hold them."""

    def __init__(self, index: VectorIndex) -> None:
        self._index = index

    def only(
        self, found: Sequence[Candidate], reading: Reading, where: models.Filter | None, held: Held
    ) -> list[Candidate]:
        """Candidates that hold what must occur, others that do added, none of a paper with what must not."""
        wanted = [
            *reading.phrases,
            *reading.completions,
            *(word for row in reading.alternatives for word in row),
        ]
        have = {candidate.id for candidate in found}
        more = self._with(" ".join(wanted), where) if wanted else []
        every = [*found, *(each._replace(score=0.0) for each in more if each.id not in have)]
        refused = self._refused(every, reading.excluded, where, held)
        texts = held.passages([candidate.id for candidate in every])
        musts = list(_musts(reading))
        return [
            candidate
            for candidate in every
            if candidate.id in texts
            and candidate.payload["document"] not in refused
            and all(must.search(texts[candidate.id].text) for must in musts)
        ]

    def _refused(
        self, found: Sequence[Candidate], words: Sequence[str], where: models.Filter | None, held: Held
    ) -> set[str]:
        """The papers among these of which any passage holds one of the words."""
        if not found or not words:
            return set()
        within = all_of(where, any_value("document", sorted({each.payload["document"] for each in found})))
        return {
            passage.document_id
            for word in words
            for passage in held.passages([each.id for each in self._with(word, within)]).values()
            if words_pattern(word).search(passage.text)
        }

    def _with(self, words: str, where: models.Filter | None) -> list[Candidate]:
        return self._index.search(sparse=query_vector(words), where=where, limit=MOST, mode="sparse")


def _musts(reading: Reading) -> Iterator[re.Pattern[str]]:
    yield from (words_pattern(phrase) for phrase in reading.phrases)
    yield from (words_pattern(prefix, open_end=True) for prefix in reading.prefixes)
    for row in reading.alternatives:
        yield re.compile("|".join(words_pattern(word).pattern for word in row))
