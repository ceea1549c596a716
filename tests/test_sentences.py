from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentences


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit doen we a.d.h.v. drie punten.",
        "De proeftuin loopt t/m 2030 en i.h.k.v. het programma.",
        "Op 3 mei jl. is het besproken.",
        "Partners (o.a. Veilig Thuis en de Raad) doen mee.",
        "Zie artikel 3.4 van de wet.",
        "Mevrouw J. de Vries en dhr. R.B. Jansen waren er.",
        "Het gesprek is op 12 jan. 2024 gevoerd.",
        "Kamerstuk 31 839, nr. 1018 gaat hierover.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert read(f"{sentence} Daarna volgt meer.") == [sentence, "Daarna volgt meer."]


def test_a_name_at_the_end_ends_the_sentence() -> None:
    assert read("Zij belde Jan. Daarna kwam hij.") == ["Zij belde Jan.", "Daarna kwam hij."]


def test_a_quote_stays_with_its_sentence() -> None:
    assert read("Zij zei: ‘Het gaat goed.’ Toen ging zij.") == ["Zij zei: ‘Het gaat goed.’", "Toen ging zij."]


def test_list_items_are_sentences_of_their_own() -> None:
    assert read("Punten:\n• een vast gezicht\n• één plan") == ["Punten:", "• een vast gezicht", "• één plan"]


def test_a_blank_line_ends_a_sentence_without_a_full_stop() -> None:
    assert read("Vervolg\n\nWij informeren u.") == ["Vervolg", "Wij informeren u."]


@given(st.text(alphabet="aB. \n!?1)•", max_size=60))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
