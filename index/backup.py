"""A copy of the truth in one file, and back: the catalogue and the shielded pictures; the index is rebuilt."""

from __future__ import annotations

import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from index.errors import StoreCorrupt, StoreError

CATALOGUE = "catalogus.sqlite3"
PICTURES = "beelden"
OWN_WORDS = "eigen-woorden.json"
"""What this installation keeps and masks; words to mask stand in it as keyed hashes."""


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
        with tempfile.TemporaryDirectory(dir=data) as folder:
            copy = Path(folder) / CATALOGUE
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
    """Unpack a copy into an empty data folder. Raises StoreError when the folder is in use, StoreCorrupt
    when the file is not a copy."""
    if (data / CATALOGUE).exists():
        raise StoreError("In deze gegevensmap staat al een kennisbank. Zet KENNISBANK_DATA op een lege map.")
    data.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(source, "r:gz") as archive:
            names = archive.getnames()
            if CATALOGUE not in names:
                raise StoreCorrupt("Dit is geen reservekopie van een kennisbank.")
            archive.extractall(data, filter="data")
    except (OSError, tarfile.TarError, EOFError):
        raise StoreCorrupt("De reservekopie is niet te lezen of beschadigd.") from None
