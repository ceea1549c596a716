"""Monograms: letters that stand for someone, and abbreviations that do not."""

# ruff: noqa: E501 -- a text reads best as it stands

import pytest

from ingest.deidentify import Deidentifier
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.monograms import monograms_of
from tests.shielding import shown

BEARERS = (
    ("Hanna de Jong", "HdJ"),
    ("T. van Essen", "TvE"),
    ("Carla van de Laar", "CvdL"),
    ("Th. Bakker", "ThB"),
    ("Marit van Loon", "MvL"),
    ("Janneke te Boveldt", "JtB"),
    ("Hilde den Boer", "HdB"),
    ("Wendy van Bommel", "WvB"),
    ("K. de Bruijn", "KdB"),
    ("Ruud de Raad", "RdR"),
)
CAPITALS = (
    ("Eefje Bakelaar", "EB"),
    ("Cees Dros", "CD"),
    ("Y. Haddou", "YH"),
    ("Anne-Wil Peters", "AWP"),
    ("Pieter Jansen", "PJ"),
    ("Ahmed Haddad", "AH"),
    ("Ton Schouten", "TS"),
    ("Sanne Admiraal-Chen", "SAC"),
    ("D. Zuurveen", "DZ"),
    ("Gijs Wolthuis", "GW"),
)


@pytest.mark.parametrize(("name", "letters"), [*BEARERS, *CAPITALS])
def test_the_letters_are_those_of_the_name(name: str, letters: str) -> None:
    assert letters in monograms_of(name, load_lexicon())


def test_a_chain_of_names_has_no_letters() -> None:
    assert monograms_of("Jan " + "-".join(["Bos"] * 500), load_lexicon()) == set()


@pytest.mark.parametrize(("name", "letters"), BEARERS)
@pytest.mark.parametrize(
    "text",
    [
        "Met {name} is gebeld. {letters} zorgt voor een verslag; de rest leest mee ({letters}).",
        "{letters} = {name}\nHet plan gaat rond.\n1 | plan | {letters}",
        "Aanwezig: {name} (projectleider), {letters} belt de school.",
    ],
)
def test_letters_with_a_small_one_are_whom_they_fit(
    name: str, letters: str, text: str, engine: Deidentifier
) -> None:
    assert letters not in shown(engine, text.format(name=name, letters=letters))


@pytest.mark.parametrize(("name", "letters"), CAPITALS)
@pytest.mark.parametrize(
    "text",
    [
        "Steller: {name}  paraaf {letters}\nDaarna leest {letters} mee.",
        "Projectleider {name} ({letters}) opent. Het plan is van {letters}.",
        "Aanwezig: {name}.\n- {letters}: subsidie kan, mits tijdig.\nVolgende keer zonder {letters}.",
        "Verslag van {name}.\n\nWat | Wie | Wanneer\nplan rondsturen | {letters} | 1 mei\nzaal regelen | {letters} | 2 mei",
        "Initialen: {letters} = {name} (inkoop).\nDe nota komt van {letters}.",
        "{name} | projectleider | {letters}",
    ],
)
def test_capitals_are_whom_the_text_says_they_are(
    name: str, letters: str, text: str, engine: Deidentifier
) -> None:
    assert letters not in shown(engine, text.format(name=name, letters=letters))


@pytest.mark.parametrize("letters", ["EB", "CD", "YH", "AWP", "PJ", "SAC", "IS", "PO", "ThB", "MT"])
@pytest.mark.parametrize("text", ["Paraaf: {}", "Paraaf afdelingshoofd: {}", "Geparafeerd door {}"])
def test_who_signs_with_letters_alone_is_masked(letters: str, text: str, engine: Deidentifier) -> None:
    assert letters not in shown(engine, text.format(letters))


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Aanwezig: Piet Out en Rens van Tricht. Het PO vraagt de RvT om advies.", "PO vraagt de RvT"),
        ("Aanwezig: Olga Rijnders.\n- OR: advies volgt.", "OR:"),
        ("Aanwezig: Eefje Bakelaar. Bij EB en vloed is de dijk dicht.", "EB en vloed"),
        ("Wethouder Olaf Wiersma (OW) opent. OW licht het plan toe.", "(OW) opent. OW licht"),
        ("Paraaf afdelingshoofd: KL\nParaaf portefeuillehouder: TV", "portefeuillehouder: TV"),
        ("Paraaf gemeente Helmond: Paraaf GR Peelgemeenten", "Paraaf GR Peelgemeenten"),
        ("Pieter-Otto Bos belt. Het PO is duur.", "Het PO is duur"),
        ("De PvA en de MvT zijn voor Marie van Til en Piet van Aalst.", "De PvA en de MvT"),
    ],
)
def test_abbreviations_and_monograms_of_who_is_in_office_stay(
    text: str, stays: str, engine: Deidentifier
) -> None:
    assert stays in shown(engine, text)


def test_a_given_name_in_two_parts_has_a_monogram_of_its_own(engine: Deidentifier) -> None:
    assert shown(engine, "Jan-Willem Bos belt. JW komt ook.").endswith("█ komt ook.")


def test_letters_that_two_people_share_have_a_number_of_their_own(engine: Deidentifier) -> None:
    text = "Aanwezig: Hilde Bos en Henk Bakker (HB). HB: stuurt de cijfers."
    assert "[persoon 1] en [persoon 2] ([persoon 3])" in engine.shield(text, "openbaar")[0]


def test_a_monogram_bears_the_number_and_the_role_of_its_bearer(engine: Deidentifier) -> None:
    text, _ = engine.shield("Verslag van Hilde den Boer en Ton Pals. TP = Ton Pals. HdB belt TP.", "openbaar")
    assert text.endswith("[persoon 1] belt [persoon 2].")
    text, _ = engine.shield("Moeder Hanna de Jong belt. HdJ vraagt om hulp.", "casus")
    assert text == "Moeder [moeder] belt. [moeder] vraagt om hulp."


@pytest.mark.parametrize(
    "way",
    [
        "- {} en JS: plan",
        "> correctie {}: dinsdag",
        "Eerste beurt: {}.",
        "Volgende keer 6 maart. Afm. {}.",
        "Aantekening griffie ({}): akkoord",
    ],
)
@pytest.mark.parametrize(
    ("name", "letters"), [("Wessel Hanema", "WH"), ("Liv Haanstra", "LH"), ("Ilona Wokke", "IW")]
)
def test_letters_of_who_is_named_are_theirs_where_only_people_stand(
    way: str, name: str, letters: str, engine: Deidentifier
) -> None:
    text = f"Aanwezig: {name}, Jorrit Schilder.\n{way.format(letters)}"
    assert letters not in shown(engine, text)
    assert letters in shown(engine, way.format(letters))


def test_letters_that_mean_something_too_are_someone_in_the_column_of_who_acts(engine: Deidentifier) -> None:
    text = "Deelnemers: Valerie Boelhouwer (VB, Hilversum), Ton Rebel\nVB en GI's volgen.\n| Wat | Wie | Wanneer |\n| gesprek | VB | week 12 |\n"
    assert shown(engine, text).count("VB") == 1
