"""A case: wider than a published paper, and told by roles."""

from __future__ import annotations

import pytest

from index.model import Decision
from ingest.deidentify import Deidentifier
from ingest.deidentify.policy import load_policy
from ingest.deidentify.small_cells import small_cells
from tests.shielding import masked


def test_a_case_masks_office_holders_too(engine: Deidentifier) -> None:
    assert masked(engine, "Burgemeester De Wit kwam langs.", "casus") == ["De Wit"]


def test_people_of_a_case_are_called_by_their_role(engine: Deidentifier) -> None:
    text = (
        "Moeder (Samira) belt gezinsvoogd Marit Hoogendoorn over zoon Daan en dochter Lotte. Marit belt Daan."
    )
    assert engine.shield(text, "casus")[0] == (
        "Moeder ([moeder]) belt gezinsvoogd [hulpverlener A] over zoon [kind 1] en dochter [kind 2]. "
        "[hulpverlener A] belt [kind 1]."
    )


def test_a_town_goes_but_its_organisations_stay(engine: Deidentifier) -> None:
    text = "Zij wonen in Ridderkerk; de gemeente Ridderkerk en Veilig Thuis Rotterdam Rijnmond helpen."
    assert masked(engine, text, "casus") == ["Ridderkerk"]


def test_a_rare_trait_is_held_up_and_not_masked(engine: Deidentifier) -> None:
    text = "De kinderen zijn een drieling."
    assert [(one.label, one.decision) for one in engine.findings(text, "casus")] == [
        ("TRAIT", Decision.UNDECIDED)
    ]


def test_a_combination_that_few_share_is_a_small_cell() -> None:
    counts: dict[tuple[str, ...], int] = {("Rijnmond", "4-11", "tweeling"): 3, ("Rijnmond", "4-11", ""): 120}
    assert small_cells(counts, load_policy("casus").small_cell) == (("Rijnmond", "4-11", "tweeling"),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("heb je de spullen van floor al, ik bel haar morgen", ["floor"]),
        ("hij woont bij jan achter de school", ["jan"]),
        ("ik heb bram niet meer gezien sinds mees weg is", ["bram", "mees"]),
        ("de bruine beer en de roos stonden bij het kerkhof", []),
        ("ze zei hoi tegen haar ma en gaf een lap stof aan de koning", []),
    ],
)
def test_a_given_name_that_is_also_a_word_is_masked_without_its_capital(text: str, names: list[str]) -> None:
    assert masked(Deidentifier(), text, "casus") == names


def test_an_abbreviation_in_small_letters_is_nobody() -> None:
    assert not Deidentifier().findings("les ouders met lvb lezen het plan   ", "casus")
