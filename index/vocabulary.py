"""The controlled vocabulary of the domain: proeftuinen, organisations, themes, kinds and what they are called.

Nothing of it lives in code: `index.vocabulary_files` reads it from versioned files (`corpus/vocabulaire`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from index.concepts import Concept, Mention, Scheme
from index.mentions import Matcher
from index.query import Terms
from index.question_terms import question_terms


@dataclass(frozen=True)
class Vocabulary:
    """All concepts; look-ups by key, by label and by what stands in a text."""

    version: str
    """Fingerprint of the files: another vocabulary describes documents differently."""
    concepts: tuple[Concept, ...]
    abbreviations: Mapping[str, tuple[str, ...]]
    designations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What an expression stands for when it is written just so: "de Raad" is not "de raad"."""

    @cached_property
    def _by_key(self) -> dict[tuple[Scheme, str], Concept]:
        return {(concept.scheme, concept.key): concept for concept in self.concepts}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.concepts)

    def scheme(self, scheme: Scheme) -> tuple[Concept, ...]:
        return tuple(concept for concept in self.concepts if concept.scheme == scheme)

    def concept(self, scheme: Scheme, key: str) -> Concept | None:
        """The entry of `key`; a municipality and a proeftuin are organisations too ("gemeente-ede")."""
        found = self._by_key.get((scheme, key))
        if found is None and scheme == "organisatie":
            kind, _, name = key.partition("-")
            return self._by_key.get((kind, name))
        return found

    def label(self, scheme: Scheme, key: str) -> str:
        """What people see for `key`; the key itself when the vocabulary does not know it."""
        concept = self.concept(scheme, key)
        if concept is None:
            return key
        return concept.label if concept.scheme == scheme else f"{concept.scheme} {concept.label}"

    def mentions(self, text: str, schemes: Collection[Scheme] | None = None) -> tuple[Mention, ...]:
        """Where names stand in `text`, the longest at each place, in order.

        Case and accents do not matter, except in abbreviations; a line end inside a name is no obstacle.
        Names of different schemes may lie over each other.
        """
        return tuple(
            mention
            for mention in self._matcher.find(text)
            if schemes is None or mention.concept.scheme in schemes
        )

    @cached_property
    def terms(self) -> Terms:
        return question_terms(self.concepts, self.abbreviations, self.designations)
