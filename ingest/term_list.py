"""The list of own words in the data folder: a person puts a word on it or takes it off."""

from __future__ import annotations

import json
import os
import secrets
import uuid
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from index.errors import NotFound, StoreError
from index.model import Decision, Policy
from ingest.deidentify.terms import Term, Terms, checked, trace_of

FILE = "eigen-woorden.json"


class TermList:
    """`eigen-woorden.json`, readable by its owner only; read again when it has changed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._read_at = -1
        self._terms = Terms()

    def now(self) -> Terms:
        """What is on the list; nothing when there is no list. Raises StoreError when it cannot be read."""
        try:
            changed = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            self._terms, self._read_at = Terms(), -1
            return self._terms
        if changed != self._read_at:
            try:
                held = json.loads(self._path.read_text(encoding="utf-8"))
                terms = tuple(Term(**{**row, "decision": Decision(row["decision"])}) for row in held["termen"])
                self._terms = Terms(terms, bytes.fromhex(held["sleutel"]))
            except (OSError, ValueError, KeyError, TypeError):
                # Without the list a word to mask would stay readable.
                raise StoreError(
                    f"De lijst met eigen woorden is niet te lezen. Zet een kopie terug of verwijder {FILE}."
                ) from None
            self._read_at = changed
        return self._terms

    def approve(self, text: str, decision: Decision, policy: Policy, label: str, by: str) -> Term:
        """Put a word on the list; the newest decision on the same word holds. Raises QueryError."""
        words = checked(text, decision, label)
        held = self.now()
        key = held.key or secrets.token_bytes(32)
        trace = trace_of(words, key)
        term = Term(
            id=str(uuid.uuid4()),
            decision=decision,
            policy=policy,
            label=label,
            trace=trace,
            size=len(words),
            text=" ".join(text.split()) if decision is Decision.KEEP else "",
            by=by,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._write((*(one for one in held.terms if one.trace != trace), term), key)
        return term

    def remove(self, identity: str) -> None:
        """Take a word off the list. Raises NotFound."""
        held = self.now()
        left = tuple(one for one in held.terms if one.id != identity)
        if len(left) == len(held.terms):
            raise NotFound("Deze term staat niet op de lijst.")
        self._write(left, held.key)

    def _write(self, terms: tuple[Term, ...], key: bytes) -> None:
        rows = [asdict(one) | {"decision": one.decision.value} for one in terms]
        half = self._path.with_suffix(".half")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                json.dump({"sleutel": key.hex(), "termen": rows}, file, ensure_ascii=False, indent=1)
            half.replace(self._path)
        except OSError:
            half.unlink(missing_ok=True)
            raise StoreError(
                "De lijst met eigen woorden kan niet worden geschreven. Is de schijf vol?"
            ) from None
        self._read_at = -1
