"""Finds the files to take in: each file under the given paths becomes one Source or one line of the report."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.errors import SourceError
from index.model import Outcome, Report, Source
from ingest.file import SYSTEM_FOLDERS, Limits, is_system_file, key_of, os_reason, report_of, shown, source_of
from ingest.media import ZIP
from ingest.unpack import Budget, members_of

__all__ = ["Limits", "discover"]


def discover(paths: Iterable[Path], spool: Path, limits: Limits | None = None) -> Iterator[Source | Report]:
    """Walk `paths` in order, folders sorted by name, and yield each file when it is reached.

    Members of a ZIP are unpacked one at a time into `spool`, just before they are yielded; the caller removes
    `source.path` when it lies there and the outcome is recorded. Known droppings of operating systems
    (.DS_Store, Thumbs.db, ~$brief.docx) are passed over in silence, everything else is accounted for.
    """
    limits = limits or Limits()
    seen: set[str] = set()
    for path in paths:
        for found in _walk(path):
            if isinstance(found, Report):
                yield found
                continue
            place = key_of(found)
            if place not in seen:
                seen.add(place)
                yield from _open(found, spool, limits)


def _walk(path: Path) -> Iterator[Path | Report]:
    """Every file under `path`; a link is followed only when it is `path` itself."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _failed(path, error)
        return
    if not stat.S_ISDIR(mode):
        yield path if stat.S_ISREG(mode) else _refused(path, "dit is geen gewoon bestand")
        return
    folders = [path]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield _failed(folder, error)
            continue
        inner = []
        for entry in entries:
            found = _entry(entry)
            if isinstance(found, Path) and entry.is_dir(follow_symlinks=False):
                inner.append(found)
            elif found is not None:
                yield found
        folders.extend(reversed(inner))


def _entry(entry: os.DirEntry[str]) -> Path | Report | None:
    name, path = entry.name, Path(entry.path)
    try:
        if entry.is_symlink():
            return _refused(
                path, "dit is een symbolische koppeling; neem het bestand of de map op waar zij naar wijst"
            )
        if entry.is_dir(follow_symlinks=False):
            if name.lower() in SYSTEM_FOLDERS:
                return None
            return _refused(path, "verborgen map, overgeslagen") if name.startswith(".") else path
        if is_system_file(name):
            return None
        if name.startswith("."):
            return _refused(path, "verborgen bestand, overgeslagen")
        if not entry.is_file(follow_symlinks=False):
            return _refused(path, "dit is geen gewoon bestand")
    except OSError as error:
        return _failed(path, error)
    return path


def _open(path: Path, spool: Path, limits: Limits) -> Iterator[Source | Report]:
    """The file at `path`, or the members of the archive it is."""
    name = shown(path.name)
    try:
        source = source_of(path, name, key_of(path), limits)
    except SourceError as error:
        yield report_of(name, error)
        return
    except OSError as error:
        yield _failed(path, error)
        return
    if source.media_type == ZIP:
        budget = Budget(limits)
        yield from members_of(source, str(path.absolute()), spool, budget)
    else:
        yield source


def _failed(path: Path, error: OSError) -> Report:
    return Report(shown(path.name or str(path)), Outcome.FAILED, os_reason(error))


def _refused(path: Path, reason: str) -> Report:
    return Report(shown(path.name), Outcome.REFUSED, reason)
