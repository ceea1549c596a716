"""The grammar of zinnen/: a random walk through it gives a text of the domain with its people marked."""

# ruff: noqa: E501 -- lines of data read best on one line; repeatable, not secret

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from ingest.deidentify.lexicon import Lexicon
from training.names import Names

HERE = Path(__file__).parent
SENTENCES = HERE / "zinnen"
_PIECE = re.compile(r"\[([^\[\]]*)\]|\{(@?\w+)\}|~|\\n", re.DOTALL)


Mark = tuple[int, int, str]
"""First and last character, label."""
MARKED = {
    "straat": "ADDRESS", "adres": "ADDRESS", "woonplek": "ADDRESS", "school": "SCHOOL", "schoolnaam": "SCHOOL",
    "leeft": "AGE", "leeftj": "AGE", "rang": "AGE", "zaak": "CASE", "zaaknr": "CASE",
}  # fmt: skip
"""Slots that say where someone lives or learns, how old someone is, or under what number someone is known."""


@dataclass(slots=True)
class Text:
    """Characters so far, and the stretches that name a person or point at one."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, words: str, person: bool = False, label: str = "") -> None:
        if not words:
            return
        if person or label:
            self.marks.append((self.length, self.length + len(words), label or "PERSON"))
        self.parts.append(words)
        self.length += len(words)


class Grammar:
    """Texts from the sections of zinnen/; blocks are the starting points, those with more lines more often."""

    def __init__(self, lexicon: Lexicon, names: Names, chance: random.Random) -> None:
        self.chance = chance
        self.names = names
        self.sections = _sections(
            "\n".join(path.read_text(encoding="utf-8") for path in sorted(SENTENCES.glob("*.txt")))
        )
        words = yaml.safe_load((HERE / "woorden.yaml").read_text(encoding="utf-8"))
        self.words = {
            key: [w.replace("\\u00a0", " ") for w in value.split(" ")] for key, value in words.items()
        }
        self.blocks = [name for name in self.sections if name.startswith("blok ")]
        self.weights = [len(self.sections[name]) ** 0.5 for name in self.blocks]
        self.dictionary = [w for w in names.words if len(w) > 3]
        self.long_words = [w for w in sorted(lexicon.words) if 6 <= len(w) <= 22 and w.isalpha()]
        self.all_words = [w for w in sorted(lexicon.words) if 2 <= len(w) <= 18 and w.isalpha()]
        self.common = [
            *self.words["zn"],
            *self.words["adj"],
            *self.words["ww"],
            *self.words["wwmv"],
            *self.words["kin"],
        ]
        self.keep = [name for name in lexicon.keep if len(name) > 2]

    def text(self) -> Text:
        """One paragraph or a few of the same block."""
        block = self.chance.choices(self.blocks, self.weights)[0]
        made = Text()
        for i in range(self.chance.choice((1, 1, 2, 3))):
            if i:
                made.add(self.chance.choice(("\n\n", " ", "\n")))
            self.expand(self.chance.choice(self.sections[block]), made)
        return made

    def expand(self, template: str, made: Text) -> None:
        while True:
            # Inner choices first, so that they may be nested.
            chosen = re.sub(r"\[([^\[\]]*)\]", lambda m: self.chance.choice(m.group(1).split("|")), template)
            if chosen == template:
                break
            template = chosen
        done = 0
        for match in _PIECE.finditer(template):
            made.add(template[done : match.start()])
            done = match.end()
            found = match.group()
            if found == "~":
                made.add(self.chance.choice(("    ", "      ", "\t", " | ")))
            elif found == "\\n":
                made.add("\n")
            elif match.group(2).startswith("@"):
                self.expand(self.chance.choice(self.sections[match.group(2)[1:]]), made)
            else:
                self.fill(match.group(2), made)
        made.add(template[done:])

    def fill(self, slot: str, made: Text) -> None:
        people: dict[str, Callable[[Text], None]] = {
            "n": self._any, "va": self._full, "ia": self._initials, "rev": self._reversed, "tn": self._titled,
            "rn": self._role, "on": self._office, "rij": self._row, "wie2": self._any, "av": self._reversed,
            "VA": lambda m: self._cased(m, self._full, str.upper),
            "B": lambda m: self._cased(m, self._surname, str.upper),
            "bl": lambda m: self._cased(m, self._surname, str.lower),
        }  # fmt: skip
        if slot in people:
            people[slot](made)
        elif slot in {"Tn", "Rn"}:
            start = made.length
            people[slot.lower()](made)
            _capitalise(made, start)
        elif slot == "v":
            made.add(self.names.given() if self.chance.random() < 0.93 else self._short(), person=True)
        elif slot == "a":
            particle, core = self.names.surname()
            made.add(f"{particle[:1].upper()}{particle[1:]} {core}".strip(), person=True)
        elif slot == "b":
            self._surname(made)
        elif slot in self._single:
            made.add(self._single[slot](), person=True)
        elif slot == "l":
            made.add(self._letter() + ".", person=True)
        elif slot == "poss":
            name = self.names.given()
            made.add(name + ("'" if name[-1] in "sxz" else "'s" if name[-1] in "aiouy" else "s"), person=True)
        elif slot == "i":
            made.add(" ".join(self._letter() + "." for _ in range(self.chance.choice((1, 1, 2)))), person=True)
        else:
            made.add(self._thing(slot), label=MARKED.get(slot, ""))

    @cached_property
    def _single(self) -> dict[str, Callable[[], str]]:
        """Slots of one name in one form: lower case, capitals, a word, a pair of letters, a nickname."""
        return {
            "vl": lambda: self.names.given().lower(),
            "V": lambda: self.names.given().upper(),
            "vw": lambda: self.names.word_as_given(),
            "bw": lambda: self.names.word_as_surname(),
            "JP": self._pair,
            "nick": self._nickname,
        }

    def _cased(self, made: Text, name: Callable[[Text], None], case: Callable[[str], str]) -> None:
        own = Text()
        name(own)
        made.add(case("".join(own.parts)), person=True)

    def _pair(self) -> str:
        """The letters by which colleagues go: "JP", "MvD", "AHa"."""
        form = self.chance.choice(("LL", "LL", "LL", "LLL", "LvL", "LdL", "Ll", "LvdL", "LLl"))
        letters = [self._letter() if c == "L" else self._letter().lower() if c == "l" else c for c in form]
        return "".join(letters)

    def _nickname(self) -> str:
        chance = self.chance
        roll = chance.random()
        if roll < 0.5:
            return self._short()
        if roll < 0.7:
            return (
                chance.choice(
                    (
                        "Dikke ",
                        "Lange ",
                        "Kleine ",
                        "Rooie ",
                        "Gekke ",
                        "Malle ",
                        "Ome ",
                        "Zwarte ",
                        "Big ",
                        "Lil ",
                        "MC ",
                    )
                )
                + self.names.given()
            )
        if roll < 0.85:
            return self.names.given().lower() + chance.choice(
                (str(chance.randint(1, 2012)), "_x", "xx", "official", ".nl")
            )
        return chance.choice(self.names.words).capitalize()

    # --- people ---------------------------------------------------------------------------------------

    def _any(self, made: Text) -> None:
        roll = self.chance.random()
        if roll < 0.38:
            made.add(self.names.given(), person=True)
        elif roll < 0.62:
            self._full(made)
        elif roll < 0.78:
            self._initials(made)
        elif roll < 0.88:
            self._titled(made)
        elif roll < 0.94:
            self.fill("a", made)
        elif roll < 0.97:
            made.add(
                self._letter() + "." + (self._letter() + "." if self.chance.random() < 0.5 else ""), person=True
            )
        else:
            self._reversed(made)

    def _full(self, made: Text) -> None:
        name = self.names.given()
        if self.chance.random() < 0.08:
            name += " " + self._letter() + "."
            if self.chance.random() < 0.4:
                made.add(name, person=True)
                return
        if self.chance.random() < 0.05:
            name += " " + self.names.given()
        particle, core = self.names.surname()
        made.add(" ".join(part for part in (name, particle, core) if part), person=True)

    def _initials(self, made: Text) -> None:
        count = self.chance.choice((1, 1, 1, 2, 2, 3))
        initials = self.chance.choice(("", "", " ")).join(self._letter() + "." for _ in range(count))
        particle, core = self.names.surname()
        call = f" ({self.names.given()})" if self.chance.random() < 0.08 else ""
        made.add(f"{initials}{call} " + " ".join(part for part in (particle, core) if part), person=True)

    def _surname(self, made: Text) -> None:
        particle, core = self.names.surname()
        made.add(f"{particle} {core}".strip(), person=True)

    def _titled(self, made: Text) -> None:
        made.add(self.chance.choice(self.words["titel"]) + " ")
        roll = self.chance.random()
        if roll < 0.5:
            self._surname(made)
        elif roll < 0.7:
            self._initials(made)
        elif roll < 0.85:
            self._full(made)
        elif roll < 0.93:
            made.add(self.names.given(), person=True)
        else:
            made.add(self._letter() + ".", person=True)

    def _role(self, made: Text) -> None:
        made.add(
            self.chance.choice(self.words[self.chance.choice(("kin", "func"))])
            + self.chance.choice((" ", " ", " ", ", "))
        )
        self._plain(made)

    def _office(self, made: Text) -> None:
        made.add(self.chance.choice(self.words["ambt"]) + " ")
        if self.chance.random() < 0.6:
            self.fill("a", made)
        else:
            self._plain(made)

    def _plain(self, made: Text) -> None:
        self.chance.choice((self._full, self._initials, lambda m: m.add(self.names.given(), person=True)))(made)

    def _reversed(self, made: Text) -> None:
        particle, core = self.names.surname()
        first = self.names.given() if self.chance.random() < 0.7 else self._letter() + "."
        form = self.chance.choice(("{c}, {f} {p}", "{p} {c}, {f}", "{c}, {f}", "{C}, {f}", "{C} {f}"))
        name = form.format(c=core, f=first, p=particle, C=f"{particle} {core}".upper().strip()).strip()
        made.add(name, person=True)

    def _row(self, made: Text) -> None:
        count = self.chance.choice((2, 2, 3, 3, 4))
        for i in range(count):
            if i:
                made.add(
                    self.chance.choice((" en ", " & ", "/", " + "))
                    if i == count - 1 and self.chance.random() < 0.8
                    else ", "
                )
            made.add(self.names.given(), person=True)

    def _short(self) -> str:
        """A call name: "Joppie", "Mo", "JP"."""
        name = self.names.given()
        if self.chance.random() < 0.25:
            return self._letter() + self._letter()
        return self.chance.choice(
            (name[:4].rstrip("'- ") + "ie", name[:3] + "je", name[:2], "Kleine " + name, name[:3] * 2)
        )

    def _letter(self) -> str:
        return self.chance.choice("ABCDEFGHIJKLMNOPRSTVWYZMJASR")

    # --- all else -------------------------------------------------------------------------------------

    def _thing(self, slot: str) -> str:
        chance = self.chance
        if slot in {"org", "Org"}:
            made = self._organisation()
            return made[:1].upper() + made[1:] if slot == "Org" else made
        if slot in {"Zn", "Thema", "Kin", "Wet"}:
            made = self._thing(slot.lower())
            return made[:1].upper() + made[1:]
        makers: dict[str, Callable[[], str]] = {
            "zn": lambda: chance.choice(self.words["zn"] if chance.random() < 0.5 else self.long_words),
            "dw": lambda: chance.choice(self.all_words if chance.random() < 0.7 else self.common),
            "Dw": lambda: chance.choice(self.all_words if chance.random() < 0.7 else self.common).capitalize(),
            "DW": lambda: chance.choice(self.all_words).upper(),
            "AFK": self._abbreviation,
            "typ": self._scribble,
            "adj": lambda: chance.choice(self.words["adj"]),
            "ww": self._verb,
            "kaal": self.names.brand,
            "eigen": self.names.core,
            "plaats": lambda: chance.choice(self.names.places),
            "gem": lambda: chance.choice(self.names.places),
            "Gem": lambda: chance.choice(self.names.places),
            "straat": self._street,
            "adres": lambda: f"{self._street()} {chance.randint(1, 400)}{chance.choice(('', '', 'a', ' bis', '-2'))}",
            "pc": lambda: f"{chance.randint(1000, 9999)}{chance.choice(('', ' '))}{self._letter()}{self._letter()}",
            "motie": lambda: "motie" + chance.choice(("-", " ")) + self.names.core() + chance.choice(("", "/" + self.names.core(), " c.s.")),
            "prog": self._programme,
            "kop": self._heading,
            "school": lambda: f"{chance.choice(self.words['schoolsoort'])} {self.names.brand()}",
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
            "mail": lambda: f"{self.names.given()[:1].lower()}.{re.sub('[^a-z]', '', self.names.core().lower())}@{chance.choice(('voorbeeld', 'zorg', 'gemeente'))}.nl",
            "bsn": lambda: str(chance.randint(100000000, 999999999)),
            "zaak": lambda: f"{self._letter()}{self._letter()}-{chance.randint(2015, 2026)}-{chance.randint(100, 99999)}",
            "bedrag": lambda: f"€ {chance.randint(1, 900)}.{chance.randint(100, 999)}",
            "num": lambda: str(chance.randint(1, 120)),
        }  # fmt: skip
        if slot in makers:
            return makers[slot]()
        return chance.choice(self.words[slot])

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
        return "".join(self._letter() for _ in range(self.chance.choice((2, 2, 3, 3, 4, 5))))

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
            return "".join(self._letter() for _ in range(chance.randint(2, 5)))
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
                f"{self._letter()}. {self.names.core()}{chance.choice(self.words['straatdeel'])}", self.names.core() + "hof",
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
        chosen = (
            str(self.chance.randint(0, 9)) if c == "0" else self._letter() if c == "L" else c for c in form
        )
        return "".join(chosen)

    def _programme(self) -> str:
        chance = self.chance
        words = [chance.choice(self.words["zn"] + self.words["adj"] + self.dictionary[:3000]) for _ in range(3)]
        form = chance.choice(
            (
                "{A} {B}",
                "{A} {b}",
                "{A} in {B}",
                "{A} en {B}",
                "{A} met {b}",
                "{A}{b}",
                "{A} {b} {c}",
                "Samen {A}",
                "{k}",
                "{A} op {B}",
                "{A} voor {b}",
            )
        )
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


def _capitalise(made: Text, start: int) -> None:
    length = 0
    for i, part in enumerate(made.parts):
        if length == start:
            made.parts[i] = part[:1].upper() + part[1:]
            return
        length += len(part)


def _sections(source: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in source.split("\n"):
        if line.startswith("== "):
            lines = found.setdefault(line[3:].strip(), [])
        elif line and not line.startswith("# "):
            lines.append(line)
    return found
