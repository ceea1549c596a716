"""What stands behind a name and says that it is in office: a party, an office, what nobody but a member does."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.deidentify.another_role import is_before_this_one, is_former, was_in_office
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

CHAIRS = frozenset(["voorzitter", "vicevoorzitter", "vz.", "vz", "vzt."])
# "(Sociaal Domein)", "(Samen Veilig)": what else such words open.
_NO_PARTY = frozenset(
    ["domein", "werk", "team", "veilig", "wijkteam", "cultureel", "raad", "werkbedrijf", "loket"]
)
# What nobody but a member does: "de heer Teeuwen verzoekt agendering", "mevrouw Kok trekt het amendement in".
_ONLY_MEMBERS = re.compile(
    r" (?:verzoekt|vraagt|vroeg|verzocht)(?: om)?(?: een)? (?:agendering|schorsing|hoofdelijke stemming|heropening|stemverklaring)\b"
    r"| (?:dient|diende|trekt|trok|handhaaft|wijzigt) (?:een |de |het |zijn |haar )?(?:gewijzigde )?(?:motie|amendement|subamendement)\b"
    r"| (?:dient|diende)(?: \w+){1,4}? (?:een|de) (?:gewijzigde )?(?:motie|amendement|subamendement) in\b"
    r"| (?:legt|legde) een stemverklaring af\b| (?:wordt|werd) (?:beëdigd|geïnstalleerd) als (?:raads|burger|staten)lid\b"
    r"| (?:stemt|stemde|stemmen) (?:voor|tegen)\b"
    r"| (?:wordt |werd )?(?:beëdigd|geïnstalleerd) als (?:\w+ )?(?:kinderombuds\w+|ombuds\w+|wethouder|burgemeester|gedeputeerde|minister)\b"
    r"| is (?:(?:sinds|vanaf) \w+(?: \d{4})? |al \w+ jaar |nu |thans |inmiddels |de |een |onze |daar )?(?:wethouder|burgemeester|raadslid|gedeputeerde|statenlid|kamerlid|minister|staatssecretaris|fractievoorzitter)\b(?! geweest)(?= (?:in|van|te|voor|en|sinds|namens|bij|met|jeugd|zorg)\b|[.,;:)\n]|\Z)"
    r"| (?:zit|zat) (?:(?:sinds \w+(?: \d{4})?|namens [^.,\n]{3,25}|voor [^.,\n]{3,30}) )?in de (?:gemeente)?raad\b(?! van)"
    r"| (?:draagt|behoudt|krijgt|kreeg) (?:de |zijn |haar )?portefeuille\b"
)
# "Kok, die haar opvolgde als fractievoorzitter"
_FOLLOWED = re.compile(
    r", die (?:hem|haar|hen|[A-ZÀ-Þ][\w-]+) (?:opvolgde?|opvolgt|verving|vervangt) als (?:\w+ )?(?:wethouder|burgemeester|raadslid|statenlid|kamerlid|gedeputeerde|minister|staatssecretaris|fractievoorzitter)\b"
)
_MOTION_NEAR = re.compile(r"(?i)\b(?:motie|amendement)\b|\bM-?\d+\b")
_ROW_IN_OFFICE = re.compile(r"(?:[l,][TIGgSsWUPCAvVqQ-]{1,7}){1,4}[(,][oF](?![TIGgSsWUvV])")
# "| Corné Bol | wethouder jeugd |": the next cell of a table.
_NEXT_CELL = re.compile(
    r"[ \t]*(?:\||\t|[ ]{2})[ \t|]*(?P<cell>(?=\S)[^|\t\n]+?)(?=[ ]*(?:\||\t|[ ]{2}|\n|\Z))"
)
_HEADS_ROLES = re.compile(r"(?i)\b(?:functie|rol|hoedanigheid)\b")
_TABLE = 1500
"""Characters in front of a cell in which the heads of its table stand."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The words after a name, in a text of which it is known whose it is."""

    sheet: Sheet
    lexicon: Lexicon
    outsiders: frozenset[str]
    motion: bool
    political: bool

    def tells(self, first: int, last: int) -> bool:
        """ "Jansen (VVD)", "Jansen, wethouder", "Jansen van de PvdA-fractie"."""
        sheet = self.sheet
        near = [i for i in range(last, min(last + 12, len(sheet.words))) if sheet.letters[i] not in "nN|"][:8]
        rest, words = "".join(sheet.letters[i] for i in near), [sheet.words[i].lower() for i in near]
        if words[:1] == ["c.s."] and _MOTION_NEAR.search(
            sheet.text, sheet.starts[max(0, first - 12)], sheet.starts[first]
        ):
            return True
        end = sheet.ends[last - 1]
        if (
            self._shares_a_bracket(last)
            or _ONLY_MEMBERS.match(sheet.text, end)
            or _FOLLOWED.match(sheet.text, end)
        ):
            return True
        if self._has_an_office_in_the_next_cell(last):
            return True
        if not rest or (rest[0] != "(" and near[0] != last) or was_in_office(sheet, last):
            return False
        if words[0] == "als":
            return any(is_office(self.sheet, self.lexicon, i) for i in near[1:4]) or (
                words[1:2] == ["lid"] and words[2:5] == ["van", "de", "raad"]
            )
        if rest[0] == "(":
            close = rest.find(")")
            inside = range(1, close if close > 0 else 4)
            if any(
                self._is_party(words[i]) or is_office(self.sheet, self.lexicon, near[i])
                for i in inside
                if i < len(words)
            ):
                return True
            seats = self.lexicon.cues["vertegenwoordigingen"]
            if words[1:2] == ["lid"] and not seats.isdisjoint(words[2:6]):
                return True
            if words[1:2] == ["fractie"] or self._opens_party(near[1:4]) or self._signs_a_motion(first, near):
                return True
            speaker = (
                first > 0
                and sheet.letters[first - 1] == "T"
                and close > 0
                and rest[close + 1 : close + 2] == ":"
            )
            outsider = self.outsiders.intersection(sheet.bases[first:last])
            return speaker and not outsider and rest[1] in "COXAEPU"
        if rest[0] in ",-":
            if self._opens_party(near[1:4]) or (words[1:2] == ["fractie"] and rest[2:3] in set("COXUPA0")):
                return True
            if words[1:3] == ["die", "als"] or words[1:4] == ["dat", "is", "de"]:
                # "Dineke Bol, die als wethouder", "Roel Bol, dat is de wethouder"
                return any(is_office(self.sheet, self.lexicon, i) for i in near[3:5])
            for i in range(1, min(5, len(rest))):
                if words[i] in {
                    "met",
                    "en",
                    "door",
                    "namens",
                    "aan",
                    "bij",
                    "vraagt",
                    "vroeg",
                    "beste",
                    "geachte",
                    "lieve",
                }:
                    # "o.l.v. Naeeda, met wethouder Terpstra"
                    return False
                if is_office(self.sheet, self.lexicon, near[i]):
                    return not self._has_a_holder(near[i])
                if i == 1 and self._is_party(words[i]) and not self._is_a_word(near[i]):
                    return True
                if words[i] in CHAIRS and i == 1:
                    return self.political and sheet.letters[near[i] + 1 : near[i] + 2] in {"", "n", "N", ","}
                if rest[i] not in "lvqX" or words[i] in {"die", "dat", "en", "is"}:
                    return False
            return False
        if words[0] in {"van", "namens"}:
            # "van ons", "van klein" are words as well.
            return any(
                self._is_party(words[k]) and not self._is_a_word(near[k]) for k in range(1, min(4, len(near)))
            )
        return False

    def ends_before_an_office(self, last: int) -> bool:
        """ "Jan Peters, wethouder Karin Jansen": the office behind this name is of the next one."""
        opens = self.sheet.letters[last : last + 1] == "," or self.sheet.words[last : last + 1] == ["en"]
        return (
            opens
            and last + 1 < len(self.sheet.words)
            and is_office(self.sheet, self.lexicon, last + 1)
            and self._has_a_holder(last + 1)
        )

    def _has_a_holder(self, office: int) -> bool:
        """ "B. Kok, wethouder Kok van Soest": the office is that of the next name."""
        sheet = self.sheet
        return sheet.letters[office + 1 : office + 2] in set("GgSsWUIV") and bool(
            sheet.flags[office + 1] & Is.CAPITAL and not sheet.flags[office + 1] & Is.PLACE
        )

    def _has_an_office_in_the_next_cell(self, last: int) -> bool:
        sheet = self.sheet
        cell = _NEXT_CELL.match(sheet.text, sheet.ends[last - 1])
        if cell is None:
            return False
        head = sheet.text[max(0, cell.start() - _TABLE) : cell.start()]
        if " " not in cell["cell"].strip() and _HEADS_ROLES.search(head) is None:
            # "| M. Bol | minister |" may be who wrote to whom.
            return False
        office = sheet.token_at(cell.start("cell"))
        return (
            office < len(sheet.words)
            and is_office(sheet, self.lexicon, office)
            and not is_plural(sheet.words[office])
            and not self._has_a_holder(office)
        )

    def _shares_a_bracket(self, last: int) -> bool:
        """ "M. Koning en J. van der Laan (wethouders)", "Bol en Kok, raadsleden": one office in the plural behind a row."""
        match = _ROW_IN_OFFICE.match(self.sheet.letters, last)
        return (
            match is not None
            and is_plural(self.sheet.words[match.end() - 1])
            and (
                self.sheet.letters[match.end() - 2] == "("
                or is_office(self.sheet, self.lexicon, match.end() - 1)
            )
            and all(
                self.sheet.words[i].lower() == "en"
                for i in range(last, match.end())
                if self.sheet.letters[i] == "l"
            )
        )

    def _signs_a_motion(self, first: int, near: list[int]) -> bool:
        """ "Ad van Gorp (PGB), dhr. De Laat (Algemeen Belang)" under a motion: a party that no list knows."""
        sheet = self.sheet
        close = next((k for k, i in enumerate(near[1:5], 1) if sheet.letters[i] == ")"), 0)
        before = first - 1
        while before > 0 and sheet.letters[before] == "T":
            before -= 1
        starts = before < 0 or sheet.letters[before] in "nN,-*" or sheet.words[before] == "en"
        return (
            self.motion
            and starts
            and close > 1
            and all(sheet.flags[i] & Is.CAPITAL and not sheet.flags[i] & Is.COUNTED for i in near[1:close])
        )

    def _opens_party(self, tokens: list[int]) -> bool:
        """ "Lokaal Sterk", "Hart voor Hilversum": how local parties are called."""
        words = [self.sheet.words[i] for i in tokens]
        if (
            words[2:] == [")"]
            and words[0][0].isupper()
            and words[1][0].isupper()
            and words[1].lower() in self.lexicon.cues["partijslot"]
            and " ".join(words[:2]) not in self.lexicon.kept
        ):
            # "Bol (Drentse Stem)"
            return True
        return (
            len(words) >= 2
            and words[0][0].isupper()
            and words[0].lower().split("-")[0] in self.lexicon.cues["partijwoorden"]
            # "Bol (Sterk Huis)"
            and " ".join(words[:2]) not in self.lexicon.kept
            and words[1].lower() not in _NO_PARTY
            and (words[1][0].isupper() or words[1] in {"voor", ")"})
        )

    def _is_a_word(self, i: int) -> bool:
        return bool(self.sheet.flags[i] & Is.WORD) and self.sheet.words[i].islower()

    def _is_party(self, word: str) -> bool:
        parties = self.lexicon.cues["partijen"]
        return (
            word in parties
            or word.endswith(("-fractie", "spartij", "belangen"))
            or word.split("-")[0] in parties
            or word.split("/")[0] in parties
        )


def is_plural(office: str) -> bool:
    word = office.lower()
    return word.endswith(("s", "en")) and not word.endswith(("aris", "tens"))


def is_office(sheet: Sheet, lexicon: Lexicon, token: int) -> bool:
    """Whether this word is an office that someone holds by it: "wethouder", not "oud-wethouder", not "lid"."""
    word, before = sheet.words[token].lower(), sheet.words[token - 1].lower() if token else ""
    return (
        sheet.letters[token] in "oF"
        and word not in lexicon.cues["zwakke_ambten"]
        and not is_former(word, lexicon)
        and not is_before_this_one(before, lexicon)
    )
