"""The small-cell rule: a region, an age band and a rare trait together may not point at one family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_BANDS = re.compile(r"\[((?:\d+-\d+|65\+)(?:, (?:\d+-\d+|65\+))*) jaar\]")


@dataclass(frozen=True, slots=True)
class CaseTold:
    """What a case tells of whom it is about: keys of regions, age bands, and its safe text."""

    regions: frozenset[str]
    text: str

    @property
    def bands(self) -> frozenset[str]:
        return frozenset(band for found in _BANDS.findall(self.text) for band in found.split(", "))


def cells_of(case: CaseTold, traits: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Every combination (region, age band, trait) that a case shows; a trait is as it is written.

    >>> cells_of(CaseTold(frozenset(["foodvalley"]), "Een kind van [4-11 jaar]."), ["Imker"])
    (('foodvalley', '4-11', 'imker'),)
    """
    rare = sorted({" ".join(trait.split()).casefold() for trait in traits})
    regions, bands = sorted(case.regions) or [""], sorted(case.bands) or [""]
    return tuple((region, band, trait) for region in regions for band in bands for trait in rare)


def count_cells(cells: Sequence[tuple[str, ...]], others: Iterable[CaseTold]) -> dict[tuple[str, ...], int]:
    """In how many other cases each combination stands."""
    counts = dict.fromkeys(cells, 0)
    for other in others:
        folded = other.text.casefold()
        for cell in cells:
            region, band, trait = cell
            counts[cell] += (
                trait in folded
                and (not region or region in other.regions)
                and (not band or band in other.bands)
            )
    return counts


def small_cells(counts: Mapping[tuple[str, ...], int], k: int) -> tuple[tuple[str, ...], ...]:
    """The combinations (region, age band, trait) that fewer than `k` people in the source share.

    >>> small_cells({("Rijnmond", "4-11", "tweeling"): 3, ("Rijnmond", "4-11", ""): 120}, 10)
    (('Rijnmond', '4-11', 'tweeling'),)
    """
    return tuple(sorted(cell for cell, count in counts.items() if count < k))


def warning(counts: Mapping[tuple[str, ...], int], k: int) -> str:
    """What a reviewer must weigh, as Dutch sentences; empty when no combination is rare."""
    rare = small_cells(counts, k)
    if not rare:
        return ""
    shown = "; ".join(", ".join(part for part in cell if part) for cell in rare[:3])
    more = f" en nog {len(rare) - 3}" if len(rare) > 3 else ""
    return (
        f"Samen zeldzaam (in minder dan {k} andere casussen hier): {shown}{more}. "
        "Wie vrijgeeft, zegt in de reden waarom dat mag."
    )
