"""Finds what belongs to the page and not to the text: headers, footers, page numbers, address blocks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.repair.lines import Line

ZONE = 6
"""Lines at the top and at the foot of a page among which headers and footers are looked for."""
LONGEST = 300
"""Characters of the longest line that can be page furniture."""
LETTERHEAD_LINES = 60
"""Lines at the beginning of a document among which its letterhead stands."""

_PAGE_NUMBER = re.compile(
    r"(?i)(?:pagina|pag\.|blz\.?|page)\s*\d{1,4}(?:\s*(?:van|/|of)\s*\d{1,4}(?:\W.{0,80})?)?"
    r"|.{0,80}\W(?:pagina|pag\.|blz\.?)\s*\d{1,4}\s*(?:van|/)\s*\d{1,4}"
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
_TELLING = re.compile(
    r"(?i)\b(?:datum|onderwerp|betreft|kenmerk|referentie|zaaknummer|nummer|versie)\b"
    r"|\b\d{1,2} [a-z]{3,9} \d{4}\b|\b\d{1,2}-\d{1,2}-\d{4}\b"
)
_NUMBERED_PART = re.compile(
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?|Artikel|Hoofdstuk|Paragraaf|Bijlage|Motie|Amendement|Deel|Stap|Fase|Thema)\b"
)
_COUNTED = re.compile(r"(.{20,200}?[^\d/]|)(\d{1,4})(/\d{1,4})?")
_CONTENTS = re.compile(r".{1,200}?(?:\.\s?){4,}\s*\d{1,4}|.{1,200}?…{2,}\s*\d{1,4}")
_CONTACT = re.compile(
    r"(?i)(?P<care>p/a .+)"
    r"|(?P<box>(?:postbus|antwoordnummer) \d+.{0,40})"
    r"|(?P<town>[1-9]\d{3} ?[A-Z]{2}(?: .{1,40})?)"
    r"|(?P<site>(?:https?://|www\.)\S+)"
    r"|(?P<mail>(?:e(?:-?mail)?:? ?)?\S+@\S+\.\S+)"
    r"|(?P<phone>(?:t|f|m|tel(?:efoon)?|fax|telefoonnummer)\.?:? ?[+(]?\d[\d ()-]{7,16})"
    r"|(?P<person>contactpersoon)"
    r"|(?P<account>(?:kvk|iban|btw|bic)\b.{1,50})"
    r"|(?P<address>(?:bezoek|post)adres:?.{0,50})"
    r"|(?P<street>[A-Z][\w' -]{0,40}(?:straat|laan|weg|plein|markt|kade|gracht|singel|dreef|hof|pad|dijk|park"
    r"|ring) \d{1,4}\w?)"
    r"|(?P<page>(?:pagina|pag\.|blz\.?) ?\d{1,4}(?: (?:van|/) \d{1,4})?|\d{1,3})"
)


def find_furniture(lines: list[Line], printed: bool) -> list[str]:
    """Mark the lines that are page furniture; give their texts in order, those that differ in numbers once.

    `printed`: the text was taken from printed pages, of which headers and footers are part.
    """
    _patterns(lines)
    if printed:
        _page_edges(lines)
    _counted_lines(lines)
    _interruptions(lines)
    _address_blocks(lines)
    found: dict[str, str] = {}
    for line in lines:
        if line.furniture:
            found.setdefault(_key(line.text), line.text)
    return list(found.values())


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
        seen: dict[str, dict[int, Line]] = defaultdict(dict)
        ranks: dict[str, list[int]] = defaultdict(list)
        for number, page in pages.items():
            for rank, line in enumerate(page[:ZONE] if top else reversed(page[-ZONE:])):
                key = _key(line.text)
                if (
                    len(line.text) <= LONGEST
                    and not _NUMBERED_PART.match(line.text)
                    and number not in seen[key]
                ):
                    seen[key][number] = line
                    ranks[key].append(rank)
        needed = max(2, round(0.3 * len(pages)))
        for key, places in seen.items():
            if len(places) < needed or len(places) < 0.6 * total[key] or not _at_one_height(ranks[key]):
                continue
            if _same_but_page_number({number: line.text for number, line in places.items()}):
                for number, line in places.items():
                    line.furniture = line.furniture or not _belongs_to_letter(line, number, pages[number])


def _at_one_height(ranks: Sequence[int]) -> bool:
    """Whether lines stand equally far from the edge of their pages; a signature also stands anywhere."""
    middle = sorted(ranks)[len(ranks) // 2]
    return sum(abs(rank - middle) <= 1 for rank in ranks) >= 0.7 * len(ranks)


def _belongs_to_letter(line: Line, number: int, page: Sequence[Line]) -> bool:
    """The head of the first page is where a date or a reference number belongs to the letter."""
    return number == 0 and line.index < page[0].index + ZONE and _TELLING.search(line.text) is not None


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).casefold()


def _same_but_page_number(places: dict[int, str]) -> bool:
    """Whether texts on several pages are equal, or differ only in a number that counts the pages."""
    if len(set(places.values())) == 1:
        return True
    rows = [(page, [int(digits[:9]) for digits in re.findall(r"\d+", text)]) for page, text in places.items()]
    steps = list(pairwise(rows))
    changing = 0
    for column in range(len(rows[0][1])):
        if len({row[column] for _, row in rows}) == 1:
            continue
        counting = sum(two[column] - one[column] == after - before for (before, one), (after, two) in steps)
        if counting < 0.7 * len(steps):
            return False
        changing += 1
    return changing > 0


def _counted_lines(lines: Sequence[Line]) -> None:
    """Page numbers, and running headers that end in one, in text that has lost its pages."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.furniture or line.heading or not line.text[-1].isdigit():
            continue
        match = _COUNTED.fullmatch(line.text)
        if match:
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
        while run and not _is_contact(run[-1]):
            run.pop()
        at_foot = run and run[-1].page < last and _ends_page(lines, run[-1])
        if _contacts(run) >= (3 if at_foot else 4) and 2 * sum(map(_is_contact, run)) >= len(run):
            for line in run:
                line.furniture = True
        run.clear()

    for line in lines:
        short = len(line.text) <= 60 and not line.heading and not line.furniture and not line.is_item
        if not short or (run and line.page != run[-1].page):
            close()
        if short and (run or _is_contact(line)) and (line.index < LETTERHEAD_LINES or line.page < last):
            run.append(line)
            if len(run) > 3 and not any(_is_contact(recent) for recent in run[-3:]):
                close()
    close()


