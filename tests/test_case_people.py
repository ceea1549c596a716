"""What a case still tells of whom it is about: roles, places, and traits that few share."""

from __future__ import annotations

import pytest

from index.model import Decision
from ingest.deidentify.small_cells import CaseTold, cells_of, count_cells, warning
from tests.fakes.gate import gate


def safe(text: str) -> str:
    return gate().shield(text, "casus")[0]


def test_someone_keeps_one_role_also_by_surname_and_in_the_plural() -> None:
    text = (
        "Moeder Samira El Amrani en vader Youssef Bakkali hebben zoon Ilyas. Mevrouw El Amrani huilt. "
        "De heer Bakkali niet. Samira belde."
    )
    assert safe(text) == (
        "Moeder [moeder] en vader [vader] hebben zoon [kind 1]. Mevrouw [moeder] huilt. "
        "De heer [vader] niet. [moeder] belde."
    )


def test_a_surname_of_two_people_points_at_neither() -> None:
    text = "Petra Vermeulen (moeder) en Kevin Vermeulen (zoon) kwamen. De familie Vermeulen wacht."
    shown = safe(text)
    assert shown.startswith("[moeder] (moeder) en [kind 1] (zoon) kwamen. De familie [persoon")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zij woont in de wijk Slikkerveer in Ridderkerk.", "Zij woont in de wijk [plaats] in [plaats]."),
        ("De Rotterdamse moeder belde.", "De [plaats] moeder belde."),
        ("Hij lag in het Sophia Kinderziekenhuis.", "Hij lag in het [plaats]."),
        ("Het team van Jeugdlink in FoodValley hielp.", "Het team van Jeugdlink in FoodValley hielp."),
        ("Veilig Thuis Rotterdam Rijnmond belde.", "Veilig Thuis Rotterdam Rijnmond belde."),
    ],
)
def test_places_below_the_region_go_and_the_region_stays(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "trait",
    ["imker", "in het nieuws", "glazen oog", "adoptiekind uit Colombia", "negen kinderen", "hemofilie"],
)
def test_a_rare_trait_is_asked_of_a_person_and_not_in_a_published_paper(trait: str) -> None:
    text = f"Over het gezin staat hier: {trait}, en verder niets."
    found = gate().findings(text, "casus")
    asked = [text[one.start : one.end] for one in found if one.decision is Decision.UNDECIDED]
    assert asked == [trait]
    assert all(one.decision is not Decision.UNDECIDED for one in gate().findings(text, "openbaar"))


CASE = CaseTold(frozenset(["foodvalley"]), "Een kind van [4-11 jaar] en een broer van [12-17 jaar].")


def test_a_trait_is_weighed_with_the_region_and_the_ages_around_it() -> None:
    cells = cells_of(CASE, ["imker", "Imker"])
    assert cells == (("foodvalley", "12-17", "imker"), ("foodvalley", "4-11", "imker"))
    same = CaseTold(frozenset(["foodvalley"]), "De imker heeft een kind van [4-11 jaar].")
    elsewhere = CaseTold(frozenset(["zeeland"]), "De imker heeft een kind van [4-11 jaar].")
    assert count_cells(cells, [same, elsewhere]) == {cells[0]: 0, cells[1]: 1}
    assert cells_of(CASE, []) == ()


def test_what_fewer_than_k_share_is_told_to_the_reviewer() -> None:
    assert warning({("foodvalley", "4-11", "imker"): 12}, 10) == ""
    said = warning({("foodvalley", "4-11", "imker"): 3}, 10)
    assert "minder dan 10 andere casussen" in said and "foodvalley, 4-11, imker" in said
