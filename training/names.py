"""Names: listed ones mixed, new ones made letter by letter, and words and places used as names."""

# ruff: noqa: E501 -- lines of data read best on one line; repeatable, not secret

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.word import Is

PARTICLES = (
    "van", "van", "van", "van de", "van de", "van der", "van der", "van den", "de", "de", "de", "den", "der",
    "ter", "ten", "te", "van 't", "in 't", "'t", "op den", "op de", "van ter", "uit de", "uit den", "aan de", "von",
    "el", "al", "ben", "la", "di", "da", "dos", "du", "v.d.", "v/d", "v.", "van het", "zu", "onder de", "over de", "bij de",
)  # fmt: skip
GLUED = ("El ", "Al-", "Ait ", "Ben ", "O'", "Mc", "Mac", "D'", "Abd", "Abdul ", "Bin ", "Ould ", "St. ", "Tjon A ", "Oude ", "Groot ",
         "Klein ", "Al ", "El-", "De ", "La ", "Le ", "Di ", "Ter ")  # fmt: skip
_ORDER = 3


class Letters:
    """New words that sound like those it read: each letter follows the three before it."""

    def __init__(self, words: Iterable[str], chance: random.Random) -> None:
        self._chance = chance
        self._next: dict[str, list[str]] = defaultdict(list)
        for word in words:
            padded = "^" * _ORDER + word.lower() + "$"
            for i in range(_ORDER, len(padded)):
                self._next[padded[i - _ORDER : i]].append(padded[i])

    def word(self) -> str:
        while True:
            made = "^" * _ORDER
            while not made.endswith("$") and len(made) < 16:
                made += self._chance.choice(self._next[made[-_ORDER:]])
            word = made.strip("^$")
            if 3 <= len(word) <= 12 and word.isalpha():
                return word.capitalize()


