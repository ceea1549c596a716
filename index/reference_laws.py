"""Laws with their articles, local regulations and judgments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Reference
from index.reference_parts import found, reference_at

# --- laws and judgments ---------------------------------------------------------------------------

LAWS = {
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
    + "|".join(re.escape(name) for name in sorted(LAWS, key=len, reverse=True))
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
_BARE_ARTICLE = re.compile(
    rf"(?<![\w:.,€/-])(?P<articles>(?=\d{{1,2}}[:.]\d){_ARTICLE})(?:,?\slid\s\d{{1,2}})?\s{_LAW}"
)
_ONE_ARTICLE = re.compile(_ARTICLE)
_BOOK = re.compile(r"[Bb]oek (\d)")
_BWB = re.compile(r"\b(?P<id>BWB[RV]\d{7})\b")
_CVDR = re.compile(r"\b(?P<id>CVDR\d{3,7})(?P<version>[/_]\d{1,2})?\b")
_ECLI = re.compile(r"\bECLI:\s?[A-Z]{2}:\s?[A-Z]{1,8}:\s?\d{4}:\s?[A-Z0-9]+(?:\.[A-Z0-9]+)*", re.IGNORECASE)
_LJN = re.compile(r"\bLJN:?\s?(?P<letters>[A-Z]{2})\s?(?P<digits>\d{4})(?!\d)")


def laws_and_judgments(text: str) -> Iterator[Reference]:
    for pattern in (_ARTICLE_OF_LAW, _LAW_WITH_ARTICLE):
        for match in pattern.finditer(text):
            yield from _articles(text, match)
    for match in _BWB.finditer(text):
        yield found(text, match, f"bwb:{match['id']}", "wet")
    for match in _CVDR.finditer(text):
        version = (match["version"] or "").replace("_", "/")
        yield found(text, match, f"cvdr:{match['id']}{version}", "lokale regeling")
    if "ECLI" in text or "ecli" in text:
        for match in _ECLI.finditer(text):
            yield found(text, match, re.sub(r"\s", "", match.group().upper()), "uitspraak")
    if "LJN" in text:
        for match in _LJN.finditer(text):
            yield found(text, match, f"LJN:{match['letters']}{match['digits']}", "uitspraak")


def bare_articles(text: str) -> Iterator[Reference]:
    """ "1:255 BW", as it is typed: running text says that it is an article."""
    for match in _BARE_ARTICLE.finditer(text):
        yield from _articles(text, match)


def _articles(text: str, match: re.Match[str]) -> Iterator[Reference]:
    """One reference per article; a single one spans the whole expression, of several each spans its number."""
    articles = list(_ONE_ARTICLE.finditer(text, match.start("articles"), match.end("articles")))
    law = LAWS.get(match["law"])
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
        yield reference_at(text, start, end, f"bwb:{identifier}/{number}", "wet")
