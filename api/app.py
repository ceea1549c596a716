"""The web application: JSON under `/v1`, a health check, and room for the pages."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from api import (
    chains,
    collection_desk,
    collections,
    compare,
    digest,
    documents,
    lesson_desk,
    lessons,
    openapi,
    promises,
    review,
    rulings,
    topics,
    verdicts,
    words,
)
from api.guard import Failure, Guard
from api.problems import add_problem_handlers, problem
from api.schemas.collection import Gezondheid
from api.services import Services
from api.settings import ApiSettings
from api.version import BASE_PATH
from index.errors import KennisbankError


def create_app(services: Services, settings: ApiSettings | None = None) -> FastAPI:
    """The application without pages; `ui.pages.mount(app, services)` adds those."""
    settings = settings or ApiSettings()
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.settings = settings
    app.state.failure = _failure
    add_problem_handlers(app)
    app.mount(BASE_PATH, _versioned(services, settings))

    @app.get("/gezondheid", include_in_schema=False)
    def health() -> JSONResponse:
        try:
            counts = services.library.counts()
        except KennisbankError as error:
            ill = Gezondheid(stand="ziek", reden=str(error))
            return JSONResponse(ill.model_dump(exclude_none=True), status_code=503)
        return JSONResponse(Gezondheid(stand="gezond", stukken=counts.documents).model_dump(exclude_none=True))

    def failure() -> Failure:
        found: Failure = app.state.failure
        return found

    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Guard, failure=failure, https=settings.https)
    return app


def _versioned(services: Services, settings: ApiSettings) -> FastAPI:
    api = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, strict_content_type=False
    )
    add_problem_handlers(api)
    # Answers in the right form; the guard around the whole application logs what happened.
    api.add_exception_handler(Exception, _broken)
    api.include_router(documents.routes(services))
    if services.ledger:
        api.include_router(promises.routes(services.ledger))
        api.include_router(verdicts.promise_routes(services.ledger))
    if services.chains:
        api.include_router(chains.routes(services.chains))
        api.include_router(verdicts.chain_routes(services.chains))
    if services.collections:
        api.include_router(collections.routes(services.collections))
        if services.collection_desk:
            api.include_router(collection_desk.routes(services.collections, services.collection_desk))
    if services.digests:
        api.include_router(digest.routes(services.digests))
    if services.themes:
        api.include_router(topics.theme_routes(services.themes))
        api.include_router(verdicts.theme_routes(services.themes))
    if services.register:
        api.include_router(topics.register_routes(services.register))
    if services.lessons:
        api.include_router(lessons.routes(services.lessons))
        if services.lesson_desk:
            api.include_router(lesson_desk.routes(services.lessons, services.lesson_desk))
    if services.rulings:
        api.include_router(rulings.routes(services.rulings))
    if services.comparer:
        api.include_router(compare.routes(services.comparer))
    if services.review:
        api.include_router(review.routes(services.review))
    if services.words:
        api.include_router(words.routes(services.words))

    @api.get("/openapi.json", include_in_schema=False)
    def document() -> JSONResponse:
        # The rules ask that any web page may read this one document.
        return JSONResponse(openapi.describe(api, settings), headers={"Access-Control-Allow-Origin": "*"})

    return api


async def _failure(request: Request) -> Response:
    return problem(500)


async def _broken(request: Request, error: Exception) -> Response:
    return problem(500)
