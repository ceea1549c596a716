"""A sample as an OpenDocument text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree
from odf import style as odf_style  # type: ignore[import-untyped]
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText  # type: ignore[import-untyped]

from corpus.formats.pack import repack
from corpus.sample import MARK, SHORT_MARK, Block, Sample, inline


def write_odt(sample: Sample) -> bytes:
    document = OpenDocumentText()
    bold = odf_style.Style(name="Vet", family="text")
    bold.addElement(odf_style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    layout = odf_style.PageLayout(name="Pagina")
    document.automaticstyles.addElement(layout)
    master = odf_style.MasterPage(name="Standard", pagelayoutname=layout)
    footer = odf_style.Footer()
    footer.addElement(odf_text.P(text=" · ".join([*sample.meta.get("voet", []), SHORT_MARK])))
    master.addElement(footer)
    document.masterstyles.addElement(master)
    for line in [*sample.meta.get("briefhoofd", []), *(f"{key}: {value}" for key, value in sample.headers)]:
        document.text.addElement(odf_text.P(text=line))
    for block in sample.blocks:
        for element in _block(block, sample):
            document.text.addElement(element)
    document.text.addElement(odf_text.P(text=MARK))
    buffer = io.BytesIO()
    document.write(buffer)
    return repack(buffer.getvalue(), _canonical)


def _canonical(data: bytes) -> bytes:
    """XML in canonical form: odfpy declares namespaces in the order of whatever it made before."""
    root = etree.fromstring(data)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, method="c14n"))


def _block(block: Block, sample: Sample) -> Iterator[Any]:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            yield odf_text.H(outlinelevel=int(block.kind[-1]), text=block.items[0])
        case "opsomming" | "nummers":
            listing = odf_text.List()
            for n, item in enumerate(block.items, start=1):
                entry = odf_text.ListItem()
                entry.addElement(_paragraph(item if block.kind == "opsomming" else f"{n}. {item}", sample))
                listing.addElement(entry)
            yield listing
        case "tabel":
            grid = odf_table.Table(name=f"Tabel-{block.items[0][0]}")
            grid.addElement(odf_table.TableColumn(numbercolumnsrepeated=len(block.items[0])))
            for row in block.items:
                line = odf_table.TableRow()
                for text in row:
                    cell = odf_table.TableCell()
                    cell.addElement(_paragraph(text, sample))
                    line.addElement(cell)
                grid.addElement(line)
            yield grid
        case "alinea":
            for line in block.items:
                yield _paragraph(line, sample)


def _paragraph(text: str, sample: Sample) -> Any:
    paragraph = odf_text.P()
    for kind, run, url in inline(text):
        if kind == "noot":
            note = odf_text.Note(id=f"noot{run}", noteclass="footnote")
            note.addElement(odf_text.NoteCitation(text=run))
            body = odf_text.NoteBody()
            body.addElement(odf_text.P(text=sample.notes[run]))
            note.addElement(body)
            paragraph.addElement(note)
        elif kind == "vet":
            paragraph.addElement(odf_text.Span(stylename="Vet", text=run))
        else:
            paragraph.addText(f"{run} ({url})" if url else run)
    return paragraph
