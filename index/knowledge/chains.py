"""How papers hang together: what tie each reference is, and letters that are named only by their date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.knowledge.footnotes import carrier
from index.knowledge.promise_words import is_as_promised, is_not_yet
from index.model import Interval, Metadata, Precision, Reference
from index.periods import find_periods
from index.references import find_references
from index.sentences import sentences

Tie = Literal["verwijst_naar", "beantwoordt", "doet_af", "vervolg_op", "bijlage_bij", "vervangt"]
LinkStatus = Literal["gekoppeld", "niet_gevonden", "meerduidig", "afgewezen"]


@dataclass(frozen=True, slots=True)
class Edge:
    """One reference of a paper with its kind of tie; the offsets are those of the sentence it rests on."""

    reference: Reference
    tie: Tie
    start: int
    end: int
    not_yet: bool = False
    """The sentence, or what follows it, says that something is not done yet."""


@dataclass(frozen=True, slots=True)
class LetterMention:
    """A letter named by its date ("onze brief van 24 januari"): a suggestion, never asserted."""

    start: int
    end: int
    written: Interval
    by_us: bool
    """True for "mijn brief" and "onze brief": the same sender."""
    sentence: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class AsPromised:
    """A sentence "zoals toegezegd ...", at `text[start:end]`."""

    start: int
    end: int
    not_yet: bool


def find_edges(text: str, metadata: Metadata, references: Sequence[Reference]) -> tuple[Edge, ...]:
    """An edge for every place of `references` where the paper cites a number; its own number is no edge."""
    edges: list[Edge] = []
    spans = sentences(text)
    for reference in references:
        if reference.canonical == metadata.number.value:
            continue
        start, end = next(
            ((a, b) for a, b in spans if a <= reference.start < b), (reference.start, reference.end)
        )
        tie = _tie(text, reference, start, end, metadata)
        if note := carrier(text, spans, reference.start):
            # A footnote says where; the sentence with its mark says why.
            start, end = note
            tie = max(tie, _tie(text, reference, start, end, metadata), key=_STRENGTH.__getitem__)
        edges.append(Edge(reference, tie, start, end, is_not_yet(text[start : end + 200])))
    return tuple(edges)


def strongest(ties: Iterable[Tie]) -> Tie:
    """What a paper is to another one that it names in several places."""
    return max(ties, key=_STRENGTH.__getitem__)


def find_letter_mentions(text: str, metadata: Metadata) -> tuple[LetterMention, ...]:
    """Letters and memos named by day only, without a number in the same sentence."""
    found = []
    anchor = metadata.period.last
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _LETTER.search(sentence) or _numbers(sentence):
            continue
        for begin, stop, interval in find_periods(sentence, anchor):
            if interval.precision not in (Precision.DAY, Precision.UNKNOWN) or interval.first != interval.last:
                continue
            before = _LETTER_BEFORE.search(sentence[:begin])
            after = _LETTER_AFTER.match(sentence, stop)
            if before or after:
                by_us = bool(_OURS.search(sentence[:begin]) or (after and _OURS_VERB.search(sentence)))
                found.append(LetterMention(start + begin, start + stop, interval, by_us, (start, end)))
    return tuple(found)


def find_as_promised(text: str) -> tuple[AsPromised, ...]:
    """Sentences that say that something is done as it was promised."""
    if not is_as_promised(text):
        return ()
    return tuple(
        AsPromised(start, end, is_not_yet(text[start : end + 200]))
        for start, end in sentences(text)
        if is_as_promised(text[start:end])
    )


# --- what kind of tie -----------------------------------------------------------------------------

_STRENGTH: dict[Tie, int] = {
    "verwijst_naar": 0,
    "vervolg_op": 1,
    "bijlage_bij": 2,
    "vervangt": 3,
    "beantwoordt": 4,
    "doet_af": 5,
}
_SETTLES = re.compile(r"\b(?:afdoening|afgedaan|af te doen|afdoen|als afgedaan)\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:antwoord(?:en)?|beantwoord\w*|reactie|in antwoord op|gevolg gegeven aan|uitvoering "
    r"(?:gegeven )?(?:aan|van))\b[^.;]{0,90}"
    r"\b(?:vra(?:ag|gen)|brief|motie|verzoek)\b",
    re.IGNORECASE,
)
_YOURS = re.compile(r"\buw (?:kenmerk|brief|vragen)\b[^.;]{0,24}$", re.IGNORECASE)
_ANNEX = re.compile(r"\bbijlagen?\b[^.;]{0,40}\b(?:behorende? )?bij\b[^.;]{0,30}$", re.IGNORECASE)
_REPLACES = re.compile(
    r"\b(?:vervangt|ter vervanging van|in de plaats van|komt te vervallen|trekt? .{0,30}\bin\b"
    r"|ingetrokken|intrekking van)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\b(?:in vervolg op|vervolg op|in aansluiting op|in aanvulling op|naar aanleiding van|zoals "
    r"(?:aangekondigd|toegezegd)|conform de toezegging"
    r"|in (?:mijn|onze|de|deze) (?:\w*brief|memo|rib|raadsinformatiebrief)|(?:mijn|onze) (?:eerdere "
    r"|vorige )?(?:\w*brief|memo|rib)"
    r"|eerdere (?:\w*brief|memo)|een (?:\w*brief|memo) gestuurd|(?:mijn|onze|die|deze) toezegging)\b",
    re.IGNORECASE,
)
PAPER_KINDS = frozenset(
    {"kamerstuk", "bb", "kamervragen", "tk-zaak", "tk-document", "bijlage", "handelingen", "bekendmaking",
     "zaaknummer"}
)  # fmt: skip


_YOURS = re.compile(r"\buw kenmerk[\s:|]*\Z", re.IGNORECASE)
"""In the head of a letter: the number of the letter that it answers."""


def _tie(text: str, reference: Reference, start: int, end: int, metadata: Metadata) -> Tie:
    """The tie that the words around a reference give; laws and judgments are only referred to."""
    if reference.kind not in PAPER_KINDS:
        return "vervangt" if _REPLACES.search(text, start, reference.start) else "verwijst_naar"
    before = text[max(start, reference.start - 160) : min(reference.start, end)]
    sentence = text[start:end]
    if reference.kind == "zaaknummer" and _YOURS.search(text, max(0, reference.start - 16), reference.start):
        return "beantwoordt"
    if _ANNEX.search(before):
        return "bijlage_bij"
    if metadata.kind.value == "afdoeningsvoorstel" or _SETTLES.search(sentence):
        return "doet_af"
    if (
        metadata.kind.value in ("antwoord-kamervragen", "antwoord-raadsvragen")
        and reference.kind == "tk-zaak"
        and reference.start < 1500
    ):
        return "beantwoordt"
    if _ANSWERS.search(before) or _YOURS.search(before):
        return "beantwoordt"
    if _REPLACES.search(before):
        return "vervangt"
    if reference.kind in ("bb", "kamerstuk") and _FOLLOWS.search(sentence):
        return "vervolg_op"
    return "verwijst_naar"


# --- letters by date ------------------------------------------------------------------------------

_LETTER = re.compile(r"\b(?:\w*brief|memo|rib|raadsinformatiebrief|circulaire)\b", re.IGNORECASE)
_LETTER_BEFORE = re.compile(
    r"\b(?:\w*brief|memo|rib|circulaire)\s+(?:van|d\.d\.|dd\.?)\s+(?:\w+dag\s+)?$", re.IGNORECASE
)
_LETTER_AFTER = re.compile(r"\s+(?:\w+\s+){0,3}(?:een|de|deze) (?:\w*brief|memo)\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:mijn|onze|ons)\s+(?:eerdere |vorige )?(?:\w*brief|memo|rib|circulaire)\s+(?:van|d\.d\.)\s+$",
    re.IGNORECASE,
)
_OURS_VERB = re.compile(r"\b(?:heb ik|hebben wij|ik heb|wij hebben)\b", re.IGNORECASE)


def _numbers(sentence: str) -> bool:
    return any(reference.kind in PAPER_KINDS for reference in find_references(sentence))
