"""A name that the rules explain away and the trained component is sure of waits for a person."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from index.model import Decision, Described, Metadata, ReleaseState
from ingest.deidentify import Deidentifier
from ingest.term_list import TermList
from tests.papers import repaired

TEXT = "mgm = Hoekman-Pronk; pgm = Ait Brahim;"


@cache
def engine() -> Deidentifier:
    return Deidentifier()


def undecided(text: str, by: Deidentifier | None = None) -> list[str]:
    found = (by or engine()).findings(text, "openbaar")
    return [text[one.start : one.end] for one in found if one.decision is Decision.UNDECIDED]


def test_the_name_is_undecided_in_a_published_paper_and_masked_in_a_case() -> None:
    assert undecided(TEXT) == ["Hoekman-Pronk"]
    assert "Hoekman-Pronk" not in engine().shield(TEXT, "casus")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Het College van B. en W. stelde de hogere waarden vast.",
        "Het plan Kanaaldijk N.O.-Waardstraat ligt ter inzage.",
        "Let op: de Jeugdwet verandert. Hoi allemaal, nog even dit.",
        "Wethouder Ada Vos sprak met de Voedsel- en Warenautoriteit.",
    ],
)
def test_what_both_take_for_no_person_is_not_asked(text: str) -> None:
    assert undecided(text) == []


def test_the_paper_waits_and_says_on_how_many_places() -> None:
    safe = engine().deidentify(Described(repaired(TEXT), Metadata()), "openbaar")
    assert safe.release.state is ReleaseState.PENDING
    assert safe.release.reason == "Op één plek weet de computer niet of er een naam staat."


def test_a_word_that_this_installation_keeps_is_not_asked_again(tmp_path: Path) -> None:
    words = TermList(tmp_path)
    words.approve("Hoekman-Pronk", Decision.KEEP, "openbaar", "PERSON", "redactie")
    own = Deidentifier(terms=words.now)
    assert undecided(TEXT, own) == []
