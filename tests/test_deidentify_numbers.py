"""Numbers, contact data and addresses: what leads to one person, and what is public."""

from __future__ import annotations

import pytest

from ingest.deidentify import Deidentifier
from ingest.deidentify.checks import is_bsn, is_iban
from tests.shielding import masked


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


def test_what_leads_to_a_street_or_follows_an_address_is_no_part_of_it(engine: Deidentifier) -> None:
    assert masked(engine, "Zij slaapt bij oma Visser aan de Dorpsstraat 14.", "casus")[0] == "Visser"
    assert masked(engine, "Mail naar jan@voorbeeld.nl.\nMet vriendelijke groet,") == ["jan@voorbeeld.nl"]
    assert masked(engine, "Mail naar jan@voorbeeld.\nnl of bel") == ["jan@voorbeeld.\nnl"]
