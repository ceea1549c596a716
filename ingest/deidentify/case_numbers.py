"""Numbers of files, cases, registrations and papers of identity: by shape, and by the word before them."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.deidentify.citizen_numbers import OF_ANOTHER_KIND
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near
from ingest.deidentify.openings import Opened, Places

_CASE_SHAPES: tuple[tuple[Opened, float], ...] = tuple(
    (Opened(opening, rest, ahead=True), score)
    for opening, rest, score in (
        (
            r"C(?:\b|\d)",
            r"(?<!/)C/?\d{2}/\d{5,6}(?:[ ]?/[ ]?[A-Z]{2}[ ]?[A-Z]{2}[ ]?\d{2}[-/ ]\d{2,5})?(?!\w)",
            0.95,
        ),
        (
            r"\d{7,8}\b|[A-Z]{2}",
            r"(?<!/)(?:\d{7,8}[ ]?[\\/][ ]?)?[A-Z]{2}[ ]?(?:VERZ|EXPL)[ ]?\d{2}-\d{2,5}(?!\w)",
            0.95,
        ),
        (r"[A-Z]{1,5}\b", r"(?<![/-])[A-Z]{2,4}[ ]\d{2}[/-]\d{4,7}(?:[ ][A-Z]{2,6})?(?![\w/-])", 0.8),
        (
            r"[A-Z]{1,5}\b",
            r"(?<![/-])(?:AMS|ARN|AWB|BRE|DHA|DOR|GEL|GRO|HAA|HAZ|LEE|LIM|MID|NHO|NNE|OBR|ROE|ROT|SGR|SHE|UTR|ZWB|ZUT|MAA|ALK|ASS)[ ]\d{2}[/ ]\d{2,5}(?:[ ][A-Z]{2,6})?(?!\w)",
            0.85,
        ),
        (r"\d", r"(?<![/.-])\d{2}[./]\d{3}[A-Z][a-z]?(?![\w/-])", 0.8),
        (r"[A-Z]{2}", r"(?<!/)(?:JE|FA|KG|HA|FT|BP|OK)[ ]?(?:RK|ZA|EX)[ ]?\d{2}[-/. ]\d{2,5}(?!\w)", 0.95),
        (r"\d", r"(?<!/)\d{2}[/.]\d{6}[-/]\d{2}(?!\w)", 0.95),
        (r"\d", r"(?<![/-])\d{2}-\d{6}-\d{2}(?!\w)", 0.9),
        (r"\d", r"(?<![/-])200[.]\d{3}[.]\d{3}(?:/\d\d)?(?:[ ][A-Z]{2,3})?(?!\w)", 0.9),
        (r"\d", r"(?<![/-])(?:19|20)\d\d-[A-Z]{2,5}-\d{3,7}(?![\w-])", 0.9),
        (r"[A-Z]{1,5}\b", r"(?<![/-])[A-Z]{2,5}-(?:19|20)\d\d-\d{2,7}(?![\w-])", 0.85),
        (r"[A-Z]{1,5}\b", r"(?<![/-])[A-Z]{1,4}-\d{2}-\d{3,7}(?![\w-])", 0.85),
        (r"[A-Z]{1,5}\b", r"(?<![/-])[A-Z]{1,4}-\d{5,9}(?![\w-])", 0.7),
        (r"[A-Z]{2}", r"(?<![/-])PL\d{4}[- ]?\d{6,12}(?:-\d{1,2})?(?!\w)", 0.95),
        (r"[A-Z]{2}", r"(?<![/-])[A-Z]{2,4}\d{2}-\d{3,7}(?![\w-])", 0.8),
        (r"\d", r"(?<![/-])(?:19|20)\d\d[/.]\d{4,8}(?![\w/-])", 0.6),
        (r"[A-Z]{1,5}\b", r"(?<![/-])[A-Z]{1,5}/(?:\d{2}|\d{4})/\d{3,8}(?![\w/-])", 0.75),
        (r"[A-Z]{1,5}\b", r"(?<![/-])[A-Z]{2,4}[ ](?:19|20)\d\d[ ]\d{3}[ ]\d{3}(?!\w|[ ]?\d)", 0.8),
        (r"[A-Z]{1,5}\b", r"(?<![/-])[A-Z]{2,4}[ ]\d{2}-\d{3,6}-\d{1,2}(?![\w-])", 0.8),
        (r"\d", r"(?<![/.-])\d{2}\.\d{6}\.\d{2}(?![\w/-])", 0.9),
        (r"[A-Z]{2}", r"(?<![/-])DBC[ -]?\d[\d -]{5,14}\d(?!\w)", 0.9),
    )
)
_CASE_HEAD = (
    r"(?i:\b(?P<cue>(?:dossier|zaak|casus|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|parket|rekest|rol|registratie|meldings?|melding|aanmeld(?:ings)?|polis|verzekerden?|dbc|skj|big|agb|"
    r"aangifte|proces-verbaal|pv|mutatie|vreemdelingen|v|ken|leerling|beschikkings?|indicatie|incident|klacht|bezwaar|behandel|traject|toewijzings?|"
    r"voorziening|burger|administratie|insz|ovs|paspoort|rijbewijs|document|id-kaart|identiteits(?:kaart|bewijs)?|personeels|onderzoeks?|zorg|jbe|jb|tul|raads?(?:onderzoek|zaak)|referentie|kenmerk)"
    r"(?:[- ]?(?:nummer|nr|no|id|code|registratie))?\b(?: (?:is|was|luidt|van de (?:rechtbank|zaak)))?)(?P<sep>\.?[ ]?[:#=]?[ (]{0,2}|[ ]{1,3}))"
)
_CASE_CUE = re.compile(
    _CASE_HEAD
    + r"(?P<number>(?=[A-Z0-9a-z./ -]*\d)[A-Z0-9][A-Z0-9]*(?:(?:[./-]|[ ]/[ ]|[ ](?=\d{3,}|[A-Z]{2}[ ]?[A-Z]{2}[ ]\d))[A-Za-z0-9]+)*)"
)
_CASE_CUE_NEAR = Opened(
    "dossier*|zaak*|casus*|cliënt*|client*|patiënt*|patient*|parket*|rekest*|rol*|registratie*|melding*|aanmeld*|polis*|verzekerde*|dbc*|skj*|big*|agb*|aangifte*|proces|pv*|mutatie*|vreemdelingen*|v|vnummer|vnr|vno|vid|vcode|vregistratie|ken*|leerling*|beschikking*|"
    "indicatie*|incident*|klacht*|bezwaar*|behandel*|traject*|toewijzing*|voorziening*|burger*|administratie*|insz*|ovs*|paspoort*|rijbewijs*|document*|id*|identiteit*|personeel*|onderzoek*|zorg*|jb*|tul*|raad*|referentie*|kenmerk*",
    rf"{_CASE_HEAD}[A-Z0-9]",
    ahead=True,
)
_ANY_NUMBER = re.compile(
    r"(?i:\b(?!telefoon|tel|mobiel|fax|kamerstuk|artikel|lijst|volg|huis|post|pagina|kvk|btw|rsin|vestigings|rekening|agenda|jaar|lijn|bus|kamer|wet|regel|paragraaf|zaal|hoofdstuk|burgerservice|service|sofi|giro|bank|iban|fiscaal|isbn|serie|barcode|tolk|uzovi|incassant|advocaat)"
    r"(?P<cue>[a-zà-ÿ-]{3,}(?:nummer|nrs?\.?|-nr\.?|-id|codes?)|(?:(?:met|onder|heeft|zie)[ ])?nummer|meldcode|rijbewijs(?:nummer)?|paspoort|identiteits(?:kaart|bewijs)|kenmerk|referentie|relatienr\.?|nr\.?[ ]band))(?:[ ](?:is|was|luidt))?[ ]?[:#=(]?[ ]?"
    r"(?P<number>(?=[^\n]{0,12}\d{2})(?:[A-Z]{1,6}[-/. ]?)?\d[\dA-Z]*(?:[./-][\dA-Z]+|[ ]\d{3,})*)(?!\w|[.,]\d|[ ]?%)"
)
# Any other number of five digits and more: too little for a published paper, enough for a case.
_LONG_NUMBER = re.compile(
    r"(?<![\w€$.,/-])(?<![€$] )(?:[A-Z]{1,5}[-/.]?)?\d[\dA-Z]*(?:[-/.][A-Z0-9]+)*(?![\w%]|[.,/-]\w)"
)
# Letters, figures and marks in one, whatever it is called: "LPA25#0619", "wt/0912-b".
_COMPOSED = re.compile(
    r"(?<![\w€$.,/@#-])[A-Za-z]{1,6}[-./#]?\d[\dA-Za-z]*(?:[-./#][A-Za-z0-9]+)+(?![\w%@]|[.,/-]\w)"
)
_FIGURES = re.compile(r"\d(?:[\d./-]|[ A-Z](?=\d)){2,}")
_LEAD, _TRAIL = 60, 40
# "dossier VT 22.07733", "onze ref.: WSG 0231.556", "dossier N 24 / 3390": letters apart from the figures, behind a label.
_LETTERED_FILE = re.compile(
    r"(?i:\b(?P<cue>(?:dossier|zaak|casus|ref|referentie|kenmerk|meld(?:ing)?|toewijzing|beschikking|nummer|nr|registratie|aanvraag|cli[eë]nt)[a-z]*))\.?(?:[ ]?(?:nr|nummer|no)\.?)?(?:[ ]?[:#=])?[ ](?:bekend als[ ])?"
    r"(?P<number>(?:[A-Z]{1,5}(?:-[A-Z]{1,2})?|[A-Z][a-z]{1,2}[A-Z])[ ]\d+(?:[ ]?[./-][ ]?\d+|[ ]\d+)*(?:-[A-Z]{1,3})?)(?!\w|[.,]\d)"
)
# "RR 110/65", "versie 2025.2", "serienr. 88-401-T": a measure or a thing, and no number of anybody.
_HOURS = re.compile(r"\d{1,2}[.:]\d\d-\d{1,2}(?:[.:]\d\d)?")
_OF_A_THING = re.compile(
    r"(?i)(?:\bRR|\bbloeddruk|\btensie|\bbd)[ :]{1,2}(?:(?:is|was|boven|onder|van|rond) )?$|\bversie $|\b(?:serie|bar)(?:nummer|nr|code)\.?:? $"
)
_CASE_PLAIN_CUE = re.compile(
    r"(?i)(?:nummer|nr|no|code|id|registratie)\W*$|dossier|skj|big|dbc|parket|rekest|kenmerk|referentie|polis"
)
_PUBLIC_NUMBER = re.compile(
    r"^(?:\d{2}bb\d{3,6}|ECLI:.*|BWBR?\d+|CVDR\d+|(?:gmb|stcrt|stb|prb|wsb|bgr|trb|kst|blg|ah|h)-.*|20\d\dD\d{5}|20\d\dZ\d{5}|\d{2}[ .]?\d{3}(?:-[IVX]+)?|(?:19|20)\d\d|\d{1,3}|"
    r"COM\(?.*|W[Oo][Oo]-.*|RIB-.*|ISO.*|NEN.*|Natura.*|COVID-19)$",
    re.IGNORECASE,
)
_LIKE_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:\d\d){1,2}")
_IDENTITY = re.compile(
    r"(?i:paspoort|identiteit|id-kaart|rijbewijs|document|verblijf)[^\n]{0,40}?(?<!\w)(?P<number>[A-NP-Z]{2}[A-NP-Z0-9]{6}\d)(?!\w)"
)
_LEGAL_BEFORE = re.compile(
    r"(?:\bnr\.?|\bnrs\.?|kamerstuk(?:ken)?(?: I{1,2})?|vergaderjaar|\bstb\.?|stcrt\.?|staatsblad|staatscourant|ECLI:[\w:]*|gemeenteblad|motie|amendement|kst-|bijlage|artikel|art\.)\s*[\d ,.-]{0,12}$",
    re.IGNORECASE,
)
_ONLY_NUMBERED = re.compile(r"(?i)(?<!kamerstuk )(?<!motie )\bnrs?\.?\s*$")
_LETTERED = re.compile(r"[A-Z]{1,5}[-./]\d")
# Whatever the number is called: a word that says "number" or "file", a word or two, the number with its letters.
_NAMES = r"(?i:nummer|nr|nrs|-id|(?:klant|cli[eë]nt|user|zaak|dossier|persoon|record)id|code|kenmerk|dossier|zaak|registratie|referentie|toevoeging|identificatie)"
_TO_NUMBER = (
    r"\b(?<!\bzaak)\.?"
    r"(?:[ ](?:is|was|luidt|heeft|had|met|onder|van|bij|het|de|een|nummer|nr|band|melding|deze|dit|haar|zijn)\.?){0,4}[ ]?[:#=(]{0,2}[ #]{0,2}"
)
_NAMED = re.compile(
    rf"(?P<cue>[\w'-]{{0,40}}{_NAMES}){_TO_NUMBER}"
    r"(?P<number>(?=[\w./-]*\d)[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*(?:[ ]\d{2,4}(?![\w.,/-]))*)(?![\w%])"
)
_NAMED_NEAR = Opened(
    "id|*nummer|*nr|*nrs|*klantid|*cliëntid|*clientid|*userid|*zaakid|*dossierid|*persoonid|*recordid|*code|*kenmerk|*dossier|*zaak|*registratie|*referentie|*toevoeging|*identificatie",
    rf"(?:id|\w*{_NAMES}){_TO_NUMBER}[\w./-]*\d",
    ahead=True,
)
# What the other cues hold.
_CUE_NEAR = Opened(
    "*nummer*|*nr*|*no|*code*|*kenmerk*|*paspoort*|*identiteit*|*rijbewijs*|*document*|*verblijf*|kaart*|id*|dossier*|zaak*|casus*|ref*|meld*|toewijzing*|beschikking*|registratie*|aanvraag*|cliënt*|client*|cjib*|kbp*|gba*|pv*|ccv*|ij*|fij*|wijz*",
    r"\w",
    ahead=True,
)
# "pt. nr. 0048.213.7", "KBPR 4 118 902", "Wbtv-nr. 20884": who keeps the file, and its number.
_FILE_OF = re.compile(
    r"(?:\b(?i:pt|pat|cl|cli[eë]nt|rel|reg|dos|doss|wbtv|agb|big|skj|toevoeging|klant|student|studie)\.?[ -]?(?i:nr|no|nummer)\.?|\b(?:CJIB|KBPS|KBPR|KBP|GBA|PV|CCV|IJ|FIJ|WIJZ))[ :]{1,2}"
    r"(?P<number>\d(?:[ .-]?\d){4,15})(?![\w%]|[.,]\d)"
)
_NO_CASE = re.compile(
    r"(?i)^(?:telefoon|tel|mobiel|mob|fax|kamerstuk|artikel|lijst|huis|post|pagina|kvk|btw|rsin|vestigings|rekening|bankrekening|giro|bank|iban|agenda|jaar|lijn|bus|kamer|wet|regel|"
    r"paragraaf|zaal|hoofdstuk|service|fiscaal|isbn|loonheffings|inkoop|factuur|bestel|order|product|besluit|stuk|motie|perceel|code|nummer|nr|nrs|spoor|toegangs|serie|bar|tolk|uzovi|incassant|ophaal|deur|kluis|poort|alarm|wifi|kleur|qr|pin|qr-|"
    r"sbi-?|agb-?|grootboek|kostenplaats|begrotings|doorkies|toestel|noodnummer|06-)(?:nummer|nr|nrs|-id|id|code)?$"
)
_SOMEONES = re.compile(
    r"(?i)(?:cli[eë]nt|pati[eë]nt|casus|dossier|melding|jeugdige|leerling|verdachte|huurder|tap|band)(?:[ ](?:nummer|nr\.?|no\.?))?[ #]{1,2}$"
)
_IDENTITY_PAPER = re.compile(r"paspoort|rijbewijs|identiteit")
_OWN = re.compile(
    r"cli[eë]nt|pati[eë]nt|casus|polis|leerling|verzekerde|kaart|relatie|lid|aanmeld|behandel|traject"
)


def _is_own(number: str, cue: str) -> bool:
    """ "cliëntnummer 88213" looks like the number of a Kamerdossier, but the word before it says whose it is."""
    return len(number) > 3 and number.isdigit() and _OWN.search(cue) is not None


def find_case_numbers(places: Places) -> Iterator[Evidence]:
    """Only around figures: the cues are words, and trying them on all words is slow."""
    text = places.text
    for opened, score in _CASE_SHAPES:
        for match in opened.finditer(places):
            before = text[max(0, match.start() - 30) : match.start()]
            numbered = _ONLY_NUMBERED.search(before) and _LETTERED.match(match.group())
            if not _PUBLIC_NUMBER.match(match.group()) and (numbered or not _LEGAL_BEFORE.search(before)):
                yield Evidence(match.start(), match.end(), "CASE", "vorm", score, "nummer")
    named, announced, told = (
        [match.start() for match in opened.finditer(places)]
        for opened in (_NAMED_NEAR, _CASE_CUE_NEAR, _CUE_NEAR)
    )
    for begin, stop in near(text, _FIGURES.finditer(text), _LEAD, _TRAIL):
        if _any_in(named, begin, stop):
            yield from _named(text, begin, stop)
        if _any_in(told, begin, stop):
            yield from _told(text, begin, stop)
        yield from _long(text, begin, stop)
        if _any_in(announced, begin, stop):
            yield from _announced(text, begin, stop)


def _any_in(starts: list[int], begin: int, stop: int) -> bool:
    """Whether a word stands there, perhaps cut off in front."""
    return bisect_left(starts, begin - _LEAD) < bisect_left(starts, stop)


def _named(text: str, begin: int, stop: int) -> Iterator[Evidence]:
    for match in _NAMED.finditer(text, begin, stop):
        number = match.group("number").rstrip("./-")
        if (
            sum(map(str.isdigit, number)) >= 3
            and not _PUBLIC_NUMBER.match(number)
            and not _LIKE_DATE.fullmatch(number)
            and not _NO_CASE.search(match.group("cue"))
        ):
            start = match.start("number")
            yield Evidence(start, start + len(number), "CASE", "vorm", 0.7, "nummer met een naam")


def _told(text: str, begin: int, stop: int) -> Iterator[Evidence]:
    for match in _LETTERED_FILE.finditer(text, begin, stop):
        digits = sum(map(str.isdigit, match.group("number")))
        if digits >= 4 and not re.fullmatch(r"[A-Z]+ (?:19|20)\d\d", match.group("number")):
            public = re.search(r"(?i)kenmerk|ref|zaak|registratie|aanvraag|beschikking", match.group("cue"))
            yield Evidence(*match.span("number"), "CASE", "vorm", 0.75 if public else 0.9, "letters en cijfers")
    for match in _FILE_OF.finditer(text, begin, stop):
        yield Evidence(*match.span("number"), "CASE", "vorm", 0.85, "nummer van een dossier")
    for match in _IDENTITY.finditer(text, begin, stop):
        yield Evidence(*match.span("number"), "CASE", "vorm", 0.9, "trefwoord document")
    for match in _ANY_NUMBER.finditer(text, begin, stop):
        number, cue = match.group("number"), match.group("cue").lower()
        least = 3 if _IDENTITY_PAPER.search(cue) else 5
        if (
            sum(c.isdigit() for c in number) >= least
            and not re.match("0[89]00", number)
            and (not _PUBLIC_NUMBER.match(number) or _is_own(number, cue))
            and not _LIKE_DATE.fullmatch(number)
        ):
            public = re.search(
                r"kenmerk|referentie|document|onderzoek|zaak|besluit|factuur|order|inkoop|onder nummer|met nummer|vergunning|aanvraag",
                cue,
            )
            yield Evidence(*match.span("number"), "CASE", "vorm", 0.75 if public else 0.9, "trefwoord")


def _long(text: str, begin: int, stop: int) -> Iterator[Evidence]:
    for match in _LONG_NUMBER.finditer(text, begin, stop):
        before = text[max(0, match.start() - 30) : match.start()]
        number = match.group()
        if (
            sum(c.isdigit() for c in number) >= 5
            and not _LIKE_DATE.fullmatch(number)
            and (not _PUBLIC_NUMBER.match(number) or _SOMEONES.search(before))
            and not _LEGAL_BEFORE.search(before)
            and not OF_ANOTHER_KIND.search(before)
            and not _OF_A_THING.search(before)
            and not _HOURS.fullmatch(number)
        ):
            yield Evidence(match.start(), match.end(), "CASE", "vorm", 0.6, "lang nummer")
    for match in _COMPOSED.finditer(text, begin, stop):
        number = match.group()
        before = text[max(0, match.start() - 30) : match.start()]
        if (
            sum(map(str.isdigit, number)) >= 4
            and not _PUBLIC_NUMBER.match(number)
            and not _LEGAL_BEFORE.search(before)
            and not re.search(r"\.(?:nl|com|docx?|pdf|xlsx?)$", number)
        ):
            yield Evidence(match.start(), match.end(), "CASE", "vorm", 0.6, "samengesteld nummer")


def _announced(text: str, begin: int, stop: int) -> Iterator[Evidence]:
    for match in _CASE_CUE.finditer(text, begin, stop):
        number = match.group("number").rstrip("./-")
        digits = sum(c.isdigit() for c in number)
        cue = match.group("cue").lower()
        if _LIKE_DATE.fullmatch(number) or digits < 3:
            continue
        if _PUBLIC_NUMBER.match(number) and not _is_own(number, cue):
            continue
        told = _CASE_PLAIN_CUE.search(cue) or re.search(r"[:#=]", match.group("sep"))
        if not told and (not re.search(r"[-/]", number) or digits < 5):
            continue
        public = re.search(r"kenmerk|referentie|document|registratie|onderzoek|zaak", cue)
        start = match.start("number")
        yield Evidence(
            start, start + len(number), "CASE", "vorm", 0.75 if public else 0.9, f"trefwoord {cue.split()[0]}"
        )
