"""What people write about a case: broken sentences, forms and tables; each sentence can be false."""

from __future__ import annotations

import pytest

from index.model import Decision
from ingest.deidentify import Deidentifier


@pytest.fixture(scope="module")
def engine() -> Deidentifier:
    return Deidentifier()


def masked(engine: Deidentifier, text: str) -> list[str]:
    found = engine.findings(text, "casus")
    return [text[one.start : one.end] for one in found if one.decision is Decision.MASK]


@pytest.mark.parametrize(
    "text",
    [
        "Ze vertelde dat het thuis goed ging. Je belt eerst een collega.",
        "Het was stil. Niemand zei iets, en donderdag begon het opnieuw. Vrijdag belde de school.",
        "Toekomstig.: nog niet besproken\nUitvoerderbeh.: komt later",
        "Bijz: rekenen en taal",
        "Hij zit in klas 3B en zij in groep 4C.",
        "Namen van uw kind(eren) en hun ouder(s)",
        "Wij werken met ZorgVenster en sturen het via MailPortal.",
        "Het onderzoek wees op ASB, daarom is gekozen voor een andere behandeling.",
        "Ik heb al DRIE keer gebeld en nog NIETS gehoord.",
        "Zij praat in het Grieks en leert nu Portugees.",
        "Toen die Duitser weg was, werd het rustig.",
        "Hij deed mee met de Bond van Vrijwilligers en met Wonen met Toekomst.",
        "bel je me straks aub, kan ook morgen enzo",
        "Volgende week naar blok C van het gebouw.",
        "hij heeft voor de kinderen gezorgt",
        "Verweerder zegt dat het anders ging.",
    ],
)
def test_words_that_name_nobody_stay_in_a_case(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text) == []


def test_a_line_that_opens_with_a_label_is_no_name_behind_the_line_before(engine: Deidentifier) -> None:
    text = "Ouder: goed, dan haal ik haar om vijf uur op samen met opa\nGroepsleiding: dat is prima, tot straks"
    assert masked(engine, text) == []


def test_the_organisation_behind_a_first_name_stays(engine: Deidentifier) -> None:
    assert masked(engine, "Zij sprak met Marloes van Humanitas over de hulp.") == ["Marloes"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moeder woont aan de Lindelaan 8, kamer 12.", ["de Lindelaan 8, kamer 12"]),
        ("Zij woont aan de Rozenstraat 31 (bovenste bel).", ["de Rozenstraat 31 (bovenste bel"]),
        ("Zij zit op camping De Duinroos, plek 61.", ["camping De Duinroos, plek 61"]),
        ("Vader slaapt op woonboot Zeemeeuw.", ["woonboot Zeemeeuw"]),
        ("Ik woon hierboven, op nummer 45-II.", ["45-II"]),
        ("Stuur het naar Kerkweg 12, 3812-PB.", ["Kerkweg 12", "3812-PB"]),
    ],
)
def test_a_home_is_masked_with_what_belongs_to_it(engine: Deidentifier, text: str, found: list[str]) -> None:
    assert masked(engine, text) == found


def test_a_court_is_no_street_and_a_year_with_a_hyphen_no_postcode(engine: Deidentifier) -> None:
    found = engine.findings("Het hoger beroep bij het Gerechtshof loopt sinds 2019-NL.", "casus")
    assert not {one.label for one in found} & {"ADDRESS", "POSTCODE"}


def test_the_last_letter_of_a_number_is_no_initial(engine: Deidentifier) -> None:
    found = engine.findings("Zaaknummer 442871-B. Bij de gemeente loopt het nog.", "casus")
    assert {one.label for one in found} == {"CASE"}
