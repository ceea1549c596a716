"""Which characters of a page may be seen: those of the safe text, and what around it names nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.model import Decision, Finding, Layout, OffsetMap, Repaired, SafeDocument

NO = -1
BETWEEN = 4
"""So many characters may be lost between two that stay: a hyphen, a line break, white space."""
SHORT_NAME = 3

Read = Callable[[str], Sequence[Finding]]
"""Text → everything in it that may identify someone, with what the policy does with it."""

_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Cover:
    """What hides something: the label that is shown, and its place in the safe text if it has one."""

    label: str
    start: int = NO
    end: int = NO


@dataclass(slots=True)
class Allowed:
    """For each character of the converted text: its place in the safe text, and the cover that hides it.

    A character with neither stands outside the running text (a header, a page number) and may be seen.
    """

    safe: NDArray[np.int32]
    cover: NDArray[np.int32]
    covers: list[Cover] = field(default_factory=list)


def allowed(
    text: str,
    layout: Layout,
    repaired: Repaired,
    document: SafeDocument,
    labels: Callable[[str], str],
    read: Read,
) -> Allowed:
    """`text` is the converted text that `layout` belongs to, `labels` gives a word for a kind of finding.

    What the running text left out is read on its own: whatever may identify someone there is hidden, and so is
    every part of a name that was hidden in the running text. Of a case nothing outside its text is shown.
    """
    raw = raw_offsets(repaired.origin, len(repaired.text), len(text))
    found = Allowed(np.full(len(text) + 1, NO, np.int32), np.full(len(text) + 1, NO, np.int32))
    _running_text(found, raw, repaired.text, document)
    masked = [one for one in document.findings if one.decision is Decision.MASK]
    names = {word for one in masked for word in _words(repaired.text[one.start : one.end])}
    _rest(found, text, layout, document.release.policy == "casus", names, labels, read)
    return found


def raw_offsets(origin: OffsetMap, length: int, limit: int) -> NDArray[np.int64]:
    """The offset in the converted text of each character of the repaired text (`OffsetMap.to_raw` for all)."""
    starts = np.asarray(origin.clean)
    steps = np.searchsorted(starts, np.arange(length), side="right") - 1
    raw: NDArray[np.int64] = np.asarray(origin.raw)[steps] + np.arange(length) - starts[steps]
    return np.minimum(raw, limit)


def _running_text(found: Allowed, raw: NDArray[np.int64], text: str, document: SafeDocument) -> None:
    done = 0
    shift = 0
    for one in document.findings:
        if one.decision is not Decision.MASK or one.safe_start is None or one.safe_end is None:
            continue
        found.safe[raw[done : one.start]] = np.arange(done, one.start) + shift
        done, shift = one.end, one.safe_end - one.end
        found.covers.append(_cover(document.text, one.safe_start, one.safe_end))
        number = len(found.covers) - 1
        places = raw[one.start : one.end + 1]
        found.cover[places[: one.end - one.start]] = number
        for at, following in pairwise(places):
            if at < following <= at + BETWEEN:
                found.cover[at:following] = number
    found.safe[raw[done:]] = np.arange(done, len(text)) + shift
    found.safe[found.cover != NO] = NO


def _cover(text: str, start: int, end: int) -> Cover:
    return Cover(label_of(text, start, end), start, end)


def label_of(text: str, start: int, end: int) -> str:
    """What stands on the box of a mask at `text[start:end]`."""
    return " ".join(text[start:end].strip("[]").split())


def _rest(
    found: Allowed,
    text: str,
    layout: Layout,
    hide_all: bool,
    names: set[str],
    labels: Callable[[str], str],
    read: Read,
) -> None:
    pieces = [(start, end) for line in layout.lines for start, end in _left_out(found, line.start, line.glyphs)]
    if hide_all:
        found.covers.append(Cover(""))
        for start, end in pieces:
            found.cover[start:end] = len(found.covers) - 1
        return
    # A header stands on every page and is read once.
    said = {text[start:end]: None for start, end in pieces}
    hidden = _hidden(list(said), names, read)
    for start, end in pieces:
        for begin, stop, kind in hidden[text[start:end]]:
            found.covers.append(Cover(labels(kind)))
            found.cover[start + begin : start + stop] = len(found.covers) - 1


def _left_out(found: Allowed, start: int, glyphs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of a line that the running text left out; a hyphen or two belongs to what stands before it."""
    end = start + len(glyphs)
    outside = (found.safe[start:end] == NO) & (found.cover[start:end] == NO)
    at = start
    while at < end:
        if not outside[at - start]:
            at += 1
            continue
        stop = at
        while stop < end and outside[stop - start]:
            stop += 1
        if stop - at <= 2 and at > start and found.cover[at - 1] != NO:
            found.cover[at:stop] = found.cover[at - 1]
        elif stop - at > 2 or (at == start and stop == end):
            yield at, stop
        at = stop


def _hidden(texts: list[str], names: set[str], read: Read) -> dict[str, list[tuple[int, int, str]]]:
    """For each text the stretches that stay hidden, with their kind."""
    joined = "\n\n".join(texts)
    findings = [one for one in read(joined) if one.decision is not Decision.KEEP]
    result: dict[str, list[tuple[int, int, str]]] = {}
    at = 0
    for text in texts:
        inside = [
            (max(one.start - at, 0), min(one.end - at, len(text)), one.label)
            for one in findings
            if one.start < at + len(text) and one.end > at
        ]
        inside += [
            (word.start(), word.end(), "PERSON")
            for word in _WORD.finditer(text)
            if word.group().casefold() in names and not word.group().islower()
        ]
        result[text] = inside
        at += len(text) + 2
    return result


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text) if len(word) >= SHORT_NAME)
