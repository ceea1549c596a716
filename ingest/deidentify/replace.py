"""Puts a Dutch label in the place of each masked finding; one person keeps one number within a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.model import Decision, Finding
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.policy import Rules


@dataclass(slots=True)
class Shield:
    """The people of one document and their numbers; forgotten when the document is done."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Name part in lower case → number of the person."""
    people: int = 0

    def number(self, name: str) -> int:
        lexicon = load_lexicon()
        parts = [
            lexicon[word].base
            for word in name.replace("\n", " ").replace("’", "'").split()
            if word.lower() not in lexicon.cues["tussenvoegsels"] and len(word.strip(".")) > 1
        ] or [name.lower()]
        for part in reversed(parts):
            if part in self.numbers:
                number = self.numbers[part]
                break
        else:
            self.people += 1
            number = self.people
        for part in parts:
            self.numbers.setdefault(part, number)
        return number


def replace_findings(
    text: str, findings: Sequence[Finding], rules: Rules, shield: Shield
) -> tuple[str, tuple[Finding, ...]]:
    """The text with every masked finding replaced, and the findings with their place in it.

    `findings` are in reading order and do not overlap.
    """
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
    mask = rules.masks.get(one.label, "[afgeschermd]")
    return mask.replace("{n}", str(shield.number(original))) if "{n}" in mask else mask
