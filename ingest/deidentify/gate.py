"""The second reading: what the safe text still shows decides whether a machine may release it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.model import Decision, Finding
from ingest.deidentify.policy import Rules

if TYPE_CHECKING:
    from ingest.deidentify.engine import Deidentifier

_MASKED = re.compile(r"\[[^\]\n]{2,30}\]")
_CLEARLY = 0.6
"""What the component alone gives less is a word as well ("Haven en Burger"): it was weighed with the names
around it, that are dots by now."""
_NAMES = {
    "PERSON": "een naam",
    "OFFICIAL": "een naam",
    "PHONE": "een telefoonnummer",
    "EMAIL": "een e-mailadres",
    "BSN": "een bsn",
    "IBAN": "een rekeningnummer",
    "ADDRESS": "een adres",
    "POSTCODE": "een postcode",
    "DOB": "een geboortedatum",
    "CASE": "een dossiernummer",
    "PLATE": "een kenteken",
    "URL": "een persoonlijke pagina",
    "HANDLE": "een account",
    "SCHOOL": "een school",
    "AGE": "een leeftijd",
}


def second_reading(engine: Deidentifier, text: str, rules: Rules, findings: Sequence[Finding]) -> str:
    """Why a person must look first, as a Dutch sentence; empty when the machine may release the text."""
    if not rules.released_by_machine:
        return "Onder dit beleid geeft een mens vrij."
    settled = [match.span() for match in _MASKED.finditer(text)]
    # An office seen with all of the text around it, and what a person chose to keep, are no news.
    settled += [
        (one.safe_start, one.safe_end)
        for one in findings
        if one.decision is Decision.KEEP
        and (one.label == "OFFICIAL" or one.source == "beoordelaar")
        and one.safe_start is not None
        and one.safe_end is not None
    ]
    # The labels themselves ("[bsn]") are no cue for what stands beside them.
    blank = _MASKED.sub(lambda match: "·" * len(match.group()), text)
    left = [
        one
        for one in engine.findings_beside(blank, rules, settled)
        if one.decision is Decision.MASK
        and one.label in rules.uncertain
        and one.source != "veeg"
        and not (one.source == "spaCy" and one.score < _CLEARLY)
        and not any(s < one.end and one.start < e for s, e in settled)
    ]
    undecided = sum(one.decision is Decision.UNDECIDED and one.label in rules.uncertain for one in findings)
    labels = sorted({_NAMES.get(one.label, "een gegeven") for one in left})
    said = []
    if labels:
        said.append(f"De tweede lezing ziet nog {', '.join(labels)}.")
    if undecided:
        places = "één plek" if undecided == 1 else f"{undecided} plekken"
        said.append(f"Op {places} weet de computer niet of er een naam staat.")
    return " ".join(said)
