"""The pages of the editors: for this machine only, from our own pages only, one deed at a time."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from api.services import Services
from index.model import Decision
from tests.fakes.base import MemoryBase
from tests.fakes.editors import CASE, MemoryIntake, MemoryReview
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import fake_site
from tests.pages import words
from ui.editor_pages import pointed_at

HERE = "http://127.0.0.1"
OWN = {"Origin": HERE}
WAITING = identity(RECIPES[4].title)
ADDRESS = f"/redactie/stukken/{WAITING}"


@pytest.fixture
def review() -> MemoryReview:
    return MemoryReview(MemoryBase())


@pytest.fixture
def app(review: MemoryReview) -> object:
    base = MemoryBase()
    return fake_site(Services(search=base, library=base, intake=MemoryIntake(), review=review))


@pytest.fixture
def client(app: object) -> TestClient:
    return TestClient(app, base_url=HERE, client=("127.0.0.1", 5000), headers=OWN)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/redactie", ADDRESS, "/redactie/opnames/x"])
@pytest.mark.parametrize(
    ("host", "address", "headers"),
    [
        (HERE, "192.168.1.20", {}),
        ("http://kennisbank.example", "127.0.0.1", {}),
        (HERE, "127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}),
        (HERE, "127.0.0.1", {"Via": "1.1 proxy"}),
    ],
)
def test_who_is_not_at_this_machine_sees_nothing(
    app: object, path: str, host: str, address: str, headers: dict[str, str]
) -> None:
    client = TestClient(app, base_url=host, client=(address, 5000))  # type: ignore[arg-type]
    answer = client.get(path, headers=headers)
    assert answer.status_code == 403
    assert "Samira" not in answer.text and "Alleen op deze computer" not in answer.text
    assert "/redactie" not in client.get("/", headers=headers).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elders.example"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_of_another_site_does_nothing(
    app: object, review: MemoryReview, headers: dict[str, str]
) -> None:
    client = TestClient(app, base_url=HERE, client=("127.0.0.1", 5000))  # type: ignore[arg-type]
    form = {"daad": "weigeren", "door": "redactie", "reden": "x"}
    assert client.post(ADDRESS, data=form, headers=headers).status_code == 403
    assert client.post("/redactie", files={"bestand": ("a.txt", b"x")}, headers=headers).status_code == 403
    assert review.ended == []


def test_the_page_says_that_only_this_machine_may_see_it(client: TestClient) -> None:
    page = client.get("/redactie")
    assert "Alleen op deze computer" in page.text
    assert 'href="/redactie"' in client.get("/").text


def test_what_waits_is_listed_with_its_policy_and_a_way_to_review_it(client: TestClient) -> None:
    page = client.get("/redactie").text
    assert "Een huisbezoek dat werd geweigerd" in page
    assert "Beleid: casus" in page and f'href="{ADDRESS}"' in page


def test_the_text_stands_there_letter_for_letter_with_every_finding_in_it(client: TestClient) -> None:
    page = client.get(ADDRESS)
    text = re.search(r"data-oordeel>(.*?)</div>", page.text, re.DOTALL)
    assert text and re.sub(r"<[^>]+>", "", text.group(1)) == CASE
    assert page.text.count('class="kb-vondst kb-vondst--') == 3
    assert page.headers["cache-control"] == "no-store"


def test_the_first_place_in_doubt_stands_open_with_who_saw_it_and_how_sure(client: TestClient) -> None:
    page = words(client.get(ADDRESS).text)
    assert "Nu nog niet beslist Soort naam Gezien door model Zekerheid 0,61" in page


def test_a_decision_is_stored_and_the_next_place_opens(client: TestClient, review: MemoryReview) -> None:
    at = CASE.index("Daan")
    form = {"daad": "behouden", "begin": str(at), "einde": str(at + 13), "soort": "PERSON"}
    answer = client.post(ADDRESS, data=form, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{ADDRESS}?plek={CASE.index('Ada')}#plek-{CASE.index('Ada')}"
    assert review.dossier(WAITING).findings[1].decision is Decision.KEEP


def test_words_that_were_missed_are_masked_everywhere_and_that_can_be_undone(
    client: TestClient, review: MemoryReview
) -> None:
    form = {"daad": "toevoegen", "woorden": "rust", "soort": "TRAIT", "overal": "ja"}
    client.post(ADDRESS, data=form)
    added = [CASE[f.start : f.end] for f in review.dossier(WAITING).findings if f.label == "TRAIT"]
    assert added == ["rust"]
    client.post(ADDRESS, data={"daad": "ongedaan"})
    assert len(review.dossier(WAITING).findings) == 3


def test_a_selection_counts_in_characters_and_loses_the_space_around_it(review: MemoryReview) -> None:
    dossier = review.dossier(WAITING)
    at = CASE.index("Wethouder")
    assert pointed_at(dossier, str(at - 1), str(at + 10), " Wethouder ") == (at, at + 9)
    second = CASE.rindex("Samira")
    assert pointed_at(dossier, str(second), str(second + 6), "Samira") == (second, second + 6)
    assert pointed_at(dossier, "", "", "samira  boukhari") == (CASE.index("Samira"), CASE.index("Samira") + 15)
    assert pointed_at(dossier, "", "", "staat er niet") is None


def test_words_that_are_not_in_the_text_are_said_to_be_missing(client: TestClient) -> None:
    page = client.post(ADDRESS, data={"daad": "toevoegen", "woorden": "staat er niet"})
    assert "Deze woorden staan niet in de tekst" in page.text
    assert "staat er niet" not in str(page.url)


def test_nothing_is_released_while_a_place_waits(client: TestClient, review: MemoryReview) -> None:
    form = {"daad": "vrijgeven", "door": "redactie", "reden": "gelezen"}
    assert "Nog niet vrij te geven" in client.post(ADDRESS, data=form).text
    assert review.ended == []


def test_nothing_is_released_or_refused_without_a_name_and_a_reason(
    client: TestClient, review: MemoryReview
) -> None:
    for deed in ("vrijgeven", "weigeren"):
        page = client.post(ADDRESS, data={"daad": deed, "door": " ", "reden": ""})
        assert "Naam en reden ontbreken" in page.text
    assert review.ended == []


def test_a_release_carries_who_and_why_and_takes_it_off_the_list(
    client: TestClient, review: MemoryReview
) -> None:
    at = CASE.index("Daan")
    client.post(ADDRESS, data={"daad": "maskeren", "begin": str(at), "einde": str(at + 13), "soort": "PERSON"})
    page = client.post(ADDRESS, data={"daad": "vrijgeven", "door": "B. Redacteur", "reden": "gelezen"})
    assert review.ended == [("vrijgegeven", WAITING, "B. Redacteur", "gelezen")]
    assert "Het stuk staat in de collectie" in page.text and "Er wacht niets op beoordeling" in page.text
    assert client.get(ADDRESS).status_code == 404


def test_the_preview_shows_masks_and_no_names(client: TestClient) -> None:
    page = client.get(f"{ADDRESS}?weergave=afgeschermd").text
    assert '<span class="kb-mask">' in page
    assert "Samira Boukhari vraagt" in page and "Daan" not in page and "Moeder Samira" not in page


def test_files_that_are_handed_in_get_a_page_with_an_outcome_for_each(client: TestClient) -> None:
    files = [("bestand", ("een.txt", b"tekst")), ("bestand", ("twee.txt", b"tekst"))]
    answer = client.post("/redactie", files=files, data={"beleid": "casus"}, follow_redirects=False)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert "Klaar: 2 van 2" in page and page.count(f'href="{ADDRESS}"') == 2
    assert "Klaar: 2 van 2 bestanden" in client.get("/redactie").text


def test_sending_no_file_is_a_form_error(client: TestClient) -> None:
    answer = client.post("/redactie", files={"bestand": ("", b"")})
    assert answer.status_code == 400
    assert "Kies eerst een of meer bestanden" in answer.text and 'aria-invalid="true"' in answer.text


def test_a_deed_that_does_not_exist_changes_nothing(client: TestClient, review: MemoryReview) -> None:
    before = review.dossier(WAITING).findings
    answer = client.post(ADDRESS, data={"daad": "opblazen", "begin": "0", "einde": "5"})
    assert answer.status_code == 400
    assert review.dossier(WAITING).findings == before


def test_a_paper_is_withdrawn_with_a_name_and_a_reason(client: TestClient, review: MemoryReview) -> None:
    memo = identity(RECIPES[0].title)
    asked = client.get(f"/redactie/intrekken/{memo}").text
    assert f'href="/redactie/intrekken/{memo}"' in client.get(f"/documenten/{memo}").text
    assert "Dit stuk verdwijnt voor iedereen" in asked
    without = client.post(f"/redactie/intrekken/{memo}", data={"door": "B. Redacteur", "reden": " "})
    assert without.status_code == 400 and "Vul uw naam of functie in" in without.text
    assert review.ended == []
    page = client.post(f"/redactie/intrekken/{memo}", data={"door": "B. Redacteur", "reden": "onjuist"})
    assert review.ended == [("ingetrokken", memo, "B. Redacteur", "onjuist")]
    assert "Het stuk is voor niemand meer te vinden" in page.text
