"""Who may do the work of editors: as long as there are no accounts, whoever sits at this machine."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.nearby import from_our_own_page, from_this_machine
from ui.site import Site

EDITOR = "redacteur"
"""The cookie with the name of who sits at this machine, for the next form."""


def kept_out(site: Site, request: Request, posting: bool = False) -> Response | None:
    """The page that says why not, or None for who may come in."""
    if not from_this_machine(request):
        return site.kept_out(
            request,
            "De redactie is hier niet te openen",
            "Zolang er geen accounts zijn, werkt zij alleen op de computer waarop de Kennisbank draait.",
        )
    if posting and not from_our_own_page(request):
        return site.kept_out(request, "Dat kan hier niet", "Dit formulier kwam van een andere website.")
    return None
