"""How Dutch papers say that something is decided, chosen, awarded or planned."""

from __future__ import annotations

import re
from typing import Literal

from index.knowledge.promise_words import find_cue

DecisionKind = Literal["besloten", "gekozen", "toegekend", "gepland"]


def kind_of(sentence: str, records: bool) -> DecisionKind | None:
    """What kind of decision a sentence holds; a plan still needs a moment.

    `records`: the paper lists what was decided, so that a bare "vast te stellen" is a decision.
    """
    if records and _RECORDED.search(sentence):
        return "besloten"
    if _NO.search(sentence):
        return None
    if records and _POINT.search(sentence):
        return "besloten"
    if _NORM.search(sentence) or _PROPOSED.search(sentence) or _is_heading(sentence):
        return None
    if _LAID_OUT.search(sentence):
        return None
    if _says(_AWARDED, sentence) and not _NO_AWARD.search(sentence):
        return "toegekend"
    if _says(_CHOSEN, sentence):
        return "gekozen"
    if _says(_DECIDED, sentence):
        return "besloten"
    cue = find_cue(sentence, spoken=False)
    if cue is None or cue.manner in ("gesprek", "oplevering"):
        # A talk or a paper that is announced is a plan, whoever it is for.
        return "gepland"
    return None


def _says(pattern: re.Pattern[str], sentence: str) -> bool:
    """Whether the sentence itself says it, and no clause in it that only tells when, where or which."""
    return any(
        not _SUBORDINATE.search(sentence, 0, match.end())
        and not _FOUND_OUT.search(sentence, match.start())
        and not _TO_BE_DONE.search(sentence[: match.end()])
        and not re.match(r"\s+(?:wordt|worden)\b", sentence[match.end() :])
        and not _is_adjective(sentence, match.end())
        for match in pattern.finditer(sentence)
    )


def _is_adjective(sentence: str, end: int) -> bool:
    """Whether the participle that ends at `end` stands before its noun: "de aangewezen voorzitters"."""
    participle = re.search(r"(?P<before>[\w.]+)\s+\w+(?P<strong>en|d)\Z", sentence[:end])
    after = re.match(r"\s+([A-Za-zà-ÿ-]+)", sentence[end:])
    if participle is None or after is None or after[1].lower() in _AFTER_PARTICIPLE:
        return False
    if participle["before"].lower() in _BEFORE_ADJECTIVE:
        return True
    return participle["strong"] == "en" and not after[1].endswith("en")


def _is_heading(sentence: str) -> bool:
    return not sentence.rstrip().endswith(".") and _FINITE.search(sentence) is None


def says_plan(sentence: str) -> bool:
    """Whether words of the sentence plan, so that a moment that has begun may be its term too."""
    return PLANNED.search(sentence) is not None


def looks_back(sentence: str) -> bool:
    """Whether it tells what happened: a month without a year in it is rather the last one than the next."""
    return _TOLD.search(sentence) is not None


def foresees(sentence: str) -> bool:
    """Whether it only expects, wishes, supposes or prescribes, so that a later moment in it is no plan."""
    return _FORESEEN.search(sentence) is not None


