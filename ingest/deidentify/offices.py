"""Public office: whether a name is that of someone who acts in an office."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ingest.deidentify.another_role import has_another_role, has_role_in_front, is_former
from ingest.deidentify.attended import attended
from ingest.deidentify.behind import CHAIRS, Behind
from ingest.deidentify.council_papers import is_motion, stretches_in_office
from ingest.deidentify.debate import FAMILY, Debate
from ingest.deidentify.for_others import signs_for_others, sits_elsewhere
from ingest.deidentify.in_council import named_in_council
from ingest.deidentify.in_front import MOVED, InFront, Paper
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.members import named_as_members
from ingest.deidentify.openings import Opened
from ingest.deidentify.other_bodies import CHAIRED
from ingest.deidentify.outsiders import where_of
from ingest.deidentify.rosters import rosters
from ingest.deidentify.sheet import Sheet, name_start
from ingest.deidentify.signatures import Signatures
from ingest.deidentify.tables import of_staff
from ingest.deidentify.told_apart import has_role_below, is_told_apart
from ingest.deidentify.whose_paper import has_a_council_of_its_own, is_of_another_body
from ingest.deidentify.word import Is

_PRIVATE = re.compile(
    r"\b(?:woont|woonachtig|wonende|geboren|privé|echtgeno\w+|zoon|zoontje|dochter|dochtertje|kinderen van|gezin van|vader van|moeder van|"
    r"cliënte?|patiënte?|verdachte|slachtoffer|als (?:vader|moeder|ouder|buurman|buurvrouw|inwoner|inwoonster|bewoner|particulier))\b",
    re.IGNORECASE,
)
# "Voorzitter Els Bol van de cliëntenraad": of such a body, named behind who chairs it.
_OF_ANOTHER_BODY = re.compile(
    rf"(?:(?:(?-i:[A-ZÀ-Þ])[\w.'’-]*|van|de|der|den|ter|ten|el|al|'t),? ){{1,6}}?(?:van|namens) (?:de |het |onze |een )?{CHAIRED}",
    re.I,
)
_HOUSEHOLD = FAMILY | {"gezin", "buren", "overburen", "bovenburen", "onderburen"}
# "Insprekers: mevrouw Bol en de heer Kok", "de heer Bol (inspreker)", "mevrouw Bol, die namens de buurt insprak"
_CAME_TO_SPEAK = re.compile(r"(?i)\b(?:inspre(?:ker|ekster)s?|te gast|genodigden?|gasten)\b[^.\n]*\Z")
_SPOKE = re.compile(
    r"(?i)[^.\n]{0,30}(?:\(inspre|, inspre|insprak|ingesproken|sprak in\b|spreekt in (?:bij|namens|over)\b)"
)
# What a paper of a council, a chamber or a board speaks of.
_POLITICAL = Opened(
    "raad|gemeenteraad|provincieraad|raads*|kamer|staten|*fractie|motie|moties|amendement*|college|wethouder|wethouders|burgemeester|burgemeesters|minister|staatssecretaris|gedeputeerde|gedeputeerden|portefeuillehouder|portefeuillehouders|griffi*|*commissie|dagelijks|algemeen|db|ab|b",
    r"(?:(?:(?:gemeente|provincie)?raad|raads\w+|kamer|staten|\w*fractie|moties?|amendement\w*|college|wethouders?|burgemeesters?|"
    r"minister|staatssecretaris|gedeputeerden?|portefeuillehouders?|griffi\w+|\w*commissie|(?:dagelijks|algemeen) bestuur)\b|(?:DB|AB|B&W)\b)",
    re.IGNORECASE,
    ahead=True,
)
_FAR = 7
"""Words in front of a name in which it is looked for whose office is spoken of."""
_MAIL = re.compile(r"@|(?m:^(?:Onderwerp|Aan|Cc|Van):)")
_AROUND = 300
"""Characters on each side of a name in which something tells of a mail."""


class Told(NamedTuple):
    """What the rules say of one mention."""

    in_front: bool = False
    behind: bool = False
    signed: bool = False
    speaks: bool = False
    """As members speak in a debate."""
    known: bool = False
    """By the form of the paper, or as a minister of a name that nobody else has."""
    listed: bool = False
    """In a row or a turn of phrase of members."""


@dataclass(frozen=True, slots=True)
class Offices:
    """The cues of one language, and what counts as a debate in this text."""

    sheet: Sheet
    lexicon: Lexicon
    debate: Debate
    signatures: Signatures
    front: InFront
    behind: Behind
    stretches: tuple[tuple[int, int], ...]
    """Where the form of the paper says that who is named is in office (characters)."""
    phrases: tuple[tuple[int, int], ...]
    """Where a turn of phrase says so of whom nothing else is told (characters)."""
    meeting: tuple[tuple[int, int], ...]
    """The row of who sat in a meeting of office holders (characters)."""
    staff: tuple[tuple[int, int], ...]
    """The cells of a table under the head of who works there (characters)."""
    mentions: Mapping[str, list[int]]
    """Where each word stands, by what its mentions share; empty without a turn of phrase."""
    political: bool
    """Whoever chairs here may be in office."""
    _told: dict[str, tuple[bool, list[int]]] = field(default_factory=dict)
    """What `_elsewhere` found, by surname: a debate has hundreds of mentions of one."""

    @classmethod
    def of(cls, sheet: Sheet, lexicon: Lexicon) -> Offices:
        debate = Debate.of(sheet, lexicon)
        meeting = tuple(attended(sheet.text))
        other = not (debate.council or meeting) and is_of_another_body(sheet.text)
        political = (
            debate.council
            or bool(meeting)
            or (not other and next(_POLITICAL.finditer(sheet.places), None) is not None)
        )
        motion = is_motion(sheet.text)
        phrases = (
            *named_as_members(sheet.places, political),
            *(rosters(sheet.places) if political else ()),
            *(named_in_council(sheet.places) if political or not has_a_council_of_its_own(sheet.text) else ()),
        )
        return cls(
            sheet,
            lexicon,
            debate,
            Signatures(sheet, lexicon),
            InFront(sheet, lexicon, debate.outsiders, motion, political, other, Paper.of(sheet.text)),
            Behind(sheet, lexicon, debate.outsiders, motion, political),
            tuple(stretches_in_office(sheet.text)),
            phrases,
            meeting,
            tuple(of_staff(sheet.text)),
            where_of(sheet) if phrases or meeting else {},
            political,
        )

    def holds(self, start: int, end: int) -> bool:
        """Whether the person at these characters is named in an office here."""
        return any(self.told(start, end))

    def told(self, start: int, end: int) -> Told:
        """What tells that the person at these characters is named in an office here."""
        tokens = self.sheet.tokens_in(start, end)
        first, last = tokens.start, tokens.stop
        if (
            not tokens
            or self._is_private(first, last)
            or self.sits_elsewhere(start, end)
            or signs_for_others(self.sheet, tokens)
            or is_told_apart(self.sheet, tokens)
        ):
            return Told()
        front = self.front.tells(first)
        row = (front and self.front.in_a_row(first)) or _within(start, end, self.meeting)
        listed = row or _within(start, end, self.phrases)
        told = Told(
            front,
            self.behind.tells(first, last),
            self.signatures.holds(first, last) and not has_role_below(self.sheet, self.lexicon, tokens),
            self.debate.speaks(first, last),
            self._is_known(first, last) or _within(start, end, self.stretches),
            listed and not self.is_told_otherwise(first, last),
        )
        beside = first > 0 and self.sheet.letters[first - 1] in "oF"
        if not beside and has_another_role(self.sheet, self.lexicon, tokens):
            # "minister Kok (gastheer), Anna Bol (FNV Zorg)": what stands right beside a name tells most.
            return Told(behind=told.behind, signed=told.signed)
        return told

    def speaks_against(self, start: int, end: int) -> bool:
        """Whether nothing here can speak of an office: the paper is of no such body, or it is another's, or was.

        In mail a civil servant is spoken to as a member in a debate. "Van de" a little in front says whose it is.
        """
        sheet = self.sheet
        if not self.political or _MAIL.search(sheet.text, max(0, start - _AROUND), start + _AROUND):
            return True
        first = sheet.token_at(start)
        words = [word.lower() for word in sheet.words[max(sheet.sentence(first).start, first - _FAR) : first]]
        if not CHAIRS.isdisjoint(words[-4:]) and self.front.paper.to_a_body:
            # The chair of what a letter to "uw Kamer" speaks of; theirs is "uw voorzitter".
            return True
        if self.behind.ends_before_an_office(self.sheet.tokens_in(start, end).stop):
            return True
        return any(is_former(word, self.lexicon) or word in MOVED for word in words) or any(
            before == ("van", "de") for before in pairwise(words)
        )

    def is_private(self, start: int, end: int) -> bool:
        """Whether the words around a name speak of someone's private life, or of who only visits this debate."""
        tokens = self.sheet.tokens_in(start, end)
        return bool(tokens) and (
            self._is_private(tokens.start, tokens.stop)
            or bool(self.debate.outsiders.intersection(self.sheet.bases[tokens.start : tokens.stop]))
        )

    def came_to_speak(self, start: int, end: int) -> bool:
        """Whether the words right around a name say that who bears it is a guest, or spoke in."""
        text = self.sheet.text
        return (
            _CAME_TO_SPEAK.search(text[max(0, start - 100) : start]) is not None
            or _SPOKE.match(text, end) is not None
        )

    def sits_elsewhere(self, start: int, end: int) -> bool:
        """Whether who is named at these characters has a seat in a body without office holders, or works here.

        "Voorzitter Bol van de cliëntenraad", and what `for_others.sits_elsewhere` tells.
        """
        sheet, tokens = self.sheet, self.sheet.tokens_in(start, end)
        if not tokens:
            return False
        chair = tokens.start - 1
        while chair > 0 and sheet.letters[chair] in "T,":
            chair -= 1
        named_behind = (
            chair >= 0
            and sheet.words[chair].lower() in CHAIRS
            and _OF_ANOTHER_BODY.match(sheet.text, start) is not None
        )
        return named_behind or sits_elsewhere(sheet, tokens) or self._works_here(start, end)

    def _works_here(self, start: int, end: int) -> bool:
        """ "Portefeuillehouder | Steller": under the second, unless the cell names an office."""
        return any(
            a <= start
            and end <= b
            and not set("oF").intersection(self.sheet.letters[i] for i in self.sheet.tokens_in(a, b))
            for a, b in self.staff
        )

    def is_told_otherwise(self, first: int, last: int) -> bool:
        """Whether another mention of this surname has a role in front, or comes from outside: "bestuurder Anna Bol"."""
        surname = self.sheet.bases[last - 1]
        if surname not in self._told:
            self._told[surname] = self._elsewhere(surname)
        spoke, with_role = self._told[surname]
        return spoke or any(not first <= i < last for i in with_role)

    def _elsewhere(self, surname: str) -> tuple[bool, list[int]]:
        """Whether a mention of this surname comes from outside, and which ones have a role in front."""
        sheet, with_role = self.sheet, []
        if surname in self.debate.outsiders:
            return True, []
        for i in self.mentions.get(surname, ()):
            if self.came_to_speak(sheet.starts[i], sheet.ends[i]):
                return True, []
            first = name_start(sheet, i)
            # "vader, Jan Bol" in the words of Piet Bol: a role before a comma may be a namesake's.
            beside = sheet.letters[first - 1 : first] != ","
            if beside and has_role_in_front(sheet, self.lexicon, first) and not self.front.tells(first):
                with_role.append(i)
        return False, with_role

    def _is_private(self, first: int, last: int) -> bool:
        sentence = self.sheet.sentence(first)
        before = range(first - 1, max(sentence.start, first - 6) - 1, -1)
        behind = range(last, min(sentence.stop, last + 8))
        start = next((i + 1 for i in before if self._names_another(i)), before.stop + 1)
        stop = next((i for i in behind if self._names_another(i)), behind.stop)
        if first and self.sheet.letters[first - 1] in "oF":
            # "Wist wethouder Bol dat de zoon van de directeur": what they know is of others.
            stop = next((i for i in range(last, stop) if self.sheet.words[i] == "dat"), stop)
        around = range(start, stop)
        if not around:
            return False
        if first and self.sheet.words[first - 1].lower() in _HOUSEHOLD:
            return True
        text = self.sheet.text[self.sheet.starts[around.start] : self.sheet.ends[around.stop - 1]]
        return _PRIVATE.search(text) is not None

    def _names_another(self, i: int) -> bool:
        """Whether this word is of a name: what stands beyond it is of whoever bears that."""
        return self.sheet.letters[i] in "GSUW" and bool(self.sheet.flags[i] & Is.CAPITAL)

    def _is_known(self, first: int, last: int) -> bool:
        """A minister or ombudsman whose name means nobody else, named without a title."""
        sheet = self.sheet
        while first < last - 1 and sheet.letters[first] == "I":
            first += 1
        if (first and sheet.letters[first - 1] in "TkKpR") or any(
            sheet.flags[i] & Is.GIVEN and i < last - 1 for i in range(first, last)
        ):
            return False
        return " ".join(sheet.words[i] for i in range(first, last)).lower() in self.lexicon.cues["ambtsdragers"]


def _within(start: int, end: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(begin <= start and end <= stop for begin, stop in stretches)
