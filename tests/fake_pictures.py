"""Page pictures of a fictional paper, drawn word by word, for tests of the pages."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from index.answer import StoredDocument
from index.errors import NotFound
from index.model import Decision, Finding, Page
from index.pictures.download import picture_pdf
from index.pictures.values import PageSight, SafePage, SafePictures, SafeWord, Sight
from ingest.pictures.png import packed
from ingest.pictures.sheets import on_sheets
from tests.fakes.base import MemoryBase

WIDTH, HEIGHT = 1191, 1684
LEFT, RIGHT, TOP, LINE = 148, 1040, 180, 34
INK = (22, 36, 43)
UNREAD = "Deze pagina is een plaatje dat niet gelezen is."


class MemoryPictures:
    """Of one document its page as a picture, and a second page without one; another one is set on sheets."""

    def __init__(self, base: MemoryBase, identity: str, office: str = "") -> None:
        self._identity = identity
        self._text = base.documents[identity].text
        self._office = office
        self._office_text = base.documents[office].text if office else ""
        self._sheets = on_sheets_of(base.documents[office]) if office else None

    def sight(self, document_id: str) -> Sight | None:
        if self._sheets and document_id == self._office:
            pages = tuple(
                PageSight(page.number, page.width, page.height, True, "") for page in self._sheets.pages
            )
            return Sight(pages, len(self.pdf(document_id)), self._sheets.sheets)
        if document_id != self._identity:
            return None
        seen = PageSight(1, WIDTH, HEIGHT, True, "")
        return Sight((seen, PageSight(2, 0, 0, False, UNREAD)), len(self.pdf(document_id)))

    def picture(self, document_id: str, number: int) -> bytes:
        return self._page(document_id, number).picture

    def words(self, document_id: str, number: int) -> tuple[SafeWord, ...]:
        return self._page(document_id, number).words

    def pdf(self, document_id: str) -> bytes:
        if self._sheets and document_id == self._office:
            return picture_pdf(self._sheets.pages, self._office_text)
        return picture_pdf([self._page(document_id, 1)], self._text)

    def _page(self, document_id: str, number: int) -> SafePage:
        if self._sheets and document_id == self._office:
            return self._sheets.pages[number - 1]
        if (document_id, number) != (self._identity, 1):
            raise NotFound("Van deze pagina is geen beeld.")
        return drawn(self._text, Page(1, 0, len(self._text)))


def on_sheets_of(document: StoredDocument) -> SafePictures | None:
    masked = [
        Finding(0, 1, "PERSON", "", 1.0, Decision.MASK, "", *found.span())
        for found in re.finditer(r"\[[a-z-]+\]", document.text)
    ]
    return on_sheets(document.text, document.headings, masked)


@cache
def drawn(text: str, page: Page) -> SafePage:
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(23)
    words: list[SafeWord] = []
    x, y, at = LEFT, TOP, page.start
    while at < page.end:
        if text[at].isspace():
            if text[at] == "\n":
                x, y = LEFT, y + LINE // (2 if text[at - 1] == "\n" else 1)
            at += 1
            continue
        end = next((n for n in range(at, page.end) if text[n].isspace()), page.end)
        width = round(font.getlength(text[at:end]))
        if x + width > RIGHT:
            x, y = LEFT, y + LINE
        if text[at] == "[":
            pen.rectangle((x, y - 2, x + width, y + 28), fill=INK)
        pen.text((x, y), text[at:end], fill="white" if text[at] == "[" else INK, font=font)
        words.append(SafeWord(at, end, x, y - 2, width, 30))
        x, at = x + width + 7, end
    return SafePage(page.number, WIDTH, HEIGHT, packed(np.asarray(image)) or b"", tuple(words))
