"""What was found, counted by kind, proeftuin, theme, organisation, municipality and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

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


class Listed(NamedTuple):
    """What one hit counts for: the values of each field over all of its documents, and its first day."""

    values: Mapping[FilterField, Collection[str]]
    first_day: str = ""
    """ISO date, or "" when unknown."""


def listed_payload(payloads: Sequence[Mapping[str, Any]]) -> Listed:
    """From the payloads of the best passage of each document of a hit, the shown document first."""
    first = str(payloads[0].get("from", ""))[:10]
    own = payloads[0].get
    # Hundreds of hits are counted for one page, and nearly all of them have one payload.
    values: dict[FilterField, Collection[str]] = {field: _strings(own(name)) for field, name in PAYLOAD_FIELDS}
    if len(payloads) > 1:
        for field, name in PAYLOAD_FIELDS:
            values[field] = frozenset().union(*(_strings(payload.get(name)) for payload in payloads))
    return Listed(values, "" if first.startswith("0001") else first)


def listed_card(card: DocumentCard) -> Listed:
    return Listed(
        {
            "soort": frozenset([card.kind[0]]),
            "proeftuin": frozenset(key for key, _ in card.proeftuinen),
            "thema": frozenset(key for key, _ in card.themas),
            "organisatie": frozenset([card.organisation[0]] if card.organisation else []),
            "gemeente": frozenset([card.municipality[0]] if card.municipality else []),
        },
        card.period.first.isoformat() if card.period.first else "",
    )


def facets(found: Sequence[Listed], filters: Filters, label: Label) -> tuple[Facet, ...]:
    """Each value with the number of hits that choosing it leaves, most first."""
    return tuple(_facet(field, name, found, getattr(filters, field), label) for field, name in FACETS)


def years(found: Iterable[Listed]) -> tuple[tuple[int, int], ...]:
    counts = Counter([each.first_day[:4] for each in found if each.first_day])
    return tuple(sorted((int(year), count) for year, count in counts.items()))


def _facet(
    field: FilterField, name: str, found: Sequence[Listed], selected: Sequence[str], label: Label
) -> Facet:
    counts = Counter(chain.from_iterable([each.values[field] for each in found]))
    counts.update(dict.fromkeys(selected, 0))
    values = [FacetValue(key, label(field, key), count, key in selected) for key, count in counts.items()]
    return Facet(field, name, tuple(sorted(values, key=lambda value: (-value.count, value.label))))


def _strings(value: str | Sequence[str] | None) -> Sequence[str]:
    """A field holds no value twice."""
    return (value,) if isinstance(value, str) else value or ()
