"""Proeftuinen side by side as a page shows them, and what stands in its address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from index.compare import Cited, Matrix
from ui.cards import card_view, quote_view
from ui.contexts.compare import Choice, CitedCard, ComparePage, CompareRow
from ui.contexts.page import Frame, Link

FIRST = 3
"""Topics that a first visit shows."""
FILES = (("Word", "docx"), ("rekenblad (CSV)", "csv"), ("Markdown", "md"))

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Keys of the vocabulary, in its order; `chosen` is False when the address says nothing."""

    proeftuinen: tuple[str, ...]
    topics: tuple[str, ...]
    chosen: bool

    def address(self, path: str) -> str:
        pairs = [("proeftuin", key) for key in self.proeftuinen] + [("onderwerp", key) for key in self.topics]
        return f"{path}?{urlencode(pairs)}"


def read(params: QueryParams, proeftuinen: Pairs, topics: Pairs) -> Asked:
    """Unknown keys choose nothing; without a choice all proeftuinen and the first topics."""
    rows, columns = set(params.getlist("proeftuin")), set(params.getlist("onderwerp"))
    some = tuple(key for key, _ in proeftuinen if key in rows)
    others = tuple(key for key, _ in topics if key in columns)
    return Asked(
        some or tuple(key for key, _ in proeftuinen),
        others or tuple(key for key, _ in topics[:FIRST]),
        bool(some or others),
    )


def compare_page(frame: Frame, matrix: Matrix, asked: Asked, proeftuinen: Pairs, topics: Pairs) -> ComparePage:
    rows = tuple(
        CompareRow(Link(label, f"/proeftuinen/{key}"), tuple(_cited(cell.found) for cell in cells))
        for (key, label), cells in zip(matrix.proeftuinen, matrix.cells, strict=True)
    )
    return ComparePage(
        frame=frame,
        proeftuinen=_choices(proeftuinen, asked.proeftuinen),
        topics=_choices(topics, asked.topics),
        columns=tuple(label for _, label in matrix.topics),
        rows=rows,
        found=sum(bool(cell) for row in rows for cell in row.cells),
        cells=sum(len(row.cells) for row in rows),
        downloads=tuple(
            Link(label, asked.address(f"/vergelijk/vergelijking.{ending}")) for label, ending in FILES
        ),
        chosen=asked.chosen,
    )


def _choices(known: Pairs, chosen: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(key, label, key in chosen) for key, label in known)


def _cited(found: Iterable[Cited]) -> tuple[CitedCard, ...]:
    return tuple(
        CitedCard(quote_view(each.quote, each.document, "", whole=True), card_view(each.document))
        for each in found
    )
