"""The gold set: paragraphs in which a person marked who may be recognised and what must stay."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.model import Policy

PARTS = {"open": "open.jsonl", "verzegeld": "verzegeld.jsonl"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of a case that a person labelled."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled paragraph: `spans` must go, `keep` must stay, `neutral` may go either way."""

    id: str
    text: str
    kind: str
    policy: Policy
    spans: tuple[Mark, ...]
    keep: tuple[Mark, ...] = ()
    neutral: tuple[Mark, ...] = ()
    part: str = "open"


def read_cases(folder: Path) -> tuple[Case, ...]:
    """Both parts of the gold set in a folder; the lines of the sealed part are zipped."""
    return tuple(case for part, name in PARTS.items() for case in read_part(folder / name, part))


def read_part(path: Path, part: str) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "zegel" in row:
            row = json.loads(zlib.decompress(base64.b64decode(row["zegel"])))
        yield Case(
            id=row["id"],
            text=row["text"],
            kind=row["kind"],
            policy=row["policy"],
            spans=tuple(Mark(**mark) for mark in row["spans"]),
            keep=tuple(Mark(**mark) for mark in row["keep"]),
            neutral=tuple(Mark(**mark) for mark in row["neutral"]),
            part=part,
        )
