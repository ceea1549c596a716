"""Gives back their sections and bullets to texts that were flattened to one long line."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG = 1_000
"""Characters from which a line is no paragraph but a text without its line breaks."""

# What the sections of Dutch council papers are called, as they stand alone above their text.
_SECTION = re.compile(
    r"(?:(?<=[.!?;:)])|(?<=raad,)|^) ?(?P<name>"
    r"Voorstel|Beslispunten|Beslispunt|Inleiding|Aanleiding|Samenvatting|Achtergrond|Toelichting"
    r"|Beoogd effect|Beoogd resultaat|Doel|Argumenten|Kanttekeningen|Kanttekeningen en risico[’']s"
    r"|Risico[’']s|Overwegingen|Bevindingen|Conclusies?|Advies|Financi(?:ën"
    r"|[eë]le (?:aspecten|consequenties|gevolgen|toelichting|paragraaf))"
    r"|Juridische (?:aspecten|consequenties|zaken)|Personele consequenties"
    r"|Communicatie(?: ?/ ?Vervolg)?|Participatie|Uitvoering|Planning|Evaluatie|Monitoring"
    r"|Vervolg(?:procedure|stappen)?|Duurzaamheid|Bijlagen?|Ter inzage(?: gelegde stukken)?|Besluit"
    r")(?= (?:[A-ZÀ-Ý][a-zà-ÿ]|[A-ZÀ-Ý] |\d{1,2}\.\s|€|[•‘“\"']))"
)
_BULLET = re.compile(r" (?=[•▪◦●○■□➢➔✓] )")


def flattened(line: str) -> Iterator[tuple[str, int, int]]:
    """The parts of a line: (text, offset in the line, level of heading or 0); a usual line is one part.

    >>> long = "Wij stellen voor te besluiten. " * 40
    >>> [(part[:9], level) for part, _, level in flattened(long + "Financiën De kosten zijn gedekt.")]
    [('Wij stell', 0), ('Financiën', 2), ('De kosten', 0)]
    """
    if len(line) < LONG:
        yield line, 0, 0
        return
    position = 0
    for match in _SECTION.finditer(line):
        yield from _bullets(line, position, match.start("name"))
        yield match["name"], match.start("name"), 2
        position = match.end("name")
    yield from _bullets(line, position, len(line))


def _bullets(line: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for cut in [*(match.start() for match in _BULLET.finditer(line, start, end)), end]:
        text = line[start:cut]
        if text.strip():
            yield text.strip(), start + len(text) - len(text.lstrip()), 0
        start = cut
