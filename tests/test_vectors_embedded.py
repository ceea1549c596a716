"""The embedded index survives what folders, disks, processes and threads do to it."""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import Mock

import pytest

from index.errors import ModelMismatch, StoreCorrupt, StoreError, StoreFull, StoreLocked
from index.model import SparseVector
from index.vectors import IndexSpec, Point, filters, open_index, point_id
from index.vectors import generation as generation_module
from index.vectors.edge_client import EdgeClient
from tests.qdrant_face import MEMORY

DIMENSION = 8
SPEC = IndexSpec("model-a", DIMENSION, "nl-1")
CHANCE = random.Random(3)


def point(document: str, ordinal: int = 0) -> Point:
    return Point(
        point_id(document, ordinal),
        [CHANCE.gauss(0, 1) for _ in range(DIMENSION)],
        SparseVector(tuple(sorted(CHANCE.sample(range(60), 8))), (1.0,) * 8),
        {"document": document, "ordinal": ordinal, "kind": CHANCE.choice(["brief", "motie"])},
    )


def points(documents: int, start: int = 0) -> list[Point]:
    return [point(f"d{number}", ordinal) for number in range(start, start + documents) for ordinal in range(5)]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: the engine calls fsync for every field of every batch."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An index of 500 points, closed."""
    with open_index(tmp_path / "index", SPEC) as index:
        index.upsert(points(100))
    return tmp_path / "index"


def current(root: Path) -> Path:
    return root / json.loads((root / "actueel.json").read_text())["generation"]


# --- who may open it -----------------------------------------------------------------------------


def test_a_closed_index_opens_again_with_all_it_held(root: Path) -> None:
    with open_index(root, SPEC) as index:
        assert index.count() == 500
        assert index.search(points(1)[0].dense)[0].payload["document"].startswith("d")


def test_a_second_opener_is_told_so_in_dutch(root: Path) -> None:
    with open_index(root, SPEC):
        with pytest.raises(StoreLocked, match="in gebruik door een ander programma"):
            open_index(root, SPEC)
        script = f"""
from pathlib import Path
from index.vectors import IndexSpec, open_index
try:
    open_index(Path({str(root)!r}), IndexSpec("model-a", {DIMENSION}, "nl-1"))
except Exception as error:
    print(type(error).__name__)
"""
        assert run(script) == "StoreLocked"
    open_index(root, SPEC).close()


def test_the_engine_itself_also_says_that_it_is_locked(root: Path) -> None:
    with open_index(root, SPEC), pytest.raises(StoreLocked, match="Sluit dat eerst"):
        EdgeClient.load(current(root) / "shard")


@pytest.mark.parametrize(
    ("told", "error", "sentence"),
    [
        ("IO Error: `chunk_0.tmp`: No space left on device (os error 28)", StoreFull, "Maak ruimte vrij"),
        ("Not recovered from previous error: (os error 28)", StoreError, "start de kennisbank opnieuw"),
        ("failed to open file: Permission denied (os error 13)", StoreError, "mag hier niet schrijven"),
        ("iets anders", StoreError, "Probeer het opnieuw"),
    ],
)
def test_what_to_do_is_said_when_the_engine_cannot_write(
    told: str, error: type[StoreError], sentence: str
) -> None:
    shard = Mock()
    shard.update.side_effect = Exception(f"Service runtime error: {told}")
    with pytest.raises(error, match=sentence):
        EdgeClient(shard).upsert("", [])


def test_a_folder_that_cannot_be_used_is_said_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="niet te gebruiken"):
        open_index(tmp_path / "file" / "index", SPEC)


