"""Who may see the pages of the editors until there are accounts: whoever sits at this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends
from starlette.requests import Request

from index.errors import NotFound

PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


def from_this_machine(request: Request) -> bool:
    """Asked over loopback, under a name of loopback, and not passed on by a proxy.

    The name keeps out a page elsewhere whose own name was made to point here (DNS rebinding).
    """
    if request.client is None or not _is_loopback(request.client.host):
        return False
    if any(header in request.headers for header in PASSED_ON):
        return False
    return _is_loopback(urlsplit(f"//{request.headers.get('host', '')}").hostname or "")


def from_our_own_page(request: Request) -> bool:
    """Whether a form was sent by a page of this site, as the browser tells; one that is silent is refused."""
    fetched = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if fetched is None and origin is None:
        return False
    if fetched is not None and fetched != "same-origin":
        return False
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


def from_elsewhere(request: Request) -> bool:
    """Whether a browser says that a page of another site asks; a program that is no browser says nothing."""
    fetched = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    return fetched not in {"same-origin", "none"} or (
        origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    )


def nobody_else(request: Request) -> None:
    """For routes of the editors: to anyone else they do not exist. Raises NotFound."""
    if not from_this_machine(request) or from_elsewhere(request):
        raise NotFound("Dit adres bestaat niet. Kijk in /v1/openapi.json welke adressen er zijn.")


def editors_router(tag: str) -> APIRouter:
    """A router for whoever sits at this machine; each of its routes says that it can be not there."""
    return APIRouter(tags=[tag], dependencies=[Depends(nobody_else)], responses={404: {}})


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
