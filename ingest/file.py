"""One file: its name and key, its kind, size and hash, and why it is not taken in."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from index.errors import RefusedSource, SourceError, UnreadableSource
from index.model import Outcome, Report, Source
from ingest.media import HEAD_BYTES, TEXT_TYPES, media_type

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


def source_of(path: Path, name: str, key: str, limits: Limits) -> Source:
    """Read a file once: what it is, how big, and the hash of its bytes.

    Raises SourceError when it is not to be taken in, OSError when it cannot be read.
    """
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        about = os.fstat(file.fileno())
        if about.st_size == 0:
            raise UnreadableSource("het bestand is leeg")
        if about.st_size > limits.file_bytes:
            raise RefusedSource(too_big(about.st_size, limits.file_bytes))
        kind = media_type(file.read(HEAD_BYTES), name, path)
        if kind in TEXT_TYPES and about.st_size >= limits.text_bytes:
            raise RefusedSource(too_big(about.st_size, limits.text_bytes))
        file.seek(0)
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return Source(name, key, digest.hexdigest(), kind, size, path)


def shown(name: str) -> str:
    """A file name as it may stand on one line of a report.

    >>> shown("brief\\n1.pdf")
    'brief�1.pdf'
    """
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "�" for c in text)


def is_system_file(name: str) -> bool:
    """Whether a file is a dropping of an operating system or an office program.

    >>> is_system_file("~$brief.docx"), is_system_file("brief.docx")
    (True, False)
    """
    lower = name.lower()
    return lower in SYSTEM_FILES or lower.startswith(("~$", "._", ".~lock."))


def key_of(path: Path) -> str:
    """Identifies the place of a file without naming it."""
    return hash_of(str(path.absolute()))


def hash_of(place: str) -> str:
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def os_reason(error: OSError) -> str:
    """Why the operating system did not give us the file, in Dutch."""
    if isinstance(error, FileNotFoundError):
        return "het bestand is er niet (meer)"
    if isinstance(error, PermissionError):
        return "geen rechten om dit te lezen"
    return f"het bestand kan niet worden gelezen (systeemfout {error.errno})"


def report_of(name: str, error: SourceError) -> Report:
    """The line of the report for a file that is not taken in."""
    outcome = Outcome.REFUSED if isinstance(error, RefusedSource) else Outcome.FAILED
    return Report(name, outcome, str(error))


def too_big(size: int, limit: int) -> str:
    return f"het bestand is te groot ({megabytes(size)}); gelezen wordt tot {megabytes(limit)}"


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
