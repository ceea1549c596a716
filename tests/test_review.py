from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kennisbank
from index.answer import Question
from index.catalogue.decisions import Decided
from index.catalogue.removal import forget
from index.errors import NotFound, QueryError
from index.model import Decision, Outcome, SafeDocument
from ingest.deidentify import Deidentifier
from ingest.review import identical
from ingest.ruled import latest

CASE = """\
Casus: vast gezicht in een gezin met zorgen

Moeder Samira Boukhari belt op 3 mei 2024 met het wijkteam. De gezinsmanager heet Daan Terpstra.
Samira vraagt om rust. In de tuin bloeit een roos. Het team van Jeugdlink gaat mee op huisbezoek.
"""


def test_identical_words_are_found_whole_and_in_any_capitals() -> None:
    text = "Roos en ROOS, niet Roosendaal"
    assert [text[a:b] for a, b in identical(text, 0, 4)] == ["Roos", "ROOS"]


def test_a_later_decision_replaces_the_one_it_overlaps() -> None:
    first = Decided(0, 4, "PERSON", Decision.MASK, "a")
    second = Decided(2, 8, "PERSON", Decision.KEEP, "b")
    assert latest([first, second]) == [second]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kennisbank.Kennisbank]:
    data = tmp_path_factory.mktemp("gegevens")
    with kennisbank.opened(kennisbank.Settings(data=data)) as opened:
        yield opened


@pytest.fixture
def waiting(opened: kennisbank.Kennisbank, tmp_path: Path) -> Iterator[str]:
    file = tmp_path / "casus.txt"
    file.write_text(CASE, encoding="utf-8")
    report = next(opened.intake.take_in([file], "casus"))
    assert report.outcome is Outcome.PENDING and report.document_id
    yield report.document_id
    forget(opened.documents.engine, report.document_id)


@pytest.mark.slow
def test_a_case_is_not_found_before_a_person_released_it(opened: kennisbank.Kennisbank, waiting: str) -> None:
    assert opened.search.ask(Question("Jeugdlink huisbezoek")).hits == ()
    opened.review.release(waiting, "redactie", "gelezen en akkoord")
    hits = opened.search.ask(Question("Jeugdlink huisbezoek")).hits
    assert [hit.document.id for hit in hits] == [waiting]
    assert opened.documents.get(waiting).release.by == "redactie"


@pytest.mark.slow
def test_the_unshielded_text_is_gone_after_release(opened: kennisbank.Kennisbank, waiting: str) -> None:
    opened.review.release(waiting, "redactie", "akkoord")
    with pytest.raises(NotFound):
        opened.review.dossier(waiting)
    held = [path for path in opened.settings.data.rglob("*") if path.is_file()]
    assert not [path.name for path in held if b"Boukhari" in path.read_bytes()]


@pytest.mark.slow
def test_what_a_reviewer_adds_is_masked_everywhere_and_can_be_undone(
    opened: kennisbank.Kennisbank, waiting: str
) -> None:
    start = CASE.index("Jeugdlink")
    text = opened.review.dossier(waiting).text
    start = text.index("Jeugdlink")
    opened.review.decide(waiting, start, start + 9, "PERSON", Decision.MASK, "redactie", everywhere=True)
    assert "Jeugdlink" not in opened.review.dossier(waiting).shielded
    opened.review.undo(waiting)
    assert "Jeugdlink" in opened.review.dossier(waiting).shielded


@pytest.mark.slow
def test_what_a_reviewer_keeps_stays_readable(opened: kennisbank.Kennisbank, waiting: str) -> None:
    text = opened.review.dossier(waiting).text
    start = text.index("Daan Terpstra")
    opened.review.decide(
        waiting, start, start + len("Daan Terpstra"), "PERSON", Decision.KEEP, "redactie", False
    )
    assert "Daan Terpstra" in opened.review.dossier(waiting).shielded


@pytest.mark.slow
def test_a_refused_case_leaves_only_that_it_was_refused(opened: kennisbank.Kennisbank, waiting: str) -> None:
    opened.review.refuse(waiting, "redactie", "herkenbaar gezin")
    with pytest.raises(NotFound):
        opened.documents.get(waiting)


@pytest.mark.slow
def test_a_case_that_is_withdrawn_while_it_waits_leaves_no_text(
    opened: kennisbank.Kennisbank, waiting: str
) -> None:
    assert opened.documents.get(waiting).card.title == "Stuk dat op controle wacht"
    opened.review.withdraw(waiting, "redactie", "per ongeluk")
    with pytest.raises(NotFound):
        opened.review.dossier(waiting)
    assert not any(waiting in path.name for path in opened.settings.data.rglob("*"))


@pytest.mark.slow
def test_a_place_outside_the_text_is_refused(opened: kennisbank.Kennisbank, waiting: str) -> None:
    with pytest.raises(QueryError):
        opened.review.decide(waiting, 5, 10**6, "PERSON", Decision.MASK, "redactie", False)


@pytest.mark.slow
def test_a_decision_is_proposed_for_the_own_list_and_holds_for_the_next_paper_once_approved(
    opened: kennisbank.Kennisbank, waiting: str
) -> None:
    desk, start = opened.word_desk, opened.review.dossier(waiting).text.index("Jeugdlink")
    with pytest.raises(QueryError, match="nog niets besloten"):
        desk.approve(waiting, start, start + 9, "redactie")
    opened.review.decide(waiting, start, start + 9, "PERSON", Decision.MASK, "redactie", everywhere=False)
    (proposed,) = desk.proposals()
    assert (proposed.text, proposed.decision, proposed.count) == ("Jeugdlink", Decision.MASK, 1)
    term = desk.approve(waiting, start, start + 9, "redactie")
    try:
        assert desk.proposals() == () and desk.all() == (term,)
        fresh = kennisbank.make_deidentifier(opened.settings)
        assert "Jeugdlink" not in fresh.shield("Jeugdlink kwam langs.", "openbaar")[0]
    finally:
        desk.remove(term.id)


@pytest.mark.slow
def test_a_refused_word_is_not_proposed_again_and_agreeing_proposes_nothing(
    opened: kennisbank.Kennisbank, waiting: str
) -> None:
    desk, text = opened.word_desk, opened.review.dossier(waiting).text
    start, agreed = text.index("Jeugdlink"), text.index("Daan Terpstra")
    opened.review.decide(waiting, start, start + 9, "PERSON", Decision.MASK, "redactie", everywhere=False)
    opened.review.decide(waiting, agreed, agreed + 13, "PERSON", Decision.MASK, "redactie", everywhere=True)
    assert [one.text for one in desk.proposals()] == ["Jeugdlink"]
    desk.refuse(waiting, start, start + 9)
    assert desk.proposals() == () and desk.all() == ()
    assert "eugdlink" not in (opened.settings.data / "eigen-woorden.json").read_text()


@pytest.mark.slow
def test_nothing_is_released_while_a_doubt_is_open(
    opened: kennisbank.Kennisbank, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shield = Deidentifier.deidentify

    def with_a_doubt(*given: Any, **options: Any) -> SafeDocument:
        safe = shield(*given, **options)
        first, *others = safe.findings
        return replace(safe, findings=(replace(first, decision=Decision.UNDECIDED), *others))

    monkeypatch.setattr(Deidentifier, "deidentify", with_a_doubt)
    with pytest.raises(QueryError, match="waar de computer twijfelt"):
        opened.review.release(waiting, "redactie", "akkoord")
    assert opened.review.dossier(waiting).id == waiting
