"""What the vocabulary holds: concepts, the names they go by in time, and where those stand in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Scheme = str
"""proeftuin, organisatie, gemeente, thema, basisprincipe, begrip or soort."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a concept.

    `role` is naam, synoniem, afkorting, projectnaam, lokale naam, oude naam, plaats, portefeuille or term;
    only the first six mean the concept itself. `first` and `last` bound the time in which the name was used.
    """

    text: str
    role: str
    first: date | None = None
    last: date | None = None
    only_after: str = ""
    """Word that must stand before a name that is an ordinary word as well ("gemeente Best")."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A regular expression that speaks for (or against) a kind of document."""

    pattern: re.Pattern[str]
    place: str
    """begin, kop, slot or overal"""
    weight: float
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of the vocabulary; `key` is what is stored, `label` what people see."""

    scheme: Scheme
    key: str
    label: str
    names: tuple[Name, ...]
    related: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()
    general: bool = False
    """A theme that counts only in papers about youth and safety."""
    first: date | None = None
    last: date | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def known_as(self, role: str) -> tuple[str, ...]:
        return tuple(name.text for name in self.names if name.role == role)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of `concept` at `text[start:end]`."""

    start: int
    end: int
    concept: Concept
    name: Name


MEANS_THE_CONCEPT = ("naam", "synoniem", "afkorting", "projectnaam", "lokale naam", "oude naam")