_AFTER_PARTICIPLE = frozenset(
    {
        "om", "dat", "te", "tot", "met", "in", "op", "door", "voor", "van", "bij", "aan", "en", "of", "als",
        "is", "zijn", "heeft", "hebben", "wordt", "worden", "werd", "werden", "de", "het", "een", "deze",
        "dit", "die", "niet", "ook", "over", "per", "volgens", "conform", "geen", "maar", "want", "omdat",
        "zodat", "waarmee", "waarbij", "waarin", "onder", "na", "tijdens", "vanaf", "uit", "zoals",
        "er", "hun", "haar", "ons", "onze", "uw", "tussen", "wie", "naar", "binnen", "tegen",
        "zonder", "vanwege", "namens", "waardoor", "waarna", "had", "hadden", "was", "waren", "zal",
        "zullen", "kan", "kunnen", "rond", "ten", "ter", "inzake", "betreffende",
    }
)  # fmt: skip
"""Words that can follow a participle that is no adjective."""
_BEFORE_ADJECTIVE = frozenset(
    {
        "de", "het", "een", "deze", "alle", "van", "met", "voor", "door", "aan", "i.v.m.", "conform",
        "nieuwe",
    }
)  # fmt: skip
_SUBORDINATE = re.compile(
    r"\b(?:nadat|zodra|als (?:de|het|we|wij|ik|u|er|dit|dat|deze)|indien|wanneer|totdat|tot het moment dat"
    r"|voordat|voor ?zover|mits|tenzij|bij wie"
    r"|waarvan|waarvoor|waaraan|waarin|waarover|(?:op basis van|aan|onder|volgens|voor) welke|hoe|waarom"
    r"|die(?! (?:de|het|wij|we|ik)\b))\b"
    r"(?:(?!,? (?:en|maar|dan|heeft|hebben|is|zijn|wordt) (?:de|het|wij|we|ik|er|u)\b)(?:[^,;:.]"
    r"|[,.](?=\d)))*\Z",
    re.IGNORECASE,
)
"""From the word that opens a clause up to the end of what is read, with no new clause after it."""
_FOUND_OUT = re.compile(
    r"[^;]*?\b(?:vastgesteld (?:\([^)]*\) )?dat|aangenomen (?:wordt |is )?dat|vastgesteld op \d"
    r"|aangewezen op (?!\d)"
    r"|(?:overtreding|tekortkoming|gebrek|besmetting)\w* (?:\w+ ){0,3}vastgesteld)\b",
    re.IGNORECASE,
)
"""A fact that was found or supposed, not decided."""
_TO_BE_DONE = re.compile(r"\bte (?:worden|zijn)\s+\w+\Z", re.IGNORECASE)
_VERB = (
    r"(?:is|zijn|was|waren|ben|wordt|worden|werd|werden|heeft|hebben|heb|had|hadden|zal|zullen|gaat|gaan"
    r"|ging|gingen"
    r"|komt|komen|kwam|kan|kunnen|moet|moeten|wil|willen|start|starten|begint|beginnen|eindigt|loopt|lopen"
    r"|treedt|treden"
    r"|volgt|volgen|staat|staan|vindt|vinden|vond|vonden|verschijnt|verwacht|verwachten|streeft|streven"
    r"|besluit|besluiten"
    r"|beslist|beslissen|besloot|besloten|nam|namen|stemt|stemmen|stelt|stellen|stelde|stelden|kiest|kiezen"
    r"|koos|kozen"
    r"|reserveer|reserveert|reserveren|maakt|maken|doet|doen|krijgt|krijgen|ontvangt|ontvangen|bedraagt"
    r"|duurt|blijft"
    r"|blijven|ligt|liggen|geldt|gelden|neemt|nemen|biedt|bieden|brengt|brengen|houdt|houden|laat|laten|zet"
    r"|zetten"
    r"|vervalt|vervallen|gebeurt|hoopt|hopen|ziet|zien|\w{3,}(?:eert|eerde|eerden))"
)
_FINITE = re.compile(
    rf"\b{_VERB}\b|\b(?:besluit|beslissing|doel|planning|einddatum|start|looptijd)\s*:", re.IGNORECASE
)
"""A verb that says something; a heading has none."""
_NAMES = (
    r"de (?:gemeente)?raad|het college|burgemeester en wethouders|de stuurgroep|het (?:DB|AB)\b|het "
    r"(?:dagelijks|algemeen) bestuur"
    r"|het kabinet|de minister(?: (?:van|voor) [A-Z]\w+)?|de staatssecretaris|de Tweede Kamer|de "
    r"(?:raads)?commissie|de ministeries|het rijk"
    r"|het bestuur|de provincie|gedeputeerde staten"
)
NAMED_BODY = re.compile(rf"\b(?:{_NAMES})\b", re.IGNORECASE)
_BODIES = rf"(?:{_NAMES}|wij|we|ik|u)"
_DONE = (
    r"(?:besloten|vastgesteld|goedgekeurd|ingestemd|aangenomen|verworpen|bekrachtigd|afgewezen|geaccordeerd"
    r"|aangewezen|aangehouden)"
)
_GAP = r"(?:[^.;]|\.(?=\S| [a-z]))"
"""Within one clause; the dot of an abbreviation ends none."""
_DECIDED = re.compile(
    rf"\b(?:heb|heeft|hebben|had|hadden|is|zijn|werd|werden|was|waren)\b{_GAP}{{0,140}}?\b{_DONE}\b"
    r"|\b(?:voorstel|motie|amendement|besluit)\b[^.;]{0,60}\b(?:wordt|is)\b[^.;]{0,60}\b(?:aangenomen"
    r"|verworpen)\b"
    r"|\b(?:is|zijn)\b[^.;]{0,60}\bbevestigd door\b"
    rf"|\b{_BODIES}\s+(?:besluit|besluiten)\s+(?:om|tot|dat|met|unaniem)\b"
    rf"|\bbesloot(?:en)?\s+{_BODIES}\b|\b{_BODIES}\s+besloot(?:en)?\b"
    rf"|\bnam(?:en)?\s+{_BODIES}\b[^.;]{{0,120}}\baan\b"
    rf"|\b{_BODIES}\s+(?:stelt|stellen)\b(?=[^.;]{{0,120}}\bvast\b)|\b{_BODIES}\s+(?:stemt|stemmen)\s+in\b"
    r"|^\W*(?:besluit|beslissing)\s*:\s*\w"
    r"|\bbesluit\s*:\s*(?:\d\W+)?(?:vast te stellen|in te stemmen|te \w+en|de heer|mevrouw)"
    r"|\b(?:besluit|beslissing)\s*:\s*(?:unaniem|zonder|aangenomen|verworpen|conform|ingestemd|akkoord)",
    re.IGNORECASE,
)
_RECORDED = re.compile(
    r"\b(?:besluit|beslissing)\s*:\s*(?:\d{1,2}\W{1,3})?(?!\d)\w+\W+\w+|\b(?:voorstel"
    r"|besluit)\b[^.;]{0,40}\bwordt\b"
    r"[^.;]{0,50}\b(?:aangenomen|genomen|verworpen)\b"
    r"|\bwordt\b[^.;]{0,40}\b(?:(?:gewijzigd|ongewijzigd|conform) vastgesteld|verworpen)\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"^\W*(?:\d{1,2}\W{1,3})?(?:De|Het|Een|Aan|Voor|In|Daaraan|Kennis|Deze|Dit)\b"
    r"(?:(?!\b(?:vraagt|verzoekt|wil|is|zijn|wordt|worden|heeft|hebben|stelt)\b)[^;])*?"
    r"\b(?:vast te stellen|in te stemmen|in te trekken|beschikbaar te stellen|ten laste brengen"
    r"|te (?:bestemmen|benoemen|verlenen|dekken|brengen|verbinden|geven|nemen|maken|verklaren))\b",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:is|zijn|wordt|werd|hebben|heeft|heb)\b[^.;]{0,100}?\bgekozen (?:voor|om|ons)\b|\b(?:gekozen is"
    r"|kiezen (?:wij|we)|wij kiezen|we kiezen|kiest "
    r"(?:de|het) \w+) (?:er ?)?(?:ook |dan |daarom )?(?:bewust )?(?:voor|om)\b"
    r"|\bkoerswijziging\b[^.;]{0,60}\bplaatsgevonden\b",
    re.IGNORECASE,
)
_AWARDED = re.compile(
    r"\b(?:is|zijn|werd|heeft|hebben)\b(?:[^.;]{0,140}?|[^.;]{0,240}?€[^.;]{0,60})\b(?:toegekend"
    r"|beschikbaar gesteld"
    r"|verleend|gereserveerd|toegewezen|gegund)\b"
    r"|\b(?:wordt|worden)\b[^.;]{0,140}?€[^.;]{0,60}\b(?:toegekend|beschikbaar gesteld|verleend|gereserveerd)\b"
    r"|\b(?:reserveer|reserveren|reserveert) (?:ik|wij|we|het college)\b[^.;]{0,80}"
    r"(?:€|\beuro\b|\bmiljoen\b|\bbedrag|\bbudget|\bmiddelen\b)|\b(?:ik|wij|we|het college"
    r"|het rijk|het kabinet) "
    r"(?:reserveer|reserveren|reserveert|stelt|stellen)\b[^.;]{0,80}(?:€|beschikbaar)"
    r"|\bsubsidie van (?:€ ?)?[\d.,]+[^.;]{0,20}\bontvangen\b"
    r"|\bde (?:aanvullende )?subsidie (?:is|bedraagt) €",
    re.IGNORECASE,
)
_NO_AWARD = re.compile(r"\bgereserveerd op\b|\bkan\b[^.;]*\bworden\b|\btoegekend krijgen\b", re.IGNORECASE)
_LAID_OUT = re.compile(
    r"\A(?!.*(?:€|\b(?:euro|miljoen|bedrag|geld|\w*subsidie|\w*middelen|\w*budget|\w*krediet|bijdrage)\b))"
    r".*\bbeschikbaar gesteld\b",
    re.IGNORECASE | re.DOTALL,
)
"""Something without money is made available: a plan to read, a room."""
PLANNED = re.compile(
    r"\b(?:naar verwachting|de verwachting is|wordt[^.;]{0,80}\bverwacht|verwacht (?:wordt|het)"
    r"|verwachten (?:wij|we)|gepland"
    r"|planning|beoogd\w*|streven|streeft|streven naar"
    r"|van start|einddatum|gereserveerd op|treedt|treden"
    r"|(?:loopt|lopen)(?! (?:op|terug|vast|achter|goed)\b)|looptijd"
    r"|(?<!de )start|starten|begint"
    r"|beginnen|eindigt|(?:(?:zal|zullen|wordt|worden|moet|moeten)\b[^.;]{0,120}?\b)"
    r"(?:afgerond|gereed|ingevoerd|vervangen|opgeleverd)"
    r"|toegewerkt|zal|zullen"
    r"|(?<!het )(?:gaat|gaan)(?! (?:het |dan |hier |daarbij |ook |vooral |vaak )?(?:om|over)\b)"
    r"|uiterlijk)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:was|waren|werd|werden|had|hadden|kwam|kwamen|ging|gingen)\b"
    r"|\b(?:is|zijn|heeft|hebben|heb)\b[^.;]{0,100}?\b(?!gepland|gereserveerd)(?:ge|be|ver|ont"
    r"|her)[a-z]{3,}(?:d|t|en)\b",
    re.IGNORECASE,
)
_FORESEEN = re.compile(
    r"^\W*(?:deze|dit) (?:versie|brief|memo|notitie|rapport|document|overzicht)\b|\bhang(?:t|en)\b[^;]*\baf\b"
    r"|\b(?:blijft|blijven)\b[^;]*\bover\b|\b(?:neemt|nemen) (?:toe|af)\b|\bstel dat\b"
    r"|\b(?:ziet|vindt|vinden|denkt|denken|hoopt|hopen|vreest|vrezen|wil|willen|wenst|wensen|zodat|alsof"
    r"|misschien|wellicht|mogelijk|betekent|ambitie\w*|doelstelling\w*|prognose\w*|raming\w*|schatting"
    r"|stijgt|stijgen"
    r"|daalt|dalen|groeit|groeien|bedraagt|bedragen|geldt|gelden|kost|kosten|kan|kunnen"
    r"|kunt|nodig|verplicht|voorwaarde\w*|tekort\w*|resteert|resteren|ontbreekt|ontbreken|aanwezig"
    r"|bereikbaar|vraagt|vragen)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\?\W*$|^\W*(?:kunt u|wilt u|bent u|deelt u|indien|als|wanneer|mocht|stuur)\b|\bverzoek(?:t|en)?\b|\b"
    r"(?:wordt|worden) voorgesteld\b|\bvoorgesteld\b[^.;]{0,20}\bte\b"
    r"|\b(?:niet|niets|nog niet|nog niets|geen)\b.{0,40}"
    r"\b(?:besloten|genomen|vastgesteld|toegekend|toegezegd|ingestemd|aangewezen|goedgekeurd|verleend)\b"
    r"|\bzou(?:den)?\b|\bvragen (?:wij|we) u\b|^(?:(?!\bbesloten\b|\bz(?:al"
    r"|ullen)\b.*\bworden gevraagd\b).)*\bgevraagd\b|\bonzeker\b|\b(?:ambitie|doel|wens|idee"
    r"|bedoeling)\b[^.;]{0,40}\bis dat\b|^\W*toezegging\b"
    r"|\b(?:niet bekend|onbekend|niet duidelijk|te voorspellen)\b|\bgaat het om\b|\b(?:stel|stelt"
    r"|stellen) (?:u|wij|we|ik|het college|de raad)\b[^.;]{0,40}\bvoor\b"
    r"|\bvergadering\w*\b.* (?:is|zijn) besloten\W*$|\b(?:kan|kunnen|mag|mogen|moet|moeten|dient"
    r"|dienen) (?:worden )?(?:besl|vast)"
    r"|^\W*(?:gelezen|gelet op|gezien|gehoord|overwegende|constaterende)\b(?![^;]*\bbesluit\s*:)",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    r"^\W*\d{1,2}[.)]\s(?![^;]*\b(?:is|zijn|wordt|worden|heeft|hebben|zal|zullen|gaat|gaan|komt|start)\b)"
    r"[^;]*\bte \w+en\b"
    r"|^\W*(?!(?:om|teneinde|door|na|bij|zonder|alvorens)\b)"
    rf"(?:(?!\b{_VERB}\b)[^;,:])*?"
    r"\bte \w{3,}n\b\s*(?:[,;]|\W*\Z|(?:met|van|aan|voor|over|op|in)\b)",
    re.IGNORECASE,
)
"""A point without a verb of its own, numbered or not: what is asked to be decided."""
_NORM = re.compile(
    r"^\W*(?:Artikel \d|Op grond van artikel|Definities|Belasting|Belastbaar|Voorwaarde|Doel hiervan|Het doel)"
    r"|\bals bedoeld in\b|\bvan (?:het|elk|ieder) (?:(?:betreffende|betrokken"
    r"|desbetreffende) (?:kalender)?jaar|jaar (?:volgend|waarin))\b|\bmag vermeld\b"
    r"|\bonder welke voorwaarden\b|\baan wie\b|\bals \w+ wordt\b",
    re.IGNORECASE,
)
