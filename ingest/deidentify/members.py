"""Turns of phrase that only members and office holders stand in: "M-14, ingediend door Bol", "van de zijde van mevrouw Kok"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.council_papers import BOARD
from ingest.deidentify.near import near, within
from ingest.deidentify.openings import Opened, Places
from ingest.deidentify.other_bodies import COUNCILS
from ingest.deidentify.outsiders import ANY_TURN

_UP = r"[A-ZÀ-ÞŞİĞŠŽĆČŁŚŹŻĐ]"
_SMALL = (
    r"(?:van|de|der|den|ten|ter|te|el|al|la|le|ait|'t|Van|De|Der|Den|Ten|Ter|Te|El|Al|La|Le|Ait|Aït|'T)[ -]"
)
NAME = rf"(?<![\w'’-])(?:(?:{_UP}\.){{1,8}} ?)?(?:{_SMALL}){{0,3}}{_UP}[\w'’-]*\w(?: (?:{_SMALL}){{0,3}}{_UP}[\w’-]+){{0,3}}"
_TITLE = r"(?i:(?:de )?he(?:er|ren)|mevrouw|mevr\.|mw\.|meneer|mijnheer|dhr\.)"
_TITLED = rf"{_TITLE} {NAME}"
ITEM = rf"(?:(?:{_TITLE}|(?i:het lid|de leden|raadslid|raadsleden|mr\.|drs\.|dr\.|ir\.)) )?{NAME}(?: \([^()\n]{{2,25}}\))?"
ROW = rf"{ITEM}(?:(?:, en|,| en|/) ?{ITEM}){{0,9}}"
_TITLED_ROW = rf"{_TITLED}(?: \([^()\n]{{2,25}}\))?(?:(?:, en|,| en) {ITEM}){{0,9}}"

# A line that runs on: what stands on the next one belongs to its sentence.
_FULL_LINE = re.compile(r"(?<=[^\n]{50})\n(?=\S)")

_MOVED_BY = Opened(
    "motie|moties|amendement|amendementen|subamendement|subamendementen|initiatiefvoorstel|initiatiefvoorstellen",
    rf"(?P<between>(?:[^.\n;]|(?<=nr)\.){{0,120}}?)"
    rf"\b(?:mede[- ]?)?(?:ingediend|ondertekend|ingetrokken|aangekondigd) door (?P<names>{ROW})",
)
_MOVED_TOO = Opened(
    "mede*",
    rf"(?:mede[- ]?(?:ondertekend|ingediend) door (?P<names>{ROW})|(?i:mede namens) (?P<too>{ROW}))",
    ahead=True,
)
# "mijn raad, en met name mevrouw Bol", "de indieners van de motie, onder wie Kok"
_AMONG = Opened(
    "raad|gemeenteraad|kamer|staten|raadsleden|kamerleden|statenleden|fractie|fracties|commissieleden|indieners",
    rf"(?i:(?:gemeente)?raad|kamer|staten|(?:raads|kamer|staten|commissie)leden|fracties?|indieners(?: van (?:de|het) (?:motie|amendement))?),? (?:en )?(?:met name|onder wie|in het bijzonder|vooral) (?:de leden )?(?P<names>{ROW})",
    ahead=True,
)
_MOTION = re.compile(r"(?i)\b(?:moties?|amendement(?:en)?|initiatiefvoorstel|raadsvragen|kamervragen)\b")
# What inhabitants hand in too.
_OF_CITIZENS = re.compile(
    r"(?i)\b(?:zienswijze|bezwa\w+|petitie|klacht\w*|aanvra\w+|burgerinitiatief|verzoek\w*|brief|brieven|reacties?|beroep\w*)\b"
)
_NEW_MEMBER = re.compile(
    rf"\b(?:nieuwe?|scheidend|vertrekkend|aftredend|plaatsvervangend)e? (?:(?:AB|DB|bestuurs)-?)?(?:lid|leden) (?P<names>{ROW})"
)
_MEMBER_FOR = re.compile(
    rf"(?P<names>{ITEM}), (?:nieuw |scheidend )?(?:(?:AB|DB|bestuurs)-?)?lid (?:namens|voor) (?:de )?(?:gemeente )?{_UP}"
)
PARTY = r"(?:VVD|PvdA|CDA|D66|SGP|GroenLinks|ChristenUnie|SP|PVV|BBB|Volt|NSC|FvD|Forum voor Democratie|DENK|JA21|50PLUS|PvdD|Partij voor de Dieren|BIJ1)"
# The record of a council, a chamber or a committee of one.
_COUNCIL = Opened(
    "raadsvoorstel|raadscommissie|gemeenteraad|raadsleden|raadslid|bespreekstuk|hamerstuk|rijp|fractie|fracties|amendement|motie|moties|griffi*|presidium|seniorenconvent|raadsvragen|technische|toezegging|statenleden|statencommissie|raadsvergadering|begrotingsvragen|"
    "*commissie|vvd|pvda|cda|d66|sgp|groenlinks|christenunie|sp|pvv|bbb|volt|nsc|fvd|forum|denk|ja21|50plus|pvdd|partij|bij1",
    r"(?:(?:raadsvoorstel|raadscommissie|gemeenteraad|raadsleden|raadslid|bespreekstuk|hamerstuk|rijp voor behandeling|fracties?|amendement|"
    rf"moties?|griffi\w+|presidium|seniorenconvent|raadsvragen|technische vragen|toezegging wethouder|statenleden|statencommissie|raadsvergadering|begrotingsvragen)\b|{PARTY}\b|\w*?commissie (?:Sociaal|Samen\w*|Bestuur|Welzijn|Ruimte)\b)",
    re.IGNORECASE,
    ahead=True,
)
_OTHER_COUNCIL = re.compile(rf"(?i)\b{COUNCILS}|klachtencommissie|inwoners|insprekers? en")
_SPOKESMEN = re.compile(
    rf"^(?:fractie|raads)?(?:woordvoerders|vertegenwoordigers) ?(?:(?:namens |van )?de (?:fracties|raad|partijen) ?)?: ?(?P<names>{ROW})[ .]*$",
    re.MULTILINE | re.IGNORECASE,
)
_SPOKESMEN_OF = re.compile(r"\([a-zà-ÿ]|\((?:OM|GGD|VNG|GGZ)\)")
# The list of what a council was promised, or asked.
_PROMISES = re.compile(
    r"\A(?:[^\n]*\n){0,4}?[^\n]*(?i:\btoezegging(?:en)?(?:lijst)?\b|\b(?:technische|schriftelijke|openstaande|mondelinge) vragen\b|\braadsvragen\b)"
)
_TO_A_MEMBER = re.compile(
    rf"^[^\w\n]*(?:[A-Z]{{0,3}}[-. ]?[\d][\d.-]*[.):]? )?(?P<names>(?:Aan|Toegezegd aan|Toezegging aan|Gevraagd door|Gesteld door|Vraag van|Vragen van|Op verzoek van) {ROW}) ?:",
    re.MULTILINE,
)
# "De wethouder zegt Bol een memo toe", "De voorzitter schorst op verzoek van de heer Bol"
_PROMISED = Opened(
    "wethouder|burgemeester|minister|staatssecretaris|gedeputeerde|schors*",
    rf"(?:(?i:wethouder|burgemeester|minister|staatssecretaris|gedeputeerde)(?: {NAME})? (?:zegt|zegde) (?:aan )?(?P<names>{ITEM}) (?:[a-z]+ ){{0,6}}toe\b"
    rf"|(?i:schors)\w+ [^.\n]{{0,40}}\bop verzoek van (?P<at>{_TITLED}))",
    ahead=True,
)
_ASKS = re.compile(rf"^(?:Vraag|Vragen)stellers?(?:\(s\))? ?: ?(?P<names>{ROW})[ .]*$", re.MULTILINE)

_MEETING = (
    r"(?:het|de|uw|onze|een) (?:presidium|seniorenconvent|fractievoorzittersoverleg|raad|gemeenteraad|raadsvergadering|vergadering|raadscommissie|"
    r"commissie(?:vergadering|debat)?|plenaire debat|algemeen overleg|Kamer|Statenvergadering|(?:oordeels|beeld|besluit)vormende \w+|"
    r"(?:AB|DB|raads|commissie)-?(?:vergadering|overleg|avond))(?: (?:Samenleving|Sociaal|Bestuur|Sociaal Domein|Jeugd|Welzijn))?"
    r"(?:(?: van| d\.d\.| op)? (?:\d{1,2} \w+(?: \d{4})?|gisteren|vorige week|(?:afgelopen )?\w+dag))?"
)
_ASKS_WORDS = "vroeg|vroegen|vraagt|vragen|informeerde|informeert|verzocht|verzochten|verzoekt|drong|dringt|bepleitte|pleitte"
_ASKED = f"(?:{_ASKS_WORDS})"
_ASKED_IN = Opened(
    "in|tijdens|bij",
    rf"(?:[Ii]n|[Tt]ijdens|[Bb]ij) {_MEETING} {_ASKED} (?P<names>{ROW})",
    ahead=True,
)
_IN_A_MEETING = rf"{_ASKED} (?:in|tijdens) {_MEETING}\b"
_ASKED_THERE = re.compile(rf"(?P<names>{ITEM}) {_IN_A_MEETING}")
# The words behind the name, and how far it reaches from them.
_ASKED_NEAR, _AROUND = Opened(_ASKS_WORDS, _IN_A_MEETING, ahead=True), 300
_HAS_ASKED = Opened(
    "in|tijdens",
    rf"(?:[Ii]n|[Tt]ijdens) {_MEETING} (?:heeft|hebben|had) (?P<names>{ROW}) [^.\n]{{0,80}}?\b(?:gevraagd|verzocht|gepleit)\b",
    ahead=True,
)
VISITOR = re.compile(
    r"(?i)inspre|insprak|spreekrecht|bewoner|inwoner|cli[eë]nt|\bouders?\b|moeder|vader|jongere|ervaringsdesk|\bdirect\w+|bestuurder|ambt(?:enaar|elijk)|onderzoek(?:st)?er|als (?:griffier|secretaris)|\bGGD\b|gast"
)

_CHAMBER = re.compile(
    r"^(?:(?:De |Mevrouw de |Mijnheer de )?[Vv]oorzitter|(?:De )?(?i:minister|staatssecretaris|wethouder|burgemeester|gedeputeerde)(?: [^:\n.]{1,40})?):",
    re.MULTILINE,
)
_SIDE = Opened(
    "van|interruptie|interrupties|vervolgvraag|vervolgvragen|stemverklaring|ordevoorstel|punt|eerste|tweede",
    rf"(?i:van de zijde van|(?:interrupties?|vervolgvra(?:ag|gen)|stemverklaring|ordevoorstel|punt van orde|(?:eerste|tweede) termijn) (?:van|door)) (?P<names>{_TITLED_ROW})",
    ahead=True,
)
# A turn of someone in office, up to the next one.
_OFFICE_TURN = re.compile(
    r"^(?:De )?(?i:minister(?:-president)?|staatssecretaris|wethouder|burgemeester|gedeputeerde)(?: [^:\n.]{1,40})?:[ \n]",
    re.MULTILINE,
)
_ANSWERED = re.compile(
    rf"\b(?i:tegen|richting|in de richting van|naar) (?P<a>{_TITLED}),? (?:zeg|zou|wil|kan|moet) ik\b"
    rf"|\b(?i:ik) (?:zeg|zou|wil|kan) (?:ook |dan |nog )?(?i:tegen|richting|in de richting van) (?P<b>{_TITLED})"
    rf"|(?P<c>\b{_TITLED}) (?:(?:vroeg|vraagt|informeerde|refereerde|interrumpeerde|stelde (?:mij )?(?:de|een) vraag|had (?:nog )?een (?:vraag|motie|punt))\b|haalde [^.\n]{{0,60}}\baan\b|(?:heeft|had) [^.\n]{{0,60}}\bgevraagd\b)"
    rf"|\b(?i:de|een|op|nog) (?:vra(?:ag|gen)|moties?|amendement(?:en)?) van (?P<d>{_TITLED})"
)
# Where a minister or alderman meets who is no member.
_ELSEWHERE = re.compile(
    r"(?i)werkbezoek|\bbezoek|\bbrie(?:f|ven)\b|\bmail|keukentafel|vorige week|gisteren|\bthuis\b|\bstraat\b|telefo|\bbelde|\bmarkt\b|\bsprak\b|\bgesproken\b"
)

# "Ik sluit me aan bij collega Bol": of an official they say "mijn collega", or where he works.
_COLLEAGUE = Opened(
    "collega",
    rf"(?<!mijn )(?<!onze )(?<!een )[Cc]ollega (?P<names>{NAME})(?! (?:van|bij|uit) |, )",
    ahead=True,
)

_SENTENCE_END = re.compile(r"[.?!](?=\s|$)|\n")
_QUOTE = r"['\"‘’“”]"
_CORRECTED = Opened(
    "blz|bladzijde|pagina|pag|p",
    rf"\.? ?\d+[^\n]{{0,40}}?(?P<names>{_QUOTE}{_TITLED}{_QUOTE}?[^\n.]{{1,40}}?{_QUOTE}{_TITLED}{_QUOTE})",
)
_TO_OFFICE = re.compile(
    r"\A(?:[^\n]*\n){0,5}?(?:(?:Aan|T\.a\.v\.) ?:? ?[^\n]{0,60}\b(?:portefeuillehouder|wethouder|burgemeester|gedeputeerde)\b|(?:Geachte|Beste) (?:portefeuillehouder|wethouder|burgemeester|gedeputeerde)\b)"
)
_YOUR_COLLEAGUE = re.compile(rf"\b(?i:uw)(?: \w+)? (?:collega|collega-bestuurder)s? (?P<names>{ROW})")


def named_as_members(places: Places, political: bool) -> Iterator[tuple[int, int]]:
    """Characters `[start, end)` in which every name is that of a member or office holder, unless it is met otherwise."""
    text, of_prose = places.text, in_prose(places)
    prose = of_prose.text
    for moved in _MOVED_BY.finditer(of_prose):
        if not _OF_CITIZENS.search(moved["between"]):
            yield moved.span("names")
    for also in _MOVED_TOO.finditer(of_prose):
        said = sentence(prose, *also.span())
        if _MOTION.search(said) and not _OF_CITIZENS.search(said):
            yield also.span(also.lastgroup or 0)
    council = next(_COUNCIL.finditer(places), None) is not None
    if not (political or council) or _OTHER_COUNCIL.search(text[:200]):
        return
    for among in _AMONG.finditer(of_prose):
        if not _OF_CITIZENS.search(sentence(prose, *among.span())):
            yield among.span("names")
    there = near(prose, _ASKED_NEAR.finditer(of_prose), _AROUND, _AROUND)
    for questions in (
        _ASKED_IN.finditer(of_prose),
        within(there, _ASKED_THERE, prose),
        _HAS_ASKED.finditer(of_prose),
    ):
        for asked in questions:
            if not VISITOR.search(sentence(prose, *asked.span())):
                yield asked.span("names")
    if BOARD.match(text):
        for pattern in (_NEW_MEMBER, _MEMBER_FOR):
            for new in pattern.finditer(prose):
                yield new.span("names")
    if _PROMISES.match(text):
        for promise in _TO_A_MEMBER.finditer(text):
            yield promise.span("names")
    if council:
        for promised in _PROMISED.finditer(of_prose):
            if not VISITOR.search(sentence(prose, *promised.span())):
                yield promised.span(promised.lastgroup or 0)
        for pattern in (_SPOKESMEN, _ASKS):
            for row in pattern.finditer(text):
                if not _SPOKESMEN_OF.search(row["names"]):
                    yield row.span("names")
    for corrected in _CORRECTED.finditer(of_prose):
        yield corrected.span("names")
    if _TO_OFFICE.match(text):
        for colleague in _YOUR_COLLEAGUE.finditer(prose):
            yield colleague.span("names")
    if _CHAMBER.search(text):
        for side in _SIDE.finditer(of_prose):
            if not VISITOR.search(sentence(prose, *side.span())):
                yield side.span("names")
        for colleague in _COLLEAGUE.finditer(of_prose):
            if not VISITOR.search(sentence(prose, *colleague.span())):
                yield colleague.span("names")
        yield from _answered(text, prose)


def in_prose(places: Places) -> Places:
    """The same text with each line that runs on joined to the next."""
    return Places(_FULL_LINE.sub(" ", places.text), places.starts)


def _answered(text: str, prose: str) -> Iterator[tuple[int, int]]:
    """Whom a minister or an alderman answers."""
    for turn in _OFFICE_TURN.finditer(text):
        follows = ANY_TURN.search(text, turn.end())
        for answer in _ANSWERED.finditer(prose, turn.end(), follows.start() if follows else len(text)):
            said = sentence(prose, *answer.span())
            if answer.lastgroup and not VISITOR.search(said) and not _ELSEWHERE.search(said):
                yield answer.span(answer.lastgroup)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around these characters, at most some lines of it."""
    first = max(text.rfind(". ", max(0, start - 300), start), text.rfind("\n", max(0, start - 300), start)) + 1
    last = _SENTENCE_END.search(text, end, end + 300)
    return text[first : last.start() if last else min(len(text), end + 300)]
