"""The addresses of the digest of a week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from fastapi import Request
from starlette.responses import Response

from api.digest_message import as_atom
from api.ports.knowledge import Digests
from ui.contexts.page import Crumb
from ui.digest import digest_page, read
from ui.menu import GATHERED
from ui.site import Site

WEEKS_IN_FEED = 8


class DigestPages:
    def __init__(self, site: Site, digests: Digests, today: Callable[[], date] = date.today) -> None:
        self._site = site
        self._digests = digests
        self._today = today

    def digest(self, request: Request) -> Response:
        asked = read(request.query_params)
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Weekbericht"))
        page = digest_page(
            self._site.frame(request, "Weekbericht", "/weekbericht", crumbs, wrong=bool(asked.error)),
            self._digests.of(asked.followed, asked.last),
            asked,
            self._site.services.library.coverage(),
            self._today(),
            bool(self._site.services.ledger),
        )
        return self._site.show(page, 400 if asked.error else 200)

    def feed(self, request: Request) -> Response:
        asked = replace(read(request.query_params), last=None)
        weeks = self._digests.weeks(asked.followed, WEEKS_IN_FEED)
        told = [week for week in weeks if week]
        body = as_atom(told, self._site.address(request), asked.query())
        return Response(body, media_type="application/atom+xml; charset=utf-8")
