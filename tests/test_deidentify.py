"""De-identification, text in and text out; the seeds' private data never survives."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelError, SettingsError
from index.model import (
    Decision,
    Described,
    Evidence,
    Fact,
    Finding,
    Heading,
    Metadata,
    OffsetMap,
    Page,
    Policy,
    ReleaseState,
    Repaired,
    Source,
)
from ingest.deidentify import Deidentifier
from ingest.deidentify.checks import is_bsn, is_iban
from ingest.deidentify.decide import resolve
from ingest.deidentify.evidence import Evidence as Seen
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.pipeline import build_pipeline
from ingest.deidentify.policy import load_policy
from ingest.deidentify.small_cells import small_cells
from ingest.deidentify.view import view_of

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"


def masked(engine: Deidentifier, text: str, policy: Policy = "openbaar") -> list[str]:
    found = engine.findings(text, policy)
    return [text[one.start : one.end] for one in found if one.decision is Decision.MASK]


def described(text: str, name: str = "brief.txt", metadata: Metadata | None = None) -> Described:
    source = Source(name, "sleutel", "hash", "text/plain", len(text), Path("brief.txt"))
    document = Repaired(
        source,
        text,
        pages=(Page(1, 0, len(text)),),
        origin=OffsetMap((0,), (0,)),
        headings=(Heading(0, text.index("\n"), 1),) if "\n" in text else (),
        properties={"author": "Sanne de Wit"},
        furniture=("Opgesteld door Sanne de Wit",),
    )
    return Described(document, metadata or Metadata())


# --- the policies ---------------------------------------------------------------------------------


@pytest.mark.parametrize("policy", ["openbaar", "casus"])
def test_every_example_of_a_policy_comes_out_as_it_says(engine: Deidentifier, policy: Policy) -> None:
    for example in load_policy(policy).examples:
        assert engine.shield(example["in"], policy)[0] == example["uit"]


def test_an_unknown_policy_is_a_setting_that_is_wrong() -> None:
    with pytest.raises(SettingsError, match="kies openbaar of casus"):
        load_policy(cast(Policy, "streng"))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is absent")
def test_nothing_private_of_the_seeds_survives(engine: Deidentifier) -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    safe, _ = engine.shield(text, "openbaar")
    assert "@" not in safe
    for private in ("Mariska", "mariska", "Steege", "Tijne", "tijne", "06 35", "35 11 54 29"):
        assert private not in safe
    for kept in (
        "J. Silos-Knaap",
        "Ronald Buijt",
        "minister Weerwind",
        "Van Ooijen",
        "Jeugdlink",
        "JeugdLink",
        "Veilig Thuis",
        "24bb000285",
        "31 839, nr. 1018",
        "Wij doen het beter",
        "Goeree-Overflakkee",
        "Postbus 70032",
        "West-Brabant West",
    ):
        assert kept in safe


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is absent")
def test_the_public_seeds_are_released_by_the_machine(engine: Deidentifier) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        safe = engine.deidentify(described(path.read_text(encoding="utf-8")), "openbaar")
        assert safe.release.state is ReleaseState.RELEASED, path.name


# --- the view ---------------------------------------------------------------------------------------


def test_a_name_broken_over_a_line_is_masked_where_it_stands(engine: Deidentifier) -> None:
    text = "Bel me\u00advrouw Ma\u00adris\u200bka van der Stee-\nge morgen."
    assert masked(engine, text) == ["Ma\u00adris\u200bka van der Stee-\nge"]


def test_a_letter_with_a_loose_accent_belongs_to_the_name(engine: Deidentifier) -> None:
    text = "Mevrouw Noe\u0308l belde."
    assert engine.shield(text, "openbaar")[0] == "Mevrouw [persoon 1] belde."


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abZé \n-.\u00ad\u200b\ufb01\u0301@1", max_size=40))
def test_every_place_of_the_view_leads_back_into_the_text(raw: str) -> None:
    view = view_of(raw)
    for i in range(len(view.text)):
        start, end = view.to_raw(i, i + 1)
        assert 0 <= start < end <= len(raw)


# --- numbers and contact ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel 010 – 267 12 34 of 06.12.98.76.54.", ["010 – 267 12 34", "06.12.98.76.54"]),
        ("Bel +31 (0)6 1234 5678 of (0181) 45 22 90.", ["+31 (0)6 1234 5678", "0181) 45 22 90"]),
        ("Zijn BSN is 111222333.", ["111222333"]),
        ("Rekening NL91 ABNA 0417 1643 00 graag.", ["NL91 ABNA 0417 1643 00"]),
        ("Mail s.jansen [at] wijkteam punt nl.", ["s.jansen [at] wijkteam punt nl"]),
        ("Mail naar tijn@\nvoorbeeld.nl a.u.b.", ["tijn@\nvoorbeeld.nl"]),
        ("Kenteken GB-123-X stond er.", ["GB-123-X"]),
        ("Zaak C/10/654321 / JE RK 23-1234 loopt.", ["C/10/654321 / JE RK 23-1234"]),
        ("Adres: Kerkstraat 77-III, 3011 AB Rotterdam", ["Kerkstraat 77-III", "3011 AB"]),
    ],
)
def test_what_leads_to_one_person_is_masked(engine: Deidentifier, text: str, found: list[str]) -> None:
    assert [one.strip("()") for one in masked(engine, text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstukken II 2023/24, 31 839, nr. 1018 en 24bb000285.",
        "Het kost € 800.000 en € 1.234.567,89 in 2024.",
        "Postbus 70032, 3000 LP Rotterdam, KvK 24370490, RSIN 111222333.",
        "Bel 0800-2000 (Veilig Thuis), gratis en dag en nacht.",
        "ECLI:NL:RBROT:2023:1234 en BWBR0034925, artikel 3.4 Jeugdwet.",
        "De leeftijd is 0-100 jaar; jongeren van 12 tot 18 jaar; 5 tot 10 jaar.",
        "Zie https://www.rijksoverheid.nl/documenten/rapporten/2021/03/30/tekst.",
    ],
)
def test_public_numbers_stay(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text) == []


def test_the_elfproef_and_mod_97_hold() -> None:
    assert is_bsn("111222333") and not is_bsn("111222334") and not is_bsn("000000000")
    assert is_iban("NL91ABNA0417164300") and not is_iban("NL91ABNA0417164301")


@pytest.mark.parametrize(
    "text",
    [
        "Ons kenmerk: SV-2024-0409\nBehandeld door: K. Bruggink\nTelefoon: 010-267 12 34",
        "Zaaknummer 24.504123, documentnummer D-2024-00871, registratienummer 2024-117733.",
        "Het rapport (rapportnummer 16698.001) en de projectnummers 18-0309 en VBB-50180275.",
        "Ingeschreven in het handelsregister onder dossiernummer 28079229.",
        "Met kenmerk UIT/2023/040117 is de raad geïnformeerd; zie ook 2023-KL-00871 en 24bb000285.",
    ],
)
def test_the_reference_of_a_paper_itself_can_be_searched_for(engine: Deidentifier, text: str) -> None:
    assert "[dossiernummer]" not in engine.shield(text, "openbaar")[0]
    assert "[dossiernummer]" in engine.shield(text, "casus")[0]


@pytest.mark.parametrize(
    "text",
    [
        "De moeder stuurde een brief met kenmerk SV-2024-0409 aan de rechtbank.",
        "Het bezwaar (kenmerk BZW-2023-0772) is gegrond.",
        "Nummer Z/24/118922 betreft de aanvraag van de heer Iskandar.",
        "Het dossiernummer van het kind is 2023-KL-00871.",
        "Parketnummer 10/123456-22 en JE RK 23-1234 staan op de rol.",
        "Zaaknummer: Z-24-018834\n\nGeachte mevrouw,\n\nU krijgt de voorziening.",
        "Ons kenmerk: Z-24-018834\n\nBeste meneer Terpstra,\n\nWij bellen u.",
    ],
)
def test_the_number_of_the_case_of_a_person_is_masked(engine: Deidentifier, text: str) -> None:
    assert "[dossiernummer]" in engine.shield(text, "openbaar")[0]


def test_a_number_masked_once_is_masked_in_every_way_it_is_written(engine: Deidentifier) -> None:
    text = "Cliëntnummer: 2023-KL-00871\nZij belt op 06-12345678.\n\nBijlage 2023KL00871 bij 06 1234 56 78"
    made = engine.deidentify(described(text, "verslag 2023_KL_00871.txt"), "openbaar")
    assert "00871" not in made.text and "5678" not in made.text
    assert made.name == "verslag [dossiernummer].txt"


@pytest.mark.parametrize("name", ["Van Ooijen.txt", "Kamerbrief Van Ooijen en De Vries.pdf", "motie-ceder.pdf"])
def test_who_acts_in_office_in_the_text_does_so_in_the_name_of_the_file(
    engine: Deidentifier, name: str
) -> None:
    text = "Minister De Vries en staatssecretaris Van Ooijen antwoorden het lid Ceder (ChristenUnie)."
    assert engine.deidentify(described(text, name), "openbaar").name == name


# --- names ------------------------------------------------------------------------------------------


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


def test_one_person_keeps_one_number(engine: Deidentifier) -> None:
    text = "Jeroen Bakker belde Fatima Haddad. Bakker zei dat Haddad komt. Jeroen ook."
    assert engine.shield(text, "openbaar")[0] == (
        "[persoon 1] belde [persoon 2]. [persoon 1] zei dat [persoon 2] komt. [persoon 1] ook."
    )


def test_a_slip_of_one_letter_is_the_same_person(engine: Deidentifier) -> None:
    text = "Mevrouw Hoogendoorn belde. Daarna kwam Hogendoorn langs."
    assert masked(engine, text) == ["Hoogendoorn", "Hogendoorn"]


# --- public office ----------------------------------------------------------------------------------


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


def test_a_name_ends_where_the_line_does(engine: Deidentifier) -> None:
    text = "Tafel 1 over de veiligheid in het gezin en op school: mw. Radstaak\nTafel 2 over de regie"
    assert masked(engine, text) == ["Radstaak"]


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


def test_a_case_masks_office_holders_too(engine: Deidentifier) -> None:
    assert masked(engine, "Burgemeester De Wit kwam langs.", "casus") == ["De Wit"]


# --- cases: wider, not gone -------------------------------------------------------------------------


def test_people_of_a_case_are_called_by_their_role(engine: Deidentifier) -> None:
    text = (
        "Moeder (Samira) belt gezinsvoogd Marit Hoogendoorn over zoon Daan en dochter Lotte. Marit belt Daan."
    )
    assert engine.shield(text, "casus")[0] == (
        "Moeder ([moeder]) belt gezinsvoogd [hulpverlener A] over zoon [kind 1] en dochter [kind 2]. "
        "[hulpverlener A] belt [kind 1]."
    )


def test_a_town_goes_but_its_organisations_stay(engine: Deidentifier) -> None:
    text = "Zij wonen in Ridderkerk; de gemeente Ridderkerk en Veilig Thuis Rotterdam Rijnmond helpen."
    assert masked(engine, text, "casus") == ["Ridderkerk"]


def test_a_rare_trait_is_held_up_and_not_masked(engine: Deidentifier) -> None:
    text = "De kinderen zijn een drieling."
    assert [(one.label, one.decision) for one in engine.findings(text, "casus")] == [
        ("TRAIT", Decision.UNDECIDED)
    ]


def test_a_combination_that_few_share_is_a_small_cell() -> None:
    counts: dict[tuple[str, ...], int] = {("Rijnmond", "4-11", "tweeling"): 3, ("Rijnmond", "4-11", ""): 120}
    assert small_cells(counts, load_policy("casus").small_cell) == (("Rijnmond", "4-11", "tweeling"),)


# --- whole documents --------------------------------------------------------------------------------


def test_name_title_and_facts_of_a_document_are_shielded_with_its_text(engine: Deidentifier) -> None:
    text = "Verslag Sanne de Wit\n\nMevrouw De Wit belde op 06-12345678. Wethouder Bos was er ook."
    start = text.index("Wethouder Bos")
    metadata = Metadata(
        title=Fact("Verslag Sanne de Wit", Evidence("kop", 0, 20)),
        sender=Fact("Wethouder Bos", Evidence("tekst", start, start + 13)),
    )
    safe = engine.deidentify(described(text, "verslag_Sanne-de-Wit.txt", metadata), "openbaar")
    assert "Wit" not in safe.name and "Sanne" not in safe.name
    assert safe.metadata.title.value == "Verslag [persoon 1]"
    assert safe.metadata.sender.value == "Wethouder Bos"
    evidence = safe.metadata.sender.evidence
    assert evidence is not None and safe.text[evidence.start : evidence.end] == "Wethouder Bos"
    assert safe.text[safe.headings[0].start : safe.headings[0].end] == "Verslag [persoon 1]"
    assert safe.pages == (Page(1, 0, len(safe.text)),)
    assert "06-1" not in safe.text and safe.release.state is ReleaseState.RELEASED


def test_findings_know_their_place_in_both_texts(engine: Deidentifier) -> None:
    text = "Bel Sanne de Wit op 06-12345678."
    safe, findings = engine.shield(text, "openbaar")
    assert [safe[one.safe_start : one.safe_end] for one in findings] == ["[persoon 1]", "[telefoon]"]


def test_a_name_of_the_properties_is_found_in_the_text(engine: Deidentifier) -> None:
    safe = engine.deidentify(described("Wit belde terug.\nEinde."), "openbaar")
    assert safe.text.startswith("[persoon")


def test_what_a_person_decided_wins(engine: Deidentifier) -> None:
    text = "Sanne de Wit belde Veilig Thuis."
    keep = Finding(0, 12, "PERSON", "beoordelaar", 1.0, Decision.KEEP)
    mask = Finding(19, 31, "PERSON", "beoordelaar", 1.0, Decision.MASK)
    safe = engine.deidentify(described(text), "openbaar", decisions=(keep, mask))
    assert safe.text == "Sanne de Wit belde [persoon 1]."
    assert safe.release.state is ReleaseState.RELEASED


def test_a_case_is_never_released_by_the_machine(engine: Deidentifier) -> None:
    safe = engine.deidentify(described("Er is niets gebeurd."), "casus")
    assert safe.release.state is ReleaseState.PENDING
    assert safe.release.reason == "Onder dit beleid geeft een mens vrij."


def test_the_date_of_a_case_is_not_told(engine: Deidentifier) -> None:
    metadata = Metadata(date=Fact("2023-03-09"), municipality=Fact("Ridderkerk"))
    safe = engine.deidentify(described("Er is niets gebeurd.", metadata=metadata), "casus")
    assert safe.metadata.date.value == "onbekend" and safe.metadata.period.first is None
    assert safe.metadata.municipality.value == "[plaats]"


def test_shielding_twice_changes_nothing(engine: Deidentifier) -> None:
    text = "Mevrouw Jansen (06-12345678) en haar zoon Daan wonen aan de Kerkstraat 12."
    once, _ = engine.shield(text, "openbaar")
    assert engine.shield(once, "openbaar")[0] == once


# --- the engine -------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", ["spacy:nl_bestaat_niet", "gliner:bestaat-niet", "onzin"])
def test_a_model_that_is_set_and_missing_stops_the_work(model: str) -> None:
    with pytest.raises(ModelError):
        Deidentifier(model=model)


def test_the_version_names_rules_lists_and_model(engine: Deidentifier) -> None:
    assert engine.engine.startswith("1+sha256:")
    with_component = Deidentifier()
    assert engine.engine == Deidentifier(model="geen").engine != with_component.engine


def test_the_trained_component_sees_a_person_in_words_that_no_list_knows(engine: Deidentifier) -> None:
    text = "Gisteren sprak ik Hoekstoel over het plan. Volgens Tafelkleed klopt het niet."
    assert masked(engine, text, "casus") == []
    assert masked(Deidentifier(), text, "casus") == ["Hoekstoel", "Tafelkleed"]


def test_an_organisation_that_no_list_knows_stays_in_a_published_paper() -> None:
    text = "De app van Patyna kost € 12 per gezin. Uit cijfers van Vektis blijkt een daling."
    assert masked(Deidentifier(), text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("heb je de spullen van floor al, ik bel haar morgen", ["floor"]),
        ("hij woont bij jan achter de school", ["jan"]),
        ("ik heb bram niet meer gezien sinds mees weg is", ["bram", "mees"]),
        ("de bruine beer en de roos stonden bij het kerkhof", []),
        ("ze zei hoi tegen haar ma en gaf een lap stof aan de koning", []),
    ],
)
def test_a_given_name_that_is_also_a_word_is_masked_without_its_capital(text: str, names: list[str]) -> None:
    assert masked(Deidentifier(), text, "casus") == names


def test_an_abbreviation_in_small_letters_is_nobody() -> None:
    assert not Deidentifier().findings("les ouders met lvb lezen het plan   ", "casus")


def test_a_damaged_component_stops_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.deidentify.trained.FOLDER", tmp_path)
    with pytest.raises(ModelError, match="beschadigd"):
        Deidentifier()


def test_evidence_stands_in_the_spans_of_the_spacy_document() -> None:
    doc = build_pipeline("geen")("Mevrouw Jansen belt 06-12345678 naar Veilig Thuis.")
    groups = {name: [(span.text, span.label_, span.id_) for span in doc.spans[name]] for name in doc.spans}
    assert ("Jansen", "PERSON", "regel") in groups["namen"]
    assert ("06-12345678", "PHONE", "vorm") in groups["vormen"]
    assert ("Veilig Thuis", "KEEP", "lijst") in groups["behouden"]


def test_the_stronger_kind_keeps_its_place_and_the_rest_stays_covered() -> None:
    text = "Jan Kerkstraat 12"
    address, person = Seen(4, 17, "ADDRESS", "vorm", 0.9), Seen(0, 14, "PERSON", "regel", 0.9)
    assert [(one.start, one.end, one.label) for one in resolve(text, [person, address], lambda _: 0.5)] == [
        (0, 3, "PERSON"),
        (4, 17, "ADDRESS"),
    ]


def test_the_lexicon_tells_names_from_words() -> None:
    lexicon = load_lexicon()
    assert [lexicon[word].letter for word in ("Mariska", "wijkteam", "Tijne", "Roos", "RvdK")] == list("GlUgX")


def test_a_name_in_capitals_behind_its_label_is_masked_and_an_abbreviation_is_not(engine: Deidentifier) -> None:
    assert masked(engine, "Naam kind: ALI, Sumaya") == ["ALI", "Sumaya"]
    assert masked(engine, "Contact: GGZ en VNG") == []


def test_what_leads_to_a_street_or_follows_an_address_is_no_part_of_it(engine: Deidentifier) -> None:
    assert masked(engine, "Zij slaapt bij oma Visser aan de Dorpsstraat 14.", "casus")[0] == "Visser"
    assert masked(engine, "Mail naar jan@voorbeeld.nl.\nMet vriendelijke groet,") == ["jan@voorbeeld.nl"]
    assert masked(engine, "Mail naar jan@voorbeeld.\nnl of bel") == ["jan@voorbeeld.\nnl"]


@pytest.mark.parametrize("name", ["hart-van-brabant-plan.txt", "west-brabant-west-memo.txt", "hr-efcbdc5d.txt"])
def test_a_file_named_for_a_region_or_by_a_number_keeps_its_name(engine: Deidentifier, name: str) -> None:
    assert engine.deidentify(described("De proeftuin loopt.", name), "openbaar").name == name


def test_a_person_in_the_name_of_a_file_is_masked(engine: Deidentifier) -> None:
    shielded = engine.deidentify(described("De proeftuin loopt.", "verslag-hr-jansen.txt"), "openbaar")
    assert shielded.name == "verslag-hr-[persoon 1].txt"


def test_a_name_turned_around_in_the_head_of_a_mail_goes_whole(engine: Deidentifier) -> None:
    for name in ("Graaf, Garrelt de", "Berg, P. van den", "Hof, Ineke (I.) van 't"):
        found = engine.findings(f"Van: Leenders, Paul\nCC: {name} <iemand@voorbeeld.nl>; Zaal, O.", "openbaar")
        start = len("Van: Leenders, Paul\nCC: ")
        assert any(one.start <= start and start + len(name) <= one.end for one in found), name
