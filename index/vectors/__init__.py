"""The vector index: one protocol, embedded (Qdrant Edge) or on a Qdrant server."""

from __future__ import annotations

from pathlib import Path

from index.vectors.embedded import EmbeddedIndex
from index.vectors.server import ServerIndex, connect
from index.vectors.values import Candidate, IndexSpec, Leg, Point, Ranking, VectorIndex, point_id

__all__ = ["Candidate", "IndexSpec", "Leg", "Point", "Ranking", "VectorIndex", "open_index", "point_id"]


def open_index(
    location: Path | str,
    spec: IndexSpec,
    *,
    name: str = "kennisbank",
    api_key: str | None = None,
    timeout: int = 10,
    to_rebuild: bool = False,
) -> VectorIndex:
    """The index in a folder (a Path) or on a Qdrant server (its URL), made when it is not there yet.

    StoreLocked: another process has the folder. ModelMismatch: made with another model or word list.
    StoreCorrupt: damaged. StoreFull: too little disk space. StoreError: no such server, or no access.
    With `to_rebuild` an index that is damaged or of another model opens too, only to be rebuilt.
    """
    if isinstance(location, Path):
        return EmbeddedIndex.open(location, spec, to_rebuild=to_rebuild)
    return ServerIndex.open(connect(location, api_key, timeout), name, spec, to_rebuild=to_rebuild)
