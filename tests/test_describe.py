"""What a paper says of itself is read with evidence; what it does not say stays "onbekend"."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from index.model import Fact, Heading, Metadata, OffsetMap, Page, Repaired, Source
from index.vocabulary import Vocabulary
from index.vocabulary_files import load_vocabulary
from ingest import media
from ingest.convert import convert
from ingest.describe import describe
from ingest.repair import repair

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "describe.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "corpus" / "vocabulaire")


def running_text(text: str, furniture: tuple[str, ...] = ()) -> Repaired:
    source = Source("stuk.txt", "stuk", "", media.TEXT, len(text), Path("stuk.txt"))
    return Repaired(source, text, (Page(1, 0, len(text)),), OffsetMap((0,), (0,)), furniture=furniture)


def values(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.value for fact in facts]


def readable(metadata: Metadata) -> dict[str, Any]:
    """The metadata in the words of the cases."""
    return {
        "soort": metadata.kind.value,
        "titel": metadata.title.value,
        "datum": metadata.date.value,
        "precisie": metadata.period.precision.value,
        "afzender": metadata.sender.value,
        "geadresseerde": metadata.addressee.value,
        "organisatie": metadata.organisation.value,
        "gemeente": metadata.municipality.value,
        "nummer": metadata.number.value,
        "proeftuinen": values(metadata.proeftuinen),
        "themas": values(metadata.themas),
        "verwijzingen": [reference.canonical for reference in metadata.references],
        "bedragen": [amount.cents for amount in metadata.amounts],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["naam"] for case in CASES])
def test_a_paper_is_described_as_it_says(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    document = running_text(case["tekst"], tuple(case.get("voet", ())))
    expected = {field: case[field] for field in case if field not in ("naam", "tekst", "voet")}
    found = readable(describe(document, vocabulary))
    assert {field: found[field] for field in expected} == expected


@pytest.mark.parametrize("case", CASES, ids=[case["naam"] for case in CASES])
def test_every_value_has_evidence_inside_the_text(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    metadata = describe(running_text(case["tekst"], tuple(case.get("voet", ()))), vocabulary)
    single = (metadata.kind, metadata.title, metadata.date, metadata.sender, metadata.addressee,
              metadata.organisation, metadata.municipality, metadata.number)  # fmt: skip
    for fact in (*single, *metadata.proeftuinen, *metadata.themas, *metadata.basisprincipes):
        assert (fact.value == "onbekend") == (fact.evidence is None)
        if fact.evidence and fact.evidence.start is not None and fact.evidence.end is not None:
            assert 0 <= fact.evidence.start < fact.evidence.end <= len(case["tekst"])


def test_a_greeting_is_never_the_title(vocabulary: Vocabulary) -> None:
    document = running_text("Geachte raadsleden,\n\nDe proeftuin loopt goed.\n")
    assert describe(document, vocabulary).title.value == "De proeftuin loopt goed"


def test_an_empty_looking_text_is_described_without_error(vocabulary: Vocabulary) -> None:
    metadata = describe(running_text("  \n\n 12 \n"), vocabulary)
    assert metadata.kind.value == metadata.title.value == metadata.date.value == "onbekend"


def test_a_proeftuin_named_in_passing_is_no_subject(vocabulary: Vocabulary) -> None:
    text = "De proeftuin Zeeland leert veel. " * 8 + "Ook de proeftuin Flevoland doet mee."
    assert values(describe(running_text(text), vocabulary).proeftuinen) == ["zeeland"]


def test_general_themes_do_not_count_outside_the_own_field(vocabulary: Vocabulary) -> None:
    text = "De subsidie voor de speeltuin. Het budget en de kosten van de brug. Toezicht op de bouw."
    assert describe(running_text(text), vocabulary).themas == ()


SEED_FACTS = {
    "000": {
        "soort": "raadsinformatiebrief",
        "titel": "Proeftuin kind- en gezinsbescherming",
        "datum": "onbekend",
        "afzender": "onbekend",
        "organisatie": "gemeente-ridderkerk",
        "gemeente": "ridderkerk",
        "nummer": "onbekend",
        "proeftuinen": ["rotterdam-rijnmond"],
        "verwijzingen": [],
        "bedragen": [],
    },
    "001": {
        "soort": "memo",
        "titel": "Proeftuin Rotterdam Rijnmond 'Wij doen het beter' en "
        "Toekomstscenario kind- en gezinsbescherming",
        "datum": "2023-03-09",
        "precisie": "dag",
        "geadresseerde": "DB",
        "organisatie": "grjr",
        "gemeente": "onbekend",
        "proeftuinen": ["rotterdam-rijnmond"],
        "verwijzingen": [],
        "bedragen": [80_000_000],
    },
    "002": {
        "soort": "commissiebrief",
        "titel": "Ontwikkelingen rondom het Toekomstscenario kind- en gezinsbescherming",
        "datum": "onbekend",
        "geadresseerde": "commissieleden",
        "organisatie": "gemeente-rotterdam",
        "gemeente": "rotterdam",
        "nummer": "onbekend",
        "proeftuinen": ["rotterdam-rijnmond"],
        "verwijzingen": ["24bb000285", "kst-31839-1018"],
        "bedragen": [],
    },
    "003": {
        "soort": "webpagina",
        "titel": "Proeftuin- kind en gezinsbescherming",
        "datum": "onbekend",
        "organisatie": "regio-foodvalley",
        "gemeente": "onbekend",
        "proeftuinen": ["foodvalley"],
    },
    "004": {
        "soort": "webpagina",
        "titel": "Het toekomstscenario Jeugdbescherming",
        "datum": "onbekend",
        "organisatie": "vng",
        "gemeente": "onbekend",
        "proeftuinen": [],
    },
}


@pytest.mark.skipif(not SEEDS.exists(), reason="the real documents in ../shared are not here")
@pytest.mark.parametrize("seed", SEED_FACTS)
def test_a_real_paper_is_described_exactly(seed: str, vocabulary: Vocabulary) -> None:
    (path,) = SEEDS.glob(f"{seed}_*")
    source = Source(path.name, path.name, "", media.TEXT, path.stat().st_size, path)
    found = readable(describe(repair(convert(source)), vocabulary))
    assert {field: found[field] for field in SEED_FACTS[seed]} == SEED_FACTS[seed]


def test_the_heading_above_all_others_is_the_title_of_a_title_page(vocabulary: Vocabulary) -> None:
    text = "Onderzoeksbureau De Peilstok\n\nWie er blijft\n\n1. Inleiding\n\n" + "Wij zagen veel. " * 20
    title, chapter = text.index("Wie"), text.index("1.")
    document = replace(
        running_text(text),
        headings=(Heading(title, title + 13, 1), Heading(chapter, chapter + 12, 2)),
    )
    assert describe(document, vocabulary).title.value == "Wie er blijft"


@pytest.mark.parametrize(
    ("text", "furniture", "fictional"),
    [
        ("Beste lezer.\n\nVoorbeeldcorpus, fictief. Alles is verzonnen.", (), True),
        ("Beste lezer.", ("Voorbeeldcorpus,\nfictief",), True),
        ("Het voorbeeldcorpus is niet fictief.", (), False),
    ],
)
def test_a_sample_is_fictional_wherever_it_says_so(
    text: str, furniture: tuple[str, ...], fictional: bool, vocabulary: Vocabulary
) -> None:
    assert describe(running_text(text, furniture), vocabulary).fictional is fictional
