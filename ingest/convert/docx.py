"""DOCX: body text in reading order, with tables, headings, list numbers, notes and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from index.errors import ConversionError
from index.model import Converted, Source
from ingest.convert.archive import Office, open_office
from ingest.convert.builder import LINE_BREAK, TextBuilder, one_line, table_row
from ingest.convert.numbering import Counters, Level, Numbering
from ingest.convert.xml import local

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = "\f"
BOLD_LEVEL = 4
"""Level of a short bold paragraph that no style makes a heading."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# Left out of the text: deletions, field codes, comments, old properties, drawings without text.
SKIPPED = {
    "del", "moveFrom", "instrText", "delText", "commentReference", "commentRangeStart",
    "commentRangeEnd", "annotationRef", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
    "sdtPr", "sdtEndPr", "proofErr", "bookmarkStart", "bookmarkEnd", "fldChar", "Fallback", "rPrChange",
    "pPrChange", "tblPrEx",
}  # fmt: skip


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    level: int | None = None
    numbering: tuple[str, int] | None = None
    hidden: bool = False
    bold: bool = False


@dataclass(slots=True)
class _Parts:
    """What the other parts of the file say about the body."""

    styles: dict[str, _Style]
    counters: Counters
    styled: dict[tuple[str, str], int] = field(default_factory=dict)
    """The level at which a list counts paragraphs of a style."""
    notes: dict[str, Element] = field(default_factory=dict)


def convert(source: Source) -> Converted:
    with open_office(source.path, "DOCX") as office:
        document = office.part("word/document.xml")
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise ConversionError("het DOCX-bestand heeft geen tekst")
        numbering, styled = _numbering(office)
        parts = _Parts(_styles(office), Counters(numbering), styled, _notes(office))
        walk = _Walk(parts)
        headers = _headers(office)
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


# Templates of letters keep subject and date in the header of the first page.
_LETTERHEAD = re.compile(r"Betreft|Onderwerp")


def _headers(office: Office) -> list[Element]:
    """Headers and footers, the one with the most text first."""
    names = [name for name in office.names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)]
    parts = [part for part in map(office.part, sorted(names)) if part is not None]
    return sorted(parts, key=lambda part: -len("".join(part.itertext())))


class _Walk:
    """Walks the body in order and hands its paragraphs to the builder."""

    def __init__(self, parts: _Parts) -> None:
        self.parts = parts
        self.builder = TextBuilder()
        self.pending: list[str] = []
        self.boxes: list[Element] = []
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
        self._flush()

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
            self._flush()
            return
        level = self._level(properties, style)
        mark = self._number(properties, style)
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
        self._flush()

    def _all_bold(self, paragraph: Element, style: str) -> bool:
        runs = [
            run
            for run in paragraph.iter(f"{W}r")
            if any((text.text or "").strip() for text in run.iter(f"{W}t"))
        ]
        by_style = any(known.bold for known in self._ancestry(style))
        for run in runs:
            bold = run.find(f"{W}rPr/{W}b")
            if not (_on(bold) if bold is not None else by_style):
                return False
        return bool(runs)

    def _breaks(self, count: int) -> None:
        for _ in range(count):
            self.builder.page_break()

    def _flush(self) -> None:
        """Notes and text boxes come after the paragraph they hang on."""
        notes, self.pending = self.pending, []
        for note in notes:
            self.builder.paragraph(note)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

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
                mark = self._number(properties, self._style(properties))
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
        mark = str(number).translate(_SUPERSCRIPT)
        text = " ".join(self.plain(paragraph) for paragraph in note.iter(f"{W}p"))
        if text.strip():
            self.pending.append(f"{mark} {text}")
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
        for known in self._ancestry(style):
            name = known.name.lower()
            if name.startswith(("toc ", "inhopg ", "table of figures", "lijst met afbeeldingen")):
                return -1
            if known.level is not None:
                return known.level
        return 0

    def _ancestry(self, style: str) -> Iterator[_Style]:
        seen: set[str] = set()
        while style in self.parts.styles and style not in seen:
            seen.add(style)
            yield self.parts.styles[style]
            style = self.parts.styles[style].based_on

    def _number(self, properties: Element | None, style: str) -> str:
        """The number or bullet that Word shows before a paragraph; one set to list 0 has none."""
        found = _num_pr(properties)
        if found is None:
            for known in self._ancestry(style):
                if known.numbering:
                    number, depth = known.numbering
                    linked = self.parts.styled.get((number, style))
                    found = (number, linked if linked is not None else depth)
                    break
        if found is None:
            return ""
        mark = self.parts.counters.next(*found)
        return f"{mark} " if mark else ""

    def _hidden(self, run: Element) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        if properties.find(f"{W}del") is not None:
            return True
        vanish = properties.find(f"{W}vanish")
        if vanish is not None:
            return _on(vanish)
        style = properties.find(f"{W}rStyle")
        return style is not None and any(k.hidden for k in self._ancestry(style.get(f"{W}val") or ""))


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


