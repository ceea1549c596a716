"""A surname that is an office too, behind a title."""

# ruff: noqa: E501 -- a text reads best as it stands

import pytest

from ingest.deidentify import Deidentifier
from tests.shielding import shown


@pytest.fixture(scope="module")
def reader() -> Deidentifier:
    """With the trained component."""
    return Deidentifier()


OFFICES = (
    "Dijkgraaf", "Burgemeester", "Minister", "Kapitein", "Baron", "Griffier", "Schout", "Rector", "Koning", "Prins",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", OFFICES)
@pytest.mark.parametrize(
    "text", ["Mevrouw {}, moeder van twee pubers, vertelt.", "Volgens de heer {} was de school te laat."]
)
def test_a_surname_that_is_an_office_too_is_masked_behind_a_title(
    name: str, text: str, reader: Deidentifier
) -> None:
    assert name not in shown(reader, text.format(name))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Dank u wel, mevrouw de voorzitter.",
        "De heer Voorzitter, ik heb een vraag.",
        "Geachte mevrouw Minister, wij schrijven u over de wachtlijsten.",
        "De dijkgraaf en de griffier waren er ook.",
        "Dank u wel, meneer Griffier.",
    ],
)
def test_who_is_spoken_to_by_office_stays(text: str, reader: Deidentifier) -> None:
    assert shown(reader, text) == text
