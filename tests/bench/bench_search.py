"""How long a search takes through the API and where the time goes, over a collection that was grown.

    kennisbank opnemen corpus/stukken corpus/casussen
    python -m tests.bench.bench_search 10000 100000 [--in /tmp/gegroeid]

Grows from what was taken in under KENNISBANK_DATA. Cold is the first search after starting; warm is each of the
others, no two the same. `--in` keeps the grown folders, so that a second run only measures.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import numpy as np

import kennisbank
from index import finding as finding_module
from index import search as search_module
from index.answer import Question
from index.catalogue.documents import Documents
from index.catalogue.listing import Listing
from index.catalogue.looks import Looks
from index.catalogue.passages import Passages
from tests.bench.grown import Grain, grains, grow, mark_read, settings_for

ASKED = Path(__file__).parents[2] / "corpus" / "vragen.jsonl"
QUESTIONS = tuple(
    one["q"] for line in ASKED.read_text().splitlines() if (one := json.loads(line))["deel"] == "ontwikkeling"
)
"""All different: who asks the same ten again measures what was remembered."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000])
    parser.add_argument("--in", dest="place", type=Path, default=None)
    options = parser.parse_args()
    seeds: list[Grain] = []
    with tempfile.TemporaryDirectory() as temporary:
        for size in options.sizes:
            folder = (options.place or Path(temporary)) / str(size)
            if not (folder / "catalogus.sqlite3").exists():
                if not seeds:
                    with kennisbank.opened(kennisbank.read_settings()) as base:
                        seeds = grains(base)
                start, cpu = time.perf_counter(), time.process_time()
                grow(folder, seeds, size)
                print(f"{size}: gegroeid in {time.perf_counter() - start:.0f} s", end="; ")
                print(f"{time.process_time() - cpu:.0f} s rekentijd buiten de graaf")
            with kennisbank.opened(settings_for(folder)) as base:
                mark_read(base)
            weigh(folder, size)
            parts(folder, size)
            through_the_api(folder, size)


def weigh(folder: Path, size: int) -> None:
    def stored(path: Path) -> float:
        files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
        return sum(each.stat().st_blocks * 512 for each in files) / size / 1024

    catalogue, index = stored(folder / "catalogus.sqlite3"), stored(folder / "index")
    print(f"{size}: schijf per passage {catalogue:.1f} kB catalogus, {index:.1f} kB index")


def through_the_api(folder: Path, size: int) -> None:
    with served(folder) as (address, process):
        with httpx.Client(base_url=address, timeout=60) as client:
            cold = asked(client, "ervaringsdeskundigen bij complexe scheidingen")
            for text in QUESTIONS[::5]:
                asked(client, f"{text} vooraf")
        for clients in (1, 8):
            before = cpu_seconds(process.pid)
            found = crowd(address, clients)
            each = 1000 * (cpu_seconds(process.pid) - before) / len(found)
            print(
                f"{size}: API, {clients} tegelijk: p50 {np.percentile(found, 50):.1f} ms, "
                f"p95 {np.percentile(found, 95):.1f} ms, rekentijd {each:.1f} ms per vraag"
            )
        print(f"{size}: koud {cold:.0f} ms; geheugen {resident(process.pid):.0f} MB")


def crowd(address: str, clients: int) -> list[float]:
    found: list[float] = []

    def visit(number: int) -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            first = number * len(QUESTIONS) // clients
            texts = (*QUESTIONS[first:], *QUESTIONS[:first])
            # Another last word for each visitor, so that no vector is remembered.
            found.extend([asked(client, f"{text} {clients} {number}") for text in texts])

    visitors = [threading.Thread(target=visit, args=(number,)) for number in range(clients)]
    for each in visitors:
        each.start()
    for each in visitors:
        each.join()
    return found


def asked(client: httpx.Client, text: str) -> float:
    start = time.perf_counter()
    client.post("/v1/documenten/_zoek", json={"vraag": text}).raise_for_status()
    return 1000 * (time.perf_counter() - start)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "kennisbank", "start", "--poort", str(port)],
        env=os.environ | {"KENNISBANK_DATA": str(folder)},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1200):
            try:
                httpx.get(f"{address}/v1/openapi.json", timeout=5)
                break
            except httpx.HTTPError:
                time.sleep(0.25)
        yield address, process
    finally:
        process.terminate()
        process.wait()


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> float:
    line = next(
        each for each in Path(f"/proc/{pid}/status").read_text().splitlines() if each.startswith("VmRSS")
    )
    return int(line.split()[1]) / 1024


# --- where the time goes --------------------------------------------------------------------------


def parts(folder: Path, size: int) -> None:
    """Milliseconds of processor time of a whole search and of its parts, p50 and mean."""
    with kennisbank.opened(settings_for(folder)) as base:
        book: dict[str, list[float]] = {}
        timed(base.embedder, "query_and_parts", "vraag naar vector", book)
        timed(base.index, "candidates", "index", book)
        for owner, name in ((Looks, "of"), (Documents, "cards"), (Passages, "get"), (Listing, "totals")):
            timed(owner, name, f"catalogus: {owner.__name__}.{name}", book)
        timed(base.kept, "sentences", "vectoren van zinnen", book)
        timed(base.kept, "words", "woorden lezen", book)
        for name in ("weighed", "grouped", "named", "merged", "nearness"):
            timed(finding_module, name, name, book)
        for name in ("read", "facets", "best_quote"):
            timed(search_module, name, name, book)
        search = base.search
        for text in QUESTIONS[::5]:
            search.ask(Question(text))
        book.clear()
        whole = []
        for text in QUESTIONS:
            start = time.process_time()
            search.ask(Question(f"{text} erbij"))
            whole.append(1000 * (time.process_time() - start))
        print(f"{size}: rekentijd per vraag p50 {np.percentile(whole, 50):.1f} ms, ", end="")
        print(f"p95 {np.percentile(whole, 95):.1f} ms; gemiddeld {np.mean(whole):.1f} ms, waarvan")
        for name, found in sorted(book.items(), key=lambda item: -sum(item[1])):
            print(f"    {name:24} {sum(found) / len(whole):6.2f} ms")


def timed(owner: Any, name: str, label: str, book: dict[str, list[float]]) -> None:
    original: Callable[..., Any] = getattr(owner, name)

    def call(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return original(*given, **named)
        finally:
            book.setdefault(label, []).append(1000 * (time.process_time() - start))

    setattr(owner, name, call)


if __name__ == "__main__":
    main()
