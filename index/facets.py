"""What was found, counted by kind, proeftuin, theme, organisation, municipality and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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


def facets(found: Sequence[Listed], filters: Filters, label: Label) -> tuple[Facet, ...]:
    """Each value with the number of hits that choosing it leaves, most first."""
    names = dict(PAYLOAD_FIELDS)
    return tuple(
        _facet(field, name, [each.get(names[field]) for each in found], getattr(filters, field), label)
        for field, name in FACETS
    )


def years(found: Iterable[Listed]) -> tuple[tuple[int, int], ...]:
    counts = Counter([first[:4] for each in found if (first := first_day(each))])
    return tuple(sorted((int(year), count) for year, count in counts.items()))


def _facet(field: FilterField, name: str, held: Sequence[Any], selected: Sequence[str], label: Label) -> Facet:
    """`held` is what each hit has in this field: a value, several, or nothing."""
    counts = Counter([value for each in held for value in _values(each)])
    counts.update(dict.fromkeys(selected, 0))
    values = [FacetValue(key, label(field, key), count, key in selected) for key, count in counts.items()]
    return Facet(field, name, tuple(sorted(values, key=lambda value: (-value.count, value.label))))


def _values(value: str | Collection[str] | None) -> Collection[str]:
    """A field holds no value twice."""
    return (value,) if isinstance(value, str) else value or ()
