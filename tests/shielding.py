"""What a text shows and hides once it is shielded."""

from __future__ import annotations

from index.model import Decision, Policy
from ingest.deidentify import Deidentifier


def masked(engine: Deidentifier, text: str, policy: Policy = "openbaar", label: str = "") -> list[str]:
    """What is masked, in reading order; with a `label` only what has it."""
    return [
        text[one.start : one.end]
        for one in engine.findings(text, policy)
        if one.decision is Decision.MASK and label in {"", one.label}
    ]


def shown(engine: Deidentifier, text: str) -> str:
    """A published text with a block for each thing that is masked."""
    for one in sorted(engine.findings(text, "openbaar"), key=lambda one: -one.start):
        if one.decision is Decision.MASK:
            text = f"{text[: one.start]}█{text[one.end :]}"
    return text
