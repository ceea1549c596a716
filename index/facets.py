"""What was found, counted by kind, proeftuin, theme, organisation, municipality and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.answer import DocumentCard, Facet, FacetValue, FilterField, Filters

Label = Callable[[str, str], str]

FACETS: tuple[tuple[FilterField, str], ...] = (
    ("soort", "Soort stuk"),
    ("proeftuin", "Proeftuin"),
    ("thema", "Thema"),
    ("organisatie", "Organisatie"),
    ("gemeente", "Gemeente"),
)

PAYLOAD_FIELDS: tuple[tuple[FilterField, str], ...] = (
    ("soort", "kind"),
    ("proeftuin", "proeftuin"),
    ("thema", "thema"),
    ("organisatie", "organisation"),
    ("gemeente", "municipality"),
)
"""Where each of them stands in the index."""


Listed = Mapping[str, Any]
"""What one hit counts for: as a payload, with the values of each field over all of its documents."""


def listed_payload(payloads: Sequence[Mapping[str, Any]]) -> Listed:
    """From the payloads of the best passage of each document of a hit, the shown document first."""
    # Hundreds of hits are counted for one page, and nearly all of them have one payload.
    if len(payloads) == 1:
        return payloads[0]
    return {"from": payloads[0].get("from", "")} | {
        name: frozenset().union(*(_values(payload.get(name)) for payload in payloads))
        for _, name in PAYLOAD_FIELDS
    }


def listed_card(card: DocumentCard) -> Listed:
    return {
        "kind": card.kind[0],
        "proeftuin": frozenset(key for key, _ in card.proeftuinen),
        "thema": frozenset(key for key, _ in card.themas),
        "organisation": card.organisation[0] if card.organisation else None,
        "municipality": card.municipality[0] if card.municipality else None,
        "from": card.period.first.isoformat() if card.period.first else "",
    }


def first_day(listed: Listed) -> str:
    """ISO date, or "" when unknown."""
    first = str(listed.get("from", ""))[:10]
    return "" if first.startswith("0001") else first


@dataclass(frozen=True, slots=True)
class Counts:
    """How many hits there are: in all, by each value of each field of `PAYLOAD_FIELDS`, and by year."""

    total: int
    values: Mapping[FilterField, Counter[str]]
    years: Counter[int]


def counts(found: Sequence[Listed]) -> Counts:
    return Counts(
        len(found),
        {
            field: Counter([value for each in found for value in _values(each.get(name))])
            for field, name in PAYLOAD_FIELDS
        },
        Counter([int(first[:4]) for each in found if (first := first_day(each))]),
    )


def facets(counted: Counts, filters: Filters, label: Label) -> tuple[Facet, ...]:
    """Each value with the number of hits that choosing it leaves, most first."""
    return tuple(
        _facet(field, name, counted.values[field], getattr(filters, field), label) for field, name in FACETS
    )


def _facet(
    field: FilterField, name: str, held: Mapping[str, int], selected: Sequence[str], label: Label
) -> Facet:
    """`held` is how many hits have each value of this field."""
    of = dict.fromkeys(selected, 0) | dict(held)
    values = [FacetValue(key, label(field, key), count, key in selected) for key, count in of.items()]
    return Facet(field, name, tuple(sorted(values, key=lambda value: (-value.count, value.label, value.key))))


def _values(value: str | Collection[str] | None) -> Collection[str]:
    """A field holds no value twice."""
    return (value,) if isinstance(value, str) else value or ()
