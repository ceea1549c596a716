"""Who signs, speaks or is heard in a public paper without an office is masked, whoever in office stands beside.

In the texts `<...>` is a name that stays and `[...]` one that must go, as in `test_deidentify_offices.py`.
"""

# ruff: noqa: E501 -- a text reads best on one line

from __future__ import annotations

import pytest

from ingest.deidentify import Deidentifier
from tests.test_deidentify_offices import engine, wrong

__all__ = ["engine"]


@pytest.mark.parametrize(
    "marked",
    [
        "De Kamer vroeg ernaar.\nIk verklaar het bezwaar ongegrond.\nDe Minister,\nnamens deze, [Y. Bodifee]\nTegen dit besluit staat beroep open.",
        "Burgemeester en wethouders van Boxmeer,\nnamens dezen,\nhet afdelingshoofd Onderwijs,\n[Jolien Stoffelsma]",
    ],
)
def test_who_signs_by_mandate_is_in_no_office(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Wij vragen de Kamer het voorstel aan te passen.\nNamens het overleg,\nmr. [B.J. Bodifee], voorzitter\nmr. [Ingeborg Kruit], secretaris",
        "Wij bieden de raad het rapport aan.\nDe rekenkamer,\n[Jolien Stoffelsma], voorzitter\n[Roel Kars], secretaris-onderzoeker",
        "Geachte woordvoerders, wethouder <Teitsma> weet ervan.\nMet vriendelijke groet, mede namens onze leden,\n[Arend Wolbrink], voorzitter\n[Marleen Bodifee], directeur",
        "Aldus vastgesteld door de raad van Boxmeer,\n<A. Wolbrink>, voorzitter\n<M. Bodifee>, griffier",
    ],
)
def test_the_chair_of_a_body_that_governs_nobody_is_in_no_office(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Enquêtecommissie\nOpenbaar verhoor van de heer [J.A. Wolbrink]\nDe voorzitter: Ik open de vergadering. Meneer [Wolbrink], u was secretaris.\n"
        "De heer <Bodifee>: Wist u ervan?\nDe heer [Wolbrink]: Nee.",
        "De voorzitter: Het woord is aan mevrouw [Leenders] van het Nederlands Jeugdinstituut.\nMevrouw [Leenders]: Dank u wel.\n"
        "De voorzitter: Mevrouw <Bodifee>.\nMevrouw <Bodifee> (VVD): Wie houdt ons tegen?",
    ],
)
def test_who_is_heard_is_no_member(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "De raad sprak met wethouder <Teitsma> en met de bewoners [Leo Bodifee], [Hanneke de Raad] en [Jamila Chahid]; raadslid <Oele> luisterde.",
        "Het lid <Teitsma> vroeg de minister naar de brief van ds. [Van Estrik] aan de Kamer.",
        "Uit de rapportage die manager [Eline Bodifee] van Veilig Thuis ons stuurde, bleek het. Volgens [Bodifee] weet de raad het.",
    ],
)
def test_the_role_of_a_row_and_of_a_title_is_of_each_name(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Brief van [J.] en [M. Bodifee], Lindenlaan 7, over het pad.",
        "Inspecteurs: [G. Dijkgraaf] en mr. [A. Soekhai]",
        "Van: [Douwe Kloosterman]\nGeparafeerd: [D.K.] 3/9 – [E.v.W.] 4/9 – [P.E.] 5/9\nGevraagd: akkoord.",
        "Nota\nAkkoord: [M.O.], persoonlijk assistent.",
        "Aan: [Bouzid, Nadir]\nKun jij een lijntje maken?\n---\nVan: [Bouzid, Nadir]\nDoe ik. Belt de minister zelf?\n[N.]\n",
        "Opgesteld door: mr. [I. Wolters-Kartosen]\nParaafstrook: opsteller [IWK] | directeur Haverkort",
        "Overleg. [Ineke Halász] maakt een handreiking.\nActiepunten: brief aan de minister ([IH], vóór 1 mei).",
    ],
)
def test_letters_and_words_that_stand_for_someone_go(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[Marijke Bloemhof], moeder van drie, schreef de Kamer. De petitie van [Bloemhof] is vaak getekend.",
        "Ik bel [Kim Overweg], die schreef het stuk voor de krant.\n[Overweg] belde zelf.",
    ],
)
def test_a_surname_that_is_a_word_or_a_place_is_found_again(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


def test_a_full_stop_behind_a_capital_is_no_row_of_letters(engine: Deidentifier) -> None:
    assert (
        wrong(
            engine, "Aan: de raad\nAkkoord: <A>. <B>. variant\n<N>\nScenario <A. Burgemeester> en wethouders."
        )
        == []
    )


@pytest.mark.parametrize(
    "marked",
    [
        "De adviesraad heeft de raad bij brief, getekend door voorzitter [Wim Bodifee], om uitstel gevraagd. De heer [Bodifee] noemt een moeder.",
        "De cliëntenraad is positief. De voorzitter, [Durk Wiarda], mist iets. Wethouder <Teitsma> antwoordt de raad.",
        "Stichting Thuishuis, vertegenwoordigd door haar voorzitter [H.B. Lammers], tegen de burgemeester van Boxmeer.",
        "Raad van Discipline\nOver de raad en de minister is niets gesteld.\nAldus beslist door mr. [P.A. Bodifee], voorzitter, mrs. [L. Wibbens] en [G. el Bouchaibi], leden.",
        "Advies van de geschillencommissie\nVoorzitter mr. dr. [C. van Kalsbeek]; leden [P. Nagel] en [W.A. Ramdin]; secretaris [F. Kranen]\nDe raad volgt het.",
        "De raad koos de vertrouwenscommissie. Voorzitter <Bodifee>, leden <Teitsma> (VVD) en <Van Eerden> (D66).",
    ],
)
def test_who_chairs_judges_or_advises_elsewhere_is_in_no_office(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Geachte raad, wij antwoorden u.\nMet vriendelijke groet,\nnamens burgemeester en wethouders,\n[E. Bodifee]\nteammanager Samenleving",
        "De griffie bevestigt uw vragen aan de raad.\n[Jolien Stoffelsma]\nsenior beleidsadviseur",
    ],
)
def test_a_role_under_a_name_is_of_that_name(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Gesprek met: [Egbert Bodifee], [Coskun Stoffelsma] en [Mariëlle Wethmar].\nDe voorzitter: Het woord is aan de heer [Bodifee].\n"
        "De heer [Bodifee]: Ik ben blij dat ik er ben.\nMevrouw <Kruithof> (VVD): Ik vraag mevrouw [Wethmar] iets.\nMevrouw [Wethmar]: Goed.",
        "De voorzitter: Het woord is aan mevrouw <Kruithof>.\nMevrouw <Kruithof> (VVD): Mevrouw [Bodifee] zit vandaag op de publieke tribune. Zij wachtte lang.\n"
        "De voorzitter: Mevrouw <Kruithof>, u was bij mevrouw [Bodifee].",
        "De voorzitter: De minister.\nMinister <Teitsma>: De heer [Knoops] van mijn departement mailt mij dat het klopt.\nDe heer <Kruithof> (CDA): Dank aan [Knoops].",
        "De voorzitter: Mevrouw <Kruithof>.\nMevrouw <Kruithof> (D66): Zegt de heer <Teitsma> dat ook tegen [Kim Stoffelsma], die vorige week in deze zaal vertelde dat zij wacht?\n"
        "De heer <Teitsma> (FvD): Mevrouw [Stoffelsma] had gelijk.",
        "De voorzitter: Mevrouw <Terpstra>.\nMevrouw <Terpstra> (CDA): Vorige week stond ik bij [Mo Achahbar] in de kantine. Waarom krijgt iemand als [Achahbar] niets?\n"
        "De heer <Korteweg> (VVD): De heer [Achahbar] ken ik.\nDe voorzitter: Dank.",
        "Besluitenlijst college Boxmeer\nNr | Onderwerp | Portefeuillehouder | Steller | Besluit\n1 | Mandaat; huisverbod | <R. Kok> | [Pasveer] | Conform\n2 | Steunpunt | <Hoekstra> | [De Bruin] | Aangehouden",
        "De Kamer sprak aan tafel met minister <Pijnacker> (gastheer), [Bea Nolet] (FNV Zorg en Welzijn) en [Jurriaan Bodifee] (Jeugdzorg Nederland).",
        "Verslag portefeuillehoudersoverleg jeugd\nDeelnemers: <Wouter Houtzager> (Velsen), <Marlies Verweij> (Bergen op Zoom), [Dorothé Nieman] (regio)\nEn verder. <Verweij> wil het wijkteam laten scholen.",
    ],
)
def test_whom_a_debate_only_hears_or_tells_of_is_no_member(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Aan tafel: [Jurriaan Kistemaker] (Jeugdzorg Nederland). Daarna nog een ronde. [Kistemaker] herkent dat deels.",
        "Uw adviseur [Gijsbrecht Ohm] gaat uit van 36 uur. [Ohm] is welkom.",
    ],
)
def test_who_has_a_role_is_found_again(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "SCHRIFTELIJKE VRAGEN AAN HET COLLEGE\nVragensteller(s): <Yasmina Belkadi> en <Roel Bodifee> (GroenLinks-PvdA)\nVraag 1. Deelt het college dat?",
        "De raad nam alle aanbevelingen over via een motie van <Bennie Grobben> en <Sabine Bodifee>. De rekenkamer wacht.",
        "Het college wil dit, maar de raad, en met name mevrouw <Stegeman> en de heer <Bodifee>, wil meer. Bel de indieners van de motie, onder wie <Van Eerden>.",
        "Raad\nUitslag: verworpen. Fractie D66 verdeeld: <Yvonne Keur> voor, <Luuk Bodifee> tegen.",
        "BESLUITENLIJST RAAD Boxmeer\nAanwezig: <Abma>, <Bosgra> en <Eisma>\nCollege: <Minnema>, <Roelofs>\n1. Opening.",
        "Technische vragen jaarstukken\nNr | Fractie | Vraagsteller | Vraag | Beantwoord door\n1 | CDA | <H. Nouwens> | Waarom; en wat nu? | [S. Bressers]\n"
        "2 | Wij Samen | <P. Dekkers> | Welk tarief? | [R. Plasschaert]",
        "Sprekers in de raad\n<Femke Hoekzema> is sinds 2022 wethouder jeugd in Boxmeer. De heer <Knoop>, die hem opvolgde als fractievoorzitter, komt ook.",
        "Geachte raad, mevrouw <Kools> (Volkspartij) en <Marijn Bodifee> (lid Tweede Kamer) vroegen het al.",
        "Wist wethouder <Rutten> dat de zoon van de directeur daar werkt? De raad vraagt het.",
    ],
)
def test_more_ways_of_saying_who_is_in_office(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "De raad kreeg een petitie en een motie van [Okke Bodifee], die geen lid is maar bewoner, en een brief.",
        "Presentielijst cursus raad\nNaam | Fractie | Aanwezig\n<P. Dekkers> | CDA | ja\n[R. Plasschaert] | griffie | ja",
        "Raadsvoorstel\nDe raad heeft ingestemd met het verzoek van de heer [Jaspers] zijn werkzaamheden als griffier te beëindigen.",
        "De cliëntenraad, en met name [Anna Stoffelsma], wil meer. De ouders, onder wie [Roel Kars], wachten.",
    ],
)
def test_the_same_ways_do_not_keep_who_is_not(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []
