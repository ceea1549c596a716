"""Numbers of people: BSN, IBAN, telephone, licence plate, file and registration numbers."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.checks import is_bsn, is_iban
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near

_GAP = r"[ \n.\-/–—]{0,3}"
_NINE = re.compile(r"(?<![\w.,/-])(?:\d[ .\-]?){7,8}\d(?![\w]|[,./-]\d)")
# How people group nine digits; single digits in a row are a table.
_GROUPED = re.compile(
    r"\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{2}[ .-]\d{3}[ .-]\d{4}|\d{4}[ .-]\d{5}|\d{4}[ .-]\d{3}[ .-]\d{2}"
)
# Broken over a line; only behind a cue, because columns of figures look the same.
_NINE_WRAPPED = re.compile(
    r"(?<![\w.,/-])\d(?:[ .\-]?\d){0,7}[ \t]*\n[ \t]*\d(?:[ .\-]?\d){0,7}(?![\w]|[,./-]\d)"
)
_BSN_CUE = re.compile(
    r"(?:\bbsn\b|burger ?service ?(?:nummer|nr)|\bsofi(?:[- ]?(?:nummer|nr))?\b|persoonsnummer|\bb\.s\.n\.?)[^\d]{0,25}$",
    re.IGNORECASE,
)
# "BSN 1982 44 7O1": a scanner took letters for figures.
_BSN_MISREAD = re.compile(
    r"(?i:\bbsn|service ?nummer)[ :.]{1,3}(?P<number>(?=[\doOlI .]*[oOlI])[\doOlI](?:[ .]?[\doOlI]){7,8})(?!\w)"
)
_NOT_BSN_CUE = re.compile(
    r"(?:\+\d{1,3}|\btel\.?|\btelefoon|\bfax|\bmob\.?|\brsin|\bkvk|kamer van koophandel|\bbtw|fiscaal ?(?:nummer|nr)|\biban|loonheffing|vestigingsn\w*|factuur\w*|\bisbn|\bissn|\boin|\bagb(?:-code)?"
    r"|€|eur|euro|inkoop\w*|artikeln\w*|postbus)[^\d\n]{0,20}$",
    re.IGNORECASE,
)
_IBAN = re.compile(
    r"(?<![\w])(?:NL[ ]?\d\d|[A-Z]{2}\d\d)(?:[ .-]?[A-Z]{4})(?:[ .\-\n]?\d){8,18}(?!\w)|(?<!\w)[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w)"
)
# A number from abroad that fails its check was copied with a slip.
_ABROAD_ACCOUNT = re.compile(
    r"(?:DE|BE|FR|PL|ES|IT|PT|RO|BG|GR|TR|GB|LT|LV|AT|HU|CZ|SK|HR|SE|DK|IE|LU)\d\d(?:[ ]?\d{2,4}){3,}"
)
_IBAN_LOOSE = re.compile(r"(?<!\w)(?i:NL)[ ]?\d\d[ .-]?(?i:[A-Z]{4})(?:[ .\-\n]?\d){8,12}(?!\w)")
_ACCOUNT = re.compile(
    r"(?i:\b(?:rekening(?:nummer|nr)?|bankrekening(?:nummer)?|giro(?:nummer)?|iban))[^\d\n]{0,20}?(?P<number>\d[\d. ]{6,11}\d)(?!\w)"
)
_PHONE = re.compile(
    rf"""(?<![\d,_])(?<!\d[./-])(?<![€$][ ])(?<!\d[ ])(?:
        (?:\(?(?:\+|\b00){_GAP}31\)?{_GAP}(?:\(0\){_GAP})?|\(?0)6\)?{_GAP}(?:\d{_GAP}){{7}}\d
      | (?:\(?(?:\+|\b00){_GAP}31\)?{_GAP}(?:\(0\){_GAP})?)[1-57-9](?:\)?{_GAP}\d){{8}}
      | \(?0[1-57-9]\d{{1,2}}\)?(?:[ ]?[-–/][ ]?|[ .]|\n){_GAP}(?:\d{_GAP}){{5,6}}\d
      | 0[1-578]\d{{8}}
      | [oO]6[ -]?(?:\d[ -]?){{7}}\d
      | 06[ -](?:\d[ ]?){{6,8}}\d
      | \+[1-9]\d{{0,2}}(?:[ .\-/()]{{0,2}}\d){{7,11}}
      | (?:\+|\b00){_GAP}(?:32|49|33|44|34|39|48|90|212|213|216|351|30|40|359|36|380|597|599|297|1)(?:[ .\-/()]{{0,2}}\d){{7,11}}
    )(?![\d_]|[-/.]\d)""",
    re.VERBOSE,
)
# "haar oude nummer, die met 4471 op het eind"
_LAST_FIGURES = re.compile(
    r"(?i:nummer|telefoon|mobiel)[^.\n]{0,40}?\b(?:met|op)[ ](?P<number>\d{2,4})(?=[ ](?:op|aan) het eind)"
    r"|(?i:\beindigt op|\beindigend op|\blaatste (?:\w+ )?cijfers)[ :]{1,2}(?P<last>\.{0,3}\d[\d ]{1,4}\d)(?![\w%])"
)
# "06-12 34 xx xx": half hidden by who wrote it.
_HALF_HIDDEN = re.compile(
    r"(?<!\w)06[ -]{0,3}\d[\d ]{0,6}[xX*•?]{1,2}[xX*•? \d]{2,9}(?!\w)|(?<!\w)06[ -]{1,3}\d\d[ ]?(?:\.{2,4}|…)[ ]?\d\d(?!\w)"
)
# "o6-l849 2255", "0-6-1-2-3-...": a scanner or a finger took letters for digits, or cut each digit off.
_MARKED = re.compile(r"(?<![\w.,-])0\d{1,3}(?:[ ]?[·•_~=*,;\\][ ]?\d{1,4}){2,5}(?![\w]|[.,-]\d)")
_MISTYPED = re.compile(
    r"(?<![\w.-])(?:[0oO][ -]?6)(?:[ .-]{0,2}[\doOlI]){8}(?!\w)|(?<![\w.-])\(?[oO][1-57-9][\doO]{1,2}\)?[ –-]{1,3}(?:[\doOlI][ .–-]{0,3}){5,6}[\doOlI](?!\w)"
)
_SERVICE = re.compile(r"(?:0800|0900|0906|0909|14[ ]?0)")
_SHORT_PHONE = re.compile(
    r"(?i:\b(?:tel(?:efoon(?:nummer|nr)?)?|mobiel|mob|gsm|fax|doorkies(?:nummer)?|toestel|bereikbaar (?:op|via|onder)|bellen (?:op|met|naar)|bel(?:t|de)? (?:naar|op)|whatsapp|app|tst|doorkiesnr|telnr|mobnr|06-nr|belt (?:op|met|vanaf)|opbellen|terugbellen op|nummer is)\b)"
    r"[.: (]{1,3}(?:nummer[: ]{1,2})?(?P<number>\+?\d(?:[ .\-/()]{0,2}\d){5,13})(?!\w)"
)
_EXTENSION = re.compile(
    r"(?i:\b(?:toestel|tst\.?|dkn\.?|binnenlijn|sein|pieper|piep|dect|kort (?:nr|nummer)|intern|doorkies(?:nummer|nr)?\.?|kamer en toestel|[a-z]*nummer (?:eindigt|eindigend) op))(?:nummer|nr)?\.?(?: is)?[ :]{1,2}(?P<number>\d(?:-?\d){2,4})(?![\w-])"
)
# "nul zes, twaalf, vierendertig": a number as people say it.
_DIGIT_WORD = (
    r"(?:nul|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    r"|(?:der|veer|vijf|zes|zeven|acht|negen)tien|tien|elf|twaalf|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
)
_SPOKEN = re.compile(rf"(?i)(?<!\w)(?:nul[ -])?{_DIGIT_WORD}(?:(?:,[ ]|[ \n-]){_DIGIT_WORD}){{4,9}}(?!\w)")
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}"
    r"|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])"
)
# The same shapes however they are typed, only behind the word itself: "kenteken kb123d".
_PLATE_CUE = re.compile(r"(?i:\bkentekens?(?:nummers?|plaat|platen)?\b)(?P<rest>[^.\n;]{0,90})")
_PLATE_TYPED = re.compile(
    r"(?<![\w-])(?:" + "|".join(
        "[ -]?".join(part.replace("X", "[A-Za-z]").replace("9", r"\d") for part in shape.split("-"))
        for shape in (
            "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
            "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
        )
    ) + r")(?![\w-])"
)  # fmt: skip
_PLATE_LOOSE = re.compile(
    r"(?i:\b(?:kenteken(?:nummer)?|kentekenplaat|auto|voertuig|scooter|bestelbus|busje|bromfiets|motor|personenauto))\b[^.\n\d]{0,40}?"
    r"(?P<number>\b(?=[A-Za-z0-9 -]*\d)(?=[A-Za-z0-9 -]*[A-Z])[A-Z0-9]{1,3}[ -]?[A-Z0-9]{2,3}[ -]?[A-Z0-9]{1,3})\b"
)
_PLATE_SMALL = re.compile(
    r"(?<![\w-])(?:[a-z]{2}-\d\d-[a-z]{2}|\d\d-[a-z]{2}-[a-z]{2}|[a-z]{2}-[a-z]{2}-\d\d|\d\d-[a-z]{3}-\d|\d-[a-z]{3}-\d\d|[a-z]{2}-\d{3}-[a-z]|[a-z]-\d{3}-[a-z]{2}|[a-z]{3}-\d\d-[a-z])(?![\w-])"
)
_PLATE_PARTS = re.compile(r"(?<![\w-])[A-Z0-9]{1,3}(?:[ -][A-Z0-9]{1,4}){1,2}(?![\w-]|[.,]\d)")
_CAR = re.compile(
    r"(?i)\b(?:auto|busje|bus|bestelbus|scooter|brommer|motor|wagen|voertuig|stationwagen|personenauto|rijdt|parkeert|reed|kia|golf|fiat|panda|opel|polo|ford|audi|bmw|mercedes|volvo|renault|clio|peugeot|"
    r"toyota|skoda|seat|honda|suzuki|hyundai|citroën|twingo|corsa|astra|fiesta|focus|passat|touran|caddy|transporter|vito|vespa|piaggio|mazda|nissan|dacia|tesla|volkswagen|vw)\b[^.\n;]{0,60}"
)
# "..-RGS-4", "80-LZ-?": what a witness saw of it.
_PLATE_IN_PART = re.compile(
    r"(?<![\w-])(?:[.?*]{1,3}-[A-Z]{2,3}-\d{1,3}|[.?*]{1,3}-\d{2,3}-[A-Z]{1,3}|\d{1,3}-[A-Z]{2,3}-[?*]{1,3}|[A-Z]{1,3}-\d{2,3}-[?*]{1,3})(?![\w-])"
)
_PLATE_ABROAD = re.compile(
    r"(?i:\bkenteken(?:nummer|plaat)?)[ :]{1,3}(?:is |met )?(?P<number>[A-Z]{1,3}[ -]?\d{1,5}[ -]?[A-Z]{0,3}|\d[A-Z\d][A-Z \d-]{3,7})(?!\w)"
)
_CASE_SHAPES: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern), score)
    for pattern, score in (
        (r"(?<![\w/])C/?\d{2}/\d{5,6}(?:[ ]?/[ ]?[A-Z]{2}[ ]?[A-Z]{2}[ ]?\d{2}[-/ ]\d{2,5})?(?!\w)", 0.95),
        (r"(?<![\w/])(?:\d{7,8}[ ]?[\\/][ ]?)?[A-Z]{2}[ ]?(?:VERZ|EXPL)[ ]?\d{2}-\d{2,5}(?!\w)", 0.95),
        (r"(?<![\w/-])[A-Z]{2,4}[ ]\d{2}[/-]\d{4,7}(?:[ ][A-Z]{2,6})?(?![\w/-])", 0.8),
        (
            r"(?<![\w/-])(?:AMS|ARN|AWB|BRE|DHA|DOR|GEL|GRO|HAA|HAZ|LEE|LIM|MID|NHO|NNE|OBR|ROE|ROT|SGR|SHE|UTR|ZWB|ZUT|MAA|ALK|ASS)[ ]\d{2}[/ ]\d{2,5}(?:[ ][A-Z]{2,6})?(?!\w)",
            0.85,
        ),
        (r"(?<![\w/.-])\d{2}[./]\d{3}[A-Z][a-z]?(?![\w/-])", 0.8),
        (r"(?<![\w/])(?:JE|FA|KG|HA|FT|BP|OK)[ ]?(?:RK|ZA|EX)[ ]?\d{2}[-/. ]\d{2,5}(?!\w)", 0.95),
        (r"(?<![\w/])\d{2}[/.]\d{6}[-/]\d{2}(?!\w)", 0.95),
        (r"(?<![\w/-])\d{2}-\d{6}-\d{2}(?!\w)", 0.9),
        (r"(?<![\w/-])200[.]\d{3}[.]\d{3}(?:/\d\d)?(?:[ ][A-Z]{2,3})?(?!\w)", 0.9),
        (r"(?<![\w/-])(?:19|20)\d\d-[A-Z]{2,5}-\d{3,7}(?![\w-])", 0.9),
        (r"(?<![\w/-])[A-Z]{2,5}-(?:19|20)\d\d-\d{2,7}(?![\w-])", 0.85),
        (r"(?<![\w/-])[A-Z]{1,4}-\d{2}-\d{3,7}(?![\w-])", 0.85),
        (r"(?<![\w/-])[A-Z]{1,4}-\d{5,9}(?![\w-])", 0.7),
        (r"(?<![\w/-])PL\d{4}[- ]?\d{6,12}(?:-\d{1,2})?(?!\w)", 0.95),
        (r"(?<![\w/-])[A-Z]{2,4}\d{2}-\d{3,7}(?![\w-])", 0.8),
        (r"(?<![\w/-])(?:19|20)\d\d[/.]\d{4,8}(?![\w/-])", 0.6),
        (r"(?<![\w/-])[A-Z]{1,5}/(?:\d{2}|\d{4})/\d{3,8}(?![\w/-])", 0.75),
        (r"(?<![\w/-])[A-Z]{2,4}[ ](?:19|20)\d\d[ ]\d{3}[ ]\d{3}(?!\w|[ ]?\d)", 0.8),
        (r"(?<![\w/-])[A-Z]{2,4}[ ]\d{2}-\d{3,6}-\d{1,2}(?![\w-])", 0.8),
        (r"(?<![\w/.-])\d{2}\.\d{6}\.\d{2}(?![\w/-])", 0.9),
        (r"(?<![\w/-])DBC[ -]?\d[\d -]{5,14}\d(?!\w)", 0.9),
    )
)
_CASE_CUE = re.compile(
    r"(?i:\b(?P<cue>(?:dossier|zaak|casus|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|parket|rekest|rol|registratie|meldings?|melding|aanmeld(?:ings)?|polis|verzekerden?|dbc|skj|big|agb|"
    r"aangifte|proces-verbaal|pv|mutatie|vreemdelingen|v|ken|leerling|beschikkings?|indicatie|incident|klacht|bezwaar|behandel|traject|toewijzings?|"
    r"voorziening|burger|administratie|insz|ovs|paspoort|rijbewijs|document|id-kaart|identiteits(?:kaart|bewijs)?|personeels|onderzoeks?|zorg|jbe|jb|tul|raads?(?:onderzoek|zaak)|referentie|kenmerk)"
    r"(?:[- ]?(?:nummer|nr|no|id|code|registratie))?\b(?: (?:is|was|luidt|van de (?:rechtbank|zaak)))?)(?P<sep>\.?[ ]?[:#=]?[ (]{0,2}|[ ]{1,3}))"
    r"(?P<number>(?=[A-Z0-9a-z./ -]*\d)[A-Z0-9][A-Z0-9]*(?:(?:[./-]|[ ]/[ ]|[ ](?=\d{3,}|[A-Z]{2}[ ]?[A-Z]{2}[ ]\d))[A-Za-z0-9]+)*)"
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
_NAMED = re.compile(
    r"(?P<cue>[\w'-]{0,40}(?i:nummer|nr|nrs|-id|(?:klant|cli[eë]nt|user|zaak|dossier|persoon|record)id|code|kenmerk|dossier|zaak|registratie|referentie|toevoeging|identificatie))\b(?<!\bzaak)\.?"
    r"(?:[ ](?:is|was|luidt|heeft|had|met|onder|van|bij|het|de|een|nummer|nr|band|melding|deze|dit|haar|zijn)\.?){0,4}[ ]?[:#=(]{0,2}[ #]{0,2}"
    r"(?P<number>(?=[\w./-]*\d)[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*(?:[ ]\d{2,4}(?![\w.,/-]))*)(?![\w%])"
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


def find_numbers(text: str) -> Iterator[Evidence]:
    """Every number in `text` that may lead to one person."""
    yield from _bsns(text)
    yield from _accounts(text)
    yield from _phones(text)
    yield from _plates(text)
    yield from _cases(text)


def find_spoken_numbers(text: str) -> Iterator[Evidence]:
    """Telephone numbers in words; the only number without a digit."""
    for match in _SPOKEN.finditer(text):
        yield Evidence(*match.span(), "PHONE", "vorm", 0.8, "uitgeschreven")


def _bsns(text: str) -> Iterator[Evidence]:
    for match in _NINE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        before = text[max(0, match.start() - 60) : match.start()]
        if _BSN_CUE.search(before):
            yield Evidence(
                match.start(), match.end(), "BSN", "vorm", 1.0 if is_bsn(digits) else 0.9, "bsn bij trefwoord"
            )
        elif (
            _GROUPED.fullmatch(match.group())
            and len(digits) == 9
            and is_bsn(digits)
            and not _NOT_BSN_CUE.search(before)
            and not _is_phone_like(digits, match.group())
        ):
            yield Evidence(match.start(), match.end(), "BSN", "vorm", 0.7, "elfproef")
    for match in _BSN_MISREAD.finditer(text):
        if sum(map(str.isdigit, match.group("number"))) > 5:
            yield Evidence(*match.span("number"), "BSN", "vorm", 0.9, "bsn bij trefwoord")
    for match in _NINE_WRAPPED.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        before = text[max(0, match.start() - 60) : match.start()]
        if len(digits) in (8, 9) and _BSN_CUE.search(before):
            yield Evidence(*match.span(), "BSN", "vorm", 1.0 if is_bsn(digits) else 0.9, "bsn bij trefwoord")


def _is_phone_like(digits: str, written: str) -> bool:
    return digits.startswith("0") and bool(re.match(r"0\d{1,3}[ -]", written))


def _accounts(text: str) -> Iterator[Evidence]:
    for pattern in (_IBAN, _IBAN_LOOSE):
        for match in pattern.finditer(text):
            dutch = match.group()[:2].upper() == "NL"
            if is_iban(match.group()):
                yield Evidence(match.start(), match.end(), "IBAN", "vorm", 1.0, "mod 97")
            elif _ABROAD_ACCOUNT.match(match.group()):
                yield Evidence(match.start(), match.end(), "IBAN", "vorm", 0.8, "vorm")
            elif dutch and re.match(r"(?i)NL[ ]?\d\d[ .-]?[A-Z]{4}", match.group()):
                yield Evidence(match.start(), match.end(), "IBAN", "vorm", 0.85, "vorm")
    for match in _ACCOUNT.finditer(text):
        yield Evidence(*match.span("number"), "IBAN", "vorm", 0.8, "trefwoord")


def _phones(text: str) -> Iterator[Evidence]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group().replace("o6", "06").replace("O6", "06"))
        if _SERVICE.match(digits) or not 9 <= len(digits) <= 15:
            continue
        start = match.start()
        if match.group().startswith("(") and ")" not in match.group():
            start += 1
        end = match.end()
        yield Evidence(start, end, "PHONE", "vorm", 0.95, "telefoon")
    for match in _MARKED.finditer(text):
        if sum(map(str.isdigit, match.group())) == 10:
            yield Evidence(*match.span(), "PHONE", "vorm", 0.8, "telefoon")
    for match in _MISTYPED.finditer(text):
        if sum(map(str.isdigit, match.group())) > 5:
            yield Evidence(*match.span(), "PHONE", "vorm", 0.85, "telefoon")
    for match in _HALF_HIDDEN.finditer(text):
        yield Evidence(*match.span(), "PHONE", "vorm", 0.8, "telefoon")
    for match in (*_EXTENSION.finditer(text), *_LAST_FIGURES.finditer(text)):
        yield Evidence(*match.span(match.lastgroup or 0), "PHONE", "vorm", 0.8, "toestel")
    for match in _SHORT_PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group("number"))
        if not _SERVICE.match(digits) and 6 <= len(digits) <= 13 and not re.fullmatch(r"(?:19|20)\d\d", digits):
            yield Evidence(*match.span("number"), "PHONE", "vorm", 0.85, "trefwoord")


def _plates(text: str) -> Iterator[Evidence]:
    for match in _PLATE.finditer(text):
        letters = re.sub(r"[^A-Z]", "", match.group())
        if letters in {"SA", "SD", "SS"}:
            continue
        yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.9, "kenteken")
    for cue in _PLATE_CUE.finditer(text):
        for match in _PLATE_TYPED.finditer(text, cue.start("rest"), cue.end("rest")):
            yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.85, "trefwoord")
    for match in _PLATE_IN_PART.finditer(text):
        yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.7, "deel van een kenteken")
    for match in _PLATE_SMALL.finditer(text):
        yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.7, "kenteken in kleine letters")
    for cue in _CAR.finditer(text):
        for match in _PLATE_PARTS.finditer(text, cue.start(), cue.end()):
            signs = re.sub(r"\W", "", match.group())
            if 5 <= len(signs) <= 8 and re.search(r"\d", signs) and re.search("[A-Za-z]", signs):
                yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.6, "auto")
        for match in _PLATE_TYPED.finditer(text, cue.start(), cue.end()):
            small = not re.search("[A-Z]", match.group())
            if re.search("[ ](?:en|of|op|in|te|tot)[ ]", match.group()):
                # "vak 11 en 12"
                continue
            if len(re.findall("[- ]", match.group())) > small:
                yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.85, "auto")
    for match in _PLATE_ABROAD.finditer(text):
        yield Evidence(*match.span("number"), "PLATE", "vorm", 0.85, "trefwoord")
    for match in _PLATE_LOOSE.finditer(text):
        number = match.group("number")
        if 6 <= len(re.sub(r"[ -]", "", number)) <= 7 and not re.fullmatch(r"[A-Z]+ ?\d{4}|\d{4}.*", number):
            yield Evidence(*match.span("number"), "PLATE", "vorm", 0.85, "trefwoord")


def _cases(text: str) -> Iterator[Evidence]:
    """Only around figures: the cues are words, and trying them on all words is slow."""
    for begin, stop in near(text, _FIGURES, _LEAD, _TRAIL):
        yield from _cases_in(text, begin, stop)


def _cases_in(text: str, begin: int, stop: int) -> Iterator[Evidence]:
    for pattern, score in _CASE_SHAPES:
        for match in pattern.finditer(text, begin, stop):
            before = text[max(0, match.start() - 30) : match.start()]
            numbered = _ONLY_NUMBERED.search(before) and _LETTERED.match(match.group())
            if not _PUBLIC_NUMBER.match(match.group()) and (numbered or not _LEGAL_BEFORE.search(before)):
                yield Evidence(match.start(), match.end(), "CASE", "vorm", score, "nummer")
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
    for match in _LONG_NUMBER.finditer(text, begin, stop):
        before = text[max(0, match.start() - 30) : match.start()]
        number = match.group()
        if (
            sum(c.isdigit() for c in number) >= 5
            and not _LIKE_DATE.fullmatch(number)
            and (not _PUBLIC_NUMBER.match(number) or _SOMEONES.search(before))
            and not _LEGAL_BEFORE.search(before)
            and not _NOT_BSN_CUE.search(before)
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
