"""What a question asks of papers themselves: filters that must hold, and what is preferred."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from qdrant_client.http import models

from index.answer import FilterField, Filters, Reading
from index.facets import PAYLOAD_FIELDS
from index.model import Interval, Precision
from index.rank import Weights
from index.vectors.filters import all_of, any_value, chosen, none_of, overlapping

_PAYLOAD = dict(PAYLOAD_FIELDS)


def where_of(filters: Filters, reading: Reading, ended: Set[str]) -> models.Filter | None:
    """What is asked for, without the families of lesson cards that `ended`."""
    period = Interval(filters.van, filters.tot, Precision.UNKNOWN)
    return all_of(
        chosen({name: getattr(filters, field) for field, name in PAYLOAD_FIELDS}),
        overlapping(period) if filters.van or filters.tot else None,
        overlapping(reading.period) if reading.period and reading.period_filters else None,
        without(ended),
    )


def preference(reading: Reading, weights: Weights) -> Callable[[Mapping[str, object]], float]:
    """What a passage gains by being of the period, kind, place, theme or organisation that a question names."""
    period = None if reading.period_filters else reading.period

    def gained(payload: Mapping[str, object]) -> float:
        of_period = weights.period if period and overlaps(payload, period) else 0.0
        return of_period + weights.of_named * len({field for field, _ in named_of(payload, reading)})

    return gained


def named_of(payload: Mapping[str, object], reading: Reading) -> list[tuple[FilterField, str]]:
    """The filters that a question names and a document fits."""
    return [(field, key) for field, key in reading.suggested_filters if key in _values(payload, field)]


def _values(payload: Mapping[str, object], field: FilterField) -> Sequence[object]:
    value = payload.get(_PAYLOAD[field])
    return value if isinstance(value, list) else (value,)


def without(families: Set[str]) -> models.Filter | None:
    return none_of(any_value("family", sorted(families))) if families else None


def overlaps(payload: Mapping[str, object], period: Interval) -> bool:
    first, last = str(payload.get("from", "")), str(payload.get("to", ""))
    return bool(
        first
        and (period.last is None or first[:10] <= period.last.isoformat())
        and (period.first is None or last[:10] >= period.first.isoformat())
    )
