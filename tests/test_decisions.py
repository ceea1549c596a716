"""Decisions, plans, money and differing statements, each with its sentence, date and scope."""

from datetime import date
from pathlib import Path

import pytest

from index.amounts import find_amounts
from index.knowledge.decisions import Decision, find_decisions, possibly_outdated
from index.knowledge.money import find_money
from index.knowledge.scope import Scope
from index.knowledge.statements import differences, find_statements
from index.model import Fact, Interval, Metadata, Precision, Source
from index.vocabulary import Vocabulary
from index.vocabulary_files import load_vocabulary
from ingest import media
from ingest.convert import convert
from ingest.describe import describe
from ingest.repair import repair

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "corpus" / "vocabulaire")


def paper(text: str, kind: str = "memo", organisation: str = "grjr", day: str = "2024-03-01") -> Metadata:
    when = date.fromisoformat(day)
    return Metadata(
        kind=Fact(kind),
        period=Interval(when, when, Precision.DAY),
        organisation=Fact(organisation),
        proeftuinen=(Fact("rotterdam-rijnmond"),),
        amounts=find_amounts(text),
    )


def only(text: str, vocabulary: Vocabulary, **given: str) -> Decision:
    (decision,) = find_decisions(text, paper(text, **given), vocabulary)
    return decision


@pytest.mark.parametrize(
    ("sentence", "kind", "body", "term"),
    [
        ("De stuurgroep heeft op 3 februari 2024 besloten de focus te verleggen.", "besloten", "de stuurgroep",
         "3 februari 2024"),
        ("Het college stelt het plan van aanpak vast.", "besloten", "het college", ""),
        ("Besluit: unaniem aangenomen.", "besloten", "grjr", ""),
        ("In overleg met de VNG kiezen wij ervoor om drie regio's te laten werken.", "gekozen", "grjr", ""),
        ("In de zomer van 2022 heeft een koerswijziging plaatsgevonden.", "gekozen", "grjr",
         "In de zomer van 2022"),
        ("Vanuit VWS is een subsidie toegekend van € 1.000.", "toegekend", "grjr", ""),
        ("Besluitvorming hierover wordt in de 2de helft van 2024 verwacht.", "gepland", "grjr",
         "2de helft van 2024"),
        ("De einddatum voor de proeftuin is 31 mei 2024.", "gepland", "grjr", "31 mei 2024"),
        ("Het programma loopt tot en met 2030.", "gepland", "grjr", "tot en met 2030"),
        ("Het AB beslist hierover in zijn vergadering van 12 juni 2024.", "gepland", "het ab", "12 juni 2024"),
        ("Het plan is ingetrokken in de herfst; vanaf mei 2024 werken drie teams samen.", "gepland", "grjr",
         "vanaf mei 2024"),
    ],
)  # fmt: skip
def test_a_decision_has_kind_body_and_moment(
    sentence: str, kind: str, body: str, term: str, vocabulary: Vocabulary
) -> None:
    decision = only(sentence, vocabulary)
    assert (decision.kind, decision.body, decision.when_text) == (kind, body, term)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wanneer besluit het college hierover?",
        "Daarover is niets besloten.",
        "Wij verzoeken u het plan vast te stellen.",
        "In het derde kwartaal van 2024 zullen wij u informeren.",
        "In totaal gaat het om 27 gezinnen, tegen achttien in november.",
        "Het college stelt deelname voor omdat de werkwijze past.",
        "Sinds september 2023 zit een medewerker aan tafel.",
        "Bij dit tempo blijft er eind 2024 ongeveer € 95.000 over.",
        "Komend jaar ziet zij of het ook in Charlois werkt.",
        "De start is verschoven van december naar februari, omdat de overeenkomst later klaar was.",
        "In 2025 is hiervoor meer geld nodig.",
    ],
)
def test_other_sentences_decide_nothing(sentence: str, vocabulary: Vocabulary) -> None:
    assert find_decisions(sentence, paper(sentence), vocabulary) == ()


def test_the_points_of_a_raadsbesluit_are_decisions_of_the_council(vocabulary: Vocabulary) -> None:
    text = (
        "De raad van de gemeente Ede;\n\nbesluit:\n\n1. een verpleegkundige aan te stellen voor twee jaar;\n\n"
        "2. hiervoor € 39.000 beschikbaar te stellen.\n\nAldus vastgesteld op 24 oktober 2024."
    )
    decisions = find_decisions(text, paper(text, kind="raadsbesluit", organisation="gemeente-ede"), vocabulary)
    assert [(d.kind, d.body) for d in decisions[:2]] == [("besloten", "de raad")] * 2


