"""What is known of a word: dictionary, name lists, cues; each spelling is looked up once."""

from __future__ import annotations

import hashlib
import lzma
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from ingest.deidentify.tokens import INITIAL

DATA = Path(__file__).parent / "data"


class Is:
    """What a word can be, as bits; often several at once. Plain integers, because each word is tested often."""

    NOTHING = 0
    WORD = 1
    """Stands in the dictionary without a capital."""
    COMPOUND = 2
    """Two or three dictionary words in one."""
    GIVEN = 4
    SURNAME = 8
    PLACE = 16
    PROPER = 32
    """Another proper noun: adjective of a place, inhabitant, street."""
    WEAK = 64
    """A proper noun of the dictionary that may be a surname."""
    ENGLISH = 128
    KEEP = 256
    CAPITAL = 512
    CAPITALS = 1024
    TITLE = 2048
    KIN = 4096
    CARER = 8192
    OFFICE = 16384
    PARTICLE = 32768
    DESCRIBES = 65536
    """An organisation, place, law or thing is named after it: "stichting", "wijk", "motie"."""
    AFTER_ORGANISATION = 131072
    STREET = 262144
    SCHOOL = 524288
    MONTH = 1048576
    VERB = 2097152
    STARTER = 4194304
    """A function word that opens sentences."""
    GREETING = 8388608
    PARTY = 16777216
    FOREIGN = 33554432
    """A given name of elsewhere only."""
    COUNTED = 67108864
    """A given name that people in the Low Countries bear."""


@dataclass(frozen=True, slots=True)
class Word:
    flags: int
    letter: str
    """Its class in the grammar of names, see `names.py`."""
    base: str
    """Lower case, without possessive: what two mentions of one person share."""


_TITLED = re.compile(r"[^\W\d_]+")
_COMPOUND_LINKS = ("", "s", "en", "e", "er", "-", "s-")
_ROMAN = re.compile(r"[IVXLC]+")


