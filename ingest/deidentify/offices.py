"""Public office: whether a name is that of someone who acts in an office."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ingest.deidentify.behind import CHAIRS, FORMER, Behind, is_plural
from ingest.deidentify.council_papers import is_motion, stretches_in_office
from ingest.deidentify.debate import FAMILY, Debate, where_of
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.members import named_as_members
from ingest.deidentify.openings import Opened
from ingest.deidentify.rosters import rosters
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.signatures import Signatures
from ingest.deidentify.word import Is

_PRIVATE = re.compile(
    r"\b(?:woont|woonachtig|wonende|geboren|privé|echtgeno\w+|zoon|zoontje|dochter|dochtertje|kinderen van|gezin van|vader van|moeder van|"
    r"cliënte?|patiënte?|verdachte|slachtoffer|als (?:vader|moeder|ouder|buurman|buurvrouw|inwoner|inwoonster|bewoner|particulier))\b",
    re.IGNORECASE,
)
# Bodies without office holders, which have a chair and a secretary too.
_BODY = (
    r"(?:\b(?:(?:cli[eë]nten|ouder|jongeren|ondernemings|jeugd|kinder|advies|pati[eë]nten|medezeggenschaps|bewoners|wijk|dorps)-?raad|"
    r"raad van toezicht|klankbordgroep|werkgroep|regiegroep|projectgroep|kerngroep|\w*tafel|(?:afstemmings|casus|werk|team|keten)overleg|\w*vereniging(?! van nederlandse)|"
    r"(?:toetsings|klachten|bezwaar\w*|begeleidings|visitatie|sollicitatie|selectie|onderzoeks)commissie|commissie bezwaarschriften)\b|\b(?-i:OR|MR|CR|RvT)\b)"
)
_OTHER_BODY = re.compile(rf"(?i)(?<!lid van de ){_BODY}")
# "Voorzitter Els Bol van de cliëntenraad": of such a body, named behind who chairs it.
_OF_ANOTHER_BODY = re.compile(
    rf"(?:(?:(?-i:[A-ZÀ-Þ])[\w.'’-]*|van|de|der|den|ter|ten|el|al|'t),? ){{1,6}}?(?:van|namens) (?:de |het |onze |een )?{_BODY}",
    re.I,
)
# Who hands in one of these is no member: "Indiener: de heer Bol, Dorpsstraat 9".
_VIEWS = re.compile(r"\b(?:zienswijzen?|inspraakreacties?|bezwaarschrift(?:en)?)\b", re.IGNORECASE)
_HOUSEHOLD = FAMILY | {"gezin", "buren", "overburen", "bovenburen", "onderburen"}
_HEAD = 200
"""Characters at the beginning of a text in which it says whose paper it is."""
_LETTER_TO_A_BODY = re.compile(r"\b[Uu]w (?:Kamer|raad|gemeenteraad)\b")
_BEFORE_IN_OFFICE = frozenset(["voorganger", "ambtsvoorganger", "voorgangster", "ambtgenoot"])
_MOVED = frozenset(["motie", "amendement", "moties", "amendementen", "subamendement"])
# "Insprekers: mevrouw Bol en de heer Kok", "de heer Bol (inspreker)", "mevrouw Bol, die namens de buurt insprak"
_CAME_TO_SPEAK = re.compile(r"(?i)\b(?:inspre(?:ker|ekster)s?|te gast|genodigden?|gasten)\b[^.\n]*\Z")
_SPOKE = re.compile(
    r"(?i)[^.\n]{0,30}(?:\(inspre|, inspre|insprak|ingesproken|sprak in\b|spreekt in (?:bij|namens|over)\b)"
)
_WEAK_ALONE = CHAIRS | {
    "bestuurslid",
    "db-lid",
    "ab-lid",
    "db-leden",
    "ab-leden",
    "initiatiefnemer",
    "initiatiefnemers",
}
# What a paper of a council, a chamber or a board speaks of.
_POLITICAL = Opened(
    "raad|gemeenteraad|provincieraad|raads*|kamer|staten|*fractie|motie|moties|amendement*|college|wethouder|wethouders|burgemeester|burgemeesters|minister|staatssecretaris|gedeputeerde|gedeputeerden|portefeuillehouder|portefeuillehouders|griffi*|*commissie|dagelijks|algemeen|db|ab|b",
    r"(?:(?:(?:gemeente|provincie)?raad|raads\w+|kamer|staten|\w*fractie|moties?|amendement\w*|college|wethouders?|burgemeesters?|"
    r"minister|staatssecretaris|gedeputeerden?|portefeuillehouders?|griffi\w+|\w*commissie|(?:dagelijks|algemeen) bestuur)\b|(?:DB|AB|B&W)\b)",
    re.IGNORECASE,
    ahead=True,
)
_CALLED = frozenset(["is", "heet", "wordt", "werd"])
_NAME_LETTERS = frozenset("TGgSsWUIVvPACEXOLMKR")
_FAR = 7
"""Words in front of a name in which it is looked for whose office is spoken of."""
_MAIL = re.compile(r"@|(?m:^(?:Onderwerp|Aan|Cc|Van):)")
_AROUND = 300
"""Characters on each side of a name in which something tells of a mail."""
_LONGEST_ROW = 400
"""Words in front of a name in which a row of members may open: those of a large city are forty."""
_BETWEEN = _NAME_LETTERS | frozenset("q,()/&-0")


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
    behind: Behind
    motion: bool
    """The text is a motion or an amendment."""
    stretches: tuple[tuple[int, int], ...]
    """Where the form of the paper says that who is named is in office (characters)."""
    phrases: tuple[tuple[int, int], ...]
    """Where a turn of phrase says so of whom nothing else is told (characters)."""
    mentions: Mapping[str, list[int]]
    """Where each word stands, by what its mentions share; empty without a turn of phrase."""
    other: bool
    """The text is that of a council of clients, a working group or another body without office holders."""
    political: bool
    """Whoever chairs here may be in office."""
    _told: dict[str, tuple[bool, list[int]]] = field(default_factory=dict)
    """What `_elsewhere` found, by surname: a debate has hundreds of mentions of one."""

    @classmethod
    def of(cls, sheet: Sheet, lexicon: Lexicon) -> Offices:
        debate = Debate.of(sheet, lexicon)
        other = not debate.council and _OTHER_BODY.search(sheet.text[:_HEAD]) is not None
        political = debate.council or (not other and next(_POLITICAL.finditer(sheet.places), None) is not None)
        motion = is_motion(sheet.text)
        phrases = (*named_as_members(sheet.places, political), *(rosters(sheet.places) if political else ()))
        return cls(
            sheet,
            lexicon,
            debate,
            Signatures(sheet, lexicon),
            Behind(sheet, lexicon, debate.outsiders, motion, political),
            motion,
            tuple(stretches_in_office(sheet.text)),
            phrases,
            where_of(sheet) if phrases else {},
            other,
            political,
        )

    def holds(self, start: int, end: int) -> bool:
        """Whether the person at these characters is named in an office here."""
        return any(self.told(start, end))

    def told(self, start: int, end: int) -> Told:
        """What tells that the person at these characters is named in an office here."""
        tokens = self.sheet.tokens_in(start, end)
        first, last = tokens.start, tokens.stop
        if not tokens or self._is_private(first, last) or self._chairs_another(first):
            return Told()
        return Told(
            self._left(first),
            self.behind.tells(first, last),
            self.signatures.holds(first, last),
            self.debate.speaks(first, last),
            self._is_known(first, last)
            or any(begin <= start and end <= stop for begin, stop in self.stretches),
            any(begin <= start and end <= stop for begin, stop in self.phrases)
            and not self.is_told_otherwise(first, last),
        )

    def speaks_against(self, start: int, end: int) -> bool:
        """Whether nothing here can speak of an office: the paper is of no such body, or it is another's, or was.

        In mail a civil servant is spoken to as a member in a debate. "Van de" a little in front says whose it is.
        """
        sheet = self.sheet
        if not self.political or _MAIL.search(sheet.text, max(0, start - _AROUND), start + _AROUND):
            return True
        first = sheet.token_at(start)
        words = [word.lower() for word in sheet.words[max(sheet.sentence(first).start, first - _FAR) : first]]
        if not CHAIRS.isdisjoint(words[-4:]) and _LETTER_TO_A_BODY.search(sheet.text):
            # The chair of what a letter to "uw Kamer" speaks of; theirs is "uw voorzitter".
            return True
        return any(word.startswith(FORMER) or word in _MOVED for word in words) or any(
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

    def _chairs_another(self, first: int) -> bool:
        before = self.sheet.words[first - 1].lower() if first else ""
        return (
            before in CHAIRS and _OF_ANOTHER_BODY.match(self.sheet.text, self.sheet.starts[first]) is not None
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
            before = i
            while before > 0 and sheet.letters[before - 1] in "vVqQGgUIT":
                before -= 1
            if before > 0 and sheet.letters[before - 1] in "pRkK" and not self._left(before):
                with_role.append(i)
        return False, with_role

    def _cue(self, name: str) -> frozenset[str]:
        return self.lexicon.cues[name]

    def _is_private(self, first: int, last: int) -> bool:
        sentence = self.sheet.sentence(first)
        around = range(max(sentence.start, first - 6), min(sentence.stop, last + 8))
        if not around:
            return False
        if first and self.sheet.words[first - 1].lower() in _HOUSEHOLD:
            return True
        text = self.sheet.text[self.sheet.starts[around.start] : self.sheet.ends[around.stop - 1]]
        return _PRIVATE.search(text) is not None

    def _left(self, first: int) -> bool:
        """ "wethouder J. Jansen", "de minister voor Rechtsbescherming, de heer Dekker", "de leden A, B en C"."""
        sheet, small = self.sheet, self._cue("tussen_ambt_en_naam")
        colon = bracket = False
        for i in range(first - 1, max(-1, first - _LONGEST_ROW), -1):
            letter, word = sheet.letters[i], sheet.words[i].lower()
            if letter in "nN|":
                return False
            if word.startswith(FORMER) and not colon:
                return False
            if bracket or letter == ")":
                # What stands between brackets belongs to the name before it.
                bracket = letter != "("
                continue
            if sheet.flags[i] & Is.PARTY and not colon and self._speaks_for(i):
                return True
            if (
                letter == "("
                and i
                and i + 1 == first
                and sheet.flags[i - 1] & Is.PARTY
                and sheet.flags[i - 1] & Is.CAPITAL
            ):
                # "PvdD (Voskuil) sluit zich aan"
                return True
            if (
                word in _BEFORE_IN_OFFICE
                and first - i < 5
                and set(sheet.letters[max(0, i - 40) : i]) & set("oF")
            ):
                return True
            if word in _MOVED and not colon and set(sheet.letters[i + 1 : first]) <= _NAME_LETTERS | set("/,l"):
                between = [sheet.words[k] for k in range(i + 1, first) if sheet.letters[k] in "l/,"]
                return i + 1 == first or (bool(between) and set(between) <= {"en", "/", ","})
            if (
                i == first - 1
                and word in _CALLED
                and sheet.letters[first] in "GgUWI"
                and sheet.letters[first + 1] not in "l.,"
            ):
                # "Wethouder jeugd is Mustafa Erdoğmuş"
                continue
            if word.endswith("-fractie") and not colon and i + 1 == first:
                return True
            if letter in "oF" or word in {"ondergetekenden", "ondergetekende"}:
                if i and sheet.words[i - 1].lower().startswith(FORMER):
                    return False
                if word in self._cue("zwakke_ambten") or letter not in "oF":
                    return self._weak_left(i, first, colon)
                if colon:
                    # "Woordvoerder van de wethouder: Bol"
                    return sheet.letters[i + 1] == ":" and sheet.words[max(0, i - 2)] not in {"van", "voor"}
                return self._reaches(i, first)
            if letter == ":" and not colon:
                colon = True
            elif colon:
                if letter in ".?!;":
                    return False
            elif (letter in "l" and word not in small and word not in self._cue("portefeuilles")) or (
                letter not in _BETWEEN and letter != "l"
            ):
                return False
        return False

    def _speaks_for(self, party: int) -> bool:
        """ "Namens de fractie van GroenLinks, Piet Bakker", "Namens de PvdA sprak Samira Bouchibti"."""
        before = {self.sheet.words[i].lower() for i in range(max(0, party - 5), party)}
        return bool(before & {"namens", "fractie", "fracties"})

    def _reaches(self, office: int, first: int) -> bool:
        """The office belongs to the name, and not to "de brief van" in between."""
        sheet = self.sheet
        if office + 1 == first:
            return True
        before = sheet.letters[first - 1]
        if sheet.words[first - 1] in self._cue("portefeuilles"):
            # "Portefeuillehouder jeugd Bol"
            return first - office < 6
        if before in "vq" or sheet.words[first - 1].lower() in {"van", "voor", "aan"}:
            return False
        between = sheet.letters[office + 1 : first]
        names = sum(letter in "GSWUgsI" for letter in between)
        if (
            office > 1
            and sheet.letters[office - 1] == ","
            and not is_plural(sheet.words[office])
            and (sheet.letters[office - 2] in "GSWUsg" and sheet.letters[office + 1] in ",(")
        ):
            # "Bol, wethouder, en Sterre": the office is that of the name before it.
            return False
        if before == "-" and sheet.letters[office - 2 : office] in {"vv", "qv"}:
            # "Adviesraad van de Kinderombudsvrouw – I. Bol"
            return False
        last = first - 1
        while last > office + 1 and (sheet.letters[last] == "T" or sheet.words[last].lower() == "de"):
            last -= 1
        joins = sheet.letters[last] in ",)" or sheet.words[last].lower() == "en"
        if names and joins and not is_plural(sheet.words[office]):
            # "wethouder Jansen, Piet de Vries (verslag)", "wethouder Jansen en Sterre": one office, one holder.
            return False
        if len(between) > 14 and not names:
            return False
        if before == "l" and sheet.words[first - 1].lower() in _CALLED:
            return sheet.letters[office - 1 : office] in {"", "V", "v", ".", "n", "N"} or sheet.opens[office]
        return (
            before in "T,()/&-" or sheet.words[first - 1].lower() in {"en", "heer", "wie"} or before in "CAPOEX"
        )

    def _weak_left(self, office: int, first: int, colon: bool) -> bool:
        """ "het lid Ceder", "indieners: mw. A en dhr. B"; not "lid van het gezin van Ceder"."""
        sheet = self.sheet
        word = sheet.words[office].lower()
        between = range(office + 1, first)
        if word.startswith("indiener") and not self.motion and _VIEWS.search(sheet.text):
            return False
        if colon:
            until = office + 1 + sheet.letters[office + 1 : first].index(":")
            body = {sheet.words[i].lower() for i in range(office + 1, until)}
            labelled = sheet.letters[office + 1] == ":" and word != "leden"
            if self.debate.outsiders.intersection(sheet.bases[first : first + 4]):
                # "De voorzitter: De heer Bol.": the chair speaks to a guest.
                return False
            return (
                word.startswith(("indiener", "ondergetekende"))
                or bool(body & self._cue("vertegenwoordigingen"))
                or (labelled and (self.political or word not in CHAIRS))
            )
        if office and sheet.words[office - 1].lower().startswith(("onafhankelijk", "extern")):
            return False
        body = {sheet.words[i].lower() for i in between} & self._cue("vertegenwoordigingen")
        if word in _WEAK_ALONE and not body and not self.political:
            return False
        bare = not office or sheet.words[office - 1].lower() not in {"de", "het"}
        if self.other and word in {"lid", "leden"} and not body and bare:
            # "Bezwaarcommissie. Voorzitter Bol, leden Kok en Smit"; a chamber's are "het lid Bol".
            return False
        if word == "voorzitter" and body:
            return True
        if word == "leden" and any(sheet.flags[i] & Is.DESCRIBES and not body for i in between):
            # "leden Welstandscommissie Ir. X"
            return False
        if any(
            sheet.letters[i] == "l" and sheet.words[i].lower() not in {"en", "heer", "mevrouw"} for i in between
        ):
            return False
        if any(
            sheet.letters[i] in "vq"
            and sheet.words[i].lower() in {"in", "bij", "van", "voor", "op", "aan"}
            and sheet.letters[i - 1] not in "GgSsWUPIT"
            for i in between
        ):
            return False
        if (
            word in {"lid", "voorzitter", "vicevoorzitter", "president", "commissaris", "bestuurslid"}
            and len(between) > 1
        ):
            # "het lid van de raad, de heer X" but not "lid Welstandscommissie Ir. X".
            if word in CHAIRS and len(between) < 4 and not body and _LETTER_TO_A_BODY.search(sheet.text):
                # "Ik heb de voorzitter, mevrouw Bol, gevraagd": of what the letter speaks of; theirs is "uw voorzitter".
                return False
            plain = all(sheet.letters[i] in "Tl,vn" for i in between)
            return bool(body) or (plain and sheet.letters[first - 1] in "T,")
        if word == "lid" and not between and self.lexicon.is_verb(self._word_behind(first)):
            return True
        return (
            word not in {"leden", "lid"}
            or (
                office > 0
                and sheet.words[office - 1].lower() in {"de", "het", "kamerlid", "tweede", "door", "raad"}
            )
            or len(between) > 0
        )

    def _word_behind(self, first: int) -> str:
        """The first word in small letters behind a name."""
        sheet, i = self.sheet, first
        while i < len(sheet.words) - 1 and sheet.letters[i] in _NAME_LETTERS:
            i += 1
        return sheet.words[i]

    def _is_known(self, first: int, last: int) -> bool:
        """A minister or ombudsman whose name means nobody else, named without a title."""
        sheet = self.sheet
        while first < last - 1 and sheet.letters[first] == "I":
            first += 1
        if (first and sheet.letters[first - 1] in "TkKpR") or any(
            sheet.flags[i] & Is.GIVEN and i < last - 1 for i in range(first, last)
        ):
            return False
        return " ".join(sheet.words[i] for i in range(first, last)).lower() in self._cue("ambtsdragers")
