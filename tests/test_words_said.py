"""How complete a passage is on the words of a question."""

from __future__ import annotations

import pytest

from index.words_said import shares_said


def test_a_passage_is_as_complete_as_the_words_that_it_holds() -> None:
    found = shares_said(
        "veiligheidskaart noodfonds",
        {"beide": "de veiligheidskaart en het noodfonds", "een": "de veiligheidskaart", "geen": "een brief"},
    )
    assert found["beide"] == pytest.approx(1.0)
    assert found["geen"] == 0.0
    assert 0 < found["een"] < 1


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    found = shares_said("gesprek gezinsvoogd", {"gewoon": "een gesprek", "zeldzaam": "de gezinsvoogd"})
    assert found["zeldzaam"] > found["gewoon"]


def test_capitals_diacritics_and_endings_do_not_matter() -> None:
    assert shares_said("cliënten", {"a": "De CLIENT", "b": "Cliënten"}) == {"a": 1.0, "b": 1.0}
    assert shares_said("meldingen", {"a": "De melding"})["a"] == 1.0


def test_a_question_without_telling_words_says_nothing() -> None:
    assert shares_said("wat is het", {"a": "tekst"}) == {}
    assert shares_said("日本", {"a": "tekst"}) == {}
    assert shares_said("gezin", {}) == {}
