"""Streets where someone lives, with their number or without."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.deidentify.bare_numbers import find_bare_numbers
from ingest.deidentify.dwellings import CAPITALISED, find_dwellings
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.house_numbers import with_surroundings
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.openings import Opened, Places
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

STREET_END = (
    r"(?:straat|straatje|weg|laan|laantje|plein|dijk|kade|gracht|hof|hofje|park|steeg|singel|pad|dreef|plantsoen|markt|baan|boulevard|wal|vest|"
    r"veld|akker|kamp|ring|erf|brink|burg|oord|horst|hoek|haven|sluis|werf|allee|bosch|meent|gaarde|weide|zoom|loop|donk|straatweg|"
    r"wetering|vaart|daal|berg|heuvel|kwartier|tuin|tuinen|dam|stein|wei|leane|loane|paed|hiem|zijde|hage|eind|einde|str\.?|ln\.?|wg\.?|pln\.?|pl\.?|gr\.|plnts\.?|sngl\.?|grcht\.?)"
)
_NUMBER = (
    r"(?:nr\.?[ ]?|nummer[ ]|no\.?[ ]?)?\d{1,4}(?![\d.,]*\d)(?:[ ]?t/m[ ]?\d{1,4}|[ ]?[-/]?[ \n]?(?:[a-zA-Z](?![\w/])|bis\b|hs\b|huis\b|rood\b|zw\b|boven\b|beneden\b|[IVX]{1,4}\b|\d{1,3}(?![\w/-])|(?:[1-9]e|\d) ?(?:hoog|etage)\b|appartement[ ]\d+|app\.?[ ]?\d+|unit[ ]\w+|kamer[ ]\d+))?"
    r"(?:[ ]?[-/]?[ ]?(?:[A-Z]\b|[IVX]{1,4}\b|hs\b|bis\b|\d{1,2}\b(?![-/.:]\d)))?"
)
_FLOOR = r"(?:,?[ ](?:\d{1,2}e|eerste|tweede|derde|vierde|vijfde)[ ](?:etage|verdieping|hoog)\b(?:[ ](?:links|rechts)\b)?)?"
_SIDE = re.compile(r"[ ](?:Noord|Zuid|Oost|West|[NZOW]\.?Z\.?)(?=[ ,]+\d)")
_ENDS = r"(?!\w|[.,:]?\d|[ ]?%|[ ](?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jaar|uur|minuten|meter|km|euro|procent))"
_HOUSE = re.compile(rf"(?P<sep>[ ]{{1,2}}\n?|,[ ]?\n?|\n)(?P<number>{_NUMBER}{_FLOOR}){_ENDS}")
_CERTAIN = re.compile(
    r"(?:straat|straatje|laan|laantje|gracht|kade|steeg|singel|dreef|plantsoen|straatweg|plein|boulevard|strjitte|dyk|str\.?|plnts\.?|sngl\.?|grcht\.?)$",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"(?:weg|dijk|pad|hof|markt|park|baan|ring|wal)$", re.IGNORECASE)
_WEAK = re.compile(rf"{STREET_END}$", re.IGNORECASE)
_LONE_HEAD = Opened(
    "laan|weg|plein|hof|park|dijk|kade|straat|singel|gracht",
    rf"(?P<street>(?:Laan|Weg|Plein|Hof|Park|Dijk|Kade|Straat|Singel|Gracht)[ ](?:van|der|de|den|het|'?(?:1\d)?\d\d-'?(?:1\d)?\d\d|1\d{{3}})(?:[ ](?:de|der|den|het|{CAPITALISED})){{0,3}})[ ](?P<number>{_NUMBER}){_ENDS}",
    ahead=True,
)
_LIVES = Opened(
    "woont|woonde|wonen|woonachtig|wonende|woning|adres|woonadres|verblijft|verblijven|verbleef|verblijfadres|verblijvend|woonden|logeren|slapen|sliep|gevlucht|vlucht|vluchtte|huis|huisadres|bezoekadres|ingeschreven|gevestigd|flat|appartement|portiek|verhuisd|verhuisde|verhuist|logeert|thuis|opgehaald|afgezet|gezien|aangetroffen|slaapt|staat",
    rf"[^.\n:]{{0,30}}?(?:[:]|\b(?:op|aan|in|te|naar|van|bij|vanaf)\b)[ ]?(?:(?:de|het|hun|haar|zijn|een)[ ])?(?:flat[ ]|portiek[ ]|huis[ ]|woning[ ]|boerderij[ ]|hoek[ ])?(?:aan[ ]de[ ]|op[ ]de[ ]|in[ ]de[ ]|van[ ]de[ ])?"
    rf"(?P<street>(?:(?:{CAPITALISED}|van|de|der|den|het|'t)[ ]){{0,4}}?(?:[A-ZÀ-Þ][\w'.À-ÿ-]{{0,40}}?{STREET_END}|[A-ZÀ-Þ]['\w-]+(?=[ ]\d{{1,4}}(?![\d.,%]))))(?P<number>[ ,]{{1,2}}{_NUMBER})?(?![\w])",
)
_BEFORE_POSTCODE = re.compile(
    rf"(?P<street>{CAPITALISED}(?:[ ](?:{CAPITALISED}|van|de|der|den|het|'t|aan|op)){{0,4}}[ ]{_NUMBER})(?=[ ,;\n-]{{1,3}}[1-9]\d{{3}}[ ]?[A-Z]{{2}}(?!\w))"
)
_ADDRESS_FIELD = Opened(
    "adres*|woonadres*|straat*|verblijfadres*|bezoekadres*|postadres*|huisadres*|standplaats*|woonplek*",
    rf"(?i:(?:(?:adres|woonadres|straat|verblijfadres|bezoekadres|postadres|huisadres)(?: en huisnummer)?(?:[ ]?[:=]|[ ](?:is|was|luidt))|verblijfadres|woonadres|huisadres|standplaats|woonplek)[ \n]?)"
    rf"(?P<street>{CAPITALISED}[^,;:]{{0,40}}?[ ]{_NUMBER})(?=[\s,;.]|$)",
    ahead=True,
)
# Typed without capitals; the number behind it makes it an address.
_LOWER = Opened(
    "van|de|der|den|burg|dr|prins|prinses|koningin|*straat|*str|*laan|*gracht|*kade|*steeg|*singel|*dreef|*plantsoen|*weg|*dijk|*pad|*hof|*plein",
    rf"(?<!-)(?P<street>(?:(?:van|de|der|den|burg\.?|dr\.?|prins|prinses|koningin)[ ]){{0,3}}[a-zà-ÿ]{{2,}}(?:(?P<sure>straat|str\.?|laan|gracht|kade|steeg|singel|dreef|plantsoen)|weg|dijk|pad|hof|plein)[ ]{_NUMBER})(?![\w%]|[.,:]?\d|[ ](?:km|meter|minuten|uur|jaar|euro))",
    ahead=True,
)
_LIVES_LOW = Opened(
    "woon|woont|woonde|wonen|adres|verblijft|logeert|slaapt|ingeschreven",
    r"[^.\n:]{0,30}?[ ](?:op|aan)[ ]"
    r"(?P<street>(?:de|het|'t)[ ][a-zà-ÿ]{4,}[ ]\d{1,4}[a-z]?)(?![\w%]|[.,:]?\d|[ ](?:km|jaar|uur|maart|april|mei|juni|juli|euro))",
)
_BEHIND = Opened(
    "op|nummer|nr|huisnummer",
    rf"(?i:op|nummer|nr\.?|huisnummer)[ ](?P<number>\d{{1,4}}[a-zA-Z]?)[ ](?:van|aan|in)[ ](?:de|het|een)[ ](?P<street>{CAPITALISED}{STREET_END})(?!\w)",
    ahead=True,
)
# "op de hoek Dennenlaan / Ekster", "hoek Nassaukade en Tweede Steeg"
_CORNER = Opened(
    "hoek",
    rf"[ ](?:van[ ])?(?:de[ ])?(?P<street>{CAPITALISED}(?:[ ]?/[ ]?|[ ](?:en|met)[ ](?:de[ ])?){CAPITALISED}(?:[ ]{CAPITALISED})?)",
)
_OPPOSITE = re.compile(
    rf"(?P<street>{CAPITALISED}{STREET_END},?[ ](?:t\.?o\.?|t\.?h\.?v\.?|ter hoogte van|tegenover|naast|achter|bij)[ ](?:nr\.?[ ]|nummer[ ])?\d{{1,4}}[a-z]?)(?!\w)"
)

_ABROAD = re.compile(
    rf"(?P<street>(?:Rue|Avenue|Chaussée|Boulevard|Place|Via|Calle|Ulica|ul\.)(?:[ ](?:du|de|des|la|le|della|del|di|el)){{0,2}}(?:[ ]{CAPITALISED}){{1,3}})[ ,]{{1,2}}(?P<number>\d{{1,4}}[a-z]?)(?!\w)"
)
_FIELDS = Opened(
    "straat|straatnaam",
    r"[ ]?[:=][ ]*(?P<street>[^\W\d_][^\n:;|]{2,40}?)[\s,;|]+(?i:huis)?(?i:nummer|nr\.?|no\.?)[ ]?[:=]?[ ]*(?P<number>\d{1,4}[ ]?[a-zA-Z]?)(?!\w)",
)


def find_addresses(sheet: Sheet, lexicon: Lexicon, places: Places) -> Iterator[Evidence]:
    """Where someone lives: a street with its number, a street alone, a boat, a place on a camping site."""
    for one in (*_streets(sheet, lexicon, places), *find_dwellings(places)):
        yield from with_surroundings(sheet.text, one)


def _in_fields(places: Places) -> Iterator[Evidence]:
    for match in _FIELDS.finditer(places):
        for part in ("street", "number"):
            yield Evidence(*match.span(part), "ADDRESS", "vorm", 0.9, "straat in een veld")


def _streets(sheet: Sheet, lexicon: Lexicon, places: Places) -> Iterator[Evidence]:
    text = sheet.text
    not_streets = lexicon.cues["geen_straat"]
    yield from _numbered_streets(sheet, lexicon)
    yield from find_bare_numbers(sheet, not_streets)
    yield from _in_fields(places)
    for matches in (
        _LONE_HEAD.finditer(places),
        _BEFORE_POSTCODE.finditer(text),
        _ADDRESS_FIELD.finditer(places),
        _ABROAD.finditer(text),
    ):
        for match in matches:
            words = match.group("street").lower().split()
            if words[0] not in not_streets and "postbus" not in words:
                end = match.end("number") if "number" in match.groupdict() else match.end("street")
                yield Evidence(match.start("street"), end, "ADDRESS", "vorm", 0.95, "straat met nummer")
    for match in _LIVES.finditer(places):
        start = match.start("street")
        end = match.end("number") if match.group("number") else match.end("street")
        street = match.group("street")
        named = (
            _is_street(street.split()[-1], lexicon) or street.split()[0].lower() in lexicon.cues["straat_erin"]
        )
        if street.split()[-1].lower() in not_streets or not (match.group("number") or named):
            continue
        yield Evidence(start, end, "ADDRESS", "vorm", 0.85, "woonplek")
    yield from _unusual(places, not_streets)
    for i, flags in enumerate(sheet.flags):
        # A street without a number is an address where the text speaks of people, see the policy.
        if (
            flags & Is.CAPITAL
            and not sheet.opens[i]
            and sheet.letters[i] in "ACUWP"
            and _ends_like_street(sheet.words[i])
            and sheet.words[i].lower() not in not_streets
        ):
            first = _first_of_street(sheet, lexicon, i)
            before = sheet.words[first - 1].lower() if first else ""
            if before in {"de", "het", "'t"} or flags & Is.PROPER or _CERTAIN.search(sheet.words[i]):
                yield Evidence(sheet.starts[first], sheet.ends[i], "ADDRESS", "lijst", 0.4, "straatnaam")


def _unusual(places: Places, not_streets: frozenset[str]) -> Iterator[Evidence]:
    """Addresses without capitals, with the number in front, or opposite a number."""
    for match in _LOWER.finditer(places):
        if match.group("street").split()[-2].lower() not in not_streets:
            score = 0.7 if match.group("sure") else 0.5
            yield Evidence(*match.span("street"), "ADDRESS", "vorm", score, "straat met nummer")
    for match in _LIVES_LOW.finditer(places):
        if match.group("street").split()[1] not in not_streets:
            yield Evidence(*match.span("street"), "ADDRESS", "vorm", 0.55, "woonplek")
    for match in _BEHIND.finditer(places):
        yield Evidence(match.start("number"), match.end("street"), "ADDRESS", "vorm", 0.8, "nummer van straat")
    for match in _CORNER.finditer(places):
        if any(_WEAK.search(word) for word in match.group("street").split()):
            yield Evidence(*match.span("street"), "ADDRESS", "vorm", 0.6, "hoek van straten")
    for match in _OPPOSITE.finditer(places.text):
        yield Evidence(*match.span("street"), "ADDRESS", "vorm", 0.7, "straat met nummer")


def _numbered_streets(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """ "Kerkstraat 12-III", "Burgemeester van der Pollaan 3": a word that ends like a street, a number, and what leads up to it."""
    for i, word in enumerate(sheet.words):
        if not sheet.flags[i] & Is.CAPITAL and not (
            i and word.lower() in lexicon.cues["straten_zeker"] and sheet.flags[i - 1] & Is.CAPITAL
        ):
            continue
        apart = word.islower() and len(word) > 2
        shortened, ended = _ends_of(word)
        shortened = shortened and sheet.text[sheet.ends[i] : sheet.ends[i] + 1] == "."
        # "Nieuwe Dijk 80": the word alone is no name, with the one before it is.
        paired = (
            i
            and word.lower() in lexicon.cues["straten_zeker"]
            and sheet.flags[i - 1] & Is.CAPITAL
            and sheet.words[i - 1].lower() in lexicon.cues["straat_erin"]
        )
        if not (shortened or apart or paired or (ended and _is_street(word, lexicon))):
            continue
        side = _SIDE.match(sheet.text, sheet.ends[i])
        house = _HOUSE.match(sheet.text, side.end() if side else sheet.ends[i] + bool(shortened))
        if house is None:
            continue
        if "\n" in house.group("sep") and _POINT.match(sheet.text, house.end()):
            # "Gast: wethouder Ridderhof", and on the next line "1. Opening".
            continue
        year = re.fullmatch(r"(?:19|20)\d\d", house.group("number"))
        if year and not _CERTAIN.search(word):
            continue
        if house.group("sep").startswith(",") and re.match(
            r"[ ][a-z]{3,}", sheet.text[house.end() : house.end() + 5]
        ):
            continue
        yield Evidence(
            sheet.starts[_first_of_street(sheet, lexicon, i)],
            house.end(),
            "ADDRESS",
            "vorm",
            0.9,
            "straat met nummer",
        )


_POINT = re.compile(r"[.)][ ]+[A-ZÀ-Þ]")
_SHORTENED = re.compile(r"(?:str|ln|wg|pln?|plnts|sngl|grcht|gr|dk|kd|dr)$")
_LEADS_TO = frozenset(("aan", "op", "in", "bij", "naar", "uit", "te"))
""" "oma Visser aan de Dorpsstraat": what stands before it is no part of the name of the street."""


@lru_cache(maxsize=20_000)
def _ends_of(word: str) -> tuple[bool, bool]:
    """Whether it can be a street cut short before its dot, and whether it ends as a street may."""
    return _SHORTENED.search(word) is not None, _WEAK.search(word) is not None


def _first_of_street(sheet: Sheet, lexicon: Lexicon, last: int) -> int:
    first = i = last
    while i > 0 and last - i < 5:
        i -= 1
        word, letter = sheet.words[i].lower(), sheet.letters[i]
        if sheet.words[i] in _LEADS_TO:
            break
        if word in {"e", "ste", "de"} and sheet.letters[i - 1] == "0" and sheet.ends[i - 1] == sheet.starts[i]:
            first = i = i - 1
            continue
        if letter == "V" or word == "'t":
            # "De Ruijterkade", "1e Helmersstraat", "'t Zand"
            first = i
            continue
        if word in lexicon.cues["straat_ervoor"] and (letter in "CKRVQ" or sheet.opens[i]):
            break
        if (
            letter in "GgSsWUTI"
            or (
                letter in "CAFRPXKl"
                and sheet.flags[i] & Is.CAPITAL
                and word.rstrip(".") in lexicon.cues["straat_erin"]
            )
            or (letter == "A" and not sheet.opens[i])
        ):
            first = i
        elif letter not in "vq":
            break
    return first


def _is_street(word: str, lexicon: Lexicon) -> bool:
    """ "Dorpsweg" is a street, "werkveld" and "akkoord" are not."""
    if word.lower() in lexicon.cues["geen_straat"]:
        return False
    if _CERTAIN.search(word):
        return True
    flags = lexicon[word].flags
    if flags & (Is.PLACE | Is.KEEP):
        return False
    if _LIKELY.search(word):
        return (
            not flags & Is.WORD or word.lower() in {"dorpsweg", "kerkweg", "markt"} or bool(flags & Is.PROPER)
        )
    return not flags & Is.WORD and not re.search(
        r"(?:ering|uring|ning|ving|ding|gebied|akkoord|beleid|ontwerp|verband)$", word.lower()
    )


def _ends_like_street(word: str) -> bool:
    return (
        re.search(
            r"..(?:straat|straatje|laan|gracht|kade|steeg|singel|dreef|plantsoen|straatweg|weg|dijk|plein|pad|hof|(?<=a)park)$",
            word,
        )
        is not None
    )
