"""Markdown: headings known by their marks, light markup taken off, the lines left as they are."""

from __future__ import annotations

import html
import re

from index.model import Converted, Heading, Source
from ingest.convert.text import decode, pages_of

# "##Besluit" without a space is no heading in CommonMark, but it is what publications write.
_ATX = re.compile(r"^ {0,3}(#{1,6})(?!#)[ \t]*(.*?)[ \t#]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_NUMBER = re.compile(r"(?:(?:Artikel|Hoofdstuk|Paragraaf|Afdeling|Bijlage) )?\w{1,4}(?:\.\w{1,4}){0,4}\.?")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_BULLET = re.compile(r"^([ \t]*)[*+•][ \t]+")
_QUOTE = re.compile(r"^(?:[ \t]*>[ \t]?)+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!--[^>]{0,300}-->")
_BREAK = re.compile(r"<br */?>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()]{0,500}\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,500})\]\(([^()\s]{0,500})(?: [^()]{0,200})?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def convert(source: Source) -> Converted:
    lines = decode(source.path.read_bytes()).split("\n")
    properties, lines = _front_matter(lines)
    kept, levels = _read(lines)
    text = "\n".join(kept)
    headings = []
    start = 0
    for line, level in zip(kept, levels, strict=True):
        if level and line:
            headings.append(Heading(start, start + len(line), level))
        start += len(line) + 1
    return Converted(source, text, pages_of(text), tuple(headings), properties)


def _read(lines: list[str]) -> tuple[list[str], list[int]]:
    """The lines without their markup, and for each the level of heading it is (0: none)."""
    kept: list[str] = []
    levels: list[int] = []
    fenced = False

    def add(line: str, level: int = 0) -> None:
        kept.append(line)
        levels.append(level)

    for raw in lines:
        line = raw.rstrip()
        if _FENCE.match(line):
            fenced = not fenced
            continue
        if fenced:
            add(line)
            continue
        heading = _ATX.match(line)
        if heading:
            text = plain(heading[2])
            if text and not _completes_number(kept, levels, text, len(heading[1])):
                add("")
                add(text, len(heading[1]))
                add("")
            continue
        underline = _UNDERLINE.match(line)
        if underline:
            _mark_underlined(underline[1], kept, levels)
            continue
        if (_TABLE_RULE.match(line) and "|" in line) or _RULE.match(line):
            continue
        line = _QUOTE.sub("", line)
        if line.lstrip().startswith("|"):
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            add(" | ".join(plain(cell) for cell in cells).strip(" |"))
        else:
            add(plain(_BULLET.sub(r"\1- ", line)))
    return kept, levels


def _completes_number(kept: list[str], levels: list[int], title: str, level: int) -> bool:
    """Put a title behind the number that stands alone in the heading right above: "Artikel 1", "Doel"."""
    above = len(kept) - 1
    while above >= 0 and not kept[above]:
        above -= 1
    if above < 0 or not 0 < levels[above] < level or not _NUMBER.fullmatch(kept[above]):
        return False
    kept[above] += " " + title
    return True


def _mark_underlined(underline: str, kept: list[str], levels: list[int]) -> None:
    """Make the line above a heading; some exports put a blank line between, then only when equally long."""
    above = len(kept) - 1
    gap = 0
    while above >= 0 and not kept[above].strip():
        above -= 1
        gap += 1
    if above < 0 or levels[above]:
        return
    title = kept[above].strip()
    alike = abs(len(title) - len(underline)) <= 2
    alone = above == 0 or not kept[above - 1].strip()
    if title and len(title) <= 200 and alone and (gap == 0 or (gap <= 2 and alike and len(underline) > 3)):
        kept[above] = title
        levels[above] = 1 if underline[0] == "=" else 2


def plain(text: str) -> str:
    """A line without inline markup; the words of a link stay, its address goes.

    >>> plain("Zie **de brief** van [het *college*](https://example.org).")
    'Zie de brief van het college.'
    """
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    if "[" in text:
        text = _IMAGE.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\1", text)
        text = _UNDERSCORED.sub(r"\1", text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return text.strip()


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What stands between two "---" lines at the very start, as "key: value"."""
    if not lines or lines[0].rstrip() != "---":
        return {}, lines
    for end, line in enumerate(lines[1:80], 1):
        if line.rstrip() in ("---", "..."):
            pairs = (entry.partition(":") for entry in lines[1:end])
            found = {key.strip().lower(): value.strip().strip("\"'") for key, colon, value in pairs if colon}
            if found:
                return {key: value for key, value in found.items() if value}, lines[end + 1 :]
            break
    return {}, lines
