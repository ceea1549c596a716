"""What a document says of itself, carried over: read again from the safe text, or shielded by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from index.model import (
    Amount,
    Decision,
    Described,
    Evidence,
    Fact,
    Finding,
    Interval,
    Metadata,
    Precision,
    Reference,
)

_Found = TypeVar("_Found", Reference, Amount)


class Offsets:
    """Where a place in the unsafe text lies in the safe text; inside a mask: at its start."""

    def __init__(self, findings: Sequence[Finding], safe_length: int) -> None:
        self._masks = [one for one in findings if one.decision is Decision.MASK and one.safe_start is not None]
        self._limit = safe_length

    def safe(self, offset: int) -> int:
        shift = 0
        for one in self._masks:
            assert one.safe_start is not None and one.safe_end is not None
            if offset < one.end:
                return (
                    min(one.safe_start, self._limit) if offset > one.start else min(offset + shift, self._limit)
                )
            shift = one.safe_end - one.end
        return min(offset + shift, self._limit)

    def hides(self, start: int, end: int) -> bool:
        """Whether a mask lies over any part of this stretch of the unsafe text."""
        return any(one.start < end and start < one.end for one in self._masks)

    def safe_end(self, offset: int) -> int:
        for one in self._masks:
            if one.start < offset < one.end:
                assert one.safe_end is not None
                return one.safe_end
        return self.safe(offset)


def safe_metadata(
    described: Described, text: str, offsets: Offsets, safe: Callable[[str], str], *, keeps_dates: bool
) -> Metadata:
    """The same facts: those in the text re-read from the safe text, the others shielded."""
    unsafe, metadata = described.document.text, described.metadata

    def words(start: int | None, end: int | None, value: str) -> str:
        if start is None or end is None or " ".join(unsafe[start:end].split()) != " ".join(value.split()):
            return safe(value)
        return " ".join(text[offsets.safe(start) : offsets.safe_end(end)].split())

    def fact(one: Fact) -> Fact:
        evidence = one.evidence
        if evidence is None or evidence.start is None or evidence.end is None:
            return Fact(safe(one.value), evidence)
        return Fact(words(evidence.start, evidence.end, one.value), place(evidence))

    def key(one: Fact) -> Fact:
        """A key of our own vocabulary ("hart-van-brabant") is no word of the document: only its place moves."""
        return Fact(one.value, place(one.evidence) if one.evidence else None)

    def place(evidence: Evidence) -> Evidence:
        if evidence.start is None or evidence.end is None:
            return evidence
        return Evidence(evidence.rule, offsets.safe(evidence.start), offsets.safe_end(evidence.end))

    def moved(one: _Found) -> _Found:
        raw = words(one.start, one.end, one.raw)
        return replace(one, start=offsets.safe(one.start), end=offsets.safe_end(one.end), raw=raw)

    # A region that is a proeftuin keeps its name, also in a case: "proeftuin-flevoland" looks like an account.
    regions = {one.value for one in metadata.proeftuinen}
    of_the_region = metadata.organisation.value.removeprefix("proeftuin-") in regions
    return replace(
        metadata,
        kind=fact(metadata.kind),
        title=fact(metadata.title),
        date=fact(metadata.date) if keeps_dates else Fact(),
        period=metadata.period if keeps_dates else Interval(None, None, Precision.UNKNOWN),
        sender=fact(metadata.sender),
        addressee=fact(metadata.addressee),
        organisation=key(metadata.organisation) if of_the_region else fact(metadata.organisation),
        municipality=fact(metadata.municipality),
        number=fact(metadata.number),
        proeftuinen=tuple(map(key, metadata.proeftuinen)),
        themas=tuple(map(key, metadata.themas)),
        basisprincipes=tuple(map(key, metadata.basisprincipes)),
        # The canonical form of a number that is masked would tell it after all.
        references=tuple(moved(one) for one in metadata.references if not offsets.hides(one.start, one.end)),
        amounts=tuple(map(moved, metadata.amounts)),
    )
