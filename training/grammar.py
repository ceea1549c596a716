"""The grammar of zinnen/: a random walk through it gives a text of the domain with its people marked."""

from __future__ import annotations

import random
import re
from pathlib import Path

import yaml

from ingest.deidentify.lexicon import Lexicon
from training.names import Names
from training.people import People
from training.text import Text
from training.things import Things

HERE = Path(__file__).parent
SENTENCES = HERE / "zinnen"
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_PIECE = re.compile(r"\{(@?\w+)\}|~|\\n")


class Grammar:
    """Texts from the sections of zinnen/; blocks are the starting points, those with more lines more often."""

    def __init__(self, lexicon: Lexicon, names: Names, chance: random.Random) -> None:
        self.chance = chance
        self.names = names
        self.sections = _sections(
            "\n".join(path.read_text(encoding="utf-8") for path in sorted(SENTENCES.glob("*.txt")))
        )
        words = _words()
        self._people = People(names, words, chance)
        self._things = Things(lexicon, names, words, chance)
        self._blocks = [name for name in self.sections if name.startswith("blok ")]
        self._weights = [len(self.sections[name]) ** 0.5 for name in self._blocks]

    def text(self) -> Text:
        """One paragraph or a few of the same block."""
        block = self.chance.choices(self._blocks, self._weights)[0]
        made = Text()
        for i in range(self.chance.choice((1, 1, 2, 3))):
            if i:
                made.add(self.chance.choice(("\n\n", " ", "\n")))
            self._expand(self.chance.choice(self.sections[block]), made)
        return made

    def _expand(self, template: str, made: Text) -> None:
        template = self._chosen(template)
        done = 0
        for match in _PIECE.finditer(template):
            made.add(template[done : match.start()])
            done = match.end()
            if match.group() == "~":
                made.add(self.chance.choice(("    ", "      ", "\t", " | ")))
            elif match.group() == "\\n":
                made.add("\n")
            elif match[1].startswith("@"):
                self._expand(self.chance.choice(self.sections[match[1][1:]]), made)
            else:
                self._fill(match[1], made)
        made.add(template[done:])

    def _chosen(self, template: str) -> str:
        """The template with one of each `[a|b]`; inner choices first, so that they may be nested."""
        while True:
            chosen = _CHOICE.sub(lambda m: self.chance.choice(m[1].split("|")), template)
            if chosen == template:
                return template
            template = chosen

    def _fill(self, slot: str, made: Text) -> None:
        if slot in self._people.slots:
            self._people.slots[slot](made)
        else:
            self._things.fill(slot, made)


def _words() -> dict[str, list[str]]:
    listed = yaml.safe_load((HERE / "woorden.yaml").read_text(encoding="utf-8"))
    return {key: [w.replace("\\u00a0", " ") for w in value.split(" ")] for key, value in listed.items()}


def _sections(source: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in source.split("\n"):
        if line.startswith("== "):
            lines = found.setdefault(line[3:].strip(), [])
        elif line and not line.startswith("# "):
            lines.append(line)
    return found
