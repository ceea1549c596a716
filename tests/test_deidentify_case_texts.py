"""What people write about a case: broken sentences, forms and tables; each sentence can be false."""

from __future__ import annotations

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import masked


@pytest.fixture(scope="module")
def engine() -> Deidentifier:
    return Deidentifier()


@pytest.fixture(scope="module")
def rules() -> Deidentifier:
    """Without the trained component: what form and label alone tell."""
    return Deidentifier(model="geen")


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
        "Let op: de deur blijft dicht.",
        "Zij hebben hulp van Volwassen- en Jeugdzorg gehad.",
        "Er is een GGZ-plek en een JZ-kamer vrij.",
        "Urgentieklasz: 2",
        "Er was een begeleidster (Noors) bij.",
    ],
)
def test_words_that_name_nobody_stay_in_a_case(engine: Deidentifier, text: str) -> None:
    assert masked(engine, text, "casus") == []


def test_a_line_that_opens_with_a_label_is_no_name_behind_the_line_before(engine: Deidentifier) -> None:
    text = "Ouder: goed, dan haal ik haar om vijf uur op samen met opa\nGroepsleiding: dat is prima, tot straks"
    assert masked(engine, text, "casus") == []


def test_the_organisation_behind_a_first_name_stays(engine: Deidentifier) -> None:
    assert masked(engine, "Zij sprak met Marloes van Humanitas over de hulp.", "casus") == ["Marloes"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moeder woont aan de Lindelaan 8, kamer 12.", ["Lindelaan 8, kamer 12"]),
        ("Zij woont aan de Rozenstraat 31 (bovenste bel).", ["Rozenstraat 31 (bovenste bel"]),
        ("Zij zit op camping De Duinroos, plek 61.", ["camping De Duinroos, plek 61"]),
        ("Vader slaapt op woonboot Zeemeeuw.", ["woonboot Zeemeeuw"]),
        ("Ik woon hierboven, op nummer 45-II.", ["nummer 45-II"]),
        ("De bewoners van nummer 22, 26 en 28 klagen.", ["nummer 22, 26 en 28"]),
        ("Adres: Lindekade 7, 5e etage, deur links.", ["Lindekade 7, 5e etage, deur links"]),
        ("Zij woont aan de Lindekade 7, souterrain.", ["Lindekade 7, souterrain"]),
        ("Verblijf: blok D, unit 44.", ["blok D, unit 44"]),
        ("Hij stond op de hoek Lindelaan / Zwaan te wachten.", ["Lindelaan / Zwaan"]),
        ("Gezien in de Molenstraat t.h.v. 61.", ["Molenstraat t.h.v. 61"]),
        ("Adres Molenstraat 8 zwart, 2019 KT", ["Molenstraat 8 zwart", "2019 KT"]),
        ("Stuur het naar Kerkweg 12, 3812-PB.", ["Kerkweg 12", "3812-PB"]),
        ("Verblijft aan de Oude Dijk 17, Kamperland.", ["Oude Dijk 17", "Kamperland"]),
        ("Fam. Bos\nDe Horn 22\nWoudenberg", ["Bos", "De Horn 22", "Woudenberg"]),
        ("Hij woont op Terpwei 9 daar.", ["Terpwei 9"]),
    ],
)
def test_a_home_is_masked_with_what_belongs_to_it(engine: Deidentifier, text: str, found: list[str]) -> None:
    assert masked(engine, text, "casus") == found


def test_a_court_is_no_street_and_a_year_with_a_hyphen_no_postcode(engine: Deidentifier) -> None:
    found = engine.findings("Het hoger beroep bij het Gerechtshof loopt sinds 2019-NL.", "casus")
    assert not {one.label for one in found} & {"ADDRESS", "POSTCODE"}


