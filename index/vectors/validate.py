"""Points are checked before they are written: the engine accepts NaN and writes half of a failing batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np

from index.vectors.values import FIELDS, STORED, IndexSpec, Point

_TERM_LIMIT = 2**32


def check_points(points: Sequence[Point], spec: IndexSpec) -> np.ndarray[Any, np.dtype[np.float32]]:
    """The dense vectors as one matrix (n, d); ValueError with the number of the point that is wrong."""
    ids = [_uuid(number, point.id) for number, point in enumerate(points)]
    if len(set(ids)) != len(ids):
        raise ValueError("two points of one batch have the same id")
    matrix = np.empty((len(points), spec.dimension), dtype=np.float32)
    for number, point in enumerate(points):
        if len(point.dense) != spec.dimension:
            raise ValueError(f"point {number}: {len(point.dense)} dimensions instead of {spec.dimension}")
        matrix[number] = point.dense
        _check_sparse(number, point)
        _check_payload(number, point)
    for number in np.flatnonzero(~np.isfinite(matrix).all(axis=1)).tolist():
        raise ValueError(f"point {number}: the dense vector holds NaN or infinity")
    for number in np.flatnonzero(~matrix.any(axis=1)).tolist():
        raise ValueError(f"point {number}: the dense vector is all zeros")
    return matrix


def _uuid(number: int, text: str) -> str:
    try:
        return str(UUID(text))
    except (ValueError, AttributeError, TypeError):
        raise ValueError(f"point {number}: the id is not a UUID") from None


def _check_sparse(number: int, point: Point) -> None:
    indices, values = point.sparse.indices, point.sparse.values
    if len(indices) != len(values):
        raise ValueError(f"point {number}: {len(indices)} terms but {len(values)} weights")
    if len(set(indices)) != len(indices):
        raise ValueError(f"point {number}: a term occurs twice in the sparse vector")
    if any(not 0 <= term < _TERM_LIMIT for term in indices):
        raise ValueError(f"point {number}: a term id is not an unsigned 32-bit number")
    if not np.isfinite(values).all():
        raise ValueError(f"point {number}: the sparse vector holds NaN or infinity")


def _check_payload(number: int, point: Point) -> None:
    unknown = sorted(set(point.payload) - FIELDS.keys() - STORED)
    if unknown:
        raise ValueError(f"point {number}: no index for payload field {unknown[0]!r}")
    if not point.payload.get("document"):
        raise ValueError(f"point {number}: payload field 'document' is missing")
    for name in ("from", "to"):
        value = point.payload.get(name)
        if value is not None and not _is_moment(value):
            raise ValueError(f"point {number}: payload field {name!r} is no RFC 3339 time with a zone")


def _is_moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (ValueError, TypeError):
        return False
