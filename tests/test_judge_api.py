"""Judging what was only suggested through the API: for whoever sits at this machine, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from index.chains import Chains
from index.ledger import Ledger
from tests.fakes.base import MemoryBase
from tests.fakes.services import fake_services
from tests.papershelf import Shelf
from tests.test_learned import ANSWER, PROMISE, TITLE

HERE = "http://127.0.0.1:8000"
CITES = "Zie 24bb000285. In onze brief van 24 januari hebben wij u dat gemeld."
NOBODY = "6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11"
ELSEWHERE = (
    {"host": "kennisbank.example"},
    {"x-forwarded-for": "10.0.0.1"},
    {"origin": "https://elders.example"},
    {"sec-fetch-site": "cross-site"},
)


@pytest.fixture
def near(shelf: Shelf) -> TestClient:
    services = replace(
        fake_services(MemoryBase()),
        ledger=Ledger(shelf.documents, lambda: date(2025, 1, 1)),
        chains=Chains(shelf.documents),
    )
    return TestClient(create_app(services), base_url=HERE, client=("127.0.0.1", 50000))


def said(paper: str, verdict: str, **more: str) -> dict[str, str]:
    return {"stuk": paper, "oordeel": verdict, "door": "griffie", **more}


def promise(near: TestClient) -> dict[str, Any]:
    (one,) = near.get("/v1/toezeggingen").json()["toezeggingen"]
    found: dict[str, Any] = one
    return found


def test_a_word_on_a_promise_holds_in_the_next_version_of_its_paper_and_is_taken_back(
    shelf: Shelf, near: TestClient
) -> None:
    shelf.put("brief.txt", PROMISE, "2024-02-06")
    answer = shelf.put("antwoord.txt", ANSWER, "2024-06-19", title=TITLE)
    judge = f"/v1/toezeggingen/{promise(near)['id']}/_beoordelen"
    assert [one["stuk"]["id"] for one in promise(near)["kandidaten"]] == [answer]

    judged = near.post(judge, json=said(answer, "bevestigd"))
    assert judged.status_code == 200
    assert (judged.json()["status"]["sleutel"], judged.json()["kandidaten"]) == ("voldaan", [])

    shelf.put("brief.txt", f"Aan de raad.\n\n{PROMISE}", "2024-02-06", content="nieuwe bytes")
    shelf.learning.renew()
    assert promise(near)["afgedaanDoor"][0]["grond"] == "bevestigd"

    assert near.post(judge, json=said(answer, "verworpen")).json()["afgedaanDoor"] == []
    assert len(near.post(judge, json=said(answer, "teruggenomen")).json()["kandidaten"]) == 1


def test_only_what_is_suggested_can_keep_a_promise(shelf: Shelf, near: TestClient) -> None:
    shelf.put("brief.txt", PROMISE, "2024-02-06")
    other = shelf.put("anders.txt", "Een stuk over iets anders.", "2024-06-19")
    address = f"/v1/toezeggingen/{promise(near)['id']}/_beoordelen"
    refused = near.post(address, json=said(other, "bevestigd"))
    assert (refused.status_code, refused.json()["detail"]) == (
        400,
        "Dit stuk wordt bij deze toezegging niet als afdoening voorgesteld.",
    )
    assert near.post(address, json=said(NOBODY, "bevestigd")).status_code == 404
    gone = near.post("/v1/toezeggingen/bestaat-niet/_beoordelen", json=said(other, "bevestigd"))
    assert gone.status_code == 404 and "staat niet (meer) in de collectie" in gone.json()["detail"]


def test_a_number_of_two_papers_is_settled_and_stays_so_in_a_new_version(
    shelf: Shelf, near: TestClient
) -> None:
    later = shelf.put("c.txt", CITES, "2024-06-19")
    shelf.put("a.txt", "De brief.", "2024-01-20", number="24bb000285")
    meant = shelf.put("b.txt", "De brief, nogmaals gescand.", "2024-01-20", number="24bb000285")
    address = f"/v1/ketens/{later}/verwijzingen/_beoordelen"

    settled = near.post(address, json=said(meant, "bevestigd", nummer="24bb000285")).json()
    (reference,) = settled["haaltAan"]
    assert (reference["stand"], [one["id"] for one in reference["leidtNaar"]]) == ("gekoppeld", [meant])

    newer = shelf.put("c.txt", f"Aan de raad. {CITES}", "2024-06-19", content="nieuw")
    shelf.learning.renew()
    assert near.get(f"/v1/ketens/{newer}").json()["haaltAan"][0]["stand"] == "gekoppeld"
    taken_back = near.post(
        f"/v1/ketens/{newer}/verwijzingen/_beoordelen",
        json=said(meant, "teruggenomen", nummer="24bb000285"),
    )
    assert taken_back.json()["haaltAan"][0]["stand"] == "meerduidig"


def test_a_letter_named_by_its_day_is_settled(shelf: Shelf, near: TestClient) -> None:
    later = shelf.put("c.txt", CITES, "2024-06-19")
    meant = shelf.put("a.txt", "De brief.", "2024-01-24")
    address = f"/v1/ketens/{later}/brieven/_beoordelen"
    settled = near.post(address, json=said(meant, "bevestigd", datum="2024-01-24")).json()
    assert [one["stand"] for one in settled["brieven"]] == ["gekoppeld"]
    assert near.post(address, json=said(meant, "verworpen", datum="2024-01-24")).json()["brieven"] == []


@pytest.mark.parametrize(
    ("where", "more"),
    [("verwijzingen", {"nummer": "24bb999999"}), ("brieven", {"datum": "2024-01-25"})],
)
def test_what_a_paper_does_not_say_cannot_be_settled(
    shelf: Shelf, near: TestClient, where: str, more: dict[str, str]
) -> None:
    later = shelf.put("c.txt", CITES, "2024-06-19")
    other = shelf.put("a.txt", "De brief.", "2024-01-24", number="24bb000285")
    refused = near.post(f"/v1/ketens/{later}/{where}/_beoordelen", json=said(other, "bevestigd", **more))
    assert (refused.status_code, refused.json()["detail"]) == (
        400,
        "Dit stuk kan met deze verwijzing niet bedoeld zijn.",
    )


def test_everything_that_is_wrong_is_said_at_once(near: TestClient) -> None:
    refused = near.post(
        f"/v1/ketens/{NOBODY}/brieven/_beoordelen",
        json={"datum": "24 januari", "oordeel": "misschien", "door": ""},
    )
    assert refused.status_code == 400
    assert {one["location"]["pointer"]: one["detail"] for one in refused.json()["errors"]} == {
        "#/datum": "Schrijf de datum als JJJJ-MM-DD.",
        "#/stuk": "Dit veld is verplicht.",
        "#/oordeel": "Kies een van: bevestigd, verworpen, teruggenomen.",
        "#/door": "Vul dit in.",
    }


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_to_anyone_else_nothing_can_be_judged(shelf: Shelf, near: TestClient, headers: dict[str, str]) -> None:
    shelf.put("brief.txt", PROMISE, "2024-02-06")
    answer = shelf.put("antwoord.txt", ANSWER, "2024-06-19", title=TITLE)
    row = promise(near)["id"]
    for address, more in (
        (f"/v1/toezeggingen/{row}/_beoordelen", {}),
        (f"/v1/ketens/{answer}/verwijzingen/_beoordelen", {"nummer": "24bb000285"}),
        (f"/v1/ketens/{answer}/brieven/_beoordelen", {"datum": "2024-01-24"}),
    ):
        refused = near.post(address, json=said(answer, "bevestigd", **more), headers=headers)
        assert refused.status_code == 404 and "Dit adres bestaat niet" in refused.json()["detail"]
    assert promise(near)["status"]["sleutel"] == "niet-gevonden"


def test_another_machine_can_judge_nothing(shelf: Shelf, near: TestClient) -> None:
    far = TestClient(near.app, base_url=HERE, client=("10.1.2.3", 50000))
    assert far.post("/v1/toezeggingen/x/_beoordelen", json=said(NOBODY, "bevestigd")).status_code == 404