def test_a_closed_index_answers_with_an_error_and_may_be_closed_twice(root: Path) -> None:
    index = open_index(root, SPEC)
    index.close()
    index.close()
    for ask in (index.count, lambda: index.upsert([point("x")]), lambda: index.search([1.0] * DIMENSION)):
        with pytest.raises(StoreError, match="niet open"):
            ask()


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (IndexSpec("model-b", DIMENSION, "nl-1"), "ander taalmodel"),
        (IndexSpec("model-a", 16, "nl-1"), "ander taalmodel"),
        (IndexSpec("model-a", DIMENSION, "nl-2"), "andere woordenlijst"),
    ],
)
def test_another_model_is_refused_until_the_index_is_rebuilt(root: Path, other: IndexSpec, reason: str) -> None:
    with pytest.raises(ModelMismatch, match=reason):
        open_index(root, other)
    with open_index(root, SPEC) as index:
        assert index.count() == 500
    with open_index(root, other, to_rebuild=True) as index:
        with pytest.raises(StoreError, match="herbouw"):
            index.count()
        rebuilt = index.begin_rebuild()
        rebuilt.upsert([replace(point("n"), dense=[1.0] * other.dimension)])
        index.commit(rebuilt)
        assert index.count() == 1
    with open_index(root, other) as index:
        assert index.count() == 1
    with pytest.raises(ModelMismatch):
        open_index(root, SPEC)


def test_an_index_of_another_schema_is_refused(root: Path) -> None:
    manifest = current(root) / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "schema": 0}))
    with pytest.raises(ModelMismatch, match="andere versie"):
        open_index(root, SPEC)


# --- damage --------------------------------------------------------------------------------------


def segment(root: Path) -> Path:
    return next((current(root) / "shard" / "segments").iterdir())


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no segments": lambda root: shutil.rmtree(current(root) / "shard" / "segments"),
    "an empty segments folder": lambda root: shutil.rmtree(segment(root)),
    "no version": lambda root: (segment(root) / "version.info").unlink(),
    "no id mappings": lambda root: (segment(root) / "mutable_id_tracker.mappings").unlink(),
    "half the id mappings": lambda root: cut(segment(root) / "mutable_id_tracker.mappings"),
    "no segment description": lambda root: (segment(root) / "segment.json").unlink(),
    "half a segment description": lambda root: cut(segment(root) / "segment.json"),
    "no payload": lambda root: shutil.rmtree(segment(root) / "payload_storage"),
    "no vectors": lambda root: shutil.rmtree(segment(root) / "vector_storage-dense"),
    "no configuration": lambda root: (current(root) / "shard" / "edge_config.json").write_text("{"),
    "no shard": lambda root: shutil.rmtree(current(root) / "shard"),
    "no generation": lambda root: shutil.rmtree(current(root)),
    "no manifest": lambda root: (current(root) / "manifest.json").unlink(),
    "an unreadable manifest": lambda root: (current(root) / "manifest.json").write_text("kapot"),
    "a manifest of another index": lambda root: (current(root) / "manifest.json").write_text(
        (current(root) / "manifest.json")
        .read_text()
        .replace('"least": 500, "most": 500', '"least": 7, "most": 7')
    ),
    "no pointer": lambda root: (root / "actueel.json").unlink(),
    "an unreadable pointer": lambda root: (root / "actueel.json").write_text("[]"),
    "a pointer to nowhere": lambda root: (root / "actueel.json").write_text('{"generation": "g000077"}'),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_seen_on_opening_and_mended_by_a_rebuild(root: Path, damage: str) -> None:
    DAMAGE[damage](root)
    with pytest.raises(StoreCorrupt, match="kennisbank herbouw"):
        open_index(root, SPEC)
    with open_index(root, SPEC, to_rebuild=True) as index:
        rebuilt = index.begin_rebuild()
        rebuilt.upsert(points(3))
        index.commit(rebuilt)
    with open_index(root, SPEC) as index:
        assert index.count() == 15
    assert len(list(root.glob("g*/"))) == 1


def test_vectors_of_another_index_are_seen(root: Path, tmp_path: Path) -> None:
    with open_index(tmp_path / "other", SPEC) as index:
        index.upsert(points(100))
    shutil.rmtree(current(root) / "shard")
    shutil.copytree(current(tmp_path / "other") / "shard", current(root) / "shard")
    with pytest.raises(StoreCorrupt):
        open_index(root, SPEC)


