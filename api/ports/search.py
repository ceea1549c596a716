"""What answers a question."""

from __future__ import annotations

from typing import Protocol

from index.answer import Answer, Hit, Question, Quote, Statement


class Searcher(Protocol):
    def ask(self, question: Question) -> Answer:
        """Raises QueryError when the question cannot be read; an empty text browses by the filters.

        The counts of a facet, and of `years`, leave that field's own filter out: they say what a visitor
        would get by choosing another value. A chosen value is always there, with 0 if need be.
        """
        ...

    def similar(self, document_id: str, limit: int) -> tuple[Hit, ...]: ...

    def quotes(self, document_id: str, text: str, limit: int) -> tuple[Quote, ...]:
        """The sentences of one document that answer best, best first; empty when none does."""
        ...


class Answerer(Protocol):
    def statements(self, question: Question) -> tuple[Statement, ...]:
        """Two or three whole source sentences that answer together; empty when the evidence is weak.

        Sources that say different things about the same are given side by side, oldest first.
        """
        ...
