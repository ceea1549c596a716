"""Rows, votes and columns in which a paper lists members and office holders: "Voor (3): Bol, Kok, Öz. Tegen: De Wit"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.deidentify.columns import cells_of
from ingest.deidentify.members import NAME, PARTY, ROW
from ingest.deidentify.openings import Opened, Places
from ingest.deidentify.tables import of_parties

Stretch = tuple[int, int]

# Up to a line that opens something else, or the end of a sentence; "J. Bol" ends none.
_END = r"(?=(?<=[^\W\d_]{2})[.;](?:\s|\Z)|\)|\n\s*\n|\n[^\n:]{0,40}:|\Z)"
_VOTES = re.compile(
    rf"(?:^|(?<=[.;:,] ))(?:(?:stemden?|stemmen|gestemd) )?(?P<side>voor|tegen)(?:stemmers)?(?: (?:stemden|stemmen|hebben gestemd|de motie|het voorstel|het amendement))? ?(?:\(\d+\))? ?: ?(?P<names>[^:]{{2,1500}}?){_END}",
    re.IGNORECASE | re.MULTILINE,
)
_BODY = (
    r"(?:(?:gemeente|provincie)?raad|(?:raads|staten|college|burger|commissie|duoraads|kamer|bestuurs)le(?:den|d)|college|provinciale staten|"
    r"wethouders?|fracties|burgemeesters?|portefeuillehouders|gedeputeerden)"
)
# A line of its own above names: "Raadsleden en collegeleden".
_HEADED = re.compile(
    rf"^[^\w\n]{{0,3}}(?i:(?:(?:aanwezige?n?|deelnemende?|deelnemers|vertegenwoordigers|leden|van|namens|uit|de|het|en|/)[ ]){{0,4}}{_BODY}(?: en {_BODY})?)[ \t]*:?[ \t]*\n"
    rf"(?P<names>(?:[^\w\n]{{0,3}}{ROW}(?: \([^()\n]{{2,40}}\))?[ \t.;,]*(?:\n|\Z)){{1,60}})",
    re.MULTILINE,
)
# "Deelnemers namens de raad: Bol en Kok", "Van de raad Petra Bol, Kok en De Wit. Van het college Öz."
_ON_BEHALF = Opened(
    "namens|van|uit|deelnemers|aanwezig|vertegenwoordigers|benoemd|er|gekomen",
    rf"(?:^|(?<=[.;?!:] )|(?i:deelnemers|aanwezig|vertegenwoordigers|benoemd|er waren|gekomen) )(?i:namens|van|uit) (?:de|het) (?:gemeente)?(?:raad|college|Staten)(?: van [A-ZÀ-Þ][\w-]+)? ?:? (?P<names>{ROW})(?= ?[.;,\n)]|\Z)",
    re.MULTILINE,
    ahead=True,
)
_OF_A_PARTY = re.compile(
    rf"(?:^[^\w\n]{{0,3}}|(?<=[.;] ))(?:Namens (?:de )?)?{PARTY}(?:[-/ ]{{1,3}}{PARTY})?(?:-fractie)? ?: ?(?P<names>{ROW})(?= ?[.;\n]|\Z)",
    re.MULTILINE,
)
_MOVERS = Opened(
    "mede|medeindiener|medeindieners|indiener|indieners",
    rf"(?i:(?:mede[- ]?)?indieners?)(?: van (?:de|het) (?:motie|amendement)[^\n.:;]{{0,60}})? (?:zijn|is|waren|was|blijven) (?P<names>{ROW})",
    ahead=True,
)
# "Toelating Ngozi Bol tot de raad", "Ontslag Bol als raadslid", "de installatie van mevrouw Kok als wethouder"
_SEATED = Opened(
    "toelating|ontslag|benoeming|installatie|beëdiging|toegelaten|beëdigd|benoemd|geïnstalleerd",
    rf"(?i:toelating|ontslag|benoeming|installatie|beëdiging|toegelaten|beëdigd|benoemd|geïnstalleerd)(?: van)? (?P<names>{ROW}) (?:tot|als) (?:(?:tijdelijk|plaatsvervangend|nieuw) )?(?:lid van )?(?:de (?:gemeente)?raad\b(?! van )|raadslid|burgerraadslid|statenlid|commissielid|wethouder|burgemeester|gedeputeerde)",
    ahead=True,
)
# "Bol – tegen; Kok – voor; De Wit – voor": a vote by name.
_BY_NAME = re.compile(rf"(?P<names>{NAME}) ?[–:-] ?(?:voor|tegen)\b(?=[ ]?[;,.\n]|\Z)")
_FEWEST_VOTES = 3
# "Fractie D66 verdeeld: Bol voor, Kok tegen"
_SPLIT = re.compile(
    rf"(?i:fractie)[^\n:.]{{0,40}}\bverdeeld\b[^\n:.]{{0,20}}: (?P<names>{NAME} (?:voor|tegen)(?:(?:,| en) {NAME} (?:voor|tegen))+)"
)
# "College: Bol, Kok" beside a row of who is there
_COLLEGE = re.compile(
    rf"^(?:College(?:leden)?|Namens het college|Wethouders) ?: ?(?P<names>{ROW})(?= ?[.;\n]|\Z)", re.MULTILINE
)
# "De voorzitter van de commissie, Bol De adjunct-griffier van de commissie, Kok": the chair of a committee of a chamber.
_CHAIRED = re.compile(
    rf"De (?:fungerend |waarnemend )?voorzitter van de (?:vaste |algemene )?(?:\w+)?commissie[^\n,]{{0,80}},\s+(?P<names>{NAME})\s+De (?:adjunct-|waarnemend )?griffier van de"
)
_TO_A_BOARD = re.compile(
    rf"^Aan (?:het|de) (?:algemeen bestuur|dagelijks bestuur|college|raad|gemeenteraad) ?: (?P<names>{ROW})[ .]*$",
    re.MULTILINE,
)
# "VVD (6)" above its members, who have their given name in brackets: "J.B. (Hans) de Mare, A.M. (An) Bol".
_SEATS = re.compile(rf"^{PARTY} \(\d{{1,2}}\)[ \t]*$", re.MULTILINE)
_WITH_GIVEN = re.compile(
    r"(?:^(?:[A-Z]\.){1,8} \([A-ZÀ-Þ][^()\n]{1,20}\) [^\n:\d]{2,600}(?:\n|\Z))+", re.MULTILINE
)
# The list of what was promised has the alderman in one column and the member in another.
_PROMISES = re.compile(r"(?i)\A(?:[^\n]*\n){0,4}?[^\n]*\btoezegging(?:en)?(?:lijst)?\b")
_PROMISE_HEADS = re.compile(
    r"(?i)(?:(?:toegezegd|gedaan) )?(?:door|aan)|raadslid|vraagsteller|gevraagd door|portefeuillehouder|pfh\.?|ph|wethouder|bewindspersoon|fractie/lid|lid"
)
_OFFICE_HEADS = re.compile(
    r"(?i)(?:(?:loco)?burgemeester|wethouder|raadslid|raadsleden|portefeuillehouder|pfh\.?|gedeputeerde|statenlid|kamerlid|collegelid|bewindspersoon|bestuurlijk (?:trekker|opdrachtgever))s?"
)
_OF_WHOM, _MEMBER_HEADS = (
    re.compile(r"(?i)gemeenten?|fracties?|partij(?:en)?"),
    re.compile(r"(?i)(?:ab-|db-)?(?:lid|leden)|plaatsvervang\w+(?: lid)?|vertegenwoordigers?"),
)


def rosters(places: Places) -> Iterator[Stretch]:
    """Characters `[start, end)` in which every name is that of a member or office holder, unless it is met otherwise."""
    text = places.text
    votes = list(_VOTES.finditer(text))
    if len({vote["side"].lower() for vote in votes}) > 1:
        for vote in votes:
            yield vote.span("names")
    for rows in (
        _HEADED.finditer(text),
        _ON_BEHALF.finditer(places),
        _OF_A_PARTY.finditer(text),
        _MOVERS.finditer(places),
        _SEATED.finditer(places),
    ):
        for row in rows:
            yield row.span("names")
    by_name = list(_BY_NAME.finditer(text))
    for row in (
        *(by_name if len(by_name) >= _FEWEST_VOTES else ()),
        *_SPLIT.finditer(text),
        *_COLLEGE.finditer(text),
        *_CHAIRED.finditer(text),
        *_TO_A_BOARD.finditer(text),
    ):
        yield row.span("names")
    if len(_SEATS.findall(text)) > 1:
        for row in _WITH_GIVEN.finditer(text):
            yield row.span()
    yield from of_parties(text)
    yield from _columns(text, _heads_of_promises if _PROMISES.match(text) else _heads_of_offices)


def _heads_of_promises(heads: list[str]) -> frozenset[int]:
    return frozenset(i for i, head in enumerate(heads) if _PROMISE_HEADS.fullmatch(head))


def _heads_of_offices(heads: list[str]) -> frozenset[int]:
    """Of "Gemeente | Wethouder", "Gemeente | Lid | Plaatsvervanger": under which members and office holders stand."""
    board = any(_OF_WHOM.fullmatch(head) for head in heads)
    return frozenset(
        i
        for i, head in enumerate(heads)
        if _OFFICE_HEADS.fullmatch(head) or (board and _MEMBER_HEADS.fullmatch(head))
    )


def _columns(text: str, choose: Callable[[list[str]], frozenset[int]]) -> Iterator[Stretch]:
    """The cells of the columns that are chosen by their heads, down to a line with another number of cells."""
    columns: frozenset[int] = frozenset()
    width = start = 0
    for line in text.split("\n"):
        found = cells_of(line)
        if len(found) > 1 and len(found) == width:
            for i in columns:
                yield start + found[i][0], start + found[i][1]
        else:
            heads = [line[a:b].strip() for a, b in found]
            columns = choose(heads)
            width = len(found) if columns else 0
        start += len(line) + 1
