"""Finds what belongs to the page and not to the text: headers, footers, page numbers, address blocks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.repair.lines import Line

ZONE = 6
"""Lines at the top and at the foot of a page among which headers and footers are looked for."""
LONGEST = 300
"""Characters of the longest line that can be page furniture."""

_PAGE_NUMBER = re.compile(
    r"(?i)(?:pagina|pag\.|blz\.?|page)\s*\d{1,4}(?:\s*(?:van|/|of)\s*\d{1,4})?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]"
)
_PARLIAMENT = re.compile(
    r"(?:ah-tk|kst|h-tk|h-ek|blg|ek|kv-tk)-[\w-]+|ISSN \d{4} ?[-–] ?\d{3}[\dX]\b.{0,120}"
    r"|[’']s-Gravenhage \d{4}\b.{0,120}"
    r"|(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[-–]\d{4}, .{1,60} \d{1,4}"
)
_LETTERHEAD = re.compile(
    r"(?i)>?\s*retouradres\b.{0,100}|bij beantwoording de datum en ons kenmerk vermelden\..{0,100}"
    r"|wilt u slechts één zaak in uw brief behandelen\."
)
_CONTENTS = re.compile(r".{1,200}?(?:\.\s?){4,}\s*\d{1,4}|.{1,200}?…{2,}\s*\d{1,4}")
_STRONG = re.compile(
    r"(?i)\d{1,3}|p/a .+|(?:postbus|antwoordnummer) \d+.{0,40}|[1-9]\d{3} ?[A-Z]{2}(?: .{1,40})?|(?:https?://|www\.)\S+"
    r"|(?:e(?:-?mail)?:? ?)?\S+@\S+\.\S+|(?:t|f|m|tel(?:efoon)?|fax|telefoonnummer)\.?:? ?[+(]?\d[\d ()-]{7,16}"
    r"|contactpersoon"
    r"|(?:kvk|iban|btw|bic)\b.{1,50}|(?:bezoek|post)adres:?.{0,50}|[A-Z][\w' -]{2,40} \d{1,4}[a-z]?"
    r"|(?:pagina|pag\.|blz\.?) ?\d{1,4}(?: (?:van|/) \d{1,4})?"
)


def find_furniture(lines: list[Line]) -> list[str]:
    """Mark the lines that are page furniture; give their texts in order, each once."""
    _patterns(lines)
    _page_edges(lines)
    _counted_lines(lines)
    _interruptions(lines)
    _address_blocks(lines)
    return list(dict.fromkeys(line.text for line in lines if line.furniture))


def _patterns(lines: Sequence[Line]) -> None:
    """Lines that are furniture wherever they stand."""
    for line in lines:
        if line.heading or len(line.text) > LONGEST:
            continue
        if any(pattern.fullmatch(line.text) for pattern in (_PAGE_NUMBER, _PARLIAMENT, _LETTERHEAD, _CONTENTS)):
            line.furniture = True


def _page_edges(lines: Sequence[Line]) -> None:
    """Lines that come back at the top or the foot of the pages."""
    pages: dict[int, list[Line]] = defaultdict(list)
    total: dict[str, int] = defaultdict(int)
    for line in lines:
        pages[line.page].append(line)
        total[_key(line.text)] += 1
    if len(pages) < 2:
        return
    for top in (True, False):
        seen: dict[str, dict[int, str]] = defaultdict(dict)
        for number, page in pages.items():
            edge = page[:ZONE] if top else page[-ZONE:]
            for line in edge:
                if len(line.text) <= LONGEST:
                    seen[_key(line.text)].setdefault(number, line.text)
        needed = max(2, round(0.3 * len(pages)))
        repeated = {
            key
            for key, places in seen.items()
            if len(places) >= needed and len(places) >= 0.6 * total[key] and _same_but_page_number(places)
        }
        for page in pages.values():
            missed = 0
            for line in page[:ZONE] if top else reversed(page[-ZONE:]):
                if line.furniture:
                    continue
                if _key(line.text) in repeated:
                    line.furniture = True
                elif (missed := missed + 1) > 1:
                    break


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).casefold()


def _same_but_page_number(places: dict[int, str]) -> bool:
    """Whether texts on several pages are equal, or differ only in a number that counts the pages."""
    if len(set(places.values())) == 1:
        return True
    rows = [
        (number, [int(digits) for digits in re.findall(r"\d+", text)[:20]]) for number, text in places.items()
    ]
    width = len(rows[0][1])
    counting = 0
    for column in range(width):
        values = [row[column] for _, row in rows]
        if len(set(values)) == 1:
            continue
        shifts = {value - number for (number, _), value in zip(rows, values, strict=True)}
        if len(shifts) > 1:
            return False
        counting += 1
    return counting >= 1


def _counted_lines(lines: Sequence[Line]) -> None:
    """Page numbers, and running headers that end in one, in text that has lost its pages."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = re.fullmatch(r"(.{20,200}?[^\d/]|)(\d{1,4})(/\d{1,4})?", line.text)
        if match and not line.furniture and not line.heading:
            groups[_key(match[1]) + (match[3] or "")].append((at, int(match[2])))
    for found in groups.values():
        if len(found) < 3:
            continue
        steps = list(pairwise(found))
        counting = sum(1 for (_, one), (_, two) in steps if two == one + 1)
        apart = (found[-1][0] - found[0][0]) / len(steps)
        if counting >= 0.7 * len(steps) and apart >= 15:
            for at, _ in found:
                lines[at].furniture = True


def _address_blocks(lines: Sequence[Line]) -> None:
    """Runs of contact data: the letterhead on the first page, the foot of any page but the last."""
    last = lines[-1].page if lines else 0
    run: list[Line] = []

    def close() -> None:
        strong = [line for line in run if _is_strong(line)]
        while run and not _is_strong(run[-1]):
            run.pop()
        at_foot = run and run[-1].page < last and _ends_page(lines, run[-1])
        if len(strong) >= (3 if at_foot else 4):
            for line in run:
                line.furniture = True
        run.clear()

    head = 60
    for at, line in enumerate(lines):
        short = len(line.text) <= 60 and not line.heading and not line.furniture and not line.is_item
        if not short or (run and line.page != run[-1].page):
            close()
        if short and (run or _is_strong(line)) and (at < head or line.page < last):
            run.append(line)
            if len(run) > 3 and not any(_is_strong(recent) for recent in run[-3:]):
                close()
    close()


def _ends_page(lines: Sequence[Line], line: Line) -> bool:
    return line.index + 1 < len(lines) and lines[line.index + 1].page != line.page


def _is_strong(line: Line) -> bool:
    """Whether a line is contact data or a page number as a whole."""
    return _STRONG.fullmatch(line.text) is not None


def _interruptions(lines: Sequence[Line]) -> None:
    """A block of short lines with contact data that stands in the middle of a sentence."""
    at = 0
    while at < len(lines):
        above = lines[at]
        at += 1
        if above.furniture or above.is_closed or len(above.text) < 30 or above.heading:
            continue
        block: list[Line] = []
        for line in lines[at : at + 14]:
            strong = line.furniture or _is_strong(line)
            if line.text[0].islower() and not strong and not line.is_item:
                if sum(1 for inner in block if inner.furniture or _is_strong(inner)) >= 2:
                    for inner in block:
                        inner.furniture = True
                break
            if len(line.text) > 70:
                break
            block.append(line)
