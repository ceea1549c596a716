"""What is known of a word: dictionary, name lists, cues; each spelling is looked up once."""

from __future__ import annotations

import re
from functools import cache

from ingest.deidentify.compounds import Compounds
from ingest.deidentify.letters import CAMEL, letter_of
from ingest.deidentify.lists import Lists, read_lists
from ingest.deidentify.spelling import bases, title
from ingest.deidentify.tokens import INITIAL
from ingest.deidentify.word import Is, Word

_MOST_SEEN = 300_000


class Lexicon:
    """The lists in memory (about 80 MB) and what was looked up in them."""

    def __init__(self, lists: Lists) -> None:
        self.words = lists.words
        self.names = lists.names
        self.cues = lists.cues
        self.keep = lists.keep
        self.kept = frozenset(lists.keep)
        self.neighbourhoods = lists.neighbourhoods
        self.fingerprint = lists.fingerprint
        self._english = lists.english
        self._compounds = Compounds(lists.words, lists.english, self.cues["partijen"], self.cues["korte_delen"])
        self._cues_of: dict[str, int] = {}
        for name, flag in _CUES.items():
            for word in self.cues[name]:
                self._cues_of[word] = self._cues_of.get(word, Is.NOTHING) | flag
        self.parts = {name: tuple(self.cues[name]) for name in _PARTS}
        """Cues of how a word begins or ends."""
        self._kept_words = frozenset(name for name in self.keep if " " not in name)
        self._seen: dict[str, Word] = {}

    def __getitem__(self, word: str) -> Word:
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > _MOST_SEEN:
                self._seen.clear()
            known = self._seen[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> Word:
        first = word[0]
        if first in " \n":
            lines = word.count("\n")
            return Word(Is.NOTHING, "N" if lines > 1 else "n" if lines else "_", word)
        if not (first.isalpha() or (first == "'" and len(word) > 1)):
            return Word(Is.NOTHING, "0" if first.isdigit() else _PUNCTUATION.get(first, ";"), word)
        if _MISREAD.fullmatch(word):
            return self._misread(word)
        word = word.replace("–", "-")
        lower = word.lower()
        flags = self._cues_of.get(lower, Is.NOTHING) | self._cues_of.get(lower.rstrip("."), Is.NOTHING)
        if _INITIALS.fullmatch(word) and not flags & Is.TITLE and not _NO_INITIALS.fullmatch(word):
            return Word(Is.CAPITAL, "I", lower)
        if "." in word or lower.startswith(("http", "www.")):
            if flags & Is.OFFICE:
                return Word(flags, "F" if first.isupper() else "o", lower)
            if first.isupper() and lower.rstrip(".") in self.cues["straattitels"]:
                return Word(flags | Is.CAPITAL, "C", lower)
            return Word(flags, "T" if flags & Is.TITLE else "v" if flags & Is.PARTICLE else "l", lower)
        if first > "\u024f" and not ("\u1e00" <= first <= "\u1eff"):
            # A name in another script stands out by itself.
            return Word(Is.CAPITAL, "U", lower)
        # "KPI's"
        letters = [c for c in (word.removesuffix("'s") or word) if c.isalpha()]
        capitals = len(letters) > 1 and all(c.isupper() for c in letters)
        capital = letters[0].isupper()
        spelled = title(word) if capitals else word
        base, flags = self._names(spelled, flags, capital)
        if any(c.isdigit() for c in word):
            flags |= Is.KEEP
        if (
            lower in self.words
            or lower.replace("'", "") in self.words
            or (base.lower() in self.words and not flags & (Is.GIVEN | Is.SURNAME))
        ):
            flags |= Is.WORD
        elif (
            not flags & (Is.GIVEN | Is.SURNAME)
            and not CAMEL.search(word)
            and self._compounds.is_compound(lower)
            and not self._is_double_name(word)
        ):
            flags |= Is.COMPOUND
        glued = _GLUED.fullmatch(word)
        if glued and glued.group(1).lower() in self.words:
            flags |= Is.COMPOUND
        if (
            flags & (Is.WORD | Is.COMPOUND)
            and lower.endswith(self.parts["omschrijvende_delen"])
            and (not capital or len(lower) > 9)
        ):
            flags |= Is.DESCRIBES
        if lower in self._english:
            flags |= Is.ENGLISH
        if flags & Is.FOREIGN and flags & (Is.WORD | Is.COMPOUND | Is.ENGLISH):
            flags &= ~(Is.GIVEN | Is.FOREIGN)
        kept = word in self._kept_words or (capitals and spelled in self._kept_words)
        if kept and (not flags & Is.COUNTED or flags & Is.PLACE):
            flags |= Is.KEEP
        if kept and word in self.neighbourhoods:
            # People are called after it: "Lieke van Stiphout".
            flags |= Is.PLACE
        if capital:
            flags |= Is.CAPITAL
        if capitals:
            flags |= Is.CAPITALS
        return Word(flags, letter_of(word, lower, flags, self.cues), base.lower())

    def _misread(self, word: str) -> Word:
        """A scanner took letters for digits: "W1nter", "Ki1sdonk"."""
        for table in _DIGIT_LETTERS:
            known = self._look_up(word.translate(table))
            if known.letter not in "UXuLO":
                return known
        return Word(Is.CAPITAL, "U" if word[0].isupper() else "u", word.lower())

    def _names(self, spelled: str, flags: int, capital: bool) -> tuple[str, int]:
        """The name lists know the word itself, its possessive, or the parts around its hyphens."""
        titled = spelled if capital else title(spelled)
        if "-" in titled and all("g" in self.names.get(part, "") for part in titled.split("-")):
            # "Jan-Willem" stands in the dictionary as one proper noun.
            return titled, flags | Is.GIVEN
        for base in bases(titled):
            kinds = self.names.get(base)
            if kinds:
                return base, flags | _kinds(kinds)
        if "-" in titled:
            parts = [part for part in titled.split("-") if part]
            if parts and parts[0].lower() in self.cues["omschrijvers"]:
                return titled, flags | Is.COMPOUND
            if (
                len(parts) > 1
                and parts[-1][0].islower()
                and parts[-1].lower() not in self.cues["tussenvoegsels"]
                and self._compounds.is_word(parts[-1].lower())
            ):
                return titled, flags | Is.COMPOUND
            found = [self.names.get(part, "") for part in parts]
            if (
                parts
                and all("g" in kinds for kinds in found)
                and not any(part in self._kept_words for part in parts)
            ):
                return titled, flags | Is.GIVEN
            if self._are_surnames(parts, found):
                return titled, flags | Is.SURNAME
            regional = [
                part in self._kept_words or "p" in kinds or "k" in kinds
                for part, kinds in zip(parts, found, strict=True)
            ]
            if any(regional) and all(
                known or part.lower() in self.cues["richtingen"]
                for known, part in zip(regional, parts, strict=True)
            ):
                return titled, (flags & ~(Is.GIVEN | Is.SURNAME)) | Is.PLACE
        return list(bases(titled))[-1], flags

    def _is_double_name(self, word: str) -> bool:
        """ "Hoekman-Pronk": two capitals, and a part that is no plain word."""
        parts = word.split("-")
        return (
            len(parts) == 2
            and all(part[:1].isupper() and part[1:].islower() and len(part) > 3 for part in parts)
            and any(part.lower() not in self.words or "s" in self.names.get(part, "") for part in parts)
            and not any(part in self._kept_words or "p" in self.names.get(part, "") for part in parts)
        )

    def is_verb(self, word: str) -> bool:
        """Whether a lower-case word can be a verb in the third person: listed, or the infinitive is a word.

        >>> load_lexicon().is_verb("regelt"), load_lexicon().is_verb("kookt"), load_lexicon().is_verb("tafel")
        (True, True, False)
        """
        if word in self.cues["werkwoorden"]:
            return True
        for end in ("t", "te", "de", "den", "ten"):
            stem = word.removesuffix(end)
            if stem == word or len(stem) < 2:
                continue
            single = re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", stem)
            if {stem + "en", stem + stem[-1] + "en", single + "en"} & self.words:
                return True
        return False

    def _are_surnames(self, parts: list[str], found: list[str]) -> bool:
        """ "Weide-Brug": all capitals in front, at least one a name, the others names or words."""
        return (
            len(parts) > 1
            and all(part[0].isupper() and part[1:].islower() for part in parts)
            and any(set(kinds) & set("swg") for kinds in found)
            and not any(
                part.lower() in self.cues["richtingen"] or (part in self._kept_words and "s" not in kinds)
                for part, kinds in zip(parts, found, strict=True)
            )
            and all(kinds or part.lower() in self.words for part, kinds in zip(parts, found, strict=True))
        )


@cache
def load_lexicon() -> Lexicon:
    """The project's lists, read once per process."""
    return Lexicon(read_lists())


_CUES = {
    "aanspreektitels": Is.TITLE,
    "familie": Is.KIN,
    "hulpverlening": Is.CARER,
    "ambtelijke_staf": Is.CARER,
    "ambten": Is.OFFICE,
    "partijen": Is.PARTY,
    "omschrijvers": Is.DESCRIBES,
    "achter_organisatie": Is.AFTER_ORGANISATION,
    "tussenvoegsels": Is.PARTICLE,
    "maanden": Is.MONTH,
    "zinsbegin": Is.STARTER,
    "groeten": Is.GREETING,
    "werkwoorden": Is.VERB,
    "straten_zeker": Is.STREET,
    "scholen": Is.SCHOOL,
}
_PARTS = ("omschrijvende_delen", "voormalig", "eerdere", "beroepen", "geen_beroep", "andere_raden")
_PUNCTUATION = {
    **{c: c for c in ".,:()/&@#?!*+|"},
    **dict.fromkeys("-–—", "-"),
    **dict.fromkeys("\"'", '"'),
    **dict.fromkeys("•·▪◦●○■□\uf0b7", "*"),
}
_MISREAD = re.compile(r"[^\W\d_]+[015](?:[^\W\d_]|[015])*[a-zà-ÿ]|[^\W\d_]{2,}[015](?:-[^\W\d_]+)?[a-zà-ÿ]")
_DIGIT_LETTERS = tuple(str.maketrans("015", letters) for letters in ("ois", "ols", "ojs"))
_GLUED = re.compile(r"[A-ZÀ-Þ]+?([A-ZÀ-Þ][a-zß-ÿ]{3,})")
_INITIALS = re.compile(rf"(?:{INITIAL}[ ]?-?)+")
_NO_INITIALS = re.compile(r"(?:[BNC]\.[ ]?V\.|U\.A\.|N\.B\.|P\.S\.|V\.O\.F\.|O\.M\.|B\.S\.N\.|B\.S\.O\.)")


def _kinds(kinds: str) -> int:
    flags = Is.NOTHING
    for kind in kinds:
        flags |= _KINDS[kind]
    return flags


_KINDS = {
    "g": Is.GIVEN | Is.COUNTED,
    "o": Is.GIVEN,
    "f": Is.GIVEN | Is.FOREIGN,
    "s": Is.SURNAME,
    "p": Is.PLACE,
    "k": Is.PROPER,
    "w": Is.WEAK,
}
