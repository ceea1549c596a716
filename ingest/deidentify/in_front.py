"""What stands in front of a name and says that it is in office: "wethouder Bol", "de leden Bol en Kok"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ingest.deidentify.another_role import is_before_this_one, is_former
from ingest.deidentify.behind import CHAIRS, is_plural
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

# Who hands in one of these is no member: "Indiener: de heer Bol, Dorpsstraat 9".
_VIEWS = re.compile(r"\b(?:zienswijzen?|inspraakreacties?|bezwaarschrift(?:en)?)\b", re.IGNORECASE)
# Who signs or starts one of these is a citizen.
OF_CITIZENS = r"(?:petities?|burgerinitiatief|open brief|handtekeningen(?:lijst|actie)?|bewonersbrief)\b"
_BY_CITIZENS = re.compile(rf"\b{OF_CITIZENS}", re.IGNORECASE)
_TO_A_BODY = re.compile(r"\b[Uu]w (?:Kamer|raad|gemeenteraad)\b")
_BEFORE_IN_OFFICE = frozenset(["ambtgenoot"])
MOVED = frozenset(["motie", "amendement", "moties", "amendementen", "subamendement"])
_WEAK_ALONE = CHAIRS | {
    "bestuurslid",
    "db-lid",
    "ab-lid",
    "db-leden",
    "ab-leden",
    "initiatiefnemer",
    "initiatiefnemers",
}
_CALLED = frozenset(["is", "heet", "wordt", "werd"])
_NAME_LETTERS = frozenset("TGgSsWUIVvPACEXOLMKR")
_LONGEST_ROW = 400
"""Words in front of a name in which a row of members may open: those of a large city are forty."""
_IN_A_ROW = _NAME_LETTERS | frozenset("q,&-")
_JOINS = frozenset(["en", "heren", "dames", "mevrouw", "heer"])
_BETWEEN = _NAME_LETTERS | frozenset("q,()/&-0")


class Paper(NamedTuple):
    """What a text holds somewhere that changes who is named in it."""

    to_a_body: bool
    """A letter to "uw Kamer": its chair is spoken to, and no other chair is theirs."""
    views: bool
    of_citizens: bool
    """A petition, or what else citizens sign."""

    @classmethod
    def of(cls, text: str) -> Paper:
        return cls(*(one.search(text) is not None for one in (_TO_A_BODY, _VIEWS, _BY_CITIZENS)))


@dataclass(frozen=True, slots=True)
class InFront:
    """The words before a name, in a text of which it is known whose it is."""

    sheet: Sheet
    lexicon: Lexicon
    outsiders: frozenset[str]
    motion: bool
    """The text is a motion or an amendment."""
    political: bool
    other: bool
    """The text is that of a council of clients, a working group or another body without office holders."""
    paper: Paper

    def tells(self, first: int) -> bool:
        """ "wethouder J. Jansen", "de minister voor Zorg, de heer Dekker", "de leden A, B en C"."""
        sheet, small = self.sheet, self.lexicon.cues["tussen_ambt_en_naam"]
        colon = bracket = False
        for i in range(first - 1, max(-1, first - _LONGEST_ROW), -1):
            letter, word = sheet.letters[i], sheet.words[i].lower()
            if letter in "nN|":
                return False
            if is_former(word, self.lexicon) and not colon:
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
            if word in MOVED and not colon and set(sheet.letters[i + 1 : first]) <= _NAME_LETTERS | set("/,l"):
                between = [sheet.words[k] for k in range(i + 1, first) if sheet.letters[k] in "l/,"]
                return i + 1 == first or (bool(between) and set(between) <= {"en", "/", ","})
            if (
                i == first - 1
                and word in _CALLED
                and sheet.letters[first] in "GgUWI"
                and sheet.letters[first + 1 : first + 2] not in {"l", ".", ","}
            ):
                # "Wethouder jeugd is Mustafa Erdoğmuş"
                continue
            if word.endswith("-fractie") and not colon and i + 1 == first:
                return True
            if letter == "F" and i and sheet.letters[i - 1] == "I":
                # "G. Dijkgraaf en A. Bol"
                return False
            if letter in "oF" or word in {"ondergetekenden", "ondergetekende"}:
                if i and is_before_this_one(sheet.words[i - 1].lower(), self.lexicon):
                    return False
                if word in self.lexicon.cues["zwakke_ambten"] or letter not in "oF":
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
            elif (letter in "l" and word not in small and word not in self.lexicon.cues["portefeuilles"]) or (
                letter not in _BETWEEN and letter != "l"
            ):
                return False
        return False

    def in_a_row(self, first: int) -> bool:
        """ "de burgemeesters A, B en C": nothing but names and commas since an office of more than one."""
        sheet, bracket = self.sheet, False
        for i in range(first - 1, max(-1, first - _LONGEST_ROW), -1):
            letter, word = sheet.letters[i], sheet.words[i].lower()
            if bracket or letter == ")":
                bracket = letter != "("
            elif letter in "oF":
                weak = word in self.lexicon.cues["zwakke_ambten"]
                return is_plural(word) and not weak and sheet.words[i + 1] != "en"
            elif letter == ":":
                if sheet.letters[i - 1] not in "oF":
                    return False
            elif letter not in _IN_A_ROW and word not in _JOINS:
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
        if sheet.words[first - 1] in self.lexicon.cues["portefeuilles"]:
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
        if word.startswith("indiener") and not self.motion and self.paper.views:
            return False
        by_citizens = self.paper.of_citizens and not self.motion
        if by_citizens and word.startswith(("ondergetekende", "initiatiefnemer")):
            return False
        if colon:
            until = office + 1 + sheet.letters[office + 1 : first].index(":")
            body = {sheet.words[i].lower() for i in range(office + 1, until)}
            labelled = sheet.letters[office + 1] == ":" and word != "leden"
            if self.outsiders.intersection(sheet.bases[first : first + 4]):
                # "De voorzitter: De heer Bol.": the chair speaks to a guest.
                return False
            return (
                word.startswith(("indiener", "ondergetekende"))
                or bool(body & self.lexicon.cues["vertegenwoordigingen"])
                or (labelled and (self.political or word not in CHAIRS))
            )
        if office and sheet.words[office - 1].lower().startswith(("onafhankelijk", "extern")):
            return False
        body = {sheet.words[i].lower() for i in between} & self.lexicon.cues["vertegenwoordigingen"]
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
            if word in CHAIRS and len(between) < 4 and not body and self.paper.to_a_body:
                # "Ik heb de voorzitter, mevrouw Bol, gevraagd": who the letter is about, not "uw voorzitter".
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
