"""Where two witnesses disagree: the trained component is sure of a person, the rules made something else of it.

What the rules explain away stays readable under `openbaar`; where the component is nearly sure all the same, a
person looks first. Measured on public papers and on the gold set (docs/decisions.md).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Doc

from ingest.deidentify.built_in import CHANCES
from ingest.deidentify.decide import resolve
from ingest.deidentify.evidence import MODEL, NAMES, SWEEP, Evidence, all_of
from ingest.deidentify.sheet import Sheet

LEAST = 0.4
"""Below this score a rule knows that it is no person ("Let op")."""
_NEVER = re.compile(r"(?:[NZ]\.?[OW]\.?|[BW]\.|[A-Z]{2,3})")
"""North-east, the mayor "en W.", and what is short and all capitals: a body (AB, DB), not a person."""
_NO_NAME = frozenset("vVqQ-,.\"'nN|&(")


def disputed(
    doc: Doc, sheet: Sheet, taken: Collection[tuple[int, int]], sure: float, enough: float
) -> list[Evidence]:
    """Evidence of people with a score under `enough` that the component gives a chance of at least `sure`.

    `taken` are the stretches that were decided on already, in characters of the sheet.
    """
    chances = doc.user_data.get(CHANCES)
    if chances is None:
        return []
    found = [
        one
        for one in all_of(doc, NAMES, SWEEP, MODEL)
        if one.label == "PERSON"
        and LEAST <= one.score < enough
        and not _NEVER.fullmatch(sheet.text[one.start : one.end])
        and not any(start < one.end and one.start < end for start, end in taken)
        and any(
            chances[i] >= sure for i in sheet.tokens_in(one.start, one.end) if sheet.letters[i] not in _NO_NAME
        )
    ]
    return resolve(sheet.text, found, lambda one: 0.0)
