"""The promise ledger as a page, as JSON and as a table."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import QueryParams

from api.promises import Choice
from api.services import Services
from tests.fakes.base import MemoryBase
from tests.fakes.knowledge import MemoryLedger
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import visitor
from tests.pages import words
from ui import menu
from ui.promises import by_urgency, read

MEMO, LETTER = (identity(recipe.title) for recipe in RECIPES[:2])


@pytest.fixture
def client() -> TestClient:
    return visitor()


def test_a_promise_stands_with_its_sentence_its_term_and_what_kept_it(client: TestClient) -> None:
    page = client.get("/toezeggingen").text
    assert "3 toezeggingen" in words(page)
    assert "Wij sturen u dit voorjaar de planning." in page
    assert "Termijn: dit voorjaar (t/m 31 mei 2023)" in words(page)
    assert "Afgedaan door Ervaringsdeskundigen in de proeftuin" in words(page)
    assert f'href="/documenten/{MEMO}?passage=2#passage-2"' in page


def test_a_mask_in_a_promise_is_shown_as_a_mask(client: TestClient) -> None:
    assert '<span class="kb-mask"><span class="kb-vh">afgeschermd: </span>naam</span> op de hoogte' in (
        client.get("/toezeggingen").text
    )


@pytest.mark.parametrize(
    ("query", "statuses"),
    [
        ("?status=openstaand", ["openstaand"]),
        ("?vervaltVan=2023-06-01", ["openstaand"]),
        ("?vervaltTot=2023-05-31", ["voldaan"]),
        ("?vervaltVan=2023-05-31&vervaltTot=2023-09-30", ["voldaan", "openstaand"]),
        ("?organisatie=gr-jeugd-waterrijk", ["voldaan", "doorlopend"]),
        ("?organisatie=bestaat-niet", []),
        ("", ["voldaan", "openstaand", "doorlopend"]),
    ],
)
def test_the_api_and_the_table_choose_the_same(client: TestClient, query: str, statuses: list[str]) -> None:
    found = client.get(f"/v1/toezeggingen{query}").json()
    assert [row["status"]["sleutel"] for row in found["toezeggingen"]] == statuses
    table = client.get(f"/toezeggingen/toezeggingen.csv{query}").content.decode("utf-8-sig")
    read_back = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert [row["zin"] for row in read_back] == [row["zin"] for row in found["toezeggingen"]]


def test_the_link_header_keeps_what_was_asked(client: TestClient) -> None:
    answer = client.get("/v1/toezeggingen?vervaltTot=2023-12-31&paginagrootte=1")
    link = answer.headers["link"]
    assert '</v1/toezeggingen?vervaltTot=2023-12-31&pagina=2&paginagrootte=1>; rel="next"' in link
    assert answer.json()["paginering"]["totaal"] == 2


def test_a_promise_without_a_term_never_falls_due() -> None:
    rows = MemoryLedger(MemoryBase()).rows()
    due = Choice(due_from=date.min, due_until=date.max).of(rows)
    assert [row.status[0] for row in due] == ["voldaan", "openstaand"]


def test_what_still_has_to_come_stands_before_what_fell_due() -> None:
    rows = MemoryLedger(MemoryBase()).rows()
    early, late = (sorted(rows, key=by_urgency(date(2023, month, 1))) for month in (4, 8))
    assert [row.status[0] for row in early] == ["voldaan", "openstaand", "doorlopend"]
    assert [row.status[0] for row in late] == ["openstaand", "voldaan", "doorlopend"]


def test_a_date_that_does_not_exist_is_a_form_error(client: TestClient) -> None:
    answer = client.get("/toezeggingen?vervaltVan=2023-02-31")
    assert answer.status_code == 400
    assert "<title>Fout: Toezeggingen" in answer.text and 'aria-invalid="true"' in answer.text
    assert client.get("/v1/toezeggingen?vervaltVan=2023-02-31").status_code == 400


def test_a_period_that_ends_before_it_begins_is_a_form_error() -> None:
    assert read(QueryParams("vervaltVan=2024-01-01&vervaltTot=2023-01-01")).error


def test_the_page_of_a_paper_shows_its_own_promises(client: TestClient) -> None:
    page = words(client.get(f"/documenten/{LETTER}").text)
    assert "Toezeggingen in dit stuk Openstaand" in page
    assert "Wij sturen u dit voorjaar" not in page


def test_nothing_found_says_so_and_shows_a_way_on(client: TestClient) -> None:
    page = words(client.get("/toezeggingen?organisatie=bestaat-niet").text)
    assert "Geen toezeggingen gevonden in deze bronnen" in page
    assert "Er staan 3 toezeggingen in de collectie" in page


def test_the_menu_leads_to_the_overviews_and_those_lead_to_each_other(
    client: TestClient,
) -> None:
    overviews = client.get("/overzichten").text
    assert 'href="/overzichten" aria-current="page"' in overviews and 'href="/toezeggingen"' in overviews
    beside = client.get("/toezeggingen").text
    assert 'href="/toezeggingen" aria-current="page"' in beside and 'href="/themas"' in beside
    assert [each.href for each in menu.overviews({"/themas", "/nergens"})] == ["/themas"]


def test_without_a_ledger_there_is_no_menu_item_and_no_page() -> None:
    base = MemoryBase()
    client = visitor(Services(search=base, library=base))
    assert "Toezeggingen" not in client.get("/overzichten").text + client.get("/themas").text
    assert client.get("/toezeggingen").status_code == 404
    assert client.get("/v1/toezeggingen").status_code == 404
