"""Whole documents: the name of the file, its facts and furniture go with the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.model import (
    Decision,
    Described,
    Evidence,
    Fact,
    Finding,
    Heading,
    Metadata,
    OffsetMap,
    Page,
    ReleaseState,
    Repaired,
    Source,
)
from ingest.deidentify import Deidentifier

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"


def described(text: str, name: str = "brief.txt", metadata: Metadata | None = None) -> Described:
    source = Source(name, "sleutel", "hash", "text/plain", len(text), Path("brief.txt"))
    document = Repaired(
        source,
        text,
        pages=(Page(1, 0, len(text)),),
        origin=OffsetMap((0,), (0,)),
        headings=(Heading(0, text.index("\n"), 1),) if "\n" in text else (),
        properties={"author": "Sanne de Wit"},
        furniture=("Opgesteld door Sanne de Wit",),
    )
    return Described(document, metadata or Metadata())


def test_name_title_and_facts_of_a_document_are_shielded_with_its_text(engine: Deidentifier) -> None:
    text = "Verslag Sanne de Wit\n\nMevrouw De Wit belde op 06-12345678. Wethouder Bos was er ook."
    start = text.index("Wethouder Bos")
    metadata = Metadata(
        title=Fact("Verslag Sanne de Wit", Evidence("kop", 0, 20)),
        sender=Fact("Wethouder Bos", Evidence("tekst", start, start + 13)),
    )
    safe = engine.deidentify(described(text, "verslag_Sanne-de-Wit.txt", metadata), "openbaar")
    assert "Wit" not in safe.name and "Sanne" not in safe.name
    assert safe.metadata.title.value == "Verslag [persoon 1]"
    assert safe.metadata.sender.value == "Wethouder Bos"
    evidence = safe.metadata.sender.evidence
    assert evidence is not None and safe.text[evidence.start : evidence.end] == "Wethouder Bos"
    assert safe.text[safe.headings[0].start : safe.headings[0].end] == "Verslag [persoon 1]"
    assert safe.pages == (Page(1, 0, len(safe.text)),)
    assert "06-1" not in safe.text and safe.release.state is ReleaseState.RELEASED


def test_findings_know_their_place_in_both_texts(engine: Deidentifier) -> None:
    text = "Bel Sanne de Wit op 06-12345678."
    safe, findings = engine.shield(text, "openbaar")
    assert [safe[one.safe_start : one.safe_end] for one in findings] == ["[persoon 1]", "[telefoon]"]


def test_a_name_of_the_properties_is_found_in_the_text(engine: Deidentifier) -> None:
    safe = engine.deidentify(described("Wit belde terug.\nEinde."), "openbaar")
    assert safe.text.startswith("[persoon")


def test_what_a_person_decided_wins(engine: Deidentifier) -> None:
    text = "Sanne de Wit belde Veilig Thuis."
    keep = Finding(0, 12, "PERSON", "beoordelaar", 1.0, Decision.KEEP)
    mask = Finding(19, 31, "PERSON", "beoordelaar", 1.0, Decision.MASK)
    safe = engine.deidentify(described(text), "openbaar", decisions=(keep, mask))
    assert safe.text == "Sanne de Wit belde [persoon 1]."
    assert safe.release.state is ReleaseState.RELEASED


def test_a_case_is_never_released_by_the_machine(engine: Deidentifier) -> None:
    safe = engine.deidentify(described("Er is niets gebeurd."), "casus")
    assert safe.release.state is ReleaseState.PENDING
    assert safe.release.reason == "Onder dit beleid geeft een mens vrij."


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is absent")
def test_the_public_seeds_are_released_by_the_machine(engine: Deidentifier) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        safe = engine.deidentify(described(path.read_text(encoding="utf-8")), "openbaar")
        assert safe.release.state is ReleaseState.RELEASED, path.name


def test_the_date_of_a_case_is_not_told(engine: Deidentifier) -> None:
    metadata = Metadata(date=Fact("2023-03-09"), municipality=Fact("Ridderkerk"))
    safe = engine.deidentify(described("Er is niets gebeurd.", metadata=metadata), "casus")
    assert safe.metadata.date.value == "onbekend" and safe.metadata.period.first is None
    assert safe.metadata.municipality.value == "[plaats]"


def test_a_number_masked_once_is_masked_in_every_way_it_is_written(engine: Deidentifier) -> None:
    text = "Cliëntnummer: 2023-KL-00871\nZij belt op 06-12345678.\n\nBijlage 2023KL00871 bij 06 1234 56 78"
    made = engine.deidentify(described(text, "verslag 2023_KL_00871.txt"), "openbaar")
    assert "00871" not in made.text and "5678" not in made.text
    assert made.name == "verslag [dossiernummer].txt"


@pytest.mark.parametrize("name", ["Van Ooijen.txt", "Kamerbrief Van Ooijen en De Vries.pdf", "motie-ceder.pdf"])
def test_who_acts_in_office_in_the_text_does_so_in_the_name_of_the_file(
    engine: Deidentifier, name: str
) -> None:
    text = "Minister De Vries en staatssecretaris Van Ooijen antwoorden het lid Ceder (ChristenUnie)."
    assert engine.deidentify(described(text, name), "openbaar").name == name


@pytest.mark.parametrize("name", ["hart-van-brabant-plan.txt", "west-brabant-west-memo.txt", "hr-efcbdc5d.txt"])
def test_a_file_named_for_a_region_or_by_a_number_keeps_its_name(engine: Deidentifier, name: str) -> None:
    assert engine.deidentify(described("De proeftuin loopt.", name), "openbaar").name == name


def test_a_person_in_the_name_of_a_file_is_masked(engine: Deidentifier) -> None:
    shielded = engine.deidentify(described("De proeftuin loopt.", "verslag-hr-jansen.txt"), "openbaar")
    assert shielded.name == "verslag-hr-[persoon 1].txt"
