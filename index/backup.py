"""A copy of the truth in one file, and back: the catalogue and the shielded pictures; the index is rebuilt."""

from __future__ import annotations

import errno
import fcntl
import gzip
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath

from index.catalogue.states import INDEXED, RELEASED
from index.errors import StoreCorrupt, StoreError

CATALOGUE = "catalogus.sqlite3"
PICTURES = "beelden"
OWN_WORDS = "eigen-woorden.json"
"""What this installation keeps and masks; words to mask stand in it as keyed hashes."""
BLOCK = 2**20
HALF = "kopie.half"
"""Folder in the data folder with what is copied or put back, until that is whole."""


def back_up(data: Path, target: Path) -> None:
    """Write `target` (a .tar.gz) whole or not at all.

    Raises StoreError when it exists already, when there is nothing to copy, or when it cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target.name} bestaat al. Kies een andere naam voor de reservekopie.")
    if not (data / CATALOGUE).exists():
        raise StoreError(
            "In de gegevensmap staat geen catalogus. Neem eerst stukken op; van een catalogus in PostgreSQL "
            "maakt u een kopie met pg_dump."
        )
    half = target.with_name(target.name + ".half")
    try:
        with _half(data) as folder:
            copy = folder / CATALOGUE
            # A plain copy of a database in use could hold half a transaction.
            with closing(sqlite3.connect(data / CATALOGUE)) as source, closing(sqlite3.connect(copy)) as to:
                source.backup(to)
            with tarfile.open(half, "w:gz") as archive:
                archive.add(copy, CATALOGUE)
                if (data / PICTURES).exists():
                    archive.add(data / PICTURES, PICTURES)
                if (data / OWN_WORDS).exists():
                    archive.add(data / OWN_WORDS, OWN_WORDS)
        half.replace(target)
    except (OSError, sqlite3.OperationalError):
        half.unlink(missing_ok=True)
        raise StoreError(
            f"{target.name} kan niet worden geschreven. Kijk of de map bestaat, of u er rechten heeft en of de "
            "schijf vol is."
        ) from None


def restore(source: Path, data: Path) -> None:
    """Unpack a copy into an empty data folder, whole or not at all; all documents wait for the index.

    Raises StoreError when the folder is in use, StoreCorrupt when the file is not a copy.
    """
    if (data / CATALOGUE).exists():
        raise StoreError(
            "In deze gegevensmap staat al een kennisbank. Zet KENNISBANK_DATA op een lege map. Werd het "
            "terugzetten hier afgebroken, draai dan `kennisbank herbouw`."
        )
    data.mkdir(parents=True, exist_ok=True)
    with _half(data) as folder:
        _unpack(source, folder)
        for home in (folder / PICTURES).glob("*"):
            (data / PICTURES).mkdir(mode=0o700, exist_ok=True)
            shutil.rmtree(data / PICTURES / home.name, ignore_errors=True)
            home.rename(data / PICTURES / home.name)
        if (folder / OWN_WORDS).exists():
            (folder / OWN_WORDS).replace(data / OWN_WORDS)
        # Last: as long as it is not there, nothing has been put back.
        (folder / CATALOGUE).replace(data / CATALOGUE)


def remove_half(data: Path) -> None:
    """Remove what a killed copy left in the data folder; one that is under way is left alone."""
    try:
        held = os.open(data / HALF, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(data / HALF, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(held)


@contextmanager
def _half(data: Path) -> Iterator[Path]:
    remove_half(data)
    folder = data / HALF
    folder.mkdir(mode=0o700)
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _unpack(source: Path, folder: Path) -> None:
    try:
        with gzip.open(source) as content, tarfile.open(fileobj=content, mode="r:") as archive:
            if CATALOGUE not in archive.getnames():
                raise StoreCorrupt("Dit is geen reservekopie van een kennisbank.")
            if not all(_stays_inside(member) for member in archive):
                raise StoreCorrupt("De reservekopie is niet te lezen of beschadigd.")
            # Python before 3.11.4, as Debian 12 has it, knows no filter.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(folder)  # noqa: S202 - looked at above
            # The checksum stands behind all that tarfile reads.
            while content.read(BLOCK):
                pass
        with closing(sqlite3.connect(folder / CATALOGUE)) as db, db:
            db.execute("UPDATE documents SET state = ? WHERE state = ?", (RELEASED, INDEXED))
    except sqlite3.OperationalError:
        raise StoreError(
            "De reservekopie kan hier niet worden teruggezet. Kijk of de schijf vol is en of u rechten heeft "
            "in de map van KENNISBANK_DATA."
        ) from None
    except (OSError, tarfile.TarError, EOFError, zlib.error, sqlite3.DatabaseError) as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise StoreCorrupt("De reservekopie is niet te lezen of beschadigd.") from None


def _stays_inside(member: tarfile.TarInfo) -> bool:
    """Whether a member is a file or folder of what is unpacked, and no link or path to elsewhere."""
    path = PurePosixPath(member.name)
    return (member.isfile() or member.isdir()) and not path.is_absolute() and ".." not in path.parts
