"""Questions to learn the ranking from stay apart from the questions that it is judged on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAPERS = ROOT.parent / "shared" / "documents"


def questions(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


LEARNED = questions(ROOT / "training" / "vragen.jsonl")
JUDGED = questions(ROOT / "corpus" / "vragen.jsonl")


def sources(rows: list[dict[str, object]]) -> set[str]:
    return {name for row in rows for name in row["bron"]}  # type: ignore[attr-defined]


def test_no_paper_and_no_question_is_in_both() -> None:
    assert sources(LEARNED) & sources(JUDGED) == set()
    assert {row["q"] for row in LEARNED} & {row["q"] for row in JUDGED} == set()


def test_there_are_questions_of_every_style() -> None:
    assert len(LEARNED) >= 400
    assert {row["style"] for row in LEARNED} == {"nummer", "trefwoord", "natuurlijk"}


def test_the_evidence_is_short_and_stands_in_the_paper() -> None:
    assert max(len(str(row["bewijs"])) for row in LEARNED) <= 100
    if not PAPERS.is_dir():
        pytest.skip("de echte stukken liggen niet naast deze map (../shared/documents)")
    found = {path.name: path for path in PAPERS.rglob("*") if path.is_file()}
    for row in LEARNED:
        (name,) = row["bron"]  # type: ignore[misc]
        text = re.sub(r"\s+", " ", found[name].read_text("utf-8", errors="replace"))
        assert str(row["bewijs"]) in text, name


DESCRIBED = questions(ROOT / "training" / "omschrijvingen.jsonl")


def test_no_paper_and_no_question_of_the_descriptions_is_judged() -> None:
    judged = {name.rpartition(".")[0] for name in sources(JUDGED)}
    assert {row["stuk"] for row in DESCRIBED} & judged == set()
    assert {row["q"] for row in DESCRIBED} & {row["q"] for row in JUDGED} == set()
    assert {row["stijl"] for row in DESCRIBED} == {"omschrijving", "vraag", "trefwoorden"}


def test_a_described_place_lies_in_its_paper() -> None:
    if not PAPERS.is_dir():
        pytest.skip("de echte stukken liggen niet naast deze map (../shared/documents)")
    for row in DESCRIBED:
        text = (PAPERS / "text" / f"{row['stuk']}.txt").read_text("utf-8", errors="replace")
        assert 0 <= int(str(row["plek"])) < len(text), row["stuk"]
