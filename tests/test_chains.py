"""References become ties of a kind, notes belong to their sentence, letters by date are only suggested."""

from datetime import date

import pytest

from index.knowledge.chains import (
    Edge,
    find_edges,
    find_letter_mentions,
    strongest,
)
from index.knowledge.footnotes import carrier, notes_of
from index.model import Fact, Interval, Metadata, Precision
from index.references import find_references
from index.sentences import sentences


def letter(day: str = "2024-11-19", kind: str = "commissiebrief", number: str = "onbekend") -> Metadata:
    when = date.fromisoformat(day)
    return Metadata(
        kind=Fact(kind),
        period=Interval(when, when, Precision.DAY),
        organisation=Fact("gemeente-rotterdam"),
        number=Fact(number),
    )


def ties(text: str, metadata: Metadata | None = None) -> list[tuple[str, str]]:
    return [(edge.reference.canonical, edge.tie) for edge in edges(text, metadata)]


def edges(text: str, metadata: Metadata | None = None) -> tuple[Edge, ...]:
    return find_edges(text, metadata or letter(), find_references(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie ook Kamerstuk 31 839, nr. 1018.", [("kst-31839-1018", "verwijst_naar")]),
        ("In mijn brief van 6 februari (24bb000107) heb ik dat gemeld.", [("24bb000107", "vervolg_op")]),
        ("Bijlage 1 behorende bij 22bb3295.", [("22bb003295", "bijlage_bij")]),
        ("Deze regeling vervangt de regeling in gmb-2021-1234.", [("gmb-2021-1234", "vervangt")]),
        ("In antwoord op de vragen 2024Z12345 deel ik u mee.", [("2024Z12345", "beantwoordt")]),
        ("De motie 24bb000215 beschouw ik als afgedaan.", [("24bb000215", "doet_af")]),
        ("Uw kenmerk 24bb000215", [("24bb000215", "beantwoordt")]),
    ],
)
def test_the_words_around_a_number_tell_the_tie(text: str, expected: list[tuple[str, str]]) -> None:
    assert ties(text) == expected


def test_a_list_settles_all_that_it_names() -> None:
    text = "Afdoeningsvoorstel toezeggingen 17bb3470 en 18bb5202"
    assert ties(text, letter(kind="afdoeningsvoorstel")) == [
        ("17bb003470", "doet_af"),
        ("18bb005202", "doet_af"),
    ]


def test_every_place_has_a_tie_and_the_strongest_is_that_of_the_paper() -> None:
    text = "Zie 24bb000107. De toezegging uit 24bb000107 is hiermee afgedaan."
    assert ties(text) == [("24bb000107", "verwijst_naar"), ("24bb000107", "doet_af")]
    assert strongest([tie for _, tie in ties(text)]) == "doet_af"


def test_the_own_number_is_no_edge() -> None:
    assert ties("Ons kenmerk 24bb000342", letter(number="24bb000342")) == []


def test_a_footnote_gets_the_tie_of_the_sentence_with_its_mark() -> None:
    text = "In onze brief van 28 april 2023 ¹ staat dat.\n\nEr is meer.\n\n¹ Kamerstuk 31 839, nr. 921"
    (edge,) = edges(text)
    assert edge.tie == "vervolg_op"
    assert text[edge.start : edge.end].startswith("In onze brief")


def test_the_notes_of_a_sentence_are_found_and_lead_back() -> None:
    text = "Dat staat daar.¹ En hier.²\n\n¹ Eerste noot\n² Tweede noot"
    spans = sentences(text)
    assert [text[a:b] for a, b in notes_of(text, *spans[1])] == ["Tweede noot"]
    assert carrier(text, spans, text.index("Eerste")) == spans[0]
    assert carrier(text, spans, text.index("hier")) is None


def test_a_letter_named_by_its_date_is_seen() -> None:
    metadata = letter()
    (mention,) = find_letter_mentions(
        "Zoals aangekondigd in onze brief van 6 februari 2024 is het zover.", metadata
    )
    assert mention.by_us


def test_a_letter_with_a_number_needs_no_suggestion() -> None:
    assert find_letter_mentions("In mijn brief van 6 februari 2024 (24bb000107) staat het.", letter()) == ()
    assert find_letter_mentions("Op 6 februari 2024 was er overleg.", letter()) == ()
