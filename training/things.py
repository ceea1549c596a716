"""The slots of zinnen/ that name no person: words, places, organisations, numbers, ages, dates."""

# ruff: noqa: E501 -- lines of data read best on one line

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from functools import cached_property

from ingest.deidentify.lexicon import Lexicon
from training.names import Names
from training.text import Text

LABELS = {
    "straat": "ADDRESS", "adres": "ADDRESS", "woonplek": "ADDRESS", "school": "SCHOOL", "schoolnaam": "SCHOOL",
    "leeft": "AGE", "leeftj": "AGE", "rang": "AGE", "zaak": "CASE", "zaaknr": "CASE",
}  # fmt: skip
"""Slots that say where someone lives or learns, how old someone is, or under what number someone is known."""
_CAPITALS = frozenset(["Org", "Zn", "Thema", "Kin", "Wet"])
"""Slots of which the small letters are a slot as well."""


class Things:
    def __init__(
        self, lexicon: Lexicon, names: Names, words: Mapping[str, list[str]], chance: random.Random
    ) -> None:
        self.names = names
        self.words = words
        self.chance = chance
        self.dictionary = [w for w in names.words if len(w) > 3]
        self.long_words = [w for w in sorted(lexicon.words) if 6 <= len(w) <= 22 and w.isalpha()]
        self.all_words = [w for w in sorted(lexicon.words) if 2 <= len(w) <= 18 and w.isalpha()]
        self.common = [word for kind in ("zn", "adj", "ww", "wwmv", "kin") for word in words[kind]]
        self.keep = [name for name in sorted(lexicon.keep) if len(name) > 2]
        self.slots: Mapping[str, Callable[[], str]] = {
            "zn": lambda: chance.choice(words["zn"] if chance.random() < 0.5 else self.long_words),
            "dw": lambda: chance.choice(self.all_words if chance.random() < 0.7 else self.common),
            "Dw": lambda: chance.choice(self.all_words if chance.random() < 0.7 else self.common).capitalize(),
            "DW": lambda: chance.choice(self.all_words).upper(),
            "org": self._organisation,
            "AFK": self._abbreviation,
            "typ": self._scribble,
            "adj": lambda: chance.choice(words["adj"]),
            "ww": self._verb,
            "kaal": names.brand,
            "eigen": names.core,
            "plaats": lambda: chance.choice(names.places),
            "gem": lambda: chance.choice(names.places),
            "Gem": lambda: chance.choice(names.places),
            "straat": self._street,
            "adres": lambda: f"{self._street()} {chance.randint(1, 400)}{chance.choice(('', '', 'a', ' bis', '-2'))}",
            "pc": lambda: f"{chance.randint(1000, 9999)}{chance.choice(('', ' '))}{names.initial()}{names.initial()}",
            "motie": lambda: "motie" + chance.choice(("-", " ")) + names.core() + chance.choice(("", "/" + names.core(), " c.s.")),
            "prog": self._programme,
            "kop": self._heading,
            "school": lambda: f"{chance.choice(words['schoolsoort'])} {names.brand()}",
            "schoolnaam": self._school,
            "woonplek": self._home,
            "zaaknr": self._number,
            "leeftj": lambda: chance.choice((f"{chance.randint(1, 60)}-jarige", f"{chance.choice(_COUNTED)}jarige")),
            "rang": lambda: chance.choice((f"{chance.randint(1, 60)}e", chance.choice(_RANKED))),
            "datum": self._date,
            "jaar": lambda: str(chance.randint(1998, 2030)),
            "tijd": lambda: f"{chance.randint(0, 23)}{chance.choice('.:')}{chance.randint(10, 59)}",
            "leeft": self._age,
            "tel": lambda: f"06{chance.choice(('', '-', ' '))}{chance.randint(10000000, 99999999)}",
            "mail": lambda: f"{names.given()[:1].lower()}.{re.sub('[^a-z]', '', names.core().lower())}@{chance.choice(('voorbeeld', 'zorg', 'gemeente'))}.nl",
            "bsn": lambda: str(chance.randint(100000000, 999999999)),
            "zaak": lambda: f"{names.initial()}{names.initial()}-{chance.randint(2015, 2026)}-{chance.randint(100, 99999)}",
            "bedrag": lambda: f"€ {chance.randint(1, 900)}.{chance.randint(100, 999)}",
            "num": lambda: str(chance.randint(1, 120)),
        }  # fmt: skip

    def fill(self, slot: str, made: Text) -> None:
        made.add(self._words_for(slot), LABELS.get(slot, ""))

    def _words_for(self, slot: str) -> str:
        if slot in _CAPITALS:
            words = self._words_for(slot.lower())
            return words[:1].upper() + words[1:]
        return self.slots[slot]() if slot in self.slots else self.chance.choice(self.words[slot])

    def _verb(self) -> str:
        return self.chance.choice(self.words["ww"] if self.chance.random() < 0.75 else self.verbs)

    @cached_property
    def verbs(self) -> list[str]:
        """Words of the dictionary with a "t" behind the stem of another."""
        known = set(self.dictionary)
        return [word for word in self.dictionary if word.endswith("t") and word[:-1] + "en" in known]

    def _abbreviation(self) -> str:
        if self.chance.random() < 0.4:
            return self.chance.choice(self.words["afk"])
        return "".join(self.names.initial() for _ in range(self.chance.choice((2, 2, 3, 3, 4, 5))))

    def _scribble(self) -> str:
        """Lower-case letters that are no word: shorthand and slips."""
        word = self.chance.choice(self.dictionary)
        return self.chance.choice(
            (word[:2] + word[-1], word[:3], word[:2], word[0] + word[2:], word + word[-1], word[:4] + ".")
        )

    def _organisation(self) -> str:
        chance, roll = self.chance, self.chance.random()
        if roll < 0.35:
            return chance.choice(self.words["ketenorg"])
        if roll < 0.5:
            return chance.choice(self.keep)
        if roll < 0.62:
            return f"{chance.choice(self.words['soort'])} {self.names.brand()}"
        if roll < 0.74:
            return f"{self.names.brand()} {chance.choice(self.words['achter'])}"
        if roll < 0.8:
            return f"gemeente {chance.choice(self.names.places)}"
        if roll < 0.86:
            return chance.choice(self.words["afk"])
        if roll < 0.9:
            return "".join(self.names.initial() for _ in range(chance.randint(2, 5)))
        return self.names.brand()

    def _street(self) -> str:
        chance = self.chance
        roll = chance.random()
        if roll < 0.6:
            return chance.choice(self.dictionary).capitalize() + chance.choice(self.words["straatdeel"])
        if roll < 0.8:
            return f"{self.names.given()} {self.names.core()}{chance.choice(self.words['straatdeel'])}"
        return f"{chance.choice(('Oude', 'Nieuwe', 'Burgemeester', 'Grote', 'Dr.'))} {self.names.core()}{chance.choice(self.words['straatdeel'])}"

    def _age(self) -> str:
        chance = self.chance
        years = chance.randint(0, 19) if chance.random() < 0.7 else chance.randint(20, 90)
        word = chance.choice(_COUNTED)
        return chance.choice(
            (
                f"{years}", f"{years}", f"{years} jaar", f"{years} jr", f"{years}jr", f"{years} j", word, word, f"{word} jaar",
                f"{chance.randint(2, 11)} maanden", f"{chance.randint(1, 11)} mnd", f"{chance.randint(2, 20)} weken", "anderhalf",
                f"{chance.randint(1, 17)};{chance.randint(0, 11)}", f"{chance.randint(1, 17)},5 jaar",
            )
        )  # fmt: skip

    def _school(self) -> str:
        """What people call a school: seldom by its kind."""
        chance = self.chance
        word = chance.choice(self.dictionary).capitalize()
        name = chance.choice((self.names.core, self.names.given, self.names.brand))()
        return chance.choice(
            (
                f"De {word}", f"Het {word}", f"'t {word}", f"De {word}", f"het {word}", f"de {word}", word, name,
                f"{chance.choice(self.words['schoolsoort'])} {word}", f"{chance.choice(self.words['schoolsoort'])} De {word}",
                f"{name} {chance.choice(('College', 'Lyceum', 'VO', 'Gymnasium', 'Mavo', 'Dalton'))}", f"{name}school",
                f"Sint {self.names.given()}", f"St. {name}school", f"De {word} en {chance.choice(self.dictionary).capitalize()}",
                f"{chance.choice(('kdv', 'bso', 'psz', 'KDV', 'BSO', 'voorschool', 'peuteropvang', 'IKC', 'kindcentrum'))} {word}",
                f"{word}{chance.choice(('college', 'school', 'lyceum'))}", f"De {chance.choice(self.words['adj']).capitalize()}e {word}",
            )
        )  # fmt: skip

    def _home(self) -> str:
        """Street and number in many spellings; half of the streets do not end like one."""
        chance = self.chance
        word, number = chance.choice(self.dictionary).capitalize(), chance.randint(1, 900)
        street = chance.choice(
            (
                self._street(), self._street(), word, word, f"De {word}", f"Het {word}", f"'t {word}", f"Onder de {word}",
                f"Achter het {word}", f"{chance.choice(('Lange', 'Korte', 'Oude', 'Hoge'))} {word}", f"{word}str.", f"{word}ln",
                f"{self.names.initial()}. {self.names.core()}{chance.choice(self.words['straatdeel'])}", self.names.core() + "hof",
                f"Laan van {self.names.core()}", f"{chance.randint(1, 5)}e {word}{chance.choice(self.words['straatdeel'])}",
                f"Plein {chance.randint(1900, 2020)}", f"Burg. {self.names.core()}weg", self._street().lower(),
            )
        )  # fmt: skip
        tail = chance.choice(
            ("", "", "", "a", " A", "-2", " bis", " hs", "-III", "/4", "b", " 2e etage", " kamer 4")
        )
        return f"{street}{chance.choice((' ', ' ', ' ', ' nr. ', ', nummer '))}{number}{tail}"

    def _number(self) -> str:
        """A file number in the manner of one organisation or another."""
        form = self.chance.choice(
            (
                "0000000", "000000", "00000", "LL-0000-000", "L00.00000", "0000-LL-00000", "LLL/00/0000", "00.000.000", "L-000000",
                "LL 00-0000", "00/000000-00", "L/00/000000", "LL00000", "000-000-000", "0000/00000", "LLL.00000.0", "L0000000",
                "00-0000", "LL 00/0000", "200.000.000/00", "0000.00000", "00000/L", "#00000", "LL-000000-L",
            )
        )  # fmt: skip
        chance, letter = self.chance, self.names.initial
        return "".join(str(chance.randint(0, 9)) if c == "0" else letter() if c == "L" else c for c in form)

    def _programme(self) -> str:
        chance = self.chance
        words = [chance.choice(self.words["zn"] + self.words["adj"] + self.dictionary[:3000]) for _ in range(3)]
        form = chance.choice(
            (
                "{A} {B}", "{A} {b}", "{A} in {B}", "{A} en {B}", "{A} met {b}", "{A}{b}", "{A} {b} {c}", "Samen {A}", "{k}",
                "{A} op {B}", "{A} voor {b}",
            )
        )  # fmt: skip
        return form.format(
            A=words[0].capitalize(), B=words[1].capitalize(), b=words[1], c=words[2], k=self.names.brand()
        )

    def _heading(self) -> str:
        chance = self.chance
        words = [chance.choice(self.words["zn"] + self.words["thema"]) for _ in range(2)]
        form = chance.choice(("{n} {A}", "{A} en {b}", "{A}", "{n}. {A} van {b}", "{U}", "{A} {B}"))
        return form.format(
            n=f"{chance.randint(1, 9)}.{chance.randint(1, 9)}",
            A=words[0].capitalize(),
            b=words[1],
            B=words[1].capitalize(),
            U=words[0].upper(),
        )

    def _date(self) -> str:
        chance = self.chance
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1960, 2026)
        name = self.words["maand"][month - 1]
        return chance.choice(
            (
                f"{day} {name} {year}",
                f"{day} {name}",
                f"{day:02}-{month:02}-{year}",
                f"{day}/{month}",
                f"{name} {year}",
            )
        )


_COUNTED = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien",
    "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig", "drieëntwintig", "dertig", "veertig",
)  # fmt: skip
_RANKED = (
    "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde", "dertiende",
    "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
)  # fmt: skip
