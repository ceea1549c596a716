"""Makes the sample documents: corpus/bron/ in; corpus/stukken/, corpus/casussen/ and two lists out.

A source is Markdown with a YAML head. Its path says what is made of it: `bron/stukken/brief.pdf.md` becomes
`stukken/brief.pdf`, `bron/stukken/bundel.zip/memo.docx.md` becomes a member of `stukken/bundel.zip`, and
`brief.variant.md` becomes one file for each entry of `varianten`, with `{{veld}}` filled in. The folder decides
the policy: stukken are `openbaar`, casussen are `casus`. Same sources, same bytes: dates and ids are fixed.
documenten.jsonl says what is true of each document; vrijgave.jsonl releases the lessons, whose people are
invented, except those with `vrijgave: nee`: they wait for an editor, as every real lesson does.

    python corpus/maak.py [FOLDER TO WRITE IN]
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import docx
import numpy as np
import pypdfium2
import yaml
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree
from odf import style as odf_style  # type: ignore[import-untyped]
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText  # type: ignore[import-untyped]
from PIL import Image
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
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

HERE = Path(__file__).resolve().parent
MARK = "Voorbeeldcorpus, fictief. Personen, nummers en gebeurtenissen zijn verzonnen."
SHORT_MARK = "Voorbeeldcorpus, fictief"
POLICIES = {"stukken": "openbaar", "casussen": "casus"}
WORD_PROCESSED = (".docx", ".odt", ".pdf")
KEY_FIELDS = ("soort", "titel", "datum", "organisatie", "proeftuinen", "themas")


@dataclass(frozen=True)
class Block:
    """`kind` is kop1, kop2, kop3, alinea, opsomming, nummers, tabel or pagina; `items` holds lines or rows."""

    kind: str
    items: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Sample:
    """One document to make: where it goes, what it says of itself, and its text."""

    target: str
    """Below the folder to write in: `stukken/brief.pdf`, `stukken/bundel.zip/memo.docx`."""
    meta: Mapping[str, Any]
    blocks: tuple[Block, ...]
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def suffix(self) -> str:
        return Path(self.target).suffix

    @property
    def title(self) -> str:
        return str(self.meta["titel"])

    @property
    def headers(self) -> list[tuple[str, str]]:
        return [(key, str(value)) for key, value in self.meta.get("kenmerken", {}).items()]

    @property
    def when(self) -> datetime:
        stated = str(self.meta["datum"])
        return datetime.fromisoformat(stated if stated != "onbekend" else "2025-01-01")


def make(folder: Path = HERE, sources: Path = HERE / "bron") -> list[Path]:
    """Write every sample document and the answer key below `folder`; return what was written."""
    samples = read_samples(sources)
    files: dict[str, bytes] = {}
    bundles: dict[str, dict[str, bytes]] = {}
    for sample in samples:
        data = WRITERS[".scan" if sample.meta.get("scan") else sample.suffix](sample)
        bundle, _, member = sample.target.partition(".zip/")
        if member:
            bundles.setdefault(f"{bundle}.zip", {})[member] = data
        else:
            files[sample.target] = data
    files |= {target: pack(members) for target, members in bundles.items()}
    files["vrijgave.jsonl"] = releases(samples, files)
    files["documenten.jsonl"] = answer_key(samples)
    for target, data in sorted(files.items()):
        path = folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return sorted(folder / target for target in files)


def answer_key(samples: Sequence[Sample]) -> bytes:
    """What is true of each document, one JSON object a line, for tests; never read when taking in."""
    lines = []
    for sample in sorted(samples, key=lambda sample: sample.target):
        folder, _, name = sample.target.partition("/")
        values = {key: sample.meta[key] for key in KEY_FIELDS} | {"datum": str(sample.meta["datum"])}
        lines.append(json.dumps({"bron": name, **values, "beleid": POLICIES[folder]}, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode()


def releases(samples: Sequence[Sample], files: Mapping[str, bytes]) -> bytes:
    """The word of whoever wrote the lessons that their people do not exist, by the SHA-256 of each file."""
    lines = []
    for sample in sorted(samples, key=lambda sample: sample.target):
        if sample.target.startswith("casussen/") and sample.meta.get("vrijgave") != "nee":
            digest = hashlib.sha256(files[sample.target]).hexdigest()
            reason = {"door": "schrijver voorbeeldcorpus", "reden": "De personen zijn verzonnen."}
            lines.append(json.dumps({"hash": digest, **reason}, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode()


# --- reading the sources ---------------------------------------------------------------------------


def read_samples(folder: Path) -> list[Sample]:
    """All documents that the sources below `folder` describe, in the order of their paths."""
    samples = []
    for path in sorted(folder.rglob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        place = path.relative_to(folder).parent
        meta = yaml.safe_load(head)
        for variant in meta.get("varianten", [None]):
            name = variant["bestand"] if variant else path.name.removesuffix(".md")
            text = fill(body, variant)
            blocks, notes = read_blocks(typeset(text) if Path(name).suffix in WORD_PROCESSED else text)
            filled = yaml.safe_load(fill(head, variant))
            samples.append(Sample((place / name).as_posix(), filled, blocks, notes))
    return samples


def fill(text: str, values: Mapping[str, str] | None) -> str:
    """
    >>> fill("Gemeente {{gemeente}}", {"gemeente": "Goes"})
    'Gemeente Goes'
    """
    for key, value in (values or {}).items():
        text = text.replace("{{" + key + "}}", str(value))
    return text


def read_blocks(body: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """The blocks of a Markdown body, and its footnotes by number."""
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", body, flags=re.M))
    body = re.sub(r"^\[\^\d+\]: .+$", "", body, flags=re.M)
    return tuple(read_block(part) for part in re.split(r"\n\s*\n", body) if part.strip()), notes


def read_block(part: str) -> Block:
    lines = [line.rstrip() for line in part.strip().splitlines()]
    first = lines[0]
    if heading := re.match(r"(#{1,3}) (.+)", first):
        return Block(f"kop{len(heading[1])}", (heading[2],))
    if first == "[pagina]":
        return Block("pagina")
    if first.startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
        return Block("tabel", tuple(row for row in rows if set("".join(row)) - set("-: ")))
    if all(line.startswith("- ") for line in lines):
        return Block("opsomming", tuple(line[2:] for line in lines))
    if all(re.match(r"\d+\. ", line) for line in lines):
        return Block("nummers", tuple(line.split(". ", 1)[1] for line in lines))
    return Block("alinea", tuple(lines))


INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|\[\^(?P<note>\d+)\]|\[(?P<label>[^\]]+)\]\((?P<url>[^)]+)\)"
)


def inline(text: str) -> Iterator[tuple[str, str, str]]:
    """Runs of `text` as (kind, text, address): kind is tekst, vet, cursief, noot or link."""
    position = 0
    for match in INLINE.finditer(text):
        if match.start() > position:
            yield "tekst", text[position : match.start()], ""
        if match["bold"]:
            yield "vet", match["bold"], ""
        elif match["italic"]:
            yield "cursief", match["italic"], ""
        elif match["note"]:
            yield "noot", match["note"], ""
        else:
            yield "link", match["label"], match["url"]
        position = match.end()
    if text[position:]:
        yield "tekst", text[position:], ""


def typeset(text: str) -> str:
    """Quotation marks as a word processor makes them.

    >>> typeset('Zij zei: "Dat was \'s avonds."')
    'Zij zei: “Dat was ’s avonds.”'
    """
    return re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’")


HYPHENATION = re.compile(
    r"(jeugd|kinder|gezins|veiligheids|ervarings|gegevens|samen|hulp|wijk|gedrags|rechts|onder|psychiatrische)"
    r"(?=[a-z]{6})"
)


def hyphenated(text: str) -> str:
    """Soft hyphens where long Dutch words may be broken at the end of a line."""
    return HYPHENATION.sub("\\1\u00ad", text)


def plain(text: str) -> str:
    return "".join(f"{run} ({url})" if kind == "link" else run for kind, run, url in inline(text))


# --- text and Markdown -----------------------------------------------------------------------------


def write_txt(sample: Sample) -> bytes:
    """Hard-wrapped lines, as a text export of a letter has them."""

    def wrap(text: str, first: str = "", rest: str = "") -> str:
        return textwrap.fill(
            plain(text), 96, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )

    parts = []
    if sample.headers:
        parts.append("\n".join(wrap(f"{key}: {value}", rest="    ") for key, value in sample.headers))
    for block in sample.blocks:
        match block.kind:
            case "opsomming":
                parts.append("\n".join(wrap(item, "- ", "  ") for item in block.items))
            case "nummers":
                parts.append(
                    "\n".join(wrap(item, f"{n}. ", "   ") for n, item in enumerate(block.items, start=1))
                )
            case "tabel":
                parts.append("\n".join("   ".join(plain(cell) for cell in row) for row in block.items))
            case "pagina":
                parts.append("\n\n")
            case _:
                parts.append("\n".join(wrap(line) for line in block.items))
    parts += [f"{number} {text}" for number, text in sample.notes.items()]
    return ("\n\n".join([*parts, MARK]) + "\n").encode()


def write_md(sample: Sample) -> bytes:
    parts = []
    if sample.headers:
        parts.append("\n".join(f"**{key}:** {value}  " for key, value in sample.headers))
    for block in sample.blocks:
        match block.kind:
            case "kop1" | "kop2" | "kop3":
                parts.append("#" * int(block.kind[-1]) + " " + block.items[0])
            case "opsomming":
                parts.append("\n".join(f"- {item}" for item in block.items))
            case "nummers":
                parts.append("\n".join(f"{n}. {item}" for n, item in enumerate(block.items, start=1)))
            case "tabel":
                rows = ["| " + " | ".join(row) + " |" for row in block.items]
                rows.insert(1, "|" + " --- |" * len(block.items[0]))
                parts.append("\n".join(rows))
            case "alinea":
                parts.append("  \n".join(block.items))
    parts += [f"[^{number}]: {text}" for number, text in sample.notes.items()]
    return ("\n\n".join([*parts, f"*{MARK}*"]) + "\n").encode()


# --- HTML ------------------------------------------------------------------------------------------


def write_html(sample: Sample) -> bytes:
    """A page of a council's or a region's site, with the menu and footer around it."""
    organisation = escape(str(sample.meta["organisatie"]))
    body = "\n".join(html_block(block) for block in sample.blocks)
    notes = "".join(f'<li id="noot{number}">{html_inline(text)}</li>' for number, text in sample.notes.items())
    headers = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in sample.headers)
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{escape(sample.title)} | {organisation}</title>
<meta name="description" content="{SHORT_MARK}">
<style>body {{ font-family: sans-serif; max-width: 42rem }}</style>
</head>
<body>
<header><nav aria-label="Hoofdmenu"><ul><li><a href="/">Home</a></li><li><a href="/nieuws">Nieuws</a></li>\
<li><a href="/contact">Contact</a></li></ul></nav></header>
<main>
<article>
{f"<dl>{headers}</dl>" if headers else ""}
{body}
{f"<ol>{notes}</ol>" if notes else ""}
<p><small>{MARK}</small></p>
</article>
</main>
<footer><p>{organisation}</p><p><a href="/privacy">Privacy</a> <a href="/toegankelijkheid">Toegankelijkheid</a>\
</p></footer>
</body>
</html>
""".encode()


