"""Whoever is named is found wherever a public paper names someone: ways of naming, each with every name."""

from pathlib import Path

import pytest

from index.model import Decision
from ingest.deidentify import Deidentifier

WAYS = (
    (Path(__file__).parent / "cases" / "afscherming" / "plekken.txt").read_text(encoding="utf-8").splitlines()
)
NAMES = (
    "Els Bakker",
    "Hiba Al-Masri",
    "Jan de Vries",
    "P. van den Berg",
    "Tesfay Haile",
    "Ç. Yıldız",
    "Sjoerd Hoekstra-Dijkstra",
    "Shanaya Jagroep",
    "Lotte van 't Hof",
    "Ravi Chotoe",
)
BODIES = ("Veilig Thuis", "Sterk Huis", "William Schrikker Stichting", "GGD Zaanstreek", "gemeente Ede")


def written(way: str, number: int) -> tuple[str, list[tuple[int, int]]]:
    """The way with the names from this number on, and where they stand."""
    first, *others = way.replace("\\n", "\n").replace("\\t", "\t").split("{}")
    text, places = first, []
    for step, part in enumerate(others):
        name = NAMES[(number + 3 * step) % len(NAMES)]
        places.append((len(text), len(text) + len(name)))
        text += name + part
    return text, places


@pytest.mark.parametrize("way", WAYS)
def test_who_is_named_like_this_is_masked(way: str, engine: Deidentifier) -> None:
    missed = []
    for number in range(len(NAMES)):
        text, places = written(way, number)
        masked = [one for one in engine.findings(text, "openbaar") if one.decision is Decision.MASK]
        for start, end in places:
            if not any(one.start <= start and end <= one.end for one in masked):
                missed.append(text[start:end])
        for body in BODIES:
            at = text.find(body)
            assert at < 0 or not any(one.start < at + len(body) and at < one.end for one in masked), body
    assert not missed


ACTIONS = """Actie; Trekker; Gereed
brief opstellen; College; 1 mei
plan maken; Allen; 2 mei
notitie; Regiosecretaris; 3 mei
website; Gemeente Ede; 4 mei
borging; GI's; 5 mei
besluit; DB; 6 mei
nota; Oetse; 7 mei"""


def masked(engine: Deidentifier, text: str) -> list[str]:
    return [
        text[one.start : one.end] for one in engine.findings(text, "openbaar") if one.decision is Decision.MASK
    ]


def test_under_the_head_of_who_acts_stand_bodies_and_roles_too(engine: Deidentifier) -> None:
    assert masked(engine, ACTIONS) == ["Oetse"]
    assert masked(engine, ACTIONS.replace("; ", "  ")) == ["Oetse"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maud van Heusden was er ook. Van Heusden is nu manager bij een instelling.", "Van Heusden"),
        ("Ruth Zandbergen-Lie schreef een roman. Zandbergen schrijft zonder opsmuk.", "Zandbergen"),
        ("Gerda Boon kwam ook. Boon, nu pleegmoeder van een tweeling, zwaaide.", "Boon"),
    ],
)
def test_a_surname_that_is_a_place_or_a_word_is_found_again(text: str, name: str, engine: Deidentifier) -> None:
    assert masked(engine, text)[-1] == name


def test_a_place_stays_a_place_beside_who_is_called_after_it(engine: Deidentifier) -> None:
    text = "Maud van Heusden woont in Heusden. Heusden kiest voor een wijkteam."
    assert masked(engine, text) == ["Maud van Heusden"]


@pytest.mark.parametrize("behind", [", oud-wethouder", " (oud-wethouder)", ", voormalig burgemeester van Ede"])
def test_who_held_an_office_once_is_masked(behind: str, engine: Deidentifier) -> None:
    assert masked(engine, f"Els Bakker{behind}, was er ook.") == ["Els Bakker"]


def test_a_letter_with_a_word_is_no_name_behind_what_bears_a_letter(engine: Deidentifier) -> None:
    assert masked(engine, "Gekozen is Variant B. Uitbreiding, en daarna Fase C. Zandbergen.") == []
