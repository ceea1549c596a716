"""What is offered for a word that nothing knows."""

import pytest

from index.query import Terms
from index.spelling import Spelling

HELD = {"wachtlijsten", "jeugdbescherming", "gezinsadvocaat", "vissingen", "analyse", "gezicht"}
TERMS = Terms({"gezinsadvocaat": ("advocaat voor het gezin",)}, {})


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(TERMS, lambda word: word.casefold() in HELD)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wacthlijsten", "wachtlijsten"),
        ("Jeugbescherming in Ede", "Jeugdbescherming in Ede"),
        ("de gezinsadvocaad", "de gezinsadvocaat"),
        ('"vast gezcht" -brief', '"vast gezicht" -brief'),
        ("verklarende anlyse", "verklarende analyse"),
    ],
)
def test_a_mistyped_word_is_offered_as_it_stands_in_papers(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.corrected(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "wachtlijsten",
        "jeugdbeschermingsketen",  # a compound of known words
        "lijstn",  # what resembles it does not stand in the collection
        "xqzwvxk",
        "SV-2024-0409",
        "jeugbescherm*",
        "-wacthlijsten",
        "naam@voorbeld.nl",
        "the childern wacthlijsten anlyse gezcht jeugbescherming",  # too many to be slips
        "wacthlijsten" * 4,
        "ede",
        "",
    ],
)
def test_nothing_is_offered_for_what_is_known_or_like_nothing_here(spelling: Spelling, typed: str) -> None:
    assert spelling.corrected(typed) == ""


def test_a_word_of_the_collection_is_right_whatever_it_resembles(spelling: Spelling) -> None:
    assert spelling.corrected("vissingen") == ""
