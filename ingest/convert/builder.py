"""Collects paragraphs, headings, pages and marginalia into one Converted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from index.model import Converted, Heading, Layout, Page, Source

LINE_BREAK = "\u2028"
"""A line break that the file itself asks for, as opposed to "\\n", where a line may just be full."""

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85]+")
_AROUND_BREAK = re.compile(rf" *{LINE_BREAK} *")


class TextBuilder:
    """Builds the text of a document, one paragraph a call; blank lines stand between paragraphs."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._after_item = False
        self._page_start = 0
        self._pages: list[Page] = []
        self._headings: list[Heading] = []
        self.marginalia: list[str] = []

    def paragraph(self, text: str, level: int = 0) -> None:
        """Add a paragraph; `level` 1 or more makes it a heading."""
        text = one_line(text)
        if not text:
            return
        if level:
            text = text.replace(LINE_BREAK, " ")
            self._headings.append(Heading(self._length, self._length + len(text), level))
        self._add(text + "\n\n")

    def lines(self, lines: Iterable[str]) -> None:
        """Add lines that belong together and stay lines: rows of a table, items of a list."""
        kept = [line for line in map(one_line, lines) if line]
        if kept:
            self._add(LINE_BREAK.join(kept) + "\n\n")

    def item(self, text: str) -> None:
        """Add an item of a list; items after each other stay close together."""
        text = one_line(text)
        if not text:
            return
        if self._after_item and self._parts:
            self._parts[-1] = self._parts[-1].removesuffix("\n\n") + LINE_BREAK
            self._length -= 1
        self._add(text + "\n\n")
        self._after_item = True

    def wrapped(self, text: str, level: int = 0) -> int:
        """Add a paragraph whose lines are wrapped ("\\n") or broken on purpose (LINE_BREAK); its offset."""
        start = self._length
        if level:
            self._headings.append(Heading(start, start + len(text), level))
        self._add(text + "\n\n")
        return start

    def page_break(self) -> None:
        """End the page here; an empty page counts too."""
        self._pages.append(Page(len(self._pages) + 1, self._page_start, self._length))
        self._page_start = self._length
        self._after_item = False

    def margin(self, text: str) -> None:
        """Keep text that stands outside the running text, once."""
        text = one_line(text)
        if text and text not in self.marginalia:
            self.marginalia.append(text)

    def build(
        self,
        source: Source,
        properties: Mapping[str, str] | None = None,
        from_ocr: bool = False,
        lines_known: bool = False,
        layout: Layout | None = None,
    ) -> Converted:
        if self._page_start < self._length or not self._pages:
            self.page_break()
        return Converted(
            source,
            "".join(self._parts),
            tuple(self._pages),
            tuple(self._headings),
            dict(properties or {}),
            tuple(self.marginalia),
            from_ocr,
            lines_known,
            layout,
        )

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._after_item = False


def one_line(text: str) -> str:
    """Text with every run of white space made one space; asked-for line breaks stay.

    >>> one_line("  Geachte\\n   raad ")
    'Geachte raad'
    """
    return _AROUND_BREAK.sub(LINE_BREAK, _SPACE.sub(" ", text)).strip(" " + LINE_BREAK)


def table_row(cells: Iterable[str]) -> str:
    """Cells side by side, empty ones at the end left out.

    >>> table_row(["Jaar", "Bedrag", ""])
    'Jaar | Bedrag'
    """
    return " | ".join(one_line(cell).replace(LINE_BREAK, " ") for cell in cells).rstrip(" |")
