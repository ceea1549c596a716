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
        "Zie p. 12 van het rapport.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert read(f"{sentence} Daarna volgt meer.") == [sentence, "Daarna volgt meer."]


def test_a_name_at_the_end_ends_the_sentence() -> None:
    assert read("Zij belde Jan. Daarna kwam hij.") == ["Zij belde Jan.", "Daarna kwam hij."]


def test_an_abbreviation_that_closes_a_list_ends_the_sentence_before_a_word_that_opens_one() -> None:
    assert read("Veilig Thuis, de GI’s e.d. Verder is er niets.") == [
        "Veilig Thuis, de GI’s e.d.",
        "Verder is er niets.",
    ]
    assert read("Het voorstel van Jansen c.s. Pietersen is aangenomen.") == [
        "Het voorstel van Jansen c.s. Pietersen is aangenomen."
    ]


def test_the_number_of_an_item_stays_with_it_also_within_a_line() -> None:
    assert read("Besluit: 1. De nota vast te stellen. 2. Het college dit op te dragen.") == [
        "Besluit: 1. De nota vast te stellen.",
        "2. Het college dit op te dragen.",
    ]
    assert read("Er zijn proeftuinen in 2023. Daarna kwamen er 11. Nu zijn het er 10.") == [
        "Er zijn proeftuinen in 2023.",
        "Daarna kwamen er 11.",
        "Nu zijn het er 10.",
    ]


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


def test_a_row_of_a_table_is_a_sentence_of_its_own_also_with_stops_in_its_cells() -> None:
    rows = "Nummer | Toezegging | Stand\n12 | Brief. Na de zomer. | loopt\n13 | Gesprek | af"
    text = f"Stand van zaken\n{rows}\nDat was het."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Stand van zaken",
        "Nummer | Toezegging | Stand",
        "12 | Brief.",
        "Na de zomer. | loopt",
        "13 | Gesprek | af",
        "Dat was het.",
    ]
