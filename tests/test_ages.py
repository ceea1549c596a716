"""How old someone is: seen beside the person it is said of, and told from all that only looks like an age."""

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mevrouw De Wit vertelt dat haar zoon Kees van 9 steeds opnieuw moet beginnen.", ["9"]),
        ("Ik ben Sanne de Wit, moeder van Kees van 14, en wij wonen hier al lang.", ["14"]),
        ("Sanne de Wit was 15 toen zij hier kwam. Nu is Sanne 22 en volgt zij een opleiding.", ["15", "22"]),
        ("Ik ben Sanne, 34, en ik werk nu een jaar als begeleider.", ["34"]),
        ("Op zijn drieëntwintigste las Kees Bosman zijn dossier.", ["drieëntwintigste"]),
        ("Kees Bosman is zes.", ["zes"]),
        ("Zij mag haar dochter van 9 niet langer zien. Haar advocaat is Sanne de Wit.", ["9"]),
        ("Pleegmoeder Sanne de Wit had een meisje van tien maanden.", ["tien maanden"]),
    ],
)
def test_in_a_published_paper_an_age_goes_with_the_person_beside_it(
    engine: Deidentifier, text: str, found: list[str]
) -> None:
    assert masked(engine, text, "openbaar", "AGE") == found


@pytest.mark.parametrize(
    "text",
    [
        "Jeugdhulp is er voor kinderen tot 18 jaar, zegt Sanne de Wit.",
        "Haar afscheid is op donderdag 28 augustus, zegt Kees Bosman.",
        "De motie van Kees Bosman van 14 mei is aangenomen.",
        "Aanwezig: Kees Bosman, Sanne de Wit\n1. Opening\n2. Mededelingen",
        "De Jeugdwet is tien jaar oud, zegt Kees Bosman.",
        "Sanne de Wit wachtte elf weken op een beschikking.",
        "De heer Bosman (punt 4) is afwezig.",
        "Er was een meisje van tien maanden.\n\nSanne de Wit schreef dit.",
    ],
)
def test_what_lasts_or_is_counted_stays_beside_a_person(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text, "openbaar", "AGE") == []


@pytest.mark.parametrize(
    "text",
    [
        "Zij is 19 wkn zwanger.",
        "Score bij aanvang 14, nu 27.",
        "Tevredenheidscijfer volgens moeder: 7.",
        "De OTS is zes weken oud.",
        "Duur. Zes mnd.",
        "Oproep 14 maanden.",
        "Zes maanden begeleiding heeft geholpen.",
        "Besluiten. (1) Kees slaapt bij oma. (2) Sanne haalt hem op.",
        'Dat zijn geen "minderjarige 1" en "minderjarige 2".',
    ],
)
def test_a_term_a_score_and_an_enumeration_are_no_age(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text, "casus", "AGE") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kinderen: Kees (4) en Sanne (5).", ["4", "5"]),
        ("Haar nichtje (17) is 19 weken zwanger.", ["17"]),
        ("Een kind van een maand of vijf.", ["vijf"]),
        ("Haar zus is nu 27.", ["27"]),
    ],
)
def test_beside_a_term_or_a_score_an_age_is_still_seen(
    engine: Deidentifier, text: str, found: list[str]
) -> None:
    assert masked(engine, text, "casus", "AGE") == found
