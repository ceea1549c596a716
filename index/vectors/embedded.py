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
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, Self, TypeVar

from filelock import FileLock, Timeout

from index.background import Rest
from index.errors import ModelMismatch, StoreCorrupt, StoreError, StoreLocked
from index.vectors import filters
from index.vectors.collection import Client
from index.vectors.generation import SHARD, Generation
from index.vectors.hnsw import WORTH_FROM, build_elsewhere
from index.vectors.manifest import MANIFEST, Manifest, damaged, replace_file
from index.vectors.payloads import Payload, Payloads
from index.vectors.rebuild import RebuildableIndex
from index.vectors.values import IndexSpec, Point

_CURRENT: Final = "actueel.json"
_LOCK: Final = "eigenaar.lock"

_PAGE: Final = 256
_BATCH: Final = 2048
"""Documents to bring up to date at once, and points to copy at once: each write waits for the disk."""
_GROWN: Final = 1.5
"""A graph is built again when the index has grown by so much: until then the rest is searched without."""
_WORN: Final = 0.2
"""Part of the points that may be removed before the index is written anew."""

Item = TypeVar("Item")


class EmbeddedIndex(RebuildableIndex):
    """`VectorIndex` on Qdrant Edge. Reads may come from any thread; writes wait for each other."""

    _payloads_come_along = False

    def __init__(
        self, root: Path, spec: IndexSpec, generation: Generation | None, lock: FileLock | None
    ) -> None:
        super().__init__(spec)
        self._root, self._generation, self._lock = root, generation, lock
        self._known = Payloads()
        """Every write goes through this object."""
        self._touched: set[str] | None = None
        """Documents that were written while a copy is being optimised; None when none is."""

    @classmethod
    def open(cls, root: Path, spec: IndexSpec, *, to_rebuild: bool = False) -> Self:
        """Open or create. With `to_rebuild` what is damaged or strange opens too, only to be rebuilt."""
        lock = FileLock(root / _LOCK, thread_local=False)
        try:
            root.mkdir(parents=True, exist_ok=True)
            lock.acquire(blocking=False)
        except Timeout:
            raise StoreLocked(
                "De index is in gebruik door een ander programma. "
                "Sluit dat eerst, of gebruik de kennisbank die al draait."
            ) from None
        except OSError as error:
            raise StoreError(
                "De map van de index is niet te gebruiken. Controleer of zij bestaat en of u er mag schrijven."
            ) from error
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

    def optimise(self, least: int = WORTH_FROM) -> bool:
        known = self._in_use().manifest
        grown = known.least >= least and known.least > _GROWN * known.indexed
        worn = known.taken_away or known.removed > _WORN * max(known.least, 1)
        if worn:
            self._write_anew()
        if grown or (worn and known.indexed):
            self._build_graph()
        return worn or grown

    def _write_anew(self) -> None:
        """Copy every point into a new generation: the engine itself leaves what was removed in its segments."""
        successor = self.begin_rebuild()
        try:
            for batch in batched(self.scroll(with_vectors=True), _BATCH):
                successor.upsert(batch)
        except BaseException:
            self.abandon(successor)
            raise
        self.commit(successor)

    def _build_graph(self) -> None:
        """Optimise a copy in another process, bring it up to date, and put it in the place of the original."""
        with self._writing:
            if self._touched is not None or self._successor is not None:
                raise StoreError("De index wordt al herbouwd. Wacht tot dat klaar is.")
            original = self._in_use()
            copy = original.copy_to(_next_folder(self._root))
            self._touched = set()
        try:
            build_elsewhere(copy / SHARD, self.spec.dimension)
            with self._writing:
                fresh = Generation.open(copy, self.spec)
                documents = sorted(self._touched)
                for some in batched(documents, _PAGE):
                    fresh.delete(some)
                    fresh.upsert(list(original.scroll(filters.of_documents(some), with_vectors=True)))
                fresh.note_graph(original.manifest.taken_away)
                self._replace(fresh)
        except BaseException:
            shutil.rmtree(copy, ignore_errors=True)
            raise
        finally:
            self._touched = None

    def _payloads(self, ids: Sequence[str]) -> dict[str, Payload]:
        return self._known.get(ids, super()._payloads)

    def size(self) -> int:
        # Counted after every write: counting a million points takes longer than searching them.
        return self._in_use().manifest.least

    def read_ahead(self, rest: Rest) -> None:
        self._known.read_ahead(((point.id, point.payload) for point in self.scroll()), rest)

    def _put(self, points: Sequence[Point]) -> None:
        documents = {str(point.payload.get("document")) for point in points}
        try:
            self._in_use().upsert(points)
        finally:
            self._known.forget(documents)
        if self._touched is not None:
            self._touched |= documents

    def _drop(self, document_ids: Sequence[str]) -> None:
        try:
            self._in_use().delete(document_ids)
        finally:
            self._known.forget(set(document_ids))
        if self._touched is not None:
            self._touched.update(document_ids)

    def _build(self, spec: IndexSpec) -> Self:
        if self._touched is not None:
            raise StoreError("De index wordt al herbouwd. Wacht tot dat klaar is.")
        return type(self)(self._root, spec, Generation.create(_next_folder(self._root), spec), None)

    def _adopt(self, successor: Self) -> None:
        fresh, successor._generation = successor._in_use(), None
        self._replace(fresh)

    def _replace(self, fresh: Generation) -> None:
        fresh.settle()
        _point_to(self._root, fresh)
        self._generation = fresh
        self._known.clear()
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
        if any(Manifest.read(path).most for path in root.glob(f"g*/{MANIFEST}")):
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


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """`itertools.batched`, which Python 3.11 lacks."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
