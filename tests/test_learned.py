"""What papers teach is kept beside them, computed again, and never overrules what a person said."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from index.catalogue.coverage import coverage
from index.catalogue.judgements import Judgements
from index.catalogue.learned import Learning
from index.catalogue.removal import forget, withdraw
from index.catalogue.tables import TAUGHT, judgements
from index.errors import NotFound
from index.knowledge.learned import VERSION, Learned
from index.ledger import Ledger, LedgerRow
from index.model import Metadata
from tests.papershelf import VOCABULARY, Shelf

PROMISE = "In juni 2024 sturen wij u het overzicht van de wachttijden voor behandeling."
ANSWER = "Hierbij het overzicht."
TITLE = "Overzicht van de wachttijden voor behandeling"


def ledger(shelf: Shelf, today: date = date(2025, 1, 1)) -> Ledger:
    return Ledger(shelf.documents, lambda: today)


def only_row(shelf: Shelf) -> LedgerRow:
    (row,) = ledger(shelf).rows()
    return row


def test_a_promise_is_read_with_its_sentence_its_passage_and_its_term(shelf: Shelf) -> None:
    shelf.put("brief.txt", f"Geachte raad,\n\n{PROMISE}", "2024-02-06")
    row = only_row(shelf)
    assert (row.said[0].sentence, row.said[0].passage) == (PROMISE, 1)
    assert (row.window.first, row.window.last) == (date(2024, 6, 1), date(2024, 6, 30))
    assert row.status[0] == "niet-gevonden"


def test_a_candidate_waits_for_a_person_whose_word_survives_a_new_version_and_a_new_reading(
    shelf: Shelf,
) -> None:
    shelf.put("brief.txt", PROMISE, "2024-02-06")
    answer = shelf.put("antwoord.txt", ANSWER, "2024-06-19", title=TITLE)
    row = only_row(shelf)
    assert [proof.document.id for proof in row.candidates] == [answer]

    ledger(shelf).judge(row.id, answer, "bevestigd", "griffie")
    assert only_row(shelf).status[0] == "voldaan"

    shelf.put("brief.txt", f"Aan de raad.\n\n{PROMISE}", "2024-02-06", content="nieuwe bytes")
    shelf.put("antwoord.txt", f"{ANSWER} Met dank.", "2024-06-19", title=TITLE, content="ook nieuw")
    shelf.learning.renew()
    again = only_row(shelf)
    assert (again.id, again.status[0], again.kept_by[0].basis) == (row.id, "voldaan", "bevestigd")

    ledger(shelf).judge(row.id, answer, "verworpen", "griffie")
    assert (only_row(shelf).status[0], only_row(shelf).candidates) == ("niet-gevonden", ())
    ledger(shelf).judge(row.id, answer, None, "griffie")
    assert len(only_row(shelf).candidates) == 1


def test_a_word_on_a_promise_that_is_gone_is_an_error(shelf: Shelf) -> None:
    answer = shelf.put("antwoord.txt", ANSWER, "2024-06-19")
    with pytest.raises(NotFound):
        ledger(shelf).judge("bestaat-niet", answer, "bevestigd", "griffie")


def test_too_late_is_said_only_where_a_person_declared_the_sources_complete(shelf: Shelf) -> None:
    shelf.put("brief.txt", PROMISE, "2024-02-06")
    judged = Judgements(shelf.engine)
    judged.declare_complete("gemeente-rotterdam", date(2024, 9, 1), "griffie")
    assert only_row(shelf).status[0] == "te-laat"
    judged.declare_complete("gemeente-rotterdam", None, "griffie")
    assert only_row(shelf).status[0] == "niet-gevonden"


def test_the_older_version_of_a_paper_promises_nothing_any_more(shelf: Shelf) -> None:
    shelf.put("brief.txt", PROMISE, "2024-02-06")
    shelf.put("brief.txt", "Deze brief is ingetrokken.", "2024-02-07", content="nieuw")
    assert ledger(shelf).rows() == ()


def test_papers_read_with_other_rules_are_read_again(tmp_path: Path) -> None:
    old = Shelf(tmp_path)
    identity = old.put("brief.txt", PROMISE, "2024-02-06")
    newer = Shelf(tmp_path, version=2)
    assert newer.learning.waiting() == [identity]
    assert newer.learning.catch_up() == 1
    assert newer.learning.waiting() == []


def test_reading_again_stops_between_two_papers_and_goes_on_where_it_was(tmp_path: Path) -> None:
    old = Shelf(tmp_path)
    for name in ("een.txt", "twee.txt"):
        old.put(name, PROMISE, "2024-02-06")
    newer = Shelf(tmp_path, version=2)
    assert newer.learning.catch_up(rest=lambda seconds: True) == 1
    assert len(newer.learning.waiting()) == 1
    assert newer.learning.catch_up(rest=lambda seconds: False) == 1


def test_two_threads_do_not_read_the_same_papers_again(tmp_path: Path) -> None:
    Shelf(tmp_path).put("brief.txt", PROMISE, "2024-02-06")
    newer = Shelf(tmp_path, version=2)
    meanwhile: list[int] = []

    def ask_again(seconds: float) -> bool:
        meanwhile.append(newer.learning.catch_up())
        return False

    assert newer.learning.catch_up(rest=ask_again) == 1
    assert meanwhile == [0]


def test_papers_that_are_still_to_be_read_are_counted_where_the_collection_is_told(tmp_path: Path) -> None:
    current = Shelf(tmp_path, VERSION)
    current.put("brief.txt", PROMISE, "2024-02-06")
    assert coverage(current.engine, VOCABULARY.label).unread == 0
    Shelf(tmp_path, VERSION - 1).put("oud.txt", PROMISE, "2024-02-06")
    assert coverage(current.engine, VOCABULARY.label).unread == 1


def test_a_reading_of_a_text_that_changed_meanwhile_is_not_kept(shelf: Shelf) -> None:
    identity = shelf.put("brief.txt", PROMISE, "2024-02-06")

    def slowly(text: str, metadata: Metadata) -> Learned:
        withdraw(shelf.documents.engine, identity, "op verzoek")
        return Learned((), (), (), (), (), (), ())

    Learning(shelf.engine, slowly).study(identity)
    with shelf.engine.connect() as db:
        assert all(db.execute(select(table)).first() is None for table in TAUGHT)


def test_forgetting_a_paper_forgets_what_it_taught_and_what_was_said_of_it(shelf: Shelf) -> None:
    brief = shelf.put("brief.txt", PROMISE, "2024-02-06")
    answer = shelf.put("antwoord.txt", ANSWER, "2024-06-19", title=TITLE)
    ledger(shelf).judge(only_row(shelf).id, answer, "bevestigd", "griffie")
    forget(shelf.documents.engine, brief)
    with shelf.engine.connect() as db:
        assert db.execute(select(judgements)).first() is None
        for table in TAUGHT:
            assert db.execute(select(table).where(table.c.document_id == brief)).first() is None


def test_every_table_of_what_papers_teach_goes_with_its_document(shelf: Shelf) -> None:
    for table in TAUGHT:
        (key,) = inspect(shelf.engine).get_foreign_keys(table.name)
        assert key["options"]["ondelete"] == "CASCADE"
