"""Reference chains as pages and as JSON."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.fakes.base import MemoryBase
from tests.fakes.knowledge import MemoryChains
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import editor, fake_services
from tests.pages import words

MEMO, LETTER = (identity(recipe.title) for recipe in RECIPES[:2])
OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def chains() -> MemoryChains:
    return MemoryChains(MemoryBase())


@pytest.fixture
def client(chains: MemoryChains) -> TestClient:
    return editor(replace(fake_services(), chains=chains))


def test_the_chain_of_a_paper_shows_what_it_cites_with_the_sentence_and_the_way_to_it(
    client: TestClient,
) -> None:
    page = client.get(f"/ketens/{LETTER}").text
    assert "Vervolg op" in page and f'href="/ketens/{MEMO}"' in page
    assert "In mijn brief van 9 maart heeft" in page
    assert f'href="/documenten/{LETTER}?passage=1#passage-1"' in page
    assert '<span class="kb-mask">' in page


def test_the_chain_goes_back_too(client: TestClient) -> None:
    page = words(client.get(f"/ketens/{MEMO}").text)
    assert "Vervolg op dit stuk" in page
    assert "De keten op datum" in page


def test_what_is_not_here_leads_to_its_public_address(client: TestClient) -> None:
    page = client.get(f"/ketens/{LETTER}").text
    assert 'href="https://zoek.officielebekendmakingen.nl/kst-31839-9018.html"' in page
    assert "Niet in de collectie" in page


def test_what_is_not_certain_is_never_said_as_a_fact(client: TestClient) -> None:
    page = words(client.get(f"/ketens/{LETTER}").text)
    assert "Meer dan een stuk heeft dit nummer" in page
    assert "Misschien bedoeld" in page


def test_the_overview_says_what_waits_and_what_is_missing(client: TestClient) -> None:
    page = words(client.get("/ketens").text)
    assert "Wacht op een mens" in page
    assert "Wat ontbreekt: 1 stuk" in page
    assert "1 keer aangehaald" in page


def test_an_editor_confirms_or_rejects(client: TestClient, chains: MemoryChains) -> None:
    form = {"over": "verwijzing", "onderwerp": "24bb900285", "stuk": MEMO, "daad": "bevestig"}
    answer = client.post(f"/redactie/ketens/{LETTER}", data=form, headers=OURS, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/ketens/{LETTER}?klaar=bevestigd")
    assert chains.judged == [("verwijzing", LETTER, "24bb900285", MEMO, "bevestigd")]


def test_who_is_no_editor_confirms_nothing(client: TestClient, chains: MemoryChains) -> None:
    form = {"over": "verwijzing", "onderwerp": "24bb900285", "stuk": MEMO, "daad": "bevestig"}
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert client.post(f"/redactie/ketens/{LETTER}", data=form, headers=elsewhere).status_code == 403
    passed_on = OURS | {"x-forwarded-for": "203.0.113.1"}
    assert client.post(f"/redactie/ketens/{LETTER}", data=form, headers=passed_on).status_code == 403
    assert chains.judged == []


def test_the_chain_as_json_holds_status_and_place(client: TestClient) -> None:
    found = client.get(f"/v1/ketens/{LETTER}").json()
    assert [one["stand"] for one in found["haaltAan"]] == [
        "gekoppeld",
        "niet_gevonden",
        "meerduidig",
        "niet_gevonden",
    ]
    first = found["haaltAan"][0]
    assert (first["nummer"], first["band"], first["begin"], first["leidtNaar"][0]["id"]) == (
        "24bb900107",
        "vervolg_op",
        4,
        MEMO,
    )
    assert [paper["id"] for paper in found["stukken"]] == [MEMO, LETTER]
    assert found["brieven"][0]["stand"] == "meerduidig"


def test_references_are_listed_by_where_they_stand(client: TestClient) -> None:
    answer = client.get("/v1/verwijzingen?stand=meerduidig&paginagrootte=1")
    assert [one["nummer"] for one in answer.json()["aanhalingen"]] == ["24bb900285"]
    assert "stand=meerduidig" in answer.headers["link"]
    assert client.get("/v1/verwijzingen?stand=bestaat-niet").status_code == 400


def test_a_paper_that_is_not_here_is_not_found(client: TestClient) -> None:
    nowhere = "0b2f6f9e-0000-5000-8000-000000000000"
    assert client.get(f"/ketens/{nowhere}").status_code == 404
    problem = client.get(f"/v1/ketens/{nowhere}")
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
