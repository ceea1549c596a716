"""Names by their form and their neighbours, and what is called as people are."""

from __future__ import annotations

import pytest

from index.model import Policy
from ingest.deidentify import Deidentifier
from ingest.deidentify.lexicon import load_lexicon
from tests.shielding import masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peter de Visser belde.", ["Peter de Visser"]),
        ("Mevrouw De Vries-Bakker belde over haar zoon Storm.", ["De Vries-Bakker", "Storm"]),
        ("Namens mevrouw 't Hart: mr. A.J.M. in 't Veld.", ["'t Hart", "A.J.M. in 't Veld"]),
        ("De heer R.B. en mevrouw B. kwamen.", ["R.B.", "B."]),
        ("De brief van mw. van der Zandschulp-Öztürk.", ["van der Zandschulp-Öztürk"]),
        ("Lottes knuffel en Daan's fiets.", ["Lottes", "Daan's"]),
        ("MEVROUW JANSEN BELDE OVER FATIMA.", ["JANSEN", "FATIMA"]),
        ("mevrouw jansen belde; aisha ook.", ["jansen", "aisha"]),
        ("Naam: Bloemendaal, Kees", ["Bloemendaal, Kees"]),
        ("Van Dijk wilde niet.", ["Van Dijk"]),
        ("We horen dat Van Houten komt.", ["Van Houten"]),
        ("Roos belt morgen.", ["Roos"]),
        ("Contactpersoon: Wil Bakker", ["Wil Bakker"]),
        ("Groetjes Desi", ["Desi"]),
        ("Verslag van dr. P. Nieuwenhuizen en M. Faber MSc.", ["P. Nieuwenhuizen", "M. Faber MSc."]),
    ],
)
def test_a_name_is_seen_by_its_form_and_its_neighbours(
    engine: Deidentifier, text: str, found: list[str]
) -> None:
    assert masked(engine, text) == found


@pytest.mark.parametrize("policy", ["openbaar", "casus"])
def test_a_name_in_no_list_is_seen(engine: Deidentifier, policy: Policy) -> None:
    text = "We zien dat Jiasluir door de week bij Luindas Tresnavoep woont."
    assert masked(engine, text, policy) == ["Jiasluir", "Luindas Tresnavoep"]


@pytest.mark.parametrize(
    "text",
    [
        "Veilig Thuis, Jeugdlink en de Raad voor de Kinderbescherming werken samen in FoodValley.",
        "De William Schrikker Stichting en het Leger des Heils doen mee aan Wij doen het beter.",
        "Het Regiecentrum in Heerenveen volgt de Jeugdwet en de motie-Segers.",
        "Stichting Lindenboom, Bureau Zandwijk en bakkerij Dirks tekenden bezwaar aan.",
        "Van Rotterdam naar Den Haag, van Capelle aan den IJssel naar Goeree-Overflakkee.",
        "In de Kamerbrief van mei en augustus staat het Toekomstscenario.",
    ],
)
def test_organisations_laws_and_places_stay(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De Truus Mulder Kliniek en het Bernhard Stork Gebouw zijn dicht.",
        "Wij kiezen: A. Niets doen, B. Verhuizing en C. Herbouw.",
        "De bijeenkomst is in Zaal Vermeer.",
        "De uitvoering van de motie-Terwindt/El Khatib is gereed.",
        "Zij praat inmiddels vloeiend Fries met de tolk.",
        "De folder is er in het Turks, Pools, Arabisch en Tigrinya.",
        "Uit de Quickwijzer blijkt dat het werkt. Bij de Julicirculaire is gerekend.",
        "Wij kiezen uit scenario A, B en C. Uitkomst volgt in mei.",
        "Kom naar de Webinar over de Wet verbetering rechtsbescherming.",
        "Aan: Bureau Verhoef & Zn.",
        "Sam& is een samenwerking van vier fondsen.",
        "De raad vraagt inlichtingen op grond van artikel 169, derde lid Gemeentewet en het reglement.",
        "Een aantal jaar geleden is de Sjef Remmenlaan opnieuw bestraat.",
        "De raad besloot over zijn bijdrage in de ontwikke -\nling van het stadion.",
        "De gemeenteraad stelde vragen aan het college van Gemert Bakel.",
        "De raad voornoemd, de griffier,\nVVVVVVVVVVVVEEEEEEEEEEEE",
    ],
)
def test_what_is_called_after_someone_is_nobody(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text) == []


def test_one_person_keeps_one_number(engine: Deidentifier) -> None:
    text = "Jeroen Bakker belde Fatima Haddad. Bakker zei dat Haddad komt. Jeroen ook."
    assert engine.shield(text, "openbaar")[0] == (
        "[persoon 1] belde [persoon 2]. [persoon 1] zei dat [persoon 2] komt. [persoon 1] ook."
    )


def test_a_slip_of_one_letter_is_the_same_person(engine: Deidentifier) -> None:
    text = "Mevrouw Hoogendoorn belde. Daarna kwam Hogendoorn langs."
    assert masked(engine, text) == ["Hoogendoorn", "Hogendoorn"]


def test_a_name_ends_where_the_line_does(engine: Deidentifier) -> None:
    text = "Tafel 1 over de veiligheid in het gezin en op school: mw. Radstaak\nTafel 2 over de regie"
    assert masked(engine, text) == ["Radstaak"]


def test_a_name_broken_over_a_line_is_masked_where_it_stands(engine: Deidentifier) -> None:
    text = "Bel me\u00advrouw Ma\u00adris\u200bka van der Stee-\nge morgen."
    assert masked(engine, text) == ["Ma\u00adris\u200bka van der Stee-\nge"]


def test_a_letter_with_a_loose_accent_belongs_to_the_name(engine: Deidentifier) -> None:
    text = "Mevrouw Noe\u0308l belde."
    assert engine.shield(text, "openbaar")[0] == "Mevrouw [persoon 1] belde."


def test_a_name_in_capitals_behind_its_label_is_masked_and_an_abbreviation_is_not(engine: Deidentifier) -> None:
    assert masked(engine, "Naam kind: ALI, Sumaya") == ["ALI", "Sumaya"]
    assert masked(engine, "Contact: GGZ en VNG") == []


def test_a_name_turned_around_in_the_head_of_a_mail_goes_whole(engine: Deidentifier) -> None:
    for name in ("Graaf, Garrelt de", "Berg, P. van den", "Hof, Ineke (I.) van 't"):
        found = engine.findings(f"Van: Leenders, Paul\nCC: {name} <iemand@voorbeeld.nl>; Zaal, O.", "openbaar")
        start = len("Van: Leenders, Paul\nCC: ")
        assert any(one.start <= start and start + len(name) <= one.end for one in found), name


def test_the_lexicon_tells_names_from_words() -> None:
    lexicon = load_lexicon()
    assert [lexicon[word].letter for word in ("Mariska", "wijkteam", "Tijne", "Roos", "RvdK")] == list("GlUgX")
