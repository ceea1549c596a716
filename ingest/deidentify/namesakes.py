"""Namesakes: who bears the surname of someone in office and is told to be another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.deidentify.another_role import has_another_role
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.spread import name_parts

_MEN = frozenset(["heer", "heren", "dhr", "dhr.", "meneer", "mijnheer"])
_WOMEN = frozenset(["mevrouw", "mevrouwen", "mevr", "mevr.", "mw", "mw.", "mejuffrouw"])


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a surname."""

    surname: str
    initial: str
    """Of a given name, or the first of more initials; empty for a surname alone."""
    sex: str
    """ "m" or "v" where a title tells, else empty."""
    elsewhere: bool
    """Words beside it tell of no office: "ambtenaar Bol", "Bol, hoofd beheer", "voormalig wethouder Bol"."""


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The people of one text before anyone was said to be in office because that stands elsewhere."""

    sheet: Sheet
    lexicon: Lexicon
    office: dict[str, list[Mention]]
    others: dict[str, list[Mention]]
    """Mentions that cannot be of someone in `office`, by surname."""

    @classmethod
    def of(cls, sheet: Sheet, lexicon: Lexicon, people: Iterable[Evidence]) -> Namesakes:
        office: dict[str, list[Mention]] = {}
        private: list[Mention] = []
        for one in people:
            for mention in _mentions(sheet, lexicon, one):
                if one.label == "OFFICIAL":
                    office.setdefault(mention.surname, []).append(mention)
                else:
                    private.append(mention)
        found = cls(sheet, lexicon, office, {})
        sexes: dict[str, set[str]] = {}
        for mention in (*private, *(one for some in office.values() for one in some)):
            sexes.setdefault(mention.surname, set()).add(mention.sex)
        for mention in private:
            if found._is_another(mention) or (
                # "Raadslid Jansma", "mevrouw Jansma" and "de heer Jansma": nothing says which of the two it is.
                mention.surname in office
                and {"m", "v"} <= sexes[mention.surname]
                and not any(one.sex for one in office[mention.surname])
            ):
                found.others.setdefault(mention.surname, []).append(mention)
        return found

    def is_another(self, one: Evidence) -> bool:
        """Whether a name that is that of someone in office is someone else's here, or may well be.

        A surname alone is anyone's once two people bear it, unless a title parts them.
        """
        return any(
            self._is_another(mention)
            or any(
                not mention.sex or not other.sex or mention.sex == other.sex
                for other in self.others.get(mention.surname, ())
            )
            for mention in _mentions(self.sheet, self.lexicon, one)
        )

    def _is_another(self, mention: Mention) -> bool:
        holders = self.office.get(mention.surname, ())
        initials, sexes = ({getattr(holder, what) for holder in holders} - {""} for what in ("initial", "sex"))
        return bool(holders) and (
            mention.elsewhere
            or bool(mention.initial and initials and mention.initial not in initials)
            or bool(mention.sex and sexes and mention.sex not in sexes)
        )


def mention_of(sheet: Sheet, lexicon: Lexicon, one: Evidence) -> Mention:
    """How someone is named here; without a surname where there is none."""
    tokens = sheet.tokens_in(one.start, one.end)
    parts = name_parts(sheet, tokens)
    surname = sheet.bases[parts[-1]] if parts else ""
    named = sheet.words[parts[0]][0] if len(parts) > 1 else ""
    return Mention(surname, named, _sex(sheet, tokens), has_another_role(sheet, lexicon, tokens))


def _mentions(sheet: Sheet, lexicon: Lexicon, one: Evidence) -> Iterator[Mention]:
    mention = mention_of(sheet, lexicon, one)
    if mention.surname:
        yield mention


def _sex(sheet: Sheet, tokens: range) -> str:
    for i in range(max(0, tokens.start - 2), tokens.stop):
        word = sheet.words[i].lower()
        if word in _MEN or word in _WOMEN:
            return "m" if word in _MEN else "v"
    return ""
