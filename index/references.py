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
from collections.abc import Callable, Iterator
from dataclasses import replace

from index.model import Reference

_SPACE = r"[ \t\u00a0\u2009\u202f]"
_DASH = r"[-–—‑]"


def find_references(text: str) -> tuple[Reference, ...]:
    """Every reference number in `text`, in order, never overlapping; offsets are in `text`.

    >>> [(r.raw, r.canonical) for r in find_references("zie 31 839, nr. 1018 en 24bb285")]
    [('31 839, nr. 1018', 'kst-31839-1018'), ('24bb285', '24bb000285')]
    """
    found = [reference for finder in _FINDERS for reference in finder(text)]
    found.sort(key=lambda r: (r.start, r.start - r.end))
    kept: list[Reference] = []
    for reference in found:
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return tuple(kept)


def references_asked(query: str) -> tuple[Reference, ...]:
    """Those of a question, where people type `handelingen` and `art. 3.4 jeugdwet` without capitals.

    >>> [r.canonical for r in references_asked("wat zegt artikel 3.4 jeugdwet, en stb 2014 105?")]
    ['bwb:BWBR0034925/3.4', 'stb-2014-105']
    """
    printed = _TYPED.sub(lambda match: _PRINTED[match.group().lower()], query)
    printed = re.sub(r"\b([Aa]rt)\s(?=\d)", r"\1.", printed)
    return tuple(replace(each, raw=query[each.start : each.end]) for each in find_references(printed))


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


def canonical_address(reference: Reference) -> str | None:
    """The public address of what is referred to, when one follows from the number alone."""
    number = reference.canonical
    match reference.kind:
        case "kamerstuk" if "-R" in number:
            return None
        case "kamerstuk" | "bijlage" | "kamervragen" | "handelingen" | "bekendmaking":
            return f"https://zoek.officielebekendmakingen.nl/{number}.html"
        case "dossier":
            return f"https://zoek.officielebekendmakingen.nl/dossier/{number.removeprefix('dossier-')}"
        case "tk-document":
            return f"https://www.tweedekamer.nl/downloads/document?id={number}"
        case "tk-zaak":
            return f"https://www.tweedekamer.nl/kamerstukken/detail?id={number}"
        case "wet":
            law, _, article = number.removeprefix("bwb:").partition("/")
            if article:
                return f"https://wetten.overheid.nl/jci1.3:c:{law}&artikel={article}"
            return f"https://wetten.overheid.nl/{law}"
        case "lokale regeling":
            return f"https://lokaleregelgeving.overheid.nl/{number.removeprefix('cvdr:')}"
        case "uitspraak" if number.startswith("ECLI:NL:"):
            return f"https://deeplink.rechtspraak.nl/uitspraak?id={number}"
        case _:
            return None


# --- Kamerstukken --------------------------------------------------------------------------------