def test_a_plan_whose_term_is_over_may_be_outdated(vocabulary: Vocabulary) -> None:
    plan = only("Het wetgevingstraject is naar verwachting in 2025 afgerond.", vocabulary)
    assert not possibly_outdated(plan, date(2025, 6, 1))
    assert possibly_outdated(plan, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("De proeftuin in regio Rijnmond loopt tot 31 mei 2024.", Scope("proeftuin", "rotterdam-rijnmond")),
        ("Een landelijk besluit wordt in 2025 verwacht.", Scope("landelijk")),
        ("Het jaarplan is op 1 maart 2024 vastgesteld.", Scope("gemeenschappelijke_regeling", "grjr")),
    ],
)
def test_a_decision_has_a_scope(sentence: str, scope: Scope, vocabulary: Vocabulary) -> None:
    assert only(sentence, vocabulary).scope == scope


def test_money_has_a_giver_a_manager_and_a_use(vocabulary: Vocabulary) -> None:
    text = (
        "Vanuit VWS is een subsidie toegekend van € 640.000 waar alle kosten van de proeftuin"
        " mee worden voldaan. De subsidie is in het beheer van de GRJR."
    )
    (money,) = find_money(text, paper(text), vocabulary)
    assert (money.giver, money.manager, money.use) == ("vws", "grjr", "alle kosten van de proeftuin")
    assert money.scope == Scope("proeftuin", "rotterdam-rijnmond")


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        ("Het plan kost € 451.000, waarvan € 180.000 uit VWS.", ["onbekend", "vws"]),
        ("Van VWS is € 400.000 ontvangen, waarvan € 90.000 voor onderzoek.", ["onbekend", "onbekend"]),
        ("Vanuit VWS komt € 400.000, waarvan € 90.000 voor onderzoek.", ["vws", "vws"]),
        ("Nodig is € 300.000, waarvan € 100.000 van VWS en € 50.000 van de GRJR.", ["onbekend", "vws", "grjr"]),
    ],
)
def test_money_of_which_a_part_is_given_is_not_given_whole(
    vocabulary: Vocabulary, text: str, givers: list[str]
) -> None:
    assert [money.giver for money in find_money(text, paper(text), vocabulary)] == givers


def test_money_of_which_nothing_is_said_has_unknown_roles(vocabulary: Vocabulary) -> None:
    text = "De kosten zijn € 100."
    (money,) = find_money(text, paper(text), vocabulary)
    assert (money.giver, money.manager, money.use) == ("onbekend", "onbekend", "")


@pytest.mark.parametrize(
    ("sentence", "topic", "value"),
    [
        ("Het scenario wordt in 11 proeftuinen door heel het land beproefd.", "aantal-proeftuinen", "11"),
        ("Er zijn nu tien gesubsidieerde proeftuinen.", "aantal-proeftuinen", "10"),
        ("De uitkomsten in de regio (en de andere 9 plaatsen in Nederland) zijn van belang voor de proeftuin.",
         "aantal-proeftuinen", "eigen regio en 9 andere"),
        ("Het programma heeft een looptijd tot en met 2030.", "einde-programma", "tot en met 2030"),
        ("De einddatum voor de proeftuin is 31 mei 2024.", "einde-proeftuin", "2024-05-31"),
    ],
)  # fmt: skip
def test_a_statement_has_topic_and_value(sentence: str, topic: str, value: str, vocabulary: Vocabulary) -> None:
    statements = find_statements(sentence, paper(sentence), vocabulary)
    assert [(s.topic, s.value) for s in statements] == [(topic, value)]


def test_a_planned_number_is_not_told_as_done(vocabulary: Vocabulary) -> None:
    text = "Wij gaan casuïstiek beproeven (ongeveer 10-20 casussen)."
    (statement,) = find_statements(text, paper(text), vocabulary)
    assert (statement.value, statement.planned) == ("ongeveer 10-20", True)


