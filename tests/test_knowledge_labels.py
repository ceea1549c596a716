"""The labelled set of what papers teach: how it is counted, how large it is, and which misses are known.

`kennisbank evalueer --kennis --missers` prints what belongs in `cases/kennis/missers.txt`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from index.knowledge.evaluate import Label, Marked, measure, read_labels, render, render_misses
from index.model import Fact, Metadata
from index.vocabulary_files import load_vocabulary
from ingest.labelled import reader

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "kennis"
SHARED = ROOT.parent / "shared"
VOCABULARY = load_vocabulary(ROOT / "corpus" / "vocabulaire")
LABELS = read_labels(CASES / "labels.jsonl")
TEXT = "Zie 24bb000107. In mei 2025 sturen wij u het overzicht van de wachttijden."


def label(
    marked: dict[str, tuple[Marked, ...]], doubtful: dict[str, tuple[Marked, ...]] | None = None
) -> Label:
    bare = "".join(c for c in TEXT.lower() if c.isalnum())
    digest = hashlib.sha256(bare.encode()).hexdigest()[:12]
    return Label("a", "open", 0, len(bare), digest, marked, doubtful or {})


def figures(given: Label, text: str = TEXT) -> tuple[int, int, int]:
    outcome = measure([given], lambda _: (text, Metadata(kind=Fact("memo"))), VOCABULARY)
    (kind,) = given.marked
    found = outcome.figures[kind, "open"]
    return found.right, found.wrong, found.missed


def test_what_is_found_where_it_was_marked_is_right_and_the_rest_is_wrong_or_missed() -> None:
    assert figures(label({"verwijzingen": (Marked(3, 13, "24bb000107"),)})) == (1, 0, 0)
    assert figures(label({"verwijzingen": (Marked(3, 13, "24bb000108"),)})) == (0, 1, 1)
    assert figures(label({"verwijzingen": ()})) == (0, 1, 0)
    assert figures(label({"perioden": (Marked(15, 22, "2025-05-01/2025-05-31"),)})) == (1, 0, 0)


def test_a_doubtful_place_counts_neither_way() -> None:
    assert figures(label({"verwijzingen": ()}, {"verwijzingen": (Marked(3, 13),)})) == (0, 0, 0)


def test_white_space_moves_no_label() -> None:
    spaced = TEXT.replace(" ", "\n  ")
    assert figures(label({"verwijzingen": (Marked(3, 13, "24bb000107"),)}), spaced) == (1, 0, 0)


def test_a_label_whose_words_changed_is_told() -> None:
    outcome = measure([label({"verwijzingen": ()})], lambda _: ("Heel andere woorden.", Metadata()), VOCABULARY)
    assert outcome.lost == ("a",)


def test_the_set_is_large_and_a_third_is_kept_apart() -> None:
    real = {one.paper for one in LABELS if "." not in one.paper}
    assert len(real) >= 40
    parts = [one.part for one in LABELS if "besluiten" in one.marked]
    assert 0.2 < parts.count("slot") / len(parts) < 0.5
    for kind, least in (("verwijzingen", 150), ("perioden", 300), ("toezeggingen", 100), ("besluiten", 90)):
        assert sum(len(one.marked.get(kind, ())) for one in LABELS) >= least


def test_no_label_holds_text() -> None:
    allowed = set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-:/._")
    for one in LABELS:
        values = [mark.value for marks in one.marked.values() for mark in marks]
        assert all(set(value) <= allowed and len(value) < 40 for value in values)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the real documents in ../shared are not here")
def test_the_misses_are_exactly_the_known_ones() -> None:
    outcome = measure(LABELS, reader(ROOT / "corpus", SHARED, VOCABULARY), VOCABULARY)
    assert outcome.lost == ()
    assert render_misses(outcome) == (CASES / "missers.txt").read_text(encoding="utf-8")
    assert "| besluiten | open |" in render(outcome)
    for kind, (precision, recall) in {
        "verwijzingen": (0.99, 0.97),
        "perioden": (0.95, 0.93),
        "toezeggingen": (0.90, 0.85),
        "besluiten": (0.85, 0.80),
    }.items():
        for part in ("open", "slot"):
            found = outcome.figures[kind, part]
            assert found.precision >= precision and found.recall >= recall, (kind, part)
