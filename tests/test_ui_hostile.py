"""Whatever a visitor sends, the answer is a page with a Dutch sentence and a way on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.guard import LARGEST_BODY
from tests.fakes.base import MemoryBase
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import fake_services, fake_site

HERE = "http://127.0.0.1"
PAGES = (
    "/",
    "/zoeken?q=proeftuin",
    "/zoeken?sorteer=nieuwste&thema=financiering",
    "/inzicht",
    "/overzichten",
    "/themas",
    "/toezeggingen",
    "/selectie",
    "/redactie",
    "/uitleg/collectie",
)
SCRIPT = "<script>alert(1)</script>"
TURNED = "\u202emoc.exe.gnp"
LONG = "Kinderbeschermingsmaatregelenbeleidsinformatiesysteem" * 8


def client_of(base: MemoryBase) -> TestClient:
    app = fake_site(fake_services(base))
    return TestClient(app, base_url=HERE, client=("127.0.0.1", 5000), headers={"Origin": HERE})


@pytest.fixture
def client() -> TestClient:
    return client_of(MemoryBase())


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("recipes", [(), RECIPES[:1]], ids=["no paper", "one paper"])
def test_every_page_stands_with_no_paper_and_with_one(path: str, recipes: tuple[object, ...]) -> None:
    base = MemoryBase(recipes)  # type: ignore[arg-type]
    answer = client_of(base).get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("title", [SCRIPT, TURNED, LONG, "“><img src=x onerror=alert(1)>", "​", "{{ 7*7 }}"])
def test_a_title_is_never_markup_whatever_it_holds(title: str) -> None:
    base = MemoryBase([replace(RECIPES[0], title=title), *RECIPES[1:]])
    client = client_of(base)
    for path in (*PAGES, f"/documenten/{identity(title)}"):
        page = client.get(path)
        assert page.status_code == 200, path
        assert "<script>alert" not in page.text and "<img src=x" not in page.text, path


@pytest.mark.parametrize(
    "question", [SCRIPT, TURNED, LONG, '"', "-", "*" * 900, "\x00\x07", "%", "😀", "' OR 1=1 --"]
)
def test_a_question_is_never_markup_and_never_breaks(client: TestClient, question: str) -> None:
    page = client.get("/zoeken", params={"q": question})
    assert page.status_code == 200
    assert SCRIPT not in page.text


@pytest.mark.parametrize("name", [SCRIPT + ".txt", TURNED, LONG + ".pdf", "", "../../etc/passwd", "a\r\nb.txt"])
def test_a_file_may_have_any_name(client: TestClient, name: str) -> None:
    files = [("bestand", (name, b"tekst", "text/plain"))]
    page = client.post("/redactie", files=files)
    assert page.status_code in (200, 400)
    assert "<script>alert" not in page.text


def test_a_form_that_misses_a_field_gets_a_page_not_json(client: TestClient) -> None:
    waiting = f"/redactie/stukken/{identity(RECIPES[4].title)}"
    for path, form in (("/selectie", {}), ("/selectie", {"stuk": "x" * 99, "actie": "bewaar"}), (waiting, {})):
        answer = client.post(path, data=form)
        assert answer.status_code == 400
        assert "Dit formulier klopt niet" in answer.text
    assert "Terug naar de redactie" in client.post(waiting, data={"daad": "maskeren", "begin": "x"}).text


@pytest.mark.parametrize(
    ("deed", "form"),
    [
        ("maskeren", {"begin": "", "einde": ""}),
        ("maskeren", {"begin": "5", "einde": "5"}),
        ("behouden", {"begin": "999999999", "einde": "3"}),
        ("ongedaan", {}),
        ("toevoegen", {"woorden": "  "}),
        ("toevoegen", {"woorden": "(((", "begin": "9", "einde": "1"}),
        ("opblazen", {"begin": "1", "einde": "4"}),
        ("vrijgeven", {"door": SCRIPT, "reden": SCRIPT}),
    ],
)
def test_an_odd_deed_ends_in_a_page_with_a_way_on(client: TestClient, deed: str, form: dict[str, str]) -> None:
    answer = client.post(f"/redactie/stukken/{identity(RECIPES[4].title)}", data={"daad": deed, **form})
    assert answer.status_code < 500
    assert "<h1" in answer.text and SCRIPT not in answer.text


def test_a_page_of_the_editors_that_has_expired_leads_back_to_them(client: TestClient) -> None:
    for path in ("/redactie/opnames/weg", "/redactie/stukken/weg", "/redactie/bestaat-niet"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert re.search(r'<a[^>]* href="/redactie"[^>]*>Terug naar de redactie', answer.text), path


def test_too_many_files_is_a_form_error(client: TestClient) -> None:
    files = [("bestand", (f"{number}.txt", b"x")) for number in range(1001)]
    answer = client.post("/redactie", files=files)
    assert answer.status_code == 400
    assert "Kies hooguit 1000 bestanden tegelijk" in answer.text


def test_a_body_that_is_far_too_large_is_refused(client: TestClient) -> None:
    page = client.post("/selectie", content=b"stuk=" + b"x" * LARGEST_BODY, headers=FORM)
    assert page.status_code == 413
    assert "Dat is te groot" in page.text
    answer = client.post("/v1/documenten/_zoek", content=b'{"vraag":"' + b"x" * LARGEST_BODY + b'"}')
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_gets_a_page(client: TestClient, method: str) -> None:
    answer = client.request(method, "/zoeken")
    assert answer.status_code == 405
    assert "Dat kan hier niet" in answer.text


def test_numbers_in_an_address_may_be_anything(client: TestClient) -> None:
    paper = f"/documenten/{identity(RECIPES[0].title)}"
    for query in (
        "pagina=-1",
        "pagina=99999999999",
        "pagina=x",
        "passage=999999",
        "van=0000&tot=9999",
        "soort=" * 50,
    ):
        for path in ("/zoeken?q=proeftuin&", f"{paper}?", "/toezeggingen?"):
            assert client.get(path + query).status_code in (200, 400), path + query
