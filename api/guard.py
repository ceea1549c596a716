"""The outermost layer: security headers on every answer, and no error leaves without a page or leaks a text."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.version import API_VERSION, BASE_PATH

log = logging.getLogger("kennisbank")

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # An address of a search holds the question: no other site may learn it.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

LARGEST_BODY = 1_000_000
"""In bytes: a question or a form is far smaller."""
LARGEST_UPLOAD = 4_000_000_000
UPLOADS = ("/redactie", "/beheer/")

Failure = Callable[[Request], Awaitable[Response]]


class Guard:
    def __init__(self, app: ASGIApp, failure: Callable[[], Failure], https: bool = False) -> None:
        self.app = app
        self.failure = failure
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        api = scope["path"] == BASE_PATH or scope["path"].startswith(f"{BASE_PATH}/")
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._add_headers(MutableHeaders(scope=message), api)
            await send(message)

        try:
            await self.app(scope, _limited(scope["path"], receive), send_guarded)
        except (
            Exception
        ) as error:  # the last line of defence: the server would log the message, which may hold text
            log_failure(error, scope["method"])
            if started:
                return
            response = await self.failure()(Request(scope))
            await response(scope, receive, send_guarded)

    def _add_headers(self, headers: MutableHeaders, api: bool) -> None:
        for name, value in EVERYWHERE.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", API_POLICY if api else PAGE_POLICY)
        headers.setdefault("Cache-Control", "no-store")
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if api else "same-origin")
        if api:
            headers["API-Version"] = API_VERSION
        if self.https:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")


def _limited(path: str, receive: Receive) -> Receive:
    """Raises HTTPException (413) in whoever reads more of a body than this path may get."""
    most = LARGEST_UPLOAD if path.startswith(UPLOADS) else LARGEST_BODY
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(413)
        return message

    return counted


def log_failure(error: BaseException, method: str) -> None:
    """Logs what kind of error it was and where it arose, never its message: that may quote a question."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    where = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
    log.error("%s during %s: %s", type(error).__name__, method, where)