@dataclass(slots=True)
class Lexicon:
    """The lists in memory (about 80 MB) and what was looked up in them."""

    words: frozenset[str]
    english: frozenset[str]
    names: dict[str, str]
    cues: dict[str, frozenset[str]]
    keep: tuple[str, ...]
    fingerprint: str
    neighbourhoods: frozenset[str] = frozenset()
    _cues_of: dict[str, int] = field(default_factory=dict)
    _seen: dict[str, Word] = field(default_factory=dict)
    _kept_words: frozenset[str] = frozenset()
    _describing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, flag in _CUES.items():
            for word in self.cues[name]:
                self._cues_of[word] = self._cues_of.get(word, Is.NOTHING) | flag
        self._describing = tuple(self.cues["omschrijvende_delen"])
        self._kept_words = frozenset(name for name in self.keep if " " not in name)

    def __getitem__(self, word: str) -> Word:
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > 300_000:
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
        letters = [c for c in word if c.isalpha()]
        capitals = len(letters) > 1 and all(c.isupper() for c in letters)
        capital = letters[0].isupper()
        spelled = _title(word) if capitals else word
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
            and not _CAMEL.search(word)
            and self._is_compound(lower)
            and not self._is_double_name(word)
        ):
            flags |= Is.COMPOUND
        glued = _GLUED.fullmatch(word)
        if glued and glued.group(1).lower() in self.words:
            flags |= Is.COMPOUND
        if (
            flags & (Is.WORD | Is.COMPOUND)
            and lower.endswith(self._describing)
            and (not capital or len(lower) > 9)
        ):
            flags |= Is.DESCRIBES
        if lower in self.english:
            flags |= Is.ENGLISH
        if flags & Is.FOREIGN and flags & (Is.WORD | Is.COMPOUND | Is.ENGLISH):
            flags &= ~(Is.GIVEN | Is.FOREIGN)
        kept = word in self._kept_words or (capitals and spelled in self._kept_words)
        if kept and (not flags & Is.COUNTED or flags & Is.PLACE):
            flags |= Is.KEEP
        if capital:
            flags |= Is.CAPITAL
        if capitals:
            flags |= Is.CAPITALS
        return Word(flags, self._letter(word, lower, flags), base.lower())

    def _misread(self, word: str) -> Word:
        """A scanner took letters for digits: "W1nter", "Ki1sdonk"."""
        for table in _DIGIT_LETTERS:
            known = self._look_up(word.translate(table))
            if known.letter not in "UXuLO":
                return known
        return Word(Is.CAPITAL, "U" if word[0].isupper() else "u", word.lower())

    def _names(self, spelled: str, flags: int, capital: bool) -> tuple[str, int]:
        """The name lists know the word itself, its possessive, or the parts around its hyphens."""
        title = spelled if capital else _title(spelled)
        for base in _bases(title):
            kinds = self.names.get(base)
            if kinds:
                return base, flags | _kinds(kinds)
        if "-" in title:
            parts = [part for part in title.split("-") if part]
            if parts and parts[0].lower() in self.cues["omschrijvers"]:
                return title, flags | Is.COMPOUND
            if (
                len(parts) > 1
                and parts[-1][0].islower()
                and parts[-1].lower() not in self.cues["tussenvoegsels"]
                and self._is_word(parts[-1].lower())
            ):
                return title, flags | Is.COMPOUND
            found = [self.names.get(part, "") for part in parts]
            if (
                parts
                and all("g" in kinds for kinds in found)
                and not any(part in self._kept_words for part in parts)
            ):
                return title, flags | Is.GIVEN
            if self._are_surnames(parts, found):
                return title, flags | Is.SURNAME
            regional = [
                part in self._kept_words or "p" in kinds or "k" in kinds
                for part, kinds in zip(parts, found, strict=True)
            ]
            if any(regional) and all(
                known or part.lower() in self.cues["richtingen"]
                for known, part in zip(regional, parts, strict=True)
            ):
                return title, (flags & ~(Is.GIVEN | Is.SURNAME)) | Is.PLACE
        bases = list(_bases(title))
        return (bases[-1] if bases else title), flags

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

    def _is_compound(self, lower: str) -> bool:
        if "-" in lower:
            parts = [part for part in lower.split("-") if part]
            return bool(parts) and all(self._is_word(part) for part in parts)
        return len(lower) >= 7 and self._splits(lower, 3, len(lower) < 9)

    def _is_word(self, part: str) -> bool:
        return (
            part in self.words
            or part in self.english
            or part in self.cues["partijen"]
            or (len(part) >= 7 and self._splits(part, 3, len(part) < 9))
        )

    def _splits(self, word: str, parts: int, short: bool) -> bool:
        for cut in range(len(word) - 3, 3, -1):
            head, tail = word[:cut], word[cut:]
            if tail not in self.words and tail.removesuffix("s") not in self.words:
                continue
            if len(tail) < 4 and tail not in self.cues["korte_delen"]:
                continue
            for link in _COMPOUND_LINKS:
                if not head.endswith(link):
                    continue
                stem = head[: len(head) - len(link)] if link else head
                common = {stem, tail} & self.cues["korte_delen"]
                long = len(stem) > 3 or len(tail) > 7
                if len(stem) >= 3 and stem in self.words and (common or (long and not short)):
                    return True
                if (
                    parts > 2
                    and len(word) > 13
                    and len(stem) > 7
                    and self._splits(stem, parts - 1, len(stem) < 9)
                ):
                    return True
        return False

    def _letter(self, word: str, lower: str, flags: int) -> str:
        """The class of a word in the grammar of names; the first that fits."""
        capital = bool(flags & Is.CAPITAL)
        if flags & Is.KEEP:
            return "F" if flags & Is.OFFICE and capital else "O"
        if flags & Is.TITLE:
            return "T"
        if flags & Is.PARTICLE and not flags & Is.CAPITALS:
            letter = "q" if lower in self.cues["voorzetsels"] else "v"
            return letter.upper() if capital else letter
        if flags & Is.PARTICLE and flags & Is.CAPITALS and flags & Is.WORD:
            return "Q" if lower in self.cues["voorzetsels"] else "V"
        if flags & Is.OFFICE:
            return "F" if capital else "o"
        if flags & Is.KIN:
            return "K" if capital else "k"
        if flags & Is.CARER:
            return "R" if capital else "p"
        if not capital:
            if flags & (Is.WORD | Is.COMPOUND | Is.STARTER | Is.MONTH):
                return "l"
            if flags & Is.GIVEN:
                return "h"
            return "j" if flags & (Is.SURNAME | Is.WEAK) else "u"
        if flags & Is.PARTY:
            return "O"
        if (flags & Is.MONTH and len(word) > 3) or lower == "mei":
            return "M"
        if flags & Is.STARTER:
            return "C"
        if lower in self.cues["richtingen"]:
            return "C"
        dictionary = flags & (Is.WORD | Is.COMPOUND)
        if flags & Is.GIVEN:
            return "g" if dictionary or flags & Is.PLACE else "G"
        if flags & Is.PLACE:
            return "P"
        if flags & Is.SURNAME:
            return "s" if dictionary else "S"
        if flags & Is.PROPER:
            return "A"
        if dictionary:
            return "C"
        plain = unicodedata.normalize("NFD", lower)
        if not _VOWEL.search(plain) or (flags & Is.CAPITALS and (len(word) <= 6 or _ROMAN.fullmatch(word))):
            return "X"
        if flags & Is.WEAK:
            return "W"
        if flags & Is.ENGLISH:
            return "E"
        if len(word) == 1:
            return "L"
        return "X" if _CAMEL.search(word) else "U"


