"""Who bears the name of someone in office and is another, and rows that list members without a word beside them."""

# ruff: noqa: E501 -- a text reads best as it stands

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import shown


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Wethouder De Haas licht het voorstel toe. Ambtenaar Tom de Haas noteert het.",
            "Wethouder De Haas licht het voorstel toe. Ambtenaar █ noteert het.",
        ),
        (
            "De heer Jansma, raadslid, licht de motie toe. Mevrouw Jansma lacht. De heer Jansma gaat zitten.",
            "De heer Jansma, raadslid, licht de motie toe. Mevrouw █ lacht. De heer Jansma gaat zitten.",
        ),
        (
            "Raadslid Folkert Jansma licht het toe. Mevrouw Jansma lacht. De heer Jansma gaat zitten.",
            "Raadslid Folkert Jansma licht het toe. Mevrouw █ lacht. De heer █ gaat zitten.",
        ),
        (
            "Raadslid Kolkman vraagt naar pleegzorg. Mevrouw Kolkman, pleegmoeder, vertelt daarover. Kolkman was geraakt.",
            "Raadslid Kolkman vraagt naar pleegzorg. Mevrouw █, pleegmoeder, vertelt daarover. █ was geraakt.",
        ),
        (
            "Wethouder Fransz opent de avond. De heer Fransz (Veilig Thuis) sluit haar.",
            "Wethouder Fransz opent de avond. De heer █ (Veilig Thuis) sluit haar.",
        ),
        (
            "Wethouder Terpstra las een kaart voor van oud-wethouder Terpstra.",
            "Wethouder Terpstra las een kaart voor van oud-wethouder █.",
        ),
    ],
)
def test_a_namesake_of_someone_in_office_is_masked(engine: Deidentifier, text: str, left: str) -> None:
    assert shown(engine, text) == left


ROWS = [
    "Motie\nDe raad verzoekt het college te kiezen en gaat over tot de orde van de dag. VVD Helmond Lokaal Sterk Hans de Mare Jochem van den Bogaard Theo Heller\nTitel",
    "Motie\nDe raad verzoekt het college te kiezen en gaat over tot de orde van de dag.Namens de fracties van, Helder Helmond Willem Boetzkes, Kim Breuer",
    "Besluitenlijst raadsvergadering\nStemming over motie 4. Voor: Bakker, Yıldız, Verhagen, Van Mierlo. Tegen: Cuijpers, Snoeren.\nAangenomen.",
    "Raadsvergadering, hoofdelijke stemming\nVoor (4): Van Boxtel, Lo-A-Njoe, Oudshoorn, Yilmazer\nTegen (3): Galema, Jorritsma, M. Kaya\nAangenomen.",
    "Verslag werkbezoek van de gemeenteraad\nRaadsleden en collegeleden\nGerda Hoekzema\nOscar de Winter\nNadia Ait Hamou",
    "Verslag werkbezoek van de gemeenteraad\nDeelnemers namens de raad: Bart Kloosterboer, Fatma Sezgin en Eline van Loon.",
    "Verslag raadscommissie\nGroenLinks-PvdA: Jorg Heijne, Sandhya Biharie\nCDA: Nic Kaandorp, Loes Apeldoorn",
    "Motie van de raad over wachtlijsten. Mede-indieners zijn Van Putten, Eze en Schipper.",
    "Besluitenlijst van de raad\n02 Toelating Ngozi Eze tot de raad\n03 Ontslag Ferdinand Kwant als raadslid",
    "Toezeggingenlijst van de gemeenteraad\nNr; Door; Aan; Inhoud\nT-1; Van Ginkel; Nijboer; overzicht van de wachttijden\nT-2; Van Ginkel; Den Ouden; brief over pleegzorg",
]


@pytest.mark.parametrize("text", ROWS)
def test_rows_of_members_stay(engine: Deidentifier, text: str) -> None:
    assert shown(engine, text) == text


def test_a_row_of_forty_members_stays_to_its_end(engine: Deidentifier) -> None:
    names = [
        "J.L. van Aert",
        "W. Boetzkes",
        "M.J.E. Brouwers",
        "S.A. Verhagen",
        "C.H.M. van der Burgt",
        "O. Fkihi",
    ]
    row = ", ".join(f"de heer {name}" for name in names * 7)
    text = f"Besluitenlijst raadsvergadering\nAanwezige raadsleden: {row}."
    assert shown(engine, text) == text


OTHERS = [
    ("Dorpsvereniging Buurtbelang\nVoor: Bakker, Kok. Tegen: Öztürk.", "Öztürk"),
    ("Besluitenlijst gemeenteraad\nCollege\nde heer Öztürk, bewoner van Rijen\n", "Öztürk"),
    ("Ouderraad\nVoor de vakantie: mevrouw Bakker belt de ouders.", "Bakker"),
    ("Verslag van de raad. Benoeming mevrouw Shirin Moradi tot lid van de raad van toezicht.", "Moradi"),
    (
        "Toezeggingenlijst van de raad\nNr; Door; Aan; Inhoud\nT-1; Van Ginkel; Kok; gesprek met inspreker Nazlı Bakker",
        "Bakker",
    ),
    ("Cliëntenraad\nVoor: Bakker, Kok. Tegen: Öztürk.", "Öztürk"),
]


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_rows_of_others_are_masked(engine: Deidentifier, text: str, name: str) -> None:
    assert name not in shown(engine, text)
