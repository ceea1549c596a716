"""Long lists of ids, asked for in pieces that every database takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam

MANY = 400


def chunks(ids: Sequence[str]) -> Iterator[list[str]]:
    return (list(ids[i : i + MANY]) for i in range(0, len(ids), MANY))


def bound_ids() -> BindParameter[Any]:
    """The place in a statement where a chunk is put in, under the name `ids`."""
    return bindparam("ids", expanding=True)
