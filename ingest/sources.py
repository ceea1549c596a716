"""Finds the files to take in: each file under the given paths becomes one Source or one line of the report."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from index.errors import RefusedSource, SourceError, UnreadableSource
from index.model import Outcome, Report, Source
from ingest.media import HEAD_BYTES, TEXT_TYPES, ZIP, ZIP_DAMAGE, media_type

MEBIBYTE = 1024 * 1024
BLOCK = 1 * MEBIBYTE

SYSTEM_FILES = {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized", "icon\r"}
SYSTEM_FOLDERS = {"__macosx", "$recycle.bin", "system volume information", "lost+found"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much: sizes in bytes, `archive_ratio` in unpacked bytes per packed byte."""

    file_bytes: int = 500 * MEBIBYTE
    text_bytes: int = 50_000_000
    archive_bytes: int = 1024 * MEBIBYTE
    archive_members: int = 5_000
    archive_ratio: int = 200
    archive_depth: int = 2


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
            place = _key(found)
            if place not in seen:
                seen.add(place)
                yield from _open(found, spool, limits)


def shown(name: str) -> str:
    """A file name as it may stand on one line of a report.

    >>> shown("brief\\n1.pdf")
    'brief�1.pdf'
    """
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "�" for c in text)


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


def is_system_file(name: str) -> bool:
    """Whether a file is a dropping of an operating system or an office program.

    >>> is_system_file("~$brief.docx"), is_system_file("brief.docx")
    (True, False)
    """
    lower = name.lower()
    return lower in SYSTEM_FILES or lower.startswith(("~$", "._", ".~lock."))


def _open(path: Path, spool: Path, limits: Limits) -> Iterator[Source | Report]:
    """The file at `path`, or the members of the archive it is."""
    name = shown(path.name)
    try:
        source = _source(path, name, _key(path), limits)
    except SourceError as error:
        yield _report(name, error)
        return
    except OSError as error:
        yield _failed(path, error)
        return
    if source.media_type == ZIP:
        budget = _Budget(limits)
        yield from _members(source, str(path.absolute()), spool, budget, depth=1)
    else:
        yield source


def _source(path: Path, name: str, key: str, limits: Limits) -> Source:
    """Read the file once: what it is, how big, and the hash of its bytes."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        about = os.fstat(file.fileno())
        if about.st_size == 0:
            raise UnreadableSource("het bestand is leeg")
        if about.st_size > limits.file_bytes:
            raise RefusedSource(_too_big(about.st_size, limits.file_bytes))
        kind = media_type(file.read(HEAD_BYTES), name, path)
        if kind in TEXT_TYPES and about.st_size >= limits.text_bytes:
            raise RefusedSource(_too_big(about.st_size, limits.text_bytes))
        file.seek(0)
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return Source(name, key, digest.hexdigest(), kind, size, path)


class _Budget:
    """What one archive, with everything nested in it, may still unpack."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.bytes_left = limits.archive_bytes
        self.members_left = limits.archive_members

    def take(self, size: int) -> None:
        self.bytes_left -= size
        if self.bytes_left < 0:
            limit = _megabytes(self.limits.archive_bytes)
            raise RefusedSource(f"het ZIP-bestand pakt uit tot meer dan {limit} (mogelijk een zip-bom)")


class _ArchiveIsFull(Exception):
    """The archive as a whole goes over its limits; its other members are not read."""


def _members(
    archive: Source, place: str, spool: Path, budget: _Budget, depth: int
) -> Iterator[Source | Report]:
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


def _member(
    archive: Source,
    opened: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    place: str,
    spool: Path,
    budget: _Budget,
    depth: int,
    seen: set[str],
) -> Iterator[Source | Report]:
    inside = PurePosixPath(info.filename.replace("\\", "/"))
    parts = [part.lower() for part in inside.parts]
    if info.is_dir() or is_system_file(inside.name) or any(part in SYSTEM_FOLDERS for part in parts):
        return
    name = f"{archive.name}/{shown(str(inside))}"
    here = f"{place}\0{info.filename}"
    key = _hash(here)
    target = spool / f"{key}-{depth}"
    try:
        if key in seen:
            raise RefusedSource("deze naam komt twee keer voor in het ZIP-bestand")
        seen.add(key)
        _check_member(info, inside, budget)
        _unpack(opened, info, target, budget)
        source = _source(target, name, key, budget.limits)
    except SourceError as error:
        target.unlink(missing_ok=True)
        yield _report(name, error)
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
            yield from _members(source, here, spool, budget, depth + 1)
    finally:
        target.unlink(missing_ok=True)


def _check_member(info: zipfile.ZipInfo, inside: PurePosixPath, budget: _Budget) -> None:
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
        raise RefusedSource(_too_big(info.file_size, limits.file_bytes))
    if info.file_size > 10 * MEBIBYTE and info.file_size > info.compress_size * limits.archive_ratio:
        raise RefusedSource("dit bestand is verdacht sterk ingepakt (mogelijk een zip-bom)")


def _unpack(opened: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, budget: _Budget) -> None:
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


def _write(out: IO[bytes], block: bytes) -> None:
    try:
        out.write(block)
    except OSError as error:
        raise UnreadableSource(_no_room(error)) from error


def _no_room(error: OSError) -> str:
    return f"uitpakken lukte niet: de schijf is vol of niet beschrijfbaar (systeemfout {error.errno})"


def _private(path: Path) -> IO[bytes]:
    """A new file that only this user can read."""
    try:
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise UnreadableSource(_no_room(error)) from error
    return os.fdopen(handle, "wb")


def _key(path: Path) -> str:
    return _hash(str(path.absolute()))


def _hash(place: str) -> str:
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _failed(path: Path, error: OSError) -> Report:
    return Report(shown(path.name or str(path)), Outcome.FAILED, os_reason(error))


def os_reason(error: OSError) -> str:
    """Why the operating system did not give us the file, in Dutch."""
    if isinstance(error, FileNotFoundError):
        return "het bestand is er niet (meer)"
    if isinstance(error, PermissionError):
        return "geen rechten om dit te lezen"
    return f"het bestand kan niet worden gelezen (systeemfout {error.errno})"


def _refused(path: Path, reason: str) -> Report:
    return Report(shown(path.name), Outcome.REFUSED, reason)


def _report(name: str, error: SourceError) -> Report:
    outcome = Outcome.REFUSED if isinstance(error, RefusedSource) else Outcome.FAILED
    return Report(name, outcome, str(error))


def _too_big(size: int, limit: int) -> str:
    return f"het bestand is te groot ({_megabytes(size)}); gelezen wordt tot {_megabytes(limit)}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
