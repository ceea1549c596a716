"""Builds small files of every kind for the tests, so that none need be kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from index.model import Converted, Heading, Page, Repaired, Report, Source
from ingest.convert import convert
from ingest.repair import repair
from ingest.sources import Limits, discover

A4 = (595, 842)


def taken(path: Path, limits: Limits | None = None) -> list[Source | Report]:
    """What taking in `path` finds."""
    spool = path.parent / "spool"
    spool.mkdir(exist_ok=True)
    return list(discover([path], spool, limits))


def source(folder: Path, name: str, content: bytes | str) -> Source:
    """A file with this content, as it is found."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (found,) = taken(path)
    assert isinstance(found, Source), found
    return found


def read(folder: Path, name: str, content: bytes | str) -> Converted:
    return convert(source(folder, name, content))


def plain(text: str, pages: Sequence[Page] | None = None, headings: Sequence[Heading] = ()) -> Converted:
    """Converted text as the converter of plain text gives it."""
    from ingest.convert.text import pages_of

    made = Source("brief.txt", "sleutel", "hash", "text/plain", len(text), Path("brief.txt"))
    return Converted(made, text, tuple(pages or pages_of(text)), tuple(headings))


def repaired(text: str) -> Repaired:
    return repair(plain(text))


@dataclass(frozen=True)
class At:
    """A line of a PDF: its place in points from the lower left corner, its size, and whether it is bold."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


def column(
    lines: Sequence[str], x: float = 70, top: float = 760, step: float = 14, size: float = 11
) -> list[At]:
    """Lines below each other; an empty one leaves a gap."""
    return [At(x, top - step * at, line, size) for at, line in enumerate(lines) if line]


def pdf(pages: Sequence[Sequence[At]], properties: Mapping[str, str] | None = None) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.setTitle((properties or {}).get("title", ""))
    canvas.setAuthor((properties or {}).get("author", ""))
    for page in pages:
        for line in page:
            canvas.setFont("Helvetica-Bold" if line.bold else "Helvetica", line.size)
            canvas.drawString(line.x, line.y, line.text)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def scan(pages: Sequence[Sequence[At]]) -> bytes:
    """A PDF that holds nothing but pictures of its pages."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    with_text = pypdfium2.PdfDocument(pdf(pages))
    for page in with_text:
        picture = page.render(scale=3, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    with_text.close()
    return made.getvalue()


def archive(members: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return made.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

STYLES = """
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
"""


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file of which `body` is the XML inside w:body; `parts` are the insides of other parts by name."""
    given = {"styles": STYLES, **(parts or {})}
    roots = {
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "header1": "hdr",
        "footer1": "ftr",
    }
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
    }
    for name, inside in given.items():
        if name == "core":
            members["docProps/core.xml"] = (
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
                ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
                f"{inside}</cp:coreProperties>"
            )
        else:
            members[f"word/{name}.xml"] = f"<w:{roots[name]} {WORD}>{inside}</w:{roots[name]}>"
    return archive(members)


def paragraph(text: str, style: str = "", run: str = "") -> str:
    """A paragraph of a Word file; `run` are the properties of its only run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def odt(body: str, styles: str = "", meta: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text of which `body` is the XML inside office:text."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {OFFICE}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "meta.xml": f'<office:document-meta {OFFICE} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{meta}</office:meta></office:document-meta>",
            "META-INF/manifest.xml": "<manifest:manifest"
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            + manifest
            + "</manifest:manifest>",
        }
    )
