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
    if _NO.search(sentence):
        return None
    if records and (_RECORDED.search(sentence) or _POINT.search(sentence)):
        return "besloten"
    if _NORM.search(sentence) or _PROPOSED.search(sentence):
        return None
    if _AWARDED.search(sentence) and not _NO_AWARD.search(sentence):
        return "toegekend"
    if _CHOSEN.search(sentence):
        return "gekozen"
    if _DECIDED.search(sentence):
        return "besloten"
    cue = find_cue(sentence, spoken=False)
    if cue is None or cue.manner in ("gesprek", "oplevering"):
        # A talk or a paper that is announced is a plan, whoever it is for.
        return "gepland"
    return None


def says_plan(sentence: str) -> bool:
    """Whether words of the sentence plan, so that a moment that has begun may be its term too."""
    return PLANNED.search(sentence) is not None


def looks_back(sentence: str) -> bool:
    """Whether it tells what happened: a month without a year in it is rather the last one than the next."""
    return _TOLD.search(sentence) is not None


def foresees(sentence: str) -> bool:
    """Whether it only expects, wishes, supposes or prescribes, so that a later moment in it is no plan."""
    return _FORESEEN.search(sentence) is not None


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
    rf"\b(?:heeft|hebben|had|hadden|is|zijn|werd|werden|was|waren)\b{_GAP}{{0,140}}?\b{_DONE}\b"
    r"|\b(?:voorstel|motie|amendement|besluit)\b[^.;]{0,60}\b(?:wordt|is)\b[^.;]{0,60}\b(?:aangenomen|verworpen)\b"
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
    r"\b(?:besluit|beslissing)\s*:\s*(?:\d{1,2}\W{1,3})?(?!\d)\w+\W+\w+|\b(?:voorstel|besluit)\b[^.;]{0,40}\bwordt\b"
    r"[^.;]{0,50}\b(?:aangenomen|genomen|verworpen)\b",
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
    r"\b(?:is|zijn|wordt|werd|hebben|heeft|heb)\b[^.;]{0,100}?\bgekozen (?:voor|om)\b|\b(?:gekozen is"
    r"|kiezen (?:wij|we)|wij kiezen|we kiezen|kiest "
    r"(?:de|het) \w+) (?:er)?(?:voor|om)\b|\bkoerswijziging\b[^.;]{0,60}\bplaatsgevonden\b",
    re.IGNORECASE,
)
_AWARDED = re.compile(
    r"\b(?:is|zijn|werd|heeft|hebben)\b[^.;]{0,140}?\b(?:toegekend|beschikbaar gesteld"
    r"|verleend|gereserveerd|toegewezen|gegund)\b"
    r"|\b(?:wordt|worden)\b[^.;]{0,140}?€[^.;]{0,60}\b(?:toegekend|beschikbaar gesteld|verleend|gereserveerd)\b"
    r"|\b(?:reserveer|reserveren|reserveert) (?:ik|wij|we|het college)\b|\b(?:ik|wij|we|het college"
    r"|het rijk|het kabinet) "
    r"(?:reserveer|reserveren|reserveert|stelt|stellen)\b[^.;]{0,80}(?:€|beschikbaar)"
    r"|\bsubsidie van (?:€ ?)?[\d.,]+[^.;]{0,20}\bontvangen\b"
    r"|\bde (?:aanvullende )?subsidie (?:is|bedraagt) €",
    re.IGNORECASE,
)
_NO_AWARD = re.compile(r"\bgereserveerd op\b|\bkan\b[^.;]*\bworden\b", re.IGNORECASE)
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
    r"|\b(?:is|zijn|heeft|hebben|heb)\b[^.;]{0,100}?\b(?!gepland|gereserveerd)(?:ge|be|ver|ont|her)[a-z]{3,}(?:d|t|en)\b",
    re.IGNORECASE,
)
_FORESEEN = re.compile(
    r"^\W*(?:deze|dit) (?:versie|brief|memo|notitie|rapport|document|overzicht)\b|\bhang(?:t|en)\b[^;]*\baf\b"
    r"|\b(?:blijft|blijven)\b[^;]*\bover\b|\b(?:neemt|nemen) (?:toe|af)\b|\bstel dat\b"
    r"|\b(?:ziet|vindt|vinden|denkt|denken|hoopt|hopen|vreest|vrezen|wil|willen|wenst|wensen|zodat|alsof"
    r"|misschien|wellicht|mogelijk|ambitie\w*|doelstelling\w*|prognose\w*|raming\w*|schatting|stijgt|stijgen"
    r"|daalt|dalen|groeit|groeien|bedraagt|bedragen|geldt|gelden|kost|kosten|kan|kunnen"
    r"|kunt|nodig|voorwaarde\w*|tekort\w*|resteert|resteren|ontbreekt|ontbreken|aanwezig|bereikbaar|vraagt|vragen)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\?\W*$|^\W*(?:kunt u|wilt u|bent u|deelt u|indien|als|wanneer|mocht|stuur)\b|\bverzoek(?:t|en)?\b|\b"
    r"(?:wordt|worden) voorgesteld\b|\bvoorgesteld\b[^.;]{0,20}\bte\b"
    r"|\b(?:niet|niets|nog niet|nog niets|geen)\b.{0,40}"
    r"\b(?:besloten|genomen|vastgesteld|toegekend|toegezegd)\b"
    r"|\bzou(?:den)?\b|\bvragen (?:wij|we) u\b|^(?:(?!\bbesloten\b).)*\bgevraagd\b|\bonzeker\b|^\W*toezegging\b"
    r"|\bgaat het om\b|\b(?:kan|kunnen|mag|mogen|moet|moeten|dient|dienen) (?:worden )?(?:besl|vast)"
    r"|^\W*(?:gelezen|gelet op|gezien|gehoord|overwegende|constaterende)\b(?![^;]*\bbesluit\s*:)",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    r"^\W*\d{1,2}[.)]\s(?![^;]*\b(?:is|zijn|wordt|worden|heeft|hebben|zal|zullen|gaat|gaan|komt|start)\b)"
    r"[^;]*\bte \w+en\b",
    re.IGNORECASE,
)
"""A numbered point without a verb of its own: what is asked to be decided."""
_NORM = re.compile(
    r"^\W*(?:Artikel \d|Definities|Belasting|Belastbaar|Voorwaarde|Doel hiervan|Het doel)"
    r"|\bals bedoeld in\b|\bmag vermeld\b|\bonder welke voorwaarden\b|\baan wie\b|\bals \w+ wordt\b",
    re.IGNORECASE,
)
