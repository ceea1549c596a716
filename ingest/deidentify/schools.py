"""Names of schools and day care, by their kind, by who works or learns there, and by their form."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.near import near, within
from ingest.deidentify.openings import Opened, Places

_SCHOOL_KIND = (
    r"(?:(?:openbare|christelijke|katholieke|protestantse|islamitische|brede|speciale|reformatorische|bijzondere|r\.?k\.?|interconfessionele)[ ])*(?:basisschool|kleuterschool|mbo-college|[a-z]*college|vve-groep|kleutergroep|stageschool|cluster[ -]?[1-4][- ]school|dagbehandeling|[a-z]*opvang|speciaal basisonderwijs|"
    r"daltonschool|montessorischool|jenaplanschool|vrijeschool|praktijkschool|mytylschool|voorschool|peuterschool|naschoolse opvang|buitenschoolse opvang|dagopvang|medisch kinderdagverblijf|mkd|kdc|kinderdagverblijf|kdv|bso|psz|gastouderbureau|peuterspeelzaal|peutergroep|speelzaal|crèche|kinderopvang|"
    r"middelbare school|scholengemeenschap|school|OBS|o\.b\.s\.|obs|ibs|IBS|kc|KC|CBS|cbs|RKBS|rkbs|SBO|sbo|IKC|ikc|PCBS|pcbs|BS|VSO|vso|VO-school|ROC|roc|kindcentrum|CSG|OSG|KSG|RSG|PSG|KBS|kbs|PCB|pcb|PCBO|OBO|VMBO|vmbo|AOC|ISK|internaat|college|lyceum|gymnasium|speciaal onderwijs|voetbalclub|sportclub|speelgroep|SG|vv|sv|hc|mhc|[a-z]*(?:turn|zwem|voetbal|sport|gym|hockey|tennis|muziek)vereniging|scouting)"
)
_SCHOOL_NAME = (
    r"(?:(?:De|Het|'t|Den|La|Le|St\.?|Sint|de|het)[ ])?[A-ZÀ-Þ](?:[\w'À-ÿ-]|\.(?=\w))*"
    r"(?:[ ](?:(?:van|de|der|den|het|in|op|aan|en|la|te|&|'t)[ ]){0,3}[A-ZÀ-Þ][\w'À-ÿ-]*){0,3}(?:,?[ ](?:locatie|vestiging|loc\.)[ ][A-ZÀ-Þ][\w'À-ÿ-]+)?"
)
# The first words of all those kinds.
_KIND_OPENS = (
    "openbare|christelijke|katholieke|protestantse|islamitische|brede|speciale|reformatorische|bijzondere|r|rk|interconfessionele|basisschool|kleuterschool|mbo|*college|*opvang|*vereniging|vve|kleutergroep|stageschool|cluster*|dagbehandeling|speciaal|"
    "daltonschool|montessorischool|jenaplanschool|vrijeschool|praktijkschool|mytylschool|voorschool|peuterschool|naschoolse|buitenschoolse|medisch|mkd|kdc|kinderdagverblijf|kdv|bso|psz|gastouderbureau|peuterspeelzaal|peutergroep|speelzaal|crèche|"
    "middelbare|scholengemeenschap|school|o|obs|ibs|cbs|kc|rkbs|sbo|ikc|pcbs|bs|vso|vo|roc|kindcentrum|csg|osg|ksg|rsg|psg|kbs|pcb|pcbo|obo|vmbo|aoc|isk|internaat|lyceum|gymnasium|voetbalclub|sportclub|speelgroep|sg|vv|sv|hc|mhc|scouting"
)
_SCHOOL = Opened(
    _KIND_OPENS,
    rf"(?i:{_SCHOOL_KIND})(?:,)?[ ][(\"']{{0,2}}(?P<name>(?-i:{_SCHOOL_NAME}))",
    ahead=True,
)
# What such a name ends with, and how far it reaches before that.
_ENDS_A_NAME = Opened(
    "*school|*college|*lyceum|*gymnasium|scholengemeenschap|mavo|atheneum", r"\w+", ahead=True
)
_LONGEST_NAME = 400
_SCHOOL_BY_NAME = re.compile(
    r"(?<!\w)(?P<name>(?:[A-ZÀ-Þ](?:[\w'À-ÿ-]|\.(?=\w)|(?<=\b\w)\.|(?<=\bDr)\.|(?<=\bSt)\.){0,60}[ ](?:(?:van|de|der|den)[ ])*){1,3}(?-i:College|Lyceum|Gymnasium|Basisschool|School|Scholengemeenschap|Mavo|Atheneum)|"
    r"(?:(?:Prins|Prinses|Koning|Koningin|Sint|St\.?|Dr\.?|Pater|Pastoor|Burgemeester|Meester|[A-Z]\.)[ ](?:[A-ZÀ-Þ][\w'À-ÿ-]{1,60}[ ])?)?[A-ZÀ-Þ][\w'À-ÿ]{1,60}(?:-[A-ZÀ-Þ]?\w{1,60})?(?:school|college|lyceum|gymnasium))(?!\w)",
)
_SCHOOL_FIELD = Opened(
    "*school|*schoolnaam|opvang|onderwijs|dagbesteding|kinderopvang|kdv|bso",
    rf"(?i:[a-z]{{0,40}}school(?:naam)?|opvang|onderwijs|dagbesteding|kinderopvang|kdv|bso)(?:[ ]?[:(–|-][ ]?|[ ]{{3,}})[\"']?(?P<name>{_SCHOOL_NAME})",
    ahead=True,
)
_SCHOOL_LEVEL = Opened(
    "op|naar|bij|van|uit|voor|gym",
    r"(?:op|naar|van|bij)[ ](?:het[ ]|de[ ])?(?P<name>[A-ZÀ-Þ][\w'À-ÿ-]+(?:[ ][A-ZÀ-Þ][\w'À-ÿ-]+)?[ ](?:VO|VMBO|MAVO|HAVO|VWO|PrO|Pro|MBO))(?!\w)",
    ahead=True,
)
_SCHOOL_SORT = Opened(
    "praktijkonderwijs|speciaal|vso|vmbo|havo|vwo|mavo|mbo|sbo|kinderopvang|opvang|dagbesteding|dagbehandeling",
    r"(?i:praktijkonderwijs|speciaal onderwijs|vso|vmbo|havo|vwo|mavo|mbo|sbo|kinderopvang|opvang|dagbesteding|dagbehandeling)[ ](?:op|bij|van)[ ](?P<name>(?:(?:[Dd]e|[Hh]et|'t)[ ])?[A-ZÀ-Þ][\w'À-ÿ-]+(?:[ ][A-ZÀ-Þ][\w'À-ÿ-]+)?)",
    ahead=True,
)
_SCHOOL_SHORT = Opened(
    "obs|o|cbs|kbs|rkbs|sbo|ikc|pcbs|pcb|vso|csg|osg|ksg|rsg|psg|aoc|isk|bso|kdv|psz|roc|mbo",
    rf"(?P<name>(?:OBS|o\.b\.s\.|obs|CBS|cbs|KBS|kbs|RKBS|rkbs|SBO|sbo|IKC|ikc|PCBS|pcbs|PCB|VSO|vso|CSG|OSG|KSG|RSG|PSG|AOC|ISK|BSO|bso|KDV|kdv|PSZ|psz|ROC|roc|MBO)[ ](?:(?:de|van)[ ])?{_SCHOOL_NAME})",
    ahead=True,
)
_SCHOOL_GROUP = Opened(
    "groep|klas|brugklas*|leerling*|zit*|school*|leerkracht*|juf*|meester*|naar*",
    r"(?i:groep[ ]\d(?:/\d)?[a-c]?|klas[ ]\d\w?|brugklas|leerling|zit|school|leerkracht|juf|meester|naar)[^.\n]{0,30}?\b(?:op|van|bij|naar)[ ](?P<name>(?:De|Het|'t|(?<=zit op )(?:het|de)|(?<=zat op )(?:het|de)|(?<=gaat naar )het|(?<=klas van )de|(?<=juf van )de|(?<=meester van )de)[ ][A-ZÀ-Þ][\w'À-ÿ-]+(?:(?:[ ]en)?[ ][A-ZÀ-Þ][\w'À-ÿ-]+)?)",
    ahead=True,
)
_SCHOOL_STAFF = Opened(
    "ib|intern|mentor|directeur|rector|schoolleider|zorgcoördinator|conciërge|leerkracht|docent|teamleider|leerling|leerplichtambtenaar|klas|groep|vmbo*|havo|vwo|mavo",
    r"(?i:ib'er|intern begeleider|mentor|directeur|rector|schoolleider|zorgcoördinator|conciërge|leerkracht|docent|teamleider|leerling|leerplichtambtenaar|klas|groep|vmbo-?\w*|havo|vwo|mavo)[ ](?:\d\w?[ ])?(?:van|op|aan|bij)[ ](?P<name>(?:[Dd]e|[Hh]et|'t)[ ][A-ZÀ-Þ][\w'À-ÿ-]+(?:[ ](?:College|Lyceum|School|[A-ZÀ-Þ][\w'À-ÿ-]+))?)",
    ahead=True,
)
_SCHOOL_YEAR = Opened(
    "op|naar|bij|van|uit|voor|gym",
    r"(?:op|naar|van)[ ](?P<name>(?:[Dd]e|[Hh]et|'t)[ ][A-ZÀ-Þ][\w'À-ÿ-]+(?:[ ][A-ZÀ-Þ][\w'À-ÿ-]+)?)"
    r"(?=,?[ ](?:in |zit |\()*(?:groep|klas|brugklas|leerjaar|\d ?(?:havo|vwo|vmbo|mavo|gymnasium|mbo)))",
    ahead=True,
)
# A name with a capital article in a text about school: "Volgens De Wilgen", "van 't Palet kwam".
_ARTICLED = re.compile(
    r"(?<=[a-zà-ÿ,;:(] )(?P<name>(?:De|Het|'t|\u2019t)[ ][A-ZÀ-Þ][\w'À-ÿ-]+(?:[ ](?:en[ ])?[A-ZÀ-Þ][\w'À-ÿ-]+)?)|"
    r"(?<=\bop )(?P<one>[A-ZÀ-Þ][a-zà-ÿ]+)(?=[,.;)]|$| (?:en|wordt|gaat|zit|is|zat))"
)
# "half vier bij de Vuurvogel": no word of school near, but a name that many schools bear.
_OFTEN = Opened(
    "op|naar|bij|van|uit|voor|gym",
    r"(?:[Oo]p|naar|bij|van|uit|voor|gym,)[ ](?P<name>(?:(?:[Dd]e|[Hh]et|'t)[ ])?[A-ZÀ-Þ][a-zà-ÿ]{3,})(?![\w-]|[ ](?:\d|[A-ZÀ-Þ]))",
    ahead=True,
)
_OF_SCHOOL = re.compile(
    r"(?i)\b(?:\w*school\w*|groep \d|klas|juf|meester|leerkracht\w*|leerling\w*|kleuter\w*|peuter\w*|opvang|mentor|onderwijs\w*|bso|kdv|ib'?er|intern begeleider|sbo|vso|vmbo\w*|havo|vwo|gymnasium|"
    r"verzuim\w*|leerplicht\w*|gepest|pesten|docent\w*|zit(?:ten)? op|zat(?:en)? op|naar De|kinderen gaan naar|brugklas)\b"
)
_AROUND = 220
_PERSON_BEFORE = re.compile(
    r"\b(?:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|heer|fam(?:ilie|\.)|gezin|juf(?:frouw)?|meester|dokter|[dm]r\.?|drs\.?) $",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Hh]et|'t) $")
_NO_SCHOOL = re.compile(
    r"^(?:(?:Zomer|Zaterdag|Weekend|Avond|Huiswerk)school$|(?:Op|Naar|Van|Bij|Voor|Na|In) School$|Basisschool|Middelbare|Hogeschool|Voorschool|Buitenschool|Naschool|Brede|Vrije|Speciale|Openbare|De|Het|Een|Deze|Die|Onze|Elke|Geen|"
    r"Geacht|Ja|Nee|Anders|Niet|Wel|Burgemeester|Managementteam|College|Kamer|Het College|Het college|Speciaal)\b",
    re.IGNORECASE,
)


def find_schools(places: Places) -> Iterator[Evidence]:
    """Names of schools and day care, with the article and the kind of school in front."""
    for one in _named_schools(places):
        article = _ARTICLE.search(places.text, max(0, one.start - 4), one.start)
        yield replace(one, start=article.start()) if article else one


def _named_schools(places: Places) -> Iterator[Evidence]:
    text = places.text
    for match in _SCHOOL.finditer(places):
        if not _NO_SCHOOL.fullmatch(match.group("name")):
            yield Evidence(match.start(), match.end("name"), "SCHOOL", "vorm", 0.85, "soort school")
    for opened, ground in ((_SCHOOL_FIELD, "veld"), (_SCHOOL_LEVEL, "onderwijs"), (_SCHOOL_SORT, "onderwijs")):
        for match in opened.finditer(places):
            if not _NO_SCHOOL.match(match.group("name")) or re.match(r"(?:De|Het) [A-Z]", match.group("name")):
                yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.75, ground)
    for match in _SCHOOL_YEAR.finditer(places):
        yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.7, "leerjaar")
    names = near(text, _ENDS_A_NAME.finditer(places), _LONGEST_NAME, 100)
    for match in within(names, _SCHOOL_BY_NAME, text):
        name = match.group("name")
        if not _NO_SCHOOL.match(name) or re.match(r"(?:De|Het) [A-Z]\w+ \w", name):
            yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.75, "naam van school")
    for match in _SCHOOL_SHORT.finditer(places):
        yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.85, "soort school")
    for match in _SCHOOL_STAFF.finditer(places):
        yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.7, "functie op school")
    for match in _ARTICLED.finditer(text):
        if _PERSON_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            continue
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if _OF_SCHOOL.search(around) and not _NO_SCHOOL.match(match.group().partition(" ")[2] or match.group()):
            score = 0.62 if match.group("name") else 0.5
            yield Evidence(*match.span(), "SCHOOL", "vorm", score, "naam bij school")
    for match in _OFTEN.finditer(places):
        name = match.group("name").split()[-1]
        if name.lower() in load_lexicon().cues["schoolnamen"]:
            yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.62, "naam die scholen dragen")
    for match in _SCHOOL_GROUP.finditer(places):
        yield Evidence(*match.span("name"), "SCHOOL", "vorm", 0.75, "groep of klas")
