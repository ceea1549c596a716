"""The waiting line of uploads: nothing lost, nothing left behind, one run at a time."""

from __future__ import annotations

import errno
import io
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from index.errors import NotFound, StoreError
from index.jobs import Job, Upload
from index.model import Outcome, Policy, Report
from ingest.queue import Queue, Turns, file_name

Paths = Sequence[Path]
Releases = Mapping[str, tuple[str, str]] | None


def upload(name: str, content: bytes = b"tekst") -> Upload:
    return Upload(name, io.BytesIO(content))


def reads(seen: list[tuple[str, bytes]]) -> Callable[[Paths, Policy | None, Releases], Iterator[Report]]:
    def take_in(paths: Paths, policy: Policy | None, releases: Releases) -> Iterator[Report]:
        for path in paths:
            seen.append((path.name, path.read_bytes()))
            yield Report(path.name, Outcome.INDEXED)

    return take_in


def wait(queue: Queue, job: str, state: str = "klaar") -> Job:
    until = time.monotonic() + 10
    while queue.status(job).state != state and time.monotonic() < until:
        time.sleep(0.01)
    return queue.status(job)


def files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_each_file_is_taken_in_and_no_copy_stays(tmp_path: Path) -> None:
    seen: list[tuple[str, bytes]] = []
    queue = Queue(tmp_path, reads(seen))
    queue.start()
    job = wait(queue, queue.submit([upload("een.txt"), upload("twee.txt")], "casus"))
    queue.close()
    assert [report.source for report in job.reports] == ["een.txt", "twee.txt"]
    assert files_in(tmp_path) == []


def test_two_files_of_one_name_are_both_read_from_the_same_place(tmp_path: Path) -> None:
    seen: list[tuple[str, bytes]] = []
    queue = Queue(tmp_path, reads(seen))
    queue.start()
    wait(queue, queue.submit([upload("a.txt", b"een"), upload("a.txt", b"twee")]))
    queue.close()
    assert seen == [("a.txt", b"een"), ("a.txt", b"twee")]


def test_what_was_waiting_goes_on_after_a_new_start(tmp_path: Path) -> None:
    job = Queue(tmp_path, reads([])).submit([upload("a.txt")], "casus")
    policies: list[Policy | None] = []

    def take_in(paths: Paths, policy: Policy | None, releases: Releases) -> Iterator[Report]:
        policies.append(policy)
        yield Report(paths[0].name, Outcome.INDEXED)

    again = Queue(tmp_path, take_in)
    again.start()
    assert wait(again, job).state == "klaar"
    again.close()
    assert policies == ["casus"] and files_in(tmp_path) == []


def test_a_run_that_stops_halfway_keeps_its_files_and_says_why(tmp_path: Path) -> None:
    def take_in(paths: Paths, policy: Policy | None, releases: Releases) -> Iterator[Report]:
        yield Report("a.txt", Outcome.INDEXED)
        raise StoreError("De schijf is vol.")

    queue = Queue(tmp_path, take_in)
    queue.start()
    job = wait(queue, queue.submit([upload("a.txt"), upload("b.txt")]), "gestopt")
    queue.close()
    assert job.trouble == "De schijf is vol."
    seen: list[tuple[str, bytes]] = []
    again = Queue(tmp_path, reads(seen))
    again.start()
    wait(again, job.id)
    again.close()
    assert [name for name, _ in seen] == ["a.txt", "b.txt"]


def test_a_strangers_error_is_named_without_its_message(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def take_in(paths: Paths, policy: Policy | None, releases: Releases) -> Iterator[Report]:
        raise ValueError("Samira Boukhari")
        yield

    queue = Queue(tmp_path, take_in)
    queue.start()
    job = wait(queue, queue.submit([upload("a.txt")]), "gestopt")
    queue.close()
    assert "ValueError" in job.trouble and "Samira" not in job.trouble + caplog.text


def test_a_full_disk_is_said_as_such(tmp_path: Path) -> None:
    def take_in(paths: Paths, policy: Policy | None, releases: Releases) -> Iterator[Report]:
        raise OSError(errno.ENOSPC, "vol", "Samira Boukhari.txt")
        yield

    queue = Queue(tmp_path, take_in)
    queue.start()
    job = wait(queue, queue.submit([upload("a.txt")]), "gestopt")
    queue.close()
    assert job.trouble.startswith("De schijf is vol. Maak ruimte vrij")


def test_a_file_that_cannot_be_removed_is_not_taken_in_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise PermissionError(errno.EACCES, "dicht")

    seen: list[tuple[str, bytes]] = []
    queue = Queue(tmp_path, reads(seen))
    job = queue.submit([upload("a.txt")])
    monkeypatch.setattr("shutil.rmtree", refused)
    queue.start()
    trouble = wait(queue, job, "gestopt").trouble
    queue.close()
    assert trouble.startswith("Kennisbank mag hier niet schrijven") and len(seen) == 1


def test_a_batch_that_was_still_being_copied_is_not_taken_up(tmp_path: Path) -> None:
    half = tmp_path / "opdrachten" / "abc" / "00000"
    half.mkdir(parents=True)
    (half / "a.txt").write_text("half")
    queue = Queue(tmp_path, reads([]))
    queue.start()
    queue.close()
    assert files_in(tmp_path) == []
    with pytest.raises(NotFound):
        queue.status("abc")


def test_two_runs_take_in_one_after_the_other() -> None:
    inside, most = 0, 0

    def take_in(paths: Paths, policy: Policy | None, releases: Releases) -> Iterator[Report]:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        time.sleep(0.02)
        yield Report("a", Outcome.INDEXED)
        inside -= 1

    turns = Turns(take_in)
    threads = [threading.Thread(target=lambda: list(turns.take_in([]))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == 1


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Map\\brief.pdf", "brief.pdf"),
        (".verborgen", "verborgen"),
        ("", "bestand"),
        ("..", "bestand"),
        ("a\x00b\n.txt", "ab.txt"),
    ],
)
def test_a_name_cannot_lead_out_of_its_folder(sent: str, name: str) -> None:
    assert file_name(sent) == name


def test_a_very_long_name_keeps_its_ending() -> None:
    short = file_name("é" * 400 + ".pdf")
    assert len(short.encode()) <= 180 and short.endswith("é.pdf")
