"""Proeftuinen side by side: every sentence stands in a paper, speaks of the right region, or is not there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest
from docx import Document
from fastapi.testclient import TestClient

from api.compare_files import as_csv, as_docx, as_markdown
from index.compare import Comparison, Matrix
from index.errors import QueryError
from tests.fakes.services import visitor
from tests.pages import words
from tests.shelf import WEIGHTS, Shelf, shelf, written

PAPERS = (
    written(
        "ede.txt",
        "Bij ons heeft elk gezin een vast gezicht uit het wijkteam. In Zeeland is dat een vast duo.\n\n"
        "Elders wisselt het vaste gezicht vaker van gezin. Wie wordt uw vaste gezicht?",
        day=date(2024, 5, 1),
        proeftuinen=["foodvalley"],
    ),
    written(
        "later.txt",
        "Het vaste gezicht is nu de gezinswerker.",
        day=date(2025, 1, 1),
        proeftuinen=["foodvalley"],
    ),
    written(
        "landelijk.txt",
        "In Flevoland is het vaste gezicht de gedragswetenschapper. Het vaste gezicht blijft daar lang.\n\n"
        "Het vaste gezicht is in alle proeftuinen bekend. Het vaste gezicht is een goed idee.",
        day=date(2023, 1, 1),
        proeftuinen=["flevoland", "zeeland"],
    ),
    written(
        "Werkwijze in de wijk v1.txt",
        "Het vaste gezicht komt elke week langs.",
        day=date(2024, 1, 1),
        proeftuinen=["gelderland-zuid"],
    ),
    written(
        "Werkwijze in de wijk v2.txt",
        "Het vaste gezicht komt om de week langs.",
        day=date(2025, 1, 1),
        proeftuinen=["gelderland-zuid"],
    ),
    written("geld.txt", "De begroting van de bibliotheek is goedgekeurd.", proeftuinen=["utrecht"]),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    with shelf(tmp_path_factory.mktemp("vergelijk"), PAPERS) as made:
        yield made


@pytest.fixture(scope="module")
def matrix(filled: Shelf) -> Matrix:
    comparison = Comparison(filled.documents, filled.index, filled.embedder, filled.vocabulary, WEIGHTS)
    rows = [key for key, _ in comparison.proeftuinen()]
    return comparison.matrix(rows, ["vast-gezicht"])


def said(matrix: Matrix, proeftuin: str) -> list[str]:
    return [
        each.quote.text
        for row in matrix.cells
        for cell in row
        if cell.proeftuin == proeftuin
        for each in cell.found
    ]


def test_a_cell_holds_whole_sentences_oldest_first(matrix: Matrix) -> None:
    assert said(matrix, "foodvalley") == [
        "Bij ons heeft elk gezin een vast gezicht uit het wijkteam.",
        "Het vaste gezicht is nu de gezinswerker.",
    ]


def test_what_was_replaced_fills_no_cell(matrix: Matrix) -> None:
    assert said(matrix, "gelderland-zuid") == ["Het vaste gezicht komt om de week langs."]


def test_a_sentence_that_names_another_region_is_about_that_region(matrix: Matrix) -> None:
    assert said(matrix, "zeeland") == ["In Zeeland is dat een vast duo."]


def test_in_a_paper_about_several_a_sentence_counts_for_the_region_named_before_it(matrix: Matrix) -> None:
    assert set(said(matrix, "flevoland")) < {
        "In Flevoland is het vaste gezicht de gedragswetenschapper.",
        "Het vaste gezicht blijft daar lang.",
    }


def test_what_says_nothing_of_the_topic_leaves_the_cell_empty(matrix: Matrix) -> None:
    assert said(matrix, "utrecht") == []
    assert len(matrix.cells) == len(matrix.proeftuinen) == 12


def test_every_sentence_stands_in_its_paper(matrix: Matrix, filled: Shelf) -> None:
    found = [each for row in matrix.cells for cell in row for each in cell.found]
    assert found
    for each in found:
        assert each.quote.text in filled.documents.get(each.document.id).text


def test_an_unknown_key_is_said(filled: Shelf) -> None:
    comparison = Comparison(filled.documents, filled.index, filled.embedder, filled.vocabulary)
    with pytest.raises(QueryError, match="Dit onderwerp bestaat niet"):
        comparison.matrix(["zeeland"], ["het-weer"])


def test_the_files_hold_every_cell_and_say_where_nothing_was_found(matrix: Matrix) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(matrix, "https://x").removeprefix("\ufeff")), delimiter=";"))
    assert {row["proeftuin"] for row in rows} == {label for _, label in matrix.proeftuinen}
    assert [row["zin"] for row in rows if row["proeftuin"] == "Utrecht"] == ["geen bewijs gevonden"]
    assert rows[1]["adres"].startswith("https://x/documenten/")
    text = as_markdown(matrix)
    assert "- **Utrecht**\n  - geen bewijs gevonden" in text
    table = Document(io.BytesIO(as_docx(matrix))).tables[0]
    assert len(table.rows) == 13
    assert "Het vaste gezicht is nu de gezinswerker." in table.rows[2].cells[1].text


# --- the API and the page -----------------------------------------------------------------------------


@pytest.fixture
def client() -> TestClient:
    return visitor()


def test_the_api_says_of_every_cell_what_was_found_or_that_nothing_was(client: TestClient) -> None:
    asked = {"proeftuinen": ["zeeland", "foodvalley"], "onderwerpen": ["geld"]}
    cells = client.post("/v1/vergelijkingen/_maak", json=asked).json()["vakken"]
    assert {cell["proeftuin"] for cell in cells} == {"zeeland", "foodvalley"}
    for cell in cells:
        assert bool(cell["bewijs"]) != ("toelichting" in cell and cell["toelichting"] == "geen bewijs gevonden")


def test_an_unknown_key_is_a_problem(client: TestClient) -> None:
    answer = client.post("/v1/vergelijkingen/_maak", json={"proeftuinen": ["atlantis"]})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_the_page_shows_what_the_address_chooses(client: TestClient) -> None:
    page = client.get("/vergelijk?proeftuin=zeeland&onderwerp=geld").text
    assert "geen bewijs gevonden" in words(page)
    assert 'value="zeeland" checked' in page
    assert "proeftuin=zeeland&amp;onderwerp=geld" in page
    assert client.get("/vergelijk?onderwerp=bestaat-niet").status_code == 200


@pytest.mark.parametrize("ending", ["csv", "md", "docx"])
def test_the_comparison_can_be_taken_along(client: TestClient, ending: str) -> None:
    answer = client.get(f"/vergelijk/vergelijking.{ending}?onderwerp=geld")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="vergelijking.{ending}"'
