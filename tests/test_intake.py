"""A run accounts for every file, also for one with the bytes of another."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import cast

import pytest

from index.catalogue.documents import Documents
from index.catalogue.store import open_database
from index.errors import ConversionError
from index.model import (
    Described,
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

    def submit(self, source: Source, policy: Policy | None) -> Future[Prepared]:
        future: Future[Prepared] = Future()
        text = source.path.read_text(encoding="utf-8")
        if text.strip("0123456789 "):
            state = ReleaseState.PENDING if text.startswith("Casus") else ReleaseState.RELEASED
            release = Release("openbaar", "proef", state, "proef")
            safe = SafeDocument(
                source.name, source.key, source.content_hash, text, (), (), Metadata(), (), release
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


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    engine = open_database(f"sqlite:///{tmp_path / 'catalogus.sqlite3'}")
    yield Intake(
        Documents(engine, lambda _field, key: key),
        cast(Writer, NoIndex()),
        Spool(tmp_path / "spool"),
        Pictures(tmp_path / "beelden"),
        lambda: cast(Worker, ReadsWordsOnly()),
        Limits(),
    )
    engine.dispose()


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
