"""Reads XML parts out of DOCX and ODT files, which are ZIP files, without trusting their sizes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element

from index.errors import ConversionError
from ingest.convert.xml import parse
from ingest.media import ZIP_DAMAGE

PART_BYTES = 150_000_000
"""The largest XML part that is read: about a thousand times what a long report holds."""

RATIO = 200

# Word's "strict" files differ from usual ones by the name of this namespace.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Office:
    """An opened DOCX or ODT file; parts are parsed on demand."""

    def __init__(self, archive: zipfile.ZipFile, kind: str) -> None:
        self._archive = archive
        self._kind = kind
        self.names = frozenset(archive.namelist())

    def part(self, name: str) -> Element | None:
        """The root of a part, or None when the file has no such part."""
        if name not in self.names:
            return None
        info = self._archive.getinfo(name)
        if info.flag_bits & 0x1:
            raise ConversionError("het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord")
        ceiling = min(PART_BYTES, max(10_000_000, info.compress_size * RATIO))
        if info.file_size > ceiling:
            raise ConversionError(f"het {self._kind}-bestand is verdacht sterk ingepakt of te groot")
        with self._archive.open(info) as packed:
            data = packed.read(ceiling + 1)
        if len(data) > ceiling:
            raise ConversionError(f"het {self._kind}-bestand is verdacht sterk ingepakt of te groot")
        try:
            return parse(data.replace(STRICT, USUAL))
        except ConversionError as error:
            raise ConversionError(f"het {self._kind}-bestand is beschadigd: {error}") from error


@contextmanager
def open_office(path: Path, kind: str) -> Iterator[Office]:
    """Open a DOCX or ODT file; damage found while it is open is a ConversionError."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield Office(archive, kind)
    except (FileNotFoundError, PermissionError):
        raise
    except (*ZIP_DAMAGE, KeyError) as error:
        raise ConversionError(f"het {kind}-bestand is beschadigd") from error
