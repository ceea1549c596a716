"""The words that an installation keeps or masks: approved by a person, and words to mask unreadable."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from index.errors import NotFound, QueryError, StoreError
from index.model import Decision
from ingest.deidentify import Deidentifier
from ingest.term_list import FILE, TermList


@pytest.fixture
def words(tmp_path: Path) -> TermList:
    return TermList(tmp_path)


@pytest.fixture
def engine(words: TermList) -> Deidentifier:
    return Deidentifier(model="geen", terms=words.now)


def test_a_word_to_mask_goes_under_both_policies_with_its_parts(words: TermList, engine: Deidentifier) -> None:
    text = "Wij spraken roosje van boven. Later kwam Roosje-Van Boven weer."
    assert engine.shield(text, "openbaar")[0].count("[persoon") < 2
    words.approve("Roosje van Boven", Decision.MASK, "openbaar", "PERSON", "redactie")
    for policy in ("openbaar", "casus"):
        assert "oven" not in engine.shield(text, policy)[0]


def test_a_word_of_a_kind_that_nothing_decides_on_is_refused(words: TermList) -> None:
    with pytest.raises(QueryError, match="Deze soort bestaat niet"):
        words.approve("Roosje van Boven", Decision.MASK, "openbaar", "NAAM", "redactie")


def test_a_word_to_mask_is_masked_also_behind_an_office(words: TermList, engine: Deidentifier) -> None:
    words.approve("Terlouw", Decision.MASK, "openbaar", "PERSON", "redactie")
    assert "Terlouw" not in engine.shield("Wethouder Terlouw sprak.", "openbaar")[0]


def test_a_word_to_keep_stays_under_the_policy_it_was_approved_for(
    words: TermList, engine: Deidentifier
) -> None:
    text = "De moeder belde met Karin over zorg."
    words.approve("Karin", Decision.KEEP, "openbaar", "PERSON", "redactie")
    assert engine.shield(text, "openbaar")[0] == text
    assert "Karin" not in engine.shield(text, "casus")[0]


@pytest.mark.parametrize(
    ("text", "number"),
    [("Zijn BSN is 111222333.", "111222333"), ("Rekening NL91 ABNA 0417 1643 00.", "NL91 ABNA 0417 1643 00")],
)
def test_a_word_to_keep_never_wins_from_a_checked_number(
    words: TermList, engine: Deidentifier, text: str, number: str
) -> None:
    for label in ("BSN", "IBAN", "PHONE", "EMAIL"):
        with pytest.raises(QueryError, match="kan niet op de lijst"):
            words.approve(number, Decision.KEEP, "openbaar", label, "redactie")
    words.approve(f"nummer {number}", Decision.KEEP, "openbaar", "CASE", "redactie")
    words.approve(text, Decision.KEEP, "openbaar", "CASE", "redactie")
    assert number not in engine.shield(text, "openbaar")[0]


def test_the_words_to_mask_stand_nowhere_and_only_the_owner_reads_the_list(
    words: TermList, tmp_path: Path
) -> None:
    words.approve("Wobbelingh", Decision.MASK, "casus", "PERSON", "redactie")
    content = (tmp_path / FILE).read_bytes()
    assert b"obbelingh" not in content.lower()
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert "obbelingh" not in repr(words.now())


def test_the_version_of_the_engine_tells_the_list(words: TermList, engine: Deidentifier) -> None:
    before = engine.engine
    term = words.approve("Wobbelingh", Decision.MASK, "casus", "PERSON", "redactie")
    assert engine.engine != before
    words.remove(term.id)
    assert engine.engine == before


def test_a_new_decision_on_a_word_replaces_the_old_one(words: TermList, engine: Deidentifier) -> None:
    words.approve("Terlouw", Decision.MASK, "openbaar", "PERSON", "redactie")
    words.approve("Terlouw", Decision.KEEP, "openbaar", "PERSON", "redactie")
    assert len(words.now().terms) == 1
    assert engine.shield("Mevrouw Terlouw belde.", "openbaar")[0] == "Mevrouw Terlouw belde."


def test_too_short_too_long_and_unknown_are_refused(words: TermList) -> None:
    for text in ("", "ab", "een twee drie vier vijf zes zeven acht negen"):
        with pytest.raises(QueryError):
            words.approve(text, Decision.MASK, "casus", "PERSON", "redactie")
    with pytest.raises(NotFound):
        words.remove("geen")


def test_a_list_that_cannot_be_read_stops_the_work(
    words: TermList, engine: Deidentifier, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text("{")
    with pytest.raises(StoreError, match="niet te lezen"):
        engine.shield("Mevrouw Terlouw belde.", "openbaar")
