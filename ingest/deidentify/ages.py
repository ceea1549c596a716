"""Ages of one person: said of someone, in a list, behind a name, in a column; never a range of ages."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near, within
from ingest.deidentify.no_age import is_no_age
from ingest.deidentify.openings import Opened, Places

_NUMBER_WORD = (
    "anderhalf|(?:twee|drie|vier|vijf)(?:[eë]n|[ ]en[ ]een[ ])half|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|"
    "(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)?(?:ën|en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)
_PART = r"(?:[ ](?:en[ ](?:een[ ])?(?:half|kwart|driekwart)|komma[ ](?:vijf|vijfenzeventig)|lentes|zomers))?"
_YEARS = rf"(?:\d{{1,3}}(?:[,.]5|½)?|(?:{_NUMBER_WORD}){_PART})"
_UNIT = r"(?:jaar|jr\.?|maanden|maand|mnd\.?|mnden|weken|dagen|jarige?)"
_NAME = r"(?-i:[A-ZÀ-Þ][a-zà-ÿ'-]+)"
# What an age can open with, and a name.
_NUMBER = rf"(?=\d|{_NUMBER_WORD})"
_CAPITAL = r"(?=\w*(?-i:[A-ZÀ-Þ]))"
_AGES: tuple[tuple[str, str, float], ...] = (
    (
        _NUMBER,
        rf"(?<![€-])(?P<age>{_YEARS}(?:[ ](?:en een half|enhalf))?[ ]?(?:jaar|jr\.?|maanden|mnd\.?|weken|dagen)[ ](?:oude?|jong))\b",
        0.9,
    ),
    (
        _NUMBER,
        rf"(?<!-)(?P<age>(?:{_YEARS}-(?:,| en| of|/)[ ](?:een |twee |drie |\w+ )?)?{_YEARS}[- ]?jarige?n?)\b(?! (?:jubileum|bestaan|contract|overeenkomst|plan|periode|looptijd|traject|begroting|termijn|programma|cyclus|verjaardag|onderhoud|master|bachelor|opleiding|termijn))",
        0.85,
    ),
    (
        "=leeftijd|lft",
        rf"(?:leeftijd|lft\.?)(?: van| is|:)?[ ](?P<age>{_YEARS}(?:[ ](?:jaar|jr\.?|maanden))?)(?![-–/,]?\d|[ ](?:tot|en ouder|of ouder|t/m|tot en met|jaar en ouder|jaar of))",
        0.8,
    ),
    (
        "is|was|wordt|werd|bijna|pas|net|nu|inmiddels|toen",
        rf"[ ](?:nu |ongeveer |circa |net |pas |bijna |inmiddels |al |ruim )?(?P<age>{_YEARS}[ ](?:jaar|jr\.?))(?=[.,;:)\n]| en (?:woont|gaat|zit|heeft|is)|$)",
        0.75,
    ),
    (
        "=*zoon|*zoontje|*dochter|*dochtertje|*broer|*broertje|*zus|*zusje|*jongen|*meisje|*kind|*man|*vrouw|*baby|*tiener|*puber|*jeugdige|*leerling|*cliënt|*cliënte|*peuter|*kleuter|*oma|*opa|*nicht|*nichtje|*neef|*neefje|*vriend|*vriendin",
        rf"(?:[a-z]{{3,10}})?(?:zoon(?:tje)?|dochter(?:tje)?|broer(?:tje)?|zus(?:je)?|jongen|meisje|kind|man|vrouw|baby|tiener|puber|jeugdige|leerling|cliënte?|peuter|kleuter|oma|opa|nicht(?:je)?|neef(?:je)?|vriend(?:in)?)(?:[ ]{_NAME})?[ ](?:van |\()(?P<age>{_YEARS}(?:[ ]{_UNIT})?)(?=[\s.,;:)]|$)(?!,?[ ](?:tot|t/m|en ouder|of ouder|jaar en ouder)|[ ](?:de|het|een|haar|zijn|deze|dit|mijn|hun)\b|[ ]\d|[ ]kinderen)",
        0.8,
    ),
    (
        "kinderen|zoons|zonen|dochters|jongens|meisjes|broers|zussen|zusjes|broertjes|kids|zoon|dochter",
        rf"(?:[ ]\((?:van )?|,? van (?:respectievelijk |resp\.? )?|,? )(?P<age>{_YEARS}(?:(?:,[ ]|[ ]en[ ]|/|,[ ]en[ ]){_YEARS})+(?:[ ]{_UNIT}(?:[ ]oud)?)?)(?=[\s.,;:)]|$)(?![ ](?:tot|t/m))",
        0.9,
    ),
    (
        "kinderen|kids|zoons|dochters|jongens|meisjes|meiden",
        rf"(?:[ ]uit[ ][a-zà-ÿ ]{{3,25}})?(?:[ ](?:zijn|waren)|:)?[ ](?P<age>{_YEARS}(?:(?:,[ ]| en | of |,[ ]en[ ]|/){_YEARS})+)(?=[,.;!?]|$|[ ]jaar)",
        0.75,
    ),
    (
        "uit",
        r"(?: de| een)?[ ](?:eerste|tweede|derde|vorige|huidige|nieuwe)(?:[ ](?:relatie|huwelijk))?:?[ ](?P<age>\d{1,2}(?:(?:,[ ]| en )\d{1,2})*)(?=[,.;]|$)",
        0.65,
    ),
    (
        "zij|ze|beide|beiden|allebei|drieen|drieën|tweeen|tweeën",
        rf"[ ](?:zijn|waren|worden)[ ](?:nu[ ]|pas[ ]|nog maar[ ])?(?P<age>{_YEARS}(?:(?:,[ ]| en ){_YEARS})+)(?=[,.;!?]|$)",
        0.7,
    ),
    (
        "jongste|oudste|middelste",
        rf"(?:[ ]\(|,?[ ])(?:is|was|wordt|werd|van)?[ ]?(?:nu[ ]|pas[ ]|net[ ]|bijna[ ]|al[ ])?(?P<age>{_YEARS})(?=[,.;!?)]|$|[ ](?:en|jaar)\b)",
        0.75,
    ),
    (
        "=begin|eind|midden|halverwege|rond|in|diep|achter|voor",
        r"(?:begin|eind|midden|halverwege|rond de|in de|diep in de|achter in de|voor in de)[ ](?P<age>twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)(?=[,.;!?)]|$|[ ](?:en|die|toen)\b)",
        0.65,
    ),
    (
        "=nog|net",
        rf"(?:nog geen|nog niet eens|net geen)[ ](?P<age>{_YEARS})(?=[,.;!?)]|$|[ ]jaar\b(?![ ](?:geleden|later)))",
        0.65,
    ),
    (
        "=*tiger",
        r"(?P<age>twintiger|dertiger|veertiger|vijftiger|zestiger|zeventiger|tachtiger|negentiger)\b",
        0.65,
    ),
    (
        _NUMBER,
        rf"(?<![,.-])(?<!\bna )(?<!\bover )(?<!\bsinds )(?P<age>{_YEARS}[ ](?:jaar|jr\.?)[ ]en[ ]{_YEARS}[ ](?:maanden|maand|mnd\.?|weken|dagen))\b",
        0.7,
    ),
    (
        "is|was|wordt|werd",
        rf"[ ](?:ze|zij|hij|ik|je)[ ](?:nu[ ]|pas[ ]|net[ ]|al[ ]|nog[ ]|bijna[ ]|toen[ ])?(?P<age>{_YEARS})(?=[.,;!?)]|$|[ ](?:en|toen)\b)",
        0.65,
    ),
    ("eentje|die|hij|zij|ze", rf"[ ]van[ ](?P<age>{_YEARS})(?=[,.;)]|[ ]en[ ])", 0.6),
    ("thans", rf"[ ](?P<age>{_YEARS})(?=[,.;)]|[ ]jaar)", 0.65),
    (r"(?=\d)", r"(?<=\()(?P<age>\d{1,2})(?=,[ ](?:[mvj]|man|vrouw|jongen|meisje)\))", 0.75),
    # "Mila en Naïm, 13 en 11", "– Fenna Tolsma, 15", "zij werd die week 12"
    (
        _CAPITAL,
        rf"{_NAME}[ ]en[ ]{_NAME}(?:,[ ]|[ ]\()(?P<age>\d{{1,2}}[ ]en[ ]\d{{1,2}})(?=[.,;:)\n]|$)",
        0.75,
    ),
    (_CAPITAL, rf"(?<=[–—-][ ]){_NAME}(?:[ ][\w'-]+){{0,3}},[ ](?P<age>\d{{1,2}})(?=\n|$)", 0.75),
    (
        "zij|ze|hij|die",
        rf"[ ](?:wordt|werd)[ ](?:die week|die dag|die maand|deze week|deze maand|vandaag|morgen|gisteren|toen|dan|binnenkort)[ ](?P<age>{_YEARS})(?=[.,;!?)]|$|[ ]en\b)",
        0.7,
    ),
    ("een", rf" (?:jaar|maand|week|dag) of[ ](?P<age>{_YEARS})(?=[,.;!?)]|$|[ ]oud)", 0.65),
    (
        "zoon|zoontje|dochter|dochtertje|jongen|meisje|kind|broer|broertje|zus|zusje",
        r",?[ ](?P<age>\d{1,2})[ ]?(?:jaar|jr\.?|j\b)",
        0.75,
    ),
    ("=m|v|j", r"(?<!/)[mvj]/(?P<age>\d{1,2})(?=[\s,.;)]|$)", 0.75),
    ("wordt", rf"[ ](?:hij|zij|ze|[A-Z][a-z]+)[ ](?:dan[ ]|al[ ])?(?P<age>{_YEARS})(?=[,.;!?)]|$)", 0.7),
    (
        _NUMBER,
        r"(?<![,.€-])(?<!\bal )(?<!\bin )(?<!\bgedurende )(?<!\bna )(?<!\bover )(?<!\bsinds )(?<!\bvoor )(?<!\bbinnen )(?<!\bperiode van )(?<!\bduur van )(?<!\belke )(?<!\bom de )(?<!\bafgelopen )(?<!\blaatste )(?<!\bkomende )(?<!\bmet )(?<!\beerste )(?<!\boverige )(?<!\bdie )(?<!\bnog )(?<!\bde )(?<!\bper )(?<!\bduur )(?<!\btermijn )(?<!\bots )(?<!\bzodra )(?<!\bjaar en )(?<!\bhad )(?<!\bheeft )(?<!\bkrijgt )(?<!\bgeef )(?<!\bnaar )(?<!\bbij )"
        rf"(?P<age>(?:anderhalf|{_YEARS})[ ]?(?:jaar|jr\.?|maanden|mnd\.?|weken))(?=[\s.,;:)])(?![ ](?:geleden|later|lang|eerder|ervaring|samen|getrouwd|gehuwd|termijn|cel|gevangenis|na|voor|werk|gewerkt|gewoond|bij|in dienst|daarna|daarvoor|tijd|achtereen|nadat|geduurd|actief|duurt|duren|looptijd|en ouder|of ouder|tot|t/m|aan|onder|lid|wachten|school|terug|gezeten|verbleven|relatie|geen|niet|per|clean|nuchter|droog|achter|zo|verlengd|verlenging|te|bewaard|zijn|verstreken|vakantie|proeftijd|uit huis|zwanger|vast|begeleiding|behandeling|therapie|hulp|jeugdhulp|opvang|verblijf|pleegzorg|verlof|onderzoek|wachttijd|ots|observatie|opname|training))",
        0.6,
    ),
    (r"(?=\d)", rf"(?<=\()(?P<age>\d{{1,2}}(?:(?:,[ ]|[ ]en[ ]|/)\d{{1,2}})+(?:[ ]?{_UNIT})?)\)", 0.75),
    (
        "wordt|werd|bijna|net|pas|inmiddels|nu|al",
        rf"[ ](?P<age>{_YEARS})(?=[,.;)]|[ ](?:geworden|was|is)\b)",
        0.65,
    ),
    ("toen", rf"[ ](?:hij|zij|ze|ik|[A-Z]\w+)[ ](?:nog[ ])?(?P<age>{_YEARS})[ ]was\b", 0.8),
    (
        "op|rond|sinds|vanaf|tot",
        r"[ ](?:haar|zijn|mijn|hun|z'n|d'r|m'n)[ ](?P<age>(?:\d{1,2}(?:e|ste|de)|[a-zà-ÿ]+(?:de|ste)))(?=[ .,;])(?![ ](?:school|huis|kamer|werk|dag|week|keer|kind|verzoek|plek|relatie|baan))",
        0.65,
    ),
    (
        "zoon|dochter|kind|jongen|meisje|man|vrouw|broer|zus|zusje|broertje|baby|moeder|vader",
        rf"(?:,|:)[ ](?P<age>{_YEARS}(?:[ ]{_UNIT})?)(?=[,.;)])",
        0.8,
    ),
    (
        _NUMBER,
        rf"(?<=[a-zà-ÿ]\ van\ )(?P<age>{_YEARS}(?:(?:,[ ]|[ ]en[ ]){_YEARS})+)(?=[.,;)]| die| jaar)",
        0.7,
    ),
    ("van", rf"[ ]een[ ]jaar[ ]of[ ](?P<age>{_YEARS})\b", 0.85),
    (_NUMBER, rf"(?<=[a-zà-ÿ]\ van\ )(?P<age>{_NUMBER_WORD}|anderhalf)(?=[,.;)])", 0.65),
    (
        _NUMBER,
        rf"(?P<age>(?:{_NUMBER_WORD})jarige?)\b(?= (?:jong|meisje|kind|zoon|dochter|man|vrouw|broer|zus))",
        0.8,
    ),
    (r"(?=\d)", r"(?<!;)(?P<age>\d{1,2};\d{1,2}(?:[ ](?:jaar|jr\.?))?)(?=[\s,.)]|$)", 0.7),
    (
        "hij|zij|ze|moeder|vader|ik|oma|opa|zoon|zoontje|dochter|dochtertje|peuter|kleuter|baby|jongen|meisje|kind|broer|broertje|zus|zusje",
        rf"[ ]is[ ](?:nu[ ]|net[ ]|pas[ ]|al[ ])?(?P<age>{_NUMBER_WORD})(?=[,.;]|[ ]en[ ]|$)",
        0.7,
    ),
    ("=hij|zij|ze", r"(?<=\d,\ )(?:hij|zij|ze)[ ](?P<age>\d{1,2})(?=[.,;])", 0.65),
    (
        "wordt",
        rf"[ ](?:in[ ]\w+|morgen|volgende[ ]\w+|dit[ ]jaar|binnenkort)[ ](?P<age>{_YEARS})(?=[.,;])",
        0.7,
    ),
    (r"(?=\d)", r"(?<=[a-zà-ÿ]\ is\ )(?P<age>\d{1,2})(?=[,.;]| en | maar )", 0.65),
    (r"(?=\d)", r"(?<=,\ )(?P<age>\d{1,2})(?=[ ](?:jaar|jr\.?)[,.;)])", 0.75),
    (r"(?=\d)", r"(?<=[\w.†]\ \()(?P<age>\d{1,2})(?=,[ ])", 0.65),
    (r"(?=\d)", r"(?<=\([mvj],\ )(?P<age>\d{1,2})(?=\))", 0.8),
    (r"(?=\d)", r"(?<=[\w.]\ \()(?P<age>\d{1,2},5)(?=\))", 0.65),
    (
        r"(?=\d)",
        r"(?<=\([mvj]\)[ ])(?P<age>\d{1,2}[ ]?(?:jaar|jr\.?|mnd\.?|maanden|wkn\.?|weken|dgn))(?=[ ,.;\n]|$)",
        0.75,
    ),
    (_NUMBER, rf"(?<=[a-zà-ÿ]{{2}},\ )(?P<age>{_NUMBER_WORD})(?=,[ ](?:die|en|zit|is|heeft|woont)\b)", 0.65),
    (
        "nou|nog|bijna|haast",
        rf"[ ][\"']?(?P<age>{_YEARS})(?=[\"'.,;!]|[ ]en geen\b)",
        0.62,
    ),
    ("*leeftijd", r":?[ ](?P<age>\d{1,2}(?:[;:]\d{1,2})?)", 0.9),
    (
        r"(?=\d)",
        r"(?<=[\w.]\ \()(?P<age>\d{1,2}(?:[ ]?(?:jaar|jr\.?|mnd\.?|maanden|j\.?))?)(?=\)|, (?:groep|klas)|;)",
        0.7,
    ),
    (_NUMBER, rf"(?<=[a-zà-ÿ]\s\()(?P<age>{_YEARS}[ ]{_UNIT})(?=\)|,)", 0.75),
)
# The same ages by what they have in common: someone, a word of being or becoming, a number.
_WHO = (
    r"(?:ik|hij|zij|ze|jij|je|(?:[a-z]{3,}[- ])?(?:zoon(?:tje)?|dochter(?:tje)?|broer(?:tje)?|zus(?:je)?|kind(?:je|eren)?|jongen|jongetje|meisje|meid|man|vrouw|baby|zuigeling|peuter|kleuter|"
    r"puber|tiener|jeugdige|jongere|leerling|cli[eë]nte?|pati[eë]nte?|moeder|vader|ma|pa|mama|papa|oma|opa|oom|tante|neef(?:je)?|nicht(?:je)?|partner|ex|vriend(?:in|je)?|buurman|"
    r"buurvrouw|tweeling|drieling|oudste|jongste|middelste|knul|gast)|[a-z]*(?:moeder|vader|zoon|dochter|zus|broer|kind|meisje|jongen)s?)"
)
_JUST = r"(?:(?:naar schatting|denk ik|volgens mij|gewoon|zelf|nu|pas|nog|maar|net|bijna|al|inmiddels|ruim|krap|toen|ook|geen|dan|inmiddels|intussen|amper|nauwelijks|thans|ongeveer|circa)[ ]){0,4}"
_WORD_NUMBER = rf"(?:een half|{_NUMBER_WORD})"
_TENS = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|[2-9]0)"
_ORDINAL = (
    r"(?:\d{1,2}(?:e|ste|de)|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|"
    r"negentiende|\w*(?:twintigste|dertigste|veertigste|vijftigste|zestigste|zeventigste|tachtigste)))"
)
_SHORT_UNIT = r"(?:jaar|jr\.?|jrs|j\.?|maanden|maand|mnden|mnd\.?|mdn|mn|m|weken|wekn|wkn|wk\.?|w|dagen|dgn)"
_STOPS = r"(?=[.,;:!?)\"'\n]|[ ]\(|$|[ ](?:en|maar|of|toen|als|wanneer|geworden|die|dat|want|met|geleden|heeft|is|woont|zit|gaat|hoor|nu|pas|al|geen|hooguit|dus|eigenlijk|zei|zegt|hij|zij|ze|wat)\b)"
_SOMEONE = (
    "=ik|hij|zij|ze|jij|je|zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|kind|kindje|kinderen|jongen|jongetje|meisje|meid|man|vrouw|baby|zuigeling|peuter|kleuter|puber|tiener|jeugdige|jongere|leerling|cliënt|cliënte|client|cliente|patiënt|patiënte|patient|patiente|"
    "moeder|vader|ma|pa|mama|papa|oma|opa|oom|tante|neef|neefje|nicht|nichtje|partner|ex|vriend|vriendin|vriendje|buurman|buurvrouw|tweeling|drieling|oudste|jongste|middelste|knul|gast|*moeder|*vader|*zoon|*dochter|*zus|*broer|*kind|*meisje|*jongen|"
    "*moeders|*vaders|*zoons|*dochters|*zuss|*broers|*kinds|*meisjes|*jongens"
)
_SAID: tuple[tuple[str, str, float], ...] = (
    (
        rf"(?=(?-i:[A-ZÀ-Þ])|{_WHO.replace('(?:[a-z]{3,}[- ])?', '')})",
        # Of most names the next words tell soonest.
        rf"(?=(?:[\w'-]{{1,80}}[ ])?[\w'-]{{1,80}}[ ](?:is|ben|bent|was|werd|wordt|word|zijn|waren|worden)[ ])(?:{_WHO}|{_NAME})[ ](?:is|ben|bent|was|werd|wordt|word|zijn|waren|worden)[ ](?:(?:in|dit|vorige|volgende|volgend|deze|afgelopen)[ ]\w+[ ]|(?:trouwens[ ]|dus[ ])?(?:vandaag|morgen|onlangs|(?:maan|dins|woens|donder|vrij|zater|zon)dag)[ ])?{_JUST}(?P<age>{_YEARS}){_STOPS}(?!\n\d)",
        0.65,
    ),
    (
        "ben|wordt|werd|word",
        rf"[ ](?:{_WHO}[ ])?{_JUST}(?P<age>{_YEARS}(?:[ ]jaar)?){_STOPS}",
        0.62,
    ),
    (
        "ik|hij|zij|ze|je|jij|u",
        rf"[ ]{_JUST}(?P<age>{_YEARS}(?:[ ]jaar)?)[ ](?:ben|bent|is|was|werd|word|wordt|lijk|lijkt)\b",
        0.65,
    ),
    (_NUMBER, rf"(?<![,.-])(?P<age>{_YEARS})(?=[ ](?:jaar[ ])?te zijn\b)", 0.62),
    ("=is", rf"(?<!\bhet )is[ ](?:pas|nog maar|nog geen|net|bijna|al)[ ](?P<age>{_YEARS}){_STOPS}", 0.62),
    ("die", rf"[ ](?:is|was|wordt)[ ]{_JUST}(?P<age>{_YEARS}){_STOPS}", 0.62),
    ("lijkt", rf"[ ](?P<age>{_YEARS})(?=[.,;!?]|$)", 0.62),
    (
        _NUMBER,
        rf"(?<=[\w.]\ \()(?P<age>{_YEARS})(?=[ ](?:en een beetje|schat|sinds|geworden|ongeveer|denk ik))",
        0.65,
    ),
    ("zijn", rf"[ ]{_JUST}(?P<age>\d{{1,2}}[ ]en[ ]\d{{1,2}})(?=[.,;!?]|$)", 0.62),
    (
        _CAPITAL,
        rf"\w*?{_NAME},[ ](?:ongeveer|circa|rond de)[ ](?P<age>{_YEARS}(?:[ ]en[ ]{_YEARS})?)(?=[.,;]|$)",
        0.75,
    ),
    (_CAPITAL, rf"{_NAME},[ ](?P<age>{_NUMBER_WORD})(?=[.;])", 0.62),
    # Dictated, with the marks as words.
    ("komma", rf"[ ](?P<age>{_YEARS})(?=[ ]komma\b)", 0.65),
    ("zou", rf"[ ]{_JUST}(?P<age>{_YEARS})[ ](?:jaar[ ])?(?:worden|zijn)\b", 0.65),
    (r"(?=\d)", r"(?<=[a-zà-ÿ] / )(?P<age>\d{1,2})(?= / (?:gr|groep|klas|[mvj]\b))", 0.7),
    (_SOMEONE, rf"(?:{_WHO})(?:[ ]{_NAME})?[ ]van[ ]{_JUST}(?P<age>{_YEARS}){_STOPS}", 0.7),
    (
        _SOMEONE,
        rf"{_WHO},?[ ](?:van[ ])?(?P<age>{_YEARS}[ ]?{_SHORT_UNIT}(?:[ ]?\d{{1,2}}[ ]?{_SHORT_UNIT})?)(?=[,.;:)\n]|$|[ ](?:en|die|dat|met|is|was|oud)\b)",
        0.7,
    ),
    (
        _CAPITAL,
        rf"{_NAME}(?:,|[ ][-–])?[ ](?P<age>{_YEARS}[ ]?(?:jaar|jr\.?|j\.?|mnd\.?|maanden|weken))(?=[ ]?[,.;:)\n–-]|$|[ ]en[ ])",
        0.7,
    ),
    (
        rf"(?={_ORDINAL})",
        rf"(?:(?<=\bhaar\ )|(?<=\bzijn\ )|(?<=\bmijn\ )|(?<=\bhun\ )|(?<=\bde\ )|(?<=\bz'n\ )|(?<=\bd'r\ )|(?<=\bm'n\ )|(?<=\b's\ ))(?P<age>{_ORDINAL})[ ](?:verjaardag|levensjaar|jaardag)\b",
        0.7,
    ),
    (
        _NUMBER,
        rf"(?<!-)(?P<age>{_YEARS})(?=[ ](?:geworden|is (?:hij|zij|ze)|was (?:hij|zij|ze)|lentes|zomers|(?:maanden|weken|jaren) (?:oude?|jong))\b)",
        0.65,
    ),
    (
        "=tegen|richting|rond|over|voorbij|ruim|begin|eind|midden|half|achter|voor",
        rf"(?P<age>(?:tegen|richting|rond|over|voorbij|ruim in|begin|eind|midden|half|achter in|voor in)(?:[ ]in)?[ ](?:de[ ]|haar[ ]|zijn[ ])?{_TENS})(?=[.,;!?)\n]|$|[ ](?:en|die|toen|maar)\b)",
        0.62,
    ),
    (
        "=*leeftijd|leeft|lft",
        rf"(?:[a-z]*leeftijd|leeft\.?|lft\.?)(?:[ ](?:\w+|\w+ \w+))?[ ]?[:=.]?[ ]{{1,30}}(?P<age>(?:\d{{1,2}}(?:[;:,]\d{{1,2}})?|{_NUMBER_WORD})(?:[ ](?:à|of)[ ]{_YEARS})?(?:[ ]?{_SHORT_UNIT})?(?:[ ]en[ ]\d{{1,2}}[ ]{_SHORT_UNIT})?)(?=[ .,;)\n]|$)",
        0.7,
    ),
    (
        _NUMBER,
        rf"(?<![,-])(?P<age>{_YEARS}(?:,[ ]{_YEARS})*[ ](?:en|of)[ ]{_YEARS}[ ](?:jaar|jr\.?|maanden)(?:[ ]oude?)?)(?=[ .,;:)\n]|$)(?![ ](?:geleden|later|cel|gevangenis|lang|ervaring|na|voor|looptijd|garantie))",
        0.62,
    ),
    (
        r"(?=\d)",
        r"(?<![,.-])(?P<age>\d{1,2}[ ]?j(?:r\.?|aar)?[ ]?(?:en[ ])?\d{1,2}[ ]?m(?:nd\.?|aanden)?)(?!\w)",
        0.75,
    ),
    (
        r"(?=[mv](?:\d|\b)|man|vrouw|jongen|meisje)",
        r"(?<![/-])(?<!\de )(?![mv]\d(?!\d))(?:[mv]\.?|man|vrouw|jongen|meisje)[ ]?[/(,]?[ ]?(?P<age>\d{1,2})(?=[ ,.;)\n]|$)(?![ ,](?:april|mei|juni|januari|\d|%|uur|u\b|km|x|keer))",
        0.62,
    ),
    (
        f"{_SOMEONE}|drie|twee|vier|vijf|zes",
        rf"(?:{_WHO}|(?:drie|twee|vier|vijf|zes)[ ]\w+s|kinderen)[ ]?:[ ](?P<age>{_YEARS}(?:(?:,[ ]|[ ]en[ ]|/){_YEARS})*(?:½|[ ]?{_SHORT_UNIT})?)(?=[.,;)\n]|$)",
        0.65,
    ),
    (
        _SOMEONE,
        rf"(?:{_WHO}),?[ ](?:naar schatting|geschat|vermoedelijk|zo'n|een jaar of)[ ](?:op[ ])?(?P<age>{_YEARS})",
        0.65,
    ),
    ("als", rf"[ ](?P<age>{_YEARS}[- ]?jarige?)\b", 0.8),
    ("op", rf"[ ](?P<age>{_YEARS}-?jarige)[ ]leeftijd\b", 0.85),
)
# "=" before an opening says that the rest holds it once more.
AGES = tuple(
    (Opened(opening.removeprefix("="), rest, re.IGNORECASE, ahead=opening.startswith("=")), score)
    for opening, rest, score in (*_AGES, *_SAID)
)
# "(m, bijna 8)": what opens with a bracket, and how far it reaches.
_BRACKET, _INSIDE = re.compile(r"\("), 150
_IN_BRACKETS, _SCORE_IN_BRACKETS = (
    re.compile(
        rf"(?<=[\w.]\ \()(?!v\d\))(?:[mvj][ /,]{{0,2}})?(?P<age>(?:{_JUST}{_WORD_NUMBER}|(?:{_JUST}|[a-z]{{3,6}}[ ])?\d{{1,2}}(?:[ ]?{_SHORT_UNIT})?))(?:[ /,]{{0,2}}(?:[mvj]|man|vrouw))?(?=\)[ ,.;:\n]|\)$)",
        re.IGNORECASE,
    ),
    0.62,
)
_MORE = re.compile(r"[ ](?:en[ ](?:een[ ])?(?:half|kwart|driekwart)|komma[ ]vijf|lentes|zomers)\b")


def find_ages(places: Places) -> Iterator[Evidence]:
    """Ages that the words around them give away."""
    text = places.text
    for match, score in _seen(places):
        start, end = match.span("age")
        if is_no_age(text, start, end, score):
            continue
        more = _MORE.match(text, end)
        yield Evidence(start, more.end() if more else end, "AGE", "vorm", score, "leeftijd")


def _seen(places: Places) -> Iterator[tuple[re.Match[str], float]]:
    text = places.text
    for opened, score in AGES:
        for match in opened.finditer(places):
            yield match, score
    for match in within(near(text, _BRACKET.finditer(text), 0, _INSIDE), _IN_BRACKETS, text):
        yield match, _SCORE_IN_BRACKETS
