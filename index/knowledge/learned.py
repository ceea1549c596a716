"""All that one paper teaches, read in one go from its safe text."""

from __future__ import annotations

from dataclasses import dataclass

from index.knowledge.chains import (
    AsPromised,
    Edge,
    LetterMention,
    find_as_promised,
    find_edges,
    find_letter_mentions,
)
from index.knowledge.decisions import Decision, find_decisions
from index.knowledge.money import Money, find_money
from index.knowledge.promise import Promise
from index.knowledge.promises import find_promises
from index.knowledge.statements import Statement, find_statements
from index.model import Metadata
from index.vocabulary import Vocabulary

VERSION = 4
"""Raised with any change of what is found: papers that were read with another version are read again."""


@dataclass(frozen=True, slots=True)
class Learned:
    edges: tuple[Edge, ...]
    mentions: tuple[LetterMention, ...]
    as_promised: tuple[AsPromised, ...]
    promises: tuple[Promise, ...]
    decisions: tuple[Decision, ...]
    money: tuple[Money, ...]
    statements: tuple[Statement, ...]


def learn(text: str, metadata: Metadata, vocabulary: Vocabulary) -> Learned:
    """Read a safe text; `metadata` is of the same text, its references and amounts included."""
    return Learned(
        edges=find_edges(text, metadata, metadata.references),
        mentions=find_letter_mentions(text, metadata),
        as_promised=find_as_promised(text),
        promises=find_promises(text, metadata),
        decisions=find_decisions(text, metadata, vocabulary),
        money=find_money(text, metadata, vocabulary),
        statements=find_statements(text, metadata, vocabulary),
    )
