"""Files in, one report line each: the run that takes in folders and survives every single file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.catalogue.decisions import Decisions
from index.catalogue.documents import Documents, KnownDocument
from index.catalogue.identity import document_id
from index.catalogue.states import WITHDRAWN
from index.errors import NotFound, SourceError
from index.model import Described, Outcome, Policy, ReleaseState, Report, Source
from index.pictures.store import Pictures
from ingest.deidentify.release import release
from ingest.pipeline import Prepared
from ingest.ruled import ruled
from ingest.sources import Limits, discover
from ingest.spool import Spool
from ingest.worker import Worker
from ingest.write import BATCH, Writer

AHEAD = 64
_READ_OTHERWISE = (
    "wacht op beoordeling: de tekst wordt nu anders gelezen dan toen iemand erover besliste "
    "(`kennisbank beoordeel`)"
)


@dataclass
class _Batch:
    """Documents that are in the catalogue and wait for their vectors, with the report they will get."""

    reports: list[Report] = field(default_factory=list)
    passages: int = 0


class Intake:
    """Takes in files with one reading process beside it; embedding and writing happen here."""

    def __init__(
        self,
        documents: Documents,
        decisions: Decisions,
        writer: Writer,
        spool: Spool,
        pictures: Pictures,
        start_worker: Callable[[], Worker],
        limits: Limits,
    ) -> None:
        self._documents = documents
        self._decisions = decisions
        self._writer = writer
        self._spool = spool
        self._pictures = pictures
        self._start_worker = start_worker
        self._limits = limits

    def take_in(
        self,
        paths: Sequence[Path],
        policy: Policy | None = None,
        releases: Mapping[str, tuple[str, str]] | None = None,
    ) -> Iterator[Report]:
        """One report for every file under `paths`, in no promised order.

        `releases` holds (who, why) for content hashes that a person has released beforehand. What waits is
        read again when it is among them, and when its unshielded text is no longer there to be reviewed.

        What an earlier run left half done is finished first. Stopping halfway loses nothing.
        """
        self._writer.catch_up()
        self._pictures.keep_only(self._documents.ids())
        self._spool.keep_only(self._documents.waiting())
        worker: Worker | None = None
        running: deque[tuple[Source, Future[Prepared]]] = deque()
        batch = _Batch()
        read: dict[str, Report | None] = {}
        """Content hash of each file that is read in this run → its report, when it was not taken in."""
        copies: list[Source] = []

        released = releases or {}

        def finish_next(worker: Worker) -> Iterator[Report]:
            source, future = running.popleft()
            for report in self._finish(worker, source, future, batch, released):
                if report.outcome in (Outcome.FAILED, Outcome.PENDING):
                    read[source.content_hash] = report
                yield report

        try:
            with self._spool.session() as folder:
                for found in discover(paths, folder, self._limits):
                    if isinstance(found, Report):
                        yield found
                        continue
                    if found.content_hash in read:
                        copies.append(found)
                        self._spool.drop(found)
                        continue
                    known = self._documents.known(found.key, found.content_hash)
                    if known and not self._to_read_again(known, found, released):
                        self._spool.drop(found)
                        yield _as_known(known)
                        continue
                    read[found.content_hash] = None
                    worker = worker or self._start_worker()
                    if known:
                        # What waits keeps its place, its policy and what people decided on it.
                        found = replace(found, key=known.key)
                        its_policy = self._documents.policy(known.id)
                        future = worker.submit(found, its_policy, ruled(self._decisions.of(known.id)))
                    else:
                        future = worker.submit(found, policy)
                    running.append((found, future))
                    while running and (len(running) >= AHEAD or running[0][1].done()):
                        yield from finish_next(worker)
                while worker and running:
                    yield from finish_next(worker)
                yield from self._flush(batch)
                for copy in copies:
                    yield _as_the_first(copy, read[copy.content_hash])
        finally:
            if worker:
                worker.close()
        self._writer.settle()

    def _to_read_again(
        self, known: KnownDocument, source: Source, releases: Mapping[str, tuple[str, str]]
    ) -> bool:
        return known.state == ReleaseState.PENDING and (
            source.content_hash in releases or not self._spool.waits(known.id)
        )

    def _finish(
        self,
        worker: Worker,
        source: Source,
        future: Future[Prepared],
        batch: _Batch,
        releases: Mapping[str, tuple[str, str]],
    ) -> Iterator[Report]:
        try:
            prepared = worker.result(future)
            waits = prepared.document.release.state is ReleaseState.PENDING
            drawn_from_file = prepared.pictures and not prepared.pictures.sheets
            if waits and drawn_from_file and source.content_hash not in releases:
                self._spool.keep_original(source)
        except SourceError as error:
            yield Report(source.name, Outcome.FAILED, str(error))
            return
        finally:
            self._spool.drop(source)
        document = prepared.document
        identity = document_id(document.key, document.content_hash)
        if waits and source.content_hash in releases:
            if self._is_as_decided_on(identity, prepared.described):
                document = release(document, *releases[source.content_hash])
            elif self._spool.waits(identity):
                yield Report(document.name, Outcome.PENDING, _READ_OTHERWISE, identity)
                return
        self._keep_pictures(prepared)
        if document.release.state is ReleaseState.PENDING:
            self._spool.keep_for_review(prepared.described)
            self._documents.add(document, ())
            yield Report(document.name, Outcome.PENDING, document.release.reason, identity)
            return
        if not prepared.passages:
            yield Report(document.name, Outcome.FAILED, "er staat geen leesbare tekst in dit bestand")
            return
        self._documents.add(document, prepared.passages)
        self._spool.reviewed(identity)
        batch.reports.append(Report(document.name, Outcome.INDEXED, "", identity))
        batch.passages += len(prepared.passages)
        if batch.passages >= BATCH:
            yield from self._flush(batch)

    def _is_as_decided_on(self, identity: str, described: Described) -> bool:
        """Decisions hold places in the text: they say nothing of one that is read otherwise by now."""
        if not self._decisions.of(identity):
            return True
        try:
            return self._spool.for_review(identity).document.text == described.document.text
        except NotFound:
            return False

    def _keep_pictures(self, prepared: Prepared) -> None:
        """Before the document itself: a kill in between leaves pictures that nobody sees, not the reverse."""
        document = prepared.document
        if prepared.pictures and prepared.passages:
            identity = document_id(document.key, document.content_hash)
            self._pictures.put(identity, prepared.pictures, document.text)

    def _flush(self, batch: _Batch) -> Iterator[Report]:
        reports, batch.reports, batch.passages = batch.reports, [], 0
        self._writer.write([report.document_id for report in reports if report.document_id])
        yield from reports


def _as_known(known: KnownDocument) -> Report:
    """The report of a file that is on record already."""
    # The name it was stored under is shielded; the name of the file may hold the name of a person.
    if known.state == ReleaseState.PENDING:
        return Report(known.name, Outcome.PENDING, "wacht op beoordeling (`kennisbank beoordeel`)", known.id)
    if known.state == WITHDRAWN:
        return Report(known.name, Outcome.REFUSED, "dit stuk is ingetrokken", known.id)
    return Report(known.name, Outcome.UNCHANGED, "", known.id)


def _as_the_first(copy: Source, first: Report | None) -> Report:
    """The report of a file with the bytes of another one in this run, which was read for both."""
    same = "zelfde inhoud als een ander bestand in deze map"
    if first is None:
        return Report(copy.name, Outcome.UNCHANGED, same)
    reason = f"{same}, dat op beoordeling wacht" if first.outcome is Outcome.PENDING else first.reason
    return Report(copy.name, first.outcome, reason, first.document_id)
