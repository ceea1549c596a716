"""The routes of `/v1` that put proeftuinen side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from fastapi import APIRouter

from api import translate
from api.compare_files import NOTHING, as_csv, as_markdown
from api.ports.knowledge import Comparer
from api.schemas.compare import Onderwerpen, Vak, Vakzin, Vergelijking, Vergelijkvraag
from index.compare import Cell, Matrix

Form = Literal["csv", "json", "markdown"]


def routes(comparer: Comparer) -> APIRouter:
    router = APIRouter()

    @router.post(
        "/vergelijkingen/_maak",
        operation_id="maakVergelijking",
        summary="Zet proeftuinen naast elkaar",
        tags=["Vergelijken"],
    )
    def compare(asked: Vergelijkvraag) -> Vergelijking:
        """Geeft voor elke proeftuin en elk onderwerp de zinnen die er iets over zeggen; bewaart niets."""
        return comparison(matrix_of(comparer, asked.proeftuinen, asked.onderwerpen))

    @router.get(
        "/onderwerpen",
        operation_id="leesOnderwerpen",
        summary="Lees waarop u kunt vergelijken",
        tags=["Vergelijken"],
    )
    def topics() -> Onderwerpen:
        """Geeft de onderwerpen van een vergelijking, in vaste volgorde."""
        return Onderwerpen(onderwerpen=[translate.pair(each) for each in comparer.topics()])

    return router


def matrix_of(comparer: Comparer, proeftuinen: Sequence[str], topics: Sequence[str]) -> Matrix:
    """Of these rows and columns; without any, of all. Raises QueryError for a key that does not exist."""
    return comparer.matrix(
        proeftuinen or [key for key, _ in comparer.proeftuinen()],
        topics or [key for key, _ in comparer.topics()],
    )


def as_text(matrix: Matrix, form: Form) -> str:
    """What the command line prints."""
    match form:
        case "csv":
            return as_csv(matrix)
        case "json":
            return comparison(matrix).model_dump_json(by_alias=True) + "\n"
        case "markdown":
            return as_markdown(matrix)


def comparison(matrix: Matrix) -> Vergelijking:
    return Vergelijking(
        proeftuinen=[translate.pair(each) for each in matrix.proeftuinen],
        onderwerpen=[translate.pair(each) for each in matrix.topics],
        vakken=[_field(cell) for row in matrix.cells for cell in row],
    )


def _field(cell: Cell) -> Vak:
    return Vak(
        proeftuin=cell.proeftuin,
        onderwerp=cell.topic,
        bewijs=[
            Vakzin(stuk=translate.card(each.document), citaat=translate.quote(each.quote))
            for each in cell.found
        ],
        toelichting=None if cell.found else NOTHING,
    )
