"""One collection of points behind the protocol, whichever client answers: Edge, local mode or a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

import numpy as np
from qdrant_client.http import models

from index.background import Rest
from index.model import SparseVector
from index.vectors import filters, questions
from index.vectors.payloads import Payload
from index.vectors.questions import Vector
from index.vectors.values import DEFAULT_RANKING, DENSE, SPARSE, Candidate, Leg, Mode, Point, Ranking

_PAGE: Final = 256
"""Points a write or a page of a scroll: Edge holds the GIL meanwhile, so no reader waits long."""


class Client(Protocol):
    """The part of `QdrantClient` that the index uses."""

    def upsert(self, collection_name: str, points: Any, **kwargs: Any) -> Any: ...
    def delete(self, collection_name: str, points_selector: Any, **kwargs: Any) -> Any: ...
    def query_batch_points(self, collection_name: str, requests: Any, **kwargs: Any) -> Any: ...
    def count(self, collection_name: str, count_filter: Any = None, **kwargs: Any) -> Any: ...
    def retrieve(self, collection_name: str, ids: Any, **kwargs: Any) -> Any: ...
    def scroll(self, collection_name: str, scroll_filter: Any = None, **kwargs: Any) -> Any: ...
    def close(self) -> Any: ...


class Collection:
    """Reads and plain writes of one collection; the meaning is the protocol's (`VectorIndex`)."""

    _wait_for_each = True
    """Whether each page of a write must be durable before the next: a cluster spreads them over machines."""
    _payloads_come_along = True
    """Whether candidates bring their payload; else `_payloads` is asked for those."""

    def _at(self) -> tuple[Client, str]:
        """The client that answers now, and the name of its collection."""
        raise NotImplementedError

    def read_ahead(self, rest: Rest) -> None:
        """Nothing, where candidates bring their payload."""

    def _payloads(self, ids: Sequence[str]) -> dict[str, Payload]:
        """The payload of each of these points that exists."""
        client, name = self._at()
        return {str(each.id): each.payload or {} for each in client.retrieve(name, ids, with_payload=True)}

    def _write(self, points: Sequence[Point], matrix: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        """Write checked points, `matrix` (n, d) being their dense vectors."""
        client, name = self._at()
        for first in range(0, len(points), _PAGE):
            some = slice(first, first + _PAGE)
            rows = matrix[some].tolist()
            structs = [_struct(point, row) for point, row in zip(points[some], rows, strict=True)]
            last = first + _PAGE >= len(points)
            client.upsert(name, structs, wait=last or self._wait_for_each)

    def _remove(self, document_ids: Sequence[str]) -> None:
        client, name = self._at()
        client.delete(name, models.FilterSelector(filter=filters.of_documents(document_ids)), wait=True)

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
        request = questions.search_request(dense, sparse, where, limit, mode, ranking)
        if request is None or limit < 1:
            return []
        fused = isinstance(request.query, models.RrfQuery)
        requests = [request, *(questions.leg_requests(request) if explain and fused else ())]
        client, name = self._at()
        answers = [answer.points for answer in client.query_batch_points(name, requests)]
        if not explain:
            return _sorted([_candidate(point) for point in answers[0]])
        names = (DENSE, SPARSE) if fused else (str(request.using),)
        places = {
            name: {str(point.id): Leg(rank, point.score) for rank, point in enumerate(points, start=1)}
            for name, points in zip(names, answers[1:] if fused else answers, strict=True)
        }
        return _sorted(
            [
                _candidate(
                    point,
                    places.get(DENSE, {}).get(str(point.id)),
                    places.get(SPARSE, {}).get(str(point.id)),
                )
                for point in answers[0]
            ]
        )

    def candidates(
        self,
        dense: Sequence[float] | Callable[[], Sequence[float]] | None,
        sparse: SparseVector | None,
        where: models.Filter | None = None,
        *,
        depth: int = 100,
    ) -> list[Candidate]:
        if depth < 1:
            return []
        client, collection = self._at()

        def scored(requests: Mapping[str, models.QueryRequest]) -> dict[str, Sequence[Any]]:
            if not requests:
                return {}
            answers = client.query_batch_points(collection, list(requests.values()))
            return {name: answer.points for name, answer in zip(requests, answers, strict=True)}

        at_once = self._payloads_come_along
        asked: dict[str, Vector] = {}
        scores: dict[str, dict[str, float]] = {}
        payloads: dict[str, Payload] = {}
        for name, vector in questions.legs(dense, sparse):
            asked[name] = vector
            points = scored({name: questions.one_leg(name, vector, where, depth, payload=at_once)})[name]
            found = {str(point.id): point for point in points}
            payloads |= (
                {each: point.payload or {} for each, point in found.items()}
                if at_once
                else self._payloads(list(found))
            )
            scores[name] = {each: point.score for each, point in found.items() if each in payloads}
        # What only the other list found is scored here as well, so that every sum has both its terms.
        missing = {name: list(payloads.keys() - scores[name].keys()) for name in asked}
        rest = scored(
            {name: questions.scores_of(name, asked[name], ids) for name, ids in missing.items() if ids}
        )
        for name, points in rest.items():
            scores[name] |= {str(point.id): point.score for point in points}
        of_meaning, of_words = (_places(scores.get(name, {})) for name in (DENSE, SPARSE))
        return [
            Candidate(each, 0.0, payloads[each], of_meaning.get(each), of_words.get(each))
            for each in sorted(payloads)
        ]

    def more_like(
        self,
        ids: Sequence[str] = (),
        vectors: Sequence[Sequence[float]] = (),
        where: models.Filter | None = None,
        *,
        limit: int = 10,
    ) -> list[Candidate]:
        known = [point.dense for point in self.retrieve(ids, with_vectors=True).values()]
        examples = [*known, *vectors]
        if not examples:
            return []
        others = filters.none_of(filters.with_ids(ids)) if ids else None
        return self.search(
            questions.mean_vector(examples), None, filters.all_of(where, others), limit=limit, mode="dense"
        )

    def count(self, where: models.Filter | None = None) -> int:
        client, collection = self._at()
        return int(client.count(collection, where, exact=True).count)

    def retrieve(self, ids: Sequence[str], *, with_vectors: bool = False) -> dict[str, Point]:
        if not ids:
            return {}
        client, collection = self._at()
        records = client.retrieve(collection, list(ids), with_payload=True, with_vectors=with_vectors)
        found = {str(record.id): _point(record) for record in records}
        return {each: found[each] for each in ids if each in found}

    def scroll(self, where: models.Filter | None = None, *, with_vectors: bool = False) -> Iterator[Point]:
        offset = None
        while True:
            client, collection = self._at()
            records, offset = client.scroll(
                collection, where, limit=_PAGE, offset=offset, with_payload=True, with_vectors=with_vectors
            )
            yield from (_point(record) for record in records)
            if offset is None:
                return


def _struct(point: Point, dense: list[float]) -> models.PointStruct:
    # Checked already (`check_points`); checking 384 numbers again in pydantic takes longer than writing them.
    sparse = models.SparseVector.model_construct(
        indices=list(point.sparse.indices), values=list(point.sparse.values)
    )
    return models.PointStruct.model_construct(
        id=point.id, vector={DENSE: dense, SPARSE: sparse}, payload=dict(point.payload)
    )


def _candidate(point: Any, dense: Leg | None = None, sparse: Leg | None = None) -> Candidate:
    return Candidate(str(point.id), float(point.score), point.payload or {}, dense, sparse)


def _places(scores: Mapping[str, float]) -> dict[str, Leg]:
    ordered = sorted([(-score, each) for each, score in scores.items()])
    return {each: Leg(rank, -score) for rank, (score, each) in enumerate(ordered, start=1)}


def _sorted(candidates: list[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda each: (-each.score, each.id))


def _point(record: Any) -> Point:
    vector = record.vector or {}
    sparse = vector.get(SPARSE)
    return Point(
        str(record.id),
        vector.get(DENSE, []),
        SparseVector(tuple(sparse.indices), tuple(sparse.values)) if sparse else SparseVector((), ()),
        record.payload or {},
    )
