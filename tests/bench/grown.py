"""A data folder of any size: the passages of a small one mixed with each other, their vectors a little off.

Written in bulk, past the doors of the stores: nothing waits for the disk, and the graph is built at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import numpy as np
import qdrant_edge as edge
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, literal, select

import kennisbank
from index.catalogue.passages import Passages
from index.catalogue.states import INDEXED
from index.catalogue.store import open_database
from index.catalogue.tables import documents, learned, passages, vectors
from index.catalogue.vectors import content_key, small
from index.embedding.calibrate import sentences as fictional
from index.knowledge.learned import VERSION
from index.lexical import passage_vector
from index.likeness import SIZE
from index.sentences import sentences
from index.vectors import IndexSpec, point_id
from index.vectors.generation import SHARD
from index.vectors.hnsw import WORTH_FROM, build_elsewhere
from index.vectors.manifest import MANIFEST, Manifest
from index.vectors.values import DENSE, SPARSE
from index.words_near import telling_spans

PER_DOCUMENT = 5
BATCH = 10_000
TOGETHER = 500
"""Points of one write to the index."""
KINDS = ("memo", "kamerbrief", "raadsinformatiebrief", "motie", "webpagina", "verslag")
THEMES = ("lokaal-team", "toezicht", "klantreis", "governance", "rechtspraak", "verklarende-analyse")
PLACES = ("ede", "rotterdam", "utrecht", "goes", "tilburg", "almere", "heerenveen", "nijmegen")


@dataclass(frozen=True)
class Half:
    """Half of a passage to grow from: its sentences as they are kept, how many words, its terms by weight."""

    text: str
    sentences: bytes
    words: int
    terms: dict[int, float]


@dataclass(frozen=True)
class Grain:
    """A passage to grow from."""

    dense: NDArray[np.float32]
    first: Half
    second: Half


def settings_for(folder: Path) -> kennisbank.Settings:
    return kennisbank.read_settings().model_copy(update={"data": folder, "database_url": "", "qdrant_url": ""})


def grains(base: kennisbank.Kennisbank, limit: int = 1_500) -> list[Grain]:
    """Passages of a folder that was taken in; fictional sentences when it is empty."""
    ids = base.documents.indexed()
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
        if (grain := _halved(text, dense[key], parts[key])) is not None
    ]


def _halved(text: str, dense: NDArray[np.float32], parts: NDArray[np.float32]) -> Grain | None:
    """None for a text of one sentence."""
    spans = sentences(text)
    if len(spans) < 2 or len(parts) != len(spans):
        return None
    middle = len(spans) // 2

    def half(first: int, last: int) -> Half:
        piece = text[spans[first][0] : spans[last - 1][1]]
        terms = passage_vector(piece)
        weighed = dict(zip(terms.indices, terms.values, strict=True))
        return Half(piece, small(parts[first:last]), len(telling_spans(piece)), weighed)

    return Grain(dense, half(0, middle), half(middle, len(spans)))


def grow(folder: Path, seeds: list[Grain], size: int) -> None:
    """Fill an empty data folder with `size` passages."""
    settings = settings_for(folder)
    with kennisbank.opened(settings) as base:
        spec = base.index.spec
    generation = next((folder / "index").glob("g*/"))
    with _hasty(settings) as db:
        shard = edge.EdgeShard.load(str(generation / SHARD))
        for points in _batches(db, spec, seeds, size):
            for first in range(0, len(points), TOGETHER):
                shard.update(edge.UpdateOperation.upsert_points(points[first : first + TOGETHER]))
            shard.flush()
            db.commit()
        shard.close()
    graph = size if size >= WORTH_FROM else 0
    Manifest(spec, size, size).write(generation / MANIFEST)
    if graph:
        build_elsewhere(generation / SHARD, spec.dimension)
        Manifest(spec, size, size, indexed=graph).write(generation / MANIFEST)


@contextmanager
def _hasty(settings: kennisbank.Settings) -> Iterator[Connection]:
    """A connection to a catalogue that may be lost when the machine stops."""
    engine = open_database(kennisbank.catalogue_address(settings))
    with engine.connect() as db:
        db.exec_driver_sql("PRAGMA synchronous=OFF")
        db.exec_driver_sql("PRAGMA foreign_keys=OFF")
        db.exec_driver_sql("PRAGMA cache_size=-500000")
        db.commit()
        yield db
    engine.dispose()


def mark_read(base: kennisbank.Kennisbank) -> None:
    """Grown papers have no text to learn from: a server need not read them while it is measured."""
    with base.documents.engine.begin() as db:
        db.execute(delete(learned))
        found = select(documents.c.id, literal(VERSION), literal(datetime.now(UTC)))
        db.execute(insert(learned).from_select(["document_id", "version", "at"], found))


def _batches(db: Connection, spec: IndexSpec, seeds: list[Grain], size: int) -> Iterator[list[edge.Point]]:
    chance = np.random.default_rng(7)
    # What the words are makes no difference to what comparing them takes.
    signs = chance.bytes(1 << 26)
    # Each pair once, so that no two passages are the same as long as there are pairs.
    pairs = chance.permutation(len(seeds) ** 2)
    for first in range(0, size, BATCH):
        points, papers, parts, kept = [], [], [], []
        count = min(BATCH, size - first)
        chosen = np.stack(np.divmod(pairs[np.arange(first, first + count) % len(pairs)], len(seeds)), axis=1)
        dense = _between(seeds, chosen, chance)
        short = dense.astype(np.float16)
        places = chance.integers(len(signs) // 2, size=count).tolist()
        for row, (one, other) in enumerate(chosen.tolist()):
            place, ordinal = divmod(first + row, PER_DOCUMENT)
            if not ordinal:
                papers.append(_paper(str(uuid5(NAMESPACE_URL, f"stuk {place}")), place, chance))
            document = papers[-1]["id"]
            left, right = seeds[one].first, seeds[other].second
            text = f"{left.text} {right.text}"
            identity = point_id(document, ordinal)
            parts.append(
                {"id": identity, "document_id": document, "ordinal": ordinal, "text": text, "start": 0,
                 "end": len(text), "page": 1, "heading_path": [], "tokens": 150}
            )  # fmt: skip
            own = slice(places[row], places[row] + (left.words + right.words) * spec.dimension // 8)
            kept.append(
                {"content_key": content_key(text), "fingerprint": spec.model, "dense": short[row].tobytes(),
                 "sentences": left.sentences + right.sentences, "words": signs[own]}
            )  # fmt: skip
            terms = left.terms | right.terms
            both = {DENSE: dense[row].tolist(), SPARSE: edge.SparseVector(list(terms), list(terms.values()))}
            points.append(edge.Point(identity, both, _payload(papers[-1], ordinal)))
        db.execute(insert(documents), papers)
        db.execute(insert(passages), parts)
        db.execute(insert(vectors).prefix_with("OR IGNORE"), kept)
        yield points


def _between(seeds: list[Grain], chosen: NDArray[Any], chance: np.random.Generator) -> NDArray[np.float32]:
    """For each pair a vector between its two, a little off: what the model would give is guessed."""
    own = np.stack([seed.dense for seed in seeds])
    rows = own[chosen[:, 0]] + own[chosen[:, 1]]
    rows += chance.normal(0, 0.012, rows.shape).astype(np.float32)
    found: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


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
        "sketch": chance.bytes(SIZE), "added_at": datetime.now(UTC),
    }  # fmt: skip
