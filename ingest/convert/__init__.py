"""Reads one file into text: the converter for its media type, and what every converter must give."""

from __future__ import annotations

import importlib

from index.errors import ConversionError, UnreadableSource
from index.model import Converted, Source
from ingest import media
from ingest.file import os_reason

# Imported when the first file of a kind comes by: most runs need one or two of them.
CONVERTERS = {
    media.PDF: "ingest.convert.pdf",
    media.DOCX: "ingest.convert.docx",
    media.ODT: "ingest.convert.odt",
    media.HTML: "ingest.convert.html",
    media.XML: "ingest.convert.xml",
    media.TEXT: "ingest.convert.text",
    media.MARKDOWN: "ingest.convert.markdown",
}


def convert(source: Source) -> Converted:
    """The text of a file, page by page, with the headings and properties the file itself knows.

    Properties are named title, author, publisher, subject, keywords, description, category, date, modified,
    identifier, number, type, language and program; their values stand as the file gives them. A PDF of which
    some pages are pictures that could not be read names those in `unread_pages`.

    Raises UnreadableSource when the file is gone, ConversionError when no text can be had from it.
    """
    module = CONVERTERS.get(source.media_type)
    if module is None:
        raise ConversionError(f"dit soort bestand wordt niet gelezen: {source.media_type}")
    try:
        converted: Converted = importlib.import_module(module).convert(source)
    except OSError as error:
        raise UnreadableSource(os_reason(error)) from error
    except (MemoryError, RecursionError) as error:
        raise ConversionError("het bestand is te groot of te diep genest om te lezen") from error
    if not converted.text.strip():
        raise ConversionError("er staat geen tekst in dit bestand")
    return converted
