"""Checks of names that open with initials: "F.M. Weerwind", not "I. Toestemming"."""

from __future__ import annotations

import re

from ingest.deidentify.announced_checks import NAMED, STREET
from ingest.deidentify.behind import is_plural
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

# "661302-A. Bij de Raad": the last letter of a number.
_IN_A_NUMBER = re.compile(r"\d[A-Z\d]*-$|-\d+-$")
# "A. Zandbergen van de GGD", "Koos Kwast en"
GOES_ON = (["en"], ["van"])


def _initials(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "F.M. Weerwind" is a name though "weerwind" could be a word; "I. Toestemming" is a point in a list."""
    letters, word = sheet.letters[first:last], sheet.words[first]
    if letters[0] != "I":
        return True
    if first > 1 and sheet.words[first - 1] == "en" and _is_a_letter(sheet.words[first - 2]):
        # "scenario's A, B en C. Voorkeur voor B"
        return False
    if _IN_A_NUMBER.search(sheet.text, max(0, sheet.starts[first] - 8), sheet.starts[first]):
        return False
    core, flags = letters[-1], sheet.flags[last - 1]
    if core == "C" and not flags & NAMED and _follows_a_letter(sheet, first):
        # "A. Niets doen, B. Verbouwing en C. Nieuwbouw"
        return False
    if STREET.search(sheet.words[last - 1]) and core in "AC":
        return False
    if len(letters) > 2 or len(word) > 2 or (core in "SWUGgs" and not sheet.opens[first]):
        return True
    follows = sheet.letters[last : last + 1]
    ends = (
        follows in {"", ",", ".", ";", ":", ")", "(", "n", "N", "|", "-", "/", "0"}
        or sheet.words[last : last + 1] in GOES_ON
        or sheet.text.startswith(("\n", "  "), sheet.ends[last - 1])
    )
    if sheet.opens[first]:
        acts = follows == "l" and lexicon.is_verb(sheet.words[last])
        return bool(flags & (NAMED | Is.PLACE) or core in "SWU") and (ends or acts)
    if flags & Is.STARTER:
        return False
    if sheet.letters[first - 1] in "XOC":
        # "Namens de GGD E. Landvreugd, manager", not "Variant B. Uitbreiding van de hal".
        before = sheet.words[first - 1].lower()
        if before in lexicon.cues["met_een_letter"] or _follows_a_letter(sheet, first):
            return False
        if core in "PO" and not sheet.flags[first - 1] & Is.DESCRIBES:
            # "Volgens A. Zandbergen is"
            return True
        return ends and (not flags & Is.WORD or bool(flags & (NAMED | Is.PLACE)))
    return sheet.letters[first - 1] in "lTpovqkFRG,(:/|"


def _follows_a_letter(sheet: Sheet, first: int) -> bool:
    """Whether the letter before this one in the alphabet stands in front of it with a full stop too."""
    letter, start = sheet.words[first][0], sheet.starts[first]
    return (
        len(sheet.words[first]) == 2 and f"{chr(ord(letter) - 1)}. " in sheet.text[max(0, start - 80) : start]
    )


def _is_a_letter(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _lone_initial(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """A single letter as a pseudonym: "met R. naar school", not "bijlage A. volgt" or "A. Inleiding"."""
    if len(sheet.words[first]) not in {2, 4}:
        return False
    before = sheet.words[first - 1].lower() if first else ""
    follows = sheet.letters[last : last + 1]
    if sheet.opens[first]:
        if follows == ":":
            # Whoever has turns in a transcript.
            return len(re.findall(rf"^{re.escape(sheet.words[first])}:", sheet.text, re.M)) > 1
        return follows in {"l", ","} and (
            follows == "," or len(sheet.words[first]) == 4 or lexicon.is_verb(sheet.words[last])
        )
    return before in lexicon.cues["bij_personen"] | {"gezin"} or (
        sheet.letters[first - 1] in "kKpRT" or (sheet.letters[first - 1] == "l" and lexicon.is_verb(before))
    )


def _office_as_surname(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "Inspecteurs: G. Dijkgraaf en", not "Scenario A. Burgemeester"."""
    announced = first > 0 and (
        sheet.letters[first - 1] in ":(,|T" or sheet.words[first - 1].lower() in lexicon.cues["bij_personen"]
    )
    return announced and not is_plural(sheet.words[last - 1]) and not _follows_a_letter(sheet, first)


CHECKS = {
    "voorletters": _initials,
    "losse letter": _lone_initial,
    "ambt als achternaam": _office_as_surname,
}
