"""Numbers of the States-General: Kamerstukken, dossiers, annexes, Kamervragen and Handelingen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Reference
from index.reference_parts import DASH, SPACE, digits, found, reference_at, session_of

# --- Kamerstukken --------------------------------------------------------------------------------

_DOSSIER = rf"(?P<dossier>\d{{2}}(?:{SPACE}|\.)?\d{{3}})"
_CHAPTER = (
    rf"(?:(?:{SPACE}?{DASH}{SPACE}?|{SPACE}{{1,2}}|(?=\())"
    r"\(?(?P<chapter>[IVX]{1,5}|[A-J]|R ?\d{3,4}|\d{2})\b\)?)?"
)
_NR = r"(?:[Nn]rs?|NRS?|[Nn]ummers?|[Nn]os?)\b\.?"
_GAP = r"[\s\u00a0,.;:*]{0,5}"
_NUMBER = r"(?P<number>\d{1,4}(?!\d)|[A-Z]{1,2}(?![\w.]))"

# "31 839, nr. 1018", "36600-VII, nr. 1", "21501-02 nr. 3174"
_WITH_NR = re.compile(rf"(?<![\d€.,\-]){_DOSSIER}{_CHAPTER}{_GAP}{_NR}\s{{0,2}}{_NUMBER}")

# "Kamerstukken II 2005/06, 27926, 91", "Kamerstuk 33043-76", "EK 36200, A"
_SESSION = r"(?:(?:19|20)\d{2}\s?[-–—/]\s?(?:(?:19|20)?\d{2})\b)"
_INTRODUCED = re.compile(
    r"(?:\bK(?:amerstuk(?:-\s?ken|ken)?|AMERSTUK(?:KEN)?)|\bkamerstuk(?:ken)?|\bTK|\bEK|\b[Ww]etsvoorstel"
    r"(?:len)?)"
    r"(?:nummer|dossier)?[\s,:(*]{0,4}"
    r"(?:(?:II|I|ll|TK|EK|[TE]weede Kamer|Eerste Kamer)\b[\s,*]{0,4})?"
    rf"(?:(?:vergaderjaar|zitting|[Vv]gj\.?)?\s?{_SESSION}[\s,*()]{{0,4}})?"
    rf"{_DOSSIER}(?!\d){_CHAPTER}"
    rf"(?P<tail>(?:{_GAP}{_NR}\s{{0,2}}|{SPACE}?,\s?|{SPACE}?{DASH}{SPACE}?){_NUMBER})?"
)
# "36836 D": a paper of the Eerste Kamer; five digits in the range of living dossiers.
_SENATE = re.compile(r"(?<![\w€.,\-/])(?P<dossier>[23]\d{4}) (?P<number>[A-Z]{1,2})(?=[\s,;)\]]|\.\s|$)")
_DOSSIER_ONLY = re.compile(
    r"\b(?:[Kk]amerstuk)?[Dd]ossier(?:nummer)?:?\s{1,2}(?P<dossier>\d{2}[ \u00a0.]?\d{3})(?!\d)"
)
_KST = re.compile(
    r"\b[Kk][Ss][Tt][-_ ](?P<dossier>\d{4,5})"
    r"(?:[-_ ](?P<chapter>[IVX]{1,5}|[A-J](?=[-_ ])|\(?R\d{3,4}\)?|\d{2}(?=[-_ ]\d)))?"
    r"[-_ ](?P<number>\d{1,4}|[A-Z]{1,2})\b"
)
_MORE = re.compile(rf"\s?(?:,|en|t/m|tot en met|{DASH})\s?(?P<number>\d{{1,4}})(?![\d:]|[ .]\d{{3}}\b)")
_COUNCILS_OF_THE_EU = "21501"
_NO_DOSSIER = re.compile(
    r"(?:€|\b(?:postbus|antwoordnummer|tel\.?|telefoon(?:nummer)?|fax|toestel|kvk(?:-nummer)?|girorekening|giro"
    r"|rekeningnummer|postadres)\b[\s:.(]*)\s?\Z",
    re.IGNORECASE,
)
"""Before five digits that are an amount, an address or a telephone number."""


def kamerstukken(text: str) -> Iterator[Reference]:
    for match in _WITH_NR.finditer(text):
        if _NO_DOSSIER.search(text, max(0, match.start() - 24), match.start()):
            continue
        yield from _kamerstuk(text, match)
    if "amerstuk" in text or "AMERSTUK" in text or "TK" in text or "EK" in text or "etsvoorstel" in text:
        for match in _INTRODUCED.finditer(text):
            yield from _kamerstuk(text, match)
    for match in _SENATE.finditer(text):
        if _is_senate_number(text, match):
            yield from _kamerstuk(text, match)
    for match in _KST.finditer(text):
        yield from _kamerstuk(text, match, start=match.start())
    for match in _DOSSIER_ONLY.finditer(text):
        yield reference_at(text, match.start(), match.end(), f"dossier-{digits(match['dossier'])}", "dossier")


def _kamerstuk(text: str, match: re.Match[str], start: int | None = None) -> Iterator[Reference]:
    """The paper that `match` names, and the others of a list ("nrs. 10 en 12")."""
    parts = match.groupdict()
    dossier, chapter, number = digits(parts["dossier"]), parts.get("chapter"), parts["number"]
    begin = match.start("dossier") if start is None else start
    finish = match.end() - (match.group().endswith(")") and match.group().count("(") < match.group().count(")"))
    if chapter and chapter.isdigit() and dossier != _COUNCILS_OF_THE_EU:
        # "33043-76" after "Kamerstuk": what looks like a chapter is the number.
        if number is None:
            chapter, number = None, chapter
        elif "tail" in parts:
            return
    if chapter and len(chapter) == 1 and number is None and not chapter.isdigit():
        chapter, number = None, chapter
    stem = dossier + (f"-{chapter.replace(' ', '').strip('()')}" if chapter else "")
    if number is None:
        yield reference_at(text, begin, finish, f"dossier-{stem}", "dossier")
        return
    yield reference_at(text, begin, finish, f"kst-{stem}-{number.lstrip('0') or '0'}", "kamerstuk")
    plural = re.search(r"nrs|NRS|nummers", match.group())
    end = match.end()
    while plural and (more := _MORE.match(text, end)):
        yield reference_at(
            text, more.start("number"), more.end(), f"kst-{stem}-{int(more['number'])}", "kamerstuk"
        )
        end = more.end()


def _is_senate_number(text: str, match: re.Match[str]) -> bool:
    """Whether "36836 D" stands where a paper is cited: between brackets, alone, or after its chamber."""
    before = text[max(0, match.start() - 40) : match.start()]
    if re.search(r"(?:Eerste Kamer|EK|Kamerstuk\w*|Kamerstukken I|vergaderjaar)\b[^.]*$", before):
        return True
    opened, closed = before.endswith("("), text[match.end() : match.end() + 1] in (")", "]", ",", ";", "")
    return (opened and closed) or before.strip() == "" == text[match.end() :].strip()


# --- papers of the Kamers that are no Kamerstuk --------------------------------------------------

_APPENDIX = re.compile(
    r"\b(?:[Kk]amervragen \(Aanhangsel\)|Aanhangsel(?: \(?van de\)?)? ?(?:[Hh]andelingen|tot de Handelingen))"
    r"(?:\s(?:II|TK|Tweede Kamer))?[\s,]{0,3}(?:(?:der|van de) Tweede Kamer[\s,]{0,3})?(?:vergaderjaar\s*)?"
    r"(?P<from>(?:19|20)\d{2})\s?[-–—/]\s?(?P<to>(?:19|20)?\d{2})[\s,]{0,3}(?:nr\.?|nummer)?\s?"
    r"(?P<number>\d{1,4})(?!\d)"
)
_APPENDIX_OF_SESSION = re.compile(
    r"\b[Vv]ergaderjaar\s*(?P<from>(?:19|20)\d{2})\s?[-–—/]\s?(?P<to>(?:19|20)?\d{2})[\s,]{1,3}Aanhangsel"
    r"(?:\s(?:van de|tot de))?"
    r"(?:\s[Hh]andelingen)?[\s,]{1,3}(?:nr\.?|nummer)?\s?(?P<number>\d{1,4})(?!\d)"
)
_DEBATE = re.compile(
    r"\bHandelingen(?: (?P<chamber>II|I|TK|EK|Tweede Kamer|Eerste Kamer)\b)?[\s,]{0,3}(?:vergaderjaar\s*)?"
    r"(?P<from>(?:19|20)\d{2})\s?[-–—/]\s?(?P<to>(?:19|20)?\d{2})[\s,]{0,3}(?:nr\.?|nummer)\s?"
    r"(?P<meeting>\d{1,3})"
    r"[\s,]{0,3}item\s?(?P<item>\d{1,3})"
)
PUBLICATION_ID = re.compile(
    r"\b(?P<id>(?:ah-(?:tk|ek)-\d{8}-\d{1,4})|(?:h-(?:tk|ek|vv)-\d{8}-\d{1,3}-\d{1,3})|(?:blg-\d{3,8})"
    r"|(?:(?:gmb|stcrt|stb|trb|prb|bgr|wsb)-\d{4}-\d{1,6}))\b(?!-\d)",
    re.IGNORECASE,
)
_QUICK_ID = ("ah-", "h-tk", "h-ek", "h-vv", "blg-", "gmb-", "stcrt-", "stb-", "trb-", "prb-", "bgr-", "wsb-")
_TK_DOCUMENT = re.compile(r"(?<![A-Za-z0-9])(?:kv-tk-)?(?P<id>20[012]\d[DZ]\d{5})(?!\d)", re.IGNORECASE)
KIND_OF_ID = {"ah": "kamervragen", "h": "handelingen", "blg": "bijlage"}


def papers_of_the_kamers(text: str) -> Iterator[Reference]:
    if "anhangsel" in text:
        for match in (*_APPENDIX.finditer(text), *_APPENDIX_OF_SESSION.finditer(text)):
            session = session_of(match["from"], match["to"])
            if session:
                yield found(text, match, f"ah-tk-{session}-{int(match['number'])}", "kamervragen")
    if "Handelingen" in text:
        for match in _DEBATE.finditer(text):
            chamber = "ek" if (match["chamber"] or "").startswith("E") or match["chamber"] == "I" else "tk"
            session = session_of(match["from"], match["to"])
            if session:
                number = f"h-{chamber}-{session}-{int(match['meeting'])}-{int(match['item'])}"
                yield found(text, match, number, "handelingen")
    low = text.lower()
    if any(prefix in low for prefix in _QUICK_ID):
        for match in PUBLICATION_ID.finditer(text):
            number = match["id"].lower()
            yield found(text, match, number, KIND_OF_ID.get(number.split("-")[0], "bekendmaking"))
    for match in _TK_DOCUMENT.finditer(text):
        number = match["id"].upper()
        yield found(text, match, number, "tk-document" if number[4] == "D" else "tk-zaak")
