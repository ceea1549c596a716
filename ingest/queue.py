"""The waiting line of uploads: copied to the private spool, taken in one batch at a time by one thread."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import threading
import uuid
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import KennisbankError, NotFound, StoreFull, trouble_with_files
from index.jobs import Job, Upload
from index.model import Policy, Report

log = logging.getLogger("kennisbank")

TakeIn = Callable[[Sequence[Path], Policy | None, Mapping[str, tuple[str, str]] | None], Iterator[Report]]

LONGEST_NAME = 180
"""In bytes; file systems allow 255."""
JOBS_REMEMBERED = 50
SECONDS_TO_STOP = 30


class Turns:
    """Lets one run at a time take in: two at once would empty each other's folder."""

    def __init__(self, take_in: TakeIn) -> None:
        self._take_in = take_in
        self._busy = threading.Lock()

    def take_in(
        self,
        paths: Sequence[Path],
        policy: Policy | None = None,
        releases: Mapping[str, tuple[str, str]] | None = None,
    ) -> Iterator[Report]:
        """Waits for its turn, which ends when the iterator is used up or closed."""
        with self._busy:
            yield from self._take_in(paths, policy, releases)


@dataclass(frozen=True, slots=True)
class _Order:
    """A batch as it lies on disk, a folder with a numbered folder for each file."""

    folder: Path
    policy: Policy | None

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("[0-9]*/*") if path.is_file())


class Queue:
    """Fulfils `api.ports.editors.Intake`; what was waiting when the process ended waits for the next `start`.

    A file lies in its batch until its turn, and is then read at `<folder>/<digest of its name>/<name>`, so that
    a file of the same name counts as a new version from the same place.
    """

    def __init__(self, folder: Path, take_in: TakeIn) -> None:
        self._folder = folder
        self._orders = folder / "opdrachten"
        self._take_in = take_in
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None
        for made in (folder, self._orders):
            made.mkdir(parents=True, exist_ok=True)
            made.chmod(0o700)

    def start(self) -> None:
        """Begin with what was left, then wait for more."""
        for left in sorted(self._orders.iterdir(), key=lambda path: path.stat().st_mtime):
            order = _read(left)
            if order is None:  # killed while the files were still being copied: nobody was told it arrived
                shutil.rmtree(left, ignore_errors=True)
            else:
                self._jobs[left.name] = Job(left.name, "wacht", len(order.files()))
        self._thread = threading.Thread(target=self._work, name="wachtrij", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after the file that is being read; the rest is kept for the next start."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread:
            self._thread.join(SECONDS_TO_STOP)

    def submit(self, files: Sequence[Upload], policy: Policy | None = None) -> str:
        """Raises StoreFull when the files cannot be written."""
        job = uuid.uuid4().hex
        folder = self._orders / job
        try:
            folder.mkdir(mode=0o700)
            for number, upload in enumerate(files):
                place = folder / f"{number:05}"
                place.mkdir(mode=0o700)
                with (place / file_name(upload.name)).open("xb") as copy:
                    shutil.copyfileobj(upload.content, copy)
            half = folder / "opdracht.half"
            half.write_text(json.dumps({"beleid": policy}), encoding="utf-8")
            half.replace(folder / "opdracht.json")
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise StoreFull(
                "De bestanden konden niet worden bewaard. Maak schijfruimte vrij en probeer het opnieuw."
            ) from None
        with self._changed:
            self._jobs[job] = Job(job, "wacht", len(files))
            done = [each.id for each in self._jobs.values() if each.state == "klaar"]
            for old in done[: max(0, len(self._jobs) - JOBS_REMEMBERED)]:
                del self._jobs[old]
            self._changed.notify_all()
        return job

    def status(self, job_id: str) -> Job:
        with self._changed:
            if job_id not in self._jobs:
                raise NotFound(
                    "Deze opname is niet meer bekend. Wat erin zat, is opgenomen of wacht op beoordeling."
                )
            return self._jobs[job_id]

    def jobs(self) -> tuple[Job, ...]:
        """Newest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    # --- the thread ---

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._stopping and not self._next():
                    self._changed.wait()
                if self._stopping:
                    return
                job = self._next()
            try:
                self._run(job)
            except KennisbankError as error:
                self._update(job, state="gestopt", trouble=str(error))
            except OSError as error:
                self._update(job, state="gestopt", trouble=trouble_with_files(error))
            except Exception as error:
                # The message of a stranger's error may hold text of a document: only its type is told.
                kind = type(error).__name__
                log.error("%s while taking in uploads", kind)
                self._update(job, state="gestopt", trouble=f"Onverwachte fout ({kind}); meld dit.")

    def _next(self) -> str:
        return next((job.id for job in self._jobs.values() if job.state == "wacht"), "")

    def _run(self, job: str) -> None:
        order = _read(self._orders / job)
        if order is None:
            self._update(job, state="klaar")
            return
        self._update(job, state="bezig")
        while batch := self._laid_ready(order):
            reports = self._take_in(list(batch), order.policy, None)
            for report in reports:
                self._update(job, report=report)
                if self._stopping:
                    _close(reports)
                    return
            for place, handed_in in batch.items():
                shutil.rmtree(place.parent, ignore_errors=True)
                # Not ignored: what stays here is taken in again, without end.
                shutil.rmtree(handed_in.parent)
        shutil.rmtree(order.folder, ignore_errors=True)
        self._update(job, state="klaar")

    def _laid_ready(self, order: _Order) -> dict[Path, Path]:
        """The next files of the batch: where each is read → where it lies; equal names wait for each other."""
        ready: dict[Path, Path] = {}
        for path in order.files():
            place = self._folder / hashlib.sha256(path.name.encode()).hexdigest()[:32]
            if place / path.name in ready:
                continue
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(mode=0o700)
            # The file stays in its batch until its outcome is recorded: a kill loses nothing.
            try:
                os.link(path, place / path.name)
            except OSError:  # a disk that knows no links
                shutil.copyfile(path, place / path.name)
            ready[place / path.name] = path
        return ready

    def _update(self, job: str, state: str = "", trouble: str = "", report: Report | None = None) -> None:
        with self._changed:
            known = self._jobs[job]
            changes: dict[str, object] = {"trouble": trouble or known.trouble}
            if state:
                changes["state"] = state
            if report:
                changes["reports"] = (*known.reports, report)
            self._jobs[job] = replace(known, **changes)  # type: ignore[arg-type]


def file_name(sent: str) -> str:
    """The last part of what a browser calls a file, fit for any disk.

    >>> file_name("C:\\\\Map\\\\brief.pdf"), file_name("../")
    ('brief.pdf', 'bestand')
    """
    last = sent.replace("\\", "/").rpartition("/")[2].encode("utf-8", "replace").decode("utf-8")
    name = "".join(c for c in last if c.isprintable()).strip(" .")
    stem, ending = Path(name).stem, Path(name).suffix
    while len(name.encode()) > LONGEST_NAME:
        stem, ending = stem[:-1], ending[:20]
        name = stem + ending
    return name or "bestand"


def _read(folder: Path) -> _Order | None:
    try:
        written = json.loads((folder / "opdracht.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return _Order(folder, written.get("beleid"))


def _close(reports: Iterator[Report]) -> None:
    if isinstance(reports, Generator):
        reports.close()
