"""Lesson cards: read from safe text, made through the gate, checked, replaced and withdrawn by people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError

from index.answer import Filters, Question
from index.catalogue.lessons import Check, LessonDecisions
from index.catalogue.removal import forget
from index.check import check
from index.errors import NotFound, QueryError
from index.jobs import Upload
from index.lessons import Lessons, level_of, read_sections
from index.model import Policy
from index.search import Search
from ingest.lesson_desk import LessonDesk, report_of
from tests.fakes.gate import gate
from tests.fakes.services import editor
from tests.pages import words
from tests.shelf import Shelf, shelf, written

REPORT = """\
Leskaart: De gesloten deur

Situatie

[moeder] deed niet open.

Wat is gedaan

Wij wandelden met de hond.

Les

Een dichte deur is een mededeling.

Bewijsniveau: meervoudige praktijkervaring (vijf gezinnen).
Basisprincipe: gezinsgericht.

Voorbeeldcorpus, fictief. Alles is verzonnen."""
OTHER = REPORT.replace("De gesloten deur", "De open deur").replace("dichte", "open")
FIELDS = {
    "titel": "De gesloten deur",
    "situatie": "Moeder deed niet open.",
    "gedaan": "Wij wandelden.",
    "uitkomst": "Zij deed open.",
    "les": "Een dichte deur is een mededeling.",
    "significant": "Het komt elke week voor.",
    "geldig": "Vijf gezinnen.",
    "toepasbaar": "Overal waar iemand niet opendoet.",
}


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Shelf]:
    with shelf(tmp_path) as made:
        for name, text in (("deur.md", REPORT), ("open.md", OTHER)):
            made.put(written(name, text, kind="casus", proeftuinen=["zeeland"]))
        made.put(written("brief.md", "Les\n\nDit is een brief.", kind="raadsinformatiebrief"))
        made.put(written("casus.md", "Een casus zonder kopjes.", kind="casus"))
        yield made


@pytest.fixture
def decisions(filled: Shelf) -> LessonDecisions:
    return LessonDecisions(filled.documents.engine)


@pytest.fixture
def lessons(filled: Shelf, decisions: LessonDecisions) -> Lessons:
    return Lessons(filled.documents, filled.index, decisions)


def desk(decisions: LessonDecisions, sent: list[tuple[Upload, Policy | None]]) -> LessonDesk:
    def submit(files: list[Upload], policy: Policy | None) -> str:
        sent.extend((each, policy) for each in files)
        return "opname"

    return LessonDesk(submit, decisions, gate)  # type: ignore[arg-type]


def test_a_case_with_a_lesson_is_a_card_and_other_papers_are_not(lessons: Lessons) -> None:
    assert [lesson.document.name for lesson in lessons.all()] == ["deur.md", "open.md"]


def test_its_fields_are_the_words_of_the_text_with_their_passage(lessons: Lessons) -> None:
    card = lessons.all()[0]
    assert [(each.key, each.text, each.passage) for each in card.sections] == [
        ("situatie", "[moeder] deed niet open.", 3),
        ("gedaan", "Wij wandelden met de hond.", 5),
        ("les", "Een dichte deur is een mededeling.", 7),
    ]
    assert (card.level, card.checked) == ("meervoudige praktijkervaring", False)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Praktijkervaring (een gezin).", "praktijkervaring"),
        ("Praktijkervaring. Onderzoek kennen wij niet.", "praktijkervaring"),
        ("Goede aanwijzingen.", "goede aanwijzingen"),
        ("Wij weten het niet.", "praktijkervaring"),
        ("", "praktijkervaring"),
    ],
)
def test_practice_is_the_level_unless_the_text_says_otherwise(text: str, level: str) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize("text", ["", "Les", "Les:", "\n\n:\n", "Situatie\nSituatie\nLes\n", "🙂" * 100])
def test_odd_reports_break_nothing(text: str) -> None:
    assert all(words for _, words, _ in read_sections(text))


def test_a_similar_case_is_another_card_in_force(lessons: Lessons, decisions: LessonDecisions) -> None:
    one, other = lessons.all()
    assert [each.id for each in lessons.similar(one, 5)] == [other.id]
    decisions.end(other.id, "ingetrokken", "achterhaald", "redactie")
    assert lessons.similar(one, 5) == ()


def test_a_card_that_ended_is_not_searched_until_it_is_back_in_force(
    filled: Shelf, lessons: Lessons, decisions: LessonDecisions
) -> None:
    search = Search(filled.documents, filled.index, filled.embedder, filled.vocabulary.terms)
    one, other = lessons.all()

    def found() -> set[str]:
        cases = search.ask(Question("", Filters(soort=("casus",)))).hits
        return {hit.document.id for hit in cases} & {one.document.id, other.document.id}

    assert found() == {one.document.id, other.document.id}
    decisions.end(one.id, "ingetrokken", "achterhaald", "redactie")
    assert found() == {other.document.id}
    asked = search.ask(Question("een gesloten deur is een mededeling"))
    assert one.document.id not in {hit.document.id for hit in asked.hits}
    filled.writer.rebuild()
    assert found() == {other.document.id} and check(filled.documents, filled.index) == []
    decisions.resume(one.id, "redactie")
    assert found() == {one.document.id, other.document.id}


def test_what_people_decide_survives_taking_in_again(
    filled: Shelf, lessons: Lessons, decisions: LessonDecisions
) -> None:
    one, other = lessons.all()
    kept = date(2030, 1, 1)
    desk(decisions, []).check(one.id, FIELDS, "goede aanwijzingen", kept, "redactie")
    desk(decisions, []).end(one.id, "vervangen", "er is een betere", "redactie", other.id)
    filled.put(written("deur.md", REPORT + " Verbeterd.", kind="casus"))
    filled.writer.rebuild()
    again = lessons.lesson(one.id)
    assert again.document.id != one.document.id
    assert (again.level, again.checked, again.keeps_until) == ("goede aanwijzingen", True, kept)
    assert again.ended is not None and again.ended.replaced_by == other.id
    decisions.resume(one.id, "redactie")
    resumed = lessons.lesson(one.id)
    assert (resumed.ended, resumed.checked) == (None, True)


def test_forgetting_the_case_forgets_what_was_decided(
    filled: Shelf, lessons: Lessons, decisions: LessonDecisions
) -> None:
    one = lessons.all()[0]
    desk(decisions, []).check(one.id, FIELDS, "idee", None, "redactie")
    forget(filled.documents.engine, one.document.id)
    assert decisions.of(one.id).checks == ()
    with pytest.raises(NotFound):
        lessons.lesson(one.id)


def test_a_card_made_by_hand_reads_back_as_it_was_written(decisions: LessonDecisions) -> None:
    sent: list[tuple[Upload, Policy | None]] = []
    assert desk(decisions, sent).hand_in(FIELDS | {"bewijsniveau": "idee"}) == "opname"
    ((upload, policy),) = sent
    assert policy == "casus"
    back = {key: text for key, text, _ in read_sections(upload.content.read().decode().replace("#", ""))}
    assert {key: back[key] for key in FIELDS if key != "titel"} == {
        key: text for key, text in FIELDS.items() if key != "titel"
    }


def test_a_card_without_its_three_sentences_is_not_handed_in(decisions: LessonDecisions) -> None:
    sent: list[tuple[Upload, Policy | None]] = []
    with pytest.raises(QueryError):
        desk(decisions, sent).hand_in(FIELDS | {"geldig": " "})
    assert sent == []


def test_a_name_in_a_check_is_shielded_before_it_is_kept(lessons: Lessons, decisions: LessonDecisions) -> None:
    one = lessons.all()[0]
    told = FIELDS | {"geldig": "Mevrouw Fenna Oosterbaan zag het bij vijf gezinnen."}
    desk(decisions, []).check(one.id, told, "praktijkervaring", None, "redactie")
    assert "Oosterbaan" not in str(decisions.of(one.id))
    assert "zag het bij vijf gezinnen" in str(decisions.of(one.id))


def test_pasting_a_report_fills_the_fields(decisions: LessonDecisions) -> None:
    found = desk(decisions, []).read(REPORT)
    assert (found["titel"], found["les"]) == ("De gesloten deur", "Een dichte deur is een mededeling.")
    assert report_of(FIELDS | found).startswith("# Leskaart: De gesloten deur\n")


# --- the API and the pages ------------------------------------------------------------------------------


@pytest.fixture
def client() -> TestClient:
    return editor()


def test_the_api_gives_cards_with_their_fields_and_level(client: TestClient) -> None:
    (card, *_) = client.get("/v1/lessen").json()["lessen"]
    assert card["bewijsniveau"] == "praktijkervaring"
    assert client.get(f"/v1/lessen/{card['id']}").json() == card
    assert client.get("/v1/lessen/00000000-0000-0000-0000-000000000000").status_code == 404
    assert client.get("/v1/lessen?bewijsniveau=zeker").status_code == 400
    assert client.get("/v1/lessen?thema=bestaat-niet").json()["lessen"] == []


def test_the_page_of_a_card_shows_the_lesson_and_how_sure_it_is(client: TestClient) -> None:
    listed = client.get("/lessen").text
    assert "Begin met één vast gezicht." in words(listed)
    card = client.get("/v1/lessen").json()["lessen"][0]
    page = words(client.get(f"/lessen/{card['id']}").text)
    assert "Praktijkervaring" in page and "Wat is gedaan" in page and "Voor de redactie" in page


def test_a_visitor_elsewhere_sees_no_panel_and_may_not_write(client: TestClient) -> None:
    card = client.get("/v1/lessen").json()["lessen"][0]
    away = TestClient(client.app, base_url="http://kennisbank.example", client=("10.0.0.9", 5000))
    assert "Voor de redactie" not in words(away.get(f"/lessen/{card['id']}").text)
    assert away.get("/redactie/lessen").status_code == 403
    assert away.post(f"/redactie/lessen/{card['id']}", data={"daad": "herstel"}).status_code == 403
    assert client.post("/redactie/lessen", data=FIELDS).status_code == 403  # a form from nowhere


OWN = {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}


def test_a_form_that_is_not_complete_keeps_what_was_written(client: TestClient) -> None:
    sent = FIELDS | {"daad": "inleveren", "vinkje": ["significant"]}
    answer = client.post("/redactie/lessen", data=sent, headers=OWN)
    assert answer.status_code == 400
    page = words(answer.text)
    assert "Zet het vinkje bij ‘geldig’ en schrijf erbij waarom." in page
    assert "Wij wandelden." in page


def test_a_complete_form_goes_to_the_waiting_line(client: TestClient) -> None:
    sent = FIELDS | {"daad": "inleveren", "vinkje": ["significant", "geldig", "toepasbaar"]}
    answer = client.post("/redactie/lessen", data=sent, headers=OWN, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/redactie/opnames/opname-les")


def test_a_pasted_report_comes_back_in_the_fields(client: TestClient) -> None:
    page = client.post("/redactie/lessen", data={"daad": "lees", "verslag": REPORT}, headers=OWN).text
    assert "Een dichte deur is een mededeling.</textarea>" in page


def test_ending_a_card_needs_a_reason(client: TestClient) -> None:
    card = client.get("/v1/lessen").json()["lessen"][0]
    address = f"/redactie/lessen/{card['id']}"
    assert client.post(address, data={"daad": "beeindig", "reden": " "}, headers=OWN).status_code == 400
    done = client.post(
        address, data={"daad": "beeindig", "reden": "achterhaald"}, headers=OWN, follow_redirects=False
    )
    assert done.headers["location"].endswith("?klaar=vervallen")
    assert "Ingetrokken op" in words(client.get(f"/lessen/{card['id']}").text)
    assert card["id"] not in {each["id"] for each in client.get("/v1/lessen").json()["lessen"]}


def test_checks_are_kept_with_their_level_or_not_at_all(decisions: LessonDecisions) -> None:
    with pytest.raises(IntegrityError):
        decisions.check("familie", [Check("geldig", "Het gebeurde vaker.")], None, None, "redactie")  # type: ignore[arg-type]
    assert decisions.of("familie").checks == ()
