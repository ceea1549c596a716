"""The list of own words through the API: for whoever sits at this machine, and nobody else."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.fakes.services import fake_services

HERE = "http://127.0.0.1:8000"
LIST = "/v1/eigen-woorden"
JUDGE = "/v1/woordvoorstellen/_beoordelen"
NEW = {"woord": "Terlouw", "beslissing": "maskeren", "soort": "PERSON", "door": "redactie"}


@pytest.fixture
def near() -> TestClient:
    return TestClient(create_app(fake_services()), base_url=HERE, client=("127.0.0.1", 50000))


def test_a_word_to_mask_is_added_and_cannot_be_read_back(near: TestClient) -> None:
    made = near.post(LIST, json=NEW)
    assert made.status_code == 201
    assert made.json()["woord"] is None and made.json()["aantalWoorden"] == 1
    assert "Terlouw" not in near.get(LIST).text


def test_a_word_to_keep_is_shown_and_taken_off(near: TestClient) -> None:
    made = near.post(LIST, json=NEW | {"beslissing": "behouden", "beleid": "openbaar"}).json()
    assert [one["woord"] for one in near.get(LIST).json()["woorden"]] == ["Terlouw"]
    assert near.delete(f"{LIST}/{made['id']}").status_code == 204
    assert near.get(LIST).json()["woorden"] == []
    assert near.delete(f"{LIST}/{made['id']}").status_code == 404


def test_a_number_cannot_be_kept(near: TestClient) -> None:
    refused = near.post(LIST, json=NEW | {"woord": "111222333", "beslissing": "behouden", "soort": "BSN"})
    assert refused.status_code == 400 and "kan niet op de lijst" in refused.json()["detail"]


@pytest.mark.parametrize("agreed", [True, False])
def test_a_proposal_is_judged_by_its_place(near: TestClient, agreed: bool) -> None:
    (proposed,) = near.get(LIST).json()["voorstellen"]
    assert (proposed["woord"], proposed["aantal"]) == ("Daan Terpstra", 3)
    place = {key: proposed[key] for key in ("stuk", "begin", "einde")}
    after = near.post(JUDGE, json=place | {"goedgekeurd": agreed, "door": "redactie"}).json()
    assert after["voorstellen"] == [] and len(after["woorden"]) == agreed
    again = near.post(JUDGE, json=place | {"goedgekeurd": True, "door": "redactie"})
    assert again.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "kennisbank.example"},
        {"x-forwarded-for": "10.0.0.1"},
        {"origin": "https://elders.example"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_to_anyone_else_the_list_does_not_exist(near: TestClient, headers: dict[str, str]) -> None:
    for answer in (near.get(LIST, headers=headers), near.post(LIST, json=NEW, headers=headers)):
        assert answer.status_code == 404 and "Daan" not in answer.text
    assert near.get(LIST).json()["woorden"] == []


@pytest.mark.parametrize(
    ("address", "methods"),
    [
        (LIST, "GET, POST"),
        (f"{LIST}/6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11", "DELETE"),
        ("/v1/documenten/_zoek", "POST"),
        ("/v1/beoordelingen", "GET"),
    ],
)
def test_a_method_that_is_not_there_is_answered_with_all_that_are(
    near: TestClient, address: str, methods: str
) -> None:
    answer = near.put(address)
    assert (answer.status_code, answer.headers["allow"]) == (405, methods)
