"""Whoever is named in a public paper is found, and what is no one stays: ways of naming, with all names."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.model import Decision
from ingest.deidentify import Deidentifier
from tests.shielding import masked

LINES = (
    (Path(__file__).parent / "cases" / "afscherming" / "plekken.txt").read_text(encoding="utf-8").splitlines()
)
ONLY_PEOPLE = "mens: "
WAYS = [line.removeprefix(ONLY_PEOPLE) for line in LINES]
OF_ANYTHING = [line for line in LINES if not line.startswith(ONLY_PEOPLE)]
"""Ways in which a body, a law or a plan can be named as well."""
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
THINGS = (
    "Jeugdbescherming Brabant",
    "het Verwey-Jonker Instituut",
    "Samen Veilig Midden-Nederland",
    "de Raad voor de Kinderbescherming",
    "Jeugdlink",
    "Hart van Brabant",
    "Partners voor Jeugd",
    "de Inspectie Gezondheidszorg en Jeugd",
    "Stichting Lindewaard",
    "Team Jeugd Noord",
    "de Hervormingsagenda Jeugd",
    "het Regionaal Veiligheidsteam",
    "het Hof van Justitie",
)


def written(way: str, number: int, names: Sequence[str] = NAMES) -> tuple[str, list[tuple[int, int]]]:
    """The way with the names from this number on, and where they stand."""
    first, *others = way.replace("\\n", "\n").replace("\\t", "\t").split("{}")
    text, places = first, []
    for step, part in enumerate(others):
        name = names[(number + 5 * step) % len(names)]
        if text[-1:] in {"", "\n"}:
            name = name[0].upper() + name[1:]
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


@pytest.mark.parametrize("way", OF_ANYTHING)
def test_what_is_named_like_this_stays(way: str, engine: Deidentifier) -> None:
    lost = []
    for number in range(len(THINGS)):
        text, places = written(way, number, THINGS)
        found = [one for one in engine.findings(text, "openbaar") if one.decision is Decision.MASK]
        lost += [text[a:b] for a, b in places if any(one.start < b and a < one.end for one in found)]
    assert not lost


ACTIONS = """Actie; Trekker; Gereed
brief opstellen; College; 1 mei
plan maken; Allen; 2 mei
notitie; Regiosecretaris; 3 mei
website; Gemeente Ede; 4 mei
borging; GI's; 5 mei
besluit; DB; 6 mei
nota; Oetse; 7 mei"""


def test_under_the_head_of_who_acts_stand_bodies_and_roles_too(engine: Deidentifier) -> None:
    assert masked(engine, ACTIONS) == ["Oetse"]
    assert masked(engine, ACTIONS.replace("; ", "  ")) == ["Oetse"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maud van Heusden was er ook. Van Heusden is nu manager bij een instelling.", "Van Heusden"),
        ("Ruth Zandbergen-Lie schreef een roman. Zandbergen schrijft zonder opsmuk.", "Zandbergen"),
        ("Aanwezig was Bauke van der Berg.\n\nBerg, Bauke van der", "Berg"),
        ("Gerda Boon kwam ook. Boon, nu pleegmoeder van een tweeling, zwaaide.", "Boon"),
    ],
)
def test_a_surname_that_is_a_place_or_a_word_is_found_again(text: str, name: str, engine: Deidentifier) -> None:
    assert name in masked(engine, text)


def test_a_place_stays_a_place_beside_who_is_called_after_it(engine: Deidentifier) -> None:
    text = "Maud van Heusden woont in Heusden. Heusden kiest voor een wijkteam."
    assert masked(engine, text) == ["Maud van Heusden"]


@pytest.mark.parametrize("body", ["de cliëntenraad", "de OR", "de wijkraad"])
def test_who_chairs_a_body_without_office_holders_is_masked(body: str, engine: Deidentifier) -> None:
    assert masked(engine, f"Voorzitter Els Bakker van {body} opent de avond.") == ["Els Bakker"]


@pytest.mark.parametrize("behind", [", oud-wethouder", " (oud-wethouder)", ", voormalig burgemeester van Ede"])
def test_who_held_an_office_once_is_masked(behind: str, engine: Deidentifier) -> None:
    assert masked(engine, f"Els Bakker{behind}, was er ook.") == ["Els Bakker"]


def test_a_letter_with_a_word_is_no_name_behind_what_bears_a_letter(engine: Deidentifier) -> None:
    assert masked(engine, "Gekozen is Variant B. Uitbreiding, en daarna Fase C. Zandbergen.") == []


def test_a_number_that_opens_the_next_line_is_no_house_number(engine: Deidentifier) -> None:
    assert masked(engine, "Gast: wethouder Ridderhof\n1. Verslag van de vorige keer") == []
