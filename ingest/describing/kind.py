"""What kind of paper it is, by the markers that the vocabulary gives for each kind."""

from __future__ import annotations

import re

from index.concepts import Concept, Marker
from index.model import Evidence, Fact
from index.vocabulary import Vocabulary
from ingest.describing.parts import Parts

THRESHOLD = 2.0
"""Less evidence than this leaves the kind unknown."""


def find_kind(parts: Parts, vocabulary: Vocabulary) -> Fact:
    """The kind whose markers weigh most; "onbekend" below the threshold."""
    ranked = rank_kinds(parts, vocabulary)
    if ranked and ranked[0][0] >= THRESHOLD:
        _, concept, evidence = ranked[0]
        return Fact(concept.key, evidence)
    if parts.document.source.media_type in ("text/html", "application/xhtml+xml"):
        return Fact("webpagina", Evidence("bestandssoort"))
    if _is_laid_out_as_a_page(parts):
        return Fact("webpagina", Evidence("opmaak: kopjes en contact, zonder briefhoofd"))
    return Fact()


def rank_kinds(parts: Parts, vocabulary: Vocabulary) -> list[tuple[float, Concept, Evidence]]:
    """(sum of weights, kind, its strongest marker) for every kind with evidence, the heaviest first."""
    ranked = []
    for concept in vocabulary.scheme("soort"):
        score, heaviest, evidence = 0.0, 0.0, None
        for marker in concept.markers:
            piece, offset = _piece(parts, marker.place)
            found = _first(marker, piece)
            if (
                found is None
                and marker.place == "begin"
                and marker.weight > 0
                and _first(marker, parts.furniture)
            ):
                score += marker.weight
                evidence = evidence or Evidence("kenmerk in briefhoofd of voet")
            if found is None:
                continue
            score += marker.weight
            if marker.weight > heaviest:
                heaviest = marker.weight
                evidence = _evidence(parts, marker, offset + found.start(), offset + found.end())
        if evidence and score > 0:
            ranked.append((score, concept, evidence))
    return sorted(ranked, key=lambda kind: -kind[0])


def _piece(parts: Parts, place: str) -> tuple[str, int]:
    match place:
        case "begin":
            return parts.begin, 0
        case "kop":
            return parts.head, 0
        case "slot":
            return parts.tail, parts.tail_start
        case "nummer":
            return parts.own_numbers, 0
        case _:
            return parts.whole, 0


def _first(marker: Marker, piece: str) -> re.Match[str] | None:
    """The first place of the marker, if it stands there often enough."""
    first = None
    for count, match in enumerate(marker.pattern.finditer(piece), 1):
        first = first or match
        if count >= marker.at_least:
            return first
    return None


def _evidence(parts: Parts, marker: Marker, start: int, end: int) -> Evidence:
    if marker.place == "nummer":
        return Evidence("nummer van het bestand")
    while start < end and not parts.text[start].isalnum():
        start += 1
    return Evidence("kenmerk van de soort", start, end)


_LETTER = re.compile(
    r"^\W*(?:geachte|beste)\b|^\W*(?:aan|van|datum|onderwerp|betreft)\s*:|met vriendelijke groet"
    r"|hoogachtend|^\W*\d+\.\d+\s"
    r"|\b(?:minister|staatssecretaris) van [a-z]|\bst(?:b|crt)\.\s|^\W*artikel \d",
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
