"""A name found once is found everywhere: its parts, its possessive, its capitals, and slips of one letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.deidentify.abbreviations import is_abbreviation
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_CAPITAL_LETTERS = frozenset("GgSsWUPACXEKRO")
_MINIMUM_SLIP = 6
_OFTEN = 3
_NAME_FLAGS = Is.PROPER | Is.GIVEN | Is.SURNAME | Is.WEAK
INITIALS = "initialen"
"""The ground of a monogram."""
# "MaaS" in a paper of Antoinette Maas.
_ENDS_HIGH = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]$")
_TWO_GIVEN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+-[A-ZÀ-Þ][a-zà-ÿ]+")


@dataclass(slots=True)
class Known:
    """The name parts that are known of a document, and the same with one letter left out."""

    parts: dict[str, str] = field(default_factory=dict)
    """Part in lower case → PERSON or OFFICIAL."""
    words: set[str] = field(default_factory=set)
    """Parts that are also dictionary words or places; they need a capital inside the sentence."""
    slips: dict[str, str] = field(default_factory=dict)
    initials: dict[str, set[str]] = field(default_factory=dict)
    """Surname → first letters of the given names or initials it was seen with."""
    halves: set[str] = field(default_factory=set)
    """Parts that were only met as one half of a double name."""
    shared: set[str] = field(default_factory=set)
    """Surnames that people with different first names bear in this document."""
    led: set[str] = field(default_factory=set)
    """Surnames that were met with a tussenvoegsel right behind a first name: "J. de Jong"."""
    monograms: dict[str, str] = field(default_factory=dict)
    """ "HdJ", and of a given name in two parts "JW" → PERSON or OFFICIAL."""
    numbers: dict[str, str] = field(default_factory=dict)
    """Masked number, letters and digits only → its label."""
    references: set[str] = field(default_factory=set)
    """Numbers of papers, letters and digits only."""
    to_a_citizen: bool = False
    """The document is a letter to a private person."""

    def mentions(self) -> set[str]:
        """What may stand elsewhere in the document, in lower case."""
        return {*self.parts, *self.numbers}

    def is_official(self, sheet: Sheet, start: int, end: int) -> bool:
        """Whether a mention can only be that of someone known in office: same surname, no other first name."""
        tokens = sheet.tokens_in(start, end)
        parts = name_parts(sheet, tokens)
        if not parts or self.parts.get(sheet.bases[parts[-1]]) != "OFFICIAL":
            return False
        if len(parts) > 1 and sheet.bases[parts[-1]] in self.halves:
            # "wethouder Vermeulen-Blok" is not Pien Vermeulen.
            return False
        seen = self.initials.get(sheet.bases[parts[-1]], set())
        if len(parts) > 1 and not seen and sheet.bases[parts[-1]] in self.shared:
            # "wethouder Kok" may be A. Kok and may be B. Kok.
            return False
        return len(parts) == 1 or not seen or sheet.words[parts[0]][0] in seen

    def learn_shared(self, sheet: Sheet, people: Iterable[Evidence]) -> None:
        """Which surnames stand behind more than one first letter."""
        initials: dict[str, set[str]] = {}
        for one in people:
            parts = name_parts(sheet, sheet.tokens_in(one.start, one.end))
            if len(parts) > 1:
                initials.setdefault(sheet.bases[parts[-1]], set()).add(sheet.words[parts[0]][0])
        self.shared.update(surname for surname, first in initials.items() if len(first) > 1)

    def learn(self, sheet: Sheet, lexicon: Lexicon, start: int, end: int, label: str) -> None:
        tokens = name_parts(sheet, sheet.tokens_in(start, end))
        first = sheet.token_at(start)
        titled = first > 0 and sheet.letters[first - 1] in "TkKoFpR"
        if len(tokens) > 1:
            self.initials.setdefault(sheet.bases[tokens[-1]], set()).add(sheet.words[tokens[0]][0])
        for i in sheet.tokens_in(start, end):
            if _TWO_GIVEN.fullmatch(sheet.words[i]) and sheet.flags[i] & Is.GIVEN:
                monogram = "".join(part[0] for part in sheet.words[i].split("-"))
                if not is_abbreviation(monogram, lexicon):
                    self.monograms.setdefault(monogram, label)
            if sheet.letters[i] in "ITLvVqQn,-&.lj" or len(sheet.bases[i]) < 3:
                continue
            if sheet.flags[i] & (Is.STARTER | Is.MONTH) or (
                sheet.letters[i] in "CE" and len(tokens) < 2 and not titled
            ):
                continue
            for base in {sheet.bases[i], *sheet.bases[i].split("-")}:
                if len(base) < 3 or base in lexicon.cues["tussenvoegsels"]:
                    continue
                known = self.parts.get(base)
                if base == sheet.bases[i]:
                    self.halves.discard(base)
                elif known is None:
                    self.halves.add(base)
                self.parts[base] = label if known is None or known == label else known
                if i > first + 1 and sheet.letters[i - 1] in "vV" and sheet.letters[i - 2] in "IGgUT":
                    self.led.add(base)
                flags = lexicon[base.title()].flags
                if flags & (
                    Is.WORD | Is.PLACE | Is.PROPER | Is.KEEP | Is.OFFICE | Is.KIN | Is.CARER | Is.ENGLISH
                ):
                    self.words.add(base)
                elif len(base) >= _MINIMUM_SLIP:
                    for k in range(len(base)):
                        self.slips.setdefault(base[:k] + base[k + 1 :], base)


def name_parts(sheet: Sheet, tokens: range) -> list[int]:
    """The words of a name without titles and tussenvoegsels: initials, given names, and the surname last."""
    return [i for i in tokens if sheet.letters[i] not in "TLvVqQn,-&.("]


def spread(
    sheet: Sheet, lexicon: Lexicon, known: Known, covered: set[int], *, wide: bool
) -> Iterator[Evidence]:
    """Mentions of known people that no rule saw by itself; unless `wide`, not of what is a thing here."""
    if not known.parts and not known.monograms:
        return
    things = frozenset[str]() if wide else _things(sheet, lexicon, known, covered)
    where = _told_as_places(sheet, lexicon) if known.words else frozenset[str]()
    for i, letter in enumerate(sheet.letters):
        if i in covered or letter in "lnN.,:()0;-_*/":
            continue
        base = sheet.bases[i]
        bearer = known.monograms.get(sheet.words[i].removesuffix("'s"))
        if bearer is not None:
            yield Evidence(sheet.starts[i], sheet.ends[i], bearer, "doorgetrokken", 0.8, INITIALS)
            continue
        if letter == "X" and sheet.flags[i] & Is.CAPITALS and not _shouted(sheet, known, i):
            continue
        label = known.parts.get(base)
        if not wide and (base in things or _ENDS_HIGH.search(sheet.words[i])):
            continue
        if (
            label is None
            and letter in "UWCXS"
            and len(base) >= _MINIMUM_SLIP
            and not sheet.flags[i] & (Is.WORD | Is.KEEP)
        ):
            label = _slip(base, known)
        if label is None:
            continue
        if base in where and sheet.flags[i] & _NAME_FLAGS == Is.PROPER:
            # "in Jemen": a country.
            continue
        article = sheet.words[i - 1] if i else ""
        if (
            base in known.words
            and article.lower() in lexicon.cues["lidwoorden"]
            and base not in known.led
            and not (article.isupper() and sheet.flags[i] & Is.CAPITALS)
        ):
            continue
        a_word = base in known.words and (
            letter not in _CAPITAL_LETTERS
            or not _alone(sheet, i)
            or (sheet.opens[i] and not _acts(sheet, lexicon, i))
        )
        if a_word and not (sheet.flags[i] & Is.PLACE and base not in where and _is_no_place(sheet, lexicon, i)):
            continue
        first = i
        while first > 0 and sheet.letters[first - 1] in "I":
            first -= 1
        if first == i and (base not in known.words or sheet.flags[i] & Is.PLACE):
            while (first > 0 and sheet.letters[first - 1] in "V") or (
                first > 1 and sheet.letters[first - 1] == "v" and sheet.letters[first - 2] in "vV"
            ):
                first -= 1
        yield Evidence(sheet.starts[first], sheet.ends[i], label, "doorgetrokken", 0.8, "eerder genoemd")


def _things(sheet: Sheet, lexicon: Lexicon, known: Known, covered: set[int]) -> frozenset[str]:
    """What was taken for a name once and is spoken of as a thing in the rest of the text.

    An abbreviation wherever it stands, a word that stands there in small letters too, or what has an article in
    front time and again; never what the lists know as a name, or what was named in another text alone.
    """
    where: dict[str, list[int]] = {}
    for i, base in enumerate(sheet.bases):
        if base in known.parts:
            where.setdefault(base, []).append(i)
    articles = {*lexicon.cues["lidwoorden"], "deze", "dit", "die"}

    def is_thing(base: str, places: list[int]) -> bool:
        seen = [i for i in places if i in covered]
        others = [i for i in places if i not in covered]
        if len(seen) != 1 or len(others) < _OFTEN or sheet.flags[seen[0]] & (Is.SURNAME | Is.GIVEN):
            return False
        small = sum(sheet.words[i].islower() for i in others)
        led = sum(i > 0 and sheet.words[i - 1].lower() in articles for i in others)
        of_name = seen[0] > 0 and sheet.letters[seen[0] - 1] in "vV" and seen[0] - 1 in covered
        return (
            all(sheet.letters[i] == "X" for i in places)
            or (base in known.words and small > 1)
            or (led >= _OFTEN and not of_name)
        )

    return frozenset(base for base, places in where.items() if is_thing(base, places))


def _shouted(sheet: Sheet, known: Known, i: int) -> bool:
    """LISA where Lisa is known: longer than most abbreviations, and no word or term to keep."""
    base = sheet.bases[i]
    return len(base) > 3 and base not in known.words and not sheet.flags[i] & Is.KEEP


def _acts(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """A verb in the third person follows: "Boer erkent dat"; or who it is: "Boon, nu pleegmoeder"."""
    after = sheet.letters[i + 1 : i + 2]
    return (
        after in {":", ","}
        or sheet.words[i + 1 : i + 2] == ["en"]
        or (after == "l" and lexicon.is_verb(sheet.words[i + 1]))
    )


def _told_as_places(sheet: Sheet, lexicon: Lexicon) -> frozenset[str]:
    """What something lies "in", goes "naar" or comes "uit" somewhere in the text."""
    cues = lexicon.cues["plaatsaanwijzers"]
    return frozenset(
        base for before, base in zip(sheet.words, sheet.bases[1:], strict=False) if before.lower() in cues
    )


def _is_no_place(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """ "Van Heusden is nu manager", "zegt Wognum", "de petitie van Bloemhof"."""
    before = sheet.letters[i - 1 : i]
    if i > 1 and sheet.words[i - 1] == "van" and sheet.words[i - 2].lower() in lexicon.cues["van_iemand"]:
        return True
    verb = i + 1 < len(sheet.words) and lexicon.is_verb(sheet.words[i + 1])
    return (
        before == "V"
        or (verb and (sheet.opens[i] or before in "l,"))
        or (i > 0 and lexicon.is_verb(sheet.words[i - 1]))
    )


def _alone(sheet: Sheet, i: int) -> bool:
    """Not part of a title or the name of an organisation or place."""
    if sheet.flags[i] & Is.KEEP:
        return False
    if i and sheet.flags[i - 1] & Is.DESCRIBES:
        return False
    return not set(sheet.letters[i - 1 : i] + sheet.letters[i + 1 : i + 2]) & set("CXOE")


def _slip(base: str, known: Known) -> str | None:
    """One letter more, less or other than a known part."""
    for k in range(len(base)):
        shorter = base[:k] + base[k + 1 :]
        if shorter in known.parts and len(shorter) >= _MINIMUM_SLIP and shorter not in known.words:
            return known.parts[shorter]
        other = known.slips.get(shorter)
        if other is not None and len(other) == len(base):
            return known.parts[other]
    other = known.slips.get(base)
    return known.parts[other] if other is not None else None


def tokens_of(sheet: Sheet, evidence: Iterable[Evidence]) -> set[int]:
    return {i for one in evidence for i in sheet.tokens_in(one.start, one.end)}
