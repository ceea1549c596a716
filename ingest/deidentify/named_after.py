"""Whom a case or a committee is called after: "de zaak-Xhemajli", "de commissie-Steenhuis"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ingest.deidentify.announced_checks import HOUSEHOLD
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_OF_PEOPLE = ("zaak", "casus", "kwestie", "affaire", "dossier", *HOUSEHOLD)
"""Called after who it is about, whether or not they are named elsewhere."""
_OF_THINGS = frozenset(["oorzaak", "noodzaak", "doodsoorzaak"])
_OF_A_CHAIR = ("commissie", "werkgroep", "rapport")
"""Called after who led it: shielded only with that person."""
_OF_STATE = frozenset(["samson", "winter", "deetman", "rijn", "sorgdrager", "ploeg", "sint", "donner"])
"""Surnames in the names of committees of the state, which are names of reports by now."""
_NO_NAME = (
    Is.WORD | Is.COMPOUND | Is.PLACE | Is.PROPER | Is.KEEP | Is.ENGLISH | Is.DESCRIBES | Is.PARTY | Is.CAPITALS
)


def find_named_after(sheet: Sheet, lexicon: Lexicon, known: Mapping[str, str]) -> Iterator[Evidence]:
    """The names behind those hyphens; `known` are parts of the names in this text, PERSON or OFFICIAL."""
    for i, word in enumerate(sheet.words):
        head, hyphen, name = word.partition("-")
        if not hyphen or not name[:1].isupper():
            continue
        head = head.lower()
        people = head.endswith(_OF_PEOPLE) and head not in _OF_THINGS
        if not people and not head.endswith(_OF_A_CHAIR):
            continue
        last = i
        if name.lower() in lexicon.cues["tussenvoegsels"]:
            last += 1
            while last + 1 < len(sheet.words) and sheet.words[last].lower() in lexicon.cues["tussenvoegsels"]:
                last += 1
            if last == len(sheet.words) or not sheet.flags[last] & Is.CAPITAL:
                continue
        surname = lexicon[name if last == i else sheet.words[last]]
        label = known.get(surname.base)
        bears = surname.flags & Is.SURNAME and (last > i or head.endswith(tuple(HOUSEHOLD)))
        if label is None and people and (bears or not surname.flags & _NO_NAME):
            label = "PERSON"
        if label is not None and (people or surname.base not in _OF_STATE):
            start = sheet.starts[i] + len(head) + 1
            yield Evidence(start, sheet.ends[last], label, "regel", 0.8, "ernaar genoemd")
