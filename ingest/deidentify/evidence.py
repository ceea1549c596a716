"""Evidence as it travels through the pipeline: who saw what, where, and how sure; kept in `doc.spans`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc, Span, SpanGroup

from ingest.deidentify.tokens import WORDS

WHO = frozenset(["PERSON", "OFFICIAL"])
"""Labels of who is named."""
SHAPES, NAMES, SWEEP, MODEL, SPREAD, KEPT = "vormen", "namen", "veeg", "model", "doorgetrokken", "behouden"
_STARTS = "kennisbank.begin"
GROUPS = (SHAPES, NAMES, SWEEP, MODEL, SPREAD)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters `[start, end)` of the view that one component holds for an identifier.

    `score` runs from 0 to 1: certain 1.0, cue and form 0.9, list 0.75, sweep 0.5. `ground` names the cue.
    """

    start: int
    end: int
    label: str
    source: str
    score: float
    ground: str = ""


def add(doc: Doc, group: str, found: Iterable[Evidence]) -> None:
    """Add evidence to a group; the spaCy spans cover at least its characters."""
    evidence = list(found)
    known: list[Evidence] = doc.user_data.setdefault(f"kennisbank.{group}", [])
    known.extend(evidence)
    if group not in doc.spans:
        doc.spans[group] = SpanGroup(doc, name=group)
    if evidence:
        doc.spans[group].extend(list(_spans(doc, evidence)))


def _spans(doc: Doc, evidence: Iterable[Evidence]) -> Iterator[Span]:
    starts: list[int] = doc.user_data.get(_STARTS) or doc.user_data.setdefault(_STARTS, _starts(doc))
    for one in evidence:
        first, last = bisect_right(starts, one.start) - 1, bisect_left(starts, one.end)
        if first < last:
            yield Span(doc, first, last, label=one.label, span_id=one.source)


def set_evidence(doc: Doc, group: str, found: Iterable[Evidence]) -> None:
    """Put other evidence in the place of what a group holds; its spaCy spans stay as they were seen."""
    doc.user_data[f"kennisbank.{group}"] = list(found)


def _starts(doc: Doc) -> list[int]:
    words, spaces = doc.user_data.get(WORDS) or (
        [t.text for t in doc],
        [bool(t.whitespace_) for t in doc],
    )
    return [0, *accumulate(len(word) + space for word, space in zip(words, spaces, strict=True))][:-1]


def all_of(doc: Doc, *groups: str) -> list[Evidence]:
    return [one for group in groups or GROUPS for one in doc.user_data.get(f"kennisbank.{group}", ())]
