"""What goes wrong in the reading process costs one file and not the run."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from haystack import Pipeline, component

from index.errors import ConversionError
from index.model import Source
from ingest.worker import Worker


class PicklesNot(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def raise_stranger() -> None:
    raise PicklesNot("tekst van ", "Jan de Vries")


def hang() -> None:
    time.sleep(60)


def crash() -> None:
    os._exit(11)


@component
class Does:
    def __init__(self, deed: Callable[[], None]) -> None:
        self.deed = deed

    @component.output_types(document=str)
    def run(self, source: Source) -> dict[str, str]:
        self.deed()
        return {"document": ""}


@component
class Passes:
    @component.output_types(document=str)
    def run(self, document: str, policy: str | None = None) -> dict[str, str]:
        return {"document": document}


def pipeline_that(deed: Callable[[], None]) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component("convert", Does(deed))
    for name, before in (("describe", "convert"), ("deidentify", "describe")):
        pipeline.add_component(name, Passes())
        pipeline.connect(f"{before}.document", f"{name}.document")
    return pipeline


def pipeline_that_raises() -> Pipeline:
    return pipeline_that(raise_stranger)


def pipeline_that_hangs() -> Pipeline:
    return pipeline_that(hang)


def pipeline_that_crashes() -> Pipeline:
    return pipeline_that(crash)


@pytest.mark.parametrize(
    ("make_pipeline", "sentence"),
    [
        (pipeline_that_raises, r"onverwachte fout \(\w+\)"),
        (pipeline_that_hangs, "duurde langer"),
        (pipeline_that_crashes, "vastgelopen"),
    ],
)
def test_every_mishap_is_a_sentence_without_text_of_the_document(
    make_pipeline: Callable[[], Pipeline], sentence: str, tmp_path: Path
) -> None:
    source = Source("brief.txt", "k", "h", "text/plain", 1, tmp_path)
    worker = Worker(make_pipeline, seconds_per_file=8)
    try:
        for _ in range(2):
            with pytest.raises(ConversionError, match=sentence) as raised:
                worker.result(worker.submit(source, None))
            assert "Vries" not in str(raised.value)
    finally:
        worker.close()
