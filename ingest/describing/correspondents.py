"""Who signs a paper and to whom it is addressed, as written in its fields, its close and its greeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Evidence, Fact
from index.vocabulary import Vocabulary
from ingest.describing.parts import Parts

_SIGNED = re.compile(
    r"(?:met\s+(?:vriendelijke|hartelijke)\s+groet(?:en)?|hoogachtend)\W*\n+(?P<lines>"
    r"(?:[^\n]{2,90}\n{0,3}){1,4})",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"\b(?:wethouder|burgemeester|secretaris|gemeentesecretaris|griffier|minister|staatssecretaris"
    r"|directeur|voorzitter|bestuurder|gedeputeerde"
    r"|college van|manager|programmamanager|projectleider|bestuurssecretaris)\b",
    re.IGNORECASE,
)
_COLLEGE = re.compile(
    r"(?:het\s+)?(?:college van )?burgemeester en wethouders"
    r"(?P<of>\s+van\s+(?:de\s+)?(?:gemeente\s+)?(?=[A-Z]))?"
)
_MINISTER = re.compile(
    r"\b(?:[Dd]e\s+)?(?i:minister|staatssecretaris)(?i:-president)?\s+"
    r"(?:(?:van|voor|VAN|VOOR)\s+|[A-Z][\w' -]{2,30}?\s*\()"
)
ANSWERED_BY = re.compile(
    r"(?:Antwoord|Mededeling) van (?P<who>(?:de )?(?:[Mm]inister"
    r"|[Ss]taatssecretaris)[^\n(]{2,60}\([^)\n]{4,80}\))"
)


def find_sender(parts: Parts, vocabulary: Vocabulary) -> Fact:
    field = parts.field("van", "auteur", "steller", "opgesteld door", "opsteller")
    if field and "|" not in field.value:
        return Fact(field.value, Evidence("afzenderregel", field.start, field.end))
    signed = _SIGNED.search(parts.tail)
    if signed:
        found = _signature(parts.tail, *signed.span("lines"))
        if found:
            value, start, end = found
            return Fact(value, Evidence("ondertekening", parts.tail_start + start, parts.tail_start + end))
    if match := ANSWERED_BY.search(parts.head):
        value = re.sub(r"\s+", " ", match["who"]).strip()
        return Fact(value, Evidence("ondertekening", *match.span("who")))
    for start, end, _ in ministers(parts.tail, vocabulary):
        if re.search(r"(?:^|\n)\W*(?:[Nn]amens\s+)?$", parts.tail[max(0, start - 20) : start]):
            value = re.sub(r"\s+", " ", parts.tail[start:end])
            return Fact(value, Evidence("ondertekening", parts.tail_start + start, parts.tail_start + end))
    match = next((m for m in _COLLEGE.finditer(parts.tail) if not addressed(parts.tail, m.start())), None)
    if match:
        start, end = match.span()
        name = next(iter(vocabulary.mentions("gemeente " + parts.tail[end : end + 40], ("gemeente",))), None)
        if match["of"] and name and name.start == len("gemeente "):
            end += name.end - name.start
        elif match["of"]:
            end = match.start("of")
        value = re.sub(r"\s+", " ", parts.tail[start:end])
        return Fact(value, Evidence("ondertekening", parts.tail_start + start, parts.tail_start + end))
    return Fact()


def addressed(piece: str, offset: int) -> bool:
    """Whether who is named at `offset` is written to: "Aan het college van ..."."""
    return re.search(r"(?i)\baan\s+(?:het\s+|de\s+)?$", piece[max(0, offset - 12) : offset]) is not None


def ministers(piece: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str | None]]:
    """Where a minister is named by portfolio, with the ministry of it; a portfolio may go on over the line."""
    portfolios = sorted(
        (
            (name.text, c.key)
            for c in vocabulary.scheme("organisatie")
            for name in c.names
            if name.role == "portefeuille"
        ),
        key=lambda portfolio: -len(portfolio[0]),
    )
    for match in _MINISTER.finditer(piece):
        for text, key in portfolios:
            words = r"\s+".join(map(re.escape, text.split()))
            if found := re.compile(rf"{words}\b", re.IGNORECASE).match(piece, match.end()):
                yield match.start(), found.end(), key
                break
        else:
            if unknown := re.compile(r"[A-Z][\w -]{3,60}\b").match(piece, match.end()):
                yield match.start(), unknown.end(), None


def _signature(tail: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Lines of a signature up to and with the one that names a function."""
    lines: list[str] = []
    position = start
    for match in re.finditer(r"[^\n]+", tail[start:end]):
        line = match.group().strip(" ,\t")
        if re.match(r"\W*\d|\W*bijlage|\W*www|\W*tweede kamer,", line, re.IGNORECASE) or len(line) > 80:
            break
        if not line:
            continue
        lines.append(line)
        position = start + match.start() + len(match.group().rstrip())
        if _FUNCTION.search(line):
            return ", ".join(lines), start, position
    return None


_GREETING = re.compile(r"^\W*Geachte?\s+(?P<who>[^,\n]{3,80}?)\s*,", re.IGNORECASE | re.MULTILINE)
_TO = re.compile(
    r"^\W*(?P<who>Aan\s+(?:de|het|alle)\s+(?:\(?leden van\s+)?(?:de\s+|het\s+)?(?:[Vv]oorzitter"
    r"|gemeenteraad|raad|commissie|college|colleges|besturen|hoofden|burgemeesters"
    r"|gemeenten|gemeentebesturen|provincies|directeuren|korps\w+|werkgevers|griffiers|directies"
    r"|dagelijks bestuur|algemeen bestuur)[^\n,;:]{0,90}(?:\n(?:der|van|en)\b[^\n,;:]{0,60})?)",
    re.MULTILINE,
)
# An envelope addresses without a word for it.
_CHAMBER = re.compile(
    r"^\W*(?P<who>de voorzitter\s+van de (?:tweede|eerste) kamer der staten-generaal)\W*$",
    re.IGNORECASE | re.MULTILINE,
)


def find_addressee(parts: Parts) -> Fact:
    field = parts.field("aan")
    if field and "|" not in field.value:
        return Fact(field.value, Evidence("adresregel", field.start, field.end))
    if match := _TO.search(parts.head):
        value = re.sub(r"^Aan\s+", "", re.sub(r"\s+", " ", match["who"])).strip()
        return Fact(value, Evidence("adresregel", match.start("who"), match.end("who")))
    if match := _CHAMBER.search(parts.head[:1500]):
        return Fact(re.sub(r"\s+", " ", match["who"]), Evidence("adresregel", *match.span("who")))
    if match := _GREETING.search(parts.head):
        return Fact(re.sub(r"\s+", " ", match["who"]), Evidence("aanhef", match.start("who"), match.end("who")))
    return Fact()
