"""How fast a folder is taken in, what memory that asks, and which step takes the time.

    python -m tests.bench.bench_ingest ../shared/documents                     (the whole run, then once more)
    python -m tests.bench.bench_ingest ../shared/documents --stappen 8         (the steps, on every 8th file)

The whole run is the command itself, in processes of its own: documents and tokens per second, and the most
memory that its processes held together (resident, so what they share counts twice). The steps run in this
process, one after the other, in CPU seconds: other work on the machine counts as little as it can.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from sqlalchemy import func, select

import kennisbank
from index.catalogue.tables import passages
from index.embed import Embedder, open_tokenizer
from index.errors import SourceError
from index.model import Described, ReleaseState, Source
from ingest.convert import convert
from ingest.describe import describe
from ingest.pipeline import policy_for
from ingest.repair import repair
from ingest.sources import discover
from ingest.split import split
from ingest.write import BATCH

MB = 2**20


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("map", type=Path)
    arguments.add_argument("--gegevens", type=Path, help="waar de gegevens komen; anders tijdelijk")
    arguments.add_argument(
        "--stappen", type=int, default=0, metavar="N", help="alleen de stappen, op elk N-de bestand"
    )
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = given.gegevens or Path(temporary)
        settings = kennisbank.Settings(data=data)
        if given.stappen:
            steps(given.map, given.stappen, settings)
        else:
            whole(given.map, settings)


def whole(folder: Path, settings: kennisbank.Settings) -> None:
    first, second = take_in(folder, settings.data), take_in(folder, settings.data)
    with kennisbank.opened(settings) as opened, opened.documents.engine.connect() as db:
        tokens, count = db.execute(select(func.sum(passages.c.tokens), func.count())).one()
    for name, run in (("eerste keer", first), ("nog eens", second)):
        print(
            f"{name}: {run.sums} in {run.seconds:.0f} s, {run.sums['totaal'] / run.seconds:.2f} bestanden/s, "
            f"{run.cpu:.0f} s rekentijd, hoogste geheugen {run.memory / MB:.0f} MB"
        )
    print(f"{count} passages, {tokens} tokens, {tokens / first.seconds:.0f} tokens/s")


class Run:
    """One run of `opnemen`, with what it took."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.seconds = self.cpu = 0.0
        self.memory = 0


def take_in(folder: Path, data: Path) -> Run:
    run, started, before = Run(), time.monotonic(), os.times()
    process = subprocess.Popen(
        [sys.executable, "-m", "kennisbank", "opnemen", str(folder), "--json"],
        env=os.environ | {"KENNISBANK_DATA": str(data)},
        stdout=subprocess.PIPE,
        text=True,
    )
    watch = threading.Thread(target=_watch, args=(process, run), daemon=True)
    watch.start()
    assert process.stdout is not None
    for line in process.stdout:
        told = json.loads(line)
        if "totaal" in told:
            run.sums.update(told)
    process.wait()
    after = os.times()
    run.seconds = time.monotonic() - started
    run.cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return run


def _watch(process: subprocess.Popen[str], run: Run) -> None:
    while process.poll() is None:
        run.memory = max(run.memory, sum(map(_resident, _family(process.pid))))
        time.sleep(0.5)


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text()
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def steps(folder: Path, every: int, settings: kennisbank.Settings) -> None:
    spent: Counter[str] = Counter()
    tokens = words = files = 0

    @contextmanager
    def timed(step: str) -> Iterator[None]:
        started = time.process_time()
        yield
        spent[step] += time.process_time() - started

    with kennisbank.opened(settings) as opened, tempfile.TemporaryDirectory() as spool:
        gate = kennisbank.make_deidentifier(settings)
        offsets = open_tokenizer(settings.model, settings.cache)
        opened.writer._embedder = Timed(opened.embedder, timed)  # type: ignore[assignment]
        waiting: list[str] = []
        waiting_passages = 0
        sources = (found for found in discover([folder], Path(spool)) if isinstance(found, Source))
        for source in islice(sources, 0, None, every):
            try:
                with timed("omzetten"):
                    converted = convert(source)
            except SourceError:
                continue
            with timed("herstellen"):
                repaired = repair(converted)
            with timed("beschrijven"):
                described = Described(repaired, describe(repaired, opened.vocabulary))
            with timed("afschermen"):
                safe = gate.deidentify(described, policy_for(described))
            with timed("indelen"):
                parts = split(safe, offsets)
            files += 1
            words += len(safe.text.split())
            tokens += sum(part.tokens for part in parts)
            if safe.release.state is not ReleaseState.RELEASED or not parts:
                continue
            with timed("catalogus"):
                waiting.append(opened.documents.add(safe, parts))
            waiting_passages += len(parts)
            if waiting_passages >= BATCH:
                with timed("index"):
                    opened.writer.write(waiting)
                waiting, waiting_passages = [], 0
        with timed("index"):
            opened.writer.write(waiting)
    spent["index"] -= spent["inbedden"]
    total = spent.total()
    print(f"{files} bestanden, {words} woorden, {tokens} tokens in {total:.0f} s rekentijd")
    for step, seconds in spent.most_common():
        print(f"{step:12} {seconds:8.1f} s {seconds / total:6.1%} {words / seconds:10.0f} woorden/s")
    print(f"alles behalve inbedden: {1 - spent['inbedden'] / total:.1%} van de rekentijd")


class Timed:
    """An embedder whose work is counted apart."""

    def __init__(self, embedder: Embedder, timed: Callable[[str], object]) -> None:
        self._embedder = embedder
        self._timed = timed

    def passages(self, texts: list[str]) -> object:
        with self._timed("inbedden"):  # type: ignore[attr-defined]
            return self._embedder.passages(texts)


if __name__ == "__main__":
    main()
