"""Who speaks in the record of a debate as a member."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.outsiders import outsiders
from ingest.deidentify.sheet import Sheet

_DEBATE = re.compile(
    r"(?:^|[\n.?!\"])[^\S\n]*(?:de|mevrouw de|mijnheer de) voorzitter ?:|woord is aan|(?:^|[\n.?!])[^\S\n]*(?:De heer|Mevrouw) [^:\n.?!]{2,40}:|"
    r"\bvoorzitter, |orde van de dag",
    re.IGNORECASE,
)
_VISITOR = re.compile(
    r"inspre|bewoner|inwoner|omwonende|indiener van de zienswijze|reclamant|appellant|bezwaarmaker|briefschrijver|ouder|klager",
    re.IGNORECASE,
)
_WORD_TO = re.compile(r"(?:woord (?:is )?(?:aan|geven aan)|voorzitter ?:)[^.?!\n]{0,25}$", re.IGNORECASE)
FAMILY = frozenset(
    [
        "familie",
        "fam.",
        "fam",
        "echtpaar",
        "gezusters",
        "gebroeders",
        "weduwe",
        "wed.",
        "tante",
        "oom",
        "opa",
        "oma",
        "pa",
        "ma",
    ]
)


@dataclass(frozen=True, slots=True)
class Debate:
    """The speakers of one text.

    `held` says that there is a debate at all, `council` that "de heer" and "mevrouw" are members in it, and
    `outsiders` are the surnames in it of who is no member.
    """

    sheet: Sheet
    held: bool
    council: bool
    outsiders: frozenset[str]

    @classmethod
    def of(cls, sheet: Sheet, lexicon: Lexicon) -> Debate:
        turns = len(_DEBATE.findall(sheet.text))
        strangers = frozenset(outsiders(sheet, lexicon)) if turns else frozenset[str]()
        return cls(sheet, turns > 0, turns > 2, strangers)

    def speaks(self, first: int, last: int) -> bool:
        """A member: "De heer Roos:", "Het woord is aan mevrouw Storm", "Voorzitter: Mevrouw Storm, u hebt"."""
        sheet = self.sheet
        title = first - 1
        while title > 0 and sheet.letters[title] in "nN":
            title -= 1
        if not self.held or first == 0 or sheet.letters[title] != "T" or sheet.words[title].lower() in FAMILY:
            return False
        if self.outsiders.intersection(sheet.bases[first:last]):
            return False
        if sheet.letters[last : last + 1] == ":":
            return True
        sentence = sheet.sentence(first)
        said = sheet.text[sheet.starts[sentence.start] : sheet.ends[sentence.stop - 1]] if sentence else ""
        if self.council and not _VISITOR.search(said):
            return True
        return _WORD_TO.search(sheet.text[: sheet.starts[first - 1]][-60:]) is not None
