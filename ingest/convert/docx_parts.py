"""What the other parts of a DOCX file say about its body: styles, numbering, notes, headers, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ingest.convert.archive import Office
from ingest.convert.builder import one_line
from ingest.convert.numbering import Counters, Level, Numbering
from ingest.convert.xml import local

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(slots=True)
class Style:
    """A style of paragraphs or characters; `level` is that of a heading, None when the style says nothing."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    numbering: tuple[str, int] | None = None
    hidden: bool = False
    bold: bool = False


@dataclass(slots=True)
class Parts:
    """What the other parts of the file say about the body."""

    styles: dict[str, Style]
    counters: Counters
    styled: dict[tuple[str, str], int] = field(default_factory=dict)
    """The level at which a list counts paragraphs of a style."""
    notes: dict[str, Element] = field(default_factory=dict)

    def ancestry(self, style: str) -> Iterator[Style]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].based_on

    def number(self, properties: Element | None, style: str) -> str:
        """The number or bullet that Word shows before a paragraph, with a space behind it."""
        found = _num_pr(properties)
        if found is None:
            for known in self.ancestry(style):
                if known.numbering:
                    number, depth = known.numbering
                    linked = self.styled.get((number, style))
                    found = (number, linked if linked is not None else depth)
                    break
        if found is None:
            return ""
        mark = self.counters.next(*found)
        return f"{mark} " if mark else ""


def read_parts(office: Office) -> Parts:
    numbering, styled = _numbering(office)
    return Parts(_styles(office), Counters(numbering), styled, _notes(office))


def headers_of(office: Office) -> list[Element]:
    """Headers and footers, the one with the most text first."""
    names = [name for name in office.names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)]
    parts = [part for part in map(office.part, sorted(names)) if part is not None]
    return sorted(parts, key=lambda part: -len("".join(part.itertext())))


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


def is_on(element: Element) -> bool:
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


def _styles(office: Office) -> dict[str, Style]:
    root = office.part("word/styles.xml")
    styles: dict[str, Style] = {}
    for element in root.iter(f"{W}style") if root is not None else ():
        properties = element.find(f"{W}pPr")
        name, based = element.find(f"{W}name"), element.find(f"{W}basedOn")
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        vanish, bold = element.find(f"{W}rPr/{W}vanish"), element.find(f"{W}rPr/{W}b")
        style = Style(
            name=(name.get(f"{W}val") or "") if name is not None else "",
            based_on=(based.get(f"{W}val") or "") if based is not None else "",
            numbering=_num_pr(properties),
            hidden=vanish is not None and is_on(vanish),
            bold=bold is not None and is_on(bold),
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
