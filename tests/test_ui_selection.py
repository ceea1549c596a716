"""What a visitor keeps: in a cookie, changed by forms of this site only, taken along as CSV and Word."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from fastapi.testclient import TestClient

from tests.fakes.base import MemoryBase
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import fake_services, fake_site
from ui.selection import MOST, as_csv, read_cookie

MEMO, LETTER = (identity(recipe.title) for recipe in RECIPES[:2])


@pytest.fixture
def base() -> MemoryBase:
    return MemoryBase()


@pytest.fixture
def client(base: MemoryBase) -> TestClient:
    return TestClient(fake_site(fake_services(base)), follow_redirects=False)


def keep(client: TestClient, document: str, **headers: str) -> int:
    answer = client.post("/selectie", data={"stuk": document, "actie": "bewaar"}, headers=headers)
    return int(answer.status_code)


def test_keeping_a_paper_counts_it_in_the_menu_and_says_so(client: TestClient) -> None:
    answer = client.post("/selectie", data={"stuk": MEMO, "actie": "bewaar"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/documenten/{MEMO}?selectie=bewaard")
    page = client.get(answer.headers["location"]).text
    assert "Uw selectie telt nu 1 stuk." in page
    assert "Mijn selectie (1)" in page
    assert "Haal uit selectie" in page


def test_the_cookie_is_for_this_site_only_and_no_script_reads_it(client: TestClient) -> None:
    cookie = client.post("/selectie", data={"stuk": MEMO, "actie": "bewaar"}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_a_form_on_another_site_changes_nothing(client: TestClient) -> None:
    assert keep(client, MEMO, origin="https://elders.example") == 403
    assert keep(client, MEMO, origin="http://testserver") == 303


def test_a_paper_that_does_not_exist_is_not_kept(client: TestClient) -> None:
    assert keep(client, "00000000-0000-0000-0000-000000000000") == 404
    assert keep(client, "..%2f") == 404


def test_keeping_twice_keeps_once_and_letting_go_empties(client: TestClient) -> None:
    keep(client, MEMO)
    keep(client, MEMO)
    assert "1 stuk. Uw selectie" in client.get("/selectie").text
    client.post("/selectie", data={"stuk": MEMO, "actie": "verwijder", "terug": "selectie"})
    assert "U hebt nog niets bewaard" in client.get("/selectie").text


def test_a_full_selection_says_so(client: TestClient) -> None:
    full = ".".join(f"{number:08x}-0000-0000-0000-000000000000" for number in range(MOST))
    client.cookies.set("selectie", full)
    answer = client.post("/selectie", data={"stuk": MEMO, "actie": "bewaar"})
    assert answer.headers["location"].endswith("?selectie=vol")
    client.cookies.set("selectie", full)
    assert "60 stukken uit uw selectie zitten niet meer in de collectie." in client.get("/selectie").text


def test_nonsense_in_the_cookie_is_left_out() -> None:
    assert read_cookie(f"x.{MEMO}.../etc/passwd.{MEMO}.{LETTER}") == (MEMO, LETTER)


def test_the_csv_opens_in_a_dutch_spreadsheet_and_runs_no_formula(base: MemoryBase) -> None:
    card = replace(base.document(MEMO).card, title="=HYPERLINK(1)")
    lines = as_csv([card], "https://kennisbank.example").decode("utf-8-sig").splitlines()
    assert lines[0] == "titel;soort;datum;organisatie;proeftuin;bron;adres"
    assert lines[1].startswith(
        "'=HYPERLINK(1);DB-memo;14 maart 2023;GR Jeugd Waterrijk;Rotterdam-Rijnmond;memo.pdf;https://"
    )
    assert as_csv([card], "")[:3] == b"\xef\xbb\xbf"


def test_the_reading_list_for_word_holds_each_paper_with_its_address(client: TestClient) -> None:
    keep(client, MEMO)
    answer = client.get("/selectie/leeslijst.docx")
    assert 'filename="leeslijst.docx"' in answer.headers["content-disposition"]
    text = "\n".join(each.text for each in Document(io.BytesIO(answer.content)).paragraphs)
    assert RECIPES[0].title in text
    assert f"http://testserver/documenten/{MEMO}" in text
    assert "fictief voorbeeld" in text
