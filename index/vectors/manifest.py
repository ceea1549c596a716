"""What an embedded index should hold, written beside it, so that damage does not pass unseen.

The engine opens a shard of which a segment or id mapping is gone without a word, and then finds a tenth of it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

from index.errors import ModelMismatch, StoreCorrupt
from index.vectors.values import SCHEMA, IndexSpec

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Canary:
    """A point that was there when the manifest was written, with its dense vector."""

    id: str
    document: str
    dense: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """`least` and `most` bound the number of points: they differ only while a write is under way."""

    spec: IndexSpec
    least: int = 0
    most: int = 0
    canary: Canary | None = None
    schema: int = SCHEMA
    removed: int = 0
    """Points that were removed or replaced, but still take room in the files."""
    indexed: int = 0
    """Points in the search graph; 0 when there is no graph."""
    taken_away: bool = False
    """Whether points of a document that was taken away still lie in the files."""

    def write(self, path: Path) -> None:
        """Replace the file in one step; it is on disk when this returns."""
        replace_file(path, json.dumps(asdict(self)))

    @classmethod
    def read(cls, path: Path) -> Self:
        try:
            stored = json.loads(path.read_text())
            canary = stored.pop("canary")
            spec = IndexSpec(**stored.pop("spec"))
            return cls(
                spec=spec,
                canary=Canary(**{**canary, "dense": tuple(canary["dense"])}) if canary else None,
                **stored,
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise damaged() from error


def check_spec(stored: IndexSpec, schema: int, asked: IndexSpec) -> None:
    """ModelMismatch when the index was made with other means than those at hand."""
    if schema != SCHEMA:
        raise ModelMismatch("De index is van een andere versie van de kennisbank. Draai `kennisbank herbouw`.")
    if (stored.model, stored.dimension) != (asked.model, asked.dimension):
        raise ModelMismatch(
            "De index is gemaakt met een ander taalmodel dan nu is ingesteld. "
            "Stel het oude model weer in, of draai `kennisbank herbouw`."
        )
    if stored.terms != asked.terms:
        raise ModelMismatch("De index is gemaakt met een andere woordenlijst. Draai `kennisbank herbouw`.")


def damaged() -> StoreCorrupt:
    return StoreCorrupt("De index is beschadigd of niet compleet. Draai `kennisbank herbouw`.")


def replace_file(path: Path, text: str) -> None:
    """Write a small file so that after a crash it is the old one or the new one."""
    draft = path.with_suffix(".nieuw")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
