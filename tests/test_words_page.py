"""The page of the own words: what is proposed, what stands on the list, and one form to add a word."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.fakes.editors import CASE
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import fake_services, fake_site
from ui.word_pages import ADDRESS

HERE = "http://127.0.0.1"
AT = CASE.index("Daan Terpstra")
PLACE = {"stuk": identity(RECIPES[4].title), "begin": str(AT), "einde": str(AT + 13)}
NEW = {"daad": "toevoegen", "beslissing": "maskeren", "beleid": "openbaar", "soort": "PERSON", "door": "B. Red"}


def client_from(address: str = "127.0.0.1", headers: dict[str, str] | None = None) -> TestClient:
    app = fake_site(fake_services())
    return TestClient(app, base_url=HERE, client=(address, 5000), headers=headers or {"Origin": HERE})


@pytest.fixture
def client() -> TestClient:
    return client_from()


def test_a_proposal_shows_its_words_how_often_and_where(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    assert "Daan Terpstra" in page and "3 keer gemaskeerd" in page
    assert f'href="/redactie/stukken/{PLACE["stuk"]}?plek={AT}#plek-{AT}"' in page
    assert f'href="{ADDRESS}"' in client.get("/redactie").text


def test_an_approved_word_to_mask_stands_on_the_list_without_its_letters(client: TestClient) -> None:
    page = client.post(ADDRESS, data={"daad": "goedkeuren", **PLACE}).text
    assert "Op de lijst gezet" in page and "Er is niets voorgesteld" in page
    assert "Daan" not in page and "Wordt altijd gemaskeerd: 2 woorden" in page


def test_a_refused_proposal_is_gone(client: TestClient) -> None:
    page = client.post(ADDRESS, data={"daad": "afkeuren", **PLACE}).text
    assert "Niet op de lijst" in page and "Er staat nog niets op de lijst" in page and "Daan" not in page


def test_a_proposal_of_a_document_that_went_is_one_sentence(client: TestClient) -> None:
    client.post(ADDRESS, data={"daad": "afkeuren", **PLACE})
    again = client.post(ADDRESS, data={"daad": "goedkeuren", **PLACE})
    assert again.status_code == 400 and "nog niets besloten" in again.text


def test_a_word_is_added_kept_readable_and_taken_off(client: TestClient) -> None:
    page = client.post(ADDRESS, data=NEW | {"woord": "Wij doen het beter", "beslissing": "behouden"}).text
    assert "Wij doen het beter" in page and "Blijft staan in openbare stukken" in page and "B. Red, " in page
    word = page.split('name="id" value="')[1].split('"')[0]
    assert "Van de lijst gehaald" in client.post(ADDRESS, data={"daad": "weghalen", "id": word}).text
    assert client.post(ADDRESS, data={"daad": "weghalen", "id": word}).status_code == 400


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"woord": "ab"}, "Deze term is te kort"),
        ({"woord": "111222333", "beslissing": "behouden", "soort": "BSN"}, "kan niet op de lijst"),
        ({"woord": "Terlouw", "door": " "}, "Vul uw naam of functie in"),
    ],
)
def test_a_word_that_cannot_stand_there_is_a_form_error_that_keeps_what_was_typed(
    client: TestClient, changed: dict[str, str], said: str
) -> None:
    answer = client.post(ADDRESS, data=NEW | changed)
    assert answer.status_code == 400 and said in answer.text
    assert f'value="{changed["woord"]}"' in answer.text and 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize("changed", [{"daad": "opblazen"}, {"beslissing": "x"}, {"soort": "x"}, {"beleid": ""}])
def test_a_form_that_does_not_fit_changes_nothing(client: TestClient, changed: dict[str, str]) -> None:
    assert client.post(ADDRESS, data=NEW | {"woord": "Terlouw"} | changed).status_code == 400
    assert "Er staat nog niets op de lijst" in client.get(ADDRESS).text


def test_nobody_elsewhere_sees_or_changes_it() -> None:
    for client in (client_from("192.168.1.20"), client_from(headers={"Via": "1.1 proxy", "Origin": HERE})):
        assert client.get(ADDRESS).status_code == 403 and "Daan" not in client.get(ADDRESS).text
        assert client.post(ADDRESS, data={"daad": "goedkeuren", **PLACE}).status_code == 403
    assert client_from(headers={"Origin": "https://x.example"}).post(ADDRESS, data=NEW).status_code == 403
