"""The project's lists of words, names, cues and organisations, as they are read from disk."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Lists:
    words: frozenset[str]
    """Dutch, in lower case."""
    english: frozenset[str]
    names: Mapping[str, str]
    """A name with its capitals → what it names, a letter for each kind (`lexicon.py`)."""
    cues: Mapping[str, frozenset[str]]
    keep: tuple[str, ...]
    """What stays readable: organisations, laws, programmes."""
    neighbourhoods: frozenset[str]
    fingerprint: str


def read_lists() -> Lists:
    """The project's own lists, from its package data (about 0.5 s)."""
    digest = hashlib.sha256()

    def read(name: str) -> bytes:
        content = (DATA / name).read_bytes()
        digest.update(content)
        return content

    words = lzma.decompress(read("woorden.txt.xz")).decode().split("\n")
    english = lzma.decompress(read("engels.txt.xz")).decode().split("\n")
    names: dict[str, str] = {}
    for line in lzma.decompress(read("namen.txt.xz")).decode().split("\n"):
        kinds, _, name = line.partition("\t")
        names[name] = kinds
    lists = yaml.safe_load(read("lijsten.yaml"))
    institutions = {
        key: [" ".join(name.split()) for name in value.split(";")]
        for key, value in yaml.safe_load(read("instellingen.yaml")).items()
    }
    authorities = yaml.safe_load(read("overheid.yaml"))["organisaties"]
    cues = {
        key: frozenset(value.split() if isinstance(value, str) else value)
        for key, value in lists.items()
        if key != "behouden"
    }
    cues["ambtsdragers"] = frozenset(name.lower() for name in institutions["ambtsdragers"])
    cues["partijen"] = frozenset(name.lower() for name in cues["partijen"])
    return Lists(
        words=frozenset(words),
        english=frozenset(english),
        names=names,
        cues=cues,
        keep=tuple(
            dict.fromkeys(
                [
                    *map(str, lists["behouden"]),
                    *cues["afkortingen"],
                    *_kept(institutions),
                    *map(str, authorities),
                ]
            )
        ),
        fingerprint=digest.hexdigest()[:12],
        neighbourhoods=frozenset(institutions["wijken"]),
    )


def _kept(institutions: dict[str, list[str]]) -> Iterator[str]:
    for kind in ("organisaties", "begrippen", "wijken"):
        yield from institutions[kind]
