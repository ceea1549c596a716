"""Decisions, money and differing statements: kept, asked for, shown and given as JSON."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from index.catalogue.rulings import Asked
from index.model import Interval, Precision
from index.rulings import Rulings
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import visitor
from tests.pages import words
from tests.papershelf import VOCABULARY, Shelf
from ui.timeline import timeline

MEMO = identity(RECIPES[0].title)
SUBSIDY = (
    "Vanuit het ministerie van VWS is een subsidie toegekend van € 800.000 waar alle kosten van de proeftuin "
    "mee worden voldaan. De subsidie is in het beheer van de GRJR."
)


@pytest.fixture
def client() -> TestClient:
    return visitor()


def rulings(shelf: Shelf, today: date = date(2026, 1, 1)) -> Rulings:
    return Rulings(shelf.documents, VOCABULARY.label, lambda: today)


def test_a_decision_is_kept_with_its_sentence_its_body_its_moment_and_for_whom(shelf: Shelf) -> None:
    shelf.put("a.txt", "De stuurgroep heeft op 3 februari 2024 besloten de focus te verleggen.", "2024-03-01")
    total, (one,) = rulings(shelf).decisions(Asked())
    assert (total, one.kind, one.body, one.when.first) == (1, "besloten", "de stuurgroep", date(2024, 2, 3))
    assert one.place.sentence.startswith("De stuurgroep heeft")
    assert one.scope.entity == ("gemeente-rotterdam", VOCABULARY.label("organisatie", "gemeente-rotterdam"))


def test_an_old_plan_may_be_outdated_and_says_when_it_was_made(shelf: Shelf) -> None:
    shelf.put("a.txt", "Besluitvorming hierover wordt in de 2de helft van 2024 verwacht.", "2024-03-01")
    _, (plan,) = rulings(shelf).decisions(Asked())
    assert plan.outdated and plan.stated.first == date(2024, 3, 1)
    _, (plan,) = rulings(shelf, date(2024, 6, 1)).decisions(Asked())
    assert not plan.outdated


def test_decisions_are_chosen_by_kind_period_and_organisation(shelf: Shelf) -> None:
    shelf.put("a.txt", "De stuurgroep heeft op 3 februari 2024 besloten de focus te verleggen.", "2024-03-01")
    shelf.put("b.txt", "Wij kiezen ervoor om klein te beginnen.", "2025-03-01", organisation="grjr")
    every = rulings(shelf)
    assert every.decisions(Asked(kinds=("gekozen",)))[0] == 1
    assert every.decisions(Asked(organisations=("grjr",)))[0] == 1
    assert every.decisions(Asked(since=date(2025, 1, 1)))[0] == 1
    assert every.decisions(Asked(until=date(2024, 12, 31)))[0] == 1
    assert [one.document.name for one in every.decisions(Asked())[1]] == ["b.txt", "a.txt"]
    assert {key for key, _ in every.organisations()} == {"gemeente-rotterdam", "grjr"}


def test_money_is_of_who_gives_it_and_not_of_who_writes(shelf: Shelf) -> None:
    shelf.put("a.txt", SUBSIDY, "2023-03-09", organisation="gemeente-rotterdam")
    (one,) = rulings(shelf).money()
    assert (one.cents, one.giver and one.giver[0], one.manager and one.manager[0]) == (
        80_000_000,
        "vws",
        "grjr",
    )
    assert one.use == "alle kosten van de proeftuin"


def test_sources_that_differ_stand_side_by_side_with_their_dates(shelf: Shelf) -> None:
    shelf.put("b.txt", "Er zijn elf proeftuinen in het land.", "2023-05-01")
    shelf.put("a.txt", "Er zijn zes proeftuinen in het land.", "2022-02-01")
    (one,) = rulings(shelf).differing()
    assert one.topic == ("aantal-proeftuinen", "aantal proeftuinen")
    assert [(value, said[0].document.name) for value, said in one.values] == [("6", "a.txt"), ("11", "b.txt")]


def test_the_page_shows_the_sentence_the_moment_and_what_is_outdated(client: TestClient) -> None:
    page = client.get("/besluiten").text
    assert "3 besluiten en plannen" in words(page)
    assert "Mogelijk achterhaald" in page
    assert "Moment staat niet in de zin" in page
    assert f'href="/documenten/{MEMO}?passage=1#passage-1"' in page
    assert '<span class="kb-mask">' in page


def test_the_page_puts_differing_sources_and_who_pays_on_top_level(client: TestClient) -> None:
    page = words(client.get("/besluiten").text)
    assert "Bronnen verschillen" in page and "6 · 11" in page
    assert "Gever: ministerie van VWS · beheerder: onbekend" in page


def test_the_timeline_has_a_lane_for_what_has_no_moment(client: TestClient) -> None:
    page = client.get("/besluiten").text
    assert 'aria-label="Tijdlijn van 2023 tot en met 2024: 2 met een moment, 1 zonder."' in page
    assert 'href="#b-3"' in page


def test_a_timeline_of_nothing_dated_is_not_drawn() -> None:
    assert timeline([(1, "x", Interval(None, None, Precision.UNKNOWN))]) is None


def test_an_open_end_runs_to_the_edge_of_the_drawing() -> None:
    drawn = timeline(
        [
            (1, "vanaf", Interval(date(2024, 1, 1), None, Precision.YEAR)),
            (2, "dag", Interval(date(2025, 6, 1), date(2025, 6, 1), Precision.DAY)),
        ]
    )
    assert drawn is not None
    first, second = drawn.bars
    assert first.open and first.x + first.width > second.x
    assert first.inside and first.x < first.text_x < first.x + first.width
    assert second.width >= 6


def test_a_choice_keeps_to_itself_and_a_wrong_date_is_a_form_error(client: TestClient) -> None:
    page = words(client.get("/besluiten?soort=besloten").text)
    assert "1 besluit of plan" in page and "Bronnen verschillen" not in page
    assert client.get("/besluiten?van=2023-02-31").status_code == 400
    assert "Draai ze om" in client.get("/besluiten?van=2024-01-01&tot=2023-01-01").text


def test_decisions_as_json_tell_scope_money_and_differences(client: TestClient) -> None:
    found = client.get("/v1/besluiten").json()
    first, second, third = found["besluiten"]
    assert (first["mogelijkAchterhaald"], first["geldtVoor"]["reikwijdte"]) == (True, "landelijk")
    assert second["geldtVoor"]["entiteit"]["sleutel"] == "rotterdam-rijnmond"
    assert third["moment"]["tekst"] == "onbekend"
    assert found["bedragen"][0]["gever"]["sleutel"] == "vws"
    assert [one["waarde"] for one in found["verschillen"][0]["waarden"]] == ["6", "11"]


def test_the_link_header_keeps_the_choice(client: TestClient) -> None:
    answer = client.get("/v1/besluiten?soort=besloten&soort=gepland&paginagrootte=1")
    assert "soort=besloten&soort=gepland&pagina=2" in answer.headers["link"]
    assert client.get("/v1/besluiten?soort=verzonnen").status_code == 400