def html_block(block: Block) -> str:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            return f"<h{block.kind[-1]}>{html_inline(block.items[0])}</h{block.kind[-1]}>"
        case "opsomming" | "nummers":
            tag = "ul" if block.kind == "opsomming" else "ol"
            items = "".join(f"<li>{html_inline(item)}</li>" for item in block.items)
            return f"<{tag}>{items}</{tag}>"
        case "tabel":
            rows = []
            for n, row in enumerate(block.items):
                cell = "td" if n else "th"
                rows.append("".join(f"<{cell}>{html_inline(text)}</{cell}>" for text in row))
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        case "alinea":
            return "<p>" + "<br>\n".join(html_inline(line) for line in block.items) + "</p>"
    return ""


def html_inline(text: str) -> str:
    shapes = {
        "tekst": "{0}",
        "vet": "<strong>{0}</strong>",
        "cursief": "<em>{0}</em>",
        "noot": '<sup><a href="#noot{0}">{0}</a></sup>',
        "link": '<a href="{1}">{0}</a>',
    }
    return "".join(shapes[kind].format(escape(run), escape(url)) for kind, run, url in inline(text))


# --- XML of Kamerstukken ---------------------------------------------------------------------------


def write_xml(sample: Sample) -> bytes:
    """A Kamerstuk, or questions with their answers (`kamervragen`), as official publications have them."""
    head = sample.meta["kamerstuk"]
    date_text = f'<datum isodatum="{sample.meta["datum"]}">{escape(head["datumtekst"])}</datum>'
    lines = {
        "vergaderjaar": f"Vergaderjaar {head['vergaderjaar']}",
        "kameraanduiding": "Tweede Kamer der Staten-Generaal",
        "kamernummer": "2",
        "documenttype": "Aanhangsel van de Handelingen" if "vraagnummer" in head else "Kamerstukken",
    }
    rows = "".join(f'<tekstregel inhoud="{key}">{value}</tekstregel>' for key, value in lines.items())
    if "vraagnummer" in head:
        answered = f"{escape(head['antwoord'])} (ontvangen {date_text})."
        content = f"""<kamervragen>
<kamervraagkop>{rows}</kamervraagkop>
<kamervraagnummer>{head["vraagnummer"]}</kamervraagnummer>
<kamervraagomschrijving type="vraag">{escape(head["vraag"])}</kamervraagomschrijving>
<kamervraagomschrijving type="antwoord">{answered}</kamervraagomschrijving>
{xml_questions(sample)}
</kamervragen>"""
    else:
        content = f"""<kamerstuk>
<kamerstukkop>{rows}</kamerstukkop>
<dossier><dossiernummer><dossiernr>{head["dossier"]}</dossiernr></dossiernummer>\
<titel>{escape(head["dossiertitel"])}</titel></dossier>
<stuk>
<stuknr>Nr. <ondernummer kamer="2">{head["nr"]}</ondernummer></stuknr>
<titel>{escape(head["koptitel"])}</titel>
<datumtekst>{escape(head.get("bij_datum", ""))} {date_text}</datumtekst>
<algemeen><vrije-tekst><tekst status="goed">
{"".join(xml_block(block, sample) for block in sample.blocks)}
</tekst></vrije-tekst></algemeen>
</stuk>
</kamerstuk>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<metadata><meta name="OVERHEIDop.externMetadataRecord" scheme="" content="https://voorbeeld.example/{
        Path(sample.target).stem
    }/metadata.xml"/><meta name="voorbeeldcorpus" scheme="" content="fictief"/></metadata>
{content}
<bijlage><al>{MARK}</al></bijlage>
</officiele-publicatie>
""".encode()


