"""The private folder of shielded page pictures, one folder for each document."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from index.errors import NotFound, StoreError, StoreFull
from index.model import Page
from index.pictures.download import picture_pdf
from index.pictures.values import PageSight, SafePage, SafePictures, SafeWord, Sight, text_digest

GONE = "Van deze pagina is geen beeld."
_ID = re.compile(r"[0-9a-f-]{36}")


class Pictures:
    """Readable by its owner only. What is asked for with a text is only given when it was made of that text.

    A document lies in `<folder>/<id>/<digest of its safe text>/`, whole or not there: another shielding is
    another folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, identity: str, pictures: SafePictures, text: str) -> None:
        """Keep the pictures of a document; those of another shielding of it go. Raises StoreFull."""
        home = self._home(identity)
        half, ready = home / "half", home / pictures.digest
        try:
            for made in (self._folder, home):
                made.mkdir(parents=True, exist_ok=True)
                made.chmod(0o700)
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir(mode=0o700)
            for page in pictures.pages:
                if page.picture:
                    _write(half / _name(page.number), page.picture)
                _write(half / _words_name(page.number), _packed_words(page.words))
            size = len(picture_pdf(pictures.pages, text)) if any(p.picture for p in pictures.pages) else 0
            about = {
                "download": size,
                "paginas": [
                    [page.number, page.width, page.height, bool(page.picture), page.reason]
                    for page in pictures.pages
                ],
                "bladen": [[sheet.number, sheet.start, sheet.end] for sheet in pictures.sheets],
            }
            _write(half / "beelden.json", json.dumps(about, ensure_ascii=False).encode())
            # Those of another shielding may show what this one hides: they go first.
            for other in home.iterdir():
                if other != half:
                    shutil.rmtree(other, ignore_errors=True)
            half.replace(ready)
        except OSError:
            shutil.rmtree(half, ignore_errors=True)
            raise StoreFull(
                "De paginabeelden konden niet worden bewaard. Maak schijfruimte vrij en probeer het opnieuw."
            ) from None

    def sight(self, identity: str, text: str) -> Sight | None:
        """What there is to see of a document with this safe text; None when nothing was made of it."""
        try:
            about = json.loads((self._place(identity, text) / "beelden.json").read_bytes())
        except FileNotFoundError:
            return None
        pages = tuple(PageSight(*page) for page in about["paginas"])
        # Pictures that were made before sheets were set have none.
        return Sight(pages, about["download"], tuple(Page(*sheet) for sheet in about.get("bladen", ())))

    def picture(self, identity: str, text: str, number: int) -> bytes:
        """The PNG of a page. Raises NotFound."""
        try:
            return (self._place(identity, text) / _name(number)).read_bytes()
        except FileNotFoundError:
            raise NotFound(GONE) from None

    def words(self, identity: str, text: str, number: int) -> tuple[SafeWord, ...]:
        try:
            packed = (self._place(identity, text) / _words_name(number)).read_bytes()
        except FileNotFoundError:
            return ()
        return tuple(SafeWord(*word) for word in json.loads(gzip.decompress(packed)))

    def pdf(self, identity: str, text: str) -> bytes:
        """All pages as a PDF with the safe text unseen behind them. Raises NotFound when none can be seen."""
        sight = self.sight(identity, text)
        if sight is None or not any(page.seen for page in sight.pages):
            raise NotFound("Van dit stuk zijn geen paginabeelden.")
        pages = [
            SafePage(
                page.number,
                page.width,
                page.height,
                self.picture(identity, text, page.number),
                self.words(identity, text, page.number),
            )
            for page in sight.pages
            if page.seen
        ]
        return picture_pdf(pages, text)

    def forget(self, identity: str) -> None:
        """Raises StoreError when they are still there."""
        try:
            shutil.rmtree(self._home(identity))
        except FileNotFoundError:
            pass
        except OSError:
            raise StoreError(
                "De paginabeelden konden niet worden verwijderd. Kijk of u rechten heeft in de map van "
                "KENNISBANK_DATA en probeer het opnieuw."
            ) from None

    def keep_only(self, known: Collection[str]) -> None:
        """Remove what belongs to no document: a run was killed before it could record one."""
        if self._folder.is_dir():
            for home in self._folder.iterdir():
                if home.name not in known:
                    shutil.rmtree(home, ignore_errors=True)

    def _home(self, identity: str) -> Path:
        if not _ID.fullmatch(identity):
            raise NotFound(GONE)
        return self._folder / identity

    def _place(self, identity: str, text: str) -> Path:
        return self._home(identity) / text_digest(text)


def _name(number: int) -> str:
    return f"pagina-{number:04}.png"


def _words_name(number: int) -> str:
    return f"woorden-{number:04}.json.gz"


def _packed_words(words: tuple[SafeWord, ...]) -> bytes:
    rows = [[w.start, w.end, w.left, w.top, w.width, w.height] for w in words]
    # Without a time of making: the same pictures are the same bytes.
    return gzip.compress(json.dumps(rows, separators=(",", ":")).encode(), mtime=0)


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
