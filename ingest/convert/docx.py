"""DOCX: body text in reading order, with tables, headings, list numbers, notes and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.errors import ConversionError
from index.model import Converted, Source
from ingest.convert.archive import open_office
from ingest.convert.builder import LINE_BREAK, one_line, table_row
from ingest.convert.docx_parts import Parts, W, core_properties, headers_of, is_on, read_parts
from ingest.convert.walk import PAGE, Walk
from ingest.convert.xml import local
from ingest.marks import raised

BOLD_LEVEL = 4
"""Level of a short bold paragraph that no style makes a heading."""


# Templates of letters keep subject and date in the header of the first page.
_LETTERHEAD = re.compile(r"Betreft|Onderwerp")


# Left out of the text: deletions, field codes, comments, old properties, drawings without text.
SKIPPED = {
    "del", "moveFrom", "instrText", "delText", "commentReference", "commentRangeStart",
    "commentRangeEnd", "annotationRef", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
    "sdtPr", "sdtEndPr", "proofErr", "bookmarkStart", "bookmarkEnd", "fldChar", "Fallback", "rPrChange",
    "pPrChange", "tblPrEx",
}  # fmt: skip


def convert(source: Source) -> Converted:
    with open_office(source.path, "DOCX") as office:
        document = office.part("word/document.xml")
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise ConversionError("het DOCX-bestand heeft geen tekst")
        walk = _Walk(read_parts(office))
        headers = headers_of(office)
        letterhead = next(
            (header for header in headers if _LETTERHEAD.search("".join(header.itertext()))), None
        )
        if letterhead is not None:
            walk.blocks(letterhead)
        walk.blocks(body)
        for header in headers:
            for paragraph in header.iter(f"{W}p") if header is not letterhead else ():
                walk.builder.margin(walk.plain(paragraph))
        return walk.builder.build(source, core_properties(office))


class _Walk(Walk):
    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.seen_notes: dict[str, int] = {}

    def blocks(self, parent: Element) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name not in SKIPPED:
                self.blocks(element)

    def _table(self, table: Element) -> None:
        """A table with columns as rows of cells; one that only serves the layout as the paragraphs it holds."""
        rows = [list(_children(row, "tc")) for row in _children(table, "tr")]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.blocks(cell)
        else:
            self.builder.lines(self._rows(table))
        self.flush()

    def plain(self, paragraph: Element) -> str:
        """The text of a paragraph outside the body."""
        return one_line(self._runs(paragraph).replace(PAGE, " ").replace(LINE_BREAK, " "))

    def _paragraph(self, element: Element) -> None:
        text = self._runs(element)
        properties = element.find(f"{W}pPr")
        style = self._style(properties)
        before, *rest = text.split(PAGE)
        if not any(map(str.strip, [before, *rest])):
            for _ in rest:
                self.builder.page_break()
            self.flush()
            return
        level = self._level(properties, style)
        mark = self.parts.number(properties, style)
        if level == -1:
            self.builder.margin(text.replace(PAGE, " "))
        else:
            # A page that ends inside a paragraph: the break is set before it, or after it when most is before.
            late = rest and len(before) >= sum(map(len, rest))
            breaks = len(rest)
            if breaks and not late:
                self._breaks(breaks)
            whole = mark + " ".join([before, *rest])
            if mark and not level:
                self.builder.item(whole)
            else:
                bold = not level and _reads_as_heading(whole) and self._all_bold(element, style)
                self.builder.paragraph(whole, BOLD_LEVEL if bold else level)
            if breaks and late:
                self._breaks(breaks)
        self.flush()

    def _all_bold(self, paragraph: Element, style: str) -> bool:
        runs = [
            run
            for run in paragraph.iter(f"{W}r")
            if any((text.text or "").strip() for text in run.iter(f"{W}t"))
        ]
        by_style = any(known.bold for known in self.parts.ancestry(style))
        for run in runs:
            bold = run.find(f"{W}rPr/{W}b")
            if not (is_on(bold) if bold is not None else by_style):
                return False
        return bool(runs)

    def _breaks(self, count: int) -> None:
        for _ in range(count):
            self.builder.page_break()

    def _runs(self, parent: Element) -> str:
        out: list[str] = []
        for element in parent:
            name = local(element)
            if name == "r":
                if not self._hidden(element):
                    out.append(self._runs(element))
            elif name == "t":
                out.append(element.text or "")
            elif name == "tab" or name == "ptab":
                out.append("\t")
            elif name in ("br", "cr"):
                out.append(PAGE if element.get(f"{W}type") == "page" else LINE_BREAK)
            elif name == "lastRenderedPageBreak":
                out.append(PAGE)
            elif name == "noBreakHyphen":
                out.append("-")
            elif name == "sym":
                out.append(_symbol(element))
            elif name in ("footnoteReference", "endnoteReference"):
                out.append(self._note(f"{name[:4]}:{element.get(f'{W}id')}"))
            elif name == "txbxContent":
                self.boxes.append(element)
            elif name not in SKIPPED:
                out.append(self._runs(element))
        return _one_page_break("".join(out))

    def _rows(self, table: Element) -> Iterator[str]:
        for row in _children(table, "tr"):
            cells = [list(self._cell(cell)) for cell in _children(row, "tc")]
            filled = [cell for cell in cells if cell]
            if len(filled) == 1:
                yield from filled[0]
            else:
                yield table_row(" ".join(cell) for cell in cells)

    def _cell(self, cell: Element) -> Iterator[str]:
        """The paragraphs of a cell; one merged into the cell above is empty."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(f"{W}val") != "restart":
            return
        for element in cell:
            name = local(element)
            if name == "p":
                properties = element.find(f"{W}pPr")
                mark = self.parts.number(properties, self._style(properties))
                text = self._runs(element).replace(PAGE, " ")
                if text.strip():
                    yield mark + text
            elif name == "tbl":
                yield from (row.replace(" | ", ", ") for row in self._rows(element))
            elif name not in SKIPPED:
                yield from self._cell(element)

    def _note(self, key: str) -> str:
        note = self.parts.notes.get(key)
        if note is None:
            return ""
        number = self.seen_notes.setdefault(key, len(self.seen_notes) + 1)
        mark = raised(str(number))
        text = " ".join(self.plain(paragraph) for paragraph in note.iter(f"{W}p"))
        if text.strip():
            self.notes.append(f"{mark} {text}")
        return mark

    def _style(self, properties: Element | None) -> str:
        found = properties.find(f"{W}pStyle") if properties is not None else None
        return (found.get(f"{W}val") or "") if found is not None else ""

    def _level(self, properties: Element | None, style: str) -> int:
        """Level of the heading; 0 for running text, -1 for a line of a table of contents."""
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        if outline is not None and (outline.get(f"{W}val") or "").isdigit():
            level = int(outline.get(f"{W}val") or 9) + 1
            return level if level < 10 else 0
        for known in self.parts.ancestry(style):
            name = known.name.lower()
            if name.startswith(("toc ", "inhopg ", "table of figures", "lijst met afbeeldingen")):
                return -1
            if known.level is not None:
                return known.level
        return 0

    def _hidden(self, run: Element) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        if properties.find(f"{W}del") is not None:
            return True
        vanish = properties.find(f"{W}vanish")
        if vanish is not None:
            return is_on(vanish)
        style = properties.find(f"{W}rStyle")
        return style is not None and any(k.hidden for k in self.parts.ancestry(style.get(f"{W}val") or ""))


def _reads_as_heading(text: str) -> bool:
    return (
        len(text) <= 120 and text[-1:] not in ".,;:" and LINE_BREAK not in text and any(map(str.isalpha, text))
    )


def _one_page_break(text: str) -> str:
    """Word writes a break and then where it rendered it: that is one page, not two."""
    return text.replace(PAGE + PAGE, PAGE)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also inside content controls and insertions; never deleted ones."""
    for element in parent:
        tag = local(element)
        if tag == name:
            if element.find(f"{W}trPr/{W}del") is None:
                yield element
        elif tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _children(element, name)


def _symbol(element: Element) -> str:
    code = int(element.get(f"{W}char") or "0", 16)
    return "•" if 0xF000 <= code <= 0xF0FF else chr(code) if 0x20 <= code < 0x110000 else ""