def xml_questions(sample: Sample) -> str:
    """Each heading `Vraag 1` or `Antwoord 1` opens an element of that name."""
    parts: list[str] = []
    end = ""
    for block in sample.blocks:
        if block.kind == "kop2":
            tag = block.items[0].split()[0].lower()
            parts.append(f'{end}<{tag}><nr status="officieel">{block.items[0]}</nr>\n')
            end = f"</{tag}>\n"
        else:
            parts.append(xml_block(block, sample))
    return "".join([*parts, end])


def xml_block(block: Block, sample: Sample) -> str:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            return f'<tussenkop kopopmaak="vet">{escape(block.items[0])}</tussenkop>\n'
        case "opsomming" | "nummers":
            items = "".join(
                f"<li><li.nr>{'–' if block.kind == 'opsomming' else f'{n}.'}</li.nr>"
                f"<al>{xml_inline(item, sample)}</al></li>"
                for n, item in enumerate(block.items, start=1)
            )
            return f"<lijst>{items}</lijst>\n"
        case "tabel":
            rows = [
                "".join(f"<entry><al>{xml_inline(cell, sample)}</al></entry>" for cell in row)
                for row in block.items
            ]
            head, *body = [f"<row>{row}</row>" for row in rows]
            return (
                f'<table><tgroup cols="{len(block.items[0])}"><thead>{head}</thead>'
                f"<tbody>{''.join(body)}</tbody></tgroup></table>\n"
            )
        case "alinea":
            lines = "".join(f"<al>{xml_inline(line, sample)}</al>" for line in block.items)
            return f"<al-groep>{lines}</al-groep>\n" if len(block.items) > 1 else f"{lines}\n"
    return ""


