"""The API: Dutch JSON, every error as problem+json, and no question in any log."""

from __future__ import annotations

import logging
import logging.config

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.logs import WithoutQuestion, log_config
from api.settings import ApiSettings
from tests.fakes.base import BROKEN, MemoryBase
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import fake_services

MEMO = identity(RECIPES[0].title)
PENDING = identity(RECIPES[4].title)
MANY_PASSAGES = identity(RECIPES[3].title)


@pytest.fixture
def base() -> MemoryBase:
    return MemoryBase()


@pytest.fixture
def client(base: MemoryBase) -> TestClient:
    return TestClient(create_app(fake_services(base)))


def test_a_search_gives_hits_with_the_sentence_that_carries_them(client: TestClient) -> None:
    found = client.post("/v1/documenten/_zoek", json={"vraag": "koerswijziging"}).json()
    assert [hit["stuk"]["bron"] for hit in found["treffers"]] == ["memo.pdf"]
    quote = found["treffers"][0]["citaten"][0]
    mark = quote["markeringen"][0]
    assert quote["zin"][mark["begin"] : mark["einde"]] == "koerswijziging"
    assert found["treffers"][0]["waarom"]


def test_filters_of_the_body_reach_the_searcher(client: TestClient, base: MemoryBase) -> None:
    body = {
        "vraag": "proeftuin",
        "filters": {"soort": ["memo"], "van": "2023-01-01", "tot": "2023-12-31"},
        "pagina": 2,
        "paginagrootte": 5,
        "sortering": "nieuwste",
        "zonderSynoniemen": ["RVT"],
    }
    assert client.post("/v1/documenten/_zoek", json=body).status_code == 200
    asked = base.asked[-1]
    assert (asked.filters.soort, asked.page, asked.size, asked.sort) == (("memo",), 2, 5, "nieuwste")
    assert (asked.filters.van.isoformat(), asked.without_synonyms) == ("2023-01-01", ("RVT",))  # type: ignore[union-attr]


