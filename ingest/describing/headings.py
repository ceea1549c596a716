"""The heading of a paper: the first line that stands by itself and says something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.periods import parse_period
from ingest.describing.parts import Parts, Wording

GREETING = re.compile(r"^\W*(?:geachte|beste|weledel\w*|dames en heren|hallo|l\.s\.)\b", re.IGNORECASE)
GENERIC = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s*)?(?:"
    # parts of any paper
    r"inleiding|(?:management)?samenvatting|inhoud(?:sopgave)?|colofon|voorwoord|aanleiding|toelichting|algemeen"
    r"|bijlagen?|opening|content|aanhef|voorstel|beslispunten|artikel \d.*|pagina \d+|versie\b.*|concept"
    r"|vertrouwelijk|openbaar|documentbeheer"
    # kinds without a subject
    r"|memo|memorandum|notitie|besluit|brief|agenda|verslag|notulen|motie|amendement|casus|les|leskaart"
    r"|ledenbrief|nieuwsbrief|oplegnotitie|raadsinformatiebrief|commissiebrief|raadsbrief|raadsvoorstel|raadsbesluit|handelingen"
    r"|kamerstukken"
    r"|gemeenteblad|provinciaal blad|waterschapsblad|blad gemeenschappelijke regeling|staatscourant|staatsblad"
    r"|tractatenblad|officiële uitgave.*|tweede kamer der staten-generaal\s?2?"
    r"|van het koninkrijk der nederlanden|vergaderjaar.*|de raad|het college"
    # what stands beside a title
    r"|\((?:ingezonden|ontvangen)\b.*|(?:hoofdstuk|paragraaf) [\dIVX]+\b.*"
    r"|(?:[\w+-]{2,20}(?: [\w+-]+)? \(\d+\)\W*)+|kruimelpad"
    r"|de raad van (?:de )?(?:gemeente )?[\w’' -]{3,40}"
    # labels of a head
    r"|titel|type|onderwerp|betreft|van|aan|datum|(?:ons |uw )?kenmerk|onze referentie|contactpersoon"
    r"|projectnummer|directie\b.*|directoraat-generaal.*"
    r")\W*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"postbus|retouradres|@|\bwww\.|\btel(?:efoon)?\b|^\W*fax\b|(?-i:\b\d{4}\s?[A-Z]{2}\b)"
    r"|^\W*aan (?:de|het|alle) (?:leden|voorzitter|gemeenteraad|raad|colleges?|besturen|bestuur|minister)\b"
    r"|\bt\.a\.v\.|^\W*(?:portefeuillehouder|zaaknummer)\b"
    r"|^\W*(?:de )?(?:minister|staatssecretaris) (?:van|voor) [^.\n]{5,60}$"
    r"|^\W*(?:gemeente|provincie)(?-i: [A-Z][\w’'-]+(?: (?:aan|den|de|der|op|en|[A-Z][\w’'-]+)){0,4})?[ \d]*$"
    r"|^\W*(?:aan|van|t\.a\.v\.|datum|(?:ons |uw )?kenmerk|onze referentie|nummer|zaaknummer|bijlage\w*"
    r"|behandeld door|portefeuillehouder|pagina|afdeling|aanwezig|afwezig|plaats|vergadering|agendapunt"
    r"|vergaderdatum|commissie|steller|auteur|status|versie)\b\s*[:|]",
    re.IGNORECASE,
)


def title_page(parts: Parts) -> Iterator[Wording]:
    """The one heading above all others, above the running text: a title page may name its makers first."""
    headings = parts.document.headings
    top = min((heading.level for heading in headings), default=0)
    highest = [heading for heading in headings if heading.level == top]
    if len(highest) != 1 or len(headings) == 1 or highest[0].start >= parts.running_text:
        return
    start, end = highest[0].start, highest[0].end
    line = parts.text[start:end]
    if not _says_nothing(line.strip(), line):
        yield Wording(line, "kop", start, end)


def first_heading(parts: Parts, after: int) -> Iterator[Wording]:
    """The first heading behind the letterhead, if it stands above all running text."""
    text = parts.text
    marked = {heading.start: heading.end for heading in parts.document.headings}
    for start, end in (line.span() for line in re.finditer(r"[^\n]+", parts.head)):
        line = text[start:end]
        bare = line.strip(" #*_>|\t=-–•\ufeff")
        if GREETING.match(bare):
            return
        if end <= after or _says_nothing(bare, line):
            continue
        if start in marked:
            yield Wording(text[start : marked[start]], "kop", start, marked[start])
            return
        start += line.find(bare)
        stop = start + len(bare)
        if line.lstrip().startswith("#"):
            yield Wording(bare, "kop", start, stop)
            return
        if bare[0].islower() or bare[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            continue  # the rest of a sentence, or a footnote
        opens = not text[after:start].strip()
        whole = _wrapped(text, stop)
        runs_on = opens and whole > stop and text[whole - 1] not in ".:;,"
        if _looks_like_heading(bare, text, end, opens) or runs_on:
            stop = whole
            yield Wording(text[start:stop], "kop", start, stop)
            return
        if len(bare) > 60:
            return


_PLACE_BEFORE_DATE = re.compile(r"(?:[’']s-)?[A-Z][\w’'-]+(?: (?:aan|den|de|der|op|en|[A-Z][\w’'-]+)){0,4},")


def _says_nothing(bare: str, line: str) -> bool:
    """A label, an address, a date or markup: no title of anything."""
    return bool(
        not re.search(r"[A-Za-z]{3}", bare)
        or GENERIC.match(bare)
        or ADDRESS.search(line)
        or bare.endswith(":")
        or bare.startswith(("<", "?xml"))
        or re.search(r"(?:\||\.{3,})\s*\d+$", line)  # a line of a table of contents
        or "xml version" in bare
        or parse_period(bare, None)
        or (_PLACE_BEFORE_DATE.match(bare) and parse_period(bare.partition(",")[2], None))
    )


def _looks_like_heading(line: str, text: str, end: int, opens: bool) -> bool:
    """A short line that ends no sentence, with white space or the start of another line of its own below it.

    The line that `opens` the paper may be long: "Beleidsregel van de Minister van ... houdende ...".
    """
    if len(line) > (300 if opens else 150) or line.endswith((",", ";")) or re.search(r"[a-z)]\.\s+[A-Z]", line):
        return False
    if line.endswith(".") and len(line.split()) > 3:
        return False
    below = text[end : end + 3]
    if below[:2] == "\n\n" or not below.strip():
        return True
    if opens and re.match(r"\n\W*[A-Z][\w ]{1,25}:", text[end : end + 40]):
        return True
    return len(line) <= 80 and line[0].isupper() and not line.endswith(".") and not below[1:2].islower()


def _wrapped(text: str, stop: int) -> int:
    """A heading that runs on: the next line starts in lower case or this one ends in the middle of a phrase."""
    following = re.compile(r"\n(?!\n)([^\n]{2,100})(?=\n\s*\n)").match(text, stop)
    if following and (
        following[1][0].islower()
        or (following[1].isupper() and text[:stop].rpartition("\n")[2].isupper())
        or re.search(r"\b(?:en|van|de|het|voor|in|op|met|over|der)\s*$", text[:stop][-20:])
    ):
        return following.end()
    return stop
