"""A sample as a document of Word."""

from __future__ import annotations

import io
from collections.abc import Mapping
from html import escape
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from corpus.formats.pack import repack
from corpus.sample import MARK, SHORT_MARK, Block, Sample, inline


def write_docx(sample: Sample) -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = sample.title, SHORT_MARK, ""
    properties.created = properties.modified = sample.when
    properties.last_modified_by, properties.comments = "", ""
    section = document.sections[0]
    section.footer.paragraphs[0].text = " · ".join([*sample.meta.get("voet", []), SHORT_MARK])
    for line in sample.meta.get("briefhoofd", []):
        section.header.add_paragraph(line)
    if sample.headers:
        grid = document.add_table(rows=0, cols=2)
        for key, value in sample.headers:
            cells = grid.add_row().cells
            cells[0].text, cells[1].text = key, value
    for block in sample.blocks:
        _block(document, block)
    document.add_paragraph(MARK)
    if sample.notes:
        _footnotes(document, sample.notes)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())


def _block(document: Any, block: Block) -> None:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            document.add_heading(block.items[0], level=int(block.kind[-1]))
        case "opsomming" | "nummers":
            style = "List Bullet" if block.kind == "opsomming" else "List Number"
            for item in block.items:
                _runs(document.add_paragraph(style=style), item)
        case "tabel":
            grid = document.add_table(rows=0, cols=len(block.items[0]), style="Table Grid")
            for row in block.items:
                for cell, text in zip(grid.add_row().cells, row, strict=True):
                    _runs(cell.paragraphs[0], text)
        case "pagina":
            document.add_page_break()
        case "alinea":
            paragraph = document.add_paragraph()
            for n, line in enumerate(block.items):
                if n:
                    paragraph.add_run().add_break()
                _runs(paragraph, line)


def _runs(paragraph: Any, text: str) -> None:
    for kind, run, url in inline(text):
        if kind == "noot":
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), run)
            mark = paragraph.add_run()
            mark.font.superscript = True
            mark._r.append(reference)
        else:
            added = paragraph.add_run(f"{run} ({url})" if url else run)
            added.bold, added.italic = kind == "vet", kind == "cursief"


def _footnotes(document: Any, notes: Mapping[str, str]) -> None:
    """python-docx makes no footnotes: add the part of Office Open XML that holds them."""
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    )
    root = parse_xml(f"<w:footnotes {nsdecls('w')}>{body}</w:footnotes>")
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        serialize_part_xml(root),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