def _ends_page(lines: Sequence[Line], line: Line) -> bool:
    return line.index + 1 < len(lines) and lines[line.index + 1].page != line.page


def _contact(line: Line) -> str:
    """Which kind of contact data a line is as a whole; "" for none."""
    if line.contact is None:
        match = _CONTACT.fullmatch(line.text) if len(line.text) <= 100 else None
        line.contact = (match.lastgroup or "") if match else ""
    return line.contact


def _is_contact(line: Line) -> bool:
    return _contact(line) != ""


def _is_lifted(line: Line) -> bool:
    return line.furniture or _is_contact(line)


def _contacts(block: Sequence[Line]) -> int:
    """How many lines hold contact data, of one kind two at most: a list of links is no letterhead."""
    kinds = Counter(kind for kind in map(_contact, block) if kind)
    kinds["page"] = min(kinds["page"], 1)
    return sum(min(count, 2) for count in kinds.values()) if len(kinds) > 1 else 0


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
            contact = line.furniture or _is_contact(line)
            if line.text[0].islower() and not contact and not line.is_item:
                # A line right below another one goes on with that one.
                parted = line.gap > 0 or not block or line.page != block[-1].page or _is_lifted(block[-1])
                lifted = sum(inner.furniture for inner in block)
                if parted and lifted + _contacts([inner for inner in block if not inner.furniture]) >= 2:
                    for inner in block:
                        inner.furniture = True
                break
            if len(line.text) > 70 or (line.is_closed and line.text.count(" ") > 2):
                break
            block.append(line)
