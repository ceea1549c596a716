"""Slow patterns are tried around cheap ones, and find there what they find in the whole text."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType

import pytest

from ingest import deidentify
from ingest.deidentify.decide import resolve
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near
from ingest.deidentify.openings import Opened, Places
from tests import test_deidentify_things as test_things
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
    return [
        *made,
        *("\n".join(str(value) for value in vars(one).values()) for one in (test_variants, test_things)),
    ]


def test_what_opens_with_a_word_is_found_as_in_the_whole_text() -> None:
    made = [one for module in modules() for value in vars(module).values() for one in opened_in(value)]
    assert len(made) > 50
    for text in texts():
        places = Places.of(text)
        for one in made:
            assert [match.span() for match in one.finditer(places)] == [
                match.span() for match in one.whole.finditer(text)
            ], one.whole.pattern


def modules() -> list[ModuleType]:
    return [
        importlib.import_module(f"{deidentify.__name__}.{info.name}")
        for info in pkgutil.iter_modules(deidentify.__path__)
    ]


def opened_in(value: object) -> Iterator[Opened]:
    if isinstance(value, Opened):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from opened_in(part)


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("school", ["School"]),
        ("school*", ["schoolplein", "School"]),
        ("*school", ["basisschool", "School"]),
        ("*school*", ["basisschool", "schoolplein", "School"]),
        ("plein|voor*", ["voorscholen"]),
        (r"[A-Z]\w+", ["De", "School"]),
    ],
)
def test_an_opening_is_a_word_or_how_one_begins_or_ends(opening: str, found: list[str]) -> None:
    opened = Opened(opening, r"\w+", ahead=True)
    places = Places.of("De basisschool, voorscholen en het schoolplein van School")
    assert [match.group() for match in opened.finditer(places)] == found


@pytest.mark.parametrize("piece", ["Aa-", "Aa'", "a", "(", "1-", "06 ", "a@", "zoon van "])
def test_a_text_of_one_thing_takes_time_by_its_length(piece: str) -> None:
    engine = deidentify.Deidentifier("geen")
    begin = time.process_time()
    engine.findings(piece * (120_000 // len(piece)), "casus")
    # A second or two; by the square of the length it would be minutes.
    assert time.process_time() - begin < 15


def test_matches_of_one_pattern_do_not_overlap() -> None:
    pattern = Opened("a", r"(?:[ ]a\b)?")
    assert [match.span() for match in pattern.finditer(Places.of("a a a ba a"))] == [(0, 3), (4, 5), (9, 10)]


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
    assert list(near(text, re.finditer(r"\d", text), 3, 2)) == found


def test_what_is_decided_overlaps_nowhere_and_stands_in_reading_order() -> None:
    draw = random.Random(5)
    labels = ["PERSON", "ADDRESS", "DATE", "CASE"]
    starts = [draw.randrange(11_000) for _ in range(3_000)]
    found = [Evidence(at, at + draw.randint(1, 30), draw.choice(labels), "vorm", 0.9) for at in starts]
    decided = resolve("woord " * 2_000, found, lambda one: 0.5)
    assert all(one.end <= other.start for one, other in pairwise(decided))
    assert {label for label in labels if label != "DATE"} <= {one.label for one in decided}