class Names:
    """Given names, surnames and brands; `listed` is how often one comes from the lists the rules know too."""

    def __init__(self, lexicon: Lexicon, faker: dict[str, list[str]], chance: random.Random) -> None:
        self._chance = chance
        self._lexicon = lexicon
        self._faker = faker
        kinds: dict[str, list[str]] = defaultdict(list)
        for name, flags in lexicon.names.items():
            for flag in flags:
                if len(name) > 2 and "-" not in name:
                    kinds[flag].append(name)
        self._kinds = kinds
        self.places = [name for name in kinds["p"] if not set(lexicon.names[name]) & set("sg")]
        self._new_given = [
            Letters(part, chance) for part in (faker["given_nl"], faker["given_other"], kinds["g"], kinds["f"])
        ]
        self._new_surname = [
            Letters(part, chance)
            for part in (faker["surname_nl"], faker["surname_other"], kinds["s"], kinds["w"])
        ]

    @cached_property
    def words(self) -> list[str]:
        """Dictionary words that can stand for a name."""
        return [
            word
            for word in sorted(self._lexicon.words)
            if 3 <= len(word) <= 9
            and word.isalpha()
            and word.isascii()
            and not self._lexicon[word].flags & Is.STARTER
        ]

    @cached_property
    def _ambiguous(self) -> list[str]:
        """Given names that are also a word or a place."""
        return [name for name in self._kinds["g"] + self._kinds["o"] if self._lexicon[name].letter == "g"]

    @cached_property
    def _ambiguous_surnames(self) -> list[str]:
        return [name for name in self._kinds["s"] if self._lexicon[name].letter == "s"]

    def word_as_given(self) -> str:
        """ "Roos", "Wil", "Storm", and now and then a word that nobody is called by yet."""
        return self._chance.choice(self._ambiguous if self._chance.random() < 0.75 else self.words).capitalize()

    def word_as_surname(self) -> str:
        return self._chance.choice(
            self._ambiguous_surnames if self._chance.random() < 0.7 else self.words
        ).capitalize()

    def given(self) -> str:
        chance = self._chance
        roll = chance.random()
        if roll < 0.34:
            name = chance.choice(self._faker["given_nl"])
        elif roll < 0.46:
            name = chance.choice(self._faker["given_other"])
        elif roll < 0.51:
            name = chance.choice(self._kinds["f"])
        elif roll < 0.62:
            name = chance.choice(self._ambiguous)
        elif roll < 0.70:
            name = chance.choice(self.words).capitalize()
        else:
            name = chance.choice(self._new_given).word()
        if chance.random() < 0.05:
            name += chance.choice(("-", " ")) + (self._faker_given() if chance.random() < 0.7 else self.given())
        return self._slip(name)

    def _faker_given(self) -> str:
        return self._chance.choice(self._faker["given_nl"])

    def core(self) -> str:
        """A surname without tussenvoegsel."""
        chance = self._chance
        roll = chance.random()
        if roll < 0.30:
            name = chance.choice(self._faker["surname_nl"]).split()[-1]
        elif roll < 0.44:
            name = chance.choice(self._faker["surname_other"]).split()[-1]
        elif roll < 0.48:
            name = chance.choice(self._kinds["s"])
        elif roll < 0.57:
            name = chance.choice(self._ambiguous_surnames)
        elif roll < 0.66:
            name = chance.choice(self.words).capitalize()
        elif roll < 0.70:
            name = chance.choice(self._kinds["p"])
        elif roll < 0.72:
            name = chance.choice(self._kinds["g"])
        else:
            name = chance.choice(self._new_surname).word()
        return name[:1].upper() + self._slip(name[1:])

    def surname(self) -> tuple[str, str]:
        """Tussenvoegsel (or nothing) and the rest, double names and glued parts included."""
        chance = self._chance
        roll = chance.random()
        if roll < 0.05:
            return "", chance.choice(GLUED) + self.core()
        core = self.core()
        if chance.random() < 0.06:
            core += "-" + chance.choice(("", "", "van ", "de ", "van der ")) + self.core()
        elif chance.random() < 0.02:
            core += " " + self.core()
        return (chance.choice(PARTICLES) if roll < 0.33 else ""), core

    def brand(self) -> str:
        """The name of a firm, house or method that no list knows."""
        chance = self._chance
        roll = chance.random()
        if roll < 0.25:
            return self._new_word() + chance.choice(
                ("a", "ia", "is", "on", "um", "ent", "era", "iq", "io", "ix", "vio", "tis", "ant")
            )
        if roll < 0.45:
            return chance.choice(self.words).capitalize() + chance.choice(
                ("zorg", "hulp", "werk", "punt", "link", "lab", "kracht", "huis", "")
            )
        if roll < 0.6:
            return " ".join(chance.choice(self.words).capitalize() for _ in range(2))
        if roll < 0.7:
            return chance.choice(("De ", "Het ", "Huize ", "'t ")) + chance.choice(self.words).capitalize()
        if roll < 0.8:
            return self.core()
        if roll < 0.88:
            return f"{self.core()} {chance.choice(('&', 'en'))} {self.core()}"
        return self._new_word() + chance.choice(("Zorg", "Jeugd", "Plus", "Net", "+", " 360", "2020"))

    def initial(self) -> str:
        """A letter that opens a name; those that many names open with come more often."""
        return self._chance.choice("ABCDEFGHIJKLMNOPRSTVWYZMJASR")

    def _new_word(self) -> str:
        word = self._chance.choice(self.words)
        return word[: self._chance.randint(3, 5)].capitalize()

    def _slip(self, name: str) -> str:
        """Now and then a letter doubled, left out or without its accent."""
        if self._chance.random() > 0.03 or len(name) < 5:
            return name
        i = self._chance.randrange(1, len(name) - 1)
        return (
            name[:i] + name[i] * 2 + name[i + 1 :] if self._chance.random() < 0.5 else name[:i] + name[i + 1 :]
        )


def faker_names() -> dict[str, list[str]]:
    """Given names and surnames of Faker's locales (MIT), those of the Low Countries apart; Latin letters only."""
    import importlib
    import pkgutil

    import faker.providers.person as package

    found: dict[str, set[str]] = defaultdict(set)
    for module in pkgutil.iter_modules(package.__path__):
        provider = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "Provider", None)
        if provider is None:
            continue
        where = "nl" if module.name in {"nl_NL", "nl_BE", "fy_NL"} else "other"
        for attribute, kind in (("first_names", "given"), ("first_names_male", "given"), ("first_names_female", "given"),
                                ("last_names", "surname")):  # fmt: skip
            listed = getattr(provider, attribute, ())
            for name in () if isinstance(listed, property) else listed:
                if (
                    isinstance(name, str)
                    and 2 < len(name) < 20
                    and max(name) < "\u0250"
                    and name[:1].isalpha()
                    and "." not in name
                ):
                    found[f"{kind}_{where}"].add(name[:1].upper() + name[1:])
    return {kind: sorted(names) for kind, names in found.items()}
