"""Numbers, dates, plates and names in the shapes that people outside this project gave them."""

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bellen kan op nul zes, 31 77 20 45, na zessen.", "nul zes, 31 77 20 45"),
        ("Bereikbaar op 0341 6 82 1-vier-vier, tot vijf uur.", "0341 6 82 1-vier-vier"),
        ("Tel. 0513 dan 471 en dan 0 33, ’s avonds.", "0513 dan 471 en dan 0 33"),
        ("Nummer: 0049 / 171-555-31x4, laatste cijfers onduidelijk.", "0049 / 171-555-31x4"),
        ("Achterwacht via sein 2251.", "2251"),
        ("Hij rijdt een grijze Polo, kx 412 b, al jaren.", "kx 412 b"),
        (
            "Mail naar sietske punt boon apenstaart werk-voorbeeld punt nl.",
            "sietske punt boon apenstaart werk-voorbeeld punt nl",
        ),
        ("Zij is geboren op 9 XI 2011.", "9 XI 2011"),
        ("Zij woont aan de Beukenlaan negenendertig.", "Beukenlaan negenendertig"),
        ("Woont: Beukenstraat, zevenhoog, tweede deur links.", "Beukenstraat, zevenhoog, tweede deur links"),
        ("Ze slaapt bij haar nicht in de Esdoornlaan op nr zestien.", "Esdoornlaan op nr zestien"),
        ("Zijn discord is brammetje#4412, ook op snap.", "brammetje#4412"),
        ("Postcode vier vijf zes een Anton Bernard.", "vier vijf zes een Anton Bernard"),
        ("Pt. nr. 0077.415.2 verscheen niet.", "0077.415.2"),
    ],
)  # fmt: skip
def test_what_is_dictated_or_scribbled_is_masked(engine: Deidentifier, text: str, found: str) -> None:
    assert any(found in one for one in masked(engine, text, "casus"))


@pytest.mark.parametrize(
    "text",
    [
        "De reeks 0 12 24 36 48 60 loopt door.",
        "In 2021 GR Rijnstreek en 2022 nul zaken, twee klachten, drie vragen.",
        "Perceel 2 en 3 kosten nul euro, vier of vijf punten meer.",
    ],
)
def test_a_row_of_numbers_is_no_telephone(engine: Deidentifier, text: str) -> None:
    assert not masked(engine, text, "openbaar")


def test_the_head_of_a_column_tells_what_is_under_it(engine: Deidentifier) -> None:
    text = "nr;voornaam;geb;school\n1;Ilvie;03-02-2014;De Kolibrie\n2;Brum;04-05-2015;De Kolibrie"
    found = masked(engine, text, "casus")
    assert found.count("De Kolibrie") == 2
    assert {"Ilvie", "Brum"} <= set(found)


def test_someone_who_comes_to_speak_is_no_member(engine: Deidentifier) -> None:
    text = (
        "De voorzitter: Dan is het woord aan de inspreker, de heer Olthuis.\nDe heer Olthuis: Dank u.\n"
        "Mevrouw De Roo (CDA): Hoe ging dat?\nDe heer Olthuis: Slecht.\nDe voorzitter: Dank."
    )
    assert masked(engine, text, "openbaar") == ["Olthuis"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Aanwezig: M. Kamp-Aksoy en J. van der Lee (wethouders).",
        "Verworpen: amendement Ter Beek/Özdemir over vervoer.",
        "Wethouder jeugd is Mustafa Erdem.",
        "MOTIE\n\nde raad gaat over tot de orde van de dag.\n\nFemke Vos (D66), Ad van Gorp (PGB)",
        "Frits van den Oever, CDAAnja Spierings, VVDFrans Mol, SP",
    ],
)
def test_members_and_aldermen_stay_however_their_names_stand(engine: Deidentifier, text: str) -> None:
    assert not [one for one in masked(engine, text, "openbaar") if one != "Frits van den Oever"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("De heer Stevens van Hockey Club Helmond komt.", "Hockey"),
        ("Zij sprak met Hetty van MEE daarover.", "MEE"),
        ("Een mevrouw van Stichting Timon vroeg het.", "Stichting"),
        ("Aanbieders zijn Karakter, 's Heeren Loo en Eleos.", "Heeren"),
        ("De Wet van Dam blijft buiten beschouwing.", "Dam"),
    ],
)
def test_the_body_behind_a_name_stays(engine: Deidentifier, text: str, kept: str) -> None:
    assert kept not in " ".join(masked(engine, text, "openbaar"))
