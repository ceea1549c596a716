"""Long lists of ids, asked for in pieces that every database takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import JSON, Select, bindparam, column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

MANY = 400


def chunks(ids: Sequence[str]) -> Iterator[list[str]]:
    return (list(ids[i : i + MANY]) for i in range(0, len(ids), MANY))


def bound(name: str = "ids") -> Select[Any]:
    """The place in a statement where a list is put in, of any length, under this name.

    As one value: with a place for each id the statement is written anew for every list, which takes longer than
    the database needs to answer it.
    """
    return select(column("value")).select_from(_Each(bindparam(name, type_=JSON)))


class _Each(FunctionElement[Any]):
    """The values of a list in JSON as rows of one column, `value`."""

    inherit_cache = True
    name = "each"


@compiles(_Each)
def _as_written_for_postgresql(element: _Each, compiler: SQLCompiler, **given: Any) -> str:
    return f"json_array_elements_text({compiler.process(element.clauses, **given)}) AS each(value)"


@compiles(_Each, "sqlite")
def _as_written_for_sqlite(element: _Each, compiler: SQLCompiler, **given: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **given)})"
