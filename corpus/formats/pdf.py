"""A sample as a PDF with text."""

from __future__ import annotations

import io
import re
from html import escape
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    HRFlowable,
    ListFlowable,
    ListItem,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from corpus.sample import SHORT_MARK, Block, Sample, marked_up

_SHAPES = {
    "tekst": "{0}",
    "vet": "<b>{0}</b>",
    "cursief": "<i>{0}</i>",
    "noot": "<super>{0}</super>",
    "link": "{0} ({1})",
}

_BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=10, leading=14, spaceAfter=7, embeddedHyphenation=1
)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8, leading=10, spaceAfter=2)
_RIGHT = ParagraphStyle("right", parent=_SMALL, alignment=TA_RIGHT)
_HEADINGS = {
    f"kop{level}": ParagraphStyle(
        f"kop{level}",
        parent=_BODY,
        fontName="Helvetica-Bold",
        fontSize=size,
        leading=size + 4,
        spaceBefore=6,
        keepWithNext=1,
    )
    for level, size in ((1, 16), (2, 11.5), (3, 10))
}
_CELLS = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, "#888888"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), "#eeeeee"),
    ]
)
_HYPHENATION = re.compile(
    r"(jeugd|kinder|gezins|veiligheids|ervarings|gegevens|samen|hulp|wijk|gedrags|rechts|onder|psychiatrische)"
    r"(?=[a-z]{6})"
)


def write_pdf(sample: Sample) -> bytes:
    """A letter or report on A4: letterhead on page one, a footer with page number on every page."""
    pages = 0

    def furniture(canvas: Any, template: Any) -> None:
        nonlocal pages
        pages = template.page
        canvas.setFont("Helvetica", 8)
        number = f"Pagina {template.page} van {total}"
        for n, line in enumerate([*sample.meta.get("voet", []), f"{number} · {SHORT_MARK}"]):
            canvas.drawString(25 * mm, (22 - 4 * n) * mm, line)

    for total in (0, None):
        total = pages if total is None else total
        buffer = io.BytesIO()
        SimpleDocTemplate(
            buffer,
            pagesize=A4,
            leftMargin=25 * mm,
            rightMargin=25 * mm,
            topMargin=22 * mm,
            bottomMargin=sample.meta.get("ondermarge", 32) * mm,
            title=sample.title,
            subject=SHORT_MARK,
            author=str(sample.meta["organisatie"]),
            invariant=1,
        ).build(_story(sample), onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def _story(sample: Sample) -> list[Any]:
    story: list[Any] = [Paragraph(escape(line), _RIGHT) for line in sample.meta.get("briefhoofd", [])]
    if sample.headers:
        # A memo writes "Aan: DB", a letterhead sets key and value apart without a colon.
        colon = ":" if sample.meta["soort"] == "memo" else ""
        rows = [
            (Paragraph(key + colon, _SMALL), Paragraph(escape(value), _SMALL)) for key, value in sample.headers
        ]
        story += [
            Spacer(1, 6 * mm),
            Table(rows, colWidths=(35 * mm, 125 * mm), hAlign="LEFT"),
            Spacer(1, 6 * mm),
        ]
    for block in sample.blocks:
        story += _block(block)
    if sample.notes:
        story.append(HRFlowable(width="30%", hAlign="LEFT", spaceBefore=8))
        story += [Paragraph(f"{number} {escape(text)}", _SMALL) for number, text in sample.notes.items()]
    return story


def _block(block: Block) -> list[Any]:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            return [Paragraph(_inline(block.items[0]), _HEADINGS[block.kind])]
        case "opsomming" | "nummers":
            items: list[Any] = [ListItem(Paragraph(_inline(item), _BODY)) for item in block.items]
            shape: dict[str, Any] = (
                {"bulletType": "bullet", "start": "•"} if block.kind == "opsomming" else {"bulletType": "1"}
            )
            return [ListFlowable(items, leftIndent=14, **shape)]
        case "tabel":
            rows = [[Paragraph(_inline(cell), _SMALL) for cell in row] for row in block.items]
            return [Table(rows, style=_CELLS, hAlign="LEFT", repeatRows=1), Spacer(1, 3 * mm)]
        case "pagina":
            return [PageBreak()]
    return [Paragraph("<br/>".join(_inline(line) for line in block.items), _BODY)]


def _inline(text: str) -> str:
    return marked_up(_hyphenated(text), _SHAPES)


def _hyphenated(text: str) -> str:
    """Soft hyphens where long Dutch words may be broken at the end of a line."""
    return _HYPHENATION.sub("\\1\u00ad", text)
