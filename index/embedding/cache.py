"""The built-in model's folder in the cache: built once, whole or not there, and checked before use."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.embedding.adapted import lowest_layer
from index.embedding.ingredients import Ingredients
from index.embedding.layout import GRAPH, MANIFEST, NAME, PIECES, SETTINGS, TOKENIZER
from index.errors import ModelError, StoreFull

RECIPE = 2
"""To be raised when the same ingredients become other vectors."""

NEEDED_BYTES = 1_000_000_000
FULL = "Voor het ingebouwde taalmodel is 1 GB vrije schijfruimte nodig in de cachemap. Maak ruimte vrij."

Build = Callable[[Ingredients, Path], None]


def fingerprint(ingredients: Ingredients, layers: int | None = None) -> str:
    """Which vectors these ingredients give: equal on every machine, whoever built the folder.

    With `layers` it is of the states that the first so many layers give, whatever was learned above them.
    """
    parts = f"{RECIPE} {ingredients.weights.sha256} {ingredients.tokenizer.sha256}"
    learned = ingredients.learned
    if learned is not None and (layers is None or lowest_layer(learned) < layers):
        parts += f" {_sha256(learned)}"
    return f"{NAME}:int8:{hashlib.sha256(parts.encode()).hexdigest()[:12]}"


def ready_folder(cache: Path, ingredients: Ingredients, build: Build, *, every_file: bool = False) -> Path:
    """The folder in `cache`, built first when it is missing, damaged or made of something else.

    Files that serve a search are read and compared with their checksum; the others by size, unless
    `every_file`. Several processes may ask at once: one builds, the others wait for it. ModelError when
    the folder cannot be made, StoreFull when the disk is too small for it.
    """
    folder = cache / NAME
    if _is_whole(folder, ingredients, every_file):
        return folder
    with writing():
        cache.mkdir(parents=True, exist_ok=True)
        with _alone(cache / f".{NAME}.lock"):
            if not _is_whole(folder, ingredients, every_file):
                _remove(cache.glob(f".{NAME}-*"))  # what a killed process left: nobody else builds now
                _build_beside(folder, ingredients, build)
    return folder


@contextmanager
def writing() -> Iterator[None]:
    """What the disk refuses while the cache is written becomes StoreFull or ModelError."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull(FULL) from error
        raise ModelError(
            "In de cachemap kan het ingebouwde taalmodel niet worden opgeslagen. "
            "Kies met KENNISBANK_CACHE een map waarin u mag schrijven."
        ) from error


def _is_whole(folder: Path, ingredients: Ingredients, every_file: bool) -> bool:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return manifest["fingerprint"] == fingerprint(ingredients) and all(
            _is_intact(folder / name, facts, every_file or name in (GRAPH, TOKENIZER, PIECES, SETTINGS))
            for name, facts in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _is_intact(path: Path, facts: dict[str, Any], read: bool) -> bool:
    return path.stat().st_size == facts["size"] and (not read or _sha256(path) == facts["sha256"])


def _build_beside(folder: Path, ingredients: Ingredients, build: Build) -> None:
    """Build in a folder of its own and put that in place in one step."""
    if shutil.disk_usage(folder.parent).free < NEEDED_BYTES:
        raise StoreFull(FULL)
    work = Path(tempfile.mkdtemp(prefix=f".{NAME}-", dir=folder.parent))
    try:
        made = work / "new"
        made.mkdir()
        build(ingredients, made)
        _write_manifest(made, ingredients)
        if folder.exists():
            folder.rename(work / "old")
        made.rename(folder)
    finally:
        _remove([work])


def _write_manifest(folder: Path, ingredients: Ingredients) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {
        path.relative_to(folder).as_posix(): {"size": path.stat().st_size, "sha256": _sha256(path)}
        for path in paths
    }
    manifest = {"fingerprint": fingerprint(ingredients), "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait for the lock; the system frees that of a killed process."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
