"""The story: one council letter goes from file to page. Read this first."""

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

import kennisbank
from index.answer import Question
from index.catalogue.listing import Listing
from index.model import Outcome

pytestmark = pytest.mark.slow

LETTER = """\
Gemeente Zandwijk

Aan: de leden van de gemeenteraad
Datum: 12 maart 2024
Onderwerp: Voortgang proeftuin FoodValley

Geachte raadsleden,

Met deze brief informeren wij u over de proeftuin in FoodValley, in vervolg op onze
brief 24bb000285.

Vast gezicht
Elk gezin houdt één vaste professional, ook als er gedwongen hulp no-
dig is. Het team Jeugdlink denkt mee en gaat mee op huisbezoek.

Vervolg
In het derde kwartaal van 2024 informeren wij u over de resultaten.

Voor vragen kunt u terecht bij mevrouw Fenna Oosterbaan, telefoon 06-12345678,
e-mail f.oosterbaan@zandwijk.example.
"""

PRIVATE = ("Oosterbaan", "Fenna", "12345678", "f.oosterbaan")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kennisbank.Kennisbank]:
    folder = tmp_path_factory.mktemp("verhaal")
    (folder / "stukken").mkdir()
    (folder / "stukken" / "raadsbrief.txt").write_text(LETTER, encoding="utf-8")
    settings = kennisbank.Settings(data=folder / "gegevens")
    with kennisbank.opened(settings) as opened:
        reports = list(opened.intake.take_in([folder / "stukken"]))
        assert [(report.source, report.outcome) for report in reports] == [("raadsbrief.txt", Outcome.INDEXED)]
        yield opened


def test_the_letter_says_what_it_is(opened: kennisbank.Kennisbank) -> None:
    card = Listing(opened.documents).newest(1)[0]
    assert card.title == "Voortgang proeftuin FoodValley"
    assert card.period.first is not None and card.period.first.isoformat() == "2024-03-12"
    assert card.proeftuinen == (("foodvalley", "FoodValley"),)


def test_it_is_found_by_its_meaning_with_the_sentence_that_carries_it(opened: kennisbank.Kennisbank) -> None:
    hit = opened.search.ask(Question("wie blijft er steeds bij het gezin betrokken?")).hits[0]
    assert hit.document.name == "raadsbrief.txt"
    assert any("vaste professional, ook als er gedwongen hulp nodig is" in quote.text for quote in hit.quotes)


def test_it_is_found_by_the_number_it_cites_and_says_the_cited_paper_is_missing(
    opened: kennisbank.Kennisbank,
) -> None:
    answer = opened.search.ask(Question("24bb285"))
    assert [hit.document.name for hit in answer.hits] == ["raadsbrief.txt"]
    assert (answer.references[0].canonical, answer.references[0].document) == ("24bb000285", None)


def test_no_private_person_reached_any_store(opened: kennisbank.Kennisbank) -> None:
    stores = {path.name: path.read_bytes() for path in opened.settings.data.rglob("*") if path.is_file()}
    assert any(b"vaste professional" in content for content in stores.values())
    for name, content in stores.items():
        assert not [word for word in PRIVATE if word.encode() in content], name


def test_the_page_shows_what_the_interface_answers(opened: kennisbank.Kennisbank) -> None:
    client = TestClient(kennisbank.make_application(opened, "sleutel"))
    answer = client.post("/v1/documenten/_zoek", json={"vraag": "vaste professional voor het gezin"}).json()
    page = client.get("/", params={"q": "vaste professional voor het gezin"}).text
    assert "Voortgang proeftuin FoodValley" in json.dumps(answer)
    assert "Voortgang proeftuin FoodValley" in page
    assert not [word for word in PRIVATE if word in page or word in json.dumps(answer)]


def test_the_same_letter_again_is_unchanged(opened: kennisbank.Kennisbank) -> None:
    folder = opened.settings.data.parent / "stukken"
    assert [report.outcome for report in opened.intake.take_in([folder])] == [Outcome.UNCHANGED]
