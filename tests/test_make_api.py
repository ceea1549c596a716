"""Making and keeping collections, lesson cards and themes through the API, at this machine alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from index.catalogue.collections import Collections
from index.catalogue.lessons import LessonDecisions
from index.catalogue.lookup import Lookup
from index.catalogue.theme_tags import ThemeTags
from index.collection_shelf import CollectionShelf
from index.jobs import Upload
from index.lessons import Lessons
from index.model import Policy
from index.search import Search
from index.theme_shelf import Themes
from index.themes import ThemeReader
from ingest.collection_desk import CollectionDesk
from ingest.lesson_desk import LessonDesk
from tests.fakes.gate import gate
from tests.fakes.services import fake_services
from tests.shelf import Shelf, shelf, written
from tests.test_judge_api import ELSEWHERE, HERE, NOBODY
from tests.test_lessons import FIELDS, OTHER, REPORT

COLLECTION = {"titel": "Vaste gezichten", "zichtbaar": "openbaar", "door": "redactie"}
REASONS = {key: FIELDS[key] for key in ("significant", "geldig", "toepasbaar")}


@pytest.fixture
def sent() -> list[str]:
    return []


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Shelf]:
    papers = [
        written("ede.txt", "Het wijkteam in Ede.", day=date(2024, 5, 1), proeftuinen=["foodvalley"]),
        written("goes.txt", "De rechter in Goes sprak een oordeel uit.", proeftuinen=["zeeland"]),
        written("deur.md", REPORT, kind="casus"),
        written("open.md", OTHER, kind="casus"),
    ]
    with shelf(tmp_path, papers) as made:
        yield made


@pytest.fixture
def near(filled: Shelf, sent: list[str]) -> TestClient:
    def submit(files: Sequence[Upload], policy: Policy | None) -> str:
        sent.extend(f"{policy}: {each.content.read().decode()}" for each in files)
        return "opname"

    engine = filled.documents.engine
    decisions = LessonDecisions(engine)
    search = Search(filled.documents, filled.index, filled.embedder, filled.vocabulary.terms)
    reader = ThemeReader(filled.vocabulary, filled.embedder)
    services = replace(
        fake_services(),
        collections=CollectionShelf(Collections(engine), filled.documents, search),
        collection_desk=CollectionDesk(Collections(engine), filled.documents, gate),
        lessons=Lessons(filled.documents, filled.index, decisions),
        lesson_desk=LessonDesk(submit, decisions, gate),
        themes=Themes(filled.documents, ThemeTags(engine), filled.vocabulary, reader),
    )
    return TestClient(create_app(services), base_url=HERE, client=("127.0.0.1", 50000))


def paper(filled: Shelf, name: str) -> str:
    return Lookup(filled.documents.engine).named(name)[0]


# --- collections ---


def test_a_collection_is_made_filled_ordered_and_emptied(filled: Shelf, near: TestClient) -> None:
    made = near.post("/v1/collecties", json=COLLECTION | {"inleiding": "Voor teams."})
    assert (made.status_code, made.json()["soort"], made.json()["sleutel"]) == (201, "samengesteld", None)
    items = f"/v1/collecties/{made.json()['id']}/stukken"
    near.post(items, json={"stuk": paper(filled, "ede.txt"), "notitie": "Begin hier."})
    added = near.post(items, json={"stuk": paper(filled, "goes.txt")})
    assert added.status_code == 201
    second = added.json()["stukken"][1]["id"]

    near.put(f"{items}/{second}", json={"notitie": "Vragen aan meneer Jan de Vries."})
    moved = near.post(f"{items}/{second}/_verplaatsen", json={"richting": "omhoog"}).json()["stukken"]
    assert [one["stuk"]["bron"] for one in moved] == ["goes.txt", "ede.txt"]
    assert "Vries" not in moved[0]["notitie"] and "[persoon 1]" in moved[0]["notitie"]

    filled.put(written("goes.txt", "De rechter in Goes sprak opnieuw.", proeftuinen=["zeeland"]))
    kept = near.get(f"/v1/collecties/{made.json()['id']}").json()["stukken"]
    assert [one["id"] for one in kept] == [one["id"] for one in moved]

    assert near.delete(f"{items}/{second}").status_code == 204
    for gone in (
        near.delete(f"{items}/{second}"),
        near.put(f"{items}/{second}", json={"notitie": "x"}),
        near.post(f"{items}/{second}/_verplaatsen", json={"richting": "omlaag"}),
    ):
        assert (gone.status_code, gone.json()["detail"]) == (404, "Dit stuk staat niet in deze collectie.")


def test_a_collection_for_the_network_gives_its_maker_the_key(near: TestClient) -> None:
    made = near.post("/v1/collecties", json=COLLECTION).json()
    address = f"/v1/collecties/{made['id']}"
    closed = near.put(address, json={"titel": "Anders", "zichtbaar": "netwerk"}).json()
    assert closed["titel"] == "Anders" and closed["sleutel"]
    assert near.get(address).status_code == 404
    assert near.get(f"{address}?sleutel={closed['sleutel']}").status_code == 200
    assert near.delete(address).status_code == 204
    assert near.delete(address).status_code == 404


def test_a_living_collection_fills_itself_and_takes_nothing_else(filled: Shelf, near: TestClient) -> None:
    asked = {"filters": {"proeftuin": ["zeeland"]}}
    made = near.post("/v1/collecties", json=COLLECTION | {"zoekvraag": asked}).json()
    shown = near.get(f"/v1/collecties/{made['id']}").json()["stukken"]
    assert (made["soort"], [one["stuk"]["bron"] for one in shown]) == ("levend", ["goes.txt"])
    refused = near.post(
        f"/v1/collecties/{made['id']}/stukken", json={"stuk": paper(filled, "ede.txt"), "notitie": "x"}
    )
    assert refused.status_code == 400 and "er kan niets bij" in refused.json()["detail"]
    empty = near.post("/v1/collecties", json=COLLECTION | {"zoekvraag": {}})
    assert empty.json()["detail"] == "Geef bij de zoekvraag een woord of een filter."


def test_all_that_is_wrong_with_a_collection_is_said_at_once(near: TestClient) -> None:
    wrong = near.post("/v1/collecties", json={"titel": "", "zichtbaar": "iedereen"}).json()["errors"]
    assert {one["location"]["pointer"]: one["detail"] for one in wrong} == {
        "#/titel": "Vul dit in.",
        "#/zichtbaar": "Kies een van: openbaar, netwerk.",
        "#/door": "Dit veld is verplicht.",
    }
    assert near.post("/v1/collecties", json=COLLECTION | {"titel": " "}).status_code == 400


# --- lesson cards ---


def test_a_lesson_card_goes_to_the_gate_for_cases(near: TestClient, sent: list[str]) -> None:
    made = near.post("/v1/lessen", json=FIELDS)
    assert (made.status_code, made.json()) == (202, {"id": "opname"})
    assert sent[0].startswith("casus: # Leskaart: De gesloten deur")
    wrong = near.post("/v1/lessen", json={"titel": "x", "les": ""}).json()
    assert len(wrong["errors"]) == 7 and len(sent) == 1
    blank = near.post("/v1/lessen", json=FIELDS | {"les": " "})
    assert blank.json()["detail"] == "Vul alle verplichte velden in."


def test_a_report_is_read_into_fields(near: TestClient) -> None:
    read = near.post("/v1/lessen/_lees", json={"verslag": REPORT}).json()
    assert (read["titel"], read["gedaan"]) == ("De gesloten deur", "Wij wandelden met de hond.")


def test_a_check_and_an_end_stay_when_the_case_is_taken_in_again(filled: Shelf, near: TestClient) -> None:
    one, other = (each["id"] for each in near.get("/v1/lessen").json()["lessen"])
    check = REASONS | {"geldig": "Gezien door Jan de Vries.", "bewijsniveau": "onderzoek", "door": "redactie"}
    checked = near.put(f"/v1/lessen/{one}/toets", json=check | {"houdbaarTot": "2030-01-01"}).json()
    assert (checked["getoetst"], checked["houdbaarTot"]) == (True, "2030-01-01")
    assert "Vries" not in near.get(f"/v1/lessen/{one}").text

    end = {"reden": "er is een betere", "door": "redactie", "vervangenDoor": other}
    assert near.post(f"/v1/lessen/{one}/_beeindigen", json=end).json()["vervallen"]["stand"] == "vervangen"
    filled.put(written("deur.md", REPORT + " Verbeterd.", kind="casus"))
    again = near.get(f"/v1/lessen/{one}").json()
    assert (again["bewijsniveau"], again["vervallen"]["vervangenDoor"]) == ("onderzoek", other)
    resumed = near.post(f"/v1/lessen/{one}/_herstellen", json={"door": "redactie"}).json()
    assert (resumed["vervallen"], resumed["getoetst"]) == (None, True)


def test_a_card_cannot_come_in_its_own_place_nor_one_that_is_not_there(near: TestClient) -> None:
    one = near.get("/v1/lessen").json()["lessen"][0]["id"]
    end = {"reden": "er is een betere", "door": "redactie"}
    own = near.post(f"/v1/lessen/{one}/_beeindigen", json=end | {"vervangenDoor": one})
    assert (own.status_code, own.json()["detail"]) == (
        400,
        "Kies de leskaart die hiervoor in de plaats komt.",
    )
    assert near.post(f"/v1/lessen/{one}/_beeindigen", json=end | {"vervangenDoor": NOBODY}).status_code == 404
    assert near.post(f"/v1/lessen/{one}/_beeindigen", json=end | {"reden": ""}).status_code == 400


# --- themes ---


def test_a_theme_is_given_and_rejected_and_stays_so(filled: Shelf, near: TestClient) -> None:
    passages = "/v1/themas/rechtsbescherming/passages"
    place = {"stuk": paper(filled, "goes.txt"), "passage": 1, "door": "redactie"}
    given = near.post(passages, json=place)
    assert (given.status_code, given.json()["passages"]) == (201, 1)
    (tagged,) = near.get("/v1/themas/rechtsbescherming").json()["passages"]
    assert tagged["door"] == "persoon"

    said = {"passageId": tagged["citaat"]["passageId"], "oordeel": "verworpen", "door": "redactie"}
    assert near.post(f"{passages}/_beoordelen", json=said).json()["passages"] == 0
    filled.writer.rebuild()
    assert near.get("/v1/themas/rechtsbescherming").json()["passages"] == []
    assert near.post(f"{passages}/_beoordelen", json=said | {"oordeel": "bevestigd"}).json()["passages"] == 1

    assert near.post(passages, json=place | {"passage": 9}).status_code == 404
    assert near.post(f"{passages}/_beoordelen", json=said | {"passageId": "x"}).status_code == 404
    assert near.post(f"{passages}/_beoordelen", json=said | {"oordeel": "?"}).status_code == 400


# --- nobody else ---


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_to_anyone_else_nothing_can_be_made_or_changed(
    near: TestClient, sent: list[str], headers: dict[str, str]
) -> None:
    own = near.post("/v1/collecties", json=COLLECTION).json()["id"]
    card = near.get("/v1/lessen").json()["lessen"][0]["id"]
    judged = {"passageId": "x", "oordeel": "bevestigd", "door": "x"}
    for method, address, body in (
        ("POST", "/v1/collecties", COLLECTION),
        ("PUT", f"/v1/collecties/{own}", COLLECTION),
        ("DELETE", f"/v1/collecties/{own}", None),
        ("POST", f"/v1/collecties/{own}/stukken", {"stuk": NOBODY}),
        ("PUT", f"/v1/collecties/{own}/stukken/x", {"notitie": "x"}),
        ("DELETE", f"/v1/collecties/{own}/stukken/x", None),
        ("POST", f"/v1/collecties/{own}/stukken/x/_verplaatsen", {"richting": "omhoog"}),
        ("POST", "/v1/lessen", FIELDS),
        ("POST", "/v1/lessen/_lees", {"verslag": REPORT}),
        ("PUT", f"/v1/lessen/{card}/toets", REASONS | {"bewijsniveau": "idee", "door": "x"}),
        ("POST", f"/v1/lessen/{card}/_beeindigen", {"reden": "x", "door": "x"}),
        ("POST", f"/v1/lessen/{card}/_herstellen", {"door": "x"}),
        ("POST", "/v1/themas/rechtsbescherming/passages", {"stuk": NOBODY, "passage": 1, "door": "x"}),
        ("POST", "/v1/themas/rechtsbescherming/passages/_beoordelen", judged),
    ):
        refused = near.request(method, address, json=body, headers=headers)
        assert refused.status_code == 404, address
        assert "Dit adres bestaat niet" in refused.json()["detail"], address
    assert sent == [] and near.get(f"/v1/collecties/{own}").status_code == 200
    assert len(near.get("/v1/lessen").json()["lessen"]) == 2