def test_what_a_killed_process_left_behind_is_removed(root: Path) -> None:
    leftovers = [
        current(root) / "shard" / "temp_segments" / "half",
        root / "g000099" / "shard",
    ]
    for folder in leftovers:
        folder.mkdir(parents=True)
        (folder / "file").write_text("x")
    with open_index(root, SPEC) as index:
        assert index.count() == 500
    assert not any(folder.exists() for folder in leftovers)


def test_a_first_start_that_was_killed_does_not_look_like_damage(tmp_path: Path) -> None:
    with open_index(tmp_path / "index", SPEC):
        pass
    (tmp_path / "index" / "actueel.json").unlink()
    with open_index(tmp_path / "index", SPEC) as index:
        assert index.count() == 0
    (tmp_path / "bare" / "g000001").mkdir(parents=True)
    open_index(tmp_path / "bare", SPEC).close()


def test_the_manifest_follows_writes_removals_and_replacements(root: Path) -> None:
    with open_index(root, SPEC) as index:
        for _ in range(3):
            index.upsert(points(30))
            index.delete([f"d{number}" for number in range(0, 100, 7)])
        left = index.count()
    manifest = json.loads((current(root) / "manifest.json").read_text())
    assert manifest["least"] == manifest["most"] == left
    with open_index(root, SPEC) as index:
        index.delete([f"d{number}" for number in range(100)])
        assert index.count() == 0
    with open_index(root, SPEC) as index:
        assert index.count() == 0


# --- a full disk ---------------------------------------------------------------------------------


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_disk_that_fills_up_is_refused_before_anything_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_index(root, SPEC) as index:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 100 * 2**20))
        with pytest.raises(StoreFull, match="te weinig schijfruimte"):
            index.upsert([point("new")])
        with pytest.raises(StoreFull):
            index.begin_rebuild()
        assert index.count() == 500
        assert index.search([1.0] * DIMENSION)
        index.delete(["d1"])
    with open_index(root, SPEC) as index:
        assert index.count() == 495
        monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 2 * 2**30))
        index.upsert([point("new")])
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 2**20))
    with pytest.raises(StoreFull):
        open_index(root, SPEC)


# --- kill -9 -------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from index.vectors import IndexSpec, open_index
from tests.test_vectors_embedded import SPEC, point

with open_index(Path(sys.argv[1]), SPEC) as index:
    number = int(sys.argv[2])
    while True:
        index.upsert([point(f"w{number}", ordinal) for ordinal in range(20)])
        print(f"+w{number}", flush=True)
        if number % 3 == 0:
            index.delete([f"w{number - 1}"])
            print(f"-w{number - 1}", flush=True)
        number += 1