def _on(element: Element) -> bool:
    return element.get(f"{W}val") not in ("0", "false", "off")


def _num_pr(properties: Element | None) -> tuple[str, int] | None:
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None
    number, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    if number is None:
        return None
    depth = (level.get(f"{W}val") or "0") if level is not None else "0"
    return number.get(f"{W}val") or "0", int(depth) if depth.isdigit() else 0


def _styles(office: Office) -> dict[str, _Style]:
    root = office.part("word/styles.xml")
    styles: dict[str, _Style] = {}
    for element in root.iter(f"{W}style") if root is not None else ():
        properties = element.find(f"{W}pPr")
        name, based = element.find(f"{W}name"), element.find(f"{W}basedOn")
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        vanish, bold = element.find(f"{W}rPr/{W}vanish"), element.find(f"{W}rPr/{W}b")
        style = _Style(
            name=(name.get(f"{W}val") or "") if name is not None else "",
            based_on=(based.get(f"{W}val") or "") if based is not None else "",
            numbering=_num_pr(properties),
            hidden=vanish is not None and _on(vanish),
            bold=bold is not None and _on(bold),
        )
        lower = style.name.lower()
        if lower in ("title", "titel"):
            style.level = 1
        elif outline is not None and (outline.get(f"{W}val") or "").isdigit():
            level = int(outline.get(f"{W}val") or 9) + 1
            style.level = level if level < 10 else 0
        elif lower.startswith(("heading ", "kop ")) and lower[-1].isdigit():
            style.level = int(lower[-1])
        styles[element.get(f"{W}styleId") or ""] = style
    return styles


def _numbering(office: Office) -> tuple[Numbering, dict[tuple[str, str], int]]:
    """The lists of the file, and at which level a list counts the paragraphs of a style."""
    root = office.part("word/numbering.xml")
    if root is None:
        return Numbering({}, {}), {}
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, dict[str, int]] = {}
    for element in root.iter(f"{W}abstractNum"):
        name = element.get(f"{W}abstractNumId") or ""
        abstract[name] = dict(_levels(element))
        linked[name] = {
            style.get(f"{W}val") or "": _depth(level)
            for level in element.iter(f"{W}lvl")
            for style in level.findall(f"{W}pStyle")
        }
    lists: dict[str, dict[int, Level]] = {}
    shared: dict[str, str] = {}
    styled: dict[tuple[str, str], int] = {}
    for element in root.iter(f"{W}num"):
        number = element.get(f"{W}numId") or ""
        link = element.find(f"{W}abstractNumId")
        base = (link.get(f"{W}val") or "") if link is not None else ""
        lists[number] = dict(abstract.get(base, {}))
        overrides = element.findall(f"{W}lvlOverride")
        for override in overrides:
            lists[number].update(_levels(override))
        shared[number] = number if overrides else base
        styled.update({(number, style): depth for style, depth in linked.get(base, {}).items()})
    return Numbering(lists, shared), styled


def _depth(level: Element) -> int:
    depth = level.get(f"{W}ilvl") or "0"
    return int(depth) if depth.isdigit() else 0


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for element in parent.iter(f"{W}lvl"):
        kind, text, start = (element.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
        first = (start.get(f"{W}val") or "1") if start is not None else "1"
        yield (
            _depth(element),
            Level(
                (kind.get(f"{W}val") or "") if kind is not None else "decimal",
                (text.get(f"{W}val") or "") if text is not None else "",
                int(first) if first.isdigit() else 1,
            ),
        )


def _notes(office: Office) -> dict[str, Element]:
    notes: dict[str, Element] = {}
    for kind, part in (("foot", "word/footnotes.xml"), ("endn", "word/endnotes.xml")):
        root = office.part(part)
        for element in root if root is not None else ():
            if element.get(f"{W}type") in (None, "normal"):
                notes[f"{kind}:{element.get(f'{W}id')}"] = element
    return notes


_CORE = {
    "title": "title", "creator": "author", "subject": "subject", "keywords": "keywords", "created":
    "date", "modified": "modified", "category": "category", "description": "description",
}  # fmt: skip


def core_properties(office: Office) -> dict[str, str]:
    """What the file says of itself in docProps."""
    found: dict[str, str] = {}
    root = office.part("docProps/core.xml")
    for element in root if root is not None else ():
        text = one_line(element.text or "")
        if text and local(element) in _CORE:
            found[_CORE[local(element)]] = text
    return found
