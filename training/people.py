"""The slots of zinnen/ that name a person: a name in one of the forms that people write, marked in the text."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from training.names import Names
from training.text import PERSON, Text

Slot = Callable[[Text], None]
"""Adds to a text what a slot stands for."""


class People:
    def __init__(self, names: Names, words: Mapping[str, Sequence[str]], chance: random.Random) -> None:
        self.names = names
        self.words = words
        self.chance = chance
        self.slots: Mapping[str, Slot] = {
            "n": self._any, "wie2": self._any, "va": self._full, "ia": self._named_by_initials,
            "b": self._surname, "rev": self._reversed, "av": self._reversed, "tn": self._titled,
            "rn": self._role, "on": self._office, "rij": self._row,
            "Tn": lambda made: _capitalised(made, self._titled),
            "Rn": lambda made: _capitalised(made, self._role),
            "VA": lambda made: _cased(made, self._full, str.upper),
            "B": lambda made: _cased(made, self._surname, str.upper),
            "bl": lambda made: _cased(made, self._surname, str.lower),
            "v": _one(self._called), "a": _one(self._formal), "poss": _one(self._owner),
            "vl": _one(lambda: names.given().lower()), "V": _one(lambda: names.given().upper()),
            "vw": _one(names.word_as_given), "bw": _one(names.word_as_surname),
            "l": _one(lambda: names.initial() + "."), "i": _one(self._initials),
            "JP": _one(self._letters), "nick": _one(self._nickname),
        }  # fmt: skip

    def _any(self, made: Text) -> None:
        roll = self.chance.random()
        if roll < 0.38:
            self._given(made)
        elif roll < 0.62:
            self._full(made)
        elif roll < 0.78:
            self._named_by_initials(made)
        elif roll < 0.88:
            self._titled(made)
        elif roll < 0.94:
            made.add(self._formal(), PERSON)
        elif roll < 0.97:
            first = self.names.initial() + "."
            made.add(first + self.names.initial() + "." if self.chance.random() < 0.5 else first, PERSON)
        else:
            self._reversed(made)

    def _given(self, made: Text) -> None:
        made.add(self.names.given(), PERSON)

    def _full(self, made: Text) -> None:
        name = self.names.given()
        if self.chance.random() < 0.08:
            name += " " + self.names.initial() + "."
            if self.chance.random() < 0.4:
                made.add(name, PERSON)
                return
        if self.chance.random() < 0.05:
            name += " " + self.names.given()
        particle, core = self.names.surname()
        made.add(" ".join(part for part in (name, particle, core) if part), PERSON)

    def _named_by_initials(self, made: Text) -> None:
        count = self.chance.choice((1, 1, 1, 2, 2, 3))
        initials = self.chance.choice(("", "", " ")).join(self.names.initial() + "." for _ in range(count))
        particle, core = self.names.surname()
        call = f" ({self.names.given()})" if self.chance.random() < 0.08 else ""
        made.add(f"{initials}{call} " + " ".join(part for part in (particle, core) if part), PERSON)

    def _surname(self, made: Text) -> None:
        particle, core = self.names.surname()
        made.add(f"{particle} {core}".strip(), PERSON)

    def _titled(self, made: Text) -> None:
        made.add(self.chance.choice(self.words["titel"]) + " ")
        roll = self.chance.random()
        if roll < 0.5:
            self._surname(made)
        elif roll < 0.7:
            self._named_by_initials(made)
        elif roll < 0.85:
            self._full(made)
        elif roll < 0.93:
            self._given(made)
        else:
            made.add(self.names.initial() + ".", PERSON)

    def _role(self, made: Text) -> None:
        role = self.chance.choice(self.words[self.chance.choice(("kin", "func"))])
        made.add(role + self.chance.choice((" ", " ", " ", ", ")))
        self._plain(made)

    def _office(self, made: Text) -> None:
        made.add(self.chance.choice(self.words["ambt"]) + " ")
        if self.chance.random() < 0.6:
            made.add(self._formal(), PERSON)
        else:
            self._plain(made)

    def _plain(self, made: Text) -> None:
        self.chance.choice((self._full, self._named_by_initials, self._given))(made)

    def _reversed(self, made: Text) -> None:
        particle, core = self.names.surname()
        first = self.names.given() if self.chance.random() < 0.7 else self.names.initial() + "."
        form = self.chance.choice(("{c}, {f} {p}", "{p} {c}, {f}", "{c}, {f}", "{C}, {f}", "{C} {f}"))
        name = form.format(c=core, f=first, p=particle, C=f"{particle} {core}".upper().strip()).strip()
        made.add(name, PERSON)

    def _row(self, made: Text) -> None:
        count = self.chance.choice((2, 2, 3, 3, 4))
        for i in range(count):
            if i:
                joined = i == count - 1 and self.chance.random() < 0.8
                made.add(self.chance.choice((" en ", " & ", "/", " + ")) if joined else ", ")
            self._given(made)

    def _called(self) -> str:
        return self.names.given() if self.chance.random() < 0.93 else self._short()

    def _formal(self) -> str:
        """A surname as it stands without a given name: "De Vries"."""
        particle, core = self.names.surname()
        return f"{particle[:1].upper()}{particle[1:]} {core}".strip()

    def _owner(self) -> str:
        name = self.names.given()
        return name + ("'" if name[-1] in "sxz" else "'s" if name[-1] in "aiouy" else "s")

    def _initials(self) -> str:
        return " ".join(self.names.initial() + "." for _ in range(self.chance.choice((1, 1, 2))))

    def _letters(self) -> str:
        """The letters by which colleagues go: "JP", "MvD", "AHa"."""
        form = self.chance.choice(("LL", "LL", "LL", "LLL", "LvL", "LdL", "Ll", "LvdL", "LLl"))
        initial = self.names.initial
        return "".join(initial() if c == "L" else initial().lower() if c == "l" else c for c in form)

    def _short(self) -> str:
        """A call name: "Joppie", "Mo", "JP"."""
        name = self.names.given()
        if self.chance.random() < 0.25:
            return self.names.initial() + self.names.initial()
        return self.chance.choice(
            (name[:4].rstrip("'- ") + "ie", name[:3] + "je", name[:2], "Kleine " + name, name[:3] * 2)
        )

    def _nickname(self) -> str:
        chance = self.chance
        roll = chance.random()
        if roll < 0.5:
            return self._short()
        if roll < 0.7:
            return chance.choice(_BEFORE_A_NICKNAME) + self.names.given()
        if roll < 0.85:
            return self.names.given().lower() + chance.choice(
                (str(chance.randint(1, 2012)), "_x", "xx", "official", ".nl")
            )
        return chance.choice(self.names.words).capitalize()


_BEFORE_A_NICKNAME = (
    "Dikke ", "Lange ", "Kleine ", "Rooie ", "Gekke ", "Malle ", "Ome ", "Zwarte ", "Big ", "Lil ", "MC ",
)  # fmt: skip


def _one(name: Callable[[], str]) -> Slot:
    return lambda made: made.add(name(), PERSON)


def _cased(made: Text, slot: Slot, case: Callable[[str], str]) -> None:
    own = Text()
    slot(own)
    made.add(case("".join(own.parts)), PERSON)


def _capitalised(made: Text, slot: Slot) -> None:
    opening = len(made.parts)
    slot(made)
    made.parts[opening] = made.parts[opening][:1].upper() + made.parts[opening][1:]
