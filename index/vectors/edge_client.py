"""A Qdrant Edge shard behind the method names and models of `QdrantClient`."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import qdrant_edge as edge
from qdrant_client.http import models

from index.errors import StoreCorrupt, StoreError, StoreFull, StoreLocked, trouble_with_files
from index.vectors import translate
from index.vectors.values import DENSE, FIELDS, SPARSE

FULL: Final = (
    "Er is te weinig schijfruimte voor de index. Maak ruimte vrij en probeer het opnieuw; er is niets verloren."
)

_INDEXES: Mapping[models.PayloadSchemaType, type[Any]] = {
    models.PayloadSchemaType.KEYWORD: edge.KeywordIndexParams,
    models.PayloadSchemaType.INTEGER: edge.IntegerIndexParams,
    models.PayloadSchemaType.DATETIME: edge.DatetimeIndexParams,
}


class EdgeClient:
    """One shard, owned by this process. `collection_name` is there for likeness with the server and unused.

    Edge holds the GIL during every call, so calls of several threads simply follow one another.
    """

    def __init__(self, shard: edge.EdgeShard) -> None:
        self._shard: edge.EdgeShard | None = shard

    @classmethod
    def create(cls, folder: Path, dimension: int) -> EdgeClient:
        """A new shard with one dense and one sparse vector (IDF kept by the engine) and all payload indexes."""
        with _translated():
            shard = edge.EdgeShard.create(str(folder), plain_config(dimension))
            for name, kind in FIELDS.items():
                shard.update(edge.UpdateOperation.create_field_index(name, _INDEXES[kind]()))
            shard.flush()
        return cls(shard)

    @classmethod
    def load(cls, folder: Path) -> EdgeClient:
        with _translated(opening=True):
            return cls(edge.EdgeShard.load(str(folder)))

    def upsert(
        self, collection_name: str, points: Sequence[models.PointStruct], wait: bool = True, **_: Any
    ) -> None:
        """With `wait` this and everything before it is durable when it returns."""
        with self._use() as shard:
            shard.update(edge.UpdateOperation.upsert_points([translate.to_point(each) for each in points]))
            if wait:
                shard.flush()

    def delete(self, collection_name: str, points_selector: models.FilterSelector, **_: Any) -> None:
        """Durable when it returns."""
        where = translate.to_filter(points_selector.filter)
        assert where is not None
        with self._use() as shard:
            shard.update(edge.UpdateOperation.delete_points_by_filter(where))
            shard.flush()

    def query_batch_points(
        self, collection_name: str, requests: Sequence[models.QueryRequest], **_: Any
    ) -> list[translate.Answer]:
        translated = [translate.to_request(each) for each in requests]
        with self._use() as shard:
            answers = (
                [shard.query(translated[0])]
                if len(translated) == 1
                else shard.query_batch(edge.QueryBatchRequest(translated))
            )
        return [translate.Answer(points) for points in answers]

    def count(
        self, collection_name: str, count_filter: models.Filter | None = None, exact: bool = True, **_: Any
    ) -> models.CountResult:
        with self._use() as shard:
            return models.CountResult(
                count=shard.count(edge.CountRequest(exact=exact, filter=translate.to_filter(count_filter)))
            )

    def retrieve(
        self,
        collection_name: str,
        ids: Sequence[Any],
        with_payload: bool = True,
        with_vectors: bool = False,
        **_: Any,
    ) -> list[translate.Found]:
        with self._use() as shard:
            records = shard.retrieve(translate.to_ids(ids), with_payload=with_payload, with_vector=with_vectors)
        return [translate.from_record(each) for each in records]

    def scroll(
        self,
        collection_name: str,
        scroll_filter: models.Filter | None = None,
        limit: int = 10,
        offset: Any = None,
        with_payload: bool = True,
        with_vectors: bool = False,
        **_: Any,
    ) -> tuple[list[translate.Found], Any]:
        request = edge.ScrollRequest(
            offset=offset,
            limit=limit,
            filter=translate.to_filter(scroll_filter),
            with_payload=with_payload,
            with_vector=with_vectors,
        )
        with self._use() as shard:
            records, following = shard.scroll(request)
        return [translate.from_record(each) for each in records], following

    def close(self) -> None:
        """Release the folder; safe to call twice."""
        shard, self._shard = self._shard, None
        if shard is not None:
            with _translated():
                shard.close()

    @contextmanager
    def _use(self) -> Iterator[edge.EdgeShard]:
        shard = self._shard
        if shard is None:
            raise StoreError("De index is gesloten. Start de kennisbank opnieuw.")
        with _translated():
            yield shard


def plain_config(dimension: int) -> edge.EdgeConfig:
    """Vectors without HNSW or quantisation: exact, and fast up to some 20,000 points."""
    return edge.EdgeConfig(
        vectors={DENSE: edge.EdgeVectorParams(size=dimension, distance=edge.Distance.Cosine)},
        sparse_vectors={SPARSE: edge.EdgeSparseVectorParams(modifier=edge.Modifier.Idf)},
    )


@contextmanager
def _translated(*, opening: bool = False) -> Iterator[None]:
    """Edge raises bare `Exception`s, and Rust panics that are no `Exception`: here they become ours."""
    try:
        yield
    except StoreError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        if "WouldBlock" in str(error):
            raise StoreLocked(
                "De index is in gebruik door een ander programma. "
                "Sluit dat eerst, of gebruik de kennisbank die al draait."
            ) from error
        if "Not recovered from previous error" in str(error):
            raise StoreError(
                "De index neemt na een eerdere fout niets meer aan. Maak zo nodig schijfruimte vrij en start "
                "de kennisbank opnieuw; er is niets verloren."
            ) from error
        told = re.search(r"\(os error (\d+)\)", str(error))
        match int(told[1]) if told else 0:
            case errno.ENOSPC | errno.EDQUOT:
                raise StoreFull(FULL) from error
            case (errno.EACCES | errno.EPERM | errno.EROFS) as number:
                raise StoreError(trouble_with_files(OSError(number, ""))) from error
        if opening or not isinstance(error, Exception):
            raise StoreCorrupt("De index is beschadigd. Draai `kennisbank herbouw`.") from error
        raise StoreError("De index kon de opdracht niet uitvoeren. Probeer het opnieuw.") from error
