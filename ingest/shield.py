"""Sentences that people type, shielded."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from index.model import Policy
from ingest.deidentify import Deidentifier


class Shield:
    """Shields one text at a time; the engine is made for the first one."""

    def __init__(self, make_deidentifier: Callable[[], Deidentifier]) -> None:
        self._make_deidentifier = make_deidentifier
        self._deidentifier: Deidentifier | None = None
        self._busy = Lock()

    def shielded(self, text: str, policy: Policy) -> str:
        with self._busy:
            self._deidentifier = self._deidentifier or self._make_deidentifier()
            return self._deidentifier.shield(text, policy)[0]
