"""The private folder where an original lies while it is on its way through, and what waits for review."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.catalogue.identity import document_id
from index.errors import NotFound
from index.model import Described, Source

HALF = ".half"

_described = TypeAdapter(Described)


class Spool:
    """Readable by its owner only; `session()` removes what a killed run left behind."""

    def __init__(self, folder: Path) -> None:
        self._under_way = folder / "onderweg"
        self._review = folder / "beoordeling"
        for made in (folder, self._under_way, self._review):
            made.mkdir(parents=True, exist_ok=True)
            made.chmod(0o700)

    @contextmanager
    def session(self) -> Iterator[Path]:
        """A fresh folder for one run; gone afterwards."""
        self.clear()
        folder = self._under_way / uuid.uuid4().hex
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> None:
        """Remove what a killed run left on its way through."""
        for left in self._under_way.iterdir():
            shutil.rmtree(left, ignore_errors=True)

    def drop(self, source: Source) -> None:
        """Remove the copy of a source that lies in the spool; an original elsewhere is left alone."""
        if source.path.is_relative_to(self._under_way):
            source.path.unlink(missing_ok=True)

    def keep_for_review(self, described: Described) -> None:
        """Keep the unshielded text until a person has released or refused it."""
        source = described.document.source
        path = self._review / f"{document_id(source.key, source.content_hash)}.json"
        half = path.with_suffix(HALF)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_described.dump_json(described))
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)

    def keep_original(self, source: Source) -> None:
        """Keep the file itself as long as its text waits: page pictures are made anew when it is released."""
        path = self._original(document_id(source.key, source.content_hash))
        half = path.with_suffix(HALF)
        with (
            source.path.open("rb") as file,
            os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as copy,
        ):
            shutil.copyfileobj(file, copy)
        half.replace(path)

    def original(self, identity: str) -> Path | None:
        """The file of a document that waits, if its pages can be pictured."""
        path = self._original(identity)
        return path if path.exists() else None

    def for_review(self, identity: str) -> Described:
        """Raises NotFound when nothing waits under this id."""
        try:
            return _described.validate_json((self._review / f"{identity}.json").read_bytes())
        except (FileNotFoundError, ValidationError):
            raise NotFound(
                "Van dit stuk is geen tekst te beoordelen: er is al over beslist, of de tekst is er niet meer. "
                "Wacht het nog, neem het bestand dan opnieuw op."
            ) from None

    def waits(self, identity: str) -> bool:
        """Whether the text of this document is here to be reviewed."""
        return (self._review / f"{identity}.json").exists()

    def reviewed(self, identity: str) -> None:
        (self._review / f"{identity}.json").unlink(missing_ok=True)
        self._original(identity).unlink(missing_ok=True)

    def keep_only(self, identities: Collection[str]) -> None:
        """Remove the text of a document that does not wait (any more), and half copies: a run was killed in
        between."""
        for left in self._review.iterdir():
            if left.suffix == HALF or left.name.partition(".")[0] not in identities:
                left.unlink(missing_ok=True)

    def _original(self, identity: str) -> Path:
        return self._review / f"{identity}.bron"
