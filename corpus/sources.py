"""Reads the documents to make from the Markdown of corpus/bron/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from corpus.sample import Block, Sample

WORD_PROCESSED = (".docx", ".odt", ".pdf")


def read_samples(folder: Path) -> list[Sample]:
    """All documents that the sources below `folder` describe, in the order of their paths."""
    samples = []
    for path in sorted(folder.rglob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        place = path.relative_to(folder).parent
        meta = yaml.safe_load(head)
        for variant in meta.get("varianten", [None]):
            name = variant["bestand"] if variant else path.name.removesuffix(".md")
            text = fill(body, variant)
            blocks, notes = read_blocks(typeset(text) if Path(name).suffix in WORD_PROCESSED else text)
            filled = yaml.safe_load(fill(head, variant))
            samples.append(Sample((place / name).as_posix(), filled, blocks, notes))
    return samples


def fill(text: str, values: Mapping[str, str] | None) -> str:
    """
    >>> fill("Gemeente {{gemeente}}", {"gemeente": "Goes"})
    'Gemeente Goes'
    """
    for key, value in (values or {}).items():
        text = text.replace("{{" + key + "}}", str(value))
    return text


def read_blocks(body: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """The blocks of a Markdown body, and its footnotes by number."""
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", body, flags=re.M))
    body = re.sub(r"^\[\^\d+\]: .+$", "", body, flags=re.M)
    return tuple(read_block(part) for part in re.split(r"\n\s*\n", body) if part.strip()), notes


def read_block(part: str) -> Block:
    lines = [line.rstrip() for line in part.strip().splitlines()]
    first = lines[0]
    if heading := re.match(r"(#{1,3}) (.+)", first):
        return Block(f"kop{len(heading[1])}", (heading[2],))
    if first == "[pagina]":
        return Block("pagina")
    if first.startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
        return Block("tabel", tuple(row for row in rows if set("".join(row)) - set("-: ")))
    if all(line.startswith("- ") for line in lines):
        return Block("opsomming", tuple(line[2:] for line in lines))
    if all(re.match(r"\d+\. ", line) for line in lines):
        return Block("nummers", tuple(line.split(". ", 1)[1] for line in lines))
    return Block("alinea", tuple(lines))


def typeset(text: str) -> str:
    """Quotation marks as a word processor makes them.

    >>> typeset('Zij zei: "Dat was \'s avonds."')
    'Zij zei: “Dat was ’s avonds.”'
    """
    return re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’")
