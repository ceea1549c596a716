"""The vector index: milliseconds a question, points written a second, disk and memory, beside the local mode.

    python -m tests.bench.bench_vectors [--punten 5000 50000] [--graaf] [--lokaal 5000] [--vragen 200]
    python -m tests.bench.bench_vectors --naast MAP/100000 --vragen 5

The second takes a folder that `bench_search --in` grew.

Synthetic points: clustered dense vectors of 384 dimensions, 60 terms drawn from a Zipf distribution, payload as
in use. `--graaf` also builds the search graph (HNSW and int8); `--lokaal` runs qdrant-client's local mode.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from qdrant_client import QdrantClient

import kennisbank
from index.lexical import query_vector
from index.model import SparseVector
from index.vectors import IndexSpec, Point, filters, point_id
from index.vectors.embedded import EmbeddedIndex, batched
from index.vectors.server import ServerIndex
from tests.bench.bench_search import QUESTIONS as TEXTS
from tests.bench.grown import settings_for

DIMENSION = 384
SPEC = IndexSpec("proef", DIMENSION)
BATCH = 1024


class Source:
    """Points and questions from one seed, the same for every system."""

    def __init__(self, seed: int = 1) -> None:
        self.random = np.random.default_rng(seed)
        self.centres = self.random.normal(size=(500, DIMENSION)).astype(np.float32)

    def dense(self) -> list[float]:
        centre = self.centres[self.random.integers(len(self.centres))]
        row = centre + self.random.normal(scale=0.7, size=DIMENSION)
        return (row / np.linalg.norm(row)).astype(np.float32).tolist()  # type: ignore[no-any-return]

    def sparse(self, terms: int) -> SparseVector:
        numbers = np.unique(self.random.zipf(1.25, terms * 2) % 200_000)[:terms]
        return SparseVector(tuple(numbers.tolist()), tuple(self.random.uniform(0.3, 2, len(numbers)).tolist()))

    def points(self, first: int, count: int) -> list[Point]:
        return [
            Point(
                point_id(f"d{number // 10}", number % 10),
                self.dense(),
                self.sparse(60),
                {
                    "document": f"d{number // 10}",
                    "family": f"f{number // 20}",
                    "ordinal": number % 10,
                    "page": number % 10 + 1,
                    "kind": f"soort-{number % 10}",
                    "proeftuin": [f"proeftuin-{number % 100}"],
                    "from": f"{2015 + number % 10}-01-01T00:00:00Z",
                    "to": f"{2015 + number % 10}-12-31T00:00:00Z",
                },
            )
            for number in range(first, first + count)
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--punten", type=int, nargs="+", default=[5_000, 50_000])
    parser.add_argument("--graaf", action="store_true")
    parser.add_argument("--lokaal", type=int, default=5_000)
    parser.add_argument("--vragen", type=int, default=200)
    parser.add_argument("--map", type=Path, help="waar de proefindex komt")
    parser.add_argument("--naast", type=Path, help="gegroeide map, naast dezelfde punten in local mode")
    options = parser.parse_args()
    if options.naast:
        beside(options.naast, options.vragen)
        return
    print(
        "| | schrijven/s | schijf MB | geheugen MB | " + " | ".join(QUESTIONS) + " | 8 tegelijk | gevonden@10 |"
    )
    print("|---|" + "---|" * (len(QUESTIONS) + 5))
    with tempfile.TemporaryDirectory(dir=options.map) as place:
        for size in options.punten:
            root = Path(place) / str(size)
            with EmbeddedIndex.open(root, SPEC) as index:
                rate = fill(index, size)
                exact = answers(index)
                row(f"Edge {size:,}", index, rate, root, options.vragen, exact)
                if options.graaf:
                    start, pauses = time.perf_counter(), Pauses(index)
                    index.optimise(least=1)
                    took = time.perf_counter() - start
                    worst = pauses.stop()
                    row(f"Edge {size:,}, graaf + int8", index, rate, root, options.vragen, exact)
                    print(
                        f"<!-- graaf gebouwd in {took:.0f} s; traagste vraag meanwhile {worst * 1e3:.0f} ms -->"
                    )
            shutil.rmtree(root)
        if options.lokaal:
            warnings.simplefilter("ignore")
            local = ServerIndex.open(QdrantClient(":memory:"), "proef", SPEC)
            rate = fill(local, options.lokaal)
            row(f"local mode {options.lokaal:,}", local, rate, None, min(options.vragen, 20), answers(local))


def beside(folder: Path, number: int) -> None:
    """Processor time of a hybrid question to a grown index and to the same points in local mode, in turns."""
    warnings.simplefilter("ignore")
    with kennisbank.opened(settings_for(folder)) as base:
        asked = [(base.embedder.query(text), query_vector(text)) for text in TEXTS[:number]]
        local = ServerIndex.open(QdrantClient(":memory:"), "proef", base.index.spec)
        for points in batched(base.index.scroll(with_vectors=True), BATCH):
            local.upsert(points)
        spent: dict[str, list[float]] = {"Edge": [], "local mode": []}
        same = []
        for dense, sparse in asked:
            found = {}
            for name, index, times in (("Edge", base.index, 20), ("local mode", local, 1)):
                start = time.process_time()
                for _ in range(times):
                    found[name] = index.search(dense.tolist(), sparse, limit=10)
                spent[name].append(1000 * (time.process_time() - start) / times)
            ids = [{each.id for each in hits} for hits in found.values()]
            same.append(len(ids[0] & ids[1]) / 10)
        ours, theirs = (float(np.median(each)) for each in spent.values())
        print(f"{local.count():,} punten, {number} hybride vragen: Edge {ours:.2f} ms, ", end="")
        print(f"local mode {theirs:,.0f} ms, verhouding {theirs / ours:,.0f}; gelijk@10 {np.mean(same):.2f}")


QUESTIONS: dict[str, Callable[[Any, list[float], SparseVector], Any]] = {
    "dicht": lambda index, dense, _: index.search(dense, limit=10, mode="dense"),
    "woorden": lambda index, _, sparse: index.search(None, sparse, limit=10, mode="sparse"),
    "hybride": lambda index, dense, sparse: index.search(dense, sparse, limit=10),
    "hybride 10 %": lambda index, dense, sparse: index.search(
        dense, sparse, filters.any_value("kind", ["soort-3"]), limit=10
    ),
    "hybride 1 %": lambda index, dense, sparse: index.search(
        dense, sparse, filters.any_value("proeftuin", ["proeftuin-3"]), limit=10
    ),
    "hybride, met uitleg": lambda index, dense, sparse: index.search(dense, sparse, limit=10, explain=True),
}


def fill(index: Any, size: int) -> float:
    """Points written a second, their making not counted."""
    source, spent = Source(), 0.0
    for first in range(0, size, BATCH):
        points = source.points(first, min(BATCH, size - first))
        start = time.perf_counter()
        index.upsert(points)
        spent += time.perf_counter() - start
    return size / spent


def answers(index: Any) -> list[set[str]]:
    source = Source(2)
    source.centres = Source().centres
    return [{hit.id for hit in index.search(source.dense(), limit=10, mode="dense")} for _ in range(50)]


def row(name: str, index: Any, rate: float, root: Path | None, count: int, exact: list[set[str]]) -> None:
    source = Source(3)
    asked = [(source.dense(), source.sparse(6)) for _ in range(count)]
    cells = [percentiles(lambda one, ask=ask: ask(index, *one), asked) for ask in QUESTIONS.values()]
    at_once = "-" if root is None else crowd(index, asked)
    found = np.mean([len(a & b) / 10 for a, b in zip(answers(index), exact, strict=True)])
    disk = sum(each.stat().st_blocks * 512 for each in root.rglob("*") if each.is_file()) / 1e6 if root else 0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {name} | {rate:,.0f} | {disk:,.0f} | {memory:,.0f} | "
        + " | ".join(cells)
        + f" | {at_once} | {found:.3f} |"
    )


def percentiles(ask: Callable[[Any], Any], asked: list[Any]) -> str:
    """Milliseconds, p50/p95."""
    ask(asked[0])
    spent = []
    for one in asked:
        start = time.perf_counter()
        ask(one)
        spent.append((time.perf_counter() - start) * 1e3)
    return f"{np.percentile(spent, 50):.2f}/{np.percentile(spent, 95):.2f}"


def crowd(index: Any, asked: list[Any], clients: int = 8) -> str:
    """Hybrid questions of eight threads at once: milliseconds, p50/p95."""
    spent: list[float] = []

    def client() -> None:
        for one in asked:
            start = time.perf_counter()
            index.search(*one, limit=10)
            spent.append((time.perf_counter() - start) * 1e3)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return f"{np.percentile(spent, 50):.1f}/{np.percentile(spent, 95):.1f}"


class Pauses:
    """Asks on and on in a thread of its own, and keeps the slowest answer."""

    def __init__(self, index: Any) -> None:
        self.worst, self._stop = 0.0, threading.Event()
        source = Source(4)
        self._asked = (source.dense(), source.sparse(6))
        self._index = index
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> float:
        self._stop.set()
        self._thread.join()
        return self.worst

    def _run(self) -> None:
        while not self._stop.is_set():
            start = time.perf_counter()
            self._index.search(*self._asked, limit=10)
            self.worst = max(self.worst, time.perf_counter() - start)
            time.sleep(0.005)


if __name__ == "__main__":
    main()