def load_lexicon() -> Lexicon:
    """The project's lists, read once per process (about 0.5 s)."""
    return _load()


@cache
def _load() -> Lexicon:
    digest = hashlib.sha256()

    def read(name: str) -> bytes:
        content = (DATA / name).read_bytes()
        digest.update(content)
        return content

    words = lzma.decompress(read("woorden.txt.xz")).decode().split("\n")
    english = lzma.decompress(read("engels.txt.xz")).decode().split("\n")
    names: dict[str, str] = {}
    for line in lzma.decompress(read("namen.txt.xz")).decode().split("\n"):
        kinds, _, name = line.partition("\t")
        names[name] = kinds
    lists = yaml.safe_load(read("lijsten.yaml"))
    institutions = {
        key: [" ".join(name.split()) for name in value.split(";")]
        for key, value in yaml.safe_load(read("instellingen.yaml")).items()
    }
    authorities = yaml.safe_load(read("overheid.yaml"))["organisaties"]
    cues = {
        key: frozenset(value.split() if isinstance(value, str) else value)
        for key, value in lists.items()
        if key != "behouden"
    }
    cues["ambtsdragers"] = frozenset(name.lower() for name in institutions["ambtsdragers"])
    cues["partijen"] = frozenset(name.lower() for name in cues["partijen"])
    return Lexicon(
        words=frozenset(words),
        english=frozenset(english),
        names=names,
        cues=cues,
        keep=tuple(
            dict.fromkeys(
                [
                    *map(str, lists["behouden"]),
                    *cues["afkortingen"],
                    *_kept(institutions),
                    *map(str, authorities),
                ]
            )
        ),
        fingerprint=digest.hexdigest()[:12],
        neighbourhoods=frozenset(institutions["wijken"]),
    )


def _kept(institutions: dict[str, list[str]]) -> Iterator[str]:
    for kind in ("organisaties", "begrippen", "wijken"):
        yield from institutions[kind]


_CUES = {
    "aanspreektitels": Is.TITLE,
    "familie": Is.KIN,
    "hulpverlening": Is.CARER,
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
_PUNCTUATION = {
    **{c: c for c in ".,:()/&@#?!*+|"},
    **dict.fromkeys("-–—", "-"),
    **dict.fromkeys("\"'", '"'),
    **dict.fromkeys("•·▪◦●○■□\uf0b7", "*"),
}
_MISREAD = re.compile(r"[^\W\d_]+[015](?:[^\W\d_]|[015])*[a-zà-ÿ]|[^\W\d_]{2,}[015](?:-[^\W\d_]+)?[a-zà-ÿ]")
_DIGIT_LETTERS = tuple(str.maketrans("015", letters) for letters in ("ois", "ols", "ojs"))
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]")
_GLUED = re.compile(r"[A-ZÀ-Þ]+?([A-ZÀ-Þ][a-zß-ÿ]{3,})")
_CAMEL = re.compile(
    r"(?<!\bMac)(?<!\bMc)(?<!\bDe)(?<!\bVan)(?<!\bLe)(?<!\bLa)(?<!\bEl)(?<!\bAl)(?<=[a-zà-ÿ])[A-ZÀ-Þ]"
)
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


def _title(word: str) -> str:
    return _TITLED.sub(lambda match: match.group()[:1].upper() + match.group()[1:].lower(), word)


def _bases(word: str) -> Iterator[str]:
    """The word, then without its possessive or plural: Daan's, Lottes, Max', Janssens."""
    yield word
    if word.endswith("'s"):
        yield word[:-2]
    elif word.endswith("'") or (word.endswith("s") and len(word) > 4):
        yield word[:-1]


def forms(names: Iterable[str]) -> Iterator[str]:
    """A name and the ways it is bent: Daan, Daans, Daan's, Max'."""
    for name in names:
        yield from (name, f"{name}s", f"{name}'s", f"{name}'")
