"""The words of the vector index: what goes in, what is asked and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, Protocol, Self
from uuid import NAMESPACE_URL, uuid5

from qdrant_client.http import models

from index.background import Rest
from index.model import SparseVector

SCHEMA: Final = 2
"""Raised when payload fields, vector names or the folder layout change: older indexes are then rebuilt."""

DENSE: Final = "dense"
SPARSE: Final = "sparse"

FIELDS: Final[Mapping[str, models.PayloadSchemaType]] = {
    "document": models.PayloadSchemaType.KEYWORD,
    "family": models.PayloadSchemaType.KEYWORD,
    "kind": models.PayloadSchemaType.KEYWORD,
    "organisation": models.PayloadSchemaType.KEYWORD,
    "municipality": models.PayloadSchemaType.KEYWORD,
    "proeftuin": models.PayloadSchemaType.KEYWORD,
    "thema": models.PayloadSchemaType.KEYWORD,
    "basisprincipe": models.PayloadSchemaType.KEYWORD,
    "ordinal": models.PayloadSchemaType.INTEGER,
    "from": models.PayloadSchemaType.DATETIME,
    "to": models.PayloadSchemaType.DATETIME,
}
"""Payload fields with an index: the fields that a filter may name. Each makes writing slower."""

STORED: Final = frozenset(["page", "parts"])
"""Payload fields that only come back with a hit."""

Mode = Literal["hybrid", "dense", "sparse"]


def point_id(document_id: str, ordinal: int) -> str:
    """The id of passage `ordinal` of a document: the same passage always gets the same id."""
    return str(uuid5(NAMESPACE_URL, f"kennisbank:{document_id}:{ordinal}"))


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """What an index is made of; an index made of something else is not opened but rebuilt.

    `model` is the fingerprint of the embedding model, `terms` that of the Dutch analysis (`index.lexical`).
    """

    model: str
    dimension: int
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One passage to index: a UUID, `IndexSpec.dimension` numbers, its terms and its payload."""

    id: str
    dense: Sequence[float]
    sparse: SparseVector
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ranking:
    """How the two lists are fused: each point gets the sum of 1 / ((rank + 1) / weight + k - 1), rank from 0.

    Weighted Reciprocal Rank Fusion as Qdrant computes it (Cormack e.a., SIGIR 2009, with weights).
    `candidates` is the length of each list before fusion.
    """

    k: int = 10
    dense_weight: float = 1.0
    sparse_weight: float = 1.0
    candidates: int = 100


DEFAULT_RANKING: Final = Ranking()


class Leg(NamedTuple):
    """The place (from 1) and the score of a point in one of the two lists.

    Hundreds are made for one question: a tuple is made four times as fast as a frozen dataclass.
    """

    rank: int
    score: float


class Candidate(NamedTuple):
    """A point that was found. `dense` and `sparse` say what each list thought of it, when that was asked."""

    id: str
    score: float
    payload: Mapping[str, Any] = MappingProxyType({})
    dense: Leg | None = None
    sparse: Leg | None = None


class VectorIndex(Protocol):
    """Dense and sparse vectors with payload, embedded or on a server.

    Writes are durable when they return. All failures are `StoreError`s with a Dutch sentence.
    """

    @property
    def spec(self) -> IndexSpec: ...

    def upsert(self, points: Sequence[Point]) -> None:
        """Write points; nothing is written when one of them is wrong (ValueError says which)."""
        ...

    def delete(self, document_ids: Sequence[str]) -> None:
        """Remove every point of these documents."""
        ...

    def search(
        self,
        dense: Sequence[float] | None = None,
        sparse: SparseVector | None = None,
        where: models.Filter | None = None,
        *,
        limit: int = 10,
        mode: Mode = "hybrid",
        ranking: Ranking = DEFAULT_RANKING,
        explain: bool = False,
    ) -> list[Candidate]:
        """Best points first, equal scores by id.

        Fused scores with `hybrid`, cosines with `dense`, BM25 scores with `sparse`; a hybrid question with an
        empty side is answered by the other side alone. `explain` fills `Candidate.dense` and `.sparse`.
        """
        ...

    def candidates(
        self,
        dense: Sequence[float] | Callable[[], Sequence[float]] | None,
        sparse: SparseVector | None,
        where: models.Filter | None = None,
        *,
        depth: int = 100,
    ) -> list[Candidate]:
        """The best `depth` points of each list together, by id, each with its exact score in both lists.

        `Candidate.sparse` is None where no term is shared; `Candidate.score` is left 0 to who weighs them.
        What gives `dense` is asked when the words were looked up: it may be in the making until then.
        """
        ...

    def more_like(
        self,
        ids: Sequence[str] = (),
        vectors: Sequence[Sequence[float]] = (),
        where: models.Filter | None = None,
        *,
        limit: int = 10,
    ) -> list[Candidate]:
        """Points nearest to the mean dense vector of the given points and vectors, without those points."""
        ...

    def count(self, where: models.Filter | None = None) -> int: ...

    def size(self) -> int:
        """The number of points, as it was a few seconds ago at most: asked with every question."""
        ...

    def retrieve(self, ids: Sequence[str], *, with_vectors: bool = False) -> dict[str, Point]:
        """The points that exist, by id; without `with_vectors` their vectors are empty."""
        ...

    def scroll(self, where: models.Filter | None = None, *, with_vectors: bool = False) -> Iterator[Point]:
        """Every point that passes the filter, in order of id."""
        ...

    def begin_rebuild(self, spec: IndexSpec | None = None) -> VectorIndex:
        """An empty index beside this one, to be filled; this one goes on answering until `commit`.

        What is written to or deleted from this one meanwhile reaches the new one too, and wins.
        """
        ...

    def commit(self, rebuilt: VectorIndex) -> None:
        """Put the rebuilt index in the place of this one, in one step."""
        ...

    def abandon(self, rebuilt: VectorIndex) -> None:
        """Throw a rebuilt index away."""
        ...

    def read_ahead(self, rest: Rest) -> None:
        """Read from the disk what questions would read from it one by one, resting in between for who asks."""
        ...

    def optimise(self) -> bool:
        """Make a large or worn index faster, while it goes on answering; False when there was nothing to do.

        The files are written anew when a document was removed: until then its id and vectors are on the disk.
        """
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
