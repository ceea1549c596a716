"""Reviewing through the API: for whoever sits at this machine, and nobody else."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.fakes.base import MemoryBase
from tests.fakes.editors import CASE
from tests.fakes.services import fake_services

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def base() -> MemoryBase:
    return MemoryBase()


@pytest.fixture
def near(base: MemoryBase) -> TestClient:
    return TestClient(create_app(fake_services(base)), base_url=HERE, client=("127.0.0.1", 50000))


def first(near: TestClient) -> str:
    waiting = near.get("/v1/beoordelingen").json()["stukken"]
    return f"/v1/beoordelingen/{waiting[0]['id']}"


def test_a_waiting_document_shows_its_text_with_every_finding(near: TestClient) -> None:
    found = near.get(first(near)).json()
    words = [found["tekst"][each["begin"] : each["einde"]] for each in found["bevindingen"]]
    assert "Daan Terpstra" in words
    assert {each["beslissing"] for each in found["bevindingen"]} == {"maskeren", "onbeslist", "behouden"}


def test_a_decision_is_stored_and_undone(near: TestClient) -> None:
    address, start = first(near), CASE.index("Daan Terpstra")
    made = {"begin": start, "einde": start + 13, "beslissing": "behouden", "door": "redactie", "overal": True}
    kept = near.post(f"{address}/besluiten", json=made).json()
    assert kept["besluiten"] == 1
    assert [one["beslissing"] for one in kept["bevindingen"] if one["begin"] == start] == ["behouden"]
    assert near.post(f"{address}/_ongedaan").json()["besluiten"] == 0


def test_what_is_undecided_is_not_released(near: TestClient) -> None:
    refused = near.post(f"{first(near)}/_vrijgeven", json={"door": "redactie", "reden": "gelezen"})
    assert refused.status_code == 400
    assert refused.json()["detail"] == "Beslis eerst over elke plek waar de computer twijfelt."


def test_a_refusal_needs_a_name_and_a_reason(near: TestClient) -> None:
    address = first(near)
    assert near.post(f"{address}/_weigeren", json={"door": "redactie"}).status_code == 400
    assert near.post(f"{address}/_weigeren", json={"door": "redactie", "reden": "dubbel"}).status_code == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "kennisbank.example"},
        {"x-forwarded-for": "10.0.0.1"},
        {"origin": "https://elders.example"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_to_anyone_else_the_addresses_do_not_exist(near: TestClient, headers: dict[str, str]) -> None:
    address = first(near)
    for asked in ("/v1/beoordelingen", address):
        answer = near.get(asked, headers=headers)
        assert answer.status_code == 404 and CASE[:20] not in answer.text
    body = {"door": "x", "reden": "x"}
    assert near.post(f"{address}/_weigeren", json=body, headers=headers).status_code == 404


def test_another_machine_is_told_nothing(base: MemoryBase) -> None:
    far = TestClient(create_app(fake_services(base)), base_url=HERE, client=("10.1.2.3", 50000))
    assert far.get("/v1/beoordelingen").status_code == 404
