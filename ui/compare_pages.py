"""The addresses that put proeftuinen side by side."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.compare_files import as_csv, as_docx, as_markdown
from api.ports.knowledge import Comparer
from api.sheets import WORD
from index.compare import Matrix
from ui.compare import Asked, compare_page, read
from ui.contexts.page import Crumb
from ui.menu import GATHERED
from ui.site import Site, download


class ComparePages:
    def __init__(self, site: Site, comparer: Comparer) -> None:
        self._site = site
        self._comparer = comparer

    def compare(self, request: Request) -> Response:
        asked, matrix = self._asked(request)
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Vergelijk"))
        frame = self._site.frame(request, "Proeftuinen vergelijken", "/vergelijk", crumbs)
        page = compare_page(frame, matrix, asked, self._comparer.proeftuinen(), self._comparer.topics())
        return self._site.show(page)

    def as_csv(self, request: Request) -> Response:
        body = as_csv(self._asked(request)[1], self._site.address(request)).encode()
        return download(body, "text/csv; charset=utf-8", "vergelijking.csv")

    def as_markdown(self, request: Request) -> Response:
        body = as_markdown(self._asked(request)[1], self._site.address(request)).encode()
        return download(body, "text/markdown; charset=utf-8", "vergelijking.md")

    def as_docx(self, request: Request) -> Response:
        body = as_docx(self._asked(request)[1], self._site.address(request))
        return download(body, WORD, "vergelijking.docx")

    def _asked(self, request: Request) -> tuple[Asked, Matrix]:
        asked = read(request.query_params, self._comparer.proeftuinen(), self._comparer.topics())
        return asked, self._comparer.matrix(asked.proeftuinen, asked.topics)
