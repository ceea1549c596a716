"""The built-in model beside the same folder in plain sentence-transformers float32: speed, memory, likeness.

    python tests/bench/bench_embed.py [--cache MAP] [--rondes 3] [--threads 2]

Each side runs in a process of its own, in turn, so that both meet the same neighbours on the machine; of each
figure the best round counts. Passages are fictional Dutch sentences, joined to about 210 tokens.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
PASSAGES, QUERIES = 96, 40
SIDES = ("ingebouwd", "sentence-transformers")
FEWER_IS_BETTER = {"laden s", "vraag p50 ms", "geheugen na laden MB", "geheugen hoogste MB"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--rondes", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--kant", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--vectoren", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cache is None:
        from kennisbank import Settings

        options.cache = Settings().cache
    if options.kant:
        print(json.dumps(measure(options.kant, options.cache, options.threads, options.vectoren)))
        return

    from index.embed import prepare_embedder

    prepare_embedder("ingebouwd", options.cache)
    with tempfile.TemporaryDirectory() as folder:
        files = {side: Path(folder) / f"{side}.npy" for side in SIDES}
        rounds: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
        for _ in range(options.rondes):
            for side in SIDES:
                rounds[side].append(in_own_process(side, options, files[side]))
        report(*(best(rounds[side]) for side in SIDES))
        likeness(*(np.load(files[side]) for side in SIDES))


def in_own_process(side: str, options: argparse.Namespace, vectors: Path) -> dict[str, float]:
    done = subprocess.run(
        [
            sys.executable,
            __file__,
            *("--kant", side),
            *("--cache", str(options.cache)),
            *("--threads", str(options.threads)),
            *("--vectoren", str(vectors)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def measure(side: str, cache: Path, threads: int, keep: Path) -> dict[str, float]:
    start = time.perf_counter()
    embedder, passages, query = opened(side, cache, threads)
    query("een eerste vraag")
    loading = time.perf_counter() - start
    loaded = resident_mb()

    texts, questions = made_texts(embedder)
    tokens = sum(embedder.count_tokens(text) + 4 for text in texts)
    passages(texts[:8])
    cpu, start = time.process_time(), time.perf_counter()
    vectors = passages(texts)
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    np.save(keep, vectors)
    waits = []
    for question in questions:
        start = time.perf_counter()
        query(question)
        waits.append(time.perf_counter() - start)
    return {
        "tokens/s": tokens / wall,
        "tokens per CPU-seconde": tokens / cpu,
        "vraag p50 ms": float(np.median(waits)) * 1000,
        "laden s": loading,
        "geheugen na laden MB": loaded,
        "geheugen hoogste MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def opened(side: str, cache: Path, threads: int) -> tuple[Any, Any, Any]:
    """The embedder that counts, and how a side makes vectors of passages and of a question."""
    if side == "ingebouwd":
        from index.embed import open_embedder

        built_in = open_embedder("ingebouwd", cache, threads=threads)
        return built_in, built_in.passages, built_in.query

    import torch
    from sentence_transformers import SentenceTransformer

    from index.embedding.layout import NAME
    from index.embedding.tokens import read_tokens

    torch.set_num_threads(threads)
    model = SentenceTransformer(str(cache / NAME), device="cpu", local_files_only=True)
    tokens = read_tokens(cache / NAME / "tokenizer.json")
    return (
        type("Counter", (), {"count_tokens": staticmethod(tokens.count)}),
        lambda texts: model.encode_document(texts, batch_size=16),
        model.encode_query,
    )


def made_texts(embedder: Any) -> tuple[list[str], list[str]]:
    from index.embedding.calibrate import sentences

    shuffled = random.Random(7)
    passages = []
    for _ in range(PASSAGES):
        order = shuffled.sample(sentences(), len(sentences()))
        length, passage = shuffled.randint(170, 250), ""
        while embedder.count_tokens(passage) < length:
            passage = f"{passage} {order.pop()}".strip()
        passages.append(passage)
    return passages, sentences()[:QUERIES]


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def best(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {
        name: (min if name in FEWER_IS_BETTER else max)(measured[name] for measured in rounds)
        for name in rounds[0]
    }


def report(ours: dict[str, float], plain: dict[str, float]) -> None:
    print("| | ingebouwd (int8) | sentence-transformers (float32) | verhouding |")
    print("|---|---|---|---|")
    for name, value in ours.items():
        ratio = plain[name] / value if name in FEWER_IS_BETTER else value / plain[name]
        word = {True: "× minder", False: "× zo veel"}[name in FEWER_IS_BETTER]
        print(f"| {name} | {shown(value)} | {shown(plain[name])} | {ratio:.1f} {word} |")


def shown(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def likeness(ours: NDArray[np.float32], plain: NDArray[np.float32]) -> None:
    cosines = (ours * plain).sum(axis=1)
    print(f"\ncosinus met float32: laagste {cosines.min():.4f}, gemiddeld {cosines.mean():.4f}")


if __name__ == "__main__":
    main()
