"""A small REST face over `EdgeClient`, so that the real `QdrantClient(url=...)` can be driven without a server.

It speaks the routes, JSON and status codes of Qdrant that the index uses: collections, aliases,
payload indexes, points, and the API key. It is no server: one process, no shards, no replicas.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import qdrant_edge as edge
import uvicorn
from qdrant_client.http import models
from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from index.errors import StoreError
from index.vectors.edge_client import EdgeClient
from index.vectors.translate import Found

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""A folder in memory where there is one: the engine calls fsync for every field of every batch."""


class Face:
    """Collections by name, aliases by name, and the routes over them."""

    def __init__(self, folder: Path, api_key: str | None = None) -> None:
        self.folder, self.api_key = folder, api_key
        self.collections: dict[str, tuple[EdgeClient, dict[str, Any]]] = {}
        self.aliases: dict[str, str] = {}
        self.delay = 0.0

    def client(self, request: Request) -> EdgeClient:
        name = request.path_params["name"]
        return self.collections[self.aliases.get(name, name)][0]

    async def create(self, request: Request) -> Response:
        name, body = request.path_params["name"], await request.json()
        if name in self.collections:
            return failure(409, f"Collection `{name}` already exists!")
        client = EdgeClient.create(self.folder / name, body["vectors"]["dense"]["size"])
        self.collections[name] = (client, body)
        return result(True)

    async def describe(self, request: Request) -> Response:
        _, body = self.collections[request.path_params["name"]]
        hnsw = {"m": 16, "ef_construct": 100, "full_scan_threshold": 10000}
        optimizer = {
            "deleted_threshold": 0.2,
            "vacuum_min_vector_number": 1000,
            "default_segment_number": 0,
            "flush_interval_sec": 5,
        }
        params = {"vectors": body["vectors"], "sparse_vectors": body["sparse_vectors"]}
        config = {
            "params": params,
            "hnsw_config": hnsw,
            "optimizer_config": optimizer,
            "metadata": body.get("metadata"),
        }
        return result(
            {
                "status": "green",
                "optimizer_status": "ok",
                "segments_count": 1,
                "config": config,
                "payload_schema": {},
            }
        )

    async def exists(self, request: Request) -> Response:
        return result({"exists": request.path_params["name"] in self.collections})

    async def drop(self, request: Request) -> Response:
        name = request.path_params["name"]
        client, _ = self.collections.pop(name)
        client.close()
        shutil.rmtree(self.folder / name)
        return result(True)

    async def index_field(self, request: Request) -> Response:
        await request.json()
        assert self.client(request)
        return done()

    async def list_aliases(self, request: Request) -> Response:
        return result(
            {
                "aliases": [
                    {"alias_name": alias, "collection_name": name} for alias, name in self.aliases.items()
                ]
            }
        )

    async def change_aliases(self, request: Request) -> Response:
        for action in (await request.json())["actions"]:
            if "delete_alias" in action:
                self.aliases.pop(action["delete_alias"]["alias_name"])
            else:
                wanted = action["create_alias"]
                assert wanted["collection_name"] in self.collections
                self.aliases[wanted["alias_name"]] = wanted["collection_name"]
        return result(True)

    async def upsert(self, request: Request) -> Response:
        points = models.PointsList.model_validate(await request.json()).points
        self.client(request).upsert("", points)
        return done()

    async def delete(self, request: Request) -> Response:
        self.client(request).delete("", models.FilterSelector.model_validate(await request.json()))
        return done()

    async def query_batch(self, request: Request) -> Response:
        asked = models.QueryRequestBatch.model_validate(await request.json()).searches
        answers = self.client(request).query_batch_points("", asked)
        return result([{"points": [dump_found(each) for each in answer.points]} for answer in answers])

    async def count(self, request: Request) -> Response:
        asked = models.CountRequest.model_validate(await request.json())
        return result(dump(self.client(request).count("", asked.filter, bool(asked.exact))))

    async def retrieve(self, request: Request) -> Response:
        asked = models.PointRequest.model_validate(await request.json())
        records = self.client(request).retrieve(
            "", asked.ids, bool(asked.with_payload), bool(asked.with_vector)
        )
        return result([dump_found(each) for each in records])

    async def scroll(self, request: Request) -> Response:
        asked = models.ScrollRequest.model_validate(await request.json())
        records, following = self.client(request).scroll(
            "", asked.filter, asked.limit or 10, asked.offset, True, bool(asked.with_vector)
        )
        return result(
            {
                "points": [dump_found(each) for each in records],
                "next_page_offset": str(following) if following is not None else None,
            }
        )

    def app(self) -> Starlette:
        at = "/collections/{name}"
        app = Starlette(
            routes=[
                Route("/aliases", self.list_aliases, methods=["GET"]),
                Route("/collections/aliases", self.change_aliases, methods=["POST"]),
                Route(at, self.create, methods=["PUT"]),
                Route(at, self.describe, methods=["GET"]),
                Route(at, self.drop, methods=["DELETE"]),
                Route(f"{at}/exists", self.exists, methods=["GET"]),
                Route(f"{at}/index", self.index_field, methods=["PUT"]),
                Route(f"{at}/points", self.upsert, methods=["PUT"]),
                Route(f"{at}/points", self.retrieve, methods=["POST"]),
                Route(f"{at}/points/delete", self.delete, methods=["POST"]),
                Route(f"{at}/points/query/batch", self.query_batch, methods=["POST"]),
                Route(f"{at}/points/count", self.count, methods=["POST"]),
                Route(f"{at}/points/scroll", self.scroll, methods=["POST"]),
            ]
        )
        app.add_middleware(BaseHTTPMiddleware, dispatch=self.guard)
        return app

    async def guard(self, request: Request, call_next: Any) -> Response:
        time.sleep(self.delay)
        if self.api_key is not None and request.headers.get("api-key") != self.api_key:
            return failure(401, "Must provide an API key or an Authorization bearer token")
        try:
            answer: Response = await call_next(request)
        except KeyError as error:
            return failure(404, f"Not found: Collection {error} doesn't exist!")
        except StoreError as error:
            return failure(500, str(error))
        return answer


@contextmanager
def serve(api_key: str | None = None) -> Iterator[tuple[str, Face]]:
    """The face on a free port of the loopback: its URL and itself."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        face = Face(Path(folder), api_key)
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(face.app(), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}", face
        finally:
            server.should_exit = True
            thread.join()
            listening.close()
            for client, _ in face.collections.values():
                client.close()


def dump(model: Any) -> Any:
    return json.loads(model.model_dump_json())


def dump_found(found: Found | edge.ScoredPoint) -> Any:
    vector = {
        name: dump(each) if isinstance(each, models.SparseVector) else each
        for name, each in (found.vector or {}).items()
    }
    return {
        "id": str(found.id),
        "version": 0,
        "score": found.score,
        "payload": found.payload,
        "vector": vector or None,
    }


def result(value: Any) -> JSONResponse:
    return JSONResponse({"result": value, "status": "ok", "time": 0.001})


def done() -> JSONResponse:
    return result({"operation_id": 1, "status": "completed"})


def failure(status: int, message: str) -> JSONResponse:
    return JSONResponse({"status": {"error": message}, "time": 0.0}, status_code=status)
