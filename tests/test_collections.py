"""Collections: made by hand or by a search, followed, taken along, and closed to whoever has no link."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from fastapi.testclient import TestClient
from lxml import etree

from api.reading_list import as_atom, as_csv, as_docx, as_json, as_ris
from index.catalogue.collections import Collections
from index.catalogue.lookup import Lookup
from index.catalogue.removal import forget
from index.collection_shelf import CollectionShelf
from index.errors import NotFound, QueryError
from index.search import Search
from ingest.collection_desk import CollectionDesk
from tests.fakes.gate import gate
from tests.fakes.papers import identity
from tests.fakes.services import editor
from tests.pages import words
from tests.shelf import Shelf, shelf, written
from ui.collections import stored_search
from ui.visits import Visits, read_visits


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Shelf]:
    papers = [
        written("ede.txt", "Het wijkteam in Ede.", day=date(2024, 5, 1), proeftuinen=["foodvalley"]),
        written("goes.txt", "Het team in Goes.", proeftuinen=["zeeland"]),
    ]
    with shelf(tmp_path, papers) as made:
        yield made


@pytest.fixture
def store(filled: Shelf) -> Collections:
    return Collections(filled.documents.engine)


@pytest.fixture
def desk(filled: Shelf, store: Collections) -> CollectionDesk:
    return CollectionDesk(store, filled.documents, gate)


@pytest.fixture
def kept(filled: Shelf, store: Collections) -> CollectionShelf:
    search = Search(filled.documents, filled.index, filled.embedder, filled.vocabulary.terms)
    return CollectionShelf(store, filled.documents, search)


def names(kept: CollectionShelf, identity: str) -> list[str]:
    items = kept.items(kept.collection(identity, everything=True))
    return [item.document.name if item.document else "weg" for item in items]


def test_a_curated_collection_keeps_its_order_and_notes(desk: CollectionDesk, kept: CollectionShelf) -> None:
    made = desk.make("Vaste gezichten", "Voor nieuwe teams.", "openbaar", {}, "redactie")
    desk.put(made, "ede.txt", "Begin hier.")
    desk.put(made, "goes.txt")
    family = kept.items(kept.collection(made))[1].family
    desk.move(made, family, up=True)
    desk.note(made, family, "Kort.")
    assert names(kept, made) == ["goes.txt", "ede.txt"]
    assert [item.note for item in kept.items(kept.collection(made))] == ["Kort.", "Begin hier."]
    desk.drop(made, family)
    assert names(kept, made) == ["ede.txt"]


def test_a_paper_that_is_taken_in_again_or_forgotten_leaves_the_collection_whole(
    filled: Shelf, desk: CollectionDesk, kept: CollectionShelf
) -> None:
    made = desk.make("Stukken", "", "openbaar", {}, "redactie")
    desk.put(made, "ede.txt", "Begin hier.")
    newer = filled.put(written("ede.txt", "Het wijkteam in Ede, verbeterd.", proeftuinen=["foodvalley"]))
    filled.writer.rebuild()
    (item,) = kept.items(kept.collection(made))
    assert item.document is not None and (item.document.id, item.note) == (newer, "Begin hier.")
    for known in Lookup(filled.documents.engine).named("ede.txt"):
        forget(filled.documents.engine, known)
    assert names(kept, made) == ["weg"]


def test_a_living_collection_fills_itself(filled: Shelf, desk: CollectionDesk, kept: CollectionShelf) -> None:
    made = desk.make("Zeeland", "", "openbaar", {"proeftuin": ["zeeland"]}, "redactie")
    assert names(kept, made) == ["goes.txt"]
    filled.put(written("tholen.txt", "Het team in Tholen.", proeftuinen=["zeeland"]))
    assert sorted(names(kept, made)) == ["goes.txt", "tholen.txt"]


def test_what_is_for_the_network_needs_the_link(desk: CollectionDesk, kept: CollectionShelf) -> None:
    made = desk.make("Intern", "", "netwerk", {}, "redactie")
    assert kept.all() == ()
    token = kept.all(everything=True)[0].token
    assert kept.collection(made, token).title == "Intern"
    for wrong in ("", "é", token[:-1]):
        with pytest.raises(NotFound):
            kept.collection(made, wrong)


def test_a_name_in_the_words_of_a_maker_is_shielded(desk: CollectionDesk, kept: CollectionShelf) -> None:
    told = "Vragen? Bel mevrouw Fenna Oosterbaan op 06-12345678."
    made = desk.make("Stukken", told, "openbaar", {}, "redactie")
    desk.put(made, "ede.txt", told)
    shown = str(kept.collection(made)) + str(kept.items(kept.collection(made)))
    assert "Oosterbaan" not in shown and "12345678" not in shown
    with pytest.raises(QueryError, match="persoonsgegeven"):
        desk.make("Zoek", "", "openbaar", {"vraag": "mevrouw Fenna Oosterbaan"}, "redactie")


@pytest.mark.parametrize(
    ("title", "visibility"), [("", "openbaar"), ("x" * 200, "openbaar"), ("Goed", "iedereen")]
)
def test_what_cannot_be_made_is_said_in_a_sentence(desk: CollectionDesk, title: str, visibility: str) -> None:
    with pytest.raises(QueryError, match=r"\.$"):
        desk.make(title, "", visibility, {}, "redactie")


def test_a_search_is_kept_from_the_address_of_its_page() -> None:
    address = "http://x/zoeken?q=vast+gezicht&proeftuin=zeeland&van=2021&tot=2022"
    assert stored_search(address) == {
        "vraag": "vast gezicht",
        "proeftuin": ["zeeland"],
        "van": "2021-01-01",
        "tot": "2022-12-31",
    }
    assert stored_search("zomaar tekst") == {}


def test_the_files_hold_what_stands_in_it(desk: CollectionDesk, kept: CollectionShelf) -> None:
    made = desk.make("Vaste gezichten & meer", "", "openbaar", {}, "redactie")
    desk.put(made, "ede.txt", "Begin hier.")
    collection = kept.collection(made)
    items = kept.items(collection)
    (row,) = csv.DictReader(io.StringIO(as_csv(items, "https://x").decode("utf-8-sig")), delimiter=";")
    assert (row["titel"], row["notitie"]) == ("ede.txt", "Begin hier.")
    record = as_ris(items, "https://x").decode().split("\r\n")
    assert record[:2] == ["TY  - RPRT", "TI  - ede.txt"] and "PY  - 2024" in record and "ER  - " in record
    assert json.loads(as_json(collection, items))["stukken"][0]["notitie"] == "Begin hier."
    assert "Begin hier." in [
        p.text for p in Document(io.BytesIO(as_docx(collection, items, "https://x"))).paragraphs
    ]
    feed = etree.fromstring(as_atom(collection, items, "https://x"))
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.findtext("a:title", namespaces=atom) == "Vaste gezichten & meer"
    assert feed.findtext("a:entry/a:title", namespaces=atom) == "ede.txt"
    assert feed.find("a:link[@rel='self']", atom).get("href") == f"https://x/collecties/{made}/feed.atom"


# --- what is new since the last visit ------------------------------------------------------------------------

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONE = "6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11"


def test_a_first_visit_has_nothing_before_it_and_looks_close_together_are_one_visit() -> None:
    first = Visits().after(ONE, NOW)
    assert first.before(ONE) is None
    again = first.after(ONE, NOW + timedelta(minutes=5))
    assert again.before(ONE) is None
    later = again.after(ONE, NOW + timedelta(days=1))
    assert later.before(ONE) == NOW + timedelta(minutes=5)
    assert read_visits(later.write()) == later


@pytest.mark.parametrize("cookie", ["", "onzin", "." * 9999, "x-1-2", f"{ONE}-1-2", "9" * 500])
def test_a_cookie_that_is_not_ours_is_nothing(cookie: str) -> None:
    assert read_visits(cookie).seen == ()


# --- the API and the pages ------------------------------------------------------------------------------------

PUBLIC, NETWORK = identity("openbare collectie"), identity("collectie van het netwerk")
OWN = {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client() -> TestClient:
    return editor()


@pytest.fixture
def away(client: TestClient) -> TestClient:
    return TestClient(client.app, base_url="http://kennisbank.example", client=("10.0.0.9", 5000))


def test_the_api_lists_public_collections_only(away: TestClient) -> None:
    listed = away.get("/v1/collecties").json()["collecties"]
    assert [each["id"] for each in listed] == [PUBLIC]
    items = away.get(f"/v1/collecties/{PUBLIC}").json()["stukken"]
    assert items[0]["notitie"] == "Begin hier."
    assert items[-1].get("stuk") is None
    assert away.get(f"/v1/collecties/{NETWORK}").status_code == 404
    assert away.get(f"/v1/collecties/{NETWORK}?sleutel=geheim").status_code == 200


def test_a_visitor_sees_what_is_new_and_no_panel(away: TestClient) -> None:
    first = words(away.get(f"/collecties/{PUBLIC}").text)
    assert "Begin hier." in first and "Voor de redactie" not in first and "Nieuw" not in first
    long_ago = f"{PUBLIC.replace('-', '')}-1-2"
    page = words(away.get(f"/collecties/{PUBLIC}", headers={"Cookie": f"bezocht={long_ago}"}).text)
    assert "nieuw" in page.lower()
    assert away.get(f"/collecties/{NETWORK}").status_code == 404
    assert away.get(f"/collecties/{NETWORK}?sleutel=geheim").status_code == 200
    assert away.get(f"/collecties/{NETWORK}/feed.atom").status_code == 404


@pytest.mark.parametrize(
    "name", ["feed.atom", "collectie.csv", "collectie.json", "collectie.ris", "collectie.docx"]
)
def test_a_collection_can_be_followed_and_taken_along(away: TestClient, name: str) -> None:
    answer = away.get(f"/collecties/{PUBLIC}/{name}")
    assert answer.status_code == 200 and answer.content


def test_only_an_editor_makes_and_keeps(client: TestClient, away: TestClient) -> None:
    assert away.get("/redactie/collecties").status_code == 403
    assert away.post(f"/redactie/collecties/{PUBLIC}", data={"daad": "verwijder"}).status_code == 403
    assert client.get("/redactie/collecties").status_code == 200
    wrong = client.post("/redactie/collecties", data={"titel": ""}, headers=OWN)
    assert wrong.status_code == 400 and "Geef de collectie een titel." in words(wrong.text)
    done = client.post("/redactie/collecties", data={"titel": "Nieuw"}, headers=OWN, follow_redirects=False)
    assert done.headers["location"].endswith("?klaar=gemaakt")
    for deed in ("wijzig", "erbij", "notitie", "omhoog", "omlaag", "eruit"):
        sent = {"daad": deed, "titel": "Anders", "adres": "/documenten/x", "stuk": "x"}
        kept = client.post(f"/redactie/collecties/{PUBLIC}", data=sent, headers=OWN, follow_redirects=False)
        assert kept.status_code == 303, deed
