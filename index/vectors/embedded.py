"""The embedded index: a folder of generations, of which one is in use, owned by one process.

root/
  eigenaar.lock          held by the process that has the index open
  actueel.json           {"generation": "g000002"}
  g000002/manifest.json  what should be in it
  g000002/shard/         Qdrant Edge
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout

from index.errors import ModelMismatch, StoreCorrupt, StoreError, StoreLocked
from index.vectors.collection import Client
from index.vectors.generation import Generation
from index.vectors.manifest import MANIFEST, Manifest, damaged, replace_file
from index.vectors.rebuild import RebuildableIndex
from index.vectors.values import IndexSpec, Point

_CURRENT: Final = "actueel.json"
_LOCK: Final = "eigenaar.lock"


class EmbeddedIndex(RebuildableIndex):
    """`VectorIndex` on Qdrant Edge. Reads may come from any thread; writes wait for each other."""

    def __init__(
        self, root: Path, spec: IndexSpec, generation: Generation | None, lock: FileLock | None
    ) -> None:
        super().__init__(spec)
        self._root, self._generation, self._lock = root, generation, lock

    @classmethod
    def open(cls, root: Path, spec: IndexSpec, *, to_rebuild: bool = False) -> Self:
        """Open or create. With `to_rebuild` what is damaged or strange opens too, only to be rebuilt."""
        root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(root / _LOCK, thread_local=False)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            raise StoreLocked(
                "De index is in gebruik door een ander programma. "
                "Sluit dat eerst, of gebruik de kennisbank die al draait."
            ) from None
        generation = None
        try:
            generation = _current(root, spec)
            _remove_others(root, generation)
        except (ModelMismatch, StoreCorrupt):
            if not to_rebuild:
                lock.release()
                raise
        except BaseException:
            lock.release()
            raise
        return cls(root, spec, generation, lock)

    def optimise(self) -> bool:
        return False

    def _put(self, points: Sequence[Point]) -> None:
        self._in_use().upsert(points)

    def _drop(self, document_ids: Sequence[str]) -> None:
        self._in_use().delete(document_ids)

    def _build(self, spec: IndexSpec) -> Self:
        return type(self)(self._root, spec, Generation.create(_next_folder(self._root), spec), None)

    def _adopt(self, successor: Self) -> None:
        fresh = successor._in_use()
        _point_to(self._root, fresh)
        self._generation, successor._generation = fresh, None
        # Readers of the old generation may still be busy: its files go, its shard closes with the last of them.
        _remove_others(self._root, fresh)

    def _discard(self) -> None:
        generation, self._generation = self._generation, None
        if generation is not None:
            generation.remove()

    def _release(self) -> None:
        generation, self._generation = self._generation, None
        try:
            if generation is not None:
                generation.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def _at(self) -> tuple[Client, str]:
        return self._in_use().client, ""

    def _in_use(self) -> Generation:
        if self._generation is None:
            raise StoreError(
                "De index is niet open. Start de kennisbank opnieuw, of draai `kennisbank herbouw`."
            )
        return self._generation


def _current(root: Path, spec: IndexSpec) -> Generation:
    """The generation in use, or a first one; ModelMismatch or StoreCorrupt when it cannot be used."""
    try:
        name = str(json.loads((root / _CURRENT).read_text())["generation"])
    except FileNotFoundError:
        if any(Manifest.read(folder / MANIFEST).most for folder in root.glob("g*/")):
            raise damaged() from None
        generation = Generation.create(_next_folder(root), spec)
        _point_to(root, generation)
        return generation
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged() from error
    return Generation.open(root / name, spec)


def _point_to(root: Path, generation: Generation) -> None:
    replace_file(root / _CURRENT, json.dumps({"generation": generation.folder.name}))


def _remove_others(root: Path, kept: Generation) -> None:
    """Unfinished and outlived generations."""
    for folder in set(root.glob("g*/")) - {kept.folder}:
        shutil.rmtree(folder, ignore_errors=True)


def _next_folder(root: Path) -> Path:
    numbers = [int(folder.name[1:]) for folder in root.glob("g[0-9]*") if folder.name[1:].isdigit()]
    return root / f"g{max(numbers, default=0) + 1:06}"
