"""How far people agree who judged the same: Cohen's kappa for each two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Opinion:
    """One judge's verdict on one thing."""

    thing: tuple[str, ...]
    judge: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two judges, on how many things both gave a verdict, on how many the same one, and kappa."""

    one: str
    other: str
    things: int
    same: int
    kappa: float
    """1 is always the same, 0 no more than by chance (Cohen, 1960)."""


def agreements(opinions: Iterable[Opinion]) -> tuple[Agreement, ...]:
    """Each two judges with something in common, those with most in common first.

    >>> told = [Opinion((each,), judge, "ja") for each in "ab" for judge in ("An", "Bo")]
    >>> agreements([*told, Opinion(("c",), "An", "ja"), Opinion(("c",), "Bo", "nee")])
    (Agreement(one='An', other='Bo', things=3, same=2, kappa=0.0),)
    """
    by_judge: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for opinion in opinions:
        by_judge[opinion.judge][opinion.thing] = opinion.verdict
    found = []
    for one, other in combinations(sorted(by_judge), 2):
        pairs = [
            (verdict, by_judge[other][thing])
            for thing, verdict in by_judge[one].items()
            if thing in by_judge[other]
        ]
        if pairs:
            same = sum(first == second for first, second in pairs)
            found.append(Agreement(one, other, len(pairs), same, kappa(pairs)))
    return tuple(sorted(found, key=lambda each: -each.things))


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Agreement beyond what chance gives; 1.0 where both only ever gave the same one verdict.

    >>> kappa([("a", "a")] * 4 + [("b", "b")] * 4), kappa([("a", "b"), ("b", "a")])
    (1.0, -1.0)
    """
    number = len(pairs)
    observed = sum(one == other for one, other in pairs) / number
    verdicts = {verdict for pair in pairs for verdict in pair}
    chance = sum(
        sum(one == verdict for one, _ in pairs) * sum(other == verdict for _, other in pairs)
        for verdict in verdicts
    ) / (number * number)
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)
