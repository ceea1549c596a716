"""A whole installation that reads in this process and knows nothing of meaning; all else is real."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.model import Finding, Policy, Source
from ingest.deidentify import Deidentifier
from ingest.pipeline import run
from ingest.worker import Worker
from tests.fakes.embedders import FakeEmbedder, token_offsets


class HereWorker(Worker):
    """Reads in this process, so that a test can break a step; what becomes of an error is the real code.

    Like the real process it lets no library log what it reads.
    """

    def __init__(self, make_pipeline: Callable[[], Any], seconds_per_file: float = 1) -> None:
        self._pipeline = make_pipeline()
        self._seconds = seconds_per_file

    def submit(self, source: Source, policy: Policy | None, decisions: Sequence[Finding] = ()) -> Future[Any]:
        future: Future[Any] = Future()
        logging.disable(logging.CRITICAL)
        try:
            future.set_result(run(self._pipeline, source, policy, decisions))
        except Exception as error:
            future.set_exception(error)
        finally:
            logging.disable(logging.NOTSET)
        return future

    def close(self) -> None:
        pass


@cache
def gate() -> Deidentifier:
    return Deidentifier()


def use_fakes(patch: pytest.MonkeyPatch, data: Path) -> None:
    embedder = FakeEmbedder()
    patch.setattr("index.embed.open_embedder", lambda *_, **__: embedder)
    patch.setattr("index.embed.open_tokenizer", lambda *_, **__: token_offsets)
    patch.setattr("ingest.worker.Worker", HereWorker)
    patch.setattr("kennisbank.make_deidentifier", lambda _: gate())
    patch.setenv("KENNISBANK_DATA", str(data))
