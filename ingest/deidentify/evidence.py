"""Evidence as it travels through the pipeline: who saw what, where, and how sure; kept in `doc.spans`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, SpanGroup

SHAPES, NAMES, SWEEP, MODEL, SPREAD, KEPT = "vormen", "namen", "veeg", "model", "doorgetrokken", "behouden"
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
    spans = list(doc.spans[group]) if group in doc.spans else []
    for one in evidence:
        span = doc.char_span(one.start, one.end, label=one.label, span_id=one.source, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans)


def all_of(doc: Doc, *groups: str) -> list[Evidence]:
    return [one for group in groups or GROUPS for one in doc.user_data.get(f"kennisbank.{group}", ())]
