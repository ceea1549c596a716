"""How well the themes of passages are read: precision and recall of each theme on a labelled set."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.embed import Embedder
from index.errors import SettingsError
from index.themes import PRINCIPLE, THEME, ThemeReader
from index.vocabulary import Vocabulary

FEWEST = 3
"""Labelled passages of a theme from which its figures count in the mean."""


@dataclass(frozen=True, slots=True)
class Labelled:
    text: str
    headings: tuple[str, ...]
    keys: frozenset[str]
    part: str
    paper: str = ""


Read = Callable[[Sequence[Labelled]], Sequence[Collection[str]]]
"""Passages → the keys of the themes of each."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one theme in one part."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def labelled(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """JSON lines `{"tekst", "kopjes", "themas", "basisprincipes", "deel", "bron"}`. Raises SettingsError."""
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return tuple(
            Labelled(
                line["tekst"],
                tuple(line["kopjes"]),
                frozenset(line["themas"]) | frozenset(line["basisprincipes"]),
                line["deel"],
                line["bron"],
            )
            for line in lines
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(f"Het bestand met thema's is niet te lezen: {path.name}.") from None


def scores(labelled: Sequence[Labelled], found: Sequence[Collection[str]], part: str, key: str) -> Score:
    pairs = [
        (key in one.keys, key in got) for one, got in zip(labelled, found, strict=True) if one.part == part
    ]
    return Score(
        right=sum(want and got for want, got in pairs),
        wrong=sum(got and not want for want, got in pairs),
        missed=sum(want and not got for want, got in pairs),
    )


def macro(found: Iterable[Score]) -> float:
    """Mean F1 over the themes with enough labels."""
    counted = [score.f1 for score in found if score.labelled >= FEWEST]
    return sum(counted) / len(counted) if counted else 0.0


def report(labelled: Sequence[Labelled], read: Read, keys: Sequence[str]) -> str:
    """A Dutch table: each theme in both parts, and the mean F1."""
    found = read(labelled)
    parts = ("ontwikkeling", "slot")
    width = max(map(len, keys))
    head = f"{'':{width}}" + "".join(f"  {part:^33}" for part in parts)
    columns = f"{'':{width}}" + "  gelabeld  precisie  vangst     F1 " * 2
    lines = [head, columns]
    by_part = {part: [scores(labelled, found, part, key) for key in keys] for part in parts}
    for row, key in enumerate(keys):
        cells = "".join(_cells(by_part[part][row]) for part in parts)
        lines.append(f"{key:{width}}{cells}".rstrip())
    lines.append("")
    for part in parts:
        counted = sum(score.labelled >= FEWEST for score in by_part[part])
        mean = macro(by_part[part])
        lines.append(
            f"{part}: gemiddelde F1 {mean:.3f} over {counted} thema's met ten minste {FEWEST} passages"
        )
    return "\n".join(lines) + "\n"


def evaluate_themes(path: Path, vocabulary: Vocabulary, embedder: Embedder) -> str:
    """The report for the reader of themes that marks passages as they come in."""
    reader = ThemeReader(vocabulary, embedder)

    def read(labelled: Sequence[Labelled]) -> list[set[str]]:
        vectors = embedder.passages([one.text for one in labelled])
        named = [reader.named(one.text) for one in labelled]
        return [
            {
                tag.key
                for tag in reader.tags(
                    one.text,
                    one.headings,
                    vectors[row],
                    [named[i] for i, each in enumerate(labelled) if each.paper == one.paper and i != row],
                )
            }
            for row, one in enumerate(labelled)
        ]

    keys = [concept.key for scheme in (THEME, PRINCIPLE) for concept in vocabulary.scheme(scheme)]
    return report(read_labelled(path), read, keys)


def _cells(score: Score) -> str:
    if not score.labelled:
        return f"  {0:8}  {'':8}  {'':6}  {'':5} " + (f"({score.wrong} onterecht)" if score.wrong else "")
    return f"  {score.labelled:8}  {score.precision:8.2f}  {score.recall:6.2f}  {score.f1:5.2f} "
