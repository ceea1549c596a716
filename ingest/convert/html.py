"""HTML: the element that holds the text when the page names one, else the main text that trafilatura finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document

from index.errors import ConversionError
from index.model import Converted, Source
from ingest.convert.builder import LINE_BREAK, TextBuilder, one_line, table_row
from ingest.convert.text import decode
from ingest.marks import raised

Node = Any  # lxml gives its elements no type

NOISE = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "button", "select",
    "input", "textarea", "canvas", "audio", "video", "head", "dialog", "map", "datalist", "math",
)  # fmt: skip
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "hi", "i", "img", "ins", "kbd", "label", "mark", "q", "ref", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "lb", "br", "graphic", "picture",
    "source",
}  # fmt: skip
LISTS = {"ul", "ol", "dl", "list", "menu"}
ITEMS = {"li", "item", "dt", "dd"}

# What pages of governments call the element with the text; official publications use the first two.
CONTENT = (
    "//*[@id='broodtekst']",
    "//*[@id='Inhoud']",
    "//main",
    "//*[@role='main']",
    "//article",
    "//*[@id='content' or @id='inhoud' or @id='main' or @id='main-content' or @id='maincontent']",
)
ENOUGH = 0.5
"""Share of the words on a page, menus left out, that trafilatura must keep to be believed."""


def convert(source: Source) -> Converted:
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(source.path.read_bytes()).lstrip("\ufeff"))
    try:
        root = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ConversionError("het HTML-bestand is leeg of beschadigd") from error
    found = bare_extraction(page, with_metadata=True, favor_recall=True, include_comments=False)
    main = found if isinstance(found, Document) else None
    properties = _properties(root, main)
    _remove_noise(root)
    builder = TextBuilder()
    _Walk(builder).block(_text_element(root, main))
    return builder.build(source, properties)


def _text_element(root: Node, main: Document | None) -> Node:
    body = root.find("body")
    whole = body if body is not None else root
    for path in CONTENT:
        named = root.xpath(path)
        if len(named) == 1 and _words(named[0]) >= 20:
            return named[0]
    if main is not None and main.body is not None and _words(main.body) >= ENOUGH * _words(whole):
        return main.body
    return whole


def _words(element: Node) -> int:
    return len(re.findall(r"\w+", " ".join(element.itertext())))


def _remove_noise(root: Node) -> None:
    """Take out what is not text of the document, and what the page itself hides."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    hidden = "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')]"
    for element in [*root.iter(*NOISE), *root.xpath(hidden)]:
        parent = element.getparent()
        if parent is not None and element.tag not in ("html", "body"):
            _drop(element, parent)
    for element in root.xpath("//body/header | //body/footer | //body/*/header | //body/*/footer"):
        parent = element.getparent()
        if parent is not None and not element.xpath(".//p[string-length(.) > 200] | .//h1"):
            _drop(element, parent)


def _drop(element: Node, parent: Node) -> None:
    """Remove an element and keep the text that follows it."""
    previous = element.getprevious()
    if element.tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


class _Walk:
    """Walks a page in order, in the tags of HTML or of trafilatura's own tree."""

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder

    def block(self, element: Node) -> None:
        """Add the blocks in an element; text between blocks becomes paragraphs of its own."""
        loose = [element.text or ""]
        for child in element:
            if child.tag in INLINE and not _holds_blocks(child):
                loose.append(self.inline(child))
            else:
                self._paragraph(loose)
                self._child(child)
            loose.append(child.tail or "")
        self._paragraph(loose)

    def inline(self, element: Node) -> str:
        out: list[str] = []
        if element.tag in ("br", "lb"):
            out.append(LINE_BREAK)
        elif element.tag == "sup" and (mark := "".join(element.itertext()).strip()).isdigit():
            out.append(raised(mark))
        else:
            out.append(element.text or "")
            for child in element:
                gap = "" if child.tag in INLINE else " "
                out += (gap, self.inline(child), gap, child.tail or "")
        return "".join(out)

    def _child(self, element: Node) -> None:
        level = _level(element)
        if level:
            self.builder.paragraph(self.inline(element), level)
        elif element.tag in LISTS:
            self.builder.lines(self._items(element))
        elif element.tag == "table":
            self._table(element)
        elif element.tag == "pre":
            self.builder.paragraph(LINE_BREAK.join("".join(element.itertext()).splitlines()))
        elif element.tag in ("hr",) or not isinstance(element.tag, str):
            return
        else:
            self.block(element)

    def _paragraph(self, loose: list[str]) -> None:
        self.builder.paragraph("".join(loose))
        loose.clear()

    def _items(self, element: Node) -> Iterator[str]:
        ordered = element.tag == "ol" or element.get("rend") == "ol"
        for count, item in enumerate((child for child in element if child.tag in ITEMS), 1):
            inner = [child for child in item if child.tag in LISTS]
            for child in inner:
                item.remove(child)
            mark = f"{count}." if ordered else "-"
            text = one_line(self.inline(item)).replace(LINE_BREAK, " ")
            if re.match(r"(?:[-•–·]|\w{1,3}[.)])\s", text) or element.tag == "dl":
                mark = ""
            yield f"{mark} {text}".strip() if text else ""
            for child in inner:
                yield from self._items(child)

    def _table(self, element: Node) -> None:
        rows = list(element.iter("tr", "row"))
        cells = [[cell for cell in row if cell.tag in ("td", "th", "cell")] for row in rows]
        if max(map(len, cells), default=0) <= 1:
            # One column: a table that only serves the layout.
            for row in cells:
                for cell in row:
                    self.block(cell)
            return
        self.builder.lines(table_row(self.inline(cell) for cell in row) for row in cells)


def _level(element: Node) -> int:
    tag = element.get("rend") or "" if element.tag == "head" else element.tag
    return int(tag[1]) if isinstance(tag, str) and re.fullmatch(r"h[1-6]", tag) else 0


def _holds_blocks(element: Node) -> bool:
    return any(isinstance(inner.tag, str) and inner.tag not in INLINE for inner in element.iterdescendants())


# Names of <meta> elements, most telling first, and what we call them.
_META = (
    ("title", ("dc.title", "dcterms.title", "og:title")),
    ("author", ("dc.creator", "dcterms.creator", "author")),
    ("publisher", ("dcterms.publisher", "overheid.authority", "og:site_name")),
    ("date", ("dcterms.issued", "dc.date", "dcterms.date", "article:published_time", "dcterms.available")),
    ("modified", ("dcterms.modified", "article:modified_time")),
    ("identifier", ("dc.identifier", "dcterms.identifier")),
    ("subject", ("dc.subject", "dcterms.subject")),
    ("keywords", ("keywords",)),
    ("description", ("description", "og:description")),
    ("type", ("overheidop.publicationname",)),
)


def _properties(root: Node, main: Document | None) -> dict[str, str]:
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        content = one_line(element.get("content") or "")
        if name and content:
            meta.setdefault(name, content)
    found = {key: next((meta[name] for name in names if name in meta), "") for key, names in _META}
    title = root.find(".//title")
    if not found["title"] and title is not None:
        found["title"] = one_line("".join(title.itertext()))
    if main is not None:
        # Not its author: a guess there would put a name where the page gives none.
        found["title"] = found["title"] or one_line(main.title or "")
        found["date"] = found["date"] or (main.date or "")
        found["publisher"] = found["publisher"] or one_line(main.sitename or "")
    return {key: value for key, value in found.items() if value}
