"""Unpacks the members of a ZIP file one at a time, and refuses what would harm."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from io import FileIO
from pathlib import Path, PurePosixPath

from index.errors import RefusedSource, SourceError, UnreadableSource
from index.model import Outcome, Report, Source
from ingest.file import (
    BLOCK,
    MEBIBYTE,
    SYSTEM_FOLDERS,
    Limits,
    hash_of,
    is_system_file,
    megabytes,
    report_of,
    shown,
    source_of,
    too_big,
)
from ingest.media import ZIP, ZIP_DAMAGE


def members_of(
    archive: Source, place: str, spool: Path, budget: Budget, depth: int = 1
) -> Iterator[Source | Report]:
    """The files in a ZIP file at `place`, each unpacked into `spool` just before it is yielded."""
    try:
        with zipfile.ZipFile(archive.path) as opened:
            infos = opened.infolist()
            if not any(not info.is_dir() for info in infos):
                yield Report(archive.name, Outcome.FAILED, "het ZIP-bestand is leeg")
                return
            if len(infos) > budget.members_left:
                yield Report(
                    archive.name,
                    Outcome.REFUSED,
                    f"het ZIP-bestand bevat meer dan {budget.limits.archive_members} bestanden",
                )
                return
            budget.members_left -= len(infos)
            seen: set[str] = set()
            for info in sorted(infos, key=lambda info: info.filename):
                yield from _member(archive, opened, info, place, spool, budget, depth, seen)
    except _ArchiveIsFull as error:
        yield Report(archive.name, Outcome.REFUSED, str(error))
    except ZIP_DAMAGE:
        yield Report(archive.name, Outcome.FAILED, "het ZIP-bestand is beschadigd")


class Budget:
    """What one archive, with everything nested in it, may still unpack."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.bytes_left = limits.archive_bytes
        self.members_left = limits.archive_members

    def take(self, size: int) -> None:
        self.bytes_left -= size
        if self.bytes_left < 0:
            limit = megabytes(self.limits.archive_bytes)
            raise RefusedSource(f"het ZIP-bestand pakt uit tot meer dan {limit} (mogelijk een zip-bom)")


class _ArchiveIsFull(Exception):
    """The archive as a whole goes over its limits; its other members are not read."""


def _member(
    archive: Source,
    opened: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    place: str,
    spool: Path,
    budget: Budget,
    depth: int,
    seen: set[str],
) -> Iterator[Source | Report]:
    inside = PurePosixPath(info.filename.replace("\\", "/"))
    parts = [part.lower() for part in inside.parts]
    if info.is_dir() or is_system_file(inside.name) or any(part in SYSTEM_FOLDERS for part in parts):
        return
    name = f"{archive.name}/{shown(str(inside))}"
    here = f"{place}\0{info.filename}"
    key = hash_of(here)
    target = spool / f"{key}-{depth}"
    try:
        if key in seen:
            raise RefusedSource("deze naam komt twee keer voor in het ZIP-bestand")
        seen.add(key)
        _check_member(info, inside, budget)
        _unpack(opened, info, target, budget)
        source = source_of(target, name, key, budget.limits)
    except SourceError as error:
        target.unlink(missing_ok=True)
        yield report_of(name, error)
        if budget.bytes_left < 0:
            raise _ArchiveIsFull("het ZIP-bestand is te groot; de rest is niet gelezen") from error
        return
    except ZIP_DAMAGE:
        target.unlink(missing_ok=True)
        yield Report(name, Outcome.FAILED, "dit bestand in het ZIP-bestand is beschadigd")
        return
    if source.media_type != ZIP:
        yield source
        return
    try:
        if depth >= budget.limits.archive_depth:
            reason = f"ZIP-bestanden in elkaar worden tot {budget.limits.archive_depth} diep gelezen"
            yield Report(name, Outcome.REFUSED, reason)
        else:
            yield from members_of(source, here, spool, budget, depth + 1)
    finally:
        target.unlink(missing_ok=True)


def _check_member(info: zipfile.ZipInfo, inside: PurePosixPath, budget: Budget) -> None:
    if inside.is_absolute() or ".." in inside.parts or (inside.parts and ":" in inside.parts[0]):
        raise RefusedSource("de naam in het ZIP-bestand wijst naar een plek buiten het ZIP-bestand")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedSource("dit is een symbolische koppeling in een ZIP-bestand")
    if info.flag_bits & 0x1:
        raise RefusedSource("dit bestand in het ZIP-bestand is beveiligd met een wachtwoord")
    if inside.name.startswith("."):
        raise RefusedSource("verborgen bestand, overgeslagen")
    limits = budget.limits
    if info.file_size > limits.file_bytes:
        raise RefusedSource(too_big(info.file_size, limits.file_bytes))
    if info.file_size > 10 * MEBIBYTE and info.file_size > info.compress_size * limits.archive_ratio:
        raise RefusedSource("dit bestand is verdacht sterk ingepakt (mogelijk een zip-bom)")


def _unpack(opened: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, budget: Budget) -> None:
    """Copy one member, counting real bytes: what a ZIP says of its own sizes need not be true."""
    ceiling = min(
        budget.limits.file_bytes, max(10 * MEBIBYTE, info.compress_size * budget.limits.archive_ratio)
    )
    written = 0
    with opened.open(info) as packed, _private(target) as out:
        while block := packed.read(BLOCK):
            written += len(block)
            budget.take(len(block))
            if written > ceiling:
                raise RefusedSource("dit bestand is verdacht sterk ingepakt (mogelijk een zip-bom)")
            _write(out, block)


def _write(out: FileIO, block: bytes) -> None:
    rest = memoryview(block)
    try:
        while rest:
            rest = rest[out.write(rest) :]
    except OSError as error:
        raise UnreadableSource(_no_room(error)) from error


def _no_room(error: OSError) -> str:
    return f"uitpakken lukte niet: de schijf is vol of niet beschrijfbaar (systeemfout {error.errno})"


def _private(path: Path) -> FileIO:
    """A new file that only this user can read; unbuffered, so that a full disk is met in writing."""
    try:
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise UnreadableSource(_no_room(error)) from error
    return FileIO(handle, "wb")
