"""The pictures of documents that may be read, by id."""

from __future__ import annotations

from index.catalogue.documents import Documents
from index.errors import NotFound
from index.pictures.store import Pictures
from index.pictures.values import SafeWord, Sight


class Gallery:
    """Fulfils `api.ports.library.Pictures`: a picture is only given while its text is released."""

    def __init__(self, documents: Documents, pictures: Pictures) -> None:
        self._documents = documents
        self._pictures = pictures

    def sight(self, document_id: str) -> Sight | None:
        text = self._documents.shown_text(document_id)
        return self._pictures.sight(document_id, text) if text else None

    def picture(self, document_id: str, number: int) -> bytes:
        return self._pictures.picture(document_id, self._released(document_id), number)

    def words(self, document_id: str, number: int) -> tuple[SafeWord, ...]:
        return self._pictures.words(document_id, self._released(document_id), number)

    def pdf(self, document_id: str) -> bytes:
        return self._pictures.pdf(document_id, self._released(document_id))

    def _released(self, document_id: str) -> str:
        text = self._documents.shown_text(document_id)
        if not text:
            raise NotFound("Van dit stuk zijn geen paginabeelden.")
        return text
