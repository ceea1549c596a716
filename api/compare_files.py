"""A comparison of proeftuinen as a file: CSV, Markdown, Word."""

from __future__ import annotations

import io

from docx import Document

from api.sheets import sheet
from index.compare import Cited, Matrix

NOTHING = "geen bewijs gevonden"
COLUMNS = ("proeftuin", "onderwerp", "datum", "zin", "stuk", "pagina", "adres")
NOTE = (
    "Elke zin staat letterlijk in een stuk; persoonsgegevens zijn afgeschermd. "
    "‘Geen bewijs gevonden’ betekent dat deze bronnen er niets over zeggen, niet dat het er niet is."
)


def as_csv(matrix: Matrix, address: str = "") -> str:
    """A row for each sentence, and one for each cell without any; `address` is that of this installation."""
    topics = dict(matrix.topics)
    regions = dict(matrix.proeftuinen)
    rows = []
    for cell in (cell for row in matrix.cells for cell in row):
        begin = [regions[cell.proeftuin], topics[cell.topic]]
        rows += [[*begin, *_row(each, address)] for each in cell.found] or [[*begin, "", NOTHING, "", "", ""]]
    return sheet(COLUMNS, rows)


def as_markdown(matrix: Matrix, address: str = "") -> str:
    """A heading for each topic, with a list of the proeftuinen under it."""
    lines = ["# Proeftuinen vergeleken", "", NOTE, ""]
    for column, (_, topic) in enumerate(matrix.topics):
        lines += [f"## {topic}", ""]
        for (_, region), row in zip(matrix.proeftuinen, matrix.cells, strict=True):
            lines.append(f"- **{region}**")
            for each in row[column].found:
                day, sentence, title, page, link = _row(each, address)
                source = f"[{_plain(title)}]({link})" if address else _plain(title)
                lines.append(f"  - “{_plain(sentence)}” ({day}, {source}{_on_page(page)})")
            if not row[column].found:
                lines.append(f"  - {NOTHING}")
        lines.append("")
    return "\n".join(lines)


def as_docx(matrix: Matrix, address: str = "") -> bytes:
    """A table of proeftuinen for each topic."""
    paper = Document()
    paper.core_properties.author = "Kennisbank"
    paper.core_properties.title = "Proeftuinen vergeleken"
    paper.add_heading("Proeftuinen vergeleken", level=1)
    paper.add_paragraph(NOTE)
    for column, (_, topic) in enumerate(matrix.topics):
        paper.add_heading(topic, level=2)
        table = paper.add_table(rows=1, cols=2, style="Table Grid")
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Proeftuin", "Wat de bronnen zeggen"
        for (_, region), row in zip(matrix.proeftuinen, matrix.cells, strict=True):
            name, said = table.add_row().cells
            name.text = region
            said.text = NOTHING if not row[column].found else ""
            for number, each in enumerate(row[column].found):
                day, sentence, title, page, link = _row(each, address)
                place = said.paragraphs[0] if number == 0 else said.add_paragraph()
                place.add_run(f"“{sentence}” ")
                place.add_run(f"({day}, {title}{_on_page(page)}. {link})").italic = True
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _row(cited: Cited, address: str) -> list[str]:
    """Date, sentence, title, page and address of a sentence; no page when the file has none of its own."""
    card, quote = cited.document, cited.quote
    passage = quote.ordinal + 1
    link = f"{address}/documenten/{card.id}?passage={passage}#passage-{passage}"
    sentence = " ".join(quote.text.split())
    return [card.date, sentence, card.title, str(quote.page) if card.paged else "", link]


def _on_page(page: str) -> str:
    return f", pagina {page}" if page else ""


def _plain(text: str) -> str:
    """Text in which Markdown sees no marks of its own."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|" else c for c in " ".join(text.split()))
