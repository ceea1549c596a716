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
EXCLUDED = 500
"""Words that stand for `-woord*`."""


def completed(reading: Reading, engine: Engine) -> Reading:
    """With the words of the collection that begin as asked; the most usual of them is searched by meaning."""
    for term in reading.excluded:
        if term.endswith("*"):
            words = words_beginning(engine, term[:-1], EXCLUDED)
            reading = replace(reading, excluded_words=(*reading.excluded_words, *words))
    either = (term[:-1] for row in reading.alternatives for term in row if term.endswith("*"))
    for prefix in (*reading.prefixes, *either):
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
        refused = self._refused(every, reading, where, held)
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
        self, found: Sequence[Candidate], reading: Reading, where: models.Filter | None, held: Held
    ) -> set[str]:
        """The papers among these of which any passage holds what must not occur."""
        if not found or not reading.excluded:
            return set()
        within = all_of(where, any_value("document", sorted({each.payload["document"] for each in found})))

        def sought(term: str) -> str:
            return " ".join((term, *filter(words_pattern(term).match, reading.excluded_words)))

        return {
            passage.document_id
            for term in reading.excluded
            for passage in held.passages([each.id for each in self._with(sought(term), within)]).values()
            if words_pattern(term).search(passage.text)
        }

    def _with(self, words: str, where: models.Filter | None) -> list[Candidate]:
        return self._index.search(sparse=query_vector(words), where=where, limit=MOST, mode="sparse")


def _musts(reading: Reading) -> Iterator[re.Pattern[str]]:
    for row in reading.musts:
        yield re.compile("|".join(words_pattern(word).pattern for word in row))
