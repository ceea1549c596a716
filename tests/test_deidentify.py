"""De-identification, text in and text out; the seeds' private data never survives."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.model import Policy
from ingest.deidentify import Deidentifier
from ingest.deidentify.policy import load_policy

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def engine() -> Deidentifier:
    return Deidentifier(model="geen")


@pytest.mark.parametrize("policy", ["openbaar", "casus"])
def test_every_example_of_a_policy_comes_out_as_it_says(engine: Deidentifier, policy: Policy) -> None:
    for example in load_policy(policy).examples:
        assert engine.shield(example["in"], policy)[0] == example["uit"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is absent")
def test_nothing_private_of_the_seeds_survives(engine: Deidentifier) -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    safe, _ = engine.shield(text, "openbaar")
    assert "@" not in safe
    for private in ("Mariska", "Steege", "Tijne", "06 35", "35 11 54 29"):
        assert private not in safe
    for kept in (
        "J. Silos-Knaap",
        "Ronald Buijt",
        "minister Weerwind",
        "Van Ooijen",
        "Jeugdlink",
        "Veilig Thuis",
        "24bb000285",
    ):
        assert kept in safe
