"""How Dutch papers promise: the words that do, and those that only look like it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Manner = Literal["toegezegd", "eerder toegezegd", "zal", "wordt", "gesprek", "oplevering"]


@dataclass(frozen=True, slots=True)
class Cue:
    """The promising words at `sentence[start:end]`; what is promised stands from `content` on."""

    manner: Manner
    start: int
    end: int
    content: int


def find_cue(sentence: str, spoken: bool) -> Cue | None:
    """The words by which one sentence promises, or None.

    In a `spoken` record only clear words count: people say much that they do not promise.
    """
    if _NOT.search(sentence):
        return None
    if (match := _EXPLICIT.search(sentence)) and not _NEAR_MISS.search(match.group()):
        return Cue("toegezegd", match.start(), match.end(), match.end())
    if match := _REPORTED.search(sentence):
        content = 0 if match.group().lower().startswith("zou") else match.end()
        return Cue("eerder toegezegd", match.start(), match.end(), content)
    if _PAST.search(sentence) or _THIS_PAPER.search(sentence) or len(sentence) > 500:
        return None
    for manner, pattern in _MANNERS:
        if spoken and manner != "zal":
            continue
        if match := pattern.search(sentence):
            if manner == "wordt" and _WAS.search(sentence) and not _WILL.search(sentence):
                continue
            return Cue(manner, match.start(), match.end(), 0)
    return None


def may_promise(text: str, start: int, end: int) -> bool:
    """Whether a sentence holds any word that a promise needs; quick."""
    return _ANY.search(text, start, end) is not None


def refers_back(sentence: str) -> bool:
    """Whether it only gives the term of the sentence before: "Naar verwachting zal dit in Q3 zijn."."""
    return len(sentence) < 140 and _TERM_ONLY.match(sentence) is not None


def has_future(sentence: str) -> bool:
    return _FUTURE.search(sentence) is not None


def is_lasting(sentence: str) -> bool:
    """Whether it promises without a term, whenever there is something: "bij nieuwe ontwikkelingen"."""
    return _LASTING.search(sentence) is not None


def is_soon(sentence: str) -> bool:
    """Whether its moment is near, though no calendar holds it: "de komende tijd", "op korte termijn"."""
    return _SOON.search(sentence) is not None


def keeps(sentences: str) -> bool:
    """Whether the paper says that it keeps a promise now."""
    return _KEPT.search(sentences) is not None


def is_not_yet(words: str) -> bool:
    """Whether it says that something was not done in time, or not yet."""
    return _NOT_YET.search(words) is not None


def is_as_promised(sentence: str) -> bool:
    """Whether it says that something is done as it was promised before."""
    return _AS_PROMISED.search(sentence) is not None


def any_of(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


I = re.IGNORECASE | re.DOTALL  # noqa: E741

BODY = any_of(
    r"uw (?:gemeente)?raad\b", r"uw (?:tweede |eerste )?kamer\b", r"uw (?:raads)?commissie\b",
    r"uw (?:college|bestuur)\b", r"u\b", r"de (?:gemeente)?raad\b", r"de (?:tweede |eerste )?kamer\b",
    r"de (?:raads|kamer)?commissie\b(?: [A-Z]\w+)?", r"(?:de )?raadsleden\b", r"(?:de )?commissieleden\b",
    r"de leden\b", r"het (?:DB|AB)\b", r"het (?:dagelijks|algemeen) bestuur\b", r"de (?:gemeente)?raden\b",
    r"(?:de|provinciale) staten\b", r"de Staten-Generaal\b", r"de colleges\b",
)  # fmt: skip
WE = any_of(
    "ik", "wij", "we", "het college", "ons college",
    r"de (?:wethouder|minister|staatssecretaris|burgemeester|gedeputeerde)",
)  # fmt: skip
_OFFICE = (
    r"(?:de )?(?:wethouder|burgemeester|minister|staatssecretaris|portefeuillehouder|gedeputeerde|voorzitter)"
    r"(?: [A-Z][\w'’.-]+(?: (?:van|de|der|den|ten|ter|[A-Z][\w'’.-]+)){0,4})?"
)
_TO_TELL = any_of(
    "informeren", "berichten", "rapporteren", "inlichten", "terugkoppelen", "voorleggen", "toesturen",
    "toezenden", "sturen", "zenden", "aanbieden", "presenteren", "doen toekomen", "terugkomen", "bijpraten",
    "in kennis stellen", "laten weten", r"op de hoogte (?:brengen|stellen|houden)",
    r"(?:met uw \w+ )delen",
)  # fmt: skip
_TELL = any_of(
    "informeer", "informeren", "informeert", "bericht", "berichten", "rapporteer", "rapporteren", "rapporteert"
)
_SEND = any_of(
    "stuur", "sturen", "zend", "zenden", "bied", "bieden", "leg", "leggen", "presenteer", "presenteren"
)
_GET = any_of("ontvangt", "ontvangen")
_GAP = r"(?:[^.;]|\.(?=\d))"
_GIVEN = r"\b(?:voorgelegd|aangeboden|toegestuurd|toegezonden|verzonden|gezonden|gestuurd)\b"
_PAPER = any_of(
    "handreiking", r"(?:eind|tussen)?rapport(?:age)?", "evaluatie", "voorstel", "plan van aanpak",
    "tussenmeting", "wetsvoorstel", "werkinstructie", "nota", "visie", "monitor",
)  # fmt: skip

_EXPLICIT = re.compile(
    rf"(?:\b(?:{_OFFICE}|ik|wij|we|het college|het dagelijks bestuur|\w+)\s+)?"
    r"\b(?:zeg|zegt|zeggen|zegde|zegden|zei|zeiden)\b(?! maar)(?P<gap>[^.;:]{0,70}?)\btoe\b(?!\s+te\b)"
    r"|^\W*toezegging(?: [\w-]+)?\s*:",
    I,
)
_NEAR_MISS = re.compile(r"\b(?:dat(?! toe)|naar|bij|tot|aan|daar|er|in)\b[^.]*\btoe\b|\bdat we\b", I)
_REPORTED = re.compile(
    r"\b(?:(?:heb|had) ik|(?:hebben|hadden) (?:wij|we)|(?:ik|wij|we) (?:heb|hebben|had|hadden)|heeft "
    rf"(?:het college|{_OFFICE})"
    rf"|(?:het college|{_OFFICE}) (?:heeft|had))\b[^.;]{{0,110}}?\b(?:aangekondigd|toegezegd|beloofd)\b"
    rf"|\b(?:is|zijn|was|werd) (?:er )?(?:aan )?{BODY}[^.;]{{0,80}}\b(?:aangekondigd|toegezegd|beloofd)\b"
    r"|\bin (?:de|het|een|mijn|onze) (?:\w*brief|memo|vergadering"
    r"|commissievergadering)\b[^.;]{0,60}\bis (?:aangekondigd|toegezegd|beloofd) dat\b"
    rf"|\baan (?:{BODY}|het lid)[^.;]{{0,40}}\b(?:is|zijn) toegezegd\b|\b(?:is|zijn) aan (?:{BODY}"
    r"|het lid)[^.;]{0,60}\btoegezegd\b"
    r"|\bzoals (?:eerder )?(?:toegezegd|aangekondigd|beloofd)\b"
    rf"|\b(?:zou|zouden) (?:ik|wij|we) {BODY}(?=[^.;]{{0,90}}\b(?:sturen|informeren|berichten|laten weten)\b)"
    r"|\b(?:(?:heb|hebben) (?:ik|wij|we)|(?:ik|wij|we) (?:heb|hebben)) [^.;]{0,60}?\btoezegging gedaan\b",
    I,
)
_MANNERS: tuple[tuple[Manner, re.Pattern[str]], ...] = (
    (
        "zal",
        re.compile(
            rf"\b(?:zal|zullen) (?={_GAP}{{0,160}}\b{BODY}){_GAP}{{0,200}}?\b{_TO_TELL}\b"
            rf"|\b(?:zal|zullen) {WE} {_GAP}{{0,100}}?\bterugkomen\b"
            rf"|\b{BODY} {_GAP}{{0,60}}?\b(?:zal|zullen) informeren\b"
            rf"|\b(?:verwacht(?:en)? {WE}|{WE} verwacht(?:en)?)\b{_GAP}{{0,80}}?\bte (?:kunnen )?{_TO_TELL}\b"
            rf"|\bvoornemens (?:om )?[^.;]{{0,80}}?\bte {_TO_TELL}\b"
            rf"|\b{_TELL} {WE} {BODY}|\b{WE} {_TELL} {BODY}"
            rf"|\b{_SEND} {WE} {BODY}|\b{WE} {_SEND} {BODY}"
            rf"|\b(?:laat|laten) {WE} (?:(?:het|dit|dat) )?{BODY}[^.;]{{0,60}}?\bweten\b"
            rf"|\b(?:doe|doen) {WE} {BODY} (?:\w+ ){{0,3}}voorstel\b"
            rf"|\b(?:houd|houden|breng|brengen|stel|stellen) {WE} {BODY}[^.;]{{0,60}}?\bop de hoogte\b"
            rf"|\b{WE} (?:houden|houd|houdt|brengen|stellen) {BODY}[^.;]{{0,60}}?\bop de hoogte\b"
            rf"|\b(?:kom|komen|komt) {WE}\b[^.;]{{0,60}}\bterug\b|\b{WE} (?:kom|komen"
            r"|komt) [^.;]{0,60}\bterug\b"
            rf"|\b(?:zal|zullen) {WE} {_GAP}{{0,120}}?\bmet {BODY}{_GAP}{{0,60}}?\bdelen\b"
            rf"|\b(?:informeer|bericht) {BODY}",
            I,
        ),
    ),
    (
        "wordt",
        re.compile(
            rf"\b(?:{BODY} (?:wordt|worden|zal|zult|zullen)\b|(?:wordt|worden|zal|zult"
            rf"|zullen) {BODY})[^.;]{{0,140}}?"
            r"(?:\b|worden)(?:ge[iï]nformeerd|bericht|op de hoogte (?:gebracht|gehouden|gesteld)|bijgepraat)\b"
            rf"|\b{BODY}[^.;]{{0,70}}?\bge[iï]nformeerd (?:zal|zullen|wordt|worden)\b"
            rf"|(?<!\bvan )\b{BODY} {_GET}\b|\b{_GET} {BODY}"
            rf"|\b(?:wordt|worden|zal|zullen) (?={_GAP}{{0,200}}\b(?:aan|naar) {BODY}){_GAP}{{0,240}}?{_GIVEN}"
            rf"|\baan {BODY}{_GAP}{{0,80}}?\b(?:wordt|worden|zal|zullen){_GAP}{{0,60}}?{_GIVEN}"
            rf"|\b(?:wordt|worden|zal|zullen) {_GAP}{{0,120}}?\bmet {BODY}{_GAP}{{0,40}}?\bgedeeld\b"
            rf"|\b{_GIVEN} aan {BODY}",
            I,
        ),
    ),
    (
        "gesprek",
        re.compile(
            rf"\b(?:ga|gaan|gaat|zal|zullen) {WE}\b(?:(?!\bin op\b)[^.;]){{0,120}}\bin gesprek\b"
            rf"|\b{WE} (?:ga|gaan|gaat|zal|zullen) (?:(?!\bin op\b)[^.;]){{0,120}}\bin gesprek\b",
            I,
        ),
    ),
    (
        "oplevering",
        re.compile(
            rf"\b{_PAPER}\b[^.;]{{0,60}}\b(?:verschijnt|is gereed|wordt (?:opgeleverd|gepubliceerd)"
            rf"|publiceren {WE}|komt er)\b"
            rf"|\b(?:verschijnt|publiceren {WE}|komt er)\b[^.;]{{0,80}}\b{_PAPER}\b",
            I,
        ),
    ),
)
_NOT = re.compile(
    # questions, requests and duties of others
    r"\?\W*$|^\W*(?:kunt u|wilt u|bent u|deelt u|waarom|hoe|wat|welke|als u|indien u|wanneer u|u kunt)\b"
    r"|\bverzo(?:ek(?:t|en|je)?|cht)\b|\bdraagt\b|\broept\b|\bwij vragen u\b|\bvraagt (?:het college"
    r"|de regering)"
    r"|\bdien(?:t|en) (?:te|u|uw)\b|\bmoet(?:en)?\b.{0,60}\b(?:informeren|ge[iï]nformeerd|voorgelegd)"
    r"|\bgevraagd\b.{0,40}\bte informeren"
    r"|\bkom (?:ik|wij) zo\b|\bsucces\b.{0,30}\btoe\b|\baf en toe\b"
    r"|\bzodat\b.{0,160}\b(?:aangeboden|voorgelegd)\b"
    # the close of a letter, considerations of a motion, an oath
    r"|\bvertrouwen (?:erop|u)\b|\bhopen (?:u|wij)\b.{0,40}\bge[iï]nformeerd|\bhiermee (?:voldoende|afdoende)\b"
    r"|^\W*(?:overwegende|constaterende|gelet op)\b|\bgift of gunst\b",
    I,
)
_THIS_PAPER = re.compile(
    r"\b(?:(?:met|in|door|middels|door middel van|via|bij) (?:deze|dit) (?:\w*brief|memo|notitie|circulaire"
    r"|rapportage|bericht|\w*voorstel|\w*publicatie|nieuwsbrief)|hierbij|bij deze|hiermee|hierdoor|bijgaand"
    r"|onderstaand|hieronder|hierna|in het (?:navolgende|onderstaande|vervolg))\b|^\W*(?:deze|dit) "
    r"(?:brief|schrijven)\b",
    I,
)
_PAST = re.compile(
    r"\b(?:heb|hebben|heeft|had|hadden)\b.{0,80}\b(?:ge[iï]nformeerd|gestuurd|verzonden|bericht"
    r"|toegezonden|voorgelegd|gerapporteerd)\b"
    rf"|\b(?:bent|is|zijn|werd|werden|was)\b (?:u |{BODY} )?(?:(?!\b(?:wordt|worden|zal|zullen"
    r"|zult)\b).){0,60}"
    r"\b(?:ge[iï]nformeerd"
    r"|op de hoogte gebracht|voorgelegd)\b",
    I,
)
_WAS = re.compile(r"\b(?:heb|hebben|heeft|had|hadden|werd|werden|was|waren)\b", I)
_WILL = re.compile(r"\b(?:wordt|worden|zal|zullen|zult|ontvangt|krijgt)\b", I)
_ANY = re.compile(
    r"\b(?:informe|ge[iï]nformeerd|op de hoogte|toe\b|toezeg|toegezegd|beloofd|aangekondigd|terug|ontvang"
    r"|rapporte|in kennis|bericht"
    r"|in gesprek|verschijnt|publice|stu(?:ur|ren)|zend|toekomen|voorleg|voorgelegd|leg|aanbied"
    r"|aangeboden|verzonden|(?:toe)?gestuurd|(?:toe)?gezonden|wordenge|bied|presente|gereed"
    r"|komt er|delen|gedeeld|weten)",
    re.IGNORECASE,
)
_TERM_ONLY = re.compile(
    r"\W*(?:naar verwachting|wij verwachten|we verwachten|ik verwacht|de planning)\b.*\b(?:dit"
    r"|dat|deze|zal|is|volgt)\b"
    r"|\W*(?:dit|dat) (?:zal|is|volgt|gebeurt)\b",
    I,
)
_FUTURE = re.compile(r"\b(?:zal|zullen|verwacht(?:en)?|streven|streef|hopen|hoop)\b", re.IGNORECASE)
_LASTING = re.compile(
    r"^\W*(?:daarna|vervolgens|bij|zodra|mocht(?:en)?|indien|als|wanneer|na|nadat|te zijner tijd)\b|\b(?:zodra"
    r"|te zijner tijd|t\.z\.t\.|op een later moment"
    r"|binnenkort|zo (?:snel|spoedig) mogelijk|periodiek|regelmatig|jaarlijks|elk (?:kwartaal|jaar"
    r"|half jaar)|nader|separaat|afzonderlijk"
    r"|op de hoogte (?:te )?(?:houden|gehouden)|later|dan kom(?:en)?|(?:als|wanneer|nadat) (?:de|het|er"
    r"|dit|deze|daar)|vanzelfsprekend|uiteraard)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:binnenkort|(?:op|zo) (?:korte termijn|(?:snel|spoedig) mogelijk)"
    r"|(?:de|in de) komende (?:tijd|periode|weken|maanden))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:nog niet|niet halen|niet gehaald|uitgesteld|vertraag|vertraging|later dan gepland|lukt "
    r"(?:ons )?niet)\b",
    re.IGNORECASE,
)
_AS_PROMISED = re.compile(
    r"\b(?:zoals|conform|eerder|overeenkomstig) (?:mijn |onze |de |eerder )?(?:toegezegd|aangekondigd"
    r"|toezegging|beloofd)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:(?:met|in) (?:deze|dit) (?:\w*brief|memo|bericht|rapportage)|hierbij|hiermee|bij deze"
    r"|tegelijk)\b.{0,60}"
    r"\b(?:toezegging(?:en)?|belofte|beide)\b.{0,40}\b(?:gestand|na|uitvoering|afgedaan)\b"
    r"|\b(?:doe|doen|kom|komen) (?:ik|wij) (?:die|deze|mijn|onze|beide) toezegging",
    I,
)