_DOSSIER = rf"(?P<dossier>\d{{2}}(?:{_SPACE}|\.)?\d{{3}})"
_CHAPTER = (
    rf"(?:(?:{_SPACE}?{_DASH}{_SPACE}?|{_SPACE}{{1,2}}|(?=\())"
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
    rf"(?P<tail>(?:{_GAP}{_NR}\s{{0,2}}|{_SPACE}?,\s?|{_SPACE}?{_DASH}{_SPACE}?){_NUMBER})?"
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
_MORE = re.compile(rf"\s?(?:,|en|t/m|tot en met|{_DASH})\s?(?P<number>\d{{1,4}})(?![\d:]|[ .]\d{{3}}\b)")
_COUNCILS_OF_THE_EU = "21501"
_NO_DOSSIER = re.compile(
    r"(?:€|\b(?:postbus|antwoordnummer|tel\.?|telefoon(?:nummer)?|fax|toestel|kvk(?:-nummer)?|girorekening|giro"
    r"|rekeningnummer|postadres)\b[\s:.(]*)\s?\Z",
    re.IGNORECASE,
)
"""Before five digits that are an amount, an address or a telephone number."""


def _kamerstukken(text: str) -> Iterator[Reference]:
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
        yield _reference(text, match.start(), match.end(), f"dossier-{_digits(match['dossier'])}", "dossier")


def _kamerstuk(text: str, match: re.Match[str], start: int | None = None) -> Iterator[Reference]:
    """The paper that `match` names, and the others of a list ("nrs. 10 en 12")."""
    parts = match.groupdict()
    dossier, chapter, number = _digits(parts["dossier"]), parts.get("chapter"), parts["number"]
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
        yield _reference(text, begin, finish, f"dossier-{stem}", "dossier")
        return
    yield _reference(text, begin, finish, f"kst-{stem}-{number.lstrip('0') or '0'}", "kamerstuk")
    plural = re.search(r"nrs|NRS|nummers", match.group())
    end = match.end()
    while plural and (more := _MORE.match(text, end)):
        yield _reference(
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


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


# --- papers of the Kamers that are no Kamerstuk --------------------------------------------------

_APPENDIX = re.compile(
    r"\b(?:[Kk]amervragen \(Aanhangsel\)|Aanhangsel(?: \(?van de\)?)? (?:[Hh]andelingen|tot de Handelingen))"
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
_PUBLICATION_ID = re.compile(
    r"\b(?P<id>(?:ah-(?:tk|ek)-\d{8}-\d{1,4})|(?:h-(?:tk|ek|vv)-\d{8}-\d{1,3}-\d{1,3})|(?:blg-\d{3,8})"
    r"|(?:(?:gmb|stcrt|stb|trb|prb|bgr|wsb)-\d{4}-\d{1,6}))\b(?!-\d)",
    re.IGNORECASE,
)
_QUICK_ID = ("ah-", "h-tk", "h-ek", "h-vv", "blg-", "gmb-", "stcrt-", "stb-", "trb-", "prb-", "bgr-", "wsb-")
_TK_DOCUMENT = re.compile(r"(?<![A-Za-z0-9])(?:kv-tk-)?(?P<id>20[012]\d[DZ]\d{5})(?!\d)", re.IGNORECASE)
_KIND_OF_ID = {"ah": "kamervragen", "h": "handelingen", "blg": "bijlage"}


def _papers_of_the_kamers(text: str) -> Iterator[Reference]:
    if "anhangsel" in text:
        for match in (*_APPENDIX.finditer(text), *_APPENDIX_OF_SESSION.finditer(text)):
            session = _session(match["from"], match["to"])
            if session:
                yield _found(text, match, f"ah-tk-{session}-{int(match['number'])}", "kamervragen")
    if "Handelingen" in text:
        for match in _DEBATE.finditer(text):
            chamber = "ek" if (match["chamber"] or "").startswith("E") or match["chamber"] == "I" else "tk"
            session = _session(match["from"], match["to"])
            if session:
                number = f"h-{chamber}-{session}-{int(match['meeting'])}-{int(match['item'])}"
                yield _found(text, match, number, "handelingen")
    low = text.lower()
    if any(prefix in low for prefix in _QUICK_ID):
        for match in _PUBLICATION_ID.finditer(text):
            number = match["id"].lower()
            yield _found(text, match, number, _KIND_OF_ID.get(number.split("-")[0], "bekendmaking"))
    for match in _TK_DOCUMENT.finditer(text):
        number = match["id"].upper()
        yield _found(text, match, number, "tk-document" if number[4] == "D" else "tk-zaak")


def _session(first: str, last: str) -> str | None:
    """ "2024", "25" → "20242025"; None when the years do not follow each other."""
    begin = int(first)
    end = int(last) if len(last) == 4 else begin // 100 * 100 + int(last)
    if end < begin:
        end += 100
    return f"{begin}{end}" if end == begin + 1 else None


# --- Rotterdam bb ---------------------------------------------------------------------------------

_BB = re.compile(r"(?<![A-Za-z0-9])(?P<year>\d{2})[Bb]{2}(?P<number>\d{1,6})(?!\d|[A-Za-z])")


def _council_papers(text: str) -> Iterator[Reference]:
    for match in _BB.finditer(text):
        yield _found(text, match, f"{match['year']}bb{int(match['number']):06d}", "bb")


# --- official publications ------------------------------------------------------------------------

_GAZETTES = {"stb": "stb", "staatsblad": "stb", "stcrt": "stcrt", "staatscourant": "stcrt", "trb": "trb",
             "tractatenblad": "trb", "gemeenteblad": "gmb", "provinciaal blad": "prb",
             "blad gemeenschappelijke regeling": "bgr", "waterschapsblad": "wsb"}  # fmt: skip
_GAZETTE_NAME = (
    r"\b(?P<gazette>Stb|Stcrt|Trb|[Ss]taatsblad|[Ss]taatscourant|Tractatenblad|Gemeenteblad|Provinciaal [Bb]lad"
    r"|Blad [Gg]emeenschappelijke [Rr]egeling|Waterschapsblad)\b[.*]{0,2},?\s?"
)
_GAZETTE = re.compile(
    _GAZETTE_NAME + r"(?P<year>(?:18|19|20)\d{2})\*?(?:[\s,.]{1,3}(?:nr\.?|nummer|no\.?)?|/|\s?nr\.)\s?"
    r"(?P<number>\d{1,6})(?!\d|[.:/-]\d)"
)
_GAZETTE_BY_DAY = re.compile(
    _GAZETTE_NAME + r"(?:van |d\.d\. )?\d{1,2}[ -](?:[a-z]{3,9}|\d{1,2})[ -](?P<year>(?:19|20)\d{2}),?\s(?:nr"
    r"|nummer)\.?\s?"
    r"(?P<number>\d{1,6})(?!\d)"
)
_NATIONAL_SINCE = {"gmb": 2014, "prb": 2014, "wsb": 2014, "bgr": 2014}


def _publications(text: str) -> Iterator[Reference]:
    for match in (*_GAZETTE.finditer(text), *_GAZETTE_BY_DAY.finditer(text)):
        gazette, year = _GAZETTES[match["gazette"].lower()], int(match["year"])
        # Before 2014 every municipality numbered a Gemeenteblad of its own: no number for the whole country.
        if year >= _NATIONAL_SINCE.get(gazette, 0):
            yield _found(text, match, f"{gazette}-{year}-{int(match['number'])}", "bekendmaking")


# --- laws and judgments ---------------------------------------------------------------------------

_LAWS = {
    "Aanbestedingswet 2012": "BWBR0032203", "Aanbestedingswet": "BWBR0032203", "ARAR": "BWBR0001950",
    "Algemene wet bestuursrecht": "BWBR0005537", "Awb": "BWBR0005537",
    "Beginselenwet justitiële jeugdinrichtingen": "BWBR0011756", "Bjj": "BWBR0011756",
    "Besluit Jeugdwet": "BWBR0035779", "Financiële-verhoudingswet": "BWBR0008290", "Gemeentewet": "BWBR0005416",
    "gemeentewet": "BWBR0005416", "Sr": "BWBR0001854", "Sv": "BWBR0001903", "WED": "BWBR0002063",
    "Tw": "BWBR0009950", "Telecommunicatiewet": "BWBR0009950",
    "Grondwet": "BWBR0001840", "Huisvestingswet 2014": "BWBR0035303", "Jeugdwet": "BWBR0034925",
    "Kieswet": "BWBR0004627", "Leerplichtwet 1969": "BWBR0002628", "Leerplichtwet": "BWBR0002628",
    "Omgevingswet": "BWBR0037885", "Participatiewet": "BWBR0015703", "Provinciewet": "BWBR0005645",
    "Uitvoeringswet Algemene verordening gegevensbescherming": "BWBR0040940", "UAVG": "BWBR0040940",
    "Vreemdelingenwet 2000": "BWBR0011823", "Wet gemeenschappelijke regelingen": "BWBR0003740",
    "Wgr": "BWBR0003740", "Wet kwaliteit, klachten en geschillen zorg": "BWBR0037173", "Wkkgz": "BWBR0037173",
    "Wet langdurige zorg": "BWBR0035917", "Wlz": "BWBR0035917",
    "Wet maatschappelijke ondersteuning 2015": "BWBR0035362", "Wmo 2015": "BWBR0035362",
    "Wet op de jeugdzorg": "BWBR0016637", "Wet open overheid": "BWBR0045754", "Woo": "BWBR0045754",
    "Wet openbaarheid van bestuur": "BWBR0005252", "Wob": "BWBR0005252",
    "Wet ruimtelijke ordening": "BWBR0020449", "Wro": "BWBR0020449", "Wet tijdelijk huisverbod": "BWBR0024649",
    "Wet verplichte geestelijke gezondheidszorg": "BWBR0040635", "Wvggz": "BWBR0040635",
    "Wet zorg en dwang": "BWBR0040632", "Wetboek van Burgerlijke Rechtsvordering": "BWBR0001827",
    "Wetboek van Strafrecht": "BWBR0001854", "Wetboek van Strafvordering": "BWBR0001903",
    "Woningwet": "BWBR0005181", "Zorgverzekeringswet": "BWBR0018450", "Zvw": "BWBR0018450",
}  # fmt: skip
"""Laws cited by name, with their number in the Basiswettenbestand (wetten.overheid.nl)."""
_CIVIL_CODE = {"1": "BWBR0002656", "2": "BWBR0003045", "3": "BWBR0005291", "4": "BWBR0002761",
               "5": "BWBR0005288", "6": "BWBR0005289", "7": "BWBR0005290", "8": "BWBR0005034"}  # fmt: skip

_LAW = (
    "(?P<law>"
    + "|".join(re.escape(name) for name in sorted(_LAWS, key=len, reverse=True))
    + r"|BW\b|Burgerlijk Wetboek)"
    r"(?![\w-])"
)
_ARTICLE = r"\d{1,3}(?:[:.]\d{1,3}){0,3}[a-z]{0,2}(?![\w])"
_PARTS = (
    r"(?:[\s,]|\b(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|lid|leden"
    r"|onder|onderdeel"
    r"|onderdelen|aanhef|sub|en|of|jo\.?|juncto|tot|met|t/m|van|de|het|der|Boek|boek|eerste)\b"
    r"|\b\d{1,2}[eo°]?(?![\d:.]\d)"
    r"|\b[a-z]\b|[()])"
)
_ARTICLE_OF_LAW = re.compile(
    rf"\b[Aa]rt(?:ikel(?:en)?|t?\.)\s?(?P<articles>{_ARTICLE}(?:(?:,\s|\sen\s|\sof\s|,?\s(?:jo\.?"
    rf"|juncto)\s){_ARTICLE}){{0,5}})"
    rf"{_PARTS}{{1,24}}?{_LAW}"
)
_LAW_WITH_ARTICLE = re.compile(rf"\b{_LAW},?\s(?:[Aa]rt(?:ikel|\.))\s?(?P<articles>{_ARTICLE})")
_ONE_ARTICLE = re.compile(_ARTICLE)
_BOOK = re.compile(r"[Bb]oek (\d)")
_BWB = re.compile(r"\b(?P<id>BWB[RV]\d{7})\b")
_CVDR = re.compile(r"\b(?P<id>CVDR\d{3,7})(?P<version>[/_]\d{1,2})?\b")
_ECLI = re.compile(r"\bECLI:\s?[A-Z]{2}:\s?[A-Z]{1,8}:\s?\d{4}:\s?[A-Z0-9]+(?:\.[A-Z0-9]+)*", re.IGNORECASE)
_LJN = re.compile(r"\bLJN:?\s?(?P<letters>[A-Z]{2})\s?(?P<digits>\d{4})(?!\d)")


def _laws_and_judgments(text: str) -> Iterator[Reference]:
    for pattern in (_ARTICLE_OF_LAW, _LAW_WITH_ARTICLE):
        for match in pattern.finditer(text):
            yield from _articles(text, match)
    for match in _BWB.finditer(text):
        yield _found(text, match, f"bwb:{match['id']}", "wet")
    for match in _CVDR.finditer(text):
        version = (match["version"] or "").replace("_", "/")
        yield _found(text, match, f"cvdr:{match['id']}{version}", "lokale regeling")
    if "ECLI" in text or "ecli" in text:
        for match in _ECLI.finditer(text):
            yield _found(text, match, re.sub(r"\s", "", match.group().upper()), "uitspraak")
    if "LJN" in text:
        for match in _LJN.finditer(text):
            yield _found(text, match, f"LJN:{match['letters']}{match['digits']}", "uitspraak")


def _articles(text: str, match: re.Match[str]) -> Iterator[Reference]:
    """One reference per article; a single one spans the whole expression, of several each spans its number."""
    articles = list(_ONE_ARTICLE.finditer(text, match.start("articles"), match.end("articles")))
    law = _LAWS.get(match["law"])
    for article in articles:
        number = article.group()
        identifier = law
        if identifier is None:
            book, _, within = number.partition(":")
            named = _BOOK.search(match.group())
            identifier = _CIVIL_CODE.get(book if within else named[1] if named else "")
            if identifier and within:
                number = within
        if identifier is None:
            continue
        start, end = (match.start(), match.end()) if len(articles) == 1 else article.span()
        yield _reference(text, start, end, f"bwb:{identifier}/{number}", "wet")


# --- numbers of an organisation's own -------------------------------------------------------------

_OWN = re.compile(
    r"\b(?:zaak-?(?:nummer|nr\.?|kenmerk|id)|(?:ons|uw|mijn|onder) kenmerk|kenmerk"
    r"|registratie-?(?:nummer|kenmerk)|documentnummer|corsanummer|verseonnummer|djumanummer|dossierkenmerk)"
    r"[ \t]{0,3}[:|]?[ \t]{0,3}"
    r"(?P<number>(?:[A-Z]{1,6}[-/. ]?)?\d[A-Za-z0-9]*(?:[-/._][A-Za-z0-9]+){0,5})",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}")
LEAST_DIGITS = 5


def own_number(written: str) -> str | None:
    """A number that an organisation gave, as one form; None for a date or for what is too short to be one.

    >>> own_number("z/24/123456"), own_number("Z 24-0012"), own_number("12-03-2024"), own_number("2024-188")
    ('Z/24/123456', 'Z24-0012', None, '2024-188')
    """
    bare = re.sub(r"\s", "", written).strip(".,;:-/_").upper()
    if _DAY.fullmatch(bare) or sum(c.isdigit() for c in bare) < LEAST_DIGITS:
        return None
    return bare


def read_own_number(written: str) -> str | None:
    """The number that stands behind a label of its own ("Z/24/123456  behandeld door ...")."""
    match = _OWN.match(f"kenmerk {written.strip()}")
    return own_number(match["number"]) if match else None


def _own_numbers(text: str) -> Iterator[Reference]:
    for match in _OWN.finditer(text):
        number = own_number(match["number"])
        if number:
            yield _reference(text, *match.span("number"), number, "zaaknummer")


# --- forms for the query box only -----------------------------------------------------------------

_PRINTED = {
    name.lower(): name
    for name in (
        *("Handelingen", "Aanhangsel", "Tweede Kamer", "Eerste Kamer", "Stb", "Stcrt", "Trb", "Tractatenblad"),
        *("Gemeenteblad", "BW", "Burgerlijk Wetboek", "LJN"),
        *_LAWS,
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
    return f"kst-{_digits(match['dossier'])}{chapter}-{number}", "kamerstuk"


def _short_dossier(match: re.Match[str]) -> _Reading:
    return f"dossier-{_digits(match['dossier'])}", "dossier"


def _short_bb(match: re.Match[str]) -> _Reading:
    return f"{match['year']}bb{int(match['number']):06d}", "bb"


def _open_data_question(match: re.Match[str]) -> _Reading:
    """`242501244` in the open data of the Tweede Kamer is question 1244 of the session 2024-2025.

    Nine digits may be a BSN as well: a number that passes the elfproef is read as that, so not here.
    """
    digits = match.group()
    session = _session(f"20{digits[:2]}", digits[2:4])
    check = sum(int(d) * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11
    return (f"ah-tk-{session}-{int(digits[4:])}", "kamervragen") if session and check else ("", "")


def _short_document(match: re.Match[str]) -> _Reading:
    letter = match["letter"].upper()
    return f"{match['year']}{letter}{match['number']}", "tk-document" if letter == "D" else "tk-zaak"


def _short_appendix(match: re.Match[str]) -> _Reading:
    session = _session(match["from"], match["to"])
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
    known = _PUBLICATION_ID.fullmatch(number)
    return (number, _KIND_OF_ID.get(number.split("-")[0], "bekendmaking")) if known else ("", "")


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
    _kamerstukken,
    _papers_of_the_kamers,
    _council_papers,
    _publications,
    _laws_and_judgments,
    _own_numbers,
)


def _found(text: str, match: re.Match[str], canonical: str, kind: str) -> Reference:
    return _reference(text, match.start(), match.end(), canonical, kind)


def _reference(text: str, start: int, end: int, canonical: str, kind: str) -> Reference:
    return Reference(start, end, text[start:end], canonical, kind)
