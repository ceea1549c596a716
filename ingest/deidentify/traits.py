"""Rare traits: what makes someone recognisable without a name, held up under the small-cell rule."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.deidentify.evidence import Evidence

_TRAITS = re.compile(
    r"\b(?:(?:een|eeneiige|twee-eiige)[ ])?(?:drieling|vierling|eeneiige tweeling|siamese tweeling)\b|"
    r"\bsyndroom van [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?|\b[A-ZÀ-Þ]?\w+[- ]syndroom\b|\bziekte van [A-ZÀ-Þ][\w-]+|"
    r"\b(?:hemofilie|taaislijmziekte|cystische fibrose|dwarslaesie|albinisme|hermafrodiet|intersekse|doofblind|doof-blind|spina bifida|achondroplasie|progeria|narcolepsie)\b|"
    r"\b(?:enige|eerste|jongste|oudste)[ ](?:\w+[ ]){0,2}(?:van|in|uit)[ ](?:het dorp|de stad|de wijk|de gemeente|Nederland|de school)\b|"
    r"\b(?:wereldkampioen|nederlands kampioen|olympisch|bekende (?:zanger|acteur|voetballer|vlogger|influencer)|profvoetballer|burgemeesterszoon|burgemeestersdochter)\w*|"
    r"\b(?:ijsvogel|imker|torenwachter|vuurtorenwachter|circusartiest|kermisexploitant|woonwagenbewoner|binnenvaartschipper|schipperskind)\w*",
    re.IGNORECASE,
)


def find_traits(text: str) -> Iterator[Evidence]:
    for match in _TRAITS.finditer(text):
        yield Evidence(match.start(), match.end(), "TRAIT", "lijst", 0.6, "zeldzaam kenmerk")


def small_cells(counts: Mapping[tuple[str, ...], int], k: int) -> tuple[tuple[str, ...], ...]:
    """The combinations (region, age band, trait) that fewer than `k` people in the source share.

    >>> small_cells({("Rijnmond", "4-11", "tweeling"): 3, ("Rijnmond", "4-11", ""): 120}, 10)
    (('Rijnmond', '4-11', 'tweeling'),)
    """
    return tuple(sorted(cell for cell, count in counts.items() if count < k))