def test_the_last_letter_of_a_number_is_no_initial(engine: Deidentifier) -> None:
    found = engine.findings("Zaaknummer 442871-B. Bij de gemeente loopt het nog.", "casus")
    assert {one.label for one in found} == {"CASE"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie dossier WZ 31.00482 voor het vervolg.", ["WZ 31.00482"]),
        ("Onze ref.: KLM 0442.118", ["KLM 0442.118"]),
        ("Voogd, dossier B 19 / 7731", ["B 19 / 7731"]),
        ("haar nieuwe nummer, die met 3380 op het eind", ["3380"]),
        ("Noodnummer (O3O) 28 1 7 3 O 4", ["(O3O) 28 1 7 3 O 4"]),
        ("app me op o6 31 4 zeven 22 90 dan", ["o6 31 4 zeven 22 90"]),
        ("u kunt me bellen tweeënvijftig achttien dertig", ["tweeënvijftig achttien dertig"]),
        ("bel me svp 6127 acht nul", ["6127 acht nul"]),
        ("In een witte bus, deels ..-TFK-8", ["..-TFK-8"]),
        ("BSN 2771 38 9O4", ["2771 38 9O4"]),
        ("Zij is geb. sept. '14", ["sept. '14"]),
        ("Zij is geboren 3 11 '92", ["3 11 '92"]),
        ("Zij is geboren vier elf negenentachtig", ["vier elf negenentachtig"]),
        (
            "mail naar k punt bos apestaart wijk voorbeeld punt nl",
            ["k punt bos apestaart wijk voorbeeld punt nl"],
        ),
        ("Het filmpje kwam van PietjePret_77 gisteren", ["PietjePret_77"]),
        ("Hun foto's op @9stad_crew gezien", ["@9stad_crew"]),
        ("Aanvrager: rdekker4", ["rdekker4"]),
        ("Oude inlog: t.kuiper_jbn", ["t.kuiper_jbn"]),
        ("Een briefje met sara.noor.77 erop", ["sara.noor.77"]),
        ("zonnetje12: ben je daar\nMedewerker: ja", ["zonnetje12"]),
        ("U kunt dit onder BVH 2024 113 882 opvragen.", ["BVH 2024 113 882"]),
        ("Politie: KLM 24-7731-2", ["KLM 24-7731-2"]),
        ("Boete, CJIB 7 2281 3340 1187.", ["7 2281 3340 1187"]),
        ("het CIZ-besluit met nummer CIZ-B 0417-2290", ["CIZ-B 0417-2290"]),
        ("DOB: 14-Mar-2009", ["14-Mar-2009"]),
        ("Zij is geb. zes maart veertig.", ["zes maart veertig"]),
        ("Vader is geb. 11de van de 9de 1982.", ["11de van de 9de 1982"]),
        ("Kind, geb. 3/4/2011 of 4/3/2011", ["3/4/2011 of 4/3/2011"]),
        ("zijn nicht is te bereiken op +46 71 338 20 19", ["+46 71 338 20 19"]),
        ("het nummer eindigt op ..73 18", ["..73 18"]),
        ("zijn rekening, DE12 3704 0044 0598 0177 31", ["DE12 3704 0044 0598 0177 31"]),
    ],
)
def test_a_number_or_login_is_masked_however_it_is_written(
    rules: Deidentifier, text: str, found: list[str]
) -> None:
    assert masked(rules, text, "casus") == found


@pytest.mark.parametrize(
    "text",
    [
        "Gewicht stabiel, RR 120/75.",
        "Eenheid 4417 is ter plaatse.",
        "Wificode: 99812",
        "bel om half acht twee keer",
        "Bij een bloeddruk boven 140/90 contact opnemen.",
        "De auto staat in vak 14 en 15.",
        "Het formulier van versie 2024.12",
        "Serienr. 99-317-K",
        "Het staat in wacht_lijst en in bijlage_12.",
    ],
)
def test_a_measure_a_unit_and_a_field_are_no_number_of_anybody(rules: Deidentifier, text: str) -> None:
    assert masked(rules, text, "casus") == []


def ages(rules: Deidentifier, text: str) -> list[str]:
    return [text[one.start : one.end] for one in rules.findings(text, "casus") if one.label == "AGE"]


