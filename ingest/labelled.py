"""Reads a labelled paper by its name, from the sample corpus or from the papers beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path

from index.knowledge.evaluate import Read
from index.model import Metadata, Source
from index.vocabulary import Vocabulary
from ingest.convert import convert
from ingest.describe import describe
from ingest.media import media_type
from ingest.repair import repair


def reader(corpus: Path, shared: Path, vocabulary: Vocabulary) -> Read:
    """Papers of `corpus/stukken`, of `shared/seeds`, and of `shared/documents` by their id in its manifest.

    They are read without de-identification: what is measured is what the finders make of the text.
    """
    listed = _listed(shared / "documents")

    def read(name: str) -> tuple[str, Metadata] | None:
        places = (corpus / "stukken" / name, shared / "seeds" / name, listed.get(name))
        path = next((place for place in places if place and place.is_file()), None)
        if path is None:
            return None
        with path.open("rb") as file:
            kind = media_type(file.read(4096), path.name, path)
        document = repair(convert(Source(path.name, path.name, "", kind, path.stat().st_size, path)))
        return document.text, describe(document, vocabulary)

    return read


def _listed(folder: Path) -> dict[str, Path]:
    manifest = folder / "manifest.jsonl"
    if not manifest.is_file():
        return {}
    lines = (json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line)
    return {line["id"]: folder / line["file"] for line in lines}