def xml_inline(text: str, sample: Sample) -> str:
    shapes = {
        "tekst": "{0}",
        "vet": '<nadruk type="vet">{0}</nadruk>',
        "cursief": '<nadruk type="cur">{0}</nadruk>',
        "link": "{0}",
    }
    return "".join(
        f'<noot id="noot{run}" type="voet"><noot.nr>{run}</noot.nr>'
        f"<noot.al>{escape(sample.notes[run])}</noot.al></noot>"
        if kind == "noot"
        else shapes[kind].format(escape(run))
        for kind, run, _ in inline(text)
    )


# --- DOCX ------------------------------------------------------------------------------------------


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
        docx_block(document, block)
    document.add_paragraph(MARK)
    if sample.notes:
        docx_footnotes(document, sample.notes)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())


def docx_block(document: Any, block: Block) -> None:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            document.add_heading(block.items[0], level=int(block.kind[-1]))
        case "opsomming" | "nummers":
            style = "List Bullet" if block.kind == "opsomming" else "List Number"
            for item in block.items:
                docx_runs(document.add_paragraph(style=style), item)
        case "tabel":
            grid = document.add_table(rows=0, cols=len(block.items[0]), style="Table Grid")
            for row in block.items:
                for cell, text in zip(grid.add_row().cells, row, strict=True):
                    docx_runs(cell.paragraphs[0], text)
        case "pagina":
            document.add_page_break()
        case "alinea":
            paragraph = document.add_paragraph()
            for n, line in enumerate(block.items):
                if n:
                    paragraph.add_run().add_break()
                docx_runs(paragraph, line)


