"""Puts a Dutch label in the place of each masked finding; one person keeps one name within a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.model import Decision, Finding
from ingest.deidentify.age_bands import age_band
from ingest.deidentify.case_dates import CaseDates
from ingest.deidentify.evidence import WHO
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.monograms import monograms_of
from ingest.deidentify.policy import GENERALISE, Rules
from ingest.deidentify.roles import Cast
from ingest.deidentify.spread import INITIALS


@dataclass(slots=True)
class Shield:
    """The people and the dates of one document; forgotten when the document is done."""

    lexicon: Lexicon = field(default_factory=load_lexicon)
    numbers: dict[str, int] = field(default_factory=dict)
    """Name part in lower case → number of the person."""
    people: int = 0
    monograms: dict[str, str] = field(default_factory=dict)
    """Monogram → the name that it stands for."""
    cast: Cast | None = None
    dates: CaseDates = field(default_factory=CaseDates)

    def prepare(self, text: str, findings: Sequence[Finding], rules: Rules) -> None:
        """Look at everybody before anybody is named, so that the first mention has the right label too."""
        named = [one for one in findings if one.label in WHO and one.decision is Decision.MASK]
        if any(one.ground == INITIALS for one in named):
            self._learn_monograms({text[one.start : one.end] for one in named if one.ground != INITIALS})
        if rules.roles and self.cast is None:
            self.cast = Cast(self.lexicon)
        if self.cast is not None:
            self.cast.learn(text, findings)
        if rules.actions.get("DATE") == GENERALISE:
            self.dates.learn(text[one.start : one.end] for one in findings if one.label == "DATE")

    def _learn_monograms(self, names: Iterable[str]) -> None:
        """A monogram that two people share stands for neither: it gets a number of its own."""
        bearers: dict[str, dict[str, str]] = {}
        for name in sorted(names):
            for monogram in monograms_of(name, self.lexicon):
                bearers.setdefault(monogram, {})[self.lexicon[name.split()[-1]].base] = name
        for monogram, by_surname in bearers.items():
            if len(by_surname) == 1:
                self.monograms.setdefault(monogram, *by_surname.values())

    def person(self, name: str) -> str:
        name = self.monograms.get(name, name)
        if self.cast is not None:
            return self.cast.label(name)
        return f"[persoon {self._number(name)}]"

    def _number(self, name: str) -> int:
        parts = [
            self.lexicon[word].base
            for word in name.replace("\n", " ").replace("’", "'").split()
            if word.lower() not in self.lexicon.cues["tussenvoegsels"] and len(word.strip(".,")) > 1
        ] or [name.lower()]
        known = next((self.numbers[part] for part in reversed(parts) if part in self.numbers), None)
        if known is None:
            self.people += 1
            known = self.people
        for part in parts:
            self.numbers.setdefault(part, known)
        return known


def replace_findings(
    text: str, findings: Sequence[Finding], rules: Rules, shield: Shield
) -> tuple[str, tuple[Finding, ...]]:
    """The text with every masked finding replaced, and the findings with their place in it.

    `findings` are in reading order and do not overlap.
    """
    shield.prepare(text, findings, rules)
    parts: list[str] = []
    placed: list[Finding] = []
    done = length = 0
    for one in findings:
        parts.append(text[done : one.start])
        length += one.start - done
        original = text[one.start : one.end]
        shown = original if one.decision is not Decision.MASK else _mask(one, original, rules, shield)
        parts.append(shown)
        placed.append(replace(one, safe_start=length, safe_end=length + len(shown)))
        length += len(shown)
        done = one.end
    parts.append(text[done:])
    return "".join(parts), tuple(placed)


def _mask(one: Finding, original: str, rules: Rules, shield: Shield) -> str:
    if one.label in WHO:
        return shield.person(original)
    if rules.actions.get(one.label) == GENERALISE:
        return age_band(original) if one.label == "AGE" else shield.dates.shown(original)
    return rules.masks.get(one.label, "[afgeschermd]")
