"""Sheets of office files that were taken in before sheets were set, or were set in another way."""

from __future__ import annotations

from pathlib import PurePath

from index.catalogue.documents import Documents
from index.pictures.store import Pictures
from ingest import media
from ingest.pictures.sheets import on_sheets


def set_anew(documents: Documents, pictures: Pictures) -> int:
    """Set all released office files on sheets from what the catalogue holds; how many that were."""
    done = 0
    for identity in documents.indexed():
        stored = documents.get(identity)
        if media.BY_EXTENSION.get(PurePath(stored.card.name).suffix.lower()) not in media.OFFICE:
            continue
        sight = pictures.sight(identity, stored.text)
        made = on_sheets(stored.text, stored.headings, documents.findings(identity))
        if made and (sight is None or sight.sheets):
            pictures.put(identity, made, stored.text)
            done += 1
    return done
