"""Qdrant's models → Qdrant Edge's own types; what Edge cannot do is an error, never something else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import qdrant_edge as edge
from qdrant_client.http import models

from index.errors import StoreError


class Found(NamedTuple):
    """A record as it comes back, with the attributes of Qdrant's own models, which take far longer to make."""

    id: str
    score: float
    payload: dict[str, Any] | None
    vector: dict[str, Any] | None


class Answer(NamedTuple):
    """As `models.QueryResponse`: points of Edge have the same attributes, though their id is no string."""

    points: Sequence[edge.ScoredPoint]


def to_filter(where: models.Filter | None) -> edge.Filter | None:
    if where is None:
        return None
    minimum = where.min_should
    return edge.Filter(
        must=_conditions(where.must),
        should=_conditions(where.should),
        must_not=_conditions(where.must_not),
        min_should=edge.MinShould(_conditions(minimum.conditions) or [], minimum.min_count)
        if minimum
        else None,
    )


def to_request(request: models.QueryRequest) -> edge.QueryRequest:
    return edge.QueryRequest(
        limit=request.limit or 10,
        offset=request.offset,
        query=_query(request.query, request.using),
        prefetches=_prefetches(request.prefetch),
        with_vector=request.with_vector or False,
        with_payload=_payload_choice(request.with_payload),
        filter=to_filter(request.filter),
        score_threshold=request.score_threshold,
        params=_params(request.params),
    )


def to_point(point: models.PointStruct) -> edge.Point:
    if not isinstance(point.vector, dict):
        raise _cannot("een punt zonder benoemde vectoren")
    return edge.Point(
        _id(point.id), {name: _vector(vector) for name, vector in point.vector.items()}, point.payload or {}
    )


def from_record(record: edge.Record) -> Found:
    return Found(str(record.id), 0.0, record.payload, _from_vector(record.vector))


# --- conditions ----------------------------------------------------------------------------------


def _conditions(conditions: Any) -> list[Any] | None:
    if conditions is None:
        return None
    return [_condition(each) for each in (conditions if isinstance(conditions, list) else [conditions])]


def _condition(condition: models.Condition) -> Any:
    match condition:
        case models.Filter():
            return to_filter(condition)
        case models.FieldCondition():
            return _field(condition)
        case models.HasIdCondition(has_id=ids):
            return edge.HasIdCondition({_id(each) for each in ids})
        case models.IsEmptyCondition(is_empty=field):
            return edge.IsEmptyCondition(field.key)
        case models.IsNullCondition(is_null=field):
            return edge.IsNullCondition(field.key)
        case models.HasVectorCondition(has_vector=name):
            return edge.HasVectorCondition(name)
        case models.NestedCondition(nested=nested):
            inner = to_filter(nested.filter)
            assert inner is not None
            return edge.NestedCondition(nested.key, inner)
        case _:
            raise _cannot(type(condition).__name__)


def _field(condition: models.FieldCondition) -> edge.FieldCondition:
    unsupported = condition.geo_bounding_box or condition.geo_radius or condition.geo_polygon
    if unsupported or condition.values_count:
        raise _cannot("een filter op plaats of aantal waarden")
    return edge.FieldCondition(
        condition.key,
        match=_match(condition.match),
        range=_range(condition.range),
        is_empty=condition.is_empty,
        is_null=condition.is_null,
    )


def _match(match: Any) -> Any:
    match match:
        case None:
            return None
        case models.MatchValue(value=value):
            return edge.MatchValue(value)
        case models.MatchAny(any=values):
            return edge.MatchAny(values)
        case models.MatchExcept(except_=values):
            return edge.MatchExcept(values)
        case models.MatchText(text=text):
            return edge.MatchText(text)
        case models.MatchPhrase(phrase=phrase):
            return edge.MatchPhrase(phrase)
        case _:
            raise _cannot(type(match).__name__)


def _range(bounds: Any) -> Any:
    match bounds:
        case None:
            return None
        case models.DatetimeRange(gte=gte, gt=gt, lte=lte, lt=lt):
            return edge.RangeDateTime(gte=_moment(gte), gt=_moment(gt), lte=_moment(lte), lt=_moment(lt))
        case models.Range(gte=gte, gt=gt, lte=lte, lt=lt):
            return edge.RangeFloat(gte=gte, gt=gt, lte=lte, lt=lt)
        case _:
            raise _cannot(type(bounds).__name__)


def _moment(value: datetime | date | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{value.isoformat()}T00:00:00Z"


# --- questions -----------------------------------------------------------------------------------


def _prefetches(prefetch: Any) -> list[edge.Prefetch]:
    if prefetch is None:
        return []
    return [
        edge.Prefetch(
            limit=each.limit or 10,
            query=_query(each.query, each.using),
            prefetches=_prefetches(each.prefetch),
            params=_params(each.params),
            filter=to_filter(each.filter),
            score_threshold=each.score_threshold,
        )
        for each in (prefetch if isinstance(prefetch, list) else [prefetch])
    ]


def _query(query: Any, using: str | None) -> Any:
    match query:
        case None:
            return None
        case models.NearestQuery(nearest=vector, mmr=None):
            return edge.Query.Nearest(_vector(vector), using=using)
        case models.RrfQuery(rrf=rrf):
            return edge.Fusion.Rrf(k=rrf.k if rrf.k is not None else 2, weights=rrf.weights)
        case models.FusionQuery(fusion=models.Fusion.RRF):
            return edge.Fusion.Rrf(k=2)
        case models.FusionQuery(fusion=models.Fusion.DBSF):
            return edge.Fusion.Dbsf()
        case models.SparseVector() | list():
            return edge.Query.Nearest(_vector(query), using=using)
        case _:
            raise _cannot(type(query).__name__)


def _params(params: models.SearchParams | None) -> edge.SearchParams | None:
    if params is None:
        return None
    quantization = params.quantization
    return edge.SearchParams(
        hnsw_ef=params.hnsw_ef,
        exact=bool(params.exact),
        quantization=edge.QuantizationSearchParams(
            ignore=bool(quantization.ignore),
            rescore=quantization.rescore,
            oversampling=quantization.oversampling,
        )
        if quantization
        else None,
        indexed_only=bool(params.indexed_only),
    )


def _payload_choice(choice: Any) -> Any:
    if isinstance(choice, models.PayloadSelectorInclude):
        return choice.include
    if choice is None or isinstance(choice, bool | list):
        return choice or False
    raise _cannot(type(choice).__name__)


# --- vectors and ids -----------------------------------------------------------------------------


def _vector(vector: Any) -> Any:
    match vector:
        case models.SparseVector(indices=indices, values=values):
            return edge.SparseVector(indices, values)
        case list():
            return vector
        case _:
            raise _cannot(type(vector).__name__)


def _from_vector(vector: Any) -> Any:
    if not isinstance(vector, dict):
        return None
    return {
        name: models.SparseVector(indices=each.indices, values=each.values)
        if isinstance(each, edge.SparseVector)
        else each
        for name, each in vector.items()
    }


def _id(value: Any) -> Any:
    return value if isinstance(value, int) else str(value)


def to_ids(values: Sequence[Any]) -> list[Any]:
    return [_id(each) for each in values]


def _cannot(what: str) -> StoreError:
    return StoreError(f"De ingebouwde index kent dit niet: {what}. Gebruik een Qdrant-server voor deze vraag.")
