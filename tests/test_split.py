import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Heading, Metadata, Page, Passage, Release, ReleaseState, SafeDocument
from ingest.split import split


def words(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S+", text)]


def safe(text: str, *headings: str) -> SafeDocument:
    return SafeDocument(
        name="brief.txt",
        key="k",
        content_hash="h",
        text=text,
        pages=(Page(1, 0, len(text) // 2), Page(2, len(text) // 2, len(text))),
        headings=tuple(Heading(text.index(h), text.index(h) + len(h), 1) for h in headings),
        metadata=Metadata(),
        findings=(),
        release=Release("openbaar", "test", ReleaseState.RELEASED, "test"),
    )


def parts(text: str, *headings: str, shortest: int = 12, longest: int = 25) -> tuple[Passage, ...]:
    return split(safe(text, *headings), words, shortest, longest)


def sentence(length: int, word: str = "woord") -> str:
    return " ".join([word.capitalize()] + [word] * (length - 1)) + "."


def test_a_short_document_is_one_passage() -> None:
    assert [part.text for part in parts("Kort bericht. Meer niet.")] == ["Kort bericht. Meer niet."]


def test_a_passage_ends_with_a_sentence() -> None:
    text = " ".join(sentence(9) for _ in range(9))
    assert all(part.text.endswith(".") for part in parts(text))


def test_a_heading_opens_a_passage_and_names_it() -> None:
    text = f"Aanleiding\n\n{sentence(14)}\n\nVervolg\n\n{sentence(14)}"
    assert [part.heading_path for part in parts(text, "Aanleiding", "Vervolg")] == [
        ("Aanleiding",),
        ("Vervolg",),
    ]


def test_a_section_too_short_to_stand_alone_joins_its_neighbour() -> None:
    text = f"Aanleiding\n\n{sentence(14)}\n\nVervolg\n\nGeen."
    assert len(parts(text, "Aanleiding", "Vervolg")) == 1


def test_a_sentence_longer_than_the_model_reads_is_divided_and_not_cut_off() -> None:
    text = " ".join(f"woord{i}," for i in range(90)) + " einde."
    found = parts(text)
    assert max(part.tokens for part in found) <= 25
    assert " ".join(part.text for part in found).split() == text.split()


def test_passages_know_their_page() -> None:
    text = " ".join(sentence(9) for _ in range(12))
    assert [part.page for part in parts(text)][:: len(parts(text)) - 1] == [1, 2]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=20), st.sampled_from([" ", "\n\n"]))
def test_every_word_stands_in_exactly_one_passage_of_a_readable_length(
    lengths: list[int], between: str
) -> None:
    text = between.join(sentence(length) for length in lengths)
    found = parts(text)
    assert " ".join(part.text for part in found).split() == text.split()
    assert all(part.tokens <= 25 for part in found)
    assert all(text[part.start : part.end] == part.text for part in found)


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_gives_nothing(text: str) -> None:
    assert parts(text) == ()
