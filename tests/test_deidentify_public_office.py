"""Who acts in office stays readable in a published paper; private life, staff and visitors do not."""

from __future__ import annotations

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import masked


@pytest.mark.parametrize(
    "text",
    [
        "Wethouder J. Silos-Knaap, minister Weerwind en staatssecretaris Van Ooijen.",
        "De minister voor Rechtsbescherming,\n\nF.M. Weerwind",
        "Met vriendelijke groet,\n\nKarel Voorbeeld\nWethouder Zorg, Ouderen, Jeugdzorg",
        "De leden Westerveld (GL-PvdA), Ceder (ChristenUnie) en Bruyning (NSC) verzoeken.",
        "Indieners: mw. Özlem Taş en dhr. S. van Buuren.",
        "Raadslid Fatima Haddad (GroenLinks) vroeg. Later zei mevrouw Haddad dat het goed was.",
        "burgemeester en wethouders van Ede,\n"
        "de secretaris,      de burgemeester,\ndrs. A. Bos      mr. B. Vos",
        "De voorzitter: Het woord is aan mevrouw Storm.\nMevrouw Storm (SP): Dank u.",
        "Motie: Eén gezicht\n\nIngediend door:\n\nM. Waterveld, Stad en Land\nZ. el Hamdi-Post, Samen",
        "Amendement A12\nMede ingediend door\n- Karin Bolderman\n- Ali Yildirim",
        "Raadsvoorstel | 2024-0917\nPortefeuillehouder | L. Doornbos\nVergadering | 24 oktober 2024",
        "De raadsleden, onder wie Terwindt, Öztan en Kruithof, kregen een rondleiding.",
        "Amendement B7\nWij stellen voor te besluiten.\nOndertekening: Marit Stelling, Joost den Boom",
        "Betreft: motie 'Minder wachten' (ingediend door Terwindt, Öztan en Van der Laak-Bo)\nGedaan.",
        "Art. 40-vragen van Ayşe Kılıç en Jan-Willem Terwindt\n1. Klopt dit bericht?",
        "Beantwoording vragen fractie Dorpsbelang over de opvang\nGeachte heer Terwindt,\nU vroeg ons dit.",
        "Stemming over motie M2\nVoor (14): SP, VVD\nTegen (9): CDA, D66\nAfwezig: Terwindt, Öztan",
        "DB Jeugdregio Zuidrand, 3 maart\nAanwezig: Terwindt (vz), Öztan. Verslag: Smit\nÖztan is het eens.",
        "De Minister van Justitie,\nGelet op artikel 3;\nBesluit:\nDit geldt.\nB.H. Terwindt",
        "Column van de kinderombudsman\nEen moeder belde mij. Ik ging langs.\nMarit Stelling",
        "Mevrouw Öztan (Groep Terwindt) sluit zich aan.",
        "Punt 5\nMarit Stelling (Fractie Zon) vindt het voorstel te laat.",
        "Het woord is aan de heer Terwindt namens de fractie. De heer Terwindt: Dank u.",
        "PvdD (Terwindt) is tegen, ChristenUnie (Öztan) vraagt schorsing.",
        "De vraag is gesteld door Marit Stelling, fractie Volt.",
        "Betreft: motie M-14 Terwindt c.s. over wachttijden",
        "Motie Joost Terwindt en Stelling-Mol krijgt oordeel raad.",
        "Marit Stelling werd beëdigd als kinderombudsman van de regio.",
        "Wij vroegen het aan Joost Terwindt, dat is de wethouder.",
        "Verslag AB Jeugddienst\nÖztan (Barneveld) vraagt waarom het zo laat is.",
        "Geachte voorzitter,\nMijn collega Terwindt draagt de portefeuille Wonen. Terwindt schrijft u apart.",
    ],
)
def test_who_acts_in_office_stays_in_a_published_paper(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text) == []


