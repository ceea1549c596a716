"""The steps of taking in one file, as a Haystack pipeline that cannot be connected past the gate."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.errors import SourceError
from index.model import Converted, Described, Finding, Passage, Policy, Repaired, SafeDocument, Source
from index.pictures.values import SafePictures
from index.vocabulary import Vocabulary
from ingest.convert import convert
from ingest.deidentify import Deidentifier
from ingest.describe import describe
from ingest.pictures import make_pictures, without_pictures
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
    def run(
        self, described: Described, policy: Policy | None = None, decisions: Sequence[Finding] = ()
    ) -> dict[str, Any]:
        chosen = policy or policy_for(described)
        return {"document": self.deidentifier.deidentify(described, chosen, decisions=decisions)}


@component
class Split:
    """Safe text → passages."""

    def __init__(self, tokens: TokenOffsets) -> None:
        self.tokens = tokens

    @component.output_types(passages=tuple[Passage, ...])
    def run(self, document: SafeDocument) -> dict[str, Any]:
        return {"passages": split(document, self.tokens)}


@component
class Picture:
    """Safe text with the pages it was read from → shielded page pictures, if the file has pages."""

    def __init__(self, deidentifier: Deidentifier) -> None:
        self.deidentifier = deidentifier

    @component.output_types(pictures=SafePictures | None)
    def run(self, converted: Converted, repaired: Repaired, document: SafeDocument) -> dict[str, Any]:
        policy = document.release.policy

        def read(text: str) -> tuple[Finding, ...]:
            return self.deidentifier.findings(text, policy)

        try:
            pictures = make_pictures(converted, repaired, document, read)
        except Exception:
            # Whatever goes wrong in drawing costs the pictures and not the paper.
            pictures = without_pictures(converted, document)
        return {"pictures": pictures}


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file, ready to be written. `described` is kept only while a person still has to review it."""

    document: SafeDocument
    passages: tuple[Passage, ...]
    described: Described
    pictures: SafePictures | None = None


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
    pipeline.add_component("picture", Picture(deidentifier))
    pipeline.connect("convert.document", "repair.document")
    pipeline.connect("repair.document", "describe.document")
    pipeline.connect("describe.described", "deidentify.described")
    pipeline.connect("deidentify.document", "split.document")
    pipeline.connect("convert.document", "picture.converted")
    pipeline.connect("repair.document", "picture.repaired")
    pipeline.connect("deidentify.document", "picture.document")
    return pipeline


def run(
    pipeline: Pipeline, source: Source, policy: Policy | None = None, decisions: Sequence[Finding] = ()
) -> Prepared:
    """Take one file through all steps. Raises SourceError with the reason for the report.

    `decisions` are findings of a reviewer; they win over the rules.
    """
    ruled = {"decisions": decisions} if decisions else {}
    try:
        result = pipeline.run(
            {"convert": {"source": source}, "deidentify": {"policy": policy, **ruled}},
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
        pictures=result["picture"]["pictures"],
    )
