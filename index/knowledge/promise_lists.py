"""Promises in a table: a row is one, under the heads that the table gives its columns."""

from __future__ import annotations

import re

from index.knowledge.promise import Promise, digest
from index.knowledge.promise_parts import RECEIVER, find_receiver, find_window, kind_of_words
from index.knowledge.words import content_words
from index.model import Metadata
from index.references import find_references

_ROW = re.compile(r"^(?P<row>[^\n|]*\|[^\n]+)$", re.MULTILINE)
_HEADS = {"toezegging": "what", "wat is toegezegd": "what", "onderwerp": "what", "omschrijving": "what",
          "door": "who", "termijn": "when", "planning": "when", "stand": "status", "status": "status",
          "afgedaan met": "kept", "nummer": "number", "nr": "number"}  # fmt: skip


def find_rows(text: str, metadata: Metadata) -> list[Promise]:
    """The rows of a table of promises, under the heads that it gives its columns."""
    found: list[Promise] = []
    columns: list[str] = []
    for match in _ROW.finditer(text):
        cells = [cell.strip() for cell in match["row"].strip(" |").split("|")]
        heads = [_HEADS.get(cell.lower().rstrip("."), "") for cell in cells]
        if "what" in heads:
            columns = heads
            continue
        if not columns or len(cells) != len(columns):
            continue
        row = dict(zip(columns, cells, strict=True))
        what = row.get("what", "")
        if len(content_words(what)) < 1 or re.match(r"motie\b", what, re.IGNORECASE):
            continue
        window, words = find_window(row.get("when") or what, None, metadata.period.last, True)
        numbers = find_references(row.get("number", ""))
        found.append(
            Promise(
                start=match.start("row"),
                end=match.end("row"),
                digest=digest(match["row"]),
                kind=kind_of_words(what),
                doer=row.get("who") or metadata.sender.value,
                organisation=metadata.organisation.value,
                receiver=find_receiver(what, metadata) if RECEIVER.search(what) else metadata.addressee.value,
                subject=what,
                window=window,
                window_text=words,
                reported=True,
                made_in=numbers[0].canonical if numbers else None,
                kept_here=bool(row.get("kept")),
                said_status=row.get("status") or row.get("kept", ""),
            )
        )
    return found
