"""The steps of taking in one file, as a Haystack pipeline that cannot be connected past the gate."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from index.errors import SourceError
from index.model import Converted, Described, Passage, Policy, Repaired, SafeDocument, Source
from index.vocabulary import Vocabulary
from ingest.convert import convert
from ingest.deidentify import Deidentifier
from ingest.describe import describe
from ingest.repair import repair
from ingest.split import TokenOffsets, split

# Haystack reads both when it is first imported: nothing is sent out, and no failed run is written to disk.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
os.environ["HAYSTACK_PIPELINE_SNAPSHOT_SAVE_ENABLED"] = "false"

from haystack import Pipeline, component
from haystack.core.errors import PipelineRuntimeError


@component
class Convert:
    """File → text."""

    @component.output_types(document=Converted)
    def run(self, source: Source) -> dict[str, Any]:
        return {"document": convert(source)}


@component
class Repair:
    """Text → running text: whole sentences, without page furniture."""

    @component.output_types(document=Repaired)
    def run(self, document: Converted) -> dict[str, Any]:
        return {"document": repair(document)}


@component
class Describe:
    """Running text → what it says of itself."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    @component.output_types(described=Described)
    def run(self, document: Repaired) -> dict[str, Any]:
        return {"described": Described(document, describe(document, self.vocabulary))}


@component
class Deidentify:
    """The gate: text with people in it → safe text."""

    def __init__(self, deidentifier: Deidentifier) -> None:
        self.deidentifier = deidentifier

    @component.output_types(document=SafeDocument)
    def run(self, described: Described, policy: Policy | None = None) -> dict[str, Any]:
        chosen = policy or policy_for(described)
        return {"document": self.deidentifier.deidentify(described, chosen)}


@component
class Split:
    """Safe text → passages."""

    def __init__(self, tokens: TokenOffsets) -> None:
        self.tokens = tokens

    @component.output_types(passages=tuple[Passage, ...])
    def run(self, document: SafeDocument) -> dict[str, Any]:
        return {"passages": split(document, self.tokens)}


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file, ready to be written. `described` is kept only while a person still has to review it."""

    document: SafeDocument
    passages: tuple[Passage, ...]
    described: Described


def policy_for(described: Described) -> Policy:
    """Case lessons are about families, whatever folder they came from; everything else was published."""
    return "casus" if described.metadata.kind.value == "casus" else "openbaar"


def build(vocabulary: Vocabulary, deidentifier: Deidentifier, tokens: TokenOffsets) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component("convert", Convert())
    pipeline.add_component("repair", Repair())
    pipeline.add_component("describe", Describe(vocabulary))
    pipeline.add_component("deidentify", Deidentify(deidentifier))
    pipeline.add_component("split", Split(tokens))
    pipeline.connect("convert.document", "repair.document")
    pipeline.connect("repair.document", "describe.document")
    pipeline.connect("describe.described", "deidentify.described")
    pipeline.connect("deidentify.document", "split.document")
    return pipeline


def run(pipeline: Pipeline, source: Source, policy: Policy | None = None) -> Prepared:
    """Take one file through all steps. Raises SourceError with the reason for the report."""
    try:
        result = pipeline.run(
            {"convert": {"source": source}, "deidentify": {"policy": policy}},
            include_outputs_from={"describe", "deidentify"},
        )
    except PipelineRuntimeError as error:
        # Haystack wraps what a step raised, with its message; only our own family may speak to people.
        if isinstance(error.__cause__, SourceError):
            raise error.__cause__ from None
        raise
    return Prepared(
        document=result["deidentify"]["document"],
        passages=result["split"]["passages"],
        described=result["describe"]["described"],
    )
