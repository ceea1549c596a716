"""Lists of the API in pages: what may be asked for, and the links from one page to the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Query, Response

from api.schemas.parts import DEEPEST_PAGE, Paginering

Item = TypeVar("Item")
Asked = Sequence[tuple[str, str]]
"""The other parameters, which every page keeps; one without a value is left out."""

Page = Annotated[int, Query(alias="pagina", ge=1, le=DEEPEST_PAGE, description="Bladzijde, vanaf 1.")]


def per_page(things: str) -> Any:
    """The parameter that says how many of these stand on a page."""
    return Query(alias="paginagrootte", ge=1, le=100, description=f"{things} per bladzijde.")


def one_page(
    response: Response, path: str, found: Sequence[Item], page: int, size: int, asked: Asked = ()
) -> tuple[Sequence[Item], Paginering]:
    """What stands on this page of all that was found, and where it stands; the answer gets its header Link."""
    paging = linked(response, path, page, size, len(found), asked)
    return found[(page - 1) * size : page * size], paging


def linked(response: Response, path: str, page: int, size: int, total: int, asked: Asked = ()) -> Paginering:
    """Where this page stands; the answer gets the header Link to the others."""
    paging = pagination(page, size, total)
    response.headers["Link"] = page_links(path, paging, [pair for pair in asked if pair[1]])
    return paging


def pagination(page: int, size: int, total: int, at_least: bool = False) -> Paginering:
    return Paginering(
        pagina=page,
        paginagrootte=size,
        aantal_paginas=max(1, -(-total // size)),
        totaal=total,
        ondergrens=at_least,
    )


def page_links(path: str, paging: Paginering, asked: Asked = ()) -> str:
    """The value of the header Link."""

    def link(page: int, relation: str) -> str:
        query = urlencode([*asked, ("pagina", page), ("paginagrootte", paging.paginagrootte)])
        return f'<{path}?{query}>; rel="{relation}"'

    links = [link(1, "first"), link(paging.aantal_paginas, "last")]
    if paging.pagina > 1:
        links.append(link(paging.pagina - 1, "prev"))
    if paging.pagina < paging.aantal_paginas:
        links.append(link(paging.pagina + 1, "next"))
    return ", ".join(links)
