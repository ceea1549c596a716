"""One folder with a shard and the manifest that says what should be in it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Self

import numpy as np

from index.errors import StoreError, StoreFull
from index.vectors import filters
from index.vectors.collection import Client, Collection
from index.vectors.edge_client import FULL, EdgeClient
from index.vectors.manifest import MANIFEST, Canary, Manifest, check_spec, damaged
from index.vectors.validate import check_points
from index.vectors.values import IndexSpec, Point

RESERVE: Final = 256 * 2**20
"""Bytes that stay free: a disk that fills up kills the process inside the engine (SIGBUS)."""

SHARD: Final = "shard"
_RESERVE_TO_READ: Final = 64 * 2**20
"""The engine opens its log for writing, whatever it is opened for."""

_SPARSE_BYTES: Final = 12
"""Bytes a term of a passage takes: its id and weight in the storage and in the inverted index."""


class Generation(Collection):
    """Writes note first what they may do, so that a killed process is not taken for damage, or the reverse."""

    _wait_for_each = False

    def __init__(self, folder: Path, client: EdgeClient, manifest: Manifest) -> None:
        self.folder, self.client, self.manifest = folder, client, manifest

    @classmethod
    def create(cls, folder: Path, spec: IndexSpec) -> Self:
        check_space(folder.parent, 0)
        folder.mkdir()
        manifest = Manifest(spec)
        manifest.write(folder / MANIFEST)
        client = EdgeClient.create(folder / SHARD, spec.dimension)
        return cls(folder, client, manifest)

    @classmethod
    def open(cls, folder: Path, spec: IndexSpec) -> Self:
        """ModelMismatch or StoreCorrupt when the folder is not what `spec` and its manifest say."""
        manifest = Manifest.read(folder / MANIFEST)
        check_spec(manifest.spec, manifest.schema, spec)
        shard = folder / SHARD
        if not (shard / "segments").is_dir():
            raise damaged()
        # The engine leaves these behind when it is killed, and never looks at them again.
        shutil.rmtree(shard / "temp_segments", ignore_errors=True)
        check_space(folder, 0, _RESERVE_TO_READ)
        generation = cls(folder, EdgeClient.load(shard), manifest)
        try:
            generation.check_contents()
        except StoreError as error:
            generation.client.close()
            raise damaged() from error
        return generation

    def check_contents(self) -> None:
        """StoreCorrupt when the number of points or the canary is not that of the manifest."""
        count = self.count()
        if not self.manifest.least <= count <= self.manifest.most:
            raise damaged()
        canary = self.manifest.canary
        if canary is not None:
            point = self.retrieve([canary.id], with_vectors=True).get(canary.id)
            if point is None or point.payload.get("document") != canary.document:
                raise damaged()
            if len(point.dense) != len(canary.dense) or not np.allclose(point.dense, canary.dense, atol=1e-3):
                raise damaged()
        self.manifest = replace(self.manifest, least=count, most=count)

    def upsert(self, points: Sequence[Point]) -> None:
        """Durable when it returns; ValueError, and nothing written, when a point is wrong."""
        if not points:
            return
        matrix = check_points(points, self.manifest.spec)
        terms = sum(len(point.sparse.indices) for point in points)
        check_space(self.folder, 3 * (matrix.nbytes + _SPARSE_BYTES * terms))
        canary = self.manifest.canary
        if canary is not None and any(point.id == canary.id for point in points):
            canary = None
        self._note(most=self.manifest.most + len(points), canary=canary)
        self._write(points, matrix)
        before = self.manifest.least
        self._measure()
        replaced = before + len(points) - self.manifest.least
        self.manifest = replace(self.manifest, removed=self.manifest.removed + replaced)

    def delete(self, document_ids: Sequence[str]) -> None:
        """Durable when it returns."""
        doomed = self.count(filters.of_documents(document_ids)) if document_ids else 0
        if not doomed:
            return
        canary = self.manifest.canary
        if canary is not None and canary.document in document_ids:
            canary = None
        self._note(
            least=self.manifest.least - doomed,
            canary=canary,
            removed=self.manifest.removed + doomed,
            taken_away=True,
        )
        self._remove(document_ids)
        self._measure()

    def copy_to(self, folder: Path) -> Path:
        """A copy of what is on disk, for which there must be room (and for the graph that comes with it)."""
        check_space(
            folder.parent, 3 * sum(each.stat().st_size for each in self.folder.rglob("*") if each.is_file())
        )
        self.settle()
        shutil.copytree(self.folder, folder)
        return folder

    def note_graph(self, taken_away: bool) -> None:
        """All points are in the graph; `taken_away` when a document was while it was made."""
        self.manifest = replace(self.manifest, indexed=self.manifest.least, removed=0, taken_away=taken_away)

    def settle(self) -> None:
        """The manifest on disk says exactly what is there."""
        self.manifest.write(self.folder / MANIFEST)

    def close(self) -> None:
        try:
            self.settle()
        finally:
            self.client.close()

    def remove(self) -> None:
        self.client.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _at(self) -> tuple[Client, str]:
        return self.client, ""

    def _note(self, **changes: Any) -> None:
        """What a write may do, on disk before it is done."""
        self.manifest = replace(self.manifest, **changes)
        self.manifest.write(self.folder / MANIFEST)

    def _measure(self) -> None:
        """What a write did; on disk at the next write or at closing, until then the wider bounds hold."""
        count = self.count()
        canary = self.manifest.canary
        if canary is None and count:
            point = next(self.scroll(with_vectors=True))
            canary = Canary(point.id, str(point.payload["document"]), tuple(point.dense))
        self.manifest = replace(self.manifest, least=count, most=count, canary=canary)


def check_space(folder: Path, needed: int, reserve: int = RESERVE) -> None:
    """StoreFull when writing `needed` bytes would leave less than the reserve."""
    if shutil.disk_usage(folder).free < needed + reserve:
        raise StoreFull(FULL)
