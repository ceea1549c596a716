"""What is read and ruled at each mention of a name is weighed together, and a word against an office holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import spacy

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.in_office import FEATURES, HARDLY, Weighing, features
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.offices import Offices
from ingest.deidentify.page_reader import FOLDER
from ingest.deidentify.sheet import sheet_of
from ingest.deidentify.tokens import DutchTokenizer


def told(text: str, name: str, chances: Mapping[int, float]) -> list[dict[str, float]]:
    """The features of each mention of a name, read with these chances (by mention; others unread)."""
    sheet = sheet_of(DutchTokenizer(spacy.blank("nl").vocab)(text), load_lexicon())
    people = [Evidence(*match.span(), "PERSON", "regel", 0.9) for match in re.finditer(name, text)]
    read = np.full(len(sheet.words), np.nan, np.float32)
    for place, chance in chances.items():
        tokens = sheet.tokens_in(people[place].start, people[place].end)
        read[tokens.start : tokens.stop] = chance
    rows = features(sheet, people, Offices.of(sheet, load_lexicon()), read)
    return [dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows]


def odds(row: Mapping[str, float]) -> float:
    weighing = Weighing.read(FOLDER / "weighing.json")
    return float(weighing.odds(np.array([[row[name] for name in FEATURES]], np.float32))[0])


def test_a_mention_is_weighed_with_the_others_of_its_name() -> None:
    text = "De raad vergadert. Raadslid Bodifee opent. Later dankte Bodifee de griffie."
    alone, beside = told(text, "Bodifee", {1: 0.6})[1], told(text, "Bodifee", {0: 0.99, 1: 0.6})[1]
    assert alone["read here"] == pytest.approx(np.log(1.5), abs=0.01)
    assert beside["most read"] > alone["most read"] and beside["ruled elsewhere"]
    assert odds(beside) > 0


def test_another_first_letter_is_another_person() -> None:
    text = "De raad vergadert. A. Bodifee opent. B. Bodifee belt, en Bodifee schrijft."
    first, second, bare = told(text, r"(?:[AB]\. )?Bodifee", {0: 0.99, 1: 0.01})
    assert first["least read"] == 0 and second["most read"] == 0
    assert bare["most read"] > 0 > bare["least read"]


@pytest.mark.parametrize(
    "text",
    [
        "De klas vergadert. Daarna dankte Bodifee de juf.",
        "De raad vergadert. De vroegere wethouder Bodifee dankte.",
        "De raad vergadert. Beleidsadviseur Bodifee dankte de griffie.",
        "De raad hoorde dat Bodifee hier woont.",
    ],
)
def test_what_speaks_against_an_office_holds_however_sure_the_component_is(text: str) -> None:
    (row,) = told(text, "Bodifee", {0: 0.999})
    assert row["spoken against"] and odds(row) < 0


def test_many_mentions_that_are_hardly_read_as_in_office_are_no_office() -> None:
    text = "De raad vergadert. " + "Daarna zag men Bodifee. " * 200
    rows = told(text, "Bodifee", dict.fromkeys(range(200), 0.6))
    assert all(odds(row) < 0 for row in rows)


def test_what_was_not_read_says_nothing_either_way() -> None:
    (row,) = told("De raad vergadert. Wethouder Bodifee opent.", "Bodifee", {})
    assert row["read here"] == row["read on average"] == 0 and row["in_front"]
    assert odds(row) > 0


def test_a_weighing_without_one_of_its_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "weighing.json").write_text('{"weights": {"read here": 1}, "bias": 0, "least": 0}')
    with pytest.raises(KeyError):
        Weighing.read(tmp_path / "weighing.json")


@pytest.mark.parametrize(
    "text",
    [
        "De raad vergadert. De heer Bodifee heeft ingesproken. Later dankte Bodifee de griffie.",
        "De raad vergadert. Mevrouw Bodifee spreekt in bij de commissie. Bodifee dankte de griffie.",
        "Gasten op de tribune van de raad: Bodifee. Later dankte Bodifee de griffie.",
        "De raad vergadert. Voormalig wethouder Bodifee schreef. Bodifee dankte de griffie.",
    ],
)
def test_who_came_to_speak_or_was_in_office_is_in_none_at_the_next_mention_either(text: str) -> None:
    rows = told(text, "Bodifee", {0: 0.999, 1: 0.999})
    assert all(row["spoken against"] and odds(row) < 0 for row in rows)


def test_a_member_who_says_who_came_to_speak_stays_one() -> None:
    text = "De raad vergadert. Raadslid Bodifee vraagt wie insprak. Later dankte Bodifee de griffie."
    assert all(odds(row) > 0 for row in told(text, "Bodifee", {0: 0.999, 1: 0.999}))


@pytest.mark.parametrize(
    "text",
    [
        "De raad vergadert. Adviseur Bodifee opent. Later dankte Bodifee de griffie.",
        "De raad vergadert. De heer Bodifee, docent te Ede, opent. Later dankte Bodifee de griffie.",
        "De raad vergadert. Men hoorde Bodifee (hoogleraar recht). Later dankte Bodifee de griffie.",
    ],
)
def test_who_has_another_role_is_not_in_office_because_the_name_is_elsewhere(text: str) -> None:
    assert all(odds(row) < HARDLY for row in told(text, "Bodifee", {0: 0.999, 1: 0.999}))
