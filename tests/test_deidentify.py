"""The engine: its policies, its models, and the seeds' private data that never survives."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelError, SettingsError
from index.model import Policy
from ingest.deidentify import Deidentifier
from ingest.deidentify.decide import resolve
from ingest.deidentify.evidence import Evidence as Seen
from ingest.deidentify.pipeline import build_pipeline
from ingest.deidentify.policy import load_policy
from ingest.deidentify.view import view_of
from tests.shielding import masked

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"


@pytest.mark.parametrize("policy", ["openbaar", "casus"])
def test_every_example_of_a_policy_comes_out_as_it_says(engine: Deidentifier, policy: Policy) -> None:
    for example in load_policy(policy).examples:
        assert engine.shield(example["in"], policy)[0] == example["uit"]


def test_an_unknown_policy_is_a_setting_that_is_wrong() -> None:
    with pytest.raises(SettingsError, match="kies openbaar of casus"):
        load_policy(cast(Policy, "streng"))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is absent")
def test_nothing_private_of_the_seeds_survives(engine: Deidentifier) -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    safe, _ = engine.shield(text, "openbaar")
    assert "@" not in safe
    for private in ("Mariska", "mariska", "Steege", "Tijne", "tijne", "06 35", "35 11 54 29"):
        assert private not in safe
    for kept in (
        "J. Silos-Knaap",
        "Ronald Buijt",
        "minister Weerwind",
        "Van Ooijen",
        "Jeugdlink",
        "JeugdLink",
        "Veilig Thuis",
        "24bb000285",
        "31 839, nr. 1018",
        "Wij doen het beter",
        "Goeree-Overflakkee",
        "Postbus 70032",
        "West-Brabant West",
    ):
        assert kept in safe


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abZé \n-.\u00ad\u200b\ufb01\u0301@1", max_size=40))
def test_every_place_of_the_view_leads_back_into_the_text(raw: str) -> None:
    view = view_of(raw)
    for i in range(len(view.text)):
        start, end = view.to_raw(i, i + 1)
        assert 0 <= start < end <= len(raw)
        first, last = view.of_raw(start, end)
        assert first <= i < last


def test_shielding_twice_changes_nothing(engine: Deidentifier) -> None:
    text = "Mevrouw Jansen (06-12345678) en haar zoon Daan wonen aan de Kerkstraat 12."
    once, _ = engine.shield(text, "openbaar")
    assert engine.shield(once, "openbaar")[0] == once


@pytest.mark.parametrize("model", ["spacy:nl_bestaat_niet", "gliner:bestaat-niet", "onzin"])
def test_a_model_that_is_set_and_missing_stops_the_work(model: str) -> None:
    with pytest.raises(ModelError):
        Deidentifier(model=model)


def test_the_version_names_rules_lists_and_model(engine: Deidentifier) -> None:
    assert engine.engine.startswith("1+sha256:")
    with_component = Deidentifier()
    assert engine.engine == Deidentifier(model="geen").engine != with_component.engine


def test_the_trained_component_sees_a_person_in_words_that_no_list_knows(engine: Deidentifier) -> None:
    text = "Gisteren sprak ik Hoekstoel over het plan. Volgens Tafelkleed klopt het niet."
    assert masked(engine, text, "casus") == []
    assert masked(Deidentifier(), text, "casus") == ["Hoekstoel", "Tafelkleed"]


def test_an_organisation_that_no_list_knows_stays_in_a_published_paper() -> None:
    text = "De app van Patyna kost € 12 per gezin. Uit cijfers van Vektis blijkt een daling."
    assert masked(Deidentifier(), text) == []


def test_a_damaged_component_stops_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.deidentify.trained.FOLDER", tmp_path)
    with pytest.raises(ModelError, match="beschadigd"):
        Deidentifier()


def test_evidence_stands_in_the_spans_of_the_spacy_document() -> None:
    doc = build_pipeline("geen")("Mevrouw Jansen belt 06-12345678 naar Veilig Thuis.")
    groups = {name: [(span.text, span.label_, span.id_) for span in doc.spans[name]] for name in doc.spans}
    assert ("Jansen", "PERSON", "regel") in groups["namen"]
    assert ("06-12345678", "PHONE", "vorm") in groups["vormen"]
    assert ("Veilig Thuis", "KEEP", "lijst") in groups["behouden"]


def test_the_stronger_kind_keeps_its_place_and_the_rest_stays_covered() -> None:
    text = "Jan Kerkstraat 12"
    address, person = Seen(4, 17, "ADDRESS", "vorm", 0.9), Seen(0, 14, "PERSON", "regel", 0.9)
    assert [(one.start, one.end, one.label) for one in resolve(text, [person, address], lambda _: 0.5)] == [
        (0, 3, "PERSON"),
        (4, 17, "ADDRESS"),
    ]
