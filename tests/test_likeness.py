from itertools import combinations
from operator import eq

from index.likeness import SIZE, alike, sketch

LETTER = """Geachte raadsleden, met deze brief informeren wij u over de proeftuin Vaart in Veiligheid. De
gemeenten in Zeeland werken daarin samen met Veilig Thuis en de gecertificeerde instelling. Elk gezin houdt een
vaste professional. In het derde kwartaal ontvangt u de resultaten van het onderzoek. Het college van {}."""


def test_the_same_letter_to_another_council_is_much_alike() -> None:
    assert alike([sketch(LETTER.format("Goes")), sketch(LETTER.format("Terneuzen"))], 0.8) == {(0, 1)}


def test_another_letter_is_not_alike() -> None:
    other = "Het college stelt voor de parkeertarieven in de binnenstad te verhogen."
    assert alike([sketch(LETTER), sketch(other)], 0.1) == set()


def test_a_text_of_two_words_is_like_nothing_not_even_itself() -> None:
    assert alike([sketch("Geachte raadsleden"), sketch("Geachte raadsleden")], 0.01) == set()


def test_pairs_that_are_alike_are_those_of_the_whole_table() -> None:
    letters = [LETTER.format(town) for town in ("Goes", "Veere", "Hulst")]
    other = "Het college stelt voor de parkeertarieven in de binnenstad te verhogen, van maandag tot zaterdag."
    sketches = [
        sketch(text) for text in (letters[0], other, letters[1], "te kort", other + " Akkoord.", letters[2])
    ]
    table = {
        (i, j)
        for i, j in combinations(range(len(sketches)), 2)
        if sketches[i] and sum(map(eq, sketches[i], sketches[j])) / SIZE > 0.66
    }
    assert alike(sketches, 0.65) == table == {(0, 2), (0, 5), (1, 4), (2, 5)}
    assert (0, 2) in alike(sketches, 0.65)


def test_nothing_is_alike_to_nothing() -> None:
    assert alike([], 0.5) == alike([b""], 0.5) == set()