def test_some_of_the_proeftuinen_are_not_how_many_there_are(vocabulary: Vocabulary) -> None:
    text = "In drie proeftuinen is een advocaat. Landelijk zijn er elf proeftuinen. In zes proeftuinen niet."
    assert [s.value for s in find_statements(text, paper(text), vocabulary)] == ["11"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadat de visie is vastgesteld is het van belang een uitvoeringsschema te maken.",
        "Toelagen die zijn toegekend, worden verhoogd.",
        "In 2023 is vastgesteld dat de wachttijd oploopt.",
        "De commissie bestaat uit de door de raad aangewezen voorzitters.",
        "Wij stellen u voor om de verordening vast te stellen.",
        "Akkoord te gaan met de verordening en deze te laten ingaan op 1 maart 2026.",
        "Salarisbedragen per 1 augustus 2026",
        "Wat de gevolgen in 2027 zullen zijn, is niet bekend.",
        "De vergaderingen van het overleg zijn besloten.",
        "De ambitie is dat in 2027 honderd gemeenten een plan hebben vastgesteld.",
    ],
)
def test_what_is_found_asked_supposed_or_told_beside_is_no_decision(
    vocabulary: Vocabulary, sentence: str
) -> None:
    assert find_decisions(sentence, paper(sentence, day="2025-05-01"), vocabulary) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("In verband hiermee heb ik besloten de circulaire in te trekken.", "besloten"),
        ("Wij delen u mee dat de raad heeft ingestemd met het plan.", "besloten"),
        ("Dit onderzoek zal voor 1 januari 2026 afgerond worden.", "gepland"),
        ("Het overleg beslist vóór 1 januari 2026 over de regeling.", "gepland"),
        ("In de loop van 2026 zal de gemeenteraad nogmaals worden gevraagd om zijn wensen.", "gepland"),
        ("Daarvoor is op basis van vele signalen in de afgelopen jaren over de toename van crisissen en zorgen"
         " bij gezinnen, zoals de inspecties in hun rapporten vaststelden, € 50 miljoen beschikbaar gesteld.",
         "toegekend"),
    ],
)  # fmt: skip
def test_a_clause_that_says_it_decides(vocabulary: Vocabulary, sentence: str, kind: str) -> None:
    (found,) = find_decisions(sentence, paper(sentence, day="2025-05-01"), vocabulary)
    assert found.kind == kind


def test_sources_that_differ_stand_side_by_side_in_order_of_date(vocabulary: Vocabulary) -> None:
    old, new = "Er zijn zes proeftuinen.", "Er zijn elf proeftuinen."
    stated = [
        *(("nieuw", s) for s in find_statements(new, paper(new, day="2023-05-01"), vocabulary)),
        *(("oud", s) for s in find_statements(old, paper(old, day="2022-02-01"), vocabulary)),
    ]
    (difference,) = differences(stated)
    assert [(value, [d for d, _ in papers]) for value, papers in difference.values] == [
        ("6", ["oud"]),
        ("11", ["nieuw"]),
    ]


def test_sources_that_agree_do_not_differ(vocabulary: Vocabulary) -> None:
    text = "Er zijn elf proeftuinen."
    stated = [(name, s) for name in "ab" for s in find_statements(text, paper(text), vocabulary)]
    assert differences(stated) == ()


@pytest.mark.skipif(not SHARED.exists(), reason="the real documents in ../shared are not here")
def test_the_real_papers_give_three_numbers_of_proeftuinen_and_the_money_of_vws(vocabulary: Vocabulary) -> None:
    stated, money, plans = [], [], []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        document = repair(convert(Source(path.name, path.name, "", media.TEXT, path.stat().st_size, path)))
        metadata = describe(document, vocabulary)
        stated += [(path.name[:3], s) for s in find_statements(document.text, metadata, vocabulary)]
        money += find_money(document.text, metadata, vocabulary)
        if path.name.startswith("002"):
            plans = [
                d.when_text for d in find_decisions(document.text, metadata, vocabulary) if d.kind == "gepland"
            ]
    numbers = {s.value: document for document, s in stated if s.topic == "aantal-proeftuinen"}
    assert set(numbers) == {"6", "11", "eigen regio en 9 andere"}
    assert {d.topic for d in differences(stated)} >= {"aantal-proeftuinen", "einde-programma"}
    (subsidy,) = money
    assert (subsidy.amount.cents, subsidy.giver, subsidy.manager) == (80_000_000, "vws", "grjr")
    assert subsidy.scope == Scope("proeftuin", "rotterdam-rijnmond")
    assert plans == ["tot en met 2030", "2de helft van 2024", "2025", "tweede helft van 2027"]
