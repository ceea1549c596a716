"""A run accounts for every file, also for one with the bytes of another."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest

from index.catalogue.decisions import Decided, Decisions
from index.catalogue.documents import Documents
from index.catalogue.store import open_database
from index.errors import ConversionError
from index.model import (
    Decision,
    Described,
    Finding,
    Metadata,
    OffsetMap,
    Outcome,
    Passage,
    Policy,
    Release,
    ReleaseState,
    Repaired,
    SafeDocument,
    Source,
)
from index.pictures.store import Pictures
from ingest.intake import Intake
from ingest.pipeline import Prepared
from ingest.sources import Limits
from ingest.spool import Spool
from ingest.worker import Worker
from ingest.write import Writer


class ReadsWordsOnly:
    """A reading process that fails on a file without a word."""

    reads_as = ""

    def submit(
        self, source: Source, policy: Policy | None, decisions: Sequence[Finding] = ()
    ) -> Future[Prepared]:
        future: Future[Prepared] = Future()
        text = self.reads_as or source.path.read_text(encoding="utf-8")
        if text.strip("0123456789 "):
            state = ReleaseState.PENDING if text.startswith("Casus") else ReleaseState.RELEASED
            release = Release(policy or "openbaar", "proef", state, "proef")
            findings = tuple(decisions)
            safe = SafeDocument(
                source.name, source.key, source.content_hash, text, (), (), Metadata(), findings, release
            )
            passage = Passage(source.content_hash[:36], source.key, 0, text, 0, len(text), 1, (), 1)
            described = Described(Repaired(source, text, (), OffsetMap((0,), (0,))), Metadata())
            future.set_result(Prepared(safe, (passage,), described))
        else:
            future.set_exception(ConversionError("er staat geen woord in"))
        return future

    def result(self, future: Future[Prepared]) -> Prepared:
        return future.result()

    def close(self) -> None:
        pass


class NoIndex:
    def catch_up(self) -> None: ...
    def settle(self) -> None: ...
    def write(self, ids: list[str]) -> None: ...


@dataclass(frozen=True)
class Desk:
    """An intake with the stores it writes in."""

    intake: Intake
    documents: Documents
    decisions: Decisions
    spool: Spool


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    engine = open_database(f"sqlite:///{tmp_path / 'catalogus.sqlite3'}")
    documents, decisions = Documents(engine, lambda _field, key: key), Decisions(engine)
    spool = Spool(tmp_path / "spool")
    intake = Intake(
        documents,
        decisions,
        cast(Writer, NoIndex()),
        spool,
        Pictures(tmp_path / "beelden"),
        lambda: cast(Worker, ReadsWordsOnly()),
        Limits(),
    )
    yield Desk(intake, documents, decisions, spool)
    engine.dispose()


@pytest.fixture
def intake(desk: Desk) -> Intake:
    return desk.intake


def outcomes(intake: Intake, folder: Path) -> dict[str, tuple[Outcome, str]]:
    return {report.source: (report.outcome, report.reason) for report in intake.take_in([folder])}


def test_a_copy_of_a_file_that_failed_failed_too(intake: Intake, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("12 34")
    failure = (Outcome.FAILED, "er staat geen woord in")
    assert outcomes(intake, folder) == {"a.txt": failure, "b.txt": failure}


def test_a_copy_of_a_file_that_was_taken_in_is_unchanged(intake: Intake, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Een brief.")
    assert outcomes(intake, folder) == {
        "a.txt": (Outcome.INDEXED, ""),
        "b.txt": (Outcome.UNCHANGED, "zelfde inhoud als een ander bestand in deze map"),
    }


def test_a_copy_of_a_file_that_waits_for_a_person_waits_too(intake: Intake, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Casus van een gezin.")
    assert outcomes(intake, folder) == {
        "a.txt": (Outcome.PENDING, ""),
        "b.txt": (Outcome.PENDING, "zelfde inhoud als een ander bestand in deze map, dat op beoordeling wacht"),
    }


CASE = "Casus van een gezin."


def a_case_that_waits(desk: Desk, tmp_path: Path) -> tuple[Path, str]:
    """The folder of a file that was taken in and waits, and its id."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(CASE)
    [report] = desk.intake.take_in([folder], "casus")
    assert report.outcome is Outcome.PENDING and report.document_id
    return folder, report.document_id


def released(desk: Desk, folder: Path) -> list[tuple[Outcome, str]]:
    """What comes of taking the folder in again, now with the case in the file of releases."""
    releases = {sha256(CASE.encode()).hexdigest(): ("redactie", "gelezen")}
    return [(report.outcome, report.reason) for report in desk.intake.take_in([folder], None, releases)]


def test_what_waits_is_released_when_it_comes_again_with_a_release(desk: Desk, tmp_path: Path) -> None:
    folder, waiting = a_case_that_waits(desk, tmp_path)
    desk.decisions.add(waiting, [Decided(0, 5, "PERSON", Decision.MASK, "redactie")])
    assert released(desk, folder) == [(Outcome.INDEXED, "")]
    release = desk.documents.get(waiting).release
    assert (release.state, release.by, release.policy) == (ReleaseState.RELEASED, "redactie", "casus")
    assert [one.source for one in desk.documents.findings(waiting)] == ["beoordelaar"]
    assert not desk.spool.waits(waiting)
    assert released(desk, folder) == [(Outcome.UNCHANGED, "")]


def test_what_waits_is_released_from_another_folder_as_the_same_document(desk: Desk, tmp_path: Path) -> None:
    folder, waiting = a_case_that_waits(desk, tmp_path)
    assert released(desk, folder.rename(tmp_path / "elders")) == [(Outcome.INDEXED, "")]
    assert desk.documents.ids() == {waiting}


def test_a_text_that_is_read_otherwise_since_people_decided_on_it_is_not_released(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, waiting = a_case_that_waits(desk, tmp_path)
    desk.decisions.add(waiting, [Decided(0, 5, "PERSON", Decision.KEEP, "redactie")])
    monkeypatch.setattr(ReadsWordsOnly, "reads_as", "Casus: nu anders.")
    [(outcome, reason)] = released(desk, folder)
    assert outcome is Outcome.PENDING and "anders gelezen" in reason
    assert desk.spool.for_review(waiting).document.text == CASE


def test_what_waits_without_its_text_can_be_reviewed_again_after_it_came_again(
    desk: Desk, tmp_path: Path
) -> None:
    folder, waiting = a_case_that_waits(desk, tmp_path)
    desk.spool.reviewed(waiting)
    assert [report.outcome for report in desk.intake.take_in([folder])] == [Outcome.PENDING]
    assert desk.spool.for_review(waiting).document.text == CASE


def test_a_run_leaves_no_text_of_what_was_released_when_it_was_killed_before_it_could_remove_it(
    desk: Desk, tmp_path: Path
) -> None:
    folder, waiting = a_case_that_waits(desk, tmp_path)
    described = desk.spool.for_review(waiting)
    released(desk, folder)
    desk.spool.keep_for_review(described)
    list(desk.intake.take_in([folder]))
    assert not desk.spool.waits(waiting)
