import numpy as np

from index.likeness import alike, likeness, sketch

LETTER = """Geachte raadsleden, met deze brief informeren wij u over de proeftuin Vaart in Veiligheid. De
gemeenten in Zeeland werken daarin samen met Veilig Thuis en de gecertificeerde instelling. Elk gezin houdt een
vaste professional. In het derde kwartaal ontvangt u de resultaten van het onderzoek. Het college van {}."""


def test_the_same_letter_to_another_council_is_much_alike() -> None:
    assert likeness([sketch(LETTER.format("Goes")), sketch(LETTER.format("Terneuzen"))])[0, 1] > 0.8


def test_another_letter_is_not_alike() -> None:
    other = "Het college stelt voor de parkeertarieven in de binnenstad te verhogen."
    assert likeness([sketch(LETTER), sketch(other)])[0, 1] < 0.1


def test_a_text_of_two_words_is_like_nothing_not_even_itself() -> None:
    assert likeness([sketch("Geachte raadsleden"), sketch("Geachte raadsleden")])[0, 1] == 0


def test_pairs_that_are_alike_are_those_of_the_whole_table() -> None:
    letters = [LETTER.format(town) for town in ("Goes", "Veere", "Hulst")]
    other = "Het college stelt voor de parkeertarieven in de binnenstad te verhogen, van maandag tot zaterdag."
    sketches = [
        sketch(text) for text in (letters[0], other, letters[1], "te kort", other + " Akkoord.", letters[2])
    ]
    table = np.triu(likeness(sketches), 1) >= 0.65
    assert alike(sketches, 0.65) == set(zip(*(axis.tolist() for axis in np.nonzero(table)), strict=True))
    assert (0, 2) in alike(sketches, 0.65)


def test_nothing_is_alike_to_nothing() -> None:
    assert alike([], 0.5) == alike([b""], 0.5) == set()
