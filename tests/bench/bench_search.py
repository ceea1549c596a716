"""How long a search takes and where the time goes, over a collection grown with perturbed vectors.

python tests/bench/bench_search.py 10000 100000            (a million only when it is named)
python tests/bench/bench_search.py 5000 --vergelijk        (Haystack's store on local mode, as a ratio)
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import numpy as np
from qdrant_client import QdrantClient
from sqlalchemy import insert

import kennisbank
from index.answer import Question
from index.catalogue.documents import INDEXED
from index.catalogue.tables import documents, passages
from index.embed import open_embedder
from index.embedding.calibrate import sentences
from index.lexical import fingerprint, passage_vector, query_vector
from index.likeness import sketch
from index.query import Terms, read
from index.search import DEFAULT_TUNING
from index.snippet import best_quote
from index.vectors import IndexSpec, Point, VectorIndex
from index.vectors.server import ServerIndex

QUESTIONS = (
    "krapte wijkteams",
    "wie blijft bij het gezin",
    "vaste professional",
    "rechten van ouders",
    "huisbezoek",
)
ROUNDS = 20
PER_DOCUMENT = 5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000])
    parser.add_argument("--vergelijk", action="store_true")
    options = parser.parse_args()
    settings = kennisbank.Settings()
    embedder = open_embedder("ingebouwd", settings.cache)
    spec = IndexSpec(embedder.fingerprint, embedder.dimension, fingerprint())
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            home = replace_data(settings, Path(folder))
            with kennisbank.opened(home) as base:
                points = grow(base, size)
                base.index.upsert(points)
                base.index.optimise()
                show(size, measure(base))
                if options.vergelijk:
                    compare(base.index, points, spec, embedder.query(QUESTIONS[0]).tolist())


def replace_data(settings: kennisbank.Settings, folder: Path) -> kennisbank.Settings:
    return settings.model_copy(update={"data": folder, "database_url": "", "qdrant_url": ""})


def grow(base: kennisbank.Kennisbank, size: int) -> list[Point]:
    """Fill the catalogue with passages of fictional sentences; their points, each vector a little off."""
    chance = np.random.default_rng(7)
    known = sentences()
    vectors = base.embedder.passages(known)
    points, papers, parts = [], [], []
    for number in range(size):
        place = number // PER_DOCUMENT
        document = str(uuid5(NAMESPACE_URL, f"stuk {place}"))
        chosen = chance.choice(len(known), 4, replace=False)
        text = " ".join(known[i] for i in chosen)
        vector = vectors[chosen].mean(axis=0) + chance.normal(0, 0.01, base.embedder.dimension)
        identity = str(uuid5(NAMESPACE_URL, f"passage {number}"))
        if number % PER_DOCUMENT == 0:
            papers.append(paper_row(document, place))
        parts.append(
            {"id": identity, "document_id": document, "ordinal": number % PER_DOCUMENT, "text": text,
             "start": 0, "end": len(text), "page": 1, "heading_path": [], "tokens": 80}
        )  # fmt: skip
        payload = {"document": document, "family": document, "ordinal": number % PER_DOCUMENT, "kind": "memo"}
        points.append(
            Point(identity, (vector / np.linalg.norm(vector)).tolist(), passage_vector(text), payload)
        )
    with base.documents.engine.begin() as db:
        db.execute(insert(documents), papers)
        db.execute(insert(passages), parts)
    return points


def paper_row(document: str, place: int) -> dict[str, object]:
    row: dict[str, object] = {
        column.name: "" for column in documents.columns if not column.nullable and not column.primary_key
    }
    return row | {
        "id": document, "family": document, "version": 1, "key": document, "content_hash": document,
        "state": INDEXED, "pages": [], "headings": [], "facts": {}, "kind": "memo", "date_text": "onbekend",
        "precision": "onbekend", "derived": False, "from_ocr": False, "fictional": True, "masked": 0,
        "name": f"stuk-{place}.txt", "title": f"Stuk {place}",
        "sketch": sketch(f"stuk nummer {place} van deze proef"),
        "added_at": datetime.now(UTC),
    }  # fmt: skip


def measure(base: kennisbank.Kennisbank) -> dict[str, list[float]]:
    """Milliseconds of a whole search and of its parts."""
    times: dict[str, list[float]] = {}
    for text in QUESTIONS:
        base.search.ask(Question(text))
    for round_ in range(ROUNDS):
        for text in QUESTIONS:
            measure_one(base, f"{text} {round_}", times)
    return times


def measure_one(base: kennisbank.Kennisbank, asked: str, times: dict[str, list[float]]) -> None:
    start = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal start
        now = time.perf_counter()
        times.setdefault(name, []).append(1000 * (now - start))
        start = time.perf_counter()

    base.search.ask(Question(asked))
    lap("hele zoekvraag")
    vector = base.embedder.query(asked).tolist()
    lap("vraag naar vector")
    found = base.index.candidates(vector, query_vector(asked), depth=DEFAULT_TUNING.depth)
    lap("index")
    owners = list(dict.fromkeys(str(each.payload["document"]) for each in found))
    base.documents.sketches(owners)
    base.documents.cards(owners[:10])
    shown = base.documents.passages([each.id for each in found[:10]]).values()
    lap("catalogus")
    reading = read(asked, Terms({}, {}), datetime.now(UTC).date())
    for passage in shown:
        best_quote(passage, reading)
    lap("zinnen")


def show(size: int, times: dict[str, list[float]]) -> None:
    print(f"{size:>9} passages          p50      p95  ms")
    for name, found in times.items():
        print(f"  {name:24} {np.percentile(found, 50):8.1f} {np.percentile(found, 95):8.1f}")


def compare(index: VectorIndex, points: Sequence[Point], spec: IndexSpec, vector: list[float]) -> None:
    """The same hybrid question to qdrant-client's local mode."""
    local = ServerIndex.open(QdrantClient(":memory:"), "proef", spec)
    local.upsert(list(points))
    sparse = query_vector(QUESTIONS[0])

    def median(call: Callable[[], object], rounds: int) -> float:
        found = []
        for _ in range(rounds):
            start = time.perf_counter()
            call()
            found.append(time.perf_counter() - start)
        return 1000 * float(np.median(found))

    ours = median(lambda: index.search(vector, sparse, limit=10), 50)
    theirs = median(lambda: local.search(vector, sparse, limit=10), 5)
    print(
        f"  hybride vraag: ingebouwde index {ours:.2f} ms, local mode {theirs:.1f} ms, {theirs / ours:.0f} keer"
    )


if __name__ == "__main__":
    main()