"""


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_survives_kill_9(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = tmp_path / "index"
    present: set[str] = set()
    removed: set[str] = set()
    going: set[str] = set()
    for turn in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(root), str(turn * 10_000)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.6))
        process.send_signal(signal.SIGKILL)
        lines = [first, *process.stdout.read().splitlines()]
        process.stdout.close()
        process.wait()
        for line in lines:
            name = line.strip()[1:]
            if line.startswith("+"):
                present.add(name)
            else:
                removed.add(name)
        going |= {name for name in present - removed if _may_be_going(name, lines)}
        with open_index(root, SPEC) as index:
            for name in present - removed:
                assert index.count(filters.of_documents([name])) in ((20, 0) if name in going else (20,))
            for name in removed:
                assert index.count(filters.of_documents([name])) == 0


def _may_be_going(name: str, lines: list[str]) -> bool:
    """The removal of this document may have been under way, not yet acknowledged."""
    last = max(int(line.strip()[2:]) for line in lines if line.startswith("+"))
    return last % 3 == 0 and name == f"w{last - 1}"


# --- threads -------------------------------------------------------------------------------------


def test_many_threads_may_read_and_write_at_once(root: Path) -> None:
    failures: list[BaseException] = []
    stop = threading.Event()

    def guarded(work: Callable[[], object]) -> Callable[[], None]:
        def loop() -> None:
            while not stop.is_set():
                try:
                    work()
                except BaseException as error:
                    failures.append(error)
                    return

        return loop

    with open_index(root, SPEC) as index:

        def read() -> None:
            found = index.search([1.0] * DIMENSION, SparseVector((1, 2), (1.0, 1.0)), limit=20)
            assert found == sorted(found, key=lambda each: (-each.score, each.id))
            index.count(filters.of_documents(["d1"]))

        def write() -> None:
            name = f"t{threading.get_ident()}"
            index.upsert([point(name, ordinal) for ordinal in range(10)])
            index.delete([name])

        def rebuild() -> None:
            rebuilt = index.begin_rebuild()
            for page in list(index.scroll(with_vectors=True))[:100]:
                rebuilt.upsert([page])
                if stop.is_set():
                    break
            index.abandon(rebuilt)

        threads = [threading.Thread(target=guarded(work)) for work in (read, read, read, write, write, rebuild)]
        for thread in threads:
            thread.start()
        time.sleep(3)
        stop.set()
        for thread in threads:
            thread.join()
        assert failures == []
        assert index.count() == 500


def test_readers_never_miss_a_beat_while_the_index_is_swapped(root: Path) -> None:
    failures: list[BaseException] = []
    answers: list[int] = []
    stop = threading.Event()
    with open_index(root, SPEC) as index:

        def read() -> None:
            while not stop.is_set():
                try:
                    answers.append(len(index.search([1.0] * DIMENSION, limit=10)))
                    time.sleep(0.001)
                except BaseException as error:
                    failures.append(error)
                    return

        readers = [threading.Thread(target=read) for _ in range(2)]
        for reader in readers:
            reader.start()
        for _ in range(3):
            rebuilt = index.begin_rebuild()
            rebuilt.upsert(points(20))
            index.commit(rebuilt)
        stop.set()
        for reader in readers:
            reader.join()
    assert failures == []
    assert set(answers) == {10}


# --- growing and wearing -------------------------------------------------------------------------


def test_optimising_leaves_nothing_of_what_was_removed(root: Path) -> None:
    with open_index(root, SPEC) as index:
        index.upsert([point("zeer-vertrouwelijk", ordinal) for ordinal in range(5)])
        index.delete(["zeer-vertrouwelijk"])
        assert holds(root, b"zeer-vertrouwelijk")
        before = {each.id: each for each in index.scroll(with_vectors=True)}
        assert index.optimise() is True
        gc.collect()
        assert not holds(root, b"zeer-vertrouwelijk")
        after = {each.id: each for each in index.scroll(with_vectors=True)}
        assert before.keys() == after.keys()
        assert all(after[key].sparse == before[key].sparse for key in before)
        assert all(after[key].dense == pytest.approx(before[key].dense, abs=1e-6) for key in before)
    with open_index(root, SPEC) as index:
        assert index.count() == 500


def test_nothing_of_what_was_removed_is_left_in_an_index_with_a_graph(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.vectors import embedded, hnsw

    monkeypatch.setattr(embedded, "build_elsewhere", lambda shard, size: hnsw.build(str(shard), size))
    with embedded.EmbeddedIndex.open(root, SPEC) as index:
        index.upsert([point("zeer-vertrouwelijk", ordinal) for ordinal in range(5)])
        assert index.optimise(least=100) is True
        index.delete(["zeer-vertrouwelijk"])
    # Stopped here, it goes when the index is next looked after.
    with embedded.EmbeddedIndex.open(root, SPEC) as index:
        assert holds(root, b"zeer-vertrouwelijk")
        assert index.optimise(least=100) is True
        assert index.optimise(least=100) is False
        gc.collect()
        assert not holds(root, b"zeer-vertrouwelijk")
        assert index.count() == 500


def holds(root: Path, canary: bytes) -> bool:
    return any(canary in path.read_bytes() for path in root.rglob("*") if path.is_file())


def test_a_worn_index_is_written_anew_and_a_fresh_one_left_alone(root: Path) -> None:
    with open_index(root, SPEC) as index:
        assert index.optimise() is False
        index.delete([f"d{number}" for number in range(40)])
        assert index.optimise() is True
        assert index.optimise() is False
        assert index.count() == 300


def test_a_graph_is_built_beside_the_index_and_misses_no_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.vectors import embedded

    root = tmp_path / "index"
    build = embedded.build_elsewhere

    def build_while_others_write(shard: Path, dimension: int) -> None:
        build(shard, dimension)
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()

    def write() -> None:
        index.delete(["d3"])
        index.upsert([replace(point("d5"), payload={"document": "d5", "ordinal": 0, "kind": "nieuw"})])
        index.upsert([point("later")])

    monkeypatch.setattr(embedded, "build_elsewhere", build_while_others_write)
    with embedded.EmbeddedIndex.open(root, SPEC) as index:
        index.upsert(points(600))
        question = [1.0] * DIMENSION
        before = [each.id for each in index.search(question, limit=10, mode="dense")]
        assert index.optimise(least=1000) is True
        assert index.count() == 3000 - 5 + 1
        assert index.count(filters.of_documents(["d3"])) == 0
        new = filters.all_of(filters.of_documents(["d5"]), filters.any_value("kind", ["nieuw"]))
        assert index.count(new) == 1
        after = [each.id for each in index.search(question, limit=10, mode="dense")]
        assert len(set(before) & set(after)) >= 8
        assert index.optimise(least=1000) is True, "d3 was taken away meanwhile"
        assert index.optimise(least=1000) is False
    with open_index(root, SPEC) as index:
        assert index.count() == 2996
    assert len(list(root.glob("g*/"))) == 1


def test_a_graph_that_fails_leaves_the_index_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.vectors import embedded

    def fail(shard: Path, dimension: int) -> None:
        with pytest.raises(StoreError, match="al herbouwd"):
            index.begin_rebuild()
        raise StoreError("mislukt")

    monkeypatch.setattr(embedded, "build_elsewhere", fail)
    with embedded.EmbeddedIndex.open(root, SPEC) as index:
        with pytest.raises(StoreError, match="mislukt"):
            index.optimise(least=100)
        index.upsert([point("later")])
        assert index.count() == 501
        assert len(list(root.glob("g*/"))) == 1


def test_the_builder_says_that_it_failed(tmp_path: Path) -> None:
    from index.vectors.hnsw import build_elsewhere

    with pytest.raises(StoreError, match="versnellen"):
        build_elsewhere(tmp_path / "nergens", DIMENSION)


def test_reserve_is_more_than_the_engine_takes_for_one_batch() -> None:
    assert generation_module.RESERVE >= 256 * 2**20


def run(script: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment()
    ).stdout.strip()


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(["", *sys.path])}


def test_a_payload_that_was_read_is_told_anew_after_a_write(root: Path) -> None:
    asked = [1.0] * DIMENSION
    with open_index(root, SPEC) as index:
        before = {each.id: each.payload for each in index.candidates(asked, None, depth=600)}
        changed = replace(point("d3"), payload={"document": "d3", "ordinal": 0, "kind": "besluit"})
        index.upsert([changed])
        index.delete(["d4"])
        after = {each.id: each.payload for each in index.candidates(asked, None, depth=600)}
    assert before[changed.id]["kind"] != "besluit"
    assert after[changed.id]["kind"] == "besluit"
    assert before.keys() - after.keys() == {point_id("d4", ordinal) for ordinal in range(5)}


def test_a_payload_that_was_read_during_a_write_is_not_remembered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [1.0] * DIMENSION
    changed = replace(point("d3"), payload={"document": "d3", "ordinal": 0, "kind": "besluit"})
    with open_index(root, SPEC) as index:
        read = EdgeClient.retrieve

        def slowly(*given: Any, **named: Any) -> Any:
            found = read(*given, **named)
            monkeypatch.setattr(EdgeClient, "retrieve", read)
            index.upsert([changed])
            return found

        monkeypatch.setattr(EdgeClient, "retrieve", slowly)
        index.candidates(asked, None, depth=600)
        after = {each.id: each.payload for each in index.candidates(asked, None, depth=600)}
    assert after[changed.id]["kind"] == "besluit"
