"""The list of own words in the data folder: a person puts a word on it or takes it off."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from index.errors import NotFound, StoreError
from index.model import Decision, Policy
from ingest.deidentify.terms import Term, Terms, checked, mark, trace_of

FILE = "eigen-woorden.json"
_FULL = "De lijst met eigen woorden kan niet worden geschreven. Is de schijf vol?"


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
                refused = frozenset(map(str, held.get("geweigerd", ())))
                self._terms = Terms(terms, bytes.fromhex(held["sleutel"]), refused)
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
        with self._one_at_a_time():
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
            others = tuple(one for one in held.terms if one.trace != trace)
            self._write(Terms((*others, term), key, held.refused - {mark(trace, decision)}))
        return term

    def refuse(self, text: str, decision: Decision, label: str) -> None:
        """Remember, as a keyed hash, that these words need not be proposed again. Raises QueryError."""
        words = checked(text, decision, label)
        with self._one_at_a_time():
            held = self.now()
            key = held.key or secrets.token_bytes(32)
            refused = held.refused | {mark(trace_of(words, key), decision)}
            self._write(Terms(held.terms, key, refused))

    def remove(self, identity: str) -> None:
        """Take a word off the list. Raises NotFound."""
        with self._one_at_a_time():
            held = self.now()
            left = tuple(one for one in held.terms if one.id != identity)
            if len(left) == len(held.terms):
                raise NotFound("Deze term staat niet op de lijst.")
            self._write(Terms(left, held.key, held.refused))

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Two writers at once would lose a word: the pages and the command line are two processes."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            slot = os.open(self._path.with_suffix(".slot"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            raise StoreError(_FULL) from None
        try:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield
        finally:
            os.close(slot)

    def _write(self, terms: Terms) -> None:
        rows = [asdict(one) | {"decision": one.decision.value} for one in terms.terms]
        content = {"sleutel": terms.key.hex(), "termen": rows, "geweigerd": sorted(terms.refused)}
        half = self._path.with_suffix(".half")
        try:
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                json.dump(content, file, ensure_ascii=False, indent=1)
            half.replace(self._path)
        except OSError:
            half.unlink(missing_ok=True)
            raise StoreError(_FULL) from None
        self._read_at = -1
