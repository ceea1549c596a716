"""Whom a case or a committee is called after."""

# ruff: noqa: E501 -- a text reads best as it stands

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import shown

STRANGE = (
    "Xhemajli", "Vullinghs", "Haddaoui", "Boukhari", "Kowalczyk", "Loenhorst", "Tsegay", "Wójcik", "Brzezinski", "Dorrestein",
)  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_whom_a_case_is_called_after_is_masked(name: str, engine: Deidentifier) -> None:
    assert shown(engine, f"In de zaak-{name} wees de rechter daarop.") == "In de zaak-█ wees de rechter daarop."
    text = f"De commissie-{name} schreef een rapport."
    assert shown(engine, text) == text
    assert name not in shown(engine, f"{text} Mevrouw A. {name} (moeder) is er ook.")


def test_a_case_of_a_place_and_a_committee_of_state_stay(engine: Deidentifier) -> None:
    text = "De zaak-Appelscha, de zaak-Jeugdzorg en de commissie-De Winter."
    assert shown(engine, text) == text


@pytest.mark.parametrize("word", ["oorzaak", "noodzaak"])
def test_a_cause_is_no_case(word: str, engine: Deidentifier) -> None:
    assert shown(engine, f"De {word}-Xhemajli is onbekend.") == f"De {word}-Xhemajli is onbekend."
