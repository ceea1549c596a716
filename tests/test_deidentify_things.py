"""What a rule takes for a name once is not masked everywhere when the text speaks of it as a thing."""

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import masked

LOGO = "Een product met een oranje Nutri-Score D. Smit vertelt. " + "Wij voeren de Nutri-Score in. " * 4
PLAN = (
    "Inhoud\nA. Aanpak en acties\n" + "Deze aanpak werkt. De gekozen aanpak ook. Dit heet Visie & Aanpak. " * 4
)
SITE = "Vragen kunnen naar nora@voorbeeld.nl. " + "Leden van de NORA Expertgroep lezen mee. " * 3

COUNTRY = (
    "De gezant voor Jemen Hans Grundberg sprak. "
    + "De hulp in Jemen gaat door. De noden in Jemen blijven hoog. " * 3
)


@pytest.mark.parametrize(
    ("text", "thing"), [(LOGO, "Nutri-Score"), (PLAN, "Aanpak"), (SITE, "NORA"), (COUNTRY, "Jemen")]
)
def test_a_thing_is_masked_once_at_most(engine: Deidentifier, text: str, thing: str) -> None:
    assert sum(thing in each for each in masked(engine, text, label="PERSON")) <= 1


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Mevrouw Bakker vertelt. " + "Later belde Bakker terug, zegt Bakker. " * 3, "Bakker", 7),
        ("J. de Wolff belt. " + "Daarna belde de Wolff weer. " * 4, "Wolff", 5),
        (
            "Vragen naar bakkerink@voorbeeld.nl. Els BAKKERINK belt. Bakkerink schrijft. BAKKERINK!",
            "akkerink",
            3,
        ),
        (
            "J. Bakker belt. De bakker zwaait. Een bakker lacht. " + "Gisteren vroeg Bakker ernaar. " * 3,
            "Bakker",
            4,
        ),
        ("Ans Stolk spreekt. " + "Stolk vraagt naar de aanpak. " * 4, "Stolk", 5),
    ],
)
def test_a_person_is_masked_everywhere(engine: Deidentifier, text: str, name: str, times: int) -> None:
    assert sum(each.lower().count(name.lower()) for each in masked(engine, text, label="PERSON")) >= times


def test_in_a_case_what_was_named_once_is_masked_everywhere(engine: Deidentifier) -> None:
    assert sum("NORA" in each for each in masked(engine, SITE, "casus", "PERSON")) == 3
