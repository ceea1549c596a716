"""Search questions as pure functions that return Qdrant's models; they mean the same on Edge and on a server.

To get there every question names its vector, its candidate limits and its k.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
from qdrant_client.http import models

from index.model import SparseVector
from index.vectors import filters
from index.vectors.values import DENSE, SPARSE, Mode, Ranking

_EXACT_ENOUGH: Final = models.SearchParams(
    hnsw_ef=128, quantization=models.QuantizationSearchParams(rescore=True, oversampling=2.0)
)
"""With int8 vectors the best are scored again with the originals: recall@10 from 0.98 to 1.0."""

_EXACT: Final = models.SearchParams(exact=True)

Vector = list[float] | models.SparseVector
"""As Qdrant takes it."""


def search_request(
    dense: Sequence[float] | None,
    sparse: SparseVector | None,
    where: models.Filter | None,
    limit: int,
    mode: Mode,
    ranking: Ranking,
) -> models.QueryRequest | None:
    """The request for one search; None when there is nothing to look for."""
    found = dict(legs(None if mode == SPARSE else dense, None if mode == DENSE else sparse))
    asked = {name: found[name] for name in (DENSE, SPARSE) if name in found}
    if not asked:
        return None
    if len(asked) == 1:
        ((name, vector),) = asked.items()
        return one_leg(name, vector, where, limit, payload=True)
    return models.QueryRequest(
        prefetch=[
            models.Prefetch(
                query=models.NearestQuery(nearest=vector),
                using=name,
                filter=where,
                params=_params(name),
                limit=ranking.candidates,
            )
            for name, vector in asked.items()
        ],
        query=models.RrfQuery(
            rrf=models.Rrf(k=ranking.k, weights=[ranking.dense_weight, ranking.sparse_weight])
        ),
        limit=limit,
        with_payload=True,
    )


def legs(
    dense: Sequence[float] | Callable[[], Sequence[float]] | None, sparse: SparseVector | None
) -> Iterator[tuple[str, Vector]]:
    """The vectors that there is something to look for with, by name; last the one that may be in the making."""
    if sparse is not None and sparse.indices:
        yield SPARSE, _sparse(sparse)
    if dense is not None:
        yield DENSE, _list(dense() if callable(dense) else dense)


def one_leg(
    name: str,
    vector: Vector,
    where: models.Filter | None,
    limit: int,
    *,
    payload: bool,
) -> models.QueryRequest:
    """The best points by one vector."""
    # Made of checked parts: checking 384 numbers again takes longer than the rest of the question.
    return models.QueryRequest.model_construct(
        query=models.NearestQuery.model_construct(nearest=vector),
        using=name,
        filter=where,
        params=_params(name),
        limit=limit,
        with_payload=payload,
    )


def scores_of(name: str, vector: Vector, ids: Sequence[str]) -> models.QueryRequest:
    """The score of each of these points by one vector."""
    request = one_leg(name, vector, filters.with_ids(ids), len(ids), payload=False)
    # Nothing is looked for, so a graph and small vectors are no help: this takes a third of the time.
    request.params = _EXACT if name == DENSE else None
    return request


def leg_requests(request: models.QueryRequest) -> list[models.QueryRequest]:
    """Each list of a fused request as a request of its own, without payload."""
    prefetches = request.prefetch if isinstance(request.prefetch, list) else []
    return [
        models.QueryRequest(
            query=leg.query,
            using=leg.using,
            filter=leg.filter,
            params=leg.params,
            limit=leg.limit,
            with_payload=False,
        )
        for leg in prefetches
    ]


def mean_vector(vectors: Sequence[Sequence[float]]) -> list[float]:
    """The mean of vectors after each is given length 1, so that a long one does not weigh more."""
    matrix = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return _list((matrix / np.where(lengths > 0, lengths, 1)).mean(axis=0))


def _params(name: str) -> models.SearchParams | None:
    return _EXACT_ENOUGH if name == DENSE else None


def _sparse(vector: SparseVector) -> models.SparseVector:
    return models.SparseVector(indices=list(vector.indices), values=list(vector.values))


def _list(vector: Sequence[float]) -> list[float]:
    return np.asarray(vector, dtype=np.float32).tolist()  # type: ignore[no-any-return]