def test_the_members_beside_a_clerk_are_in_office_and_the_clerk_is_not(engine: Deidentifier) -> None:
    assert masked(engine, "Hoorzitting commissie Jeugd\nLeden: Terwindt, Öztan\nGriffier: Smit") == ["Smit"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De zoon van wethouder Jansen werd gepest.", ["Jansen"]),
        ("Wethouder Visser sprak. Mevrouw K. Visser woont in Ede.", ["K. Visser"]),
        ("De wethouder beantwoordt de brief van mevrouw Idzenga.", ["Idzenga"]),
        ("Voor vragen: projectleider Mariska Berg.", ["Mariska Berg"]),
        ("Wethouder | Anja Kwist\nBehandeld door | P. Zwart\nDatum | 3 mei", ["P. Zwart"]),
        ("Mijn buurman verzoekt het college:\n\nIngediend door:\nH. Idzenga", ["H. Idzenga"]),
        ("Zienswijze over een motie\n\nIngediend door:\nmevrouw H. Idzenga", ["H. Idzenga"]),
        ("Motie: Rust\n\nIngediend door:\nA. Storm (Samen)\n\nDe heer F. Idzenga sprak in.", ["F. Idzenga"]),
        (
            "Oud-minister J. Terwindt is adviseur. Voormalig wethouder B. Stelling ook.",
            ["J. Terwindt", "B. Stelling"],
        ),
        (
            "De jury bestaat uit Marit Stelling en Joost den Boom (secretaris).",
            ["Marit Stelling", "Joost den Boom"],
        ),
        ("Wethouder Terwindt (links) en Marit bij de opening.", ["Marit"]),
        ("Aan tafel: B. Stelling, wethouder Terwindt.", ["B. Stelling"]),
        ("Wethouder Terwindt-Bos sprak. Door Joost Terwindt, jongerenwerker.", ["Joost Terwindt"]),
        ("Tafel: A. Terwindt, B. Terwindt en wethouder Terwindt.", ["A. Terwindt", "B. Terwindt"]),
        ("Verslag cliëntenraad\nDe voorzitter, Marit Stelling, opent.", ["Marit Stelling"]),
        (
            "Verslag jeugdbeschermingstafel\nVoorzitter: B. Stelling. Stelling opent.",
            ["B. Stelling", "Stelling"],
        ),
        ("Lieve burgemeester Terwindt,\nIk ben Joost\nGroetjes van Joost", ["Joost", "Joost"]),
        ("Bestuurslid Stelling vond een dak voor de voedselbank.", ["Stelling"]),
        ("Met Terwindt, wethouder, en Marit Stelling, contractmanager.", ["Marit Stelling"]),
        ("Adviesraad van de Kinderombudsman – I. Oirbons", ["I. Oirbons"]),
        (
            "Oirbons, L. (red.) (2023). Handboek. Terwindt, R., & Öztan, M. (2019). Gids.",
            ["Oirbons, L.", "Terwindt, R.", "Öztan, M."],
        ),
        ("Vader R. wil het weten van medewerker T. (zie bijlage).", ["R.", "T."]),
        ("Onze voorzitter van de Cliëntenraad, Ton Stelling, stopt.", ["Ton Stelling"]),
        ("DB Jeugdregio Zuidrand\nAanwezig: Terwindt (vz), Stelling (accountant)", ["Stelling"]),
        ("Nota zienswijzen, nr. 4\nIndiener: R. Terwindt\nSamenvatting: geluid.", ["R. Terwindt"]),
        (
            "Raadsstuk\nMotie over rust. Volgens overburen Terwindt en familie Öztan is het stil.",
            ["Terwindt", "Öztan"],
        ),
        (
            "De voorzitter: Het woord is aan de heer Stelling namens de dorpsraad.\nDe heer Stelling: Dank.",
            ["Stelling", "Stelling"],
        ),
    ],
)
def test_private_life_and_staff_are_no_office(engine: Deidentifier, text: str, found: list[str]) -> None:
    assert masked(engine, text) == found


_COUNCIL = "De voorzitter: Welkom.\nDe heer Terwindt (CDA): Voorzitter, {}\nMevrouw Öztan (VVD): Dat is zo.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_COUNCIL.format("dat zei mevrouw Öztan."), []),
        (_COUNCIL.format("ik las het rapport van de heer Stelling."), ["Stelling"]),
        (_COUNCIL.format("ik sprak mevrouw Stelling van de oudervereniging."), ["Stelling"]),
        (_COUNCIL.format("de directeur van de instelling, de heer Stelling, belde."), ["Stelling"]),
        (
            _COUNCIL.format("ik groet het echtpaar Stelling. Mevrouw Stelling schreef ons."),
            ["Stelling", "Stelling"],
        ),
        (
            _COUNCIL.format("hier zat mevrouw Stelling, die als inspreker vertelde. Mevrouw Stelling huilde."),
            ["Stelling"] * 2,
        ),
        (_COUNCIL.format("ik sprak mevrouw Stelling van de Nederlandse Vereniging van Ouders."), ["Stelling"]),
        (_COUNCIL.format("ja.") + "De heer Stelling (GGD): Dit is de sheet.", ["Stelling"]),
        (_COUNCIL.format("ja.") + "Mevrouw Stelling: Mijn man zou dit doen.", ["Stelling"]),
        (_COUNCIL.format("ja.") + "Mevrouw Stelling (inspreker): Goedenavond.", ["Stelling"]),
        (
            _COUNCIL.format("ja.") + "De heer Stelling: Mijn naam is Joost Stelling.",
            ["Stelling", "Joost Stelling"],
        ),
        (
            _COUNCIL.format("ja.") + "De heer Stelling (leidinggevende): Dat zag mijn collega mevrouw Boom.",
            ["Stelling", "Boom"],
        ),
    ],
)
def test_who_only_visits_or_is_spoken_of_in_a_debate_is_no_member(
    engine: Deidentifier, text: str, found: list[str]
) -> None:
    assert masked(engine, text) == found
