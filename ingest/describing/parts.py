"""The parts of a paper where it says what it is: beginning, head, end, and the fields of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from index.model import Repaired

BEGIN, HEAD, TAIL, WHOLE = 300, 3000, 1500, 60_000
"""Characters."""

_PLAIN = {0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0xA0: " ", 0x202F: " ", 0x2009: " "}
_LABELS = (
    r"aan|van|t\.?a\.?v\.?|datum(?: (?:motie|vergadering|raadsvergadering|brief|college|besluit))?"
    r"|onderwerp|betreft"
    r"|titel|kenmerk|ons kenmerk"
    r"|uw kenmerk|uw brief(?: van)?|nummer|zaaknummer|registratienummer|bijlagen?|behandeld door"
    r"|portefeuillehouder|afdeling"
    r"|college besluit|commissie|vergadering(?: van)?|vergaderdatum|agendapunt|auteur|steller"
    r"|contactpersoon|telefoon"
    r"|e-?mail|status|versie|plaats|aanwezig|afwezig|verzonden|cc|c\.c\.|doorkiesnummer|organisatie"
    r"|proeftuin|gemeente|fase"
    r"|documentdatum|kopie(?: aan)?|opsteller|opgesteld door|publicatiedatum|vastgesteld(?: op)?"
)
_FIELD = re.compile(
    rf"^[ \t*#>|]*(?P<label>{_LABELS})[ \t*]*"
    r"(?::[ \t*|]*|\|[ \t|]*|\t+|[ \t]*\n[ \t]*:[ \t]*)(?P<value>[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
# Letterheads of ministries and provinces set the label apart by white space only.
_LETTERHEAD = re.compile(
    r"^[ \t>]*(?P<label>Datum|Betreft|Onderwerp|Ons kenmerk|Onze referentie|Zaaknummer|Uw kenmerk)"
    r"(?:[ \t]+|[ \t]*\n{1,2})(?P<value>['\"‘“]?[A-Z0-9][^\n]{2,})$",
    re.MULTILINE,
)
# A capital at the start of a line, or any sentence that begins with "van" would end a field.
_NEXT_LABEL = re.compile(rf"\s*(?=[A-Z])(?!(?i:aan|van|plaats|fase|versie)\b)(?i:{_LABELS})[ \t]+\S")


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line of the head ("Onderwerp: ..."), with lines that continue it."""

    label: str
    value: str
    start: int
    end: int


class Wording(NamedTuple):
    """Words that may be the title, and where they stand in the running text (`None`: in the file itself)."""

    text: str
    rule: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Parts:
    """A repaired document, cut where its parts are."""

    document: Repaired

    @cached_property
    def text(self) -> str:
        """The running text; hard line ends and spaces are plain ones, so offsets stay."""
        return self.document.text.translate(_PLAIN)

    @cached_property
    def own_numbers(self) -> str:
        """What the file calls itself: the identifier it carries, and its name."""
        return "\n".join(
            (self.document.properties.get("identifier", ""), self.document.source.name.rsplit("/", 1)[-1])
        )

    @cached_property
    def begin(self) -> str:
        stripped = len(self.text) - len(self.text.lstrip())
        return self.text[: stripped + BEGIN]

    @cached_property
    def head(self) -> str:
        return self.text[:HEAD]

    @cached_property
    def tail_start(self) -> int:
        return max(0, len(self.text) - TAIL)

    @cached_property
    def tail(self) -> str:
        return self.text[self.tail_start :]

    @cached_property
    def whole(self) -> str:
        return self.text[:WHOLE]

    @cached_property
    def furniture(self) -> str:
        return "\n".join(self.document.furniture)

    @cached_property
    def running_text(self) -> int:
        """Where the first long paragraph begins; the length of the head when it holds none."""
        return _running_text(self.head)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(_fields(self.head))

    def field(self, *labels: str) -> Field | None:
        """The first filled field with one of these labels, in the order of the labels."""
        for label in labels:
            for field in self.fields:
                if field.label == label and field.value:
                    return field
        return None


