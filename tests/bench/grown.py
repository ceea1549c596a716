"""A data folder of any size: the passages of a small one mixed with each other, their vectors a little off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert

import kennisbank
from index.answer import Filters
from index.catalogue.documents import INDEXED
from index.catalogue.tables import documents, passages
from index.catalogue.vectors import Embedded, content_key
from index.embedding.calibrate import sentences as fictional
from index.lexical import passage_vector
from index.likeness import sketch
from index.model import SparseVector
from index.sentences import sentences
from index.vectors import Point, point_id
from index.words_near import telling_spans

PER_DOCUMENT = 5
BATCH = 5_000
KINDS = ("memo", "kamerbrief", "raadsinformatiebrief", "motie", "webpagina", "verslag")
THEMES = ("lokaal-team", "toezicht", "klantreis", "governance", "rechtspraak", "verklarende-analyse")
PLACES = ("ede", "rotterdam", "utrecht", "goes", "tilburg", "almere", "heerenveen", "nijmegen")


@dataclass(frozen=True)
class Grain:
    """A passage to grow from."""

    text: str
    embedded: Embedded
    terms: SparseVector


def settings_for(folder: Path) -> kennisbank.Settings:
    return kennisbank.read_settings().model_copy(update={"data": folder, "database_url": "", "qdrant_url": ""})


def grains(base: kennisbank.Kennisbank, limit: int = 1_000) -> list[Grain]:
    """Passages of a folder that was taken in; fictional sentences when it is empty."""
    ids = base.documents.matching(Filters())
    found = [entry.passage.text for identity in ids for entry in base.documents.index_entries(identity)][:limit]
    if not found:
        known = fictional()
        found = [" ".join(known[i : i + 5]) for i in range(0, len(known) - 5)]
    keys = [content_key(text) for text in found]
    dense = base.kept.get(keys)
    parts = base.kept.sentences(keys, base.embedder.dimension)
    missing = [text for text, key in zip(found, keys, strict=True) if key not in parts]
    whole, made = base.embedder.passages_and_parts(missing, [sentences(text) for text in missing])  # type: ignore[attr-defined]
    dense |= {content_key(text): each for text, each in zip(missing, whole, strict=True)}
    parts |= {content_key(text): each for text, each in zip(missing, made, strict=True)}
    return [
        Grain(text, Embedded(dense[key], parts[key]), passage_vector(text))
        for text, key in zip(found, keys, strict=True)
    ]


def grow(folder: Path, seeds: list[Grain], size: int) -> None:
    """Fill an empty data folder with `size` passages, written in the order in which taking in writes them."""
    with kennisbank.opened(settings_for(folder)) as base:
        for points in _batches(base, seeds, size):
            base.index.upsert(points)
        base.index.optimise()


def _batches(base: kennisbank.Kennisbank, seeds: list[Grain], size: int) -> Iterator[list[Point]]:
    chance = np.random.default_rng(7)
    for first in range(0, size, BATCH):
        points, papers, parts, kept = [], [], [], []
        for number in range(first, min(first + BATCH, size)):
            place, ordinal = divmod(number, PER_DOCUMENT)
            document = str(uuid5(NAMESPACE_URL, f"stuk {place}"))
            if not ordinal:
                papers.append(_paper(document, place, chance))
            grain = _mixed(*(seeds[i] for i in chance.integers(len(seeds), size=2)), chance)
            identity = point_id(document, ordinal)
            parts.append(
                {"id": identity, "document_id": document, "ordinal": ordinal, "text": grain.text, "start": 0,
                 "end": len(grain.text), "page": 1, "heading_path": [], "tokens": 150}
            )  # fmt: skip
            kept.append((content_key(grain.text), grain.embedded))
            points.append(
                Point(identity, grain.embedded.dense.tolist(), grain.terms, _payload(papers[-1], ordinal))
            )
        with base.documents.engine.begin() as db:
            db.execute(insert(documents), papers)
            db.execute(insert(passages), parts)
        base.kept.put(dict(kept))
        yield points


def _mixed(one: Grain, other: Grain, chance: np.random.Generator) -> Grain:
    """The first half of one passage with the second of another; what the model would give is guessed."""
    left, right = sentences(one.text), sentences(other.text)
    left, right = left[: max(1, len(left) // 2)], right[len(right) // 2 :]
    text = " ".join([*(one.text[a:b] for a, b in left), *(other.text[a:b] for a, b in right)])
    dense = one.embedded.dense + other.embedded.dense + chance.normal(0, 0.012, len(one.embedded.dense))
    count = len(sentences(text))
    pool = np.concatenate([_rows(one.embedded), _rows(other.embedded)])
    rows = pool[chance.integers(len(pool), size=count)]
    terms = dict(zip(one.terms.indices, one.terms.values, strict=True))
    chosen = [i for i in range(len(other.terms.indices)) if chance.random() < 0.5]
    terms = {term: weight for term, weight in terms.items() if term % 2} | {
        other.terms.indices[i]: other.terms.values[i] for i in chosen
    }
    ordered = sorted(terms.items())
    return Grain(
        text,
        # What the words are makes no difference to what comparing them takes.
        Embedded(
            (dense / np.linalg.norm(dense)).astype(np.float32),
            rows,
            chance.bytes(len(telling_spans(text)) * len(dense) // 8),
        ),
        SparseVector(tuple(term for term, _ in ordered), tuple(weight for _, weight in ordered)),
    )


def _rows(embedded: Embedded) -> NDArray[np.float32]:
    return embedded.dense[None, :] if embedded.sentences is None else embedded.sentences


def _payload(paper: dict[str, Any], ordinal: int) -> dict[str, object]:
    day = f"{paper['first_day'].isoformat()}T00:00:00Z"
    return {
        "document": paper["id"], "family": paper["family"], "ordinal": ordinal, "page": 1, "parts": 5,
        "kind": paper["kind"], "municipality": paper["municipality"],
        "thema": [THEMES[ordinal]], "from": day, "to": day,
    }  # fmt: skip


def _paper(document: str, place: int, chance: np.random.Generator) -> dict[str, Any]:
    row: dict[str, Any] = {
        column.name: "" for column in documents.columns if not column.nullable and not column.primary_key
    }
    day = datetime(2018, 1, 1, tzinfo=UTC).date() + timedelta(days=place % 2500)
    return row | {
        "id": document, "family": document, "version": 1, "key": document, "content_hash": document,
        "state": INDEXED, "pages": [], "headings": [], "facts": {}, "kind": KINDS[place % len(KINDS)],
        "date_text": day.isoformat(), "precision": "dag", "first_day": day, "last_day": day, "derived": False,
        "municipality": PLACES[place % len(PLACES)], "from_ocr": False, "fictional": True, "masked": 0,
        "name": f"stuk-{place}.txt", "title": f"Stuk {place} over {THEMES[place % len(THEMES)]}",
        "sketch": sketch(" ".join(str(number) for number in chance.integers(10_000, size=30))),
        "added_at": datetime.now(UTC),
    }  # fmt: skip
