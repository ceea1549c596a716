"""The folder of the built-in model is there whole or not at all, whoever builds it and whatever happens."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import time
from dataclasses import replace
from multiprocessing.synchronize import Event
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.embedding.cache import fingerprint, ready_folder
from index.embedding.folder import build_folder
from index.embedding.ingredients import Ingredient, Ingredients
from index.embedding.layout import GRAPH, MANIFEST, NAME, WEIGHTS
from index.errors import ModelError, StoreFull
from tests.tiny_e5 import tiny_ingredients

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def ingredients(tmp_path: Path) -> Ingredients:
    (tmp_path / "packages").mkdir()
    return tiny_ingredients(tmp_path / "packages")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def visible(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir() if path.suffix != ".lock")


def never(_ingredients: Ingredients, _folder: Path) -> None:
    raise AssertionError("built again")


def test_the_first_call_builds_and_the_second_finds(cache: Path, ingredients: Ingredients) -> None:
    folder = ready_folder(cache, ingredients, build_folder)
    assert (folder / GRAPH).stat().st_size > 0
    assert ready_folder(cache, ingredients, never, every_file=True) == folder
    assert visible(cache) == [NAME]


def test_two_builds_give_the_same_bytes(tmp_path: Path, ingredients: Ingredients) -> None:
    folders = [ready_folder(tmp_path / name, ingredients, build_folder) for name in ("one", "two")]
    manifests = [(folder / MANIFEST).read_text() for folder in folders]
    assert manifests[0] == manifests[1]


def test_every_user_of_the_machine_may_read_the_weights(cache: Path, ingredients: Ingredients) -> None:
    folder = ready_folder(cache, ingredients, build_folder)
    assert (folder / WEIGHTS).stat().st_mode & 0o444 == 0o444


@pytest.mark.parametrize("name", [GRAPH, "tokenizer.json", "config.json"])
def test_one_changed_byte_in_what_a_search_reads_is_repaired(
    name: str, cache: Path, ingredients: Ingredients
) -> None:
    path = ready_folder(cache, ingredients, build_folder) / name
    good = path.read_bytes()
    path.write_bytes(good[:-2] + bytes([good[-2] ^ 1]) + good[-1:])
    ready_folder(cache, ingredients, build_folder)
    assert path.read_bytes() == good
    assert visible(cache) == [NAME]


@pytest.mark.parametrize("name", [WEIGHTS, "modules.json", MANIFEST])
def test_a_cut_or_missing_file_is_repaired(name: str, cache: Path, ingredients: Ingredients) -> None:
    path = ready_folder(cache, ingredients, build_folder) / name
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2])
    ready_folder(cache, ingredients, build_folder)
    assert path.read_bytes() == good
    path.unlink()
    ready_folder(cache, ingredients, build_folder)
    assert path.read_bytes() == good


def test_preparing_reads_the_files_that_searching_does_not(cache: Path, ingredients: Ingredients) -> None:
    path = ready_folder(cache, ingredients, build_folder) / WEIGHTS
    good = path.read_bytes()
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    ready_folder(cache, ingredients, never)
    ready_folder(cache, ingredients, build_folder, every_file=True)
    assert path.read_bytes() == good


def test_a_folder_made_of_other_weights_is_made_again(
    tmp_path: Path, cache: Path, ingredients: Ingredients
) -> None:
    (tmp_path / "newer").mkdir()
    newer = tiny_ingredients(tmp_path / "newer", seed=1)
    folder = ready_folder(cache, ingredients, build_folder)
    before = (folder / GRAPH).read_bytes()
    assert fingerprint(newer) != fingerprint(ingredients)
    ready_folder(cache, newer, build_folder)
    assert (folder / GRAPH).read_bytes() != before


def test_a_build_that_fails_leaves_nothing(cache: Path, ingredients: Ingredients) -> None:
    other = replace(ingredients, weights=replace(ingredients.weights, sha256="0" * 64))
    with pytest.raises(ModelError, match=r"anders dan verwacht\. Installeer precies een pakket"):
        ready_folder(cache, other, build_folder)
    assert visible(cache) == []


def test_vectors_unlike_those_of_the_maker_are_refused(cache: Path, ingredients: Ingredients) -> None:
    def other(passages: object) -> object:
        import numpy as np

        return np.full((50, 32), 32**-0.5, np.float32)

    with pytest.raises(ModelError, match="rekent op deze machine niet goed"):
        ready_folder(cache, replace(ingredients, reference=other), build_folder)  # type: ignore[arg-type]
    assert visible(cache) == []


def test_a_missing_package_says_what_to_install(cache: Path, ingredients: Ingredients) -> None:
    gone = replace(ingredients, tokenizer=Ingredient(Path("gone", "tokenizer.json"), "", "pakket==1"))
    with pytest.raises(ModelError, match=r"mist een bestand\. Installeer pakket==1"):
        ready_folder(cache, gone, build_folder)


def test_a_small_disk_is_told_before_building(
    monkeypatch: pytest.MonkeyPatch, cache: Path, ingredients: Ingredients
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10**6))
    with pytest.raises(StoreFull, match="Maak ruimte vrij"):
        ready_folder(cache, ingredients, never)


def test_a_disk_that_fills_up_is_told_too(cache: Path, ingredients: Ingredients) -> None:
    def full(_ingredients: Ingredients, _folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreFull, match="Maak ruimte vrij"):
        ready_folder(cache, ingredients, full)
    assert visible(cache) == []


def test_weights_that_cannot_be_written_are_told_too(cache: Path, ingredients: Ingredients) -> None:
    def build(given: Ingredients, folder: Path) -> None:
        (folder / WEIGHTS).mkdir()
        build_folder(given, folder)

    with pytest.raises(ModelError, match="niet worden opgeslagen"):
        ready_folder(cache, ingredients, build)
    assert visible(cache) == []


def test_a_cache_that_cannot_be_a_folder_is_a_dutch_error(tmp_path: Path, ingredients: Ingredients) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="KENNISBANK_CACHE"):
        ready_folder(tmp_path / "file", ingredients, never)


def test_processes_that_ask_at_once_build_once(tmp_path: Path, cache: Path) -> None:
    workers = [SPAWN.Process(target=build_and_tell, args=(tmp_path, cache)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert len(list(tmp_path.glob("built-*"))) == 1
    assert visible(cache) == [NAME]


def test_a_killed_build_leaves_no_half_folder_and_its_rest_is_removed(
    tmp_path: Path, cache: Path, ingredients: Ingredients
) -> None:
    started = SPAWN.Event()
    worker = SPAWN.Process(target=build_for_ever, args=(tmp_path, cache, started))
    worker.start()
    assert started.wait(60)
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    worker.join(60)
    assert NAME not in visible(cache)
    assert len(visible(cache)) == 1
    ready_folder(cache, ingredients, build_folder)
    assert visible(cache) == [NAME]


def build_and_tell(folder: Path, cache: Path) -> None:
    def build(ingredients: Ingredients, target: Path) -> None:
        (folder / f"built-{os.getpid()}").touch()
        time.sleep(0.3)
        build_folder(ingredients, target)

    own = folder / f"packages-{os.getpid()}"
    own.mkdir()
    ready_folder(cache, tiny_ingredients(own), build)


def build_for_ever(folder: Path, cache: Path, started: Event) -> None:
    def build(_ingredients: Ingredients, target: Path) -> None:
        (target / "half").write_text("half")
        started.set()
        time.sleep(600)

    own = folder / "packages-of-the-killed"
    own.mkdir()
    ready_folder(cache, tiny_ingredients(own), build)
