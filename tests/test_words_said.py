"""How complete a passage is on the words of a question."""

from __future__ import annotations

import pytest

from index.words_said import completeness


def test_all_words_are_worth_more_than_twice_half_of_them() -> None:
    found = completeness(
        "veiligheidskaart noodfonds",
        {"beide": "de veiligheidskaart en het noodfonds", "een": "de veiligheidskaart", "geen": "een brief"},
    )
    assert found["beide"] == pytest.approx(1.0)
    assert found["geen"] == 0.0
    assert 0 < found["een"] < 0.5


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    found = completeness("gesprek gezinsvoogd", {"gewoon": "een gesprek", "zeldzaam": "de gezinsvoogd"})
    assert found["zeldzaam"] > found["gewoon"]


def test_capitals_diacritics_and_endings_do_not_matter() -> None:
    assert completeness("cliënten", {"a": "De CLIENT", "b": "Cliënten"}) == {"a": 1.0, "b": 1.0}
    assert completeness("meldingen", {"a": "De melding"})["a"] == 1.0


def test_a_question_without_telling_words_says_nothing() -> None:
    assert completeness("wat is het", {"a": "tekst"}) == {}
    assert completeness("日本", {"a": "tekst"}) == {}
    assert completeness("gezin", {}) == {}
