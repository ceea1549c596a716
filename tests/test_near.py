"""Slow patterns are tried around cheap ones, and find there what they find in the whole text."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest

from ingest.deidentify import ages
from ingest.deidentify.decide import resolve
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near
from tests import test_variants

PARTS = (
    "de dochter van", "hij is", "3", "acht jaar", "en", "4, 6 en 11", "oud", "een meisje (9)", "Noor, 7 jaar,",
    "veertiger", "op haar dertiende", "van 14;3", "begin dertig", "in 2019", "€ 12,50", "over de begroting",
    "\n", "zoon: 5 jr", "ruim drie weken", "een half jaar", "m/17", "lft. 12", "het kind wordt in mei vier.",
    "veertien", "zij is vijftien en",
    "zo'n", "de twintigste verjaardag", "nummer 1234", "jongste (2)", "driejarige", "artikel 7",
)  # fmt: skip


def texts() -> list[str]:
    draw = random.Random(3)
    made = [" ".join(draw.choices(PARTS, k=draw.randint(1, 60))) for _ in range(200)]
    return [*made, "\n".join(str(value) for value in vars(test_variants).values())]


def test_ages_are_found_around_numbers_as_in_the_whole_text() -> None:
    for text in texts():
        stretches = list(near(text, ages._HOLDS, ages._BEFORE, ages._BEHIND))
        for pattern, _ in (*ages._AGES, *ages._SAID):
            apart = [match.span() for one in stretches for match in pattern.finditer(text, *one)]
            assert apart == [match.span() for match in pattern.finditer(text)], pattern.pattern


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("geen cijfer", []),
        ("1", [(0, 1)]),
        ("1" + " " * 9 + "2", [(0, 3), (7, 11)]),
        ("1" + " " * 4 + "2", [(0, 6)]),
    ],
)
def test_stretches_that_meet_are_one(text: str, found: list[tuple[int, int]]) -> None:
    assert list(near(text, re.compile(r"\d"), 3, 2)) == found


def test_what_is_decided_overlaps_nowhere_and_stands_in_reading_order() -> None:
    draw = random.Random(5)
    labels = ["PERSON", "ADDRESS", "DATE", "CASE"]
    starts = [draw.randrange(11_000) for _ in range(3_000)]
    found = [Evidence(at, at + draw.randint(1, 30), draw.choice(labels), "vorm", 0.9) for at in starts]
    decided = resolve("woord " * 2_000, found, lambda one: 0.5)
    assert all(one.end <= other.start for one, other in pairwise(decided))
    assert {label for label in labels if label != "DATE"} <= {one.label for one in decided}
