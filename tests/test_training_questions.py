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


ASKED = questions(ROOT / "training" / "toetsvragen.jsonl")


def test_questions_in_other_words_ask_about_papers_that_nothing_was_learned_from() -> None:
    assert {row["groep"] for row in ASKED} == {"mijdt", "vrij", "trefwoord"}
    learned = {row["stuk"] for row in DESCRIBED}
    assert {name.rpartition(".")[0] for name in sources(ASKED)} & learned == set()
    assert {row["q"] for row in ASKED} & {row["q"] for row in (*DESCRIBED, *LEARNED, *JUDGED)} == set()


def test_a_question_that_avoids_the_words_of_its_paper_repeats_none_of_its_lines() -> None:
    if not PAPERS.is_dir():
        pytest.skip("de echte stukken liggen niet naast deze map (../shared/documents)")
    for row in ASKED:
        if (row["verzameling"], row["groep"]) != ("documents", "mijdt"):
            continue
        for name in row["bron"]:  # type: ignore[attr-defined]
            path = PAPERS / "text" / str(name)
            text = " ".join(path.read_text("utf-8", errors="replace").lower().split()) if path.is_file() else ""
            words = str(row["q"]).lower().split()
            assert not any(" ".join(words[i : i + 8]) in text for i in range(len(words) - 7)), row["q"]


DESCRIBED = questions(ROOT / "training" / "omschrijvingen.jsonl")


def test_no_paper_and_no_question_of_the_descriptions_is_judged() -> None:
    judged = {name.rpartition(".")[0] for name in sources(JUDGED) | sources(LEARNED)}
    assert {row["stuk"] for row in DESCRIBED} & judged == set()
    assert {row["q"] for row in DESCRIBED} & {row["q"] for row in JUDGED} == set()
    assert {row["stijl"] for row in DESCRIBED} == {"omschrijving", "half", "vraag", "trefwoorden"}


def test_a_described_place_lies_in_its_paper() -> None:
    if not PAPERS.is_dir():
        pytest.skip("de echte stukken liggen niet naast deze map (../shared/documents)")
    papers = {path.stem: path for path in (PAPERS / "text").iterdir()}
    texts = {
        name: papers[str(name)].read_text("utf-8", errors="replace")
        for name in {row["stuk"] for row in DESCRIBED}
    }
    for row in DESCRIBED:
        assert 0 <= int(str(row["plek"])) < len(texts[row["stuk"]]), row["stuk"]
