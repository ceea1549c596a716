"""The word lists of the Dutch analysis, as they lie in `data/` (sources and licences: `data/BRON.md`)."""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

DATA: Final = files("index.lexical").joinpath("data")

WORD_GROUPS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(text.split())
    for name, text in tomllib.loads(DATA.joinpath("woordgroepen.toml").read_text("utf-8")).items()
}


@lru_cache(maxsize=1)
def frequencies() -> dict[str, int]:
    """Dutch words, folded, with their frequency in tenths of the Zipf scale (20: one in ten million)."""
    lines = gzip.decompress(DATA.joinpath("woorden-nl.txt.gz").read_bytes()).decode().splitlines()
    return {word: int(value) for word, _, value in (line.partition(" ") for line in lines)}
