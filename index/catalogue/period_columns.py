"""A period as the columns of a row."""

from __future__ import annotations

from typing import Any

from index.model import Interval, Precision


def period_columns(period: Interval) -> dict[str, Any]:
    return {
        "first_day": period.first,
        "last_day": period.last,
        "precision": period.precision.value,
        "derived": period.derived,
    }


def period_of(row: Any) -> Interval:
    return Interval(row.first_day, row.last_day, Precision(row.precision), row.derived)
