"""The digest of a week: each paper once, why you get it, what falls due, as text, JSON, page and feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from api.digest_message import NOTHING, as_text
from index.catalogue.lessons import LessonDecisions
from index.catalogue.tables import documents
from index.digest import Digests, Followed
from index.errors import QueryError
from tests.fakes.services import visitor
from tests.pages import words
from tests.shelf import Shelf, shelf, written

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Shelf]:
    with shelf(tmp_path) as made:
        yield made


def this_day() -> date:
    """Asked anew each time: a run of all tests may pass midnight."""
    return datetime.now(UTC).date()


def digests(made: Shelf, today: date | None = None) -> Digests:
    return Digests(made.documents, tuple, lambda: today or this_day())


def came(made: Shelf, identity: str, day: date) -> None:
    with made.documents.engine.begin() as db:
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        db.execute(update(documents).where(documents.c.id == identity).values(added_at=moment))


def names(made: Shelf, followed: Followed | None = None, today: date | None = None) -> list[str]:
    return [each.document.name for each in digests(made, today).of(followed or Followed()).papers]


def test_a_paper_is_told_in_the_week_in_which_it_came_and_in_no_other(filled: Shelf) -> None:
    identity = filled.put(written("brief.txt", "Een brief."))
    for back, told in ((0, True), (6, True), (7, False)):
        came(filled, identity, this_day() - timedelta(days=back))
        assert (names(filled) == ["brief.txt"]) is told


def test_two_versions_of_a_paper_are_told_once(filled: Shelf) -> None:
    filled.put(written("brief.txt", "Een brief."))
    filled.put(written("brief.txt", "Een betere brief."))
    assert names(filled) == ["brief.txt"]


def test_who_follows_a_proeftuin_gets_its_papers_and_reads_why(filled: Shelf) -> None:
    filled.put(written("ede.txt", "Een brief.", proeftuinen=["foodvalley"]))
    filled.put(written("rotterdam.txt", "Nog een brief.", proeftuinen=["rotterdam-rijnmond"]))
    (arrival,) = digests(filled).of(Followed(proeftuinen=("foodvalley",))).papers
    assert arrival.document.name == "ede.txt" and arrival.why == ("FoodValley",)
    assert all(each.why == () for each in digests(filled).of(Followed()).papers)


def test_a_lesson_card_stands_apart_and_one_that_ended_is_not_told(filled: Shelf) -> None:
    identity = filled.put(written("deur.md", "Les\n\nKlop eerst.", kind="casus"))
    digest = digests(filled).of(Followed())
    assert digest.papers == () and [each.document.id for each in digest.lessons] == [identity]
    family = filled.documents.families([identity])[identity]
    LessonDecisions(filled.documents.engine).end(family, "ingetrokken", "achterhaald", "redactie")
    assert digests(filled).of(Followed()).lessons == ()


def test_weeks_are_whole_and_run_from_monday(filled: Shelf) -> None:
    latest, before = digests(filled, date(2026, 11, 27)).weeks(Followed(), 2)
    assert (latest.first, latest.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert before.last == date(2026, 11, 15)


def test_a_digest_of_too_many_days_is_refused(filled: Shelf) -> None:
    with pytest.raises(QueryError):
        digests(filled).of(Followed(), days=0)
    with pytest.raises(QueryError):
        digests(filled).of(Followed(), days=1000)


def test_an_empty_week_says_so(filled: Shelf) -> None:
    assert NOTHING in as_text(digests(filled).of(Followed()))


# --- the API and the pages --------------------------------------------------------------------------------


@pytest.fixture
def client() -> TestClient:
    return visitor()


def test_the_api_tells_the_week(client: TestClient) -> None:
    told = client.get("/v1/weekbericht?tot=2023-09-03&dagen=14").json()
    assert (told["van"], told["tot"]) == ("2023-08-21", "2023-09-03")
    assert len(told["stukken"]) == 1 and told["stukken"][0]["omdat"] == []
    assert told["looptAf"][0]["status"]["sleutel"] == "openstaand"
    assert client.get("/v1/weekbericht?dagen=0").status_code == 400


def test_the_page_shows_what_is_new_and_what_falls_due(client: TestClient) -> None:
    page = words(client.get("/weekbericht?tot=2023-09-03").text)
    assert "1 nieuw stuk" in page and "Loopt binnen een maand af" in page
    assert "28 augustus 2023 tot en met 3 september 2023" in page
    assert client.get("/weekbericht?tot=gisteren").status_code == 400
    assert "kwam er niets bij" in words(client.get("/weekbericht?thema=het-weer").text)


def test_the_feed_has_an_entry_for_each_week_and_keeps_what_is_followed(client: TestClient) -> None:
    answer = client.get("/weekbericht/feed.atom?thema=ervaringsdeskundigheid")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    entries = ET.fromstring(answer.text).findall(f"{ATOM}entry")
    identities = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(identities)) == len(entries) == 8
    assert all("thema=ervaringsdeskundigheid" in identity for identity in identities)
