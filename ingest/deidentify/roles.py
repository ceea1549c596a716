"""Who someone is in a case: [moeder], [kind 1], [hulpverlener A]; read from the words around the name."""

# ruff: noqa: E501 -- lists of words read best on one line

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.model import Finding
from ingest.deidentify.evidence import WHO
from ingest.deidentify.lexicon import Lexicon

_CHILD = frozenset(
    [
        "zoon",
        "zoontje",
        "dochter",
        "dochtertje",
        "kind",
        "kleinkind",
        "jongen",
        "jongetje",
        "meisje",
        "baby",
        "peuter",
        "kleuter",
        "puber",
        "tiener",
        "jongere",
        "jeugdige",
        "minderjarige",
        "broer",
        "broertje",
        "zus",
        "zusje",
        "leerling",
        "oudste",
        "jongste",
        "tweeling",
        "kinderen",
        "zoons",
        "dochters",
        "pupil",
        "halfbroer",
        "halfzus",
        "halfzusje",
        "halfbroertje",
        "broers",
        "zussen",
        "zusjes",
        "broertjes",
    ]
)
_SINGLE = {
    "moeder": "moeder", "mama": "moeder", "mam": "moeder", "moeders": "moeder", "vader": "vader", "papa": "vader", "pap": "vader", "pa": "vader", "ma": "moeder",
    "stiefmoeder": "stiefmoeder", "stiefvader": "stiefvader", "pleegmoeder": "pleegmoeder", "pleegvader": "pleegvader", "oma": "oma", "opa": "opa",
    "grootmoeder": "oma", "grootvader": "opa", "tante": "tante", "oom": "oom", "partner": "partner", "ex-partner": "ex-partner", "ex": "ex-partner",
}  # fmt: skip
_OTHER = frozenset(
    [
        "buurman",
        "buurvrouw",
        "vriend",
        "vriendin",
        "melder",
        "neef",
        "nicht",
        "huisgenoot",
        "oppas",
        "getuige",
        "verdachte",
        "slachtoffer",
    ]
)
ROLES = frozenset(_SINGLE.values()) | _OTHER | {"kind", "hulpverlener", "persoon"}
"""What a pseudonym can say of someone."""
_BEFORE = re.compile(r"([\w'-]+)(?:[ ,:(]|\s)*$")
_AFTER = re.compile(r"\s?[(,]\s?(?:de |haar |zijn |hun |een )?([\w-]+)")


@dataclass(slots=True)
class Cast:
    """The people of one case: a part of a name → who that is; nothing of it is kept."""

    lexicon: Lexicon
    names: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def learn(self, text: str, findings: Iterable[Finding]) -> None:
        """First everybody whose role is told, in reading order; who stays unknown becomes [persoon n]."""
        people = [one for one in findings if one.label in WHO]
        for one in people:
            parts = self.parts(text[one.start : one.end])
            role = self._role(text, one)
            if role and parts and not any(part in self.names for part in parts):
                self._give(parts, role)
            elif parts and (
                known := next((self.names[part] for part in reversed(parts) if part in self.names), None)
            ):
                self._share(parts, known)
        self._learn_surnames(text, people)

    def _learn_surnames(self, text: str, people: Iterable[Finding]) -> None:
        """A surname of which the case knows one bearer is that person: "mevrouw El Amrani"."""
        bearers: dict[str, set[str]] = {}
        for one in people:
            parts = self.parts(text[one.start : one.end])
            if len(parts) > 1:
                bearers.setdefault(parts[-1], set()).add(self.names.get(parts[0], parts[0]))
        for surname, who in bearers.items():
            (first, *others) = who
            if not others and first in self.names.values():
                self.names.setdefault(surname, first)

    def label(self, name: str) -> str:
        """The pseudonym of a name, the same for each of its parts."""
        parts = self.parts(name) or [name.lower()]
        known = next((self.names[part] for part in parts if part in self.names), None)
        if known is None and len(parts) == 1:
            known = self.names.get(parts[0].removesuffix("s"))
        if known is None:
            known = self._give(parts, "persoon")
        self._share(parts, known)
        return f"[{known}]"

    def parts(self, name: str) -> list[str]:
        lexicon = self.lexicon
        words = re.findall(r"[^\W\d_][\w'’.-]*", name)
        return [
            lexicon[word].base
            for word in words
            if word.lower() not in lexicon.cues["tussenvoegsels"] and len(word.strip(".")) > 1
        ]

    def _role(self, text: str, one: Finding) -> str:
        before = _BEFORE.search(text[max(0, one.start - 40) : one.start])
        after = _AFTER.match(text[one.end : one.end + 30])
        words = [match.group(1).lower() for match in (before, after) if match]
        for word in words:
            if word in _SINGLE:
                return _SINGLE[word]
            if word in _CHILD:
                return "kind"
            if word in self.lexicon.cues["hulpverlening"]:
                return "hulpverlener"
            if word in _OTHER:
                return word
        return ""

    def _give(self, parts: list[str], role: str) -> str:
        count = self.counts[role] = self.counts.get(role, 0) + 1
        if role == "hulpverlener":
            name = f"{role} {_letters(count)}"
        elif role in set(_SINGLE.values()):
            name = role if count == 1 else f"{role} {count}"
        else:
            name = f"{role} {count}"
        self._share(parts, name)
        return name

    def _share(self, parts: list[str], name: str) -> None:
        # A surname is shared by a family: only the first name tells its members apart.
        own = parts[:1] if len(parts) > 1 else parts
        for part in own:
            self.names.setdefault(part, name)
        if len(parts) > 1:
            self.names.setdefault(" ".join(parts), name)
            if name.startswith("hulpverlener"):
                self.names.setdefault(parts[-1], name)


def _letters(count: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
