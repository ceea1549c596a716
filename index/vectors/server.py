"""The index on a Qdrant server or cluster: an alias that points to the collection in use.

Collections are named `<name>-g000001`, `<name>-g000002`, ...; a rebuild fills the next one and moves the alias.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, Final, Self

from qdrant_client import QdrantClient
from qdrant_client.http import models
from qdrant_client.http.exceptions import ApiException, ResponseHandlingException, UnexpectedResponse

from index.errors import StoreCorrupt, StoreError
from index.vectors.collection import Client
from index.vectors.manifest import check_spec
from index.vectors.rebuild import RebuildableIndex
from index.vectors.validate import check_points
from index.vectors.values import DENSE, FIELDS, SCHEMA, SPARSE, IndexSpec, Point

_METADATA: Final = "kennisbank"
SIZE_KEPT: Final = 5.0
"""Seconds that the number of points is remembered: others write to a server too."""


class ServerIndex(RebuildableIndex):
    """`VectorIndex` through `QdrantClient`. Other processes that write do not hear of a rebuild in this one."""

    def __init__(self, client: PoliteClient, alias: str, collection: str, spec: IndexSpec) -> None:
        super().__init__(spec)
        self._client, self._alias, self._collection = client, alias, collection
        self._counted = (-SIZE_KEPT, 0)
        """When the points were counted, and how many there were."""

    @classmethod
    def open(cls, client: QdrantClient, name: str, spec: IndexSpec, *, to_rebuild: bool = False) -> Self:
        """Open or create. With `to_rebuild` an index of another model opens too, only to be rebuilt."""
        polite = PoliteClient(client)
        collection = _behind(polite, name)
        if collection is None:
            # An earlier first start may have been cut off before it came to the alias.
            collection = _create(polite, f"{name}-g000001", spec)
            _check(polite, collection, spec)
            _move_alias(polite, name, collection, exists=False)
        elif not to_rebuild:
            _check(polite, collection, spec)
        return cls(polite, name, collection, spec)

    def size(self) -> int:
        now = monotonic()
        if now - self._counted[0] >= SIZE_KEPT:
            self._counted = now, self.count()
        return self._counted[1]

    def optimise(self) -> bool:
        """A server optimises by itself, and clears away what was removed."""
        return False

    def _put(self, points: Sequence[Point]) -> None:
        if points:
            self._write(points, check_points(points, self.spec))

    def _drop(self, document_ids: Sequence[str]) -> None:
        if document_ids:
            self._remove(document_ids)

    def _build(self, spec: IndexSpec) -> Self:
        name = _following(self._collection)
        if self._client.collection_exists(name):
            self._client.delete_collection(name)
        return type(self)(self._client, self._alias, _create(self._client, name, spec), spec)

    def _adopt(self, successor: Self) -> None:
        old = self._collection
        _move_alias(self._client, self._alias, successor._collection, exists=True)
        self._collection = successor._collection
        self._client.delete_collection(old)

    def _discard(self) -> None:
        self._client.delete_collection(self._collection)

    def _release(self) -> None:
        self._client.close()

    def _at(self) -> tuple[Client, str]:
        return self._client, self._collection


def connect(url: str, api_key: str | None = None, timeout: int = 10) -> QdrantClient:
    """A client for the server at `url`; `timeout` in seconds for each call."""
    with warnings.catch_warnings():
        # Between containers of one machine a key over plain HTTP is usual; the README says when to use HTTPS.
        warnings.filterwarnings("ignore", message="Api key is used with an insecure connection")
        try:
            return QdrantClient(url=url, api_key=api_key, timeout=timeout, check_compatibility=False)
        except ValueError as error:
            raise StoreError(
                "KENNISBANK_QDRANT_URL is geen adres. Geef het als http://naam:6333 of https://naam:6333."
            ) from error


class PoliteClient:
    """`QdrantClient` whose failures are `StoreError`s that say in Dutch what to do."""

    def __init__(self, client: QdrantClient) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._client, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            try:
                return method(*args, **kwargs)
            except UnexpectedResponse as error:
                raise _refused(error.status_code) from error
            except (ApiException, ResponseHandlingException, ConnectionError, TimeoutError) as error:
                raise StoreError(
                    "De Qdrant-server is niet bereikbaar. "
                    "Controleer KENNISBANK_QDRANT_URL en of de server draait."
                ) from error

        return call


def _refused(status: int | None) -> StoreError:
    if status in (401, 403):
        return StoreError("De Qdrant-server weigert de toegang. Controleer KENNISBANK_QDRANT_API_KEY.")
    if status == 404:
        return StoreCorrupt("De index staat niet meer op de Qdrant-server. Draai `kennisbank herbouw`.")
    return StoreError(
        f"De Qdrant-server kon de opdracht niet uitvoeren (status {status}). Probeer het opnieuw."
    )


def _behind(client: PoliteClient, alias: str) -> str | None:
    """The collection that the alias points to."""
    aliases = client.get_aliases().aliases
    return next((str(each.collection_name) for each in aliases if each.alias_name == alias), None)


def _create(client: PoliteClient, collection: str, spec: IndexSpec) -> str:
    """A collection with its payload indexes; what is there already stays."""
    if not client.collection_exists(collection):
        _create_bare(client, collection, spec)
    for name, kind in FIELDS.items():
        client.create_payload_index(collection, name, kind, wait=True)
    return collection


def _create_bare(client: PoliteClient, collection: str, spec: IndexSpec) -> None:
    client.create_collection(
        collection,
        vectors_config={DENSE: models.VectorParams(size=spec.dimension, distance=models.Distance.COSINE)},
        sparse_vectors_config={SPARSE: models.SparseVectorParams(modifier=models.Modifier.IDF)},
        quantization_config=models.ScalarQuantization(
            scalar=models.ScalarQuantizationConfig(type=models.ScalarType.INT8, quantile=0.99, always_ram=True)
        ),
        metadata={
            _METADATA: {
                "schema": SCHEMA,
                "model": spec.model,
                "dimension": spec.dimension,
                "terms": spec.terms,
            }
        },
    )


def _check(client: PoliteClient, collection: str, spec: IndexSpec) -> None:
    stored = (client.get_collection(collection).config.metadata or {}).get(_METADATA)
    if not stored:
        raise StoreCorrupt(
            "De collectie op de Qdrant-server is niet van de kennisbank. "
            "Kies een andere naam, of draai `kennisbank herbouw`."
        )
    made_with = IndexSpec(stored["model"], stored["dimension"], stored["terms"])
    check_spec(made_with, stored["schema"], spec)


def _move_alias(client: PoliteClient, alias: str, collection: str, *, exists: bool) -> None:
    """One request, so that no question falls between the old and the new."""
    operations: list[models.AliasOperations] = []
    if exists:
        operations.append(models.DeleteAliasOperation(delete_alias=models.DeleteAlias(alias_name=alias)))
    operations.append(
        models.CreateAliasOperation(
            create_alias=models.CreateAlias(collection_name=collection, alias_name=alias)
        )
    )
    client.update_collection_aliases(operations)


def _following(collection: str) -> str:
    """The name after this one.

    >>> _following("kennisbank-g000009")
    'kennisbank-g000010'
    """
    name, _, number = collection.rpartition("-g")
    if not re.fullmatch(r"\d+", number):
        return f"{collection}-g000001"
    return f"{name}-g{int(number) + 1:06}"
