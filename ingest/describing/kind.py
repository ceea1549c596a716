"""What kind of paper it is, by the markers that the vocabulary gives for each kind."""

from __future__ import annotations

import re

from index.model import Evidence, Fact
from index.vocabulary import Concept, Marker, Vocabulary
from ingest.describing.parts import Parts

THRESHOLD = 2.0
"""Less evidence than this leaves the kind unknown."""


def find_kind(parts: Parts, vocabulary: Vocabulary) -> Fact:
    """The kind whose markers weigh most; "onbekend" below the threshold."""
    ranked = sorted(rank_kinds(parts, vocabulary), key=lambda ranked: -ranked[0])
    if ranked and ranked[0][0] >= THRESHOLD:
        score, concept, strongest = ranked[0]
        return Fact(concept.key, _evidence(parts, strongest, f"kenmerken ({score:.1f})"))
    if parts.document.source.media_type in ("text/html", "application/xhtml+xml"):
        return Fact("webpagina", Evidence("bestandssoort"))
    if _is_laid_out_as_a_page(parts):
        return Fact("webpagina", Evidence("opmaak: kopjes en contact, zonder briefhoofd"))
    return Fact()


def rank_kinds(parts: Parts, vocabulary: Vocabulary) -> list[tuple[float, Concept, tuple[Marker, int, int]]]:
    """(sum of weights, kind, its strongest marker with place) for every kind with evidence for it."""
    pieces = {
        "begin": (parts.begin, 0),
        "kop": (parts.head, 0),
        "slot": (parts.tail, parts.tail_start),
        "overal": (parts.whole, 0),
    }
    ranked = []
    for concept in vocabulary.scheme("soort"):
        score, strongest = 0.0, None
        for marker in concept.markers:
            piece, offset = pieces[marker.place]
            found = _first(marker, piece)
            if found is None:
                continue
            score += marker.weight
            if marker.weight > 0 and (strongest is None or marker.weight > strongest[0].weight):
                strongest = (marker, offset + found.start(), offset + found.end())
        if strongest is not None and score > 0:
            ranked.append((score, concept, strongest))
    return ranked


def _first(marker: Marker, piece: str) -> re.Match[str] | None:
    """The first place of the marker, if it stands there often enough."""
    first = None
    for count, match in enumerate(marker.pattern.finditer(piece), 1):
        first = first or match
        if count >= marker.at_least:
            return first
    return None


def _evidence(parts: Parts, strongest: tuple[Marker, int, int], rule: str) -> Evidence:
    _, start, end = strongest
    while start < end and not parts.text[start].isalnum():
        start += 1
    return Evidence(rule, start, end)


_LETTER = re.compile(
    r"^\W*(?:geachte|beste)\b|^\W*(?:aan|van|datum|onderwerp|betreft)\s*:|met vriendelijke groet"
    r"|hoogachtend|^\W*\d+\.\d+\s",
    re.IGNORECASE | re.MULTILINE,
)
_CONTACT = re.compile(r"https?://|www\.|\b[\w.]+@[\w.]+\.\w{2,}")


def _is_laid_out_as_a_page(parts: Parts) -> bool:
    """A short text with headings and an address or link, and nothing of a letter, memo or report."""
    text = parts.text
    if len(text) > 12_000 or _LETTER.search(text) or not _CONTACT.search(text):
        return False
    headings = re.findall(r"(?:^|\n\n)(?!\W*[•-])[^\n.:;]{4,80}(?:\?|\b)(?=\n\n)", text)
    return len(headings) >= 1 and not re.search(r"^\W*\d+\.\s", "\n".join(headings), re.MULTILINE)
