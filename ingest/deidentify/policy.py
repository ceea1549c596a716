"""The policies as data: what happens with each kind of finding, with examples that are tests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from index.errors import SettingsError
from index.model import Policy

POLICIES = Path(__file__).parent / "data" / "beleid"

MASK, KEEP, GENERALISE, FLAG = "maskeren", "behouden", "veralgemenen", "signaleren"
WITH_PERSON, OF_PERSON = "bij persoon", "van een mens"


@dataclass(frozen=True, slots=True)
class Rules:
    """One policy; `actions` and `thresholds` by label of a finding, `masks` the Dutch text in its place."""

    name: Policy
    actions: Mapping[str, str]
    thresholds: Mapping[str, float]
    masks: Mapping[str, str]
    uncertain: frozenset[str]
    """Direct identifiers: a possible one that stays readable stops the document."""
    doubt: float | None
    """How sure the trained component must be of what the rules explain away, for a person to look first."""
    released_by_machine: bool
    small_cell: int
    roles: bool
    """People are called by their role in the case instead of a number."""
    examples: tuple[Mapping[str, str], ...]
    fingerprint: str


@cache
def load_policy(name: Policy) -> Rules:
    path = POLICIES / f"{name}.yaml"
    if not path.is_file():
        raise SettingsError(f"Er is geen beleid “{name}”; kies openbaar of casus.")
    content = path.read_bytes()
    data = yaml.safe_load(content)
    return Rules(
        name=name,
        actions={label: rule["doe"] for label, rule in data["soorten"].items()},
        thresholds={label: float(rule.get("vanaf", 0.5)) for label, rule in data["soorten"].items()},
        masks={label: rule["masker"] for label, rule in data["soorten"].items() if "masker" in rule},
        uncertain=frozenset(data["houdt_tegen"]),
        doubt=float(data["twijfel"]) if "twijfel" in data else None,
        released_by_machine=bool(data["vrijgave_door_machine"]),
        roles=bool(data.get("rollen", False)),
        small_cell=int(data.get("kleine_cel", 10)),
        examples=tuple(data["voorbeelden"]),
        fingerprint=hashlib.sha256(content).hexdigest()[:12],
    )
