"""Everyday words of a question find the words that papers have for the same."""

from __future__ import annotations

import re

from index.lexical import query_vector
from index.lexical.lists import DATA
from index.plain_words import terms, written


def test_an_everyday_word_gives_what_papers_call_it() -> None:
    assert "uithuisplaatsing" in written("wanneer gaat een kind elders wonen")
    assert "gezin" in written("wat is er met dit huishouden")


def test_any_form_of_a_word_counts() -> None:
    assert written("tieners") == written("tiener") != {}


def test_a_longer_stretch_goes_before_its_words() -> None:
    assert "pleegzorg" in written("een ander gezin")
    assert "huishouden" not in written("een ander gezin")


def test_what_no_everyday_word_stands_for_counts_half() -> None:
    found = written("gezagsdrager")
    assert found["ouder"] == found["verzorger"] == 0.5
    assert written("ouder")["verzorger"] == 1.0


def test_small_words_and_words_that_only_share_a_stem_stand_for_nothing() -> None:
    assert written("wat wel, en wat niet, om uit te gaan") == {}
    assert "huiselijk geweld" in written("geweld thuis")


def test_a_question_without_everyday_words_is_left_as_it_is() -> None:
    assert written("31839-1018") == {}
    assert written("") == {}
    assert terms("24bb009107") == {}


def test_terms_are_those_of_the_index() -> None:
    assert set(query_vector("uithuisplaatsing").indices) <= terms("elders wonen").keys()


def test_every_line_of_the_thesaurus_can_be_read() -> None:
    lines = DATA.joinpath("gewone-taal.txt").read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    wrong = [row for row in rows if not re.fullmatch(r"[^:,]+: [^:,]+(, [^:,]+)*", row)]
    assert wrong == []
    first = [row.partition(":")[0] for row in rows]
    assert len(first) == len(set(first))
