"""Numbers that look like an age and are none: ranges, how long or how many, measures, scores, ranks in a list."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

_RANGE_AFTER = re.compile(
    r"\s?(?:-|–|tot|t/m|tot en met|en ouder|of ouder|en jonger|of jonger|plus)\b|\s?[-–+]\s?\d?"
)
_RANGE_BEFORE = re.compile(
    r"(?:\d\s?(?:-|–|tot|t/m|à|en)\s?|\b(?:vanaf|boven de|onder de|tot|t/m|tot en met|minimaal|maximaal|ouder dan|jonger dan|minder dan|meer dan|langer dan|alle|per)\s)$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?:tijd|duur|termijn|traject|periode|procedure|wachtlijst|behandeling|plaatsing)\s(?:is|was|van|wordt|bedraagt|duurt|duurde)\s$|\b(?:duurt|duurde|duren|bedraagt|\w*duur|\w*termijn|looptijd|verlenging|ots|oproep|consult|contactmoment|vaccinatie)[:.]?\s$",
    re.IGNORECASE,
)
_OF_A_DEBT = re.compile(
    r"(?i)(?:achterstand|schuld|straf|proeftijd|celstraf|boete|contract|opgelegd|voorwaardelijk)[^.\n]{0,12}$|\b(?:we|wij) zijn (?:nu |al )?$"
)
_HOW_MANY = re.compile(r"\b(?:moeder|vader|ouders?|oma|opa|ma|pa)\svan\s$", re.IGNORECASE)
_FEW = re.compile(
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|[2-9])\b(?![ ](?:jaar|maanden|weken))", re.IGNORECASE
)
# "34% verzuim", "Joy 60,-", "1,38 m", "27 kg", "donderdag 28 augustus": measures, amounts and dates.
_MEASURED = re.compile(
    r"[,.]\d|[ ]?%|,-|[ ]?(?:kg|cm|km|mg|ml|gr|mtr|kilo|euro|punten)\b"
    r"|[ ](?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b"
)
# "oudste van vijf", "een groepje van zes", "het zijn er nu dertien": how many there are.
_COUNTS = re.compile(
    r"(?:(?:\b(?:is|was|als)[ ](?:de[ ])?|,[ ])(?:jongste|oudste|middelste)[ ]van|\b(?:groep(?:je)?|club(?:je)?|team|gezin|rij|set|tal)[ ]van|\b(?:zijn|waren)[ ]er[ ]?(?:nu|nog|al|pas)?|\b(?:pilot|perioden?|machtiging|opname|cursus|training|uitspraak|geldigheid|meting|gestelde|briefjes)(?:[ ]van|:)?|(?:cijfer|score|\brapport|\bpunt)(?:[ ]\w+){0,2}:?|\b(?:periode|groep|klas|fase|week|kamer|blok|les|deel|norm is))[ ]$|\b(?:uren|norm|aantal|score|cijfer|punten|grens|schaal|urenstaat|versie|bijlage|leden)[ ]\($|\d[.,]$",
    re.IGNORECASE,
)
# "(punt 4)", "(blz 3)": where something stands; the word is part of what the brackets hold.
_PLACE_IN_A_PAPER = re.compile(
    r"(?i)(?:punt|stap|bijl|bijlage|pag|blz|pagina|zaal|regel|art|artikel|deel|fase|week|wk|groep|klas|vak|nr|optie|vraag|doel|lid|alinea|noot|tabel|figuur|versie|lijst|ronde)\.?[ ]\d"
)
# "de OTS is zes weken oud", "De Jeugdwet is tien jaar oud": the age of a thing.
_OF_A_THING = re.compile(
    r"(?i)\b(?:\w*wet|ots|uhp|mut|\w*(?:plan|maatregel|beschikking|machtiging|rapport|protocol|verordening|gebouw|pand|huis|woning|school|auto|dossier|melding|vereniging|stichting|organisatie|systeem|app|hond|kat|kater|poes|konijn"
    r"|cijfers|gegevens|foto|verslag|brief|advies|indicatie|registratie|besluit|kaart|methode|afspraken|team|proeftuin|samenwerking|verzoek|rekening|lijst))[ ](?:is|was|zijn|waren|wordt)[ ](?:(?:nu|al|pas|inmiddels|bijna|ruim|nog geen|net|meer dan|alweer)[ ]){0,2}$"
)
# "Score ORS bij aanvang 14, nu 27": a score said again in its sentence.
_SCORED = re.compile(
    r"(?i)(?:\bscores?|\bscoort|cijfer|\bORS|\bSRS|\bSDQ|\bCBCL|\bgemiddelde|\bpercentage)\b[^.\n;]{0,40}$"
)
_BARE = re.compile(r"\d{1,2}(?![ ]?(?:jaar|jr|mnd|maanden|j\b))")
_PREGNANT = re.compile(
    r"(?:[ ]?(?:wkn|weken|wk|wkn\.|wk\.|w|mnd|maanden))?[ ](?:zwanger|in verwachting|zwangerschap|amenorroe|drachtig)\b"
)
# "Besluiten. (1) Giovanni slaapt bij oma. (2) ...": the numbers of an enumeration.
_OPENS_ONE = re.compile(r"(?:[.:;]|^)\s?\($")
_ABOUT = re.compile(r"\b(?:circa|ongeveer)\s$", re.IGNORECASE)


def is_no_age(text: str, start: int, end: int, score: float) -> bool:
    """Whether the words around `text[start:end]` tell that it is not how old someone is.

    `score` is that of the words that gave it away as an age; a weak one does not stand behind "circa".
    """
    before = text[max(0, start - 30) : start]
    return bool(
        _RANGE_AFTER.match(text, end)
        or _RANGE_BEFORE.search(before)
        or _OF_A_DEBT.search(before)
        or _COUNTS.search(before)
        or _MEASURED.match(text, end)
        or (_HOW_MANY.search(before) and _FEW.match(text, start))
        or (score < 0.75 and _ABOUT.search(before))
        or _PLACE_IN_A_PAPER.match(text, start)
        or is_of_a_thing(text, start, end)
    )


def is_of_a_thing(text: str, start: int, end: int) -> bool:
    """Whether the words say outright that it is a term, a score, a pregnancy or a number in a row."""
    before = text[max(0, start - 60) : start]
    return bool(
        _LASTS.search(before)
        or _OF_A_THING.search(before)
        or _PREGNANT.match(text, end)
        or (_BARE.match(text, start) and _SCORED.search(before))
        or _is_enumerated(text, start, end)
    )


def _is_enumerated(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    if not number.isdecimal() or text[end : end + 1] != ")":
        return False
    around = text[max(0, start - 600) : end + 600]
    beside = (f"({int(number) - 1}) ", f"({int(number) + 1}) ")
    return _OPENS_ONE.search(text[max(0, start - 3) : start]) is not None and any(
        one in around for one in beside
    )
