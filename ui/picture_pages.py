"""The addresses of page pictures and of the PDF that is made of them."""

from __future__ import annotations

import re
import unicodedata

from fastapi import Request
from starlette.responses import Response

from api.ports.library import Pictures
from ui import dates
from ui.cards import card_view
from ui.site import Site


class PicturePages:
    def __init__(self, site: Site, pictures: Pictures) -> None:
        self._site = site
        self._pictures = pictures

    def picture(self, request: Request, identity: str, number: int) -> Response:
        return Response(self._pictures.picture(identity, number), media_type="image/png")

    def download(self, request: Request, identity: str) -> Response:
        card = self._site.services.library.document(identity).card
        content = self._pictures.pdf(identity)
        name = file_name(f"{card_view(card).kind} {dates.card_date(card)}")
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type="application/pdf", headers=disposition)


def file_name(label: str) -> str:
    """A name for the file that says nothing but kind and date: a title or the old name may hold a person's.

    >>> file_name("Kamerbrief 9 maart 2023")
    'kamerbrief-9-maart-2023-afgeschermd.pdf'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return "-".join([*re.findall("[a-z0-9]+", plain), "afgeschermd.pdf"])
