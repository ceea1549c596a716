"""The process that reads files: what hangs, crashes or eats memory there costs one file and not the run."""

from __future__ import annotations

import ctypes
import logging
import multiprocessing
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path

from haystack import Pipeline
from pebble import ProcessExpired, ProcessPool

from index.errors import ConversionError, SourceError
from index.model import Finding, Policy, Source
from ingest.pipeline import Prepared, run

SECONDS_PER_FILE = 900
BYTES_PER_WORKER = 2 * 2**30
"""Address space that reading may take on top of the libraries and models; torch alone may map gigabytes."""
FILES_PER_WORKER = 400
PR_SET_PDEATHSIG = 1

_pipeline: Pipeline | None = None


class Worker:
    """One reading process beside this one; `make_pipeline` is called there and must be picklable."""

    def __init__(
        self, make_pipeline: Callable[[], Pipeline], seconds_per_file: float = SECONDS_PER_FILE
    ) -> None:
        self._seconds = seconds_per_file
        self._pool = ProcessPool(
            max_workers=1,
            max_tasks=FILES_PER_WORKER,
            initializer=_start,
            initargs=[make_pipeline],
            # A fork would copy the open index, which then hangs.
            context=multiprocessing.get_context("spawn"),
        )

    def submit(
        self, source: Source, policy: Policy | None, decisions: Sequence[Finding] = ()
    ) -> Future[Prepared]:
        future: Future[Prepared] = self._pool.schedule(
            _prepare, args=[source, policy, tuple(decisions)], timeout=self._seconds
        )
        return future

    def result(self, future: Future[Prepared]) -> Prepared:
        """What came of one file. Raises SourceError with the reason, whatever went wrong there."""
        try:
            return future.result()
        except SourceError:
            raise
        except FutureTimeout:
            minutes = round(self._seconds / 60)
            raise ConversionError(
                f"het lezen duurde langer dan {minutes} minuten; splits het bestand en bied de delen aan"
            ) from None
        except ProcessExpired:
            raise ConversionError(
                "het leesprogramma is op dit bestand vastgelopen; sla het opnieuw op en bied het nog eens aan"
            ) from None

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _start(make_pipeline: Callable[[], Pipeline]) -> None:
    global _pipeline
    # Libraries log parts of what they read; none of it may reach a screen or a file.
    logging.disable(logging.CRITICAL)
    _die_with_parent()
    _pipeline = make_pipeline()
    most = _address_space() + BYTES_PER_WORKER
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> int:
    """Bytes that this process has mapped; a guess where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 4 * 2**30


def _die_with_parent() -> None:
    """A run that is killed takes its reading process with it (Linux; elsewhere it ends with its file)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _prepare(source: Source, policy: Policy | None, decisions: Sequence[Finding]) -> Prepared:
    if _pipeline is None:
        raise RuntimeError("the worker was not started")
    try:
        return run(_pipeline, source, policy, decisions)
    except SourceError:
        raise
    except MemoryError:
        raise ConversionError("het bestand vraagt te veel geheugen; splits het en bied de delen aan") from None
    except Exception as error:
        # The message of a stranger's error may hold text of the document: only its type is passed on.
        kind = type(error.__cause__ or error).__name__
        raise ConversionError(f"onverwachte fout ({kind}); meld dit via ‘Meld een fout’") from None
