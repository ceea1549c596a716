"""Dates, dates of birth and ages."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SHORT = r"jan\.?|feb\.?|febr\.?|mrt\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|okt\.?|nov\.?|dec\.?"
_ORDINALS = (
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|"
    "zeventiende|achttiende|negentiende|twintigste|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]ntwintigste|dertigste|eenendertigste"
)
_WRITTEN = rf"(?:de[ ])?(?:{_ORDINALS})[ ](?:{_MONTHS})(?:[ ](?:19|20)\d\d)?|\d{{1,2}}(?:e|ste|de)?[ \n]?(?:{_MONTHS}|{_SHORT})(?:[ \n,]{{1,2}}(?:'\d\d|(?:19|20)\d\d))?"
_NUMERIC = r"\d{1,2}[ ]?[-/.][ ]?\d{1,2}[ ]?[-/.][ ]?'?(?:(?:19|20)?\d\d)|(?:19|20)\d\d-\d\d-\d\d"
_DAY = rf"(?:{_NUMERIC}|{_WRITTEN})"
DATE = re.compile(rf"(?<![\w/.-])(?:{_DAY})(?![\w]|[-/]\d)", re.IGNORECASE)
_OCR_DATE = r"[\dlIO|]{1,2}[-/.][\dlIO|]{1,2}[-/.][\dlIO|]{4}"
_MONTH_YEAR = re.compile(rf"(?<!\w)(?:{_MONTHS})[ \n](?:19|20)\d\d(?!\w)", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:in|sinds|vanaf|uit|begin|eind|medio|voorjaar|zomer|najaar|herfst|winter|lente|tot|of|en)(?: van)?[ ](?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    rf"(?i:\b(?:geboortedat(?:um|a)|geboren(?: zijn)?|geb\.?(?: ?d(?:at(?:um)?)?\.?)?|geb\.dat\.|gebdat|g\.d\.|geboorte|geboortejaar(?: volgens \w+)?|geboortedag|date of birth|dob|verjaardag|verjaart|jarig))\s*"
    rf"(?:[:=]|is|was|op|te|in|d\.d\.|(?:te|in) [^\d\n.]{{2,30}}(?:,| op)|datum|:\s*\n)?[ :(]{{0,3}}(?:op )?(?P<date>{_DAY}|(?:{_MONTHS})[ ](?:19|20)\d\d|(?:19|20)\d\d|{_OCR_DATE})(?!\w)",
    re.IGNORECASE,
)
_BIRTH_AFTER = re.compile(rf"(?P<date>{_DAY})(?=[ ]?(?:geboren\b|te \w+ geboren|\(geb))", re.IGNORECASE)
_BIRTH_SIGN = re.compile(rf"(?:[°†][ ]?|(?<=[\w,)] )\*[ ]?)(?P<date>{_DAY})", re.IGNORECASE)
_BIRTH_PLACE = re.compile(
    rf"(?i:\bgeboren|\bgeb\.?|\bgeboorteplaats:?)(?:[ ]op)?[ ](?:(?:{_DAY})[ ])?(?:te|in)?[ ]?(?P<place>[A-ZÀ-Þ][\w'-]+(?:[ ](?:aan|op|den|de|het|en|a/d)){{0,2}}(?:[ ][A-ZÀ-Þ][\w'-]+){{0,2}})"
)
_NUMBER_WORD = (
    "anderhalf|(?:twee|drie|vier|vijf)(?:[eë]n|[ ]en[ ]een[ ])half|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|"
    "(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)?(?:ën|en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)
_YEARS = rf"(?:\d{{1,3}}(?:[,.]5|½)?|{_NUMBER_WORD})"
_UNIT = r"(?:jaar|jr\.?|maanden|maand|mnd\.?|mnden|weken|dagen|jarige?)"
_AGES: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), score)
    for pattern, score in (
        (
            rf"(?<![\w€-])(?P<age>{_YEARS}(?:[ ](?:en een half|enhalf))?[ ]?(?:jaar|jr\.?|maanden|mnd\.?|weken|dagen)[ ](?:oude?|jong))\b",
            0.9,
        ),
        (
            rf"(?<![\w-])(?P<age>(?:{_YEARS}-(?:,| en| of|/)[ ](?:een |twee |drie |\w+ )?)?{_YEARS}[- ]?jarige?n?)\b(?! (?:jubileum|bestaan|contract|overeenkomst|plan|periode|looptijd|traject|begroting|termijn|programma|cyclus|verjaardag|onderhoud|master|bachelor|opleiding|termijn))",
            0.85,
        ),
        (
            rf"\b(?:leeftijd|lft\.?)(?: van| is|:)?[ ](?P<age>{_YEARS}(?:[ ](?:jaar|jr\.?|maanden))?)(?![-–/,]?\d|[ ](?:tot|en ouder|of ouder|t/m|tot en met|jaar en ouder|jaar of))",
            0.8,
        ),
        (
            rf"\b(?:is|was|wordt|werd|bijna|pas|net|nu|inmiddels|toen)[ ](?:nu |ongeveer |circa |net |pas |bijna |inmiddels |al |ruim )?(?P<age>{_YEARS}[ ](?:jaar|jr\.?))(?=[.,;:)\n]| en (?:woont|gaat|zit|heeft|is)|$)",
            0.75,
        ),
        (
            rf"\b(?P<who>zoon(?:tje)?|dochter(?:tje)?|broer(?:tje)?|zus(?:je)?|jongen|meisje|kind|man|vrouw|baby|tiener|puber|jeugdige|leerling|cliënte?|peuter|kleuter|oma|opa|nicht(?:je)?|neef(?:je)?|vriend(?:in)?)[ ](?:van |\()(?P<age>{_YEARS}(?:[ ]{_UNIT})?)(?=[\s.,;:)]|$)(?!,?[ ](?:tot|t/m|en ouder|of ouder|jaar en ouder)|[ ](?:de|het|een|haar|zijn|deze|dit|mijn|hun)\b|[ ]\d|[ ]kinderen)",
            0.8,
        ),
        (
            rf"\b(?:kinderen|zoons|zonen|dochters|jongens|meisjes|broers|zussen|zusjes|broertjes|kids|zoon|dochter)(?:[ ]\((?:van )?|,? van (?:respectievelijk |resp\.? )?|,? )(?P<age>{_YEARS}(?:(?:,[ ]|[ ]en[ ]|/|,[ ]en[ ]){_YEARS})+(?:[ ]{_UNIT}(?:[ ]oud)?)?)(?=[\s.,;:)]|$)(?![ ](?:tot|t/m))",
            0.9,
        ),
        (
            rf"\b(?:kinderen|kids|zoons|dochters|jongens|meisjes|meiden)(?:[ ]uit[ ][a-zà-ÿ ]{{3,25}})?(?:[ ](?:zijn|waren)|:)?[ ](?P<age>{_YEARS}(?:(?:,[ ]| en | of |,[ ]en[ ]|/){_YEARS})+)(?=[,.;!?]|$|[ ]jaar)",
            0.75,
        ),
        (
            r"\b(?:uit de|uit|uit een)[ ](?:eerste|tweede|derde|vorige|huidige|nieuwe)(?:[ ](?:relatie|huwelijk))?:?[ ](?P<age>\d{1,2}(?:(?:,[ ]| en )\d{1,2})*)(?=[,.;]|$)",
            0.65,
        ),
        (
            rf"\b(?:zij|ze|beiden?|allebei|drie[eë]n|twee[eë]n)[ ](?:zijn|waren|worden)[ ](?:nu[ ]|pas[ ]|nog maar[ ])?(?P<age>{_YEARS}(?:(?:,[ ]| en ){_YEARS})+)(?=[,.;!?]|$)",
            0.7,
        ),
        (
            rf"\b(?:jongste|oudste|middelste)(?:[ ]\(|,?[ ])(?:is|was|wordt|werd|van)?[ ]?(?:nu[ ]|pas[ ]|net[ ]|bijna[ ]|al[ ])?(?P<age>{_YEARS})(?=[,.;!?)]|$|[ ](?:en|jaar)\b)",
            0.75,
        ),
        (
            r"\b(?:begin|eind|midden|halverwege|rond de|in de|diep in de|achter in de|voor in de)[ ](?P<age>twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)(?=[,.;!?)]|$|[ ](?:en|die|toen)\b)",
            0.65,
        ),
        (
            rf"\b(?:nog geen|nog niet eens|net geen)[ ](?P<age>{_YEARS})(?=[,.;!?)]|$|[ ]jaar\b(?![ ](?:geleden|later)))",
            0.65,
        ),
        (
            r"\b(?P<age>twintiger|dertiger|veertiger|vijftiger|zestiger|zeventiger|tachtiger|negentiger)\b",
            0.65,
        ),
        (
            rf"(?<![\w,.-])(?P<age>{_YEARS}[ ](?:jaar|jr\.?)[ ]en[ ]{_YEARS}[ ](?:maanden|maand|mnd\.?|weken|dagen))\b",
            0.7,
        ),
        (
            rf"\b(?:is|was|wordt|werd)[ ](?:ze|zij|hij|ik|je)[ ](?:nu[ ]|pas[ ]|net[ ]|al[ ]|nog[ ]|bijna[ ]|toen[ ])?(?P<age>{_YEARS})(?=[.,;!?)]|$|[ ](?:en|toen)\b)",
            0.65,
        ),
        (rf"\b(?:eentje|die|hij|zij|ze)[ ]van[ ](?P<age>{_YEARS})(?=[,.;)]|[ ]en[ ])", 0.6),
        (rf"\bthans[ ](?P<age>{_YEARS})(?=[,.;)]|[ ]jaar)", 0.65),
        (r"(?<=\()(?P<age>\d{1,2})(?=,[ ](?:[mvj]|man|vrouw|jongen|meisje)\))", 0.75),
        (rf"\been jaar of[ ](?P<age>{_YEARS})(?=[,.;!?)]|$|[ ]oud)", 0.65),
        (
            r"\b(?:zoon(?:tje)?|dochter(?:tje)?|jongen|meisje|kind|broer(?:tje)?|zus(?:je)?),?[ ](?P<age>\d{1,2})[ ]?(?:jaar|jr\.?|j\b)",
            0.75,
        ),
        (r"(?<![\w/])[mvj]/(?P<age>\d{1,2})(?=[\s,.;)]|$)", 0.75),
        (rf"\bwordt[ ](?:hij|zij|ze|[A-Z][a-z]+)[ ](?:dan[ ]|al[ ])?(?P<age>{_YEARS})(?=[,.;!?)]|$)", 0.7),
        (
            rf"(?<!\bal )(?<!\bna )(?<!\bover )(?<!\bsinds )(?<!\bvoor )(?<!\bbinnen )(?<!\bperiode van )(?<!\bduur van )(?<!\belke )(?<!\bom de )(?<!\bafgelopen )(?<!\blaatste )(?<!\bkomende )"
            rf"(?<![\w,.€-])(?P<age>(?:anderhalf|{_YEARS})[ ]?(?:jaar|jr\.?|maanden|mnd\.?|weken))(?=[\s.,;:)])(?![ ](?:geleden|later|lang|eerder|ervaring|samen|getrouwd|gehuwd|termijn|cel|gevangenis|na|voor|werk|gewerkt|gewoond|bij|in dienst|daarna|daarvoor|tijd|achtereen|nadat|geduurd|actief|duurt|duren|looptijd|en ouder|of ouder|tot|t/m|aan|onder|lid|wachten|school|terug|gezeten|verbleven|relatie|geen|niet|uit huis))",
            0.6,
        ),
        (rf"\((?P<age>\d{{1,2}}(?:(?:,[ ]|[ ]en[ ]|/)\d{{1,2}})+(?:[ ]?{_UNIT})?)\)", 0.75),
        (
            rf"\b(?:wordt|werd|bijna|net|pas|inmiddels|nu|al)[ ](?P<age>{_YEARS})(?=[.,;)]|[ ](?:geworden|was|is)\b)",
            0.65,
        ),
        (rf"\btoen[ ](?:hij|zij|ze|ik|[A-Z]\w+)[ ](?:nog[ ])?(?P<age>{_YEARS})[ ]was\b", 0.8),
        (
            r"\b(?:op|rond|sinds|vanaf|tot)[ ](?:haar|zijn|mijn|hun|z'n|d'r|m'n)[ ](?P<age>(?:\d{1,2}(?:e|ste|de)|[a-z]+(?:de|ste)))(?=[ .,;])(?![ ](?:school|huis|kamer|werk|dag|week|keer|kind|verzoek|plek|relatie|baan))",
            0.65,
        ),
        (
            rf"\b(?:zoon|dochter|kind|jongen|meisje|man|vrouw|broer|zus|zusje|broertje|baby|moeder|vader)(?:,|:)[ ](?P<age>{_YEARS}(?:[ ]{_UNIT})?)(?=[,.;)])",
            0.8,
        ),
        (rf"(?<=[a-zà-ÿ]\ van\ )(?P<age>{_YEARS}(?:(?:,[ ]|[ ]en[ ]){_YEARS})+)(?=[.,;)]| die| jaar)", 0.7),
        (rf"\bvan[ ]een[ ]jaar[ ]of[ ](?P<age>{_YEARS})\b", 0.85),
        (rf"(?<=[a-zà-ÿ]\ van\ )(?P<age>{_NUMBER_WORD}|anderhalf)(?=[,.;)])", 0.65),
        (
            rf"\b(?P<age>(?:{_NUMBER_WORD})jarige?)\b(?= (?:jong|meisje|kind|zoon|dochter|man|vrouw|broer|zus))",
            0.8,
        ),
        (r"(?<![\w;])(?P<age>\d{1,2};\d{1,2}(?:[ ](?:jaar|jr\.?))?)(?=[\s,.)]|$)", 0.7),
        (
            rf"\b(?:hij|zij|ze|moeder|vader|ik|oma|opa|zoon(?:tje)?|dochter(?:tje)?|peuter|kleuter|baby|jongen|meisje|kind|broer(?:tje)?|zus(?:je)?)[ ]is[ ](?:nu[ ]|net[ ]|pas[ ]|al[ ])?(?P<age>{_NUMBER_WORD})(?=[,.;]|[ ]en[ ]|$)",
            0.7,
        ),
        (r"(?<=\d,\ )(?:hij|zij|ze)[ ](?P<age>\d{1,2})(?=[.,;])", 0.65),
        (
            rf"\bwordt[ ](?:in[ ]\w+|morgen|volgende[ ]\w+|dit[ ]jaar|binnenkort)[ ](?P<age>{_YEARS})(?=[.,;])",
            0.7,
        ),
        (r"(?<=[a-zà-ÿ]\ is\ )(?P<age>\d{1,2})(?=[,.;]| en | maar )", 0.65),
        (r"(?<=,\ )(?P<age>\d{1,2})(?=[ ](?:jaar|jr\.?)[,.;)])", 0.75),
        (r"(?<=[\w.†]\ \()(?P<age>\d{1,2})(?=,[ ])", 0.65),
        (r"(?<=\([mvj],\ )(?P<age>\d{1,2})(?=\))", 0.8),
        (r"leeftijd:?[ ](?P<age>\d{1,2}(?:[;:]\d{1,2})?)", 0.9),
        (
            r"(?<=[\w.]\ \()(?P<age>\d{1,2}(?:[ ]?(?:jaar|jr\.?|mnd\.?|maanden|j\.?))?)(?=\)|, (?:groep|klas)|;)",
            0.7,
        ),
        (rf"(?<=[a-zà-ÿ]\s\()(?P<age>{_YEARS}[ ]{_UNIT})(?=\)|,)", 0.75),
    )
)
_RANGE_AFTER = re.compile(
    r"\s?(?:-|–|tot|t/m|tot en met|en ouder|of ouder|en jonger|of jonger|plus)\b|\s?[-–+]\s?\d?"
)
_RANGE_BEFORE = re.compile(
    r"(?:\d\s?(?:-|–|tot|t/m|à|en)\s?|\b(?:vanaf|boven de|onder de|tot|t/m|tot en met|minimaal|maximaal|ouder dan|jonger dan|alle|per)\s)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:circa|ongeveer)\s$", re.IGNORECASE)


def find_dates(text: str) -> Iterator[Evidence]:
    """Dates of birth (DOB), ages of one person (AGE) and all other dates (DATE)."""
    for pattern, score in ((_BIRTH, 0.95), (_BIRTH_AFTER, 0.9), (_BIRTH_SIGN, 0.9)):
        for match in pattern.finditer(text):
            yield Evidence(*match.span("date"), "DOB", "vorm", score, "geboorte")
    for match in _BIRTH_PLACE.finditer(text):
        yield Evidence(*match.span("place"), "PLACE", "vorm", 0.85, "geboorteplaats")
    for pattern, score in _AGES:
        for match in pattern.finditer(text):
            start, end = match.span("age")
            before = text[max(0, start - 20) : start]
            if _RANGE_AFTER.match(text, end) or _RANGE_BEFORE.search(before):
                continue
            if score < 0.75 and _ABOUT.search(before):
                continue
            yield Evidence(start, end, "AGE", "vorm", score, "leeftijd")
    for match in _YEAR.finditer(text):
        yield Evidence(*match.span("year"), "DATE", "vorm", 0.6, "jaar")
    for pattern in (DATE, _MONTH_YEAR):
        for match in pattern.finditer(text):
            yield Evidence(match.start(), match.end(), "DATE", "vorm", 0.9, "datum")