def docx_runs(paragraph: Any, text: str) -> None:
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


def docx_footnotes(document: Any, notes: Mapping[str, str]) -> None:
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


# --- ODT -------------------------------------------------------------------------------------------


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
        for element in odt_block(block, sample):
            document.text.addElement(element)
    document.text.addElement(odf_text.P(text=MARK))
    buffer = io.BytesIO()
    document.write(buffer)
    return repack(buffer.getvalue(), canonical)


def canonical(data: bytes) -> bytes:
    """XML in canonical form: odfpy declares namespaces in the order of whatever it made before."""
    root = etree.fromstring(data)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, method="c14n"))


def odt_block(block: Block, sample: Sample) -> Iterator[Any]:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            yield odf_text.H(outlinelevel=int(block.kind[-1]), text=block.items[0])
        case "opsomming" | "nummers":
            listing = odf_text.List()
            for n, item in enumerate(block.items, start=1):
                entry = odf_text.ListItem()
                entry.addElement(odt_paragraph(item if block.kind == "opsomming" else f"{n}. {item}", sample))
                listing.addElement(entry)
            yield listing
        case "tabel":
            grid = odf_table.Table(name=f"Tabel-{block.items[0][0]}")
            grid.addElement(odf_table.TableColumn(numbercolumnsrepeated=len(block.items[0])))
            for row in block.items:
                line = odf_table.TableRow()
                for text in row:
                    cell = odf_table.TableCell()
                    cell.addElement(odt_paragraph(text, sample))
                    line.addElement(cell)
                grid.addElement(line)
            yield grid
        case "alinea":
            for line in block.items:
                yield odt_paragraph(line, sample)


def odt_paragraph(text: str, sample: Sample) -> Any:
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


# --- PDF -------------------------------------------------------------------------------------------

BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=10, leading=14, spaceAfter=7, embeddedHyphenation=1
)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8, leading=10, spaceAfter=2)
RIGHT = ParagraphStyle("right", parent=SMALL, alignment=TA_RIGHT)
HEADINGS = {
    f"kop{level}": ParagraphStyle(
        f"kop{level}",
        parent=BODY,
        fontName="Helvetica-Bold",
        fontSize=size,
        leading=size + 4,
        spaceBefore=6,
        keepWithNext=1,
    )
    for level, size in ((1, 16), (2, 11.5), (3, 10))
}
CELLS = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, "#888888"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), "#eeeeee"),
    ]
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
        ).build(pdf_story(sample), onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def pdf_story(sample: Sample) -> list[Any]:
    story: list[Any] = [Paragraph(escape(line), RIGHT) for line in sample.meta.get("briefhoofd", [])]
    if sample.headers:
        # A memo writes "Aan: DB", a letterhead sets key and value apart without a colon.
        colon = ":" if sample.meta["soort"] == "memo" else ""
        rows = [
            (Paragraph(key + colon, SMALL), Paragraph(escape(value), SMALL)) for key, value in sample.headers
        ]
        story += [
            Spacer(1, 6 * mm),
            Table(rows, colWidths=(35 * mm, 125 * mm), hAlign="LEFT"),
            Spacer(1, 6 * mm),
        ]
    for block in sample.blocks:
        story += pdf_block(block)
    if sample.notes:
        story.append(HRFlowable(width="30%", hAlign="LEFT", spaceBefore=8))
        story += [Paragraph(f"{number} {escape(text)}", SMALL) for number, text in sample.notes.items()]
    return story


def pdf_block(block: Block) -> list[Any]:
    match block.kind:
        case "kop1" | "kop2" | "kop3":
            return [Paragraph(pdf_inline(block.items[0]), HEADINGS[block.kind])]
        case "opsomming" | "nummers":
            items: list[Any] = [ListItem(Paragraph(pdf_inline(item), BODY)) for item in block.items]
            shape: dict[str, Any] = (
                {"bulletType": "bullet", "start": "•"} if block.kind == "opsomming" else {"bulletType": "1"}
            )
            return [ListFlowable(items, leftIndent=14, **shape)]
        case "tabel":
            rows = [[Paragraph(pdf_inline(cell), SMALL) for cell in row] for row in block.items]
            return [Table(rows, style=CELLS, hAlign="LEFT", repeatRows=1), Spacer(1, 3 * mm)]
        case "pagina":
            return [PageBreak()]
    return [Paragraph("<br/>".join(pdf_inline(line) for line in block.items), BODY)]


def pdf_inline(text: str) -> str:
    shapes = {
        "tekst": "{0}",
        "vet": "<b>{0}</b>",
        "cursief": "<i>{0}</i>",
        "noot": "<super>{0}</super>",
        "link": "{0} ({1})",
    }
    runs = inline(hyphenated(text))
    return "".join(shapes[kind].format(escape(run), escape(url)) for kind, run, url in runs)


def write_scan(sample: Sample) -> bytes:
    """The PDF as a copier gives it back: grey pictures of its pages, a little askew, with specks; no text."""
    printed = pypdfium2.PdfDocument(write_pdf(sample))
    seed = int.from_bytes(hashlib.sha256(sample.target.encode()).digest()[:4], "big")
    specks = np.random.default_rng(seed)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle("scan")
    canvas.setSubject(SHORT_MARK)
    for page in printed:
        sheet = page.render(scale=150 / 72, grayscale=True).to_pil().convert("L")
        askew = sheet.rotate(0.5, resample=Image.Resampling.BICUBIC, fillcolor=255)
        pixels = np.asarray(askew, dtype=np.float32) * 0.94
        pixels += specks.normal(0.0, 2.0, pixels.shape).astype(np.float32)
        picture = io.BytesIO()
        Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(picture, "JPEG", quality=38)
        picture.seek(0)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    printed.close()
    return buffer.getvalue()


# --- ZIP -------------------------------------------------------------------------------------------


def pack(members: Mapping[str, bytes]) -> bytes:
    """A ZIP with fixed dates; `mimetype`, when there, comes first and unpacked as OpenDocument asks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(members, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name])
    return buffer.getvalue()


def repack(data: bytes, change: Callable[[bytes], bytes] = bytes) -> bytes:
    """The same ZIP without the clock in it; `change` is done to its XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return pack({name: change(data) if name.endswith(".xml") else data for name, data in members.items()})


WRITERS: Mapping[str, Callable[[Sample], bytes]] = {
    ".txt": write_txt,
    ".md": write_md,
    ".html": write_html,
    ".xml": write_xml,
    ".docx": write_docx,
    ".odt": write_odt,
    ".pdf": write_pdf,
    ".scan": write_scan,
}


if __name__ == "__main__":
    made = make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
    sys.stderr.write(f"{len(made)} files, {sum(path.stat().st_size for path in made) / 1000:.0f} kB\n")
