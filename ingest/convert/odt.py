"""ODT: body text in reading order, with tables, headings, lists, notes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from index.errors import ConversionError
from index.model import Converted, Source
from ingest.convert.archive import Office, open_office
from ingest.convert.builder import LINE_BREAK, one_line, table_row
from ingest.convert.walk import PAGE, Walk
from ingest.convert.xml import local
from ingest.marks import raised

NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{NS}text:1.0}}"
STYLE = f"{{{NS}style:1.0}}"


SKIPPED = {
    "tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "hidden-text",
    "bookmark", "hidden-paragraph", "variable-decls", "user-field-decls", "image", "title", "desc",
    "table-of-content", "event-listeners", "table-columns", "table-column",
}  # fmt: skip


def convert(source: Source) -> Converted:
    with open_office(source.path, "ODT") as office:
        manifest = office.part("META-INF/manifest.xml")
        if manifest is not None and any(local(element) == "encryption-data" for element in manifest.iter()):
            raise ConversionError("het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord")
        content = office.part("content.xml")
        body = content.find(f".//{{{NS}office:1.0}}text") if content is not None else None
        if content is None or body is None:
            raise ConversionError("het ODT-bestand heeft geen tekst")
        styles = office.part("styles.xml")
        walk = _Walk(_hidden_styles(content, styles), _numbered_styles(content, styles))
        walk.blocks(body)
        for part in styles.iter() if styles is not None else ():
            if local(part) in (
                "header",
                "footer",
                "header-left",
                "footer-left",
                "header-first",
                "footer-first",
            ):
                for paragraph in part.iter():
                    if local(paragraph) in ("p", "h"):
                        walk.builder.margin(walk.inline(paragraph).replace(PAGE, " "))
        return walk.builder.build(source, _properties(office))


class _Walk(Walk):
    def __init__(self, hidden: frozenset[str], numbered: frozenset[str]) -> None:
        super().__init__()
        self.hidden = hidden
        self.numbered = numbered

    def blocks(self, parent: Element) -> None:
        for element in parent:
            name = local(element)
            if name in SKIPPED:
                continue
            if name in ("p", "h"):
                self._paragraph(element)
            elif name == "list":
                self.builder.lines(self._items(element))
            elif name == "table":
                self.builder.lines(self._rows(element))
            elif name == "soft-page-break":
                self.builder.page_break()
            else:
                self.blocks(element)
            self.flush()

    def inline(self, parent: Element) -> str:
        if parent.get(f"{TEXT}style-name") in self.hidden:
            return ""
        out: list[str] = [parent.text or ""]
        for element in parent:
            name = local(element)
            if name == "s":
                out.append(" ")
            elif name == "tab":
                out.append("\t")
            elif name == "line-break":
                out.append(LINE_BREAK)
            elif name == "soft-page-break":
                out.append(PAGE)
            elif name == "note":
                out.append(self._note(element))
            elif name == "text-box":
                self.boxes.append(element)
            elif name not in SKIPPED and name:
                out.append(self.inline(element))
            out.append(element.tail or "")
        return "".join(out)

    def _paragraph(self, element: Element) -> None:
        level = int(element.get(f"{TEXT}outline-level") or "1") if local(element) == "h" else 0
        before, *rest = self.inline(element).split(PAGE)
        self.builder.paragraph(" ".join([before, *rest]), level)
        for _ in rest:
            self.builder.page_break()

    def _items(self, element: Element, depth: int = 0) -> list[str]:
        ordered = element.get(f"{TEXT}style-name") in self.numbered
        lines: list[str] = []
        count = 0
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            count += 1
            mark = f"{count}." if ordered else "-"
            for child in item:
                if local(child) in ("p", "h"):
                    text = one_line(self.inline(child).replace(PAGE, " "))
                    lines.append(f"{mark} {text}".strip() if text else "")
                    mark = ""
                elif local(child) == "list":
                    lines += self._items(child, depth + 1)
        return lines

    def _rows(self, table: Element) -> Iterator[str]:
        for row in table.iter():
            if local(row) == "table-row":
                cells = [cell for cell in row if local(cell) in ("table-cell", "covered-table-cell")]
                yield table_row(" ".join(self._cell(cell)) for cell in cells)

    def _cell(self, cell: Element) -> Iterator[str]:
        for element in cell:
            if local(element) in ("p", "h"):
                yield self.inline(element).replace(PAGE, " ")
            elif local(element) == "list":
                yield " ".join(self._items(element))

    def _note(self, element: Element) -> str:
        citation, text = "", ""
        for part in element:
            if local(part) == "note-citation":
                citation = "".join(part.itertext()).strip()
            elif local(part) == "note-body":
                text = one_line(" ".join(self.inline(paragraph) for paragraph in part).replace(PAGE, " "))
        mark = raised(citation) if citation.isdigit() else citation
        if text:
            self.notes.append(f"{mark} {text}")
        return mark


def _hidden_styles(*roots: Element | None) -> frozenset[str]:
    """Names of styles whose text is not displayed."""
    found = set()
    for root in roots:
        for style in root.iter(f"{STYLE}style") if root is not None else ():
            for properties in style.iter(f"{STYLE}text-properties"):
                if properties.get(f"{TEXT}display") == "none":
                    found.add(style.get(f"{STYLE}name") or "")
    return frozenset(found)


def _numbered_styles(*roots: Element | None) -> frozenset[str]:
    """Names of list styles that count instead of showing bullets."""
    found = set()
    for root in roots:
        for style in root.iter(f"{TEXT}list-style") if root is not None else ():
            first = next(iter(style), None)
            if first is not None and local(first) == "list-level-style-number":
                found.add(style.get(f"{STYLE}name") or "")
    return frozenset(found)


_META = {
    "title": "title", "subject": "subject", "initial-creator": "author", "creator": "author", "keyword":
    "keywords", "creation-date": "date", "date": "modified", "description": "description",
}  # fmt: skip


def _properties(office: Office) -> dict[str, str]:
    found: dict[str, str] = {}
    root = office.part("meta.xml")
    for element in root.iter() if root is not None else ():
        text = one_line(element.text or "")
        if text and local(element) in _META:
            found.setdefault(_META[local(element)], text)
    return found
