"""What reviewers decided on a text, as findings that win over those of the machine."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from index.catalogue.decisions import Decided
from index.model import Finding

_START, _END = attrgetter("start"), attrgetter("end")


def ruled(decisions: Sequence[Decided]) -> list[Finding]:
    """The decisions that hold, in reading order; given in the order in which they were taken."""
    return [
        Finding(one.start, one.end, one.label, "beoordelaar", 1.0, one.decision, one.by)
        for one in latest(decisions)
    ]


def latest(decisions: Sequence[Decided]) -> list[Decided]:
    """The last decision on each stretch; one that overlaps an older one replaces it."""
    kept: list[Decided] = []
    for one in decisions:
        first = bisect_right(kept, one.start, key=_END)
        kept[first : bisect_left(kept, one.end, first, key=_START)] = [one]
    return kept
