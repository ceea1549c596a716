"""Filters and payload dates, as pure functions that return Qdrant's models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from qdrant_client.http import models

from index.model import Interval

_OPEN_START: Final = "0001-01-01T00:00:00Z"
_OPEN_END: Final = "9999-12-31T00:00:00Z"


def all_of(*parts: models.Filter | None) -> models.Filter | None:
    """One filter that asks for every given filter; None when nothing is asked."""
    asked = [part for part in parts if part is not None]
    if len(asked) < 2:
        return asked[0] if asked else None
    return models.Filter(must=list[models.Condition](asked))


def none_of(*parts: models.Filter) -> models.Filter:
    """A filter that refuses what passes any of the given filters."""
    return models.Filter(must_not=list[models.Condition](parts))


def any_value(name: str, values: Sequence[str]) -> models.Filter:
    """Points of which field `name` holds at least one of the values."""
    return models.Filter(must=[models.FieldCondition(key=name, match=models.MatchAny(any=list(values)))])


def chosen(fields: Mapping[str, Sequence[str]]) -> models.Filter | None:
    """What a reader ticked: any value within a field, every field that has one."""
    return all_of(*(any_value(name, values) for name, values in fields.items() if values))


def of_documents(document_ids: Sequence[str]) -> models.Filter:
    return any_value("document", document_ids)


def with_ids(ids: Sequence[str]) -> models.Filter:
    # Not validated: for a few hundred ids that takes longer than the search.
    return models.Filter.model_construct(must=[models.HasIdCondition.model_construct(has_id=list(ids))])


def overlapping(period: Interval) -> models.Filter | None:
    """Points whose period shares at least a day with this one; an unknown date shares none."""
    conditions: list[models.Condition] = []
    if period.last is not None:
        conditions.append(
            models.FieldCondition(key="from", range=models.DatetimeRange(lte=_midnight(period.last)))
        )
    if period.first is not None:
        conditions.append(
            models.FieldCondition(key="to", range=models.DatetimeRange(gte=_midnight(period.first)))
        )
    return models.Filter(must=conditions) if conditions else None


def period_payload(period: Interval) -> dict[str, str]:
    """Payload fields `from` and `to` (RFC 3339, UTC, midnight); none when nothing is known.

    >>> from index.model import Precision
    >>> period_payload(Interval(date(2024, 3, 1), None, Precision.WIDE))
    {'from': '2024-03-01T00:00:00Z', 'to': '9999-12-31T00:00:00Z'}
    """
    if period.first is None and period.last is None:
        return {}
    return {
        "from": f"{period.first.isoformat()}T00:00:00Z" if period.first else _OPEN_START,
        "to": f"{period.last.isoformat()}T00:00:00Z" if period.last else _OPEN_END,
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