def test_paging_counts_documents(client: TestClient) -> None:
    found = client.post("/v1/documenten/_zoek", json={"vraag": "proeftuin", "paginagrootte": 5}).json()
    paging = found["paginering"]
    assert paging["aantalPaginas"] == -(-paging["totaal"] // 5)
    assert len(found["treffers"]) == 5


def test_all_errors_of_the_input_come_at_once_as_400(client: TestClient) -> None:
    wrong = {"vrag": "x", "pagina": 0, "filters": {"van": "gisteren"}}
    answer = client.post("/v1/documenten/_zoek", json=wrong)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {"status", "title", "detail"} <= set(problem)
    places = {each["location"]["pointer"] for each in problem["errors"]}
    assert places == {"#/vraag", "#/vrag", "#/pagina", "#/filters/van"}


def test_errors_never_repeat_the_input(client: TestClient) -> None:
    secret = "Jansje Geheim"
    answer = client.post(
        "/v1/documenten/_zoek", json={"vraag": 7, "filters": {"van": secret}, "pagina": secret}
    )
    assert answer.status_code == 400
    assert "Geheim" not in answer.text


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b'"x"', b"\xff", b'{"vraag": "\\ud800"}', b'{"vraag": "a\\u0000b"}', b""],
)
def test_a_body_that_is_no_question_is_400(client: TestClient, body: bytes) -> None:
    answer = client.post("/v1/documenten/_zoek", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_a_period_that_ends_before_it_begins_is_an_error(client: TestClient) -> None:
    body = {"vraag": "x", "filters": {"van": "2024-01-01", "tot": "2023-01-01"}}
    problem = client.post("/v1/documenten/_zoek", json=body).json()
    assert problem["errors"][0]["detail"] == "De periode eindigt voordat ze begint."


def test_a_document_has_facts_with_their_evidence(client: TestClient) -> None:
    document = client.get(f"/v1/documenten/{MEMO}").json()
    fact = document["gegevens"]["afzender"]
    assert document["tekst"][fact["begin"] : fact["einde"]].startswith("Van: [naam]")
    assert document["vrijgave"]["stand"] == "vrijgegeven"


def test_a_document_that_waits_for_review_has_no_text(client: TestClient) -> None:
    document = client.get(f"/v1/documenten/{PENDING}").json()
    assert (document["tekst"], document["paginas"], document["aantalPassages"]) == ("", [], 0)
    assert client.get(f"/v1/documenten/{PENDING}/passages").json()["passages"] == []


def test_passages_come_in_pages_that_point_to_each_other(client: TestClient) -> None:
    answer = client.get(f"/v1/documenten/{MANY_PASSAGES}/passages", params={"paginagrootte": 10, "pagina": 2})
    assert [each["nummer"] for each in answer.json()["passages"]] == list(range(11, 21))
    assert (
        f'</v1/documenten/{MANY_PASSAGES}/passages?pagina=3&paginagrootte=10>; rel="next"'
        in answer.headers["link"]
    )
    assert 'rel="prev"' in answer.headers["link"]


def test_a_reference_that_is_not_in_the_collection_names_who_cites_it(client: TestClient) -> None:
    cited = client.get(f"/v1/documenten/{MEMO}/verwijzingen").json()["haaltAan"]
    assert [each["nummer"] for each in cited] == ["kst-31839-1018", "24bb000285"]
    known = client.get("/v1/verwijzingen/kst-31839-1018").json()
    assert known["stuk"] is None
    assert known["aangehaaldDoor"][0]["id"] == MEMO


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/documenten/00000000-0000-0000-0000-000000000000", 404),
        ("/v1/documenten/geen-kenmerk", 404),
        ("/v1/verwijzingen/kst-1-1", 404),
        ("/v1/bestaat-niet", 404),
        ("/v1/documenten/_zoek", 405),
        ("/v1/bronnen/", 404),
        ("/v1", 404),
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.headers["api-version"] == "1.0.0"


def test_another_method_is_405_and_names_what_is_allowed(client: TestClient) -> None:
    answer = client.delete("/v1/bronnen")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_sources_say_what_is_in_and_what_is_missing(client: TestClient) -> None:
    sources = client.get("/v1/bronnen").json()
    assert sources["terBeoordeling"] == 1
    assert [each["nummer"] for each in sources["nietInDeCollectie"]] == ["kst-31839-1018", "24bb000285"]


def test_a_store_that_is_down_is_503_with_its_sentence(client: TestClient, base: MemoryBase) -> None:
    base.broken = BROKEN
    answer = client.post("/v1/documenten/_zoek", json={"vraag": "x"})
    assert (answer.status_code, answer.json()["detail"]) == (503, str(BROKEN))
    assert client.get("/gezondheid").status_code == 503


def test_health_counts_the_documents(client: TestClient) -> None:
    assert client.get("/gezondheid").json() == {"stand": "gezond", "stukken": 18}


def test_an_unforeseen_error_is_500_and_its_message_reaches_no_log(
    client: TestClient, base: MemoryBase, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def explode(question: object) -> None:
        raise ValueError("de vraag was: Jansje Geheim")

    monkeypatch.setattr(base, "ask", explode)
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/v1/documenten/_zoek", json={"vraag": "Jansje Geheim"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "Geheim" not in answer.text
    assert "Geheim" not in caplog.text
    assert "ValueError" in caplog.text


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/v1/bronnen", "/v1/bestaat-niet", "/gezondheid", "/bestaat-niet"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
    assert "strict-transport-security" not in client.get("/v1/bronnen").headers
    secure = TestClient(create_app(fake_services(), ApiSettings(https=True)))
    assert "max-age" in secure.get("/v1/bronnen").headers["strict-transport-security"]


def test_the_access_log_leaves_out_what_follows_the_question_mark() -> None:
    record = logging.LogRecord(
        "uvicorn.access",
        logging.INFO,
        "",
        0,
        '%s - "%s %s HTTP/%s" %d',
        ("127.0.0.1:1", "GET", "/zoeken?q=Jansje+Geheim", "1.1", 200),
        None,
    )
    WithoutQuestion().filter(record)
    assert record.getMessage() == '127.0.0.1:1 - "GET /zoeken HTTP/1.1" 200'


def test_the_log_settings_are_accepted_by_the_logging_module() -> None:
    logging.config.DictConfigurator(log_config())  # type: ignore[attr-defined]
    assert log_config()["loggers"]["uvicorn.access"]["filters"] == ["without_question"]


def test_an_app_of_which_the_pages_are_not_mounted_still_answers(client: TestClient) -> None:
    assert isinstance(client.app, FastAPI)
    assert client.get("/").status_code == 404
