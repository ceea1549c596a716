"""The engine of de-identification without its trained component: what form and label alone tell."""

from __future__ import annotations

from functools import cache

from ingest.deidentify import Deidentifier


@cache
def gate() -> Deidentifier:
    return Deidentifier(model="geen")