@pytest.mark.parametrize(
    "text",
    [
        "De maatregel is met negen maanden verlengd.",
        "In de eerste drie weken ging het goed.",
        "Duur zes maanden.",
        "Vader is nu, na tien maanden nuchter, weer thuis.",
        "Zij haalde 62% van de lessen, en Sanne 62% ook.",
        "schoenen Sanne 45,- en jas 30,-",
        "Jongen, 1,52 m, 41 kg.",
        "Zij is de middelste van vijf.",
        "Er stond een groepje van acht, vooral jongens.",
        "U had tien weken. Het zijn er nu twaalf.",
        "Belanghebbenden: 1. Nadia Bos  2. Joep Kramer",
        "Bewaartermijn vijftien jaar.",
        "Een pilot van 5 maanden.",
        "Een machtiging van 8 maanden.",
        "Het aantal uren (9) is te laag.",
        "Cijfer van moeder: 4.",
        "In periode 2 was hij vaak afwezig.",
        "Hij leest op niveau M4.",
        "In 3.4 is ze afgewezen.",
        "Maak een afschrift voor kinderen (v2).",
        "Zij was bij opname minder dan drie weken oud.",
        "Zij gaat na twee jaar en drie maanden weg.",
    ],
)
def test_what_lasts_weighs_or_is_counted_is_no_age(rules: Deidentifier, text: str) -> None:
    assert ages(rules, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Volgende maand word ik vijftien en dan mag het.", ["vijftien"]),
        ("Dat mag pas als je 16 bent.", ["16"]),
        ("Hij zegt 19 te zijn.", ["19"]),
        ("Papa zou 51 worden.", ["51"]),
        ("Een meisje van naar schatting 6, met een rode jas.", ["6"]),
        ("Haar zoontje Kees van bijna drie heeft honger.", ["drie"]),
        ("hij is denk ik vier hooguit", ["vier"]),
        ("Leeftijd          dertien", ["dertien"]),
        ("de minderjarige kees komma elf komma is thuis", ["elf"]),
        ("ze wordt zaterdag vijf!", ["vijf"]),
        ("Hier is Sanne, die is acht en die leest al.", ["acht"]),
        ("kees is pas tien en lijkt zestien.", ["tien", "zestien"]),
        ("Sanne (7 en een beetje) is ziek.", ["7"]),
        ("Mijn ouders, Kees en An, zijn 71 en 74.", ["71 en 74"]),
        ("Twee jongens, Kees en Joep, ongeveer 8 en 10.", ["8 en 10"]),
        ("KIND                 Sanne / 8 / gr. 5", ["8"]),
    ],
)
def test_an_age_is_seen_in_the_ways_people_say_it(rules: Deidentifier, text: str, found: list[str]) -> None:
    assert ages(rules, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '"id","naam","lft","adres"\n"K-31","Bos, Kees","8","Lindelaan 4"\n"K-32","Bos, An","11","idem"',
            ["K-31", "Bos, Kees", "8", "Lindelaan 4", "K-32", "Bos, An", "11"],
        ),
        (
            "nr,roep,achter,oud,hulp\n1,Kees,Bos,negen,pmt\n2,An,Bos,6,geen",
            ["Kees", "Bos", "negen", "An", "Bos", "6"],
        ),
        ("naam\tleeftijd\tzorg\nKees\t8\tslaapt slecht\nSanne\t11\tpraat veel", ["Kees", "8", "Sanne", "11"]),
        (
            "naam kind;maatregel;jb_er\nKees Bos;OTS;tvandam\nSanne Bos;drang;hkramer",
            ["Kees Bos", "tvandam", "Sanne Bos", "hkramer"],
        ),
        ("club;kind;bijz\nvv De Blauwe Ster;Kees;-\ngeen club;Sanne;-", ["vv De Blauwe Ster", "Kees", "Sanne"]),
    ],
)
def test_the_head_of_a_column_tells_what_stands_under_it(
    rules: Deidentifier, text: str, found: list[str]
) -> None:
    seen = [text[one.start : one.end] for one in rules.findings(text, "casus") if one.label != "TRAIT"]
    assert seen == found


def test_a_school_stands_behind_its_label_and_a_wide_gap(rules: Deidentifier) -> None:
    assert masked(rules, "School            Werkplaats De Linde", "casus") == ["Werkplaats De Linde"]
    assert masked(rules, "Op School is het rustig, ook op de Zomerschool.", "casus") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gerda vd berg: weer die jongens", ["Gerda vd berg"]),
        ('hij is nu "bij Kees van de dijk".', ["Kees van de dijk"]),
        ("14:03 P. Dekker: u bent op stil", ["P. Dekker"]),
        ("Kees zit op voetbal bij sportvereniging De Spartaan", ["Kees", "sportvereniging De Spartaan"]),
    ],
)
def test_a_name_without_its_capitals_or_behind_a_time_goes_whole(
    rules: Deidentifier, text: str, found: list[str]
) -> None:
    assert masked(rules, text, "casus") == found


def test_a_verb_before_its_subject_is_nobody(rules: Deidentifier) -> None:
    assert masked(rules, "Van de vaders ken ik er geen een.", "casus") == []
