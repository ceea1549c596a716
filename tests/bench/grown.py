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
from sqlalchemy import delete, insert, literal, select

import kennisbank
from index.answer import Filters
from index.catalogue.listing import Listing
from index.catalogue.passages import Passages
from index.catalogue.states import INDEXED
from index.catalogue.tables import documents, learned, passages
from index.catalogue.vectors import Embedded, content_key
from index.embedding.calibrate import sentences as fictional
from index.knowledge.learned import VERSION
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
class Half:
    """Half of a passage to grow from; `sentences` [n, d] and the number of `words` are those of its text."""

    text: str
    sentences: NDArray[np.float32]
    words: int
    terms: SparseVector


@dataclass(frozen=True)
class Grain:
    """A passage to grow from."""

    dense: NDArray[np.float32]
    first: Half
    second: Half


def settings_for(folder: Path) -> kennisbank.Settings:
    return kennisbank.read_settings().model_copy(update={"data": folder, "database_url": "", "qdrant_url": ""})


def grains(base: kennisbank.Kennisbank, limit: int = 1_000) -> list[Grain]:
    """Passages of a folder that was taken in; fictional sentences when it is empty."""
    ids = Listing(base.documents).matching(Filters())
    kept = Passages(base.documents.engine)
    found = [entry.passage.text for identity in ids for entry in kept.entries(identity)][:limit]
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
        grain
        for text, key in zip(found, keys, strict=True)
        if (grain := _halved(text, Embedded(dense[key], parts[key]))) is not None
    ]


def _halved(text: str, embedded: Embedded) -> Grain | None:
    """None for a text of one sentence."""
    spans = sentences(text)
    vectors = embedded.sentences
    if len(spans) < 2 or vectors is None or len(vectors) != len(spans):
        return None
    middle = len(spans) // 2

    def half(first: int, last: int) -> Half:
        piece = text[spans[first][0] : spans[last - 1][1]]
        return Half(piece, vectors[first:last], len(telling_spans(piece)), passage_vector(piece))

    return Grain(embedded.dense, half(0, middle), half(middle, len(spans)))


def grow(folder: Path, seeds: list[Grain], size: int) -> None:
    """Fill an empty data folder with `size` passages, written in the order in which taking in writes them."""
    with kennisbank.opened(settings_for(folder)) as base:
        for points in _batches(base, seeds, size):
            base.index.upsert(points)
        mark_read(base)
        base.index.optimise()


def mark_read(base: kennisbank.Kennisbank) -> None:
    """Grown papers have no text to learn from: a server need not read them while it is measured."""
    with base.documents.engine.begin() as db:
        db.execute(delete(learned))
        found = select(documents.c.id, literal(VERSION), literal(datetime.now(UTC)))
        db.execute(insert(learned).from_select(["document_id", "version", "at"], found))


def _batches(base: kennisbank.Kennisbank, seeds: list[Grain], size: int) -> Iterator[list[Point]]:
    chance = np.random.default_rng(7)
    # Each pair once, so that no two passages are the same as long as there are pairs.
    pairs = chance.permutation(len(seeds) ** 2)
    for first in range(0, size, BATCH):
        points, papers, parts, kept = [], [], [], []
        count = min(BATCH, size - first)
        chosen = np.stack(np.divmod(pairs[np.arange(first, first + count) % len(pairs)], len(seeds)), axis=1)
        dense = _between(seeds, chosen, chance)
        for number, (one, other), vector in zip(range(first, first + count), chosen, dense, strict=True):
            place, ordinal = divmod(number, PER_DOCUMENT)
            document = str(uuid5(NAMESPACE_URL, f"stuk {place}"))
            if not ordinal:
                papers.append(_paper(document, place, chance))
            left, right = seeds[one].first, seeds[other].second
            text = f"{left.text} {right.text}"
            identity = point_id(document, ordinal)
            parts.append(
                {"id": identity, "document_id": document, "ordinal": ordinal, "text": text, "start": 0,
                 "end": len(text), "page": 1, "heading_path": [], "tokens": 150}
            )  # fmt: skip
            kept.append((content_key(text), _embedded(vector, left, right, chance)))
            points.append(Point(identity, vector.tolist(), _joined(left, right), _payload(papers[-1], ordinal)))
        with base.documents.engine.begin() as db:
            db.execute(insert(documents), papers)
            db.execute(insert(passages), parts)
        base.kept.put(dict(kept))
        yield points


def _between(seeds: list[Grain], chosen: NDArray[Any], chance: np.random.Generator) -> NDArray[np.float32]:
    """For each pair a vector between its two, a little off: what the model would give is guessed."""
    own = np.stack([seed.dense for seed in seeds])
    rows = own[chosen[:, 0]] + own[chosen[:, 1]]
    rows += chance.normal(0, 0.012, rows.shape).astype(np.float32)
    found: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


def _embedded(dense: NDArray[np.float32], left: Half, right: Half, chance: np.random.Generator) -> Embedded:
    """What the words are makes no difference to what comparing them takes."""
    bits = chance.bytes((left.words + right.words) * len(dense) // 8)
    return Embedded(dense, np.concatenate([left.sentences, right.sentences]), bits)


def _joined(left: Half, right: Half) -> SparseVector:
    terms = dict(zip(left.terms.indices, left.terms.values, strict=True))
    terms |= zip(right.terms.indices, right.terms.values, strict=True)
    ordered = sorted(terms.items())
    return SparseVector(tuple(term for term, _ in ordered), tuple(weight for _, weight in ordered))


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
