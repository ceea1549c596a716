"""Names and homes that only their surroundings tell, and words that look like a name where a line opens."""

import pytest

from index.model import Policy
from ingest.deidentify import Deidentifier
from tests.shielding import masked


@pytest.mark.parametrize("policy", ["openbaar", "casus"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er was een tolk bij, mw. Le.", "Le"),
        ("Steller: S. Tjon A Ten\nBesluit: aangehouden", "S. Tjon A Ten"),
        ("Zij sprak met Sanne van Asselt tot Heerenberg over morgen.", "Sanne van Asselt tot Heerenberg"),
        ("Auteurs: Lieke van Stiphout, Emre Bosman", "Lieke van Stiphout"),
        ("De heer Bosman (Achterom 12) heeft een brief gestuurd.", "Achterom 12"),
    ],
)
def test_a_name_and_a_home_are_whole(engine: Deidentifier, text: str, found: str, policy: Policy) -> None:
    assert found in masked(engine, text, policy)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gezin: de Groot-Bosman. Let op de hond.", "de Groot-Bosman"),
        ("De casus gaat over gezin Z., dat hier woont.", "Z."),
        ("De schuur van de overburen Slob stond in brand.", "Slob"),
        ("de trainer heet mo en belt nog.", "mo"),
    ],
)
def test_a_household_a_neighbour_and_who_is_called_so_are_people(
    engine: Deidentifier, text: str, found: str
) -> None:
    assert found in masked(engine, text, "casus")


def test_what_only_is_called_something_is_nobody(engine: Deidentifier) -> None:
    assert masked(engine, "Dat heet dan zo. Agenda: de begroting. Besluit: van de raad.", "casus") == []


def test_in_a_case_a_street_of_two_words_and_a_flat_above_a_shop_are_homes(engine: Deidentifier) -> None:
    assert "Grote Beer 19" in masked(engine, "Hij is bij vader (Wouter Bosman, Grote Beer 19).", "casus")
    assert "flat boven de Action" in masked(engine, "Zijn spullen staan in de flat boven de Action.", "casus")


@pytest.mark.parametrize(
    "text",
    [
        "Ons werk.\n- Wens: een eenvoudige kaart.",
        "Eerdere hulp: geen. Wens van het kind zelf: rust.",
        "De voorzitter:\nDank. Er is geen meerderheid.",
        "Wil weten waarom het bezoek niet door ging.",
        "Afgespr: zij doet melding.",
        "Doorgest. aan het team.",
        "Buurvr. belde weer.",
        "Zaaknr volgt nog, zaal C. Zaaknr volgt.",
        "De kopjes Zorg, Kracht en Wensen zijn verplicht.",
        "Zie het verslag van mw. De",
        "Kinderen tot Utrecht gaan mee.",
        "Het overleg (Punt 12) duurt lang.",
    ],
)
def test_a_word_cut_short_or_left_alone_is_nobody(engine: Deidentifier, text: str) -> None:
    found = engine.findings(text, "casus")
    assert not [one for one in found if one.label in {"PERSON", "ADDRESS"} and one.score >= 0.45]


def test_the_letters_of_who_wrote_or_acts_are_a_person(engine: Deidentifier) -> None:
    assert masked(engine, "Volgende keer verder. Verslag: JW.", "openbaar") == ["JW"]
    assert masked(engine, "Actie: IvR past de planning aan.", "casus") == ["IvR"]
    assert masked(engine, "Actie: IvR past de planning aan.", "openbaar") == []
    assert masked(engine, "Verslag: GGD. Actie: VNG. Steller: de gemeente.", "openbaar") == []


@pytest.mark.parametrize("text", ["Wil belt morgen terug.", "Wil is er niet.", "Toen zei Wens Bosman iets."])
def test_the_same_word_may_be_someone(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text, "casus")


def test_the_number_of_an_entry_in_a_list_of_promises_stays(engine: Deidentifier) -> None:
    listed = "Toezeggingen\nT-26-050. Aan de gehele raad: een technische sessie.\nT-26-052. Navraag volgt."
    assert masked(engine, listed, "openbaar") == []
    assert masked(engine, "De cliënt heeft dossier T-26-050 bij ons.", "openbaar") == ["T-26-050"]
