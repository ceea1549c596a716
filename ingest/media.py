"""What kind of file this is: decided by its first bytes, and by its name where bytes do not tell."""

from __future__ import annotations

import codecs
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path, PurePath

from index.errors import ConversionError, RefusedSource

HEAD_BYTES = 65_536

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
XML = "application/xml"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
ZIP = "application/zip"

OFFICE = frozenset({DOCX, ODT})
TEXT_TYPES = frozenset({HTML, XML, TEXT, MARKDOWN})

BY_EXTENSION = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".docm": DOCX,
    ".odt": ODT,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".xml": XML,
    ".txt": TEXT,
    ".text": TEXT,
    "": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".zip": ZIP,
}

# First bytes of files that people do keep beside documents, with what to tell them.
FOREIGN = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "afbeelding"),
    (b"\xff\xd8\xff", "afbeelding"),
    (b"GIF8", "afbeelding"),
    (b"II*\x00", "afbeelding"),
    (b"MM\x00*", "afbeelding"),
    (b"BM", "afbeelding"),
    (b"RIFF", "geluid, film of afbeelding"),
    (b"ID3", "geluid"),
    (b"\x1f\x8b", "ingepakt bestand"),
    (b"7z\xbc\xaf\x27\x1c", "ingepakt bestand"),
    (b"Rar!", "ingepakt bestand"),
    (b"BZh", "ingepakt bestand"),
    (b"\xfd7zXZ", "ingepakt bestand"),
    (b"MZ", "programma"),
    (b"\x7fELF", "programma"),
    (b"SQLite format 3", "database"),
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What zipfile raises when a file is damaged, locked, or packed in a way it does not know."""


def media_type(head: bytes, name: str, path: Path) -> str:
    """The media type of a file, from `head` (its first bytes) and its name.

    Raises RefusedSource for a kind that is not read, ConversionError when name and content disagree
    and the content cannot be read either.
    """
    extension = PurePath(name).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip_type(path, extension)
    if head.startswith(b"PK\x05\x06"):
        raise ConversionError("het ZIP-bestand is leeg")
    if head.startswith(OLE):
        _refuse_ole(path, extension)
    expected = BY_EXTENSION.get(extension)
    if expected in (PDF, DOCX, ODT, ZIP):
        if _starts_as_html(head):
            return HTML
        raise ConversionError(
            f"de inhoud is geen {extension[1:].upper()}: het bestand is beschadigd of heet verkeerd"
        )
    foreign = _foreign(head)
    if expected is None or (foreign and expected not in TEXT_TYPES):
        raise RefusedSource(f"dit soort bestand wordt niet gelezen: {extension or foreign}")
    if not looks_like_text(head):
        if extension:
            what = f"een {foreign}" if foreign else "geen leesbare tekst"
            raise ConversionError(f"de extensie is {extension}, maar de inhoud is {what}")
        raise RefusedSource(
            f"dit soort bestand wordt niet gelezen: {foreign or 'zonder extensie en geen tekst'}"
        )
    if _starts_as_html(head):
        return HTML
    return XML if expected == TEXT and _starts_as_xml(head) else expected


def looks_like_text(head: bytes) -> bool:
    """Whether bytes can be text in one of the encodings Dutch offices use.

    >>> looks_like_text("Geachte raad".encode("utf-16")), looks_like_text(bytes(range(16)))
    (True, False)
    """
    if head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    if b"\0" in head:
        return utf16_without_bom(head) is not None
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1a\x1b\x08" for byte in head)
    return control * 100 <= len(head)


def utf16_without_bom(head: bytes) -> str | None:
    """The UTF-16 byte order of text without a mark, when nearly every second byte is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half >= 2 and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half >= 2 and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _zip_type(path: Path, extension: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if declared in (ODT, ODT + "-template"):
                    return ODT
                if declared.startswith("application/"):
                    raise RefusedSource(f"dit soort bestand wordt niet gelezen: {extension or declared}")
    except ZIP_DAMAGE as error:
        kind = "DOCX" if extension == ".docx" else "ODT" if extension == ".odt" else "ZIP"
        raise ConversionError(f"het {kind}-bestand is beschadigd") from error
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return DOCX
        raise RefusedSource(f"dit soort bestand wordt niet gelezen: {extension or 'Office-bestand'}")
    if extension in (".docx", ".docm", ".odt"):
        raise ConversionError(f"het {extension[1:].upper()}-bestand is onvolledig of beschadigd")
    if extension not in ("", ".zip") and extension not in BY_EXTENSION:
        raise RefusedSource(f"dit soort bestand wordt niet gelezen: {extension}")
    return ZIP


def _refuse_ole(path: Path, extension: str) -> None:
    """An OLE container is an old Office file, or a new one locked with a password."""
    with path.open("rb") as file:
        start = file.read(4 * 1024 * 1024)
    if "EncryptedPackage".encode("utf-16-le") in start:
        raise ConversionError("het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord")
    advice = "; sla het op als .docx" if extension in (".doc", ".docx", ".dot") else ""
    raise RefusedSource(f"dit soort bestand wordt niet gelezen: {extension or 'oud Office-bestand'}{advice}")


def _foreign(head: bytes) -> str | None:
    return next((kind for magic, kind in FOREIGN if head.startswith(magic) and not _plain_ascii(head)), None)


def _plain_ascii(head: bytes) -> bool:
    """ "BM" and "MZ" also begin words."""
    return all(byte in b"\t\n\r\f" or byte >= 32 for byte in head[:512]) and not head.startswith(b"{\\rtf")


def _starts_as_html(head: bytes) -> bool:
    start = _stripped(head).lstrip().lower()
    while start.startswith((b"<?xml", b"<!--")):
        end = b"-->" if start.startswith(b"<!--") else b">"
        start = start.partition(end)[2].lstrip()
    return re.match(rb"<!doctype\s+html|<html[\s>]", start) is not None


def _starts_as_xml(head: bytes) -> bool:
    return _stripped(head).lstrip().startswith(b"<?xml")


def _stripped(head: bytes) -> bytes:
    """The start without a byte order mark, UTF-16 folded to one byte a character."""
    if head.startswith(codecs.BOM_UTF8):
        return head[3:4096]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[:4096].decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head[:4096]
