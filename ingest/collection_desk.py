"""Where collections are made and kept; every text of a maker is shielded before it is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from index.catalogue.collections import CURATED, LIVING, NETWORK, PUBLIC, Collections
from index.catalogue.documents import Documents
from index.catalogue.lookup import Lookup
from index.errors import NotFound, QueryError
from ingest.deidentify import Deidentifier
from ingest.shield import Shield

LONGEST = {"titel": 150, "inleiding": 3000, "notitie": 1000}


class CollectionDesk:
    """Fulfils `api.ports.collections.CollectionDesk`."""

    def __init__(
        self, collections: Collections, documents: Documents, make_deidentifier: Callable[[], Deidentifier]
    ) -> None:
        self._collections = collections
        self._documents = documents
        self._lookup = Lookup(documents.engine)
        self._shield = Shield(make_deidentifier)

    def make(self, title: str, introduction: str, visibility: str, asked: Mapping[str, Any], by: str) -> str:
        """A living collection when `asked` holds a search, else a curated one. Raises QueryError."""
        if asked.get("vraag") and self._shield.shielded(str(asked["vraag"]), "openbaar") != asked["vraag"]:
            raise QueryError("In de zoekvraag staat een naam of een ander persoonsgegeven. Haal die eruit.")
        return self._collections.make(
            self._title(title),
            self._text("inleiding", introduction),
            LIVING if asked else CURATED,
            _visibility(visibility),
            asked,
            by,
        )

    def change(self, identity: str, title: str, introduction: str, visibility: str) -> None:
        self._collections.change(
            identity,
            title=self._title(title),
            introduction=self._text("inleiding", introduction),
            visibility=_visibility(visibility),
        )

    def remove(self, identity: str) -> None:
        """Raises NotFound."""
        self._collections.get(identity)
        self._collections.remove(identity)

    def put(self, identity: str, document: str, note: str | None = None) -> None:
        """Add the document with this id or file name, or change the note beside it.

        Raises NotFound, or QueryError for a living collection: a search says what stands in it.
        """
        if self._collections.get(identity).kind == LIVING:
            raise QueryError("In een levende collectie staat wat de zoekvraag vindt; er kan niets bij.")
        families = self._documents.families(self._lookup.named(document))
        if not families:
            raise NotFound(
                "Dit stuk staat niet in de collectie. Neem het kenmerk over uit het adres van het stuk."
            )
        family = next(iter(families.values()))
        self._collections.put(identity, family, None if note is None else self._text("notitie", note))

    def note(self, identity: str, family: str, note: str) -> None:
        """Raises NotFound when the document does not stand in it; so do `drop` and `move`."""
        self._must_hold(identity, family)
        self._collections.put(identity, family, self._text("notitie", note))

    def drop(self, identity: str, family: str) -> None:
        self._must_hold(identity, family)
        self._collections.drop(identity, family)

    def move(self, identity: str, family: str, up: bool) -> None:
        self._must_hold(identity, family)
        self._collections.move(identity, family, up)

    def _must_hold(self, identity: str, family: str) -> None:
        if family not in {kept.family for kept in self._collections.items(identity)}:
            raise NotFound("Dit stuk staat niet in deze collectie.")

    def _title(self, title: str) -> str:
        shielded = self._text("titel", " ".join(title.split()))
        if not shielded:
            raise QueryError("Geef de collectie een titel.")
        return shielded

    def _text(self, what: str, text: str) -> str:
        if len(text) > LONGEST[what]:
            raise QueryError(f"De {what} is te lang: ten hoogste {LONGEST[what]} tekens.")
        text = text.strip()
        return self._shield.shielded(text, "openbaar") if text else ""


def _visibility(chosen: str) -> str:
    if chosen not in (PUBLIC, NETWORK):
        raise QueryError("Kies voor wie de collectie is: openbaar of netwerk.")
    return chosen
