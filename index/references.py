"""Dutch reference numbers in running text and in the query box, in one canonical form each.

| kind | canonical |
|---|---|
| kamerstuk | `kst-31839-1018`, `kst-36600-VII-1`, `kst-21501-02-3174`, `kst-36200-A` |
| dossier | `dossier-31839` |
| bijlage | `blg-1007826` |
| kamervragen, handelingen | `ah-tk-20242025-100`, `h-tk-20242025-20-3` |
| tk-document, tk-zaak | `2024D40329`, `2024Z12345` |
| bb | `24bb000285` (Rotterdam: year, "bb", six digits) |
| bekendmaking | `stcrt-2012-1234`, `stb-2014-105`, `gmb-2026-104512`, ... |
| wet, lokale regeling | `bwb:BWBR0034925/3.4`, `cvdr:CVDR123456/1` |
| uitspraak | `ECLI:NL:HR:2013:BZ1234`, `LJN:BZ1234` |
| zaaknummer | `Z/24/123456`, `2023-045678`: the number that an organisation gave, only behind its label |

Four digits alone are a year, never a number. The bare form `31839-1018` collides with telephone and file
numbers, so only `parse_reference` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.model import Reference
from index.reference_kamer import KIND_OF_ID, PUBLICATION_ID, kamerstukken, papers_of_the_kamers
from index.reference_laws import LAWS, bare_articles, laws_and_judgments
from index.reference_papers import council_papers, own_numbers, publications
from index.reference_parts import digits, session_of

_Finder = Callable[[str], Iterator[Reference]]


def find_references(text: str) -> tuple[Reference, ...]:
    """Every reference number in `text`, in order, never overlapping; offsets are in `text`.

    >>> [(r.raw, r.canonical) for r in find_references("zie 31 839, nr. 1018 en 24bb285")]
    [('31 839, nr. 1018', 'kst-31839-1018'), ('24bb285', '24bb000285')]
    """
    return _found(text, _FINDERS)


def _found(text: str, finders: Sequence[_Finder]) -> tuple[Reference, ...]:
    found = [reference for finder in finders for reference in finder(text)]
    found.sort(key=lambda r: (r.start, r.start - r.end))
    kept: list[Reference] = []
    for reference in found:
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return tuple(kept)


def references_asked(query: str) -> tuple[Reference, ...]:
    """Those of a question, where people type `handelingen` and `art. 3.4 jeugdwet` without capitals.

    >>> [r.canonical for r in references_asked("wat zegt 3.4 jeugdwet, en stb 2014 105?")]
    ['bwb:BWBR0034925/3.4', 'stb-2014-105']
    """
    printed = _TYPED.sub(lambda match: _PRINTED[match.group().lower()], query)
    printed = re.sub(r"\b([Aa]rt)\s(?=\d)", r"\1.", printed)
    return tuple(replace(each, raw=query[each.start : each.end]) for each in _found(printed, _ASKED_FINDERS))


def parse_reference(query: str) -> Reference | None:
    """The one number that `query` consists of, also in the short forms that running text does not allow.

    >>> parse_reference("31839-1018").canonical
    'kst-31839-1018'
    >>> parse_reference("wat staat er in 31839-1018") is None
    True
    """
    bare = query.strip(" \t\r\n\u00a0.,;:()[]\"'“”‘’")
    start = query.find(bare)
    if not bare or len(bare) > 120:
        return None
    for reference in references_asked(bare):
        rest = (bare[: reference.start] + bare[reference.end :]).strip(" ,.;:()")
        if not rest or _INTRODUCTION.fullmatch(rest):
            return replace(reference, start=start + reference.start, end=start + reference.end)
    for pattern, read in _SHORT_FORMS:
        if match := pattern.fullmatch(bare):
            canonical, kind = read(match)
            return Reference(start, start + len(bare), bare, canonical, kind) if canonical else None
    return None


# --- forms for the query box only -----------------------------------------------------------------

_PRINTED = {
    name.lower(): name
    for name in (
        *("Handelingen", "Aanhangsel", "Tweede Kamer", "Eerste Kamer", "Stb", "Stcrt", "Trb", "Tractatenblad"),
        *("Gemeenteblad", "BW", "Burgerlijk Wetboek", "LJN"),
        *LAWS,
    )
}
"""Names as papers print them, by how they are typed."""
_TYPED = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_PRINTED, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
)
_INTRODUCTION = re.compile(
    r"(?:zie|kamerstuk(?:ken)?|kamerbrief|brief|nr\.?|nummer|dossier|vergaderjaar|tweede kamer|eerste kamer"
    r"|TK|EK|I{1,2}|kst|raadsstuk|document|\d{4}\s?[-–/]\s?\d{2,4}|[\s,.:()])*",
    re.IGNORECASE,
)

_Reading = tuple[str, str]


def _short_kamerstuk(match: re.Match[str]) -> _Reading:
    chapter = f"-{match['chapter'].upper()}" if match["chapter"] else ""
    number = match["number"].upper().lstrip("0")
    return f"kst-{digits(match['dossier'])}{chapter}-{number}", "kamerstuk"


def _short_dossier(match: re.Match[str]) -> _Reading:
    return f"dossier-{digits(match['dossier'])}", "dossier"


def _short_bb(match: re.Match[str]) -> _Reading:
    return f"{match['year']}bb{int(match['number']):06d}", "bb"


def _open_data_question(match: re.Match[str]) -> _Reading:
    """`242501244` in the open data of the Tweede Kamer is question 1244 of the session 2024-2025.

    Nine digits may be a BSN as well: a number that passes the elfproef is read as that, so not here.
    """
    digits = match.group()
    session = session_of(f"20{digits[:2]}", digits[2:4])
    check = sum(int(d) * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11
    return (f"ah-tk-{session}-{int(digits[4:])}", "kamervragen") if session and check else ("", "")


def _short_document(match: re.Match[str]) -> _Reading:
    letter = match["letter"].upper()
    return f"{match['year']}{letter}{match['number']}", "tk-document" if letter == "D" else "tk-zaak"


def _short_appendix(match: re.Match[str]) -> _Reading:
    session = session_of(match["from"], match["to"])
    return (f"ah-tk-{session}-{int(match['number'])}", "kamervragen") if session else ("", "")


def _short_ecli(match: re.Match[str]) -> _Reading:
    return re.sub(r"[\s:.-]+", ":", match.group().upper()), "uitspraak"


def _short_cvdr(match: re.Match[str]) -> _Reading:
    return f"cvdr:CVDR{match['number']}" + (
        f"/{match['version']}" if match["version"] else ""
    ), "lokale regeling"


def _short_publication(match: re.Match[str]) -> _Reading:
    """`gmb 2026 104512` is `gmb-2026-104512`, as long as that is a number of a publication."""
    number = re.sub(r"[\s/,.-]+(?:nr[\s.]+)?", "-", match.group().lower())
    known = PUBLICATION_ID.fullmatch(number)
    return (number, KIND_OF_ID.get(number.split("-")[0], "bekendmaking")) if known else ("", "")


_SHORT_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Reading]], ...] = (
    (
        re.compile(
            r"(?:kst|kamerstuk(?:ken)?|TK|EK|(?:tweede|eerste) kamer)?[-_ ,]{0,2}(?P<dossier>\d{2}[ .]?\d{3})"
            r"(?:[-_/ ,]{1,2}(?P<chapter>[IVX]{1,5}|[A-J]|0\d|[12]\d(?=[-_/ ,]\d)))?"
            r"[-_/ ,]{1,2}(?:nr\.?\s?)?(?P<number>\d{1,4}|[A-Z]{1,2})",
            re.IGNORECASE,
        ),
        _short_kamerstuk,
    ),
    (re.compile(r"(?P<dossier>[1-3]\d[ .]?\d{3})"), _short_dossier),
    (re.compile(r"(?P<year>\d{2})\s?bb\s?(?P<number>\d{1,6})", re.IGNORECASE), _short_bb),
    (re.compile(r"[012]\d{8}"), _open_data_question),
    (
        re.compile(r"(?P<year>20[012]\d)\s?(?P<letter>[dz])\s?(?P<number>\d{5})", re.IGNORECASE),
        _short_document,
    ),
    (
        re.compile(
            r"aanhangsel\D{0,40}(?P<from>(?:19|20)\d{2})\s?[-–/]\s?(?P<to>(?:19|20)?\d{2})\D{1,8}"
            r"(?P<number>\d{1,4})",
            re.IGNORECASE,
        ),
        _short_appendix,
    ),
    (
        re.compile(r"ecli[\s:.-]+nl[\s:.-]+[a-z]{1,8}[\s:.-]+\d{4}[\s:.-]+[a-z]{0,2}\d+", re.IGNORECASE),
        _short_ecli,
    ),
    (
        re.compile(r"cvdr[\s-]?(?P<number>\d{3,7})(?:[/_\s](?P<version>\d{1,2}))?", re.IGNORECASE),
        _short_cvdr,
    ),
    (
        re.compile(
            r"(?:blg|gmb|stcrt|stb|trb|prb|bgr|wsb|ah|h)[\s/,.-]+(?:[a-z\d]{1,8}[\s/,.-]+)*\d+", re.IGNORECASE
        ),
        _short_publication,
    ),
)


_FINDERS = (
    kamerstukken,
    papers_of_the_kamers,
    council_papers,
    publications,
    laws_and_judgments,
    own_numbers,
)
_ASKED_FINDERS = (*_FINDERS, bare_articles)