# In capitals labels show what they are, when there are more of them.
_CAPITALS = re.compile(
    r"^[ \t>]*(?P<label>AAN|VAN|DATUM|ONDERWERP|BETREFT|KENMERK)[ \t]+(?P<value>[^\s:][^\n]+)$", re.MULTILINE
)
# Letterheads of which the labels stand beside each other, above their values.
_COLUMNS = re.compile(
    rf"^[ \t*>|]*(?P<labels>(?:(?:{_LABELS})[ \t*|:]+){{1,5}}(?:{_LABELS}))[ \t*|:]*\n{{1,2}}"
    r"(?P<values>[^\n]+)$",
    re.IGNORECASE | re.MULTILINE,
)
_DAY = re.compile(r"\b\d{1,2}(?: [a-z]{3,9}\.? |[-/]\d{1,2}[-/])\d{4}\b", re.IGNORECASE)


def _columns(head: str) -> Iterator[Field]:
    """The fields of a row of labels: by their bars, and without those only the date, which shows what it is."""
    for match in _COLUMNS.finditer(head):
        labels, start = match["labels"], match.start("values")
        if "|" in labels:
            cells = re.finditer(r"[^|]+", match["values"])
            for label, cell in zip(labels.split("|"), cells, strict=False):
                value = cell.group().strip(" \t*")
                begin = start + cell.start() + cell.group().find(value)
                if value:
                    yield Field(_label(label.strip(" \t*:")), value, begin, begin + len(value))
        elif "datum" in labels.lower() and (day := _DAY.search(match["values"])):
            yield Field("datum", day.group(), start + day.start(), start + day.end())


def _fields(head: str) -> list[Field]:
    """Labelled lines, those in columns first, then those with a colon or bar."""
    found = list(_columns(head))
    found += [_field(head, match) for match in _FIELD.finditer(head)]
    known = {field.label for field in found if field.value}
    heads = list(_LETTERHEAD.finditer(head, 0, _running_text(head)))
    capitals = list(_CAPITALS.finditer(head))
    if len({match["label"] for match in capitals}) > 1:
        heads += capitals
    found += [
        _field(head, match)
        for match in heads
        if _label(match["label"]) not in known and not _FIELD.match(match["value"])
    ]
    return found


def _running_text(head: str) -> int:
    """Where the first long paragraph begins: below it a label without a colon is the head of a column."""
    match = re.search(r"^[^\n]{160,}[.!?][ ¹²³]*$", head, re.MULTILINE)
    return match.start() if match else len(head)


def _field(head: str, match: re.Match[str]) -> Field:
    start, end = match.start("value"), match.end("value")
    while start < end and head[start] in " \t*|:":
        start += 1
    end = _continued(head, end) if match["value"].strip(" *|\t") else end
    trimmed = head[start:end].rstrip(" \t\n*|")
    value = re.sub(r"\s*\n\s*", " ", trimmed).strip()
    return Field(_label(match["label"]), value, start, start + len(trimmed))


def _label(raw: str) -> str:
    label = re.sub(r"\s+", " ", raw.lower()).rstrip(".")
    return {"e-mail": "email", "onze referentie": "ons kenmerk"}.get(label, label)


def _continued(head: str, end: int) -> int:
    """Where a field ends that goes on over the next lines, up to a blank line or another field."""
    for _ in range(3):
        following = re.compile(r"\n(?P<line>[^\n]+)").match(head, end)
        if not following:
            return end
        line = following["line"]
        if (
            not line.strip()
            or _FIELD.match(line)
            or _NEXT_LABEL.match(line)
            or re.match(r"\s*(?:geachte|beste|\d+[.)]\s|[#*•-])", line, re.IGNORECASE)
        ):
            return end
        previous = head[head.rfind("\n", 0, end) + 1 : end]
        # A line that is full or ends in the middle of a phrase goes on; a short one is a field of its own.
        if len(previous) < 45 and not re.search(
            r"(?:\b(?:en|van|de|het|een|voor|in|op|met|over|der|bij|te|aan|tot|of)|[,&–-])\s*$", previous
        ):
            return end
        end = following.end()
    return end
