"""The gold set: paragraphs in which a person marked who may be recognised and what must stay."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.model import Policy

AROUND = 4_000
"""Characters of a paper read on each side of a labelled page."""

PARTS = {
    part: f"{part}.jsonl"
    for part in ("open", "verzegeld", "vers", "verst", "nieuwst", "laatst", "lang", "wijd")
}


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
    """A name of PARTS, or "stukken" for a page of a real paper."""
    before: str = ""
    after: str = ""
    """What stands around the text in its paper: read with it, not judged."""


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The parts of the gold set that a folder holds; the lines of all but the open part are zipped."""
    return tuple(
        case_of(row, row["text"], part)
        for part, name in PARTS.items()
        if (folder / name).is_file()
        for row in read_rows(folder / name)
    )


def read_pages(labels: Path, papers: Path) -> tuple[Case, ...]:
    """Pages of real papers, labelled without their text; a page that has changed since is left out.

    Each line of `labels` names a file under `papers`, the stretch of it, and a hash of that stretch.
    """
    cases = []
    for row in read_rows(labels):
        paper = (papers / row["file"]).read_text(encoding="utf-8")
        start, end = row["start"], row["end"]
        if hashlib.sha256(paper[start:end].encode()).hexdigest().startswith(row["sha256"]):
            page = case_of(row, paper[start:end], "stukken")
            before, after = paper[max(0, start - AROUND) : start], paper[end : end + AROUND]
            cases.append(replace(page, before=before, after=after))
    return tuple(cases)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield unseal(json.loads(line))


def unseal(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the sealed part is zipped, so that no search through the tree shows it by accident."""
    if "zegel" not in row:
        return row
    opened: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(row["zegel"])))
    return opened


def case_of(row: dict[str, Any], text: str, part: str) -> Case:
    return Case(
        id=row["id"],
        text=text,
        kind=row["kind"],
        policy=row["policy"],
        spans=tuple(Mark(**mark) for mark in row["spans"]),
        keep=tuple(Mark(**mark) for mark in row["keep"]),
        neutral=tuple(Mark(**mark) for mark in row["neutral"]),
        part=part,
    )
