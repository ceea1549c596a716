"""What a document says of itself, carried over to its safe text."""

from dataclasses import replace
from pathlib import Path

from index.model import Described, Evidence, Fact, Finding, Metadata, OffsetMap, Repaired, Source
from index.references import find_references
from ingest.deidentify.carried import Offsets, safe_metadata

TEXT = "Zie zaaknummer Z/24/123456 en 24bb000285."
SAFE = "Zie zaaknummer [zaaknummer] en 24bb000285."


def test_a_number_under_a_mask_is_not_told_by_its_canonical_form() -> None:
    source = Source("brief.txt", "brief.txt", "", "text/plain", 1, Path("brief.txt"))
    metadata = Metadata(references=find_references(TEXT))
    assert [each.canonical for each in metadata.references] == ["Z/24/123456", "24bb000285"]
    finding = Finding(15, 26, "CASE", "regel", 1.0, safe_start=15, safe_end=27)
    described = Described(Repaired(source, TEXT, (), OffsetMap((0,), (0,))), metadata)
    offsets = Offsets([finding], len(SAFE))
    (kept,) = safe_metadata(described, SAFE, offsets, str, keeps_dates=True).references
    assert kept.canonical == "24bb000285" and SAFE[kept.start : kept.end] == kept.raw


def test_a_key_of_the_vocabulary_never_becomes_a_label() -> None:
    text = "Proeftuin Hart van Brabant."
    source = Source("les.txt", "les.txt", "", "text/plain", 1, Path("les.txt"))
    metadata = Metadata(proeftuinen=(Fact("hart-van-brabant", Evidence("vocabulaire: naam", 10, 26)),))
    described = Described(Repaired(source, text, (), OffsetMap((0,), (0,))), metadata)
    offsets = Offsets([], len(text))
    (kept,) = safe_metadata(described, text, offsets, lambda _: "[persoon 5]", keeps_dates=True).proeftuinen
    assert kept.value == "hart-van-brabant"


def test_the_region_that_wrote_a_case_never_becomes_a_label() -> None:
    text = "Proeftuin Zaanstreek-Waterland."
    source = Source("les.txt", "les.txt", "", "text/plain", 1, Path("les.txt"))
    region, elsewhere = Fact("zaanstreek-waterland"), Fact("gemeente-ede")
    described = Described(Repaired(source, text, (), OffsetMap((0,), (0,))), Metadata(proeftuinen=(region,)))

    def organisation(one: Fact) -> str:
        metadata = replace(described.metadata, organisation=one)
        given = replace(described, metadata=metadata)
        return safe_metadata(
            given, text, Offsets([], len(text)), lambda _: "[account]", keeps_dates=False
        ).organisation.value

    assert organisation(region) == "zaanstreek-waterland"
    assert organisation(Fact("proeftuin-zaanstreek-waterland")) == "proeftuin-zaanstreek-waterland"
    assert organisation(elsewhere) == "[account]"
