"""Addresses: street and number, street alone where someone lives, postcode; and schools."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Is, Lexicon
from ingest.deidentify.sheet import Sheet

_CAP = r"[A-ZÀ-Þ][\w'.À-ÿ-]*"
_SUFFIX = (
    r"(?:straat|straatje|weg|laan|laantje|plein|dijk|kade|gracht|hof|hofje|park|steeg|singel|pad|dreef|plantsoen|markt|baan|boulevard|wal|vest|"
    r"veld|akker|kamp|ring|erf|brink|burg|oord|horst|hoek|haven|sluis|werf|allee|bosch|meent|gaarde|weide|zoom|loop|donk|straatweg|"
    r"wetering|vaart|daal|berg|heuvel|kwartier|tuin|tuinen|str\.?|ln\.?|wg\.?|pln\.?)"
)
_NUMBER = (
    r"(?:nr\.?[ ]?|nummer[ ]|no\.?[ ]?)?\d{1,4}(?![\d.,]*\d)(?:[ ]?[-/]?[ ]?(?:[a-zA-Z](?![\w])|bis\b|ter\b|hs\b|huis\b|rood\b|zw\b|boven\b|beneden\b|[IVX]{1,4}\b|\d{1,3}(?![\w/-])|(?:[1-9]e|\d) ?(?:hoog|etage)\b|appartement[ ]\d+|app\.?[ ]?\d+))?"
    r"(?:[ ]?[-/]?[ ]?(?:[A-Z]\b|[IVX]{1,4}\b|hs\b|bis\b|\d{1,2}\b(?![-/.:]\d)))?"
)
_STREET_NUMBER = re.compile(
    rf"(?<![\w])(?P<street>(?:(?:{_CAP}|van|de|der|den|het|'t|ter|ten|te|aan|op|en|la|'s)[ ]){{0,5}}?"
    rf"(?:(?-i:[A-ZÀ-Þ][\w'.À-ÿ-]*?){_SUFFIX}|(?:Laan|Weg|Plein|Hof|Park|Dijk|Kade|Straat|Singel|Gracht)[ ](?:van|der|de|1\d{{3}})(?:[ ](?:de|der|den|het|{_CAP})){{0,3}}|(?:Plein|Laan|Straat)[ ]\d{{4}}))"
    rf"(?:[ ,]{{1,2}}\n?|\n)(?P<number>{_NUMBER})(?!\w|[.,:]?\d|[ ]?%|[ ](?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jaar|uur|minuten|meter|km|euro|procent))"
)
_POSTCODE = re.compile(
    r"(?<![\w.,/€-])(?:NL[- ]|NL-)?(?P<code>[1-9]\d{3}[ ]{0,2}\n?(?!SA|SD|SS)[A-Z]{2})(?![\w'’-]|[ ]?\d)"
)
_POSTCODE_LOOSE = re.compile(r"(?<![\w.,/€-])(?P<code>[1-9]\d{3}[ ]?(?!sa|sd|ss)[a-zA-Z]{2})(?![\w'’-])")
_YEARLIKE = re.compile(
    r"(?:19|20)\d\d[ ](?:EN|IN|DE|OP|TE|OM|TM|AF|ER|ZO|AL|ZE|IS|BV|NV|NR|OF|EU|JA|WE|HA|KM|VS|NL|DB|AB|VO|CV|PV|KB)"
)
_LIVES = re.compile(
    rf"(?i:\b(?:woont|woonde|wonen|woonachtig|wonende|woning|adres|woonadres|verblijft|verblijfadres|verblijvend|huis|huisadres|bezoekadres|ingeschreven|gevestigd|flat|appartement|portiek|verhuisd|verhuisde|verhuist|logeert|thuis|opgehaald|afgezet|gezien|aangetroffen|slaapt|staat)\b)"
    rf"[^.\n:]{{0,30}}?(?:[:]|\b(?:op|aan|in|te|naar|van|bij|vanaf)\b)[ ]?(?:(?:de|het|hun|haar|zijn|een)[ ])?(?:flat[ ]|portiek[ ]|huis[ ]|woning[ ]|boerderij[ ]|hoek[ ])?(?:aan[ ]de[ ]|op[ ]de[ ]|in[ ]de[ ]|van[ ]de[ ])?"
    rf"(?P<street>(?:(?:{_CAP}|van|de|der|den|het|'t)[ ]){{0,4}}?(?:[A-ZÀ-Þ][\w'.À-ÿ-]*?{_SUFFIX}|[A-ZÀ-Þ]['\w-]+(?=[ ]\d{{1,4}}(?![\d.,%]))))(?P<number>[ ,]{{1,2}}{_NUMBER})?(?![\w])"
)
_BEFORE_POSTCODE = re.compile(
    rf"(?P<street>{_CAP}(?:[ ](?:{_CAP}|van|de|der|den|het|'t|aan|op)){{0,4}}[ ]{_NUMBER})(?=[ ,;\n-]{{1,3}}[1-9]\d{{3}}[ ]?[A-Z]{{2}}(?!\w))"
)
_ADDRESS_FIELD = re.compile(
    rf"(?i:\b(?:adres|woonadres|straat|verblijfadres|bezoekadres|postadres|huisadres)(?: en huisnummer)?[ ]?[:=][ \n]?)(?P<street>{_CAP}[^\n,;:]{{0,40}}?[ ]{_NUMBER})(?=[\s,;.]|$)"
)
_POSTBUS = re.compile(r"(?i)postbus[ ]\d+[\s,;|·-]{0,5}(?P<code>[1-9]\d{3}[ ]{0,2}[A-Z]{2})")
_NOT_STREET = frozenset(
    [
        "werkveld",
        "speelveld",
        "middenveld",
        "onderweg",
        "vandaag",
        "hoofdweg",
        "snelweg",
        "jaarverslag",
        "Nederland",
        "Zeeland",
        "Hoofdstuk",
        "Artikel",
        "Tabel",
        "Figuur",
        "Bijlage",
        "Route",
        "Vraag",
        "Antwoord",
        "Pagina",
        "Paragraaf",
        "Nummer",
        "Groep",
        "Fase",
        "Stap",
        "Punt",
        "Deel",
        "Lid",
        "Week",
        "Maand",
        "Kamer",
        "Team",
        "Klas",
        "Leerjaar",
        "Unit",
        "Module",
        "Categorie",
        "Zaal",
        "Lokaal",
        "Kwartier",
        "Kwartaal",
        "Agendapunt",
    ]
)
_SCHOOL_KIND = (
    r"(?:(?:openbare|christelijke|katholieke|protestantse|islamitische|brede|speciale|reformatorische|bijzondere|r\.?k\.?|interconfessionele)[ ])*(?:basisschool|kleuterschool|"
    r"daltonschool|montessorischool|jenaplanschool|vrijeschool|praktijkschool|mytylschool|kinderdagverblijf|kdv|bso|peuterspeelzaal|peutergroep|speelzaal|crèche|kinderopvang|"
    r"middelbare school|scholengemeenschap|school|OBS|o\.b\.s\.|obs|CBS|cbs|RKBS|rkbs|SBO|sbo|IKC|ikc|PCBS|pcbs|BS|VSO|vso|VO-school|ROC|roc|kindcentrum|college|lyceum|gymnasium|speciaal onderwijs|voetbalclub|sportclub)"
)
_SCHOOL_NAME = r"(?:(?:De|Het|'t|Den|La|Le|St\.?|Sint|Prins|Prinses|Koningin|Juliana|Dr\.?|Pater|Meester|Juf)[ ])?[A-ZÀ-Þ][\w'.À-ÿ-]*(?:[ ](?:van|de|der|den|het|in|op|aan|en|[A-ZÀ-Þ][\w'À-ÿ-]*)(?=[ ][A-ZÀ-Þ])){0,2}(?:[ ](?-i:[A-ZÀ-Þ][\w'À-ÿ-]*))?"
_SCHOOL = re.compile(rf"\b(?i:{_SCHOOL_KIND})(?:,)?[ ][\"']?(?P<name>(?-i:{_SCHOOL_NAME}))")
_SCHOOL_BY_NAME = re.compile(
    r"(?<!\w)(?P<name>(?:[A-ZÀ-Þ][\w'.À-ÿ-]*[ ](?:(?:van|de|der|den)[ ])*){1,3}(?-i:College|Lyceum|Gymnasium|Basisschool|School|Scholengemeenschap|Mavo|Atheneum)|"
    r"[A-ZÀ-Þ][\w'À-ÿ]+(?:-[A-ZÀ-Þ]?\w+)?(?:school|college|lyceum|gymnasium))(?!\w)"
)
_SCHOOL_GROUP = re.compile(
    r"(?i:\bgroep[ ]\d(?:/\d)?[a-c]?|\bklas[ ]\d\w?|\bbrugklas|\bleerling|\bzit|\bschool|\bleerkracht|\bjuf|\bmeester|\bnaar)[^.\n]{0,30}?\b(?:op|van|bij|naar)[ ](?P<name>(?:De|Het|'t)[ ][A-ZÀ-Þ][\w'À-ÿ-]+(?:[ ][A-ZÀ-Þ][\w'À-ÿ-]+)?)"
)
_NO_SCHOOL = re.compile(
    r"^(?:Basisschool|Middelbare|Hogeschool|Voorschool|Buitenschool|Naschool|Brede|Vrije|Speciale|Openbare|De|Het|Een|Deze|Die|Onze|Elke|Geen|"
    r"Burgemeester|Managementteam|College|Kamer|Het College|Het college|Speciaal)\b",
    re.IGNORECASE,
)


def find_addresses(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """Where someone lives, and the postcodes that belong to it."""
    text = sheet.text
    official = [match.span("code") for match in _POSTBUS.finditer(text)]
    for pattern, score in ((_STREET_NUMBER, 0.9), (_BEFORE_POSTCODE, 0.95), (_ADDRESS_FIELD, 0.95)):
        for match in pattern.finditer(text):
            start = _street_start(match.start("street"), match.group("street"), sheet)
            end = match.end("number") if "number" in match.groupdict() else match.end("street")
            street = text[start : match.end("street")].rstrip("0123456789 ")
            if (
                "ostbus" in street
                or not street
                or street.split()[-1] in _NOT_STREET
                or street.split()[0] in _NOT_STREET
            ):
                continue
            if score == 0.9 and not _is_street(street, lexicon):
                continue
            yield Evidence(start, end, "ADDRESS", "vorm", score, "straat met nummer")
    for match in _LIVES.finditer(text):
        start = match.start("street")
        end = match.end("number") if match.group("number") else match.end("street")
        street = match.group("street")
        if (
            street in _NOT_STREET
            or "ostbus" in street
            or (not match.group("number") and not _is_street(street, lexicon))
        ):
            continue
        yield Evidence(start, end, "ADDRESS", "vorm", 0.85, "woonplek")
    for match in _POSTCODE.finditer(text):
        span = match.span("code")
        if span in official or _YEARLIKE.match(match.group("code")):
            continue
        yield Evidence(*span, "POSTCODE", "vorm", 0.95, "postcode")
    for match in _POSTCODE_LOOSE.finditer(text):
        if match.group("code")[-2:].islower():
            before = text[max(0, match.start() - 60) : match.start()]
            if re.search(rf"(?i)postcode|adres|{_SUFFIX}[ ]\d+\w?[, ]{{0,3}}$", before):
                yield Evidence(*match.span("code"), "POSTCODE", "vorm", 0.8, "postcode")
    for i, flags in enumerate(sheet.flags):
        # A street without a number is an address where the text speaks of people, see the policy.
        if (
            flags & Is.CAPITAL
            and not sheet.opens[i]
            and sheet.letters[i] in "ACUWP"
            and _ends_like_street(sheet.words[i])
        ):
            before = sheet.words[i - 1].lower() if i else ""
            if before in {"de", "het", "'t"} or flags & Is.PROPER:
                yield Evidence(sheet.starts[i], sheet.ends[i], "ADDRESS", "lijst", 0.4, "straatnaam")


def find_schools(text: str) -> Iterator[Evidence]:
    """Names of schools and day care, without the kind of school in front."""
    for match in _SCHOOL.finditer(text):
        if not _NO_SCHOOL.fullmatch(match.group("name")):
            yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.85, "soort school")
    for match in _SCHOOL_BY_NAME.finditer(text):
        name = match.group("name")
        if not _NO_SCHOOL.match(name) or re.match(r"(?:De|Het) [A-Z]\w+ \w", name):
            yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.75, "naam van school")
    for match in _SCHOOL_GROUP.finditer(text):
        yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.75, "groep of klas")


def _street_start(start: int, street: str, sheet: Sheet) -> int:
    """Without the words before the name of the street: "Aan de", "In", "Bezoek"."""
    lead = re.match(
        r"(?:(?:Aan|Op|In|Te|Naar|Bij|Van|De|Het|En|Adres|Woonadres|Bezoekadres|Postadres|Locatie|Gemeente|Ook|Bezoek|Huisbezoek)[ ]+(?:(?:de|het|den)[ ]+)?)+",
        street,
    )
    if lead and lead.end() < len(street):
        return start + lead.end()
    return start


def _is_street(street: str, lexicon: Lexicon) -> bool:
    """A street name and no common word with the same end ("Hoofdweg 3" is one, "Werkveld 3" is not)."""
    last = street.split()[-1]
    if last in _NOT_STREET:
        return False
    if re.search(
        r"(?:straat|straatje|laan|laantje|gracht|kade|steeg|singel|dreef|plantsoen|straatweg|plein|str\.?)$",
        last,
        re.IGNORECASE,
    ):
        return True
    if " " in street.strip():
        return True
    return not lexicon[last].flags & Is.WORD or bool(re.search(r"(?:weg|dijk|pad|hof|markt|park|baan)$", last))


def _ends_like_street(word: str) -> bool:
    return (
        re.search(
            r"(?:straat|straatje|laan|gracht|kade|steeg|singel|dreef|plantsoen|straatweg|weg|dijk|plein|pad|hof)$",
            word,
        )
        is not None
    )
