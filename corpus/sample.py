"""One document to make: where it goes, what it says of itself, its blocks and the runs of their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

MARK = "Voorbeeldcorpus, fictief. Personen, nummers en gebeurtenissen zijn verzonnen."
SHORT_MARK = "Voorbeeldcorpus, fictief"


@dataclass(frozen=True)
class Block:
    """`kind` is kop1, kop2, kop3, alinea, opsomming, nummers, tabel or pagina; `items` holds lines or rows."""

    kind: str
    items: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Sample:
    """One document to make: where it goes, what it says of itself, and its text."""

    target: str
    """Below the folder to write in: `stukken/brief.pdf`, `stukken/bundel.zip/memo.docx`."""
    meta: Mapping[str, Any]
    blocks: tuple[Block, ...]
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def suffix(self) -> str:
        return Path(self.target).suffix

    @property
    def title(self) -> str:
        return str(self.meta["titel"])

    @property
    def headers(self) -> list[tuple[str, str]]:
        return [(key, str(value)) for key, value in self.meta.get("kenmerken", {}).items()]

    @property
    def when(self) -> datetime:
        stated = str(self.meta["datum"])
        return datetime.fromisoformat(stated if stated != "onbekend" else "2025-01-01")


INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|\[\^(?P<note>\d+)\]|\[(?P<label>[^\]]+)\]\((?P<url>[^)]+)\)"
)


def inline(text: str) -> Iterator[tuple[str, str, str]]:
    """Runs of `text` as (kind, text, address): kind is tekst, vet, cursief, noot or link."""
    position = 0
    for match in INLINE.finditer(text):
        if match.start() > position:
            yield "tekst", text[position : match.start()], ""
        if match["bold"]:
            yield "vet", match["bold"], ""
        elif match["italic"]:
            yield "cursief", match["italic"], ""
        elif match["note"]:
            yield "noot", match["note"], ""
        else:
            yield "link", match["label"], match["url"]
        position = match.end()
    if text[position:]:
        yield "tekst", text[position:], ""


def marked_up(text: str, shapes: Mapping[str, str]) -> str:
    """The runs of `text` as markup: of each kind its shape, `{0}` for the text, `{1}` for the address."""
    return "".join(shapes[kind].format(escape(run), escape(url)) for kind, run, url in inline(text))


def plain(text: str) -> str:
    return "".join(f"{run} ({url})" if kind == "link" else run for kind, run, url in inline(text))
